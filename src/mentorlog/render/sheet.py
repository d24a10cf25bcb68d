"""A page printed as rich's console prints it, without the console.

Importing the console takes longer than making a page does. On an ordinary terminal, in a pipe or
in a file nothing of it is needed; where anything about the place is unusual, it is asked.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO, cast

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from rich.console import Console

    from mentorlog.render.page import Page

UNUSUAL = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
DUMB = ("", "dumb", "unknown")
COLORS = {"kitty": ColorSystem.EIGHT_BIT, "256color": ColorSystem.EIGHT_BIT}


class Sheet:
    """Where a page is printed; in the place of a console it knows the styles."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.is_terminal = stream.isatty()
        self.plain = not (stream.encoding or "utf-8").lower().startswith("utf")

    def get_style(self, name: str | Style, *, default: Style | None = None) -> Style:  # noqa: ARG002
        """The style of that name; every name in a page is an attribute or a colour."""
        return Style.parse(name) if isinstance(name, str) else name

    def print(self, page: Page) -> None:
        """Write the page."""
        lines = page.texts(cast("Console", self), _width(), self.plain)
        if not self.is_terminal:
            self.stream.write("".join(f"{line.plain}\n" for line in lines))
            return
        for line in lines:
            said = line.render(cast("Console", self), end="\n")
            segments = Segment.remove_color(said) if os.environ.get("NO_COLOR") else said
            self.stream.write("".join(_shown(*segment[:2]) for segment in segments))


def show(page: Page, stream: TextIO) -> None:
    """Print a page on a stream, through rich's console where that is to be asked."""
    if plain := sheet(stream):
        plain.print(page)
        return
    from rich.console import Console

    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    console.print(page, crop=False)  # it is wrapped to its width already


def sheet(stream: TextIO) -> Sheet | None:
    """The sheet for a stream; None where rich's console is to be asked what it can show."""
    columns = os.environ.get("COLUMNS", "1")
    if sys.platform == "win32" or any(name in os.environ for name in UNUSUAL):
        return None
    if columns.isdigit() and not int(columns):
        return None
    if stream.isatty() and os.environ.get("TERM", "").strip().lower() in DUMB:
        return None
    return None if "idlelib" in sys.modules else Sheet(stream)


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit():
        return int(columns)
    for stream in range(3):
        try:
            return os.get_terminal_size(stream).columns or 80
        except OSError:
            continue
    return 80


def _shown(text: str, style: Style | None) -> str:
    return style.render(text, color_system=_colors()) if style else text


def _colors() -> ColorSystem:
    """What colours the terminal has, by the name that it gives itself."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    name = os.environ.get("TERM", "").strip().lower()
    return COLORS.get(name.rpartition("-")[2], ColorSystem.STANDARD)
