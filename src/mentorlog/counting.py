"""Counts over a window: the shape that most signs share.

Simple counts were kept because a person can check them with a finger on the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from mentorlog.frozen import Frozen
from mentorlog.record import Record
from mentorlog.rhythm import rhythm
from mentorlog.sign import Clear, Evidence, For, Level, Shown, Tally, Unknown, Verdict

OURS = "ours: the guidance names the behaviour, never a number; tuned by simulation"
TUNED = (
    "ours: the guidance names the behaviour, never a number; tuned on made-up relationships, "
    "see benchmarks/health_quality"
)


class Counts(Frozen, kw_only=True):
    """Thresholds of a counting sign.

    `needs`: how many must be known before it may speak. `watch` of the last `window` are worth
    noticing, `concern` of the last `concern_window` (where that differs) worth a conversation.
    `clears`: how many in a row without it clear it; `eases`: how many step a concern down.
    `unit` is what is counted; `weekly` holds the thresholds for a rhythm of ten days or less.
    """

    needs: int
    window: int
    watch: int
    concern: int | None = None
    concern_window: int | None = None
    clears: int = 3
    eases: int | None = 2
    unit: str = "meetings"
    origin: str = OURS
    weekly: Counts | None = None

    def at(self, record: Record) -> Counts:
        """The thresholds that fit how often these two meet."""
        return self.weekly if self.weekly is not None and rhythm(record).weekly else self

    @property
    def widest(self) -> int:
        """How many of the last are looked at, at most."""
        return max(self.window, self.concern_window or 0)

    def span(self, level: Level | None) -> int:
        """How many of the last a level is counted over."""
        return (self.concern_window or self.window) if level == "concern" else self.window

    def threshold(self, level: Level | None) -> str:
        """The threshold in words: "3 of the last 5 meetings"."""
        least = self.concern if level == "concern" else self.watch
        return of_last(least or self.watch, self.span(level), self.unit)

    def out_of_reach(self) -> tuple[str, str] | None:
        """The first threshold that is more than its window holds, and it in words; None where
        there is none."""
        spans = {"needs": self.widest, "watch": self.window, "concern": self.span("concern")}
        for name, span in spans.items():
            if (least := getattr(self, name) or 0) > span:
                return name, of_last(least, span, self.unit)
        return None

    def level(self, hits: Sequence[bool]) -> Level | None:
        """The level that the hits (oldest first) reach, before any recovery."""
        if self.concern is not None and sum(hits[-self.span("concern") :]) >= self.concern:
            return "concern"
        return "watch" if sum(hits[-self.window :]) >= self.watch else None

    def eased(self, level: Level | None, run: int) -> Level | None:
        """The level after a run of recovery."""
        if run >= self.clears:
            return None
        eased = self.eases is not None and run >= self.eases
        return "watch" if eased and level == "concern" else level


# How present somebody was is one person's impression: several in a row, or none.
PRESENCE = Counts(
    needs=3,
    window=4,
    watch=3,
    concern=4,
    concern_window=5,
    clears=2,
    eases=None,
    unit="sessions looked at",
    origin=TUNED,
    weekly=Counts(
        needs=4,
        window=6,
        watch=4,
        concern=5,
        clears=2,
        eases=None,
        unit="sessions looked at",
        origin=TUNED,
    ),
)


def of_last(count: int, window: int, unit: str) -> str:
    """ "3 of the last 5 meetings"."""
    return f"{count} of the last {window} {unit}"


def clean_run(hits: Sequence[bool]) -> int:
    """How many of the last were free of it, in a row."""
    return next((i for i, hit in enumerate(reversed(hits)) if hit), len(hits))


def too_few(side: For, found: int, limits: Counts) -> Unknown:
    """The answer where fewer than the minimum are known."""
    so_far = f"{found} so far" if found else "none so far"
    return Unknown(side, f"needs {limits.needs} {limits.unit}, {so_far}")


def judge(
    side: For,
    hits: Sequence[bool],
    because: Iterable[Evidence | None],
    limits: Counts,
    says: Callable[[str], str],
    *,
    run: int | None = None,
    set_aside: int = 0,
    blank: int = 0,
    unattributed: int = 0,
) -> Verdict:
    """The verdict on a row of hits, oldest first, each with its evidence, which is asked for only
    where the sign is shown.

    `says` makes the sentence around the words "3 of the last 5 meetings". `run` is the run of
    recovery where it is not simply the last ones free of it; `blank` is how many more there were
    among them that nobody recorded, `unattributed` how many are left out because nobody noted on
    whose side they lay.
    """
    run = clean_run(hits) if run is None else run
    reached = limits.level(hits)
    level = limits.eased(reached, run)
    span = limits.span(level)
    seen = hits[-span:]
    tally = Tally(sum(seen), len(seen) + blank, set_aside, limits.threshold(level))
    if level is None:
        return Clear(side, f"{run} in a row without it" if reached else "", tally)
    shown = tuple(e for e, hit in zip(list(because)[-span:], seen, strict=True) if hit and e)
    sentence = says(of_last(sum(seen), len(seen) + blank, limits.unit))
    if blank:
        sentence += f" What became of {blank} of them is not recorded."
    if unattributed:
        left, lay = ("is", "it") if unattributed == 1 else ("are", "they")
        sentence += f" {unattributed} more {left} left out: on whose side {lay} lay is not noted."
    return Shown(level, side, sentence, tally, shown)
