"""One key, or one line, from whoever sits at the terminal; what is typed ahead is not lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from mentorlog.cli.asking.questions import Back, Stopped
from mentorlog.render.sheet import DUMB

ENTER, BACK = "\r", "<"
UP, LEFT = ("\x1b[A", "\x1bOA", "\xe0H", "\0H"), ("\x1b[D", "\x1bOD", "\xe0K", "\0K")
UP_TYPED = f"{BACK}\t"  # what the arrow up adds to a line: nobody ends one so
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


def read_line(prompt: str, begun: str = "", long: bool = False) -> str:
    """The line that is typed after `prompt` and `begun`, which is typed already, without outer
    blank space. It can be edited where the terminal can do that, and is not remembered. Several
    lines that are pasted into a `long` one stay together, where the terminal tells of a paste.

    Back for BACK alone and for the arrow up, with what was typed; Stopped for Ctrl-C, with it
    where that is known; KeyboardInterrupt at the end of input.
    """
    line = _line(prompt, begun, long).removesuffix("\n")
    if line.endswith(UP_TYPED):
        raise Back(line.removesuffix(UP_TYPED).strip())
    if line.strip() == BACK:
        raise Back
    return line.strip()


def _line(prompt: str, begun: str, long: bool) -> str:
    if sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty() and _real():
        typed = _edited(begun, long)
        kept = begun if typed is None else ""
        try:
            return f"{kept}{input(f'{prompt}{kept}')}"
        except EOFError as error:
            raise KeyboardInterrupt from error
        except KeyboardInterrupt as error:
            raise Stopped(None if typed is None else typed()) from error
    show(f"{prompt}{begun}")
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return f"{begun}{line}"


def _edited(begun: str, long: bool) -> Callable[[], str | None] | None:
    """Have the next line edited, `begun` as it is; what gives the part of it that was typed.
    None where the terminal cannot do that."""
    try:
        import readline
    except ImportError:
        return None
    readline.set_auto_history(False)
    readline.set_completer(lambda _text, _state: None)
    readline.set_startup_hook(lambda: readline.insert_text(begun))
    if "libedit" in (readline.__doc__ or ""):
        return lambda: readline.get_line_buffer().strip() or None
    told = long and os.environ.get("TERM", "").strip().lower() not in DUMB
    readline.parse_and_bind(f"set enable-bracketed-paste {'on' if told else 'off'}")
    for arrow in ("[A", "OA"):  # the arrow up goes back, and what is typed there is kept
        readline.parse_and_bind(rf'"\e{arrow}": "\C-e{BACK}\C-v\t\C-m"')
    return lambda: readline.get_line_buffer().strip()


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
        from mentorlog.cli.asking import keys_windows

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
