"""A page printed as rich's console prints it, without the console.

Importing the console takes longer than making a page does. On an ordinary terminal, in a pipe or
in a file nothing of it is needed; where anything about the place is unusual, it is asked.
"""

from __future__ import annotations

import os
import sys
from itertools import islice
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from mentorlog.render.page import Page

UNUSUAL = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
AT_ONCE = 500  # lines; nearly every page is shorter
DUMB = ("", "dumb", "unknown")


class Sheet:
    """Where a page is printed, in the place of a console."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.plain = not (stream.encoding or "utf-8").lower().startswith("utf")

    def print(self, page: Page) -> None:
        """Write the page."""
        looked_at, colours = self.stream.isatty(), not os.environ.get("NO_COLOR")
        texts = page.texts(_width(), self.plain)
        lines = (f"{one.ansi(colours) if looked_at else one.plain}\n" for one in texts)
        while said := "".join(islice(lines, AT_ONCE)):
            self.stream.write(said)


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
