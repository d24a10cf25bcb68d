"""A full disk, or a limit on the size of files: one sentence, exit 4, nothing lost, nothing half
written, and the next command works once there is room."""

import json
import os
import shlex
import shutil
import stat
import sys
from pathlib import Path

import pytest
from cli.test_undo import LINES, SETUP, WRITING
from reliability import guarded

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks for POSIX limits")

SCRIPT = Path(__file__).with_name("no_room.py")
SECONDS = 120
DISK = 900  # kB: room for a journal, and little more
WORDS = "She would like to lead it alone, and asked for nothing else"
MORE = {
    "undo": "undo",
    "erase": "erase Sarah --confirm Sarah",
    "from input": "goal add - --by 2026-12-31",
    "feedback from input": "feedback --from mentee -",
    "update": "import {lines} --update",
    "new journal": "start --mentor Ruth --mentee Bilal --journal {room}/new/journal.db",
}
FILES = {
    "report": "report --out {room}/report.html",
    "report over another": "report --out {room}/elsewhere/there.md --force",
    "export": "export --out {room}/export.jsonl",
    "packet": "export --packet --out {room}/packet.jsonl",
    "csv": "export --csv meetings --out {room}/meetings.csv",
    "calendar": "export --ics --out {room}/calendar.ics",
    "keepsake": "keepsake --out {room}/keepsake.md",
    "brief": "brief --out {room}/brief.html",
    "agreement": "agree --out {room}/agreement.md",
    "picture": "show --export-svg {room}/show.svg",
    "message": "close --withdraw --by mentor --out {room}/message.txt",
}
READING = ("list", "show", "log", "health", "due", "export", "prepare", "history g1", "agree")


def unshared() -> list[str] | None:
    """What begins a process whose mounts nobody else sees, and nobody has to take away."""
    for words in (["unshare", "-m"], ["unshare", "-Urm"]):
        probe = [*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        if shutil.which("unshare") and guarded.run(probe, SECONDS).returncode == 0:
            return words
    return None


def crowded(tmp_path: Path, how: list[str], only: tuple[str, ...] = ()) -> dict[str, dict]:
    """What every command did without room, by its name; or only those."""
    room, home, lines = tmp_path / "room", tmp_path / "home", tmp_path / "lines.jsonl"
    (room / "elsewhere").mkdir(parents=True)
    (room / "elsewhere" / "there.md").write_text("a page of before")
    home.mkdir()
    lines.write_text("\n".join(map(json.dumps, LINES)))
    given = WRITING | MORE | FILES | {f"see {one}": one for one in READING}
    calls = [
        {"name": name, "argv": shlex.split(line.format(room=room, lines=lines)), "typed": WORDS}
        for name, line in given.items()
        if name in only or not only
    ]
    command = [sys.executable, str(SCRIPT), str(room), *how]
    if how[0] == "full":
        wrapped = unshared()
        if wrapped is None:
            pytest.skip("no small disk can be mounted here")
        size = DISK * len(how)  # a journal that is encrypted is there twice meanwhile
        mount = f"mount -t tmpfs -o size={size}k tmpfs {shlex.quote(str(room))}"
        put = f"mkdir {room}/elsewhere; echo a page of before > {room}/elsewhere/there.md"
        command = [*wrapped, "sh", "-c", f"{mount} && {put} && exec {shlex.join(command)}"]
    env = {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "TMPDIR": str(home),
        "MENTORLOG_JOURNAL": str(room / "journal.db"),
        "MENTORLOG_TODAY": "2026-03-11",
        "MENTORLOG_PASSPHRASE_COMMAND": "echo four words of mine",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    typed = json.dumps([{"setup": SETUP.splitlines(), "lines": str(lines)}, *calls])
    ran = guarded.run(command, SECONDS, typed, os.environ | env)
    assert ran.returncode == 0, ran.stderr
    return {one["name"]: one for one in json.loads(ran.stdout)}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict]]:
    """Every command on a full disk, in a module-wide temporary folder."""
    folder = tmp_path_factory.mktemp("full")
    return folder, crowded(folder, ["full"])


def refused(one: dict) -> None:
    """It stopped with one sentence, and left everything as it was."""
    said = [line for line in one["err"].splitlines() if line.startswith("mentorlog: ")]
    assert one["code"] == 4, one
    assert len(said) == 1, one
    assert "There is no room for" in said[0] or "could not be written: " in said[0], one
    assert one["changed"] == [], one
    assert "Traceback" not in one["err"]


@pytest.mark.parametrize("name", [*WRITING, *MORE, *FILES])
def test_a_full_disk_loses_nothing(full: tuple[Path, dict[str, dict]], name: str) -> None:
    refused(full[1][name])


@pytest.mark.parametrize("name", READING)
def test_a_full_disk_can_be_read(full: tuple[Path, dict[str, dict]], name: str) -> None:
    one = full[1][f"see {name}"]
    assert (one["code"], one["changed"]) == (0, []), one
    assert one["out"]


def test_the_next_command_works_once_there_is_room(full: tuple[Path, dict[str, dict]]) -> None:
    assert full[1]["again"]["code"] == 0, full[1]["again"]


def test_what_was_typed_is_kept_where_there_is_room(full: tuple[Path, dict[str, dict]]) -> None:
    folder, found = full
    for name in ("from input", "feedback from input"):
        err = found[name]["err"]
        path = Path(err.partition("What you typed is kept in ")[2].splitlines()[0].rstrip("."))
        assert path.parent == folder / "home" / "state" / "mentorlog"
        assert path.read_text() == WORDS
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert err.endswith(f" < {shlex.quote(str(path))}\n")


def test_what_a_flag_said_can_be_said_again(full: tuple[Path, dict[str, dict]]) -> None:
    err = full[1]["goal add"]["err"]
    assert err.endswith(
        "Nothing was saved; the same line can be given again once that is put right.\n"
    )


@pytest.mark.parametrize("limit", ["0", "2000"])
def test_a_limit_on_the_size_of_files_loses_nothing(tmp_path: Path, limit: str) -> None:
    writing = ("meet", "import", "update", "undo", "erase", "new journal")
    reading = ("see health", "see export")
    found = crowded(tmp_path, ["limit", limit], (*writing, *reading, "from input"))
    for name in writing:
        refused(found[name])
    for name in reading:
        assert found[name]["code"] == 0, found
    assert found["again"]["code"] == 0, found["again"]
    said = found["from input"]
    assert said["code"] == 4
    if limit == "0":
        assert f"could be kept nowhere. Here it is:\n\n{WORDS}\n\n" in said["err"]
        assert said["changed"] == []
    else:
        draft = tmp_path / "room" / said["changed"][0]
        assert draft.name.startswith("journal.db-unsaved-goal-add-")
        assert draft.parent.name == "drafts"
        assert draft.read_text() == WORDS


@pytest.mark.parametrize("how", [["limit", "0"], ["limit", "2000"], ["full"]], ids=" ".join)
def test_an_encrypted_journal_says_that_there_is_no_room_as_a_plain_one_does(
    tmp_path: Path, how: list[str]
) -> None:
    pytest.importorskip("sqlcipher3")
    writing = ("meet", "undo", "import", "from input")
    found = crowded(tmp_path, [*how, "encrypted"], (*writing, "see health"))
    for name in writing[:-1]:
        refused(found[name])
        assert "There is no room for" in found[name]["err"], found[name]
    assert "There is no room for" in found["from input"]["err"]
    assert (found["see health"]["code"], found["see health"]["changed"]) == (0, [])
    assert found["again"]["code"] == 0, found["again"]
