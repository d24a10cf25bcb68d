"""`mentorlog backup`: a copy of the whole journal, and looking at one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import line
from mentorlog.cli.kinds import JSON, flag, short
from mentorlog.cli.safekeeping import words
from mentorlog.errors import JournalDamaged, JournalMissing, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store.contents import Contents

commands = Commands()
RESTORE = "mentorlog restore"
EXAMPLE = """\
mentorlog backup
mentorlog backup --to /media/stick
mentorlog backup --check journal-2026-11-22.db"""


@commands.command("backup", example=EXAMPLE)
def backup(
    ctx: Ctx,
    to: Annotated[
        str | None, short("a new file, or a folder that is there", "--to", metavar="PATH")
    ] = None,
    check: Annotated[
        str | None,
        short("read one from end to end, and say what is in it", "--check", metavar="FILE"),
    ] = None,
    listing: Annotated[bool, flag("those beside the journal, the newest first", "--list")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Copy the whole journal, and check the copy.

    Nothing is needed: it goes into `backups/` beside the journal, with the day in its name.
    Nothing is ever written over, and what you made is never removed by itself. `mentorlog
    restore` brings one back. Before an import, an upgrade or a restore a copy is made anyway.
    """
    session = ctx.obj
    if sum((to is not None, check is not None, listing)) > 1:
        raise UsageError("--to, --check and --list are three things; give one.")
    if check is not None:
        _check(session, found(session, check), as_json)
    elif listing:
        listed(session, as_json)
    else:
        _make(session, to, as_json)


def _make(session: Session, to: str | None, as_json: bool) -> None:
    from mentorlog.cli.progress import progress
    from mentorlog.store import backup

    with session.reading():
        pass  # says how to begin where there is none, and tells of a copy before an upgrade
    place = None if to is None else _place(to)
    path = session.journal_path
    with progress(session, "Copying", path.stat().st_size, quiet=as_json) as told:
        copy, held = backup.take(path, place, session.today, told)
    if as_json:
        session.print_json({"saved": str(copy)} | words.data(held))
        return
    session.out(f"Saved {copy}", f"  {words.held(held)}")
    if same_disk(copy, session.journal_path):
        folder = "--to FOLDER" if to is None else "a folder of a stick"
        session.say(f"  It is on the same disk; {folder} puts one on another.")


def same_disk(one: Path, other: Path) -> bool:
    """Whether two files are lost together where a disk is."""
    return os.stat(one).st_dev == os.stat(other).st_dev


def _place(to: str) -> Path:
    if not to.strip() or "\0" in to:
        raise UsageError("--to needs a file or a folder.", "mentorlog backup --to FOLDER")
    path = Path(to).expanduser()
    ends = to.endswith(("/", os.sep))
    if path.is_dir() or (os.path.lexists(path) and not ends):
        return path
    folder = path if ends or not path.suffix else path.parent
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}; is the stick in?", "mentorlog backup")
    return path


def listed(session: Session, as_json: bool, folder: Path | None = None) -> None:
    """Print the backups beside the journal, or the journals that lie in that folder."""
    from mentorlog.store import backup

    try:
        with words.unasked(session):
            there = backup.listed(session.journal_path, folder)
    except OSError as error:
        raise UsageError(f"{folder} cannot be read: {error.strerror}.") from error
    if as_json:
        session.print_json(words.listed_data(there))
        return
    session.out(*words.listing(there, folder or words.folder(session)))
    if there:
        file = "FILE" if folder is None else line([str(there[0].path)])
        session.say(f"To look at what one would bring back: mentorlog restore {file} --dry-run")
    else:
        session.say(
            "One that lies elsewhere, such as on a stick, is found by its folder: "
            "mentorlog restore FOLDER"
        )


def found(session: Session, typed: str) -> Path:
    """The file that is meant: a path, or the name of one of the backups beside the journal."""
    if not typed.strip() or "\0" in typed:
        raise UsageError("FILE needs the path of a file.", "mentorlog backup --list")
    path = Path(typed).expanduser()
    beside = words.folder(session) / typed
    if not path.exists() and path.name == typed and beside.exists():
        return beside
    if not path.exists():
        raise _missing(session, typed, path)
    return path


def _missing(session: Session, typed: str, path: Path) -> JournalMissing:
    """That there is no such file, with what lies where it was looked for."""
    beside = path.name == typed
    folder = words.folder(session) if beside else path.parent
    if not beside and not folder.is_dir():
        return JournalMissing(f"There is no folder {folder}; is the stick in?", RESTORE)
    there = words.names(folder, session.journal_path.suffix)
    named = f" In {folder} there is {' or '.join(there)}." if there else ""
    again = RESTORE if beside else line(["mentorlog", "restore", str(folder)])
    return JournalMissing(f"There is no file {typed!r}.{named}", again)


def _check(session: Session, file: Path, as_json: bool) -> None:
    from mentorlog.cli.progress import progress
    from mentorlog.store import examining
    from mentorlog.store.contents import contents
    from mentorlog.store.guarding import visiting
    from mentorlog.store.newer import VERSION
    from mentorlog.store.shares import Shares

    held = contents(file)
    size = file.stat().st_size
    with progress(session, "Reading", size, quiet=as_json) as told:
        shares = Shares(size, told)
        with visiting(file, shares.heard) as reader:
            wrong = list(examining.findings(reader, VERSION, deep=True, shares=shares))
    if as_json:
        session.print_json(
            {"path": str(file), "whole": not wrong, "findings": [one.sentence for one in wrong]}
            | words.data(held)
        )
    else:
        _say(session, file, held, bool(wrong))
    if wrong:
        raise JournalDamaged(f"{file} is not whole: {wrong[0].sentence}", "mentorlog backup --list")


def _say(session: Session, file: Path, held: Contents, wrong: bool) -> None:
    session.out(f"{file} (journal version {held.version})", f"  {words.held(held)}")
    if held.people:
        session.out(f"  {words.people(held)}")
    if not wrong:
        session.out("  It was read from end to end, and is whole.")
