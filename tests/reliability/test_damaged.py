"""Damaged journals: refused or read rightly, never written by a look, never a wrong answer."""

import json
import os
import shlex
from pathlib import Path
from random import Random

import pytest
from reliability.damage import KINDS
from reliability.rounds import rounds

from mentorlog.main import main

DATA = os.environ.get("MENTORLOG_DATA")  # read now: a test sees no setting of who runs it
TODAY = ["--today", "2026-03-11"]
LINES = [
    "start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05",
    *(f'goal add "Goal {n} of some words" --measure "it is done"' for n in range(5)),
    *(
        f'meet --on 2026-01-{n:02} --lasted 50 --notes "Session {n}: we spoke of {n * 37} things" '
        f'--goal g{n % 5 + 1}:{n} --action "mentee: read chapter {n}"'
        for n in range(6, 30)
    ),
    'concern raise --by mentee "Weeks fill up"',
    'feedback --from mentee "More examples would help"',
]
AS_BEFORE = {"15 UTF-16", "16 page size 512", "26 WAL, broken", "27 hot journal"}
READ = AS_BEFORE | {"18 stale index", "19 orphans", "23 foreign trigger and view", "25 WAL"}
"""What is read; of the rest a look says no."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "journal.db"
    for line in LINES:
        assert main(["--journal", str(path), *TODAY, *shlex.split(line)]) == 0, line
    return path.read_bytes()


@pytest.fixture
def call(capsys):
    def run(path, *argv):
        capsys.readouterr()
        code = main(["--journal", str(path), *TODAY, *argv])
        return code, *capsys.readouterr()

    return run


def files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def everything(call, path):
    code, out, err = call(path, "export", "--all", "--include-private")
    assert code in (0, 4), err
    assert "Traceback" not in err
    return out if code == 0 else None


@pytest.fixture
def answer(call, whole, tmp_path):
    path = tmp_path / "whole" / "journal.db"
    path.parent.mkdir()
    path.write_bytes(whole)
    return everything(call, path)


def spoiled(folder: Path, whole: bytes, kind) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "journal.db"
    path.write_bytes(whole)
    path.chmod(0o600)
    kind(path)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_damage_is_refused_or_read_rightly(call, whole, answer, tmp_path, kind):
    path = spoiled(tmp_path / "spoiled", whole, KINDS[kind])
    before = files(path.parent)
    told = everything(call, path)
    if kind in READ:
        assert told is not None
        if kind in AS_BEFORE:
            assert told == answer
    else:
        code, out, err = call(path, "list")
        assert (code, out) == (4, "")
        assert err.startswith("mentorlog: ")
        assert "\n  Try: mentorlog " in err or kind.startswith(("17", "24")), err
    if not kind.startswith(("25", "26", "27")):  # what was cut off is put right by the first look
        assert files(path.parent) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_doctor_names_what_is_wrong_and_touches_nothing(call, whole, tmp_path, kind):
    path = spoiled(tmp_path / "spoiled", whole, KINDS[kind])
    before = files(path.parent)
    code, out, err = call(path, "doctor", "--deep", "--json")
    found = json.loads(out)
    well = kind in AS_BEFORE | {"25 WAL"}
    assert (code == 0) == well == found["whole"], found["findings"]
    assert files(path.parent) == before
    code, out, err = call(path, "doctor")
    assert "Traceback" not in out + err
    assert files(path.parent) == before


SAVED = {
    "18 stale index": 1,
    "19 orphans": 1,
    "20 table missing": 1,
    "21 wrong types": 1,
    "22 malformed schema": 1,
    "23 foreign trigger and view": 1,
    "10 page overwritten": 0.2,
    "11 bit rot": 0.1,
    "12 a page of zeros": 0.5,
    "09 page count too big": 1,
    "04 cut in the middle of a page": 0,
    "06 magic changed": 1,
    "07 page size 513": 1,
    **dict.fromkeys(AS_BEFORE | {"25 WAL"}, 1),
}
"""The least share of the entries that can be saved."""


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_read_is_saved_and_nothing_made_up(call, whole, answer, tmp_path, kind):
    path = spoiled(tmp_path / "spoiled", whole, KINDS[kind])
    before = files(path.parent)
    out = tmp_path / "new.db"
    code, said, err = call(path, "doctor", "--rescue", str(out), "--json")
    assert code in (0, 4), err
    assert "Traceback" not in err
    assert files(path.parent) == before
    if SAVED.get(kind):
        assert out.exists(), err
    if not out.exists():
        assert code == 4
        return
    done = json.loads(said)
    assert (code == 0) == (not (done["lost"] or done["unread"] or done["left"])), said
    truth = {line["id"]: line for line in map(json.loads, answer.splitlines()[1:])}
    new = [json.loads(line) for line in everything(call, out).splitlines()[1:]]
    wrote = sum(json.loads(said)["written"].values())
    assert wrote == len(new)
    known = [line for line in new if line["id"] in truth]
    removed = {"18": 21, "19": 6}.get(kind[:2], 0)  # by the damage itself
    assert len(known) >= SAVED.get(kind, 0) * (len(truth) - removed) - (kind[:2] == "21"), said
    assert call(out, "doctor", "--deep")[0] == 0
    if kind not in ("11 bit rot", "21 wrong types", "25 WAL"):
        for line in known:
            assert {k: v for k, v in line.items() if k in truth[line["id"]]}.items() <= truth[
                line["id"]
            ].items()


# Anything at any place.


def _cut(random: Random, content: bytes) -> bytes:
    return content[: random.randrange(len(content))]


def _flip(random: Random, content: bytes) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << random.randrange(8)]) + content[at + 1 :]


def _zero(random: Random, content: bytes) -> bytes:
    at = random.randrange(len(content) // 512) * 512
    return content[:at] + bytes(512) + content[at + 512 :]


@pytest.mark.parametrize("how", [_cut, _flip, _zero], ids=["cut", "flipped", "zeroed"])
def test_damage_anywhere_never_ends_in_a_traceback_and_is_never_written(
    call, whole, answer, tmp_path, how, record_property
):
    path = tmp_path / "spoiled" / "journal.db"
    path.parent.mkdir()
    counts = dict.fromkeys(("refused", "as before", "other", "other, found by --deep"), 0)
    changed = found = 0
    for seed in range(rounds(20)):
        content = how(Random(seed), whole)
        if content == whole:
            continue
        changed += 1
        path.write_bytes(content)
        path.chmod(0o600)
        told = everything(call, path)
        assert path.read_bytes() == content
        code, _, err = call(path, "doctor", "--deep", "--json")
        assert code in (0, 4), err
        assert "Traceback" not in err
        assert path.read_bytes() == content
        assert set(os.listdir(path.parent)) == {path.name}
        found += code == 4
        if told is None:
            counts["refused"] += 1
        elif told == answer:
            counts["as before"] += 1
        else:
            counts["other"] += 1
            counts["other, found by --deep"] += code == 4
    print(how.__name__, f"{changed} changed", counts, f"doctor --deep found {found}")
    if how is _cut:
        assert counts["other"] == 0
    if how is _zero:
        assert counts["other, found by --deep"] == counts["other"]


@pytest.mark.skipif(not DATA, reason="MENTORLOG_DATA does not say where the collection is")
def test_the_files_of_the_collection_are_refused_and_left_alone(call, tmp_path):
    folder = Path(DATA) / "nasty" / "sqlite_damaged"
    there = sorted(folder.glob("*.db"))
    assert len(there) > 20
    for file in there:
        place = tmp_path / file.stem
        place.mkdir()
        path = place / "journal.db"
        path.write_bytes(file.read_bytes())
        before = files(place)
        for argv in (["list"], ["health"], ["meet", "--on", "2026-03-10"], ["doctor", "--deep"]):
            code, _, err = call(path, *argv)
            assert code == 4, (file.name, argv, err)
            assert "Traceback" not in err
            assert files(place) == before, (file.name, argv)
        code, _, err = call(path, "doctor", "--rescue", str(tmp_path / f"{file.stem}-new.db"))
        assert code in (0, 4), (file.name, err)
        assert files(place) == before
