"""How far a long command has come, on a terminal, with the time that is left.

Nothing is shown where a second is enough, where nobody looks on, or where JSON was asked for;
rich, which draws the bar, is imported only once that second is over.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from mentorlog.cli.folding import columns

if TYPE_CHECKING:
    from rich.progress import Progress

    from mentorlog.cli.session import Session

T = TypeVar("T")
Advance = Callable[[int], None]

PATIENCE = 1.0  # seconds without a bar
BETWEEN = 0.2  # seconds between two drawings
AT_ONCE = 64  # records that are told of together
FEW = 100
MINUTE, HOUR = 60, 3600


@contextmanager
def progress(session: Session, said: str, total: int, quiet: bool = False) -> Iterator[Advance]:
    """What is to be called with how much more is done, of `total`, as often as one likes.

    `said` names what is done, in a word or two. The bar goes when the block ends, however it
    does; nothing may be printed meanwhile. With `quiet` there is none, nor for who has all read
    aloud.
    """
    if session.plain or not watched(quiet):
        yield _nothing
        return
    bar = _Bar(said, total)
    try:
        yield bar.advance
    finally:
        bar.stop()


def counted(each: Iterable[T], advance: Advance) -> Iterator[T]:
    """The same one after the other, told of as they are done with."""
    for number, one in enumerate(each, 1):
        yield one
        if number % AT_ONCE == 0:  # less would promise hours after the first of thousands
            advance(AT_ONCE)


def left(seconds: float) -> str:
    """How long that is, as somebody says it who waits: `40 s left`, `3 min left`."""
    whole = max(1, round(seconds))
    if whole < 2 * MINUTE:
        return f"{whole} s left"
    if whole < 2 * HOUR:
        return f"{round(whole / MINUTE)} min left"
    return f"{round(whole / HOUR)} h left"


def watched(quiet: bool = False) -> bool:
    """Whether there would be a bar: a line can say what is waited for before it."""
    return not quiet and _looked_at()


def _looked_at() -> bool:
    stream = sys.stderr
    if stream is None or stream.closed or not stream.isatty():
        return False
    return os.environ.get("TERM") not in ("dumb", "unknown")


def _nothing(more: int) -> None:
    pass


class _Bar:
    """A bar on standard error, which is there from the first advance after a second."""

    def __init__(self, said: str, total: int) -> None:
        self._said, self._total, self._done = said, total, 0
        self._begun = monotonic()
        self._next = self._begun + PATIENCE
        self._shown: Progress | None = None

    def advance(self, more: int) -> None:
        self._done += more
        now = monotonic()
        if now >= self._next:
            self._next = now + BETWEEN
            self._draw(now - self._begun)

    def stop(self) -> None:
        if self._shown is not None:
            self._shown.stop()

    def _draw(self, passed: float) -> None:
        rest = ""
        if self._done * FEW >= self._total:  # of less nothing can be promised
            rest = left(passed * (self._total - self._done) / max(self._done, 1))
        if self._shown is None:
            self._shown = _drawn()
            self._shown.add_task(self._said, total=self._total, completed=self._done, left=rest)
            self._shown.start()
        (task,) = self._shown.task_ids
        self._shown.update(task, completed=self._done, left=rest, refresh=True)


def _drawn() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    class Shown(Console):
        def show_cursor(self, show: bool = True) -> bool:  # noqa: ARG002
            """Leave the cursor: who is killed could not bring it back."""
            return False

    room = columns(sys.stderr) - len("^C ")  # which a terminal writes behind the bar
    return Progress(
        "{task.description}",
        BarColumn(bar_width=None, complete_style="green", finished_style="green"),
        TextColumn("{task.percentage:>3.0f}% {task.fields[left]}", markup=False),
        console=Shown(stderr=True, width=room, markup=False, highlight=False, emoji=False),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        expand=True,
    )
