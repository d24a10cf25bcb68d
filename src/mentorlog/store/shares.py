"""How far something is that takes long and is done by SQLite in a few statements."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[[int], None]


class Shares:
    """Parts that are done one after the other, each with its share of the whole.

    `told` is called with how much more of `whole`, a size in bytes, is done. How far a part is
    shows in the steps that SQLite takes: `heard` is to be called with them. They are guessed from
    the size, so that a part may end early, and waits for its end where it does not.
    """

    def __init__(self, whole: int, told: Told | None = None) -> None:
        self._whole, self._told = whole, told
        self._before = self._share = 0.0
        self._steps = self._expected = 1.0
        self._done = 0

    def begin(self, share: float, steps: float) -> None:
        """That a part begins, which takes so many steps for each byte of the whole."""
        self._before += self._share
        self._share, self._steps = share, 0.0
        self._expected = max(1.0, steps * self._whole)
        self.heard(0)

    def heard(self, steps: int) -> None:
        """That SQLite has gone so many steps further."""
        self._steps += steps
        part = self._before + self._share * min(1.0, self._steps / self._expected)
        done = int(self._whole * min(1.0, part))
        if self._told is not None and done > self._done:
            self._told(done - self._done)
            self._done = done
