"""One key, or one line, from whoever sits at the terminal; what is typed ahead is not lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

ENTER, BACK = "\r", "<"
UP, LEFT = ("\x1b[A", "\x1bOA", "\xe0H", "\0H"), ("\x1b[D", "\x1bOD", "\xe0K", "\0K")
MEANS_BACK = frozenset({BACK, "\b", "\x7f", *UP, *LEFT})
STOPPED = frozenset({"\x03", "\x04", "\x1a"})  # Ctrl-C, Ctrl-D, and Ctrl-Z of Windows
ALONE_SECONDS = 0.05  # Escape alone: nothing follows it
MOST = 4096  # keys at one question


def read_keys(prompt: str = "", wait: float | None = None, more: float = 0.0) -> list[str]:
    """The keys that are pressed at `prompt`: one, and each that comes within `more` seconds of
    the one before, up to Enter. A key is a character, ENTER, or BACK for Backspace and the arrows
    there. None at all where none comes within `wait` seconds.

    KeyboardInterrupt for Ctrl-C and at the end of input. Where there is no terminal to take keys
    from, those of the next line, Enter among them, however long that takes; or none with `wait`.
    """
    keys = _keys(prompt, wait, more)
    if keys is None:
        show(prompt)
        if wait is not None:
            return []
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        keys = [*line.strip(), ENTER]
    return [_named(key) for key in keys]


def _named(key: str) -> str:
    if key in STOPPED:
        raise KeyboardInterrupt
    if key in MEANS_BACK:
        return BACK
    return ENTER if key == "\n" else key


def read_line(prompt: str, begun: str = "") -> str:
    """The line that is typed after `prompt` and `begun`, which is typed already, without outer
    blank space; KeyboardInterrupt at the end of input. It can be edited where the terminal can
    do that, and is not remembered."""
    kept = begun
    if sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty() and _real():
        with suppress(ImportError):
            import readline

            readline.set_auto_history(False)
            readline.set_completer(lambda _text, _state: None)
            readline.set_startup_hook(lambda: readline.insert_text(begun))
            kept = ""
            if "libedit" not in (readline.__doc__ or ""):
                for arrow in ("[A", "OA"):  # the arrow up goes back, whatever is typed there
                    readline.parse_and_bind(rf'"\e{arrow}": "\C-a\C-k{BACK}\C-m"')
        try:
            return f"{kept}{input(f'{prompt}{kept}')}".strip()
        except EOFError as error:
            raise KeyboardInterrupt from error
    show(f"{prompt}{kept}")
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return f"{kept}{line}".strip()


def one_by_one() -> bool:
    """Whether keys come from a terminal one by one, and not as lines of another stream."""
    return sys.stdin.isatty() and _real()


def show(prompt: str) -> None:
    """Show a prompt where questions are asked."""
    sys.stderr.write(prompt)
    sys.stderr.flush()


def _real() -> bool:
    """Whether standard input is the one of the process."""
    try:
        return sys.stdin.fileno() == 0
    except (OSError, ValueError):
        return False


def _keys(prompt: str, wait: float | None, more: float) -> list[str] | None:
    """The characters of those keys; None, and no prompt, where keys cannot be taken one by one."""
    if not one_by_one():
        return None
    if sys.platform == "win32":
        from mentorlog.cli import keys_windows

        show(prompt)
        return _up_to_enter(keys_windows.character, keys_windows.waits, wait, more)
    return _posix_keys(prompt, wait, more)


def _up_to_enter(
    key: Callable[[], str],
    comes: Callable[[float], bool],
    wait: float | None,
    more: float,
) -> list[str]:
    if wait is not None and not comes(wait):
        return []
    keys = [key()]
    while keys[-1] not in (ENTER, "\n") and len(keys) < MOST and comes(more):
        keys.append(key())
    return keys


def _posix_keys(prompt: str, wait: float | None, more: float) -> list[str] | None:
    """Those keys at `prompt`, which is shown once nothing is echoed any more; the terminal is as
    it was afterwards, and what is typed ahead stays. Enter is a line's end in every version of
    Python, other than by its `tty`."""
    try:
        import termios
    except ImportError:
        return None
    try:
        before = termios.tcgetattr(0)
        wanted = termios.tcgetattr(0)
        wanted[3] &= ~(termios.ECHO | termios.ICANON)
        wanted[6][termios.VMIN], wanted[6][termios.VTIME] = 1, 0
        termios.tcsetattr(0, termios.TCSADRAIN, wanted)
        try:
            show(prompt)
            return _up_to_enter(_character, _posix_waits, wait, more)
        finally:
            termios.tcsetattr(0, termios.TCSADRAIN, before)
    except (OSError, termios.error) as error:  # the terminal is gone
        raise KeyboardInterrupt from error


def _posix_waits(seconds: float) -> bool:
    from select import select

    return bool(select([0], [], [], seconds)[0])


def _character() -> str:
    raw = os.read(0, 1)
    if not raw:
        raise KeyboardInterrupt
    if raw == b"\x1b":
        while len(raw) < 3 and _posix_waits(ALONE_SECONDS):
            raw += os.read(0, 1)
    while len(raw) < 4 and raw[0] >= 0xC0:
        with suppress(UnicodeDecodeError):
            return raw.decode()
        raw += os.read(0, 1)
    return raw.decode(errors="replace")
