"""One key, or one line, from whoever sits at the terminal; what is typed ahead is not lost."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

ENTER, BACK = "\r", "<"
UP, LEFT = ("\x1b[A", "\x1bOA", "\xe0H", "\0H"), ("\x1b[D", "\x1bOD", "\xe0K", "\0K")
MEANS_BACK = frozenset({BACK, "\b", "\x7f", *UP, *LEFT})
STOPPED = frozenset({"\x03", "\x04", "\x1a"})  # Ctrl-C, Ctrl-D, and Ctrl-Z of Windows
ALONE_SECONDS = 0.05  # Escape alone: nothing follows it


def read_key(prompt: str = "") -> str:
    """The key that is pressed at `prompt`: a character, ENTER, or BACK for Backspace and the
    arrows there.

    KeyboardInterrupt for Ctrl-C and at the end of input. Where there is no terminal to take a
    key from, the first character of the line that is typed.
    """
    key = _key(prompt)
    if key is None:
        _show(prompt)
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        key = line.strip()[:1] or ENTER
    if key in STOPPED:
        raise KeyboardInterrupt
    if key in MEANS_BACK:
        return BACK
    return ENTER if key == "\n" else key


def read_line(prompt: str) -> str:
    """The line that is typed after `prompt`, without outer blank space; KeyboardInterrupt at
    the end of input. It can be edited where the terminal can do that, and is not remembered."""
    if sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty() and _real():
        with suppress(ImportError):
            import readline

            readline.set_auto_history(False)
            readline.set_completer(lambda _text, _state: None)
            if "libedit" not in (readline.__doc__ or ""):
                for arrow in ("[A", "OA"):  # the arrow up goes back, whatever is typed there
                    readline.parse_and_bind(rf'"\e{arrow}": "\C-a\C-k{BACK}\C-m"')
        try:
            return input(prompt).strip()
        except EOFError as error:
            raise KeyboardInterrupt from error
    _show(prompt)
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()


def _show(prompt: str) -> None:
    sys.stderr.write(prompt)
    sys.stderr.flush()


def _real() -> bool:
    """Whether standard input is the one of the process."""
    try:
        return sys.stdin.fileno() == 0
    except (OSError, ValueError):
        return False


def _key(prompt: str) -> str | None:
    """The characters of one key; None, and no prompt, where keys cannot be taken one by one."""
    if not (sys.stdin.isatty() and _real()):
        return None
    if sys.platform == "win32":
        import msvcrt

        _show(prompt)
        key = msvcrt.getwch()
        return key + msvcrt.getwch() if key in ("\0", "\xe0") else key
    return _posix_key(prompt)


def _posix_key(prompt: str) -> str | None:
    """One key at `prompt`, which is shown once nothing is echoed any more; the terminal is as it
    was afterwards, and what is typed ahead stays. Enter is a line's end in every version of
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
            _show(prompt)
            return _character()
        finally:
            termios.tcsetattr(0, termios.TCSADRAIN, before)
    except (OSError, termios.error) as error:  # the terminal is gone
        raise KeyboardInterrupt from error


def _character() -> str:
    from select import select

    raw = os.read(0, 1)
    if not raw:
        raise KeyboardInterrupt
    if raw == b"\x1b":
        while len(raw) < 3 and select([0], [], [], ALONE_SECONDS)[0]:
            raw += os.read(0, 1)
    while len(raw) < 4 and raw[0] >= 0xC0:
        with suppress(UnicodeDecodeError):
            return raw.decode()
        raw += os.read(0, 1)
    return raw.decode(errors="replace")
