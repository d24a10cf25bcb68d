"""Whatever the umask, only the owner reads what mentorlog makes; and what stands in the place of a
file that is to be written is never followed and never emptied."""

import os
import shlex
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.test_undo import SETUP
from reliability import guarded

from mentorlog.cli.session import Session
from mentorlog.drafts import Draft
from mentorlog.store import place

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="file modes are those of POSIX")

MAKING = """\
export --all --include-private --out {out}/export.jsonl
export --packet --out {out}/packet.jsonl
export --csv meetings --out {out}/meetings.csv
export --ics --out {out}/calendar.ics
export --taskwarrior --out {out}/tasks.json
report --out {out}/report.html
report --out {out}/report.html --force
keepsake --out {out}/keepsake.md
brief --out {out}/brief.html
agree --out {out}/agreement.md
show --export-svg {out}/show.svg
prepare --markdown
import {out}/export.jsonl --update
"""


@pytest.fixture
def masked(request: pytest.FixtureRequest) -> Iterator[int]:
    """The umask of the test."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """What is below a folder that others may open, and their modes."""
    below = [path for path in folder.rglob("*") if not path.is_symlink()]
    return {
        str(path.relative_to(folder)): mode
        for path in below
        if (mode := stat.S_IMODE(path.stat().st_mode)) != (0o700 if path.is_dir() else 0o600)
    }


@pytest.mark.parametrize("masked", [0o000, 0o022, 0o077], indirect=True, ids=oct)
def test_everything_made_is_for_its_owner_alone(
    run, typed, home, tmp_path, monkeypatch, masked
) -> None:
    journal, out = tmp_path / "data" / "deep" / "journal.db", tmp_path / "out"
    out.mkdir(mode=0o700)
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(journal))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state" / "deep"))
    monkeypatch.setattr("tempfile.tempdir", str(out))
    for line in (*SETUP.splitlines(), *MAKING.splitlines()):
        ran = run(*shlex.split(line.format(out=out)))
        assert ran.code == 0, (line, ran.err)
    assert run("demo").code == 0
    Draft(journal, "meet-r1.json").keep("what was begun")
    typed("some words")
    assert run("goal", "add", "-", "--journal", str(tmp_path / "nowhere" / "j.db")).code == 4
    monkeypatch.setattr(Session, "open_record", lambda *_: 1 / 0)
    assert run("goal", "add", "Lead").code == 70
    names = {path.name.partition("-")[0] for path in (tmp_path / "state").rglob("*.txt")}
    assert names == {"mentorlog", "crash"}
    assert len(list(tmp_path.rglob("*"))) > 20
    assert modes(tmp_path) == {}


@pytest.mark.parametrize("kind", ["link", "dangling link", "hard link", "pipe", "folder"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_stands_in_the_place_of_a_page_stays(begun, tmp_path, kind, force) -> None:
    target, page = tmp_path / "theirs.txt", tmp_path / "page.md"
    target.write_text("of somebody else")
    put(kind, page, target)
    for command in ("report", "keepsake", "brief", "agree", "export"):
        ran = begun(command, "--out", str(page), *force)
        replaced = kind == "hard link" and force
        assert ran.code == (0 if replaced else 2), (command, ran.err)
        assert target.read_text() == "of somebody else"
    if kind != "hard link":
        assert begun("report", "--out", str(page), *force).err.count("name a new file.") == 1


def put(kind: str, path: Path, target: Path) -> None:
    """Something else in the place of a file."""
    if kind == "link":
        path.symlink_to(target)
    elif kind == "dangling link":
        path.symlink_to(target.with_name("nowhere"))
    elif kind == "hard link":
        os.link(target, path)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()


def test_a_draft_takes_the_place_of_a_link_and_leaves_its_target(tmp_path: Path) -> None:
    target = tmp_path / "theirs.txt"
    target.write_text("of somebody else")
    draft = Draft(tmp_path / "journal.db", "meet-r1.json")
    draft.path.parent.mkdir()
    for kind in ("link", "hard link"):
        for at in (draft.path, draft.path.with_name(f".{draft.path.name}.new")):
            at.unlink(missing_ok=True)
            put(kind, at, target)
            assert draft.keep("words")
            assert target.read_text() == "of somebody else"
            assert draft.path.read_text() == "words"
            assert not draft.path.is_symlink()


def test_a_journal_with_another_name_is_read_and_not_written(begun, journal) -> None:
    other = journal.with_name("other.db")
    os.link(journal, other)
    before = journal.read_bytes()
    assert begun("show").code == 0
    code, out, err = begun("goal", "add", "Lead")
    assert (code, out) == (4, "")
    assert "has another name on this disk (a hard link)" in err
    assert (journal.read_bytes(), other.read_bytes()) == (before, before)
    line = err.partition("Try: ")[2].strip()
    assert guarded.run(["sh", "-c", line], 60).returncode == 0
    assert begun("goal", "add", "Lead").code == 0
    assert other.read_bytes() == before


def test_a_link_in_the_place_of_a_backup_is_passed_over(begun, journal, tmp_path) -> None:
    target, lines = tmp_path / "theirs.txt", tmp_path / "lines.jsonl"
    target.write_text("of somebody else")
    begun("goal", "add", "Lead")
    lines.write_text(begun("export").out.replace("Lead", "Lead it"))
    assert begun("import", str(lines), "--update").code == 0
    backups = list((tmp_path / "backups").iterdir())
    assert len(backups) >= 1
    for backup in backups:
        backup.unlink()
        backup.symlink_to(target)
    begun("undo")
    assert begun("import", str(lines), "--update").code == 0
    assert target.read_text() == "of somebody else"
    assert len(list((tmp_path / "backups").iterdir())) > len(backups)


def test_who_else_may_open_a_journal_is_said_by_what_writes_to_it(begun, journal) -> None:
    journal.chmod(0o640)
    said = begun("goal", "add", "Lead")
    assert said.code == 0
    assert said.err == (
        f"note: others on this machine may open {journal}.\n  Try: chmod 600 {journal}\n"
    )
    assert begun("list").err == ""
    journal.chmod(0o600)
    assert begun("goal", "add", "Lead").err == ""


def test_a_file_system_that_keeps_no_modes_is_not_complained_of(begun, journal) -> None:
    journal.chmod(0o777)
    journal.with_name("journal.db.lock").chmod(0o777)
    assert not place.others_may_open(journal)
    assert begun("goal", "add", "Lead").err == ""


def test_a_lock_of_somebody_else_is_refused(begun, journal, monkeypatch) -> None:
    lock = journal.with_name("journal.db.lock")
    if os.geteuid():
        pytest.skip("only root can give a file to somebody else")
    os.chown(lock, 12345, 12345)
    code, _, err = begun("goal", "add", "Lead")
    assert code == 4
    assert f"{lock} is not the file that mentorlog made there" in err
