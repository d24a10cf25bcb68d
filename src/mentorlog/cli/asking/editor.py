"""A text in the editor of whoever writes: MENTORLOG_EDITOR, VISUAL, EDITOR, or what is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from mentorlog.cli.asking.form import unix
from mentorlog.errors import AFTER, JournalError, UsageError

if TYPE_CHECKING:
    from mentorlog.drafts import Draft

NAMED = ("MENTORLOG_EDITOR", "VISUAL", "EDITOR")
USUAL = ("nano", "vim", "vi")
LEAVING = (
    "{name} opens now. To write, press i. To keep it: Esc, then :wq and Enter. To leave it as it "
    "was: Esc, then :q! and Enter. Enter opens it."
)
"""What is said before an editor that nobody chose, and that does not say how to leave it."""


class NotStarted(UsageError):
    """The editor did not start; what was kept before is as it was."""


def edited(draft: Draft, text: str) -> str:
    """`text` as it comes back from the editor, still kept in `draft`.

    UsageError where there is no editor, or it ended without saving: NotStarted where the draft
    is as it was before; JournalError where the draft cannot be written or read.
    """
    import subprocess

    from mentorlog.cli.asking.desk import desk

    command = editor()
    _say_how_to_leave(command[0])
    before = draft.read()
    if not draft.keep(text):
        raise JournalError(f"No file can be written at {draft.path} for the editor.")
    try:
        with desk(draft) as path, _undisturbed():
            code = subprocess.call([*command, str(path)])
    except OSError as error:
        kept = f"; what was written is kept in {draft.path}" if before else ""
        if before:
            draft.keep(before)
        else:
            draft.discard()
        raise NotStarted(
            f"The editor {command[0]!r} does not start: {error.strerror or error}. "
            f"MENTORLOG_EDITOR names another, as in MENTORLOG_EDITOR={_other(command[0])}{kept}."
        ) from error
    if code:
        raise UsageError(
            f"The editor {command[0]!r} ended with {code}; what was written is kept in "
            f"{draft.path}.",
            AFTER,
        )
    try:
        return unix(draft.read_bytes().decode())
    except FileNotFoundError as error:
        raise JournalError(
            f"{draft.path} is not there any more after the editor.", AFTER
        ) from error
    except OSError as error:
        raise JournalError(
            f"{draft.path} cannot be read after the editor: {error.strerror or error}.", AFTER
        ) from error
    except UnicodeDecodeError as error:
        raise JournalError(
            f"{draft.path}, which the editor wrote, is no UTF-8 text.", AFTER
        ) from error


def _say_how_to_leave(command: str) -> None:
    """How to leave vi, to whoever sits at a terminal and named no editor; they go on with Enter,
    since it takes the whole screen."""
    name = os.path.basename(command)
    if _chosen() or name not in ("vi", "vim") or not (sys.stdin and sys.stderr):
        return
    if sys.stdin.isatty() and sys.stderr.isatty():
        from mentorlog.cli.folding import prompt

        prompt(sys.stderr, LEAVING.format(name=name), plain=False)
        sys.stdin.readline()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C be the editor's alone while it is open; it has a meaning of its own there."""
    from signal import SIGINT, signal

    before = signal(SIGINT, lambda _signal, _frame: None)  # an ignored one would be inherited
    put_right = _terminal()
    try:
        yield
    finally:
        put_right()
        signal(SIGINT, before)


def _terminal() -> Callable[[], None]:
    """What makes the terminal as it is now: an editor that is killed leaves it otherwise."""
    try:
        import termios
    except ImportError:
        return lambda: None
    try:
        before = termios.tcgetattr(0)
    except (OSError, termios.error):
        return lambda: None

    def put_right() -> None:
        with suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSADRAIN, before)

    return put_right


def _chosen() -> tuple[str, str] | None:
    """The variable in which somebody named an editor, and what it says."""
    said = ((variable, os.environ.get(variable, "").strip()) for variable in NAMED)
    return next((one for one in said if one[1]), None)


def editor() -> list[str]:
    """The editor's command and its arguments; NotStarted where none is named or found."""
    import shlex
    from shutil import which

    if chosen := _chosen():
        variable, command = chosen
        try:
            words = shlex.split(command, posix=sys.platform != "win32")
        except ValueError as error:
            raise NotStarted(f"{variable} is no command: {command!r}.") from error
        return [word.strip('"') for word in words]
    if sys.platform == "win32":
        return ["notepad"]
    found = next((path for name in USUAL if (path := which(name))), None)
    if found is None:
        raise NotStarted("There is no editor here; name one in EDITOR, as in EDITOR=nano.")
    return [found]


def _other(command: str) -> str:
    """An editor that is there and is not that one; else the name of one that many have."""
    from shutil import which

    others = [name for name in USUAL if name != command]
    return next((name for name in others if which(name)), others[0])
