"""The entry point: the one error boundary, and the exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from mentorlog import __version__
from mentorlog.errors import JournalError, MentorlogError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.session import Session

BUG, STOPPED = 70, 130
COLLECT_AT = 200_000  # objects that are new and still there, some 30 MB of them
NARROW = 50  # columns; the least that Typer would take by itself
COMPLETE = "_MENTORLOG_COMPLETE"
# What has something to do of its own when a process ends.
WAITED_FOR = frozenset(("coverage", "multiprocessing", "concurrent.futures", "distributed"))
JOINERS = r"(?<!\\)\\u(200[cd])"  # as repr writes what joins letters in many scripts


def run() -> None:
    """The console script."""
    import gc

    # A command ends before there is much to collect; looking for it took a tenth of its time.
    gc.set_threshold(COLLECT_AT, *gc.get_threshold()[1:])
    _leave(main())


def _leave(code: int) -> NoReturn:
    """End this process. What it holds goes with it and is not taken apart first, which took a
    tenth of the time of most commands; all that had to be closed is closed."""
    watched = sys.gettrace() or sys.getprofile()
    if watched or not WAITED_FOR.isdisjoint(sys.modules):
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (without the program's name); the exit code comes back."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if arguments == ["--version"] and COMPLETE not in os.environ:
        with suppress(OSError):  # which is told of below
            print(f"mentorlog {__version__}", flush=True)
            return 0
    try:
        from mentorlog.cli.session import Session
    except KeyboardInterrupt:
        return STOPPED

    session = Session()
    session.argv = list(arguments)  # reading the line empties it
    _ask_there(session)
    try:
        code = _dispatch(session, arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except MentorlogError as error:
        return _told(session, error)
    except BrokenPipeError:
        _silence()
        return 0
    except (KeyboardInterrupt, EOFError):
        session.say("", f"mentorlog: Stopped; {_left(session)}.")
        return STOPPED
    except Exception as error:
        return _unexpected(session, error)
    return code


def _ask_there(session: Session) -> None:
    """Have whoever runs this asked for the key of an encrypted journal."""
    from mentorlog import unlocking

    def ask(path: Path, salt: bytes, fits: unlocking.Fits, quietly: bool) -> bytes | None:
        from mentorlog.cli.encrypting.passphrase import key_for

        return key_for(session, path, salt, fits, quietly)

    unlocking.begin(ask)


def _dispatch(session: Session, arguments: list[str]) -> int:
    if COMPLETE in os.environ:  # somebody waits at Tab; typer takes longer than what is answered
        from mentorlog.cli.completing.shells import answer

        return answer(session, os.environ[COMPLETE])
    if __doc__ is None:
        said = "Python leaves the texts out that mentorlog shows (-OO, or PYTHONOPTIMIZE=2)."
        raise UsageError(said, "python -E -m mentorlog --help")
    import typer

    from mentorlog.cli.folding import columns
    from mentorlog.cli.root import root

    commands = root()
    try:
        narrow = columns(sys.stdout) - 2
        width = max(narrow, 30) if narrow < NARROW else None
        with commands.make_context(
            "mentorlog", arguments, obj=session, terminal_width=width
        ) as ctx:
            commands.invoke(ctx)
    except typer.Exit as done:
        return done.exit_code
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except typer.TyperException as error:
        from mentorlog.cli.wrong import explained

        raise explained(error, session) from error
    return 0


def _told(session: Session, error: MentorlogError) -> int:
    import re

    from mentorlog.cli.asking.unsaved import told

    sentence, try_ = told(session, error)
    if try_ is None and not isinstance(error, JournalError):
        try_ = f"{session.command} --help"
    lines = (f"mentorlog: {sentence}", *error.below)
    session.say(*(re.sub(JOINERS, lambda found: chr(int(found[1], 16)), line) for line in lines))
    if try_:
        from mentorlog.cli.asking.retyped import to_type

        session.say(f"  Try: {to_type(session, try_)}")
    return error.exit_code


def _left(session: Session) -> str:
    """What became of what was entered, in a run that came to no end."""
    if session.committed:
        return session.left or "what was entered is saved"
    if session.unkept:  # what no draft has
        from mentorlog.cli.asking.unsaved import kept, soon_typed

        if session.left or not soon_typed(session):
            return f"nothing was saved.{kept(session)[0]}".rstrip(".")
    return session.left or "nothing was saved"


def _silence() -> None:
    """Give standard output to nobody, so that flushing it at the end of Python is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    finally:
        os.close(nowhere)


def _unexpected(session: Session, error: Exception) -> int:
    """What nobody foresaw: the disk beneath the output, else a bug with its frames in a log."""
    if isinstance(error, OSError) and error.filename is None and error.errno is not None:
        kept = f" {_unsaved(session)}" if session.committed else ""
        session.say(f"mentorlog: The output could not be written: {error.strerror}.{kept}")
        _silence()
        return 4
    where = list(_frames(error))
    kept = _unsaved(session)
    try:
        session.say(f"mentorlog: This is a bug in mentorlog. {kept} Where it was: {_log(where)}")
    except OSError:
        session.say(f"mentorlog: This is a bug in mentorlog. {kept} Where it was: {where[-1]}")
    return BUG


def _unsaved(session: Session) -> str:
    """What became of what was entered, where a bug ended it."""
    if session.committed:
        return "What was entered is saved."
    with suppress(Exception):
        if session.unkept:
            from mentorlog.cli.asking.unsaved import kept

            return f"Nothing was saved.{kept(session)[0]}"
    return "Nothing was saved."


def _frames(error: BaseException) -> Iterator[str]:
    """Type, file, line and function of `error` and what led to it; no value, no message."""
    led = error.__cause__ or error.__context__
    if led is not None:
        yield from _frames(led)
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {code.co_filename}:{trace.tb_lineno} in {code.co_name}"
        trace = trace.tb_next


def _log(lines: list[str]) -> str:
    """Write the lines to a fresh file that only its owner reads; where it is."""
    from mentorlog.cli.where import own_folder
    from mentorlog.private import make_folder, write_new

    folder = own_folder("state")
    if folder is None:
        return lines[-1]
    make_folder(folder)
    path = folder / f"crash-{os.urandom(6).hex()}.txt"
    write_new(path, "\n".join([f"mentorlog {__version__}, Python {sys.version}", *lines, ""]))
    return str(path)
