"""Files that something became of: each is refused or taken in a sentence and soon, nothing is
half taken, and what is taken comes back as it left."""

import json
import shutil
from datetime import date
from pathlib import Path
from random import Random
from time import process_time

import pytest
from reliability import kept
from reliability.broken import KINDS, SETTINGS, spoiled
from reliability.called import Ran, call, refuse_bugs
from reliability.rounds import rounds

from mentorlog.cli.asking import form
from mentorlog.cli.asking.editing import changed
from mentorlog.cli.rewriting.entry_form import read_back, sheet_of
from mentorlog.cli.session import Session
from mentorlog.exchange.kinds import keys_of
from mentorlog.exchange.packet import checksum

SOON = 2.0  # seconds of the processor's
BEGUN = "start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05 --rhythm weekly"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal that is begun; not to be written to."""
    path = tmp_path_factory.mktemp("begun") / "journal.db"
    assert call(path, *BEGUN.split()).code == 0
    return path


def soon(path: Path, *argv: str) -> Ran:
    """Call the program, and be told soon."""
    start = process_time()
    ran = call(path, *argv)
    assert process_time() - start < SOON, argv
    refuse_bugs(ran, argv)
    return ran


@pytest.mark.parametrize("name", KINDS)
def test_a_file_as_it_should_be_is_taken(begun: Path, tmp_path: Path, name: str) -> None:
    content, flags = KINDS[name]
    (tmp_path / name).write_bytes(content)
    shutil.copy(begun, tmp_path / "journal.db")
    ran = soon(tmp_path / "journal.db", "import", str(tmp_path / name), "--yes", *flags)
    assert ran.code == 0, ran.err
    assert kept.state(tmp_path / "journal.db") != kept.state(begun)


@pytest.mark.parametrize("name", KINDS)
def test_whatever_became_of_it_is_refused_or_taken(begun: Path, tmp_path: Path, name: str) -> None:
    content, flags = KINDS[name]
    before, path = begun.read_bytes(), tmp_path / "journal.db"
    for n in range(rounds(10)):
        (tmp_path / name).write_bytes(spoiled(Random(f"{name} {n}"), content))
        path.write_bytes(before)
        argv = ("import", str(tmp_path / name), "--yes", *flags)
        ran = soon(path, *argv)
        if ran.code:
            assert path.read_bytes() == before, (name, n, ran)
            continue
        found = kept.state(path)
        again = soon(path, *argv)
        assert (again.code, kept.state(path)) == (0, found), (name, n, again)
        if n % 5 == 0:
            kept.whole(path)
            kept.comes_back(kept.records(path), tmp_path / f"{n}.db")


def test_settings_of_any_kind_are_refused_or_followed(begun: Path, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    for n in range(rounds(20)):
        path.write_bytes(spoiled(Random(f"settings {n}"), SETTINGS))
        given = ("--settings", str(path))
        soon(begun, *given, "health")
        soon(begun, *given, "meet", "--held", "--on", "3/4", "--meeting", "m9")


HERS = "start --mentor Tariq --mentee Sarah --keeper mentee --on 2026-01-05"
SHE_SAYS = (
    ("goal", "add", "Lead a project", "--by", "2026-06-01"),
    ("meet", "--on", "2026-01-19", "--lasted", "50", "--action", "me: go"),
    ("meet", "--book", "2026-03-20"),
    ("export", "--packet", "--yes"),
)


VALUES = (None, True, -1, 0, 7, 10**12, 1.5, "", "x", "2199-12-31", "P999Y", "both", [], {}, ["a"])


def forged(chance: Random, packet: bytes) -> bytes:
    """The packet with other values in one or two places, and the checksum of these."""
    header, *rest = [json.loads(line) for line in packet.splitlines()]
    for line in chance.choices(rest, k=chance.choice((1, 1, 2))):
        name = chance.choice(sorted(line))
        line[name] = chance.choice((*VALUES, line[name], *chance.choice(rest).values()))
    body = [json.dumps(line).encode() for line in chance.sample(rest, len(rest))]
    header["checksum"] = checksum(body)
    return b"\n".join([json.dumps(header).encode(), *body])


def test_a_packet_that_somebody_wrote_over_is_refused_or_kept(begun: Path, tmp_path: Path) -> None:
    hers = tmp_path / "hers.db"
    said = [call(hers, *line) for line in (HERS.split(), *SHE_SAYS)]
    assert [ran.code for ran in said] == [0] * len(said)
    whole, file, path = said[-1].out.encode(), tmp_path / "packet.jsonl", tmp_path / "journal.db"
    before, taken, refused = begun.read_bytes(), 0, 0
    for n in range(rounds(15)):
        chance = Random(f"packet {n}")
        file.write_bytes((forged if n % 3 else spoiled)(chance, whole) if n else whole)
        path.write_bytes(before)
        ran = soon(path, "import", str(file), "--as", "r1")
        if ran.code:
            refused += 1
            assert path.read_bytes() == before, (n, ran)
            continue
        taken += 1
        soon(path, "compare")
        kept.whole(path)
        assert kept.records(path) == kept.records(begun)
    assert taken
    assert refused


def test_a_form_that_was_filled_in_anyhow_is_understood_or_says_where_not(tmp_path: Path) -> None:
    path, file = tmp_path / "journal.db", tmp_path / "x.jsonl"
    file.write_bytes(KINDS["x.jsonl"][0])
    assert call(path, "import", str(file)).code == 0
    session, said, outside = Session(), list[str](), list[form.Problem]()
    session.today_text, session.journal = "2026-03-11", str(path)
    for record in kept.records(path):
        for entry in record.entries():
            sheet = sheet_of(record, entry)
            for n in range(rounds(2)):
                chance = Random(f"{entry.type} {entry.id} {n}")
                text = spoiled(chance, sheet.text.encode()).decode("utf-8", "replace")
                lines = text.count("\n") + 1
                try:
                    filled = form.read(form.plain(text), sheet.places)
                    new = read_back(session, record, entry, changed(filled, sheet.stands))
                except form.Unreadable as error:
                    said += form.numbered(error.problems)
                    outside += [one for one in error.problems if not 0 <= one.line <= lines]
                    continue
                keys = {key.name: key for key in keys_of(type(entry)).values()}
                for name, value in new.items():
                    if value is not None:
                        keys[name].read(_as_json(value))
    assert said
    assert outside == []


def _as_json(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value
