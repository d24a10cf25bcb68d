"""What is assumed about relationships and about the people who keep the journal.

The figures are listed with their origin in README.md, which also says what was changed after
the first run. No rule is looked at here. A rate is the chance at one planned meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Rates = Mapping[tuple[str, str], float]  # (side, or "" for neither; what): chance

PARTIES = ("mentor", "mentee")
RHYTHMS = {7: 0.20, 14: 0.40, 21: 0.10, 30: 0.30}
SHORTEST_LIFE, LONGEST_LIFE = 183, 548
AGREED_MINUTES = {7: 30, 14: 60, 21: 60, 30: 60}

EACH_SIDE = {
    "calls off": 0.025,
    "misses": 0.010,
    "moves": 0.010,
    "moves late": 0.0075,
    "distracted": 0.05,
    "quiet": 0.05,
    "unprepared": 0.05,
    "ends early": 0.02,
    "slips": 0.0,
}
NEITHER = {
    "outside": 0.035,
    "both call off": 0.015,
    "move by agreement": 0.14,
    "late share": 0.25,
    "agreed early end": 0.06,
    "flat": 0.0,
    "re-arranged soon": 0.5,
}
EXCUSES = {"illness": 0.5, "holiday": 0.3, "emergency": 0.1, "other": 0.1}
REASONS = {"work": 0.6, "personal": 0.25, "travel": 0.15}

# What becomes of an action, for somebody as usual and for somebody whose actions slip.
USUAL_FATES = {"near": 0.57, "late": 0.25, "never": 0.10, "dropped": 0.05, "undone": 0.03}
SLIPPING_FATES = {"near": 0.12, "late": 0.20, "never": 0.15, "dropped": 0.08, "undone": 0.45}
ACTIONS_A_SESSION = {0: 0.25, 1: 0.35, 2: 0.25, 3: 0.15}
OWNERS = {"mentee": 0.60, "mentor": 0.25, "both": 0.15}
OWNERS_SLIPPING = {  # whose actions slip must have some
    "mentor": {"mentor": 0.65, "mentee": 0.20, "both": 0.15},
    "mentee": {"mentee": 0.65, "mentor": 0.20, "both": 0.15},
}

USUAL_USE = {1: 0.02, 2: 0.06, 3: 0.27, 4: 0.42, 5: 0.23}
FLAT_USE = {1: 0.30, 2: 0.50, 3: 0.15, 4: 0.05, 5: 0.0}

CONCERNS_A_YEAR = 0.2
STEPS_TAKEN = {"accepted": 0.70, "partly": 0.18, "no-change": 0.07, "resisted": 0.05}
OVERDUE_AFTER_DAYS = 90  # goals nobody has looked at for a quarter are overdue
NEITHER_IS_RARE = 0.9  # of those without a written purpose, how many write a goal in any case
OWN_LAPSES_SEEN = 0.4  # how much of what the keeper does is noticed by the keeper


@dataclass(frozen=True)
class Style:
    """How somebody keeps the journal: the chance that each thing is written down."""

    share: float
    books: float
    held: float
    lost: float
    missed: float
    side: float
    notice: float
    reason: float
    moves: float
    lengths: float
    looked: float
    sees: float
    rates: float
    actions: float
    due: float
    reports: float
    goals: float
    purpose: float
    review_days: tuple[int, int]  # middle and spread of the days between two reviews
    reviews: float
    mentions: float
    achieved: float
    feedback_days: int  # 0: never
    concerns: float
    told: float
    agreement: float
    delays: tuple[int, ...]  # days until it is written down, each as likely


STYLES = {
    "careful": Style(
        share=0.35, books=0.90, held=0.99, lost=0.97, missed=0.80, side=0.97, notice=0.90,
        reason=0.90, moves=0.90, lengths=0.80, looked=0.80, sees=0.95, rates=0.90, actions=0.95,
        due=0.85, reports=0.95, goals=0.97, purpose=0.90, review_days=(60, 15), reviews=0.97,
        mentions=0.30, achieved=0.95, feedback_days=120, concerns=1.0, told=0.97, agreement=0.97,
        delays=(0, 0, 0, 1),
    ),
    "ordinary": Style(
        share=0.45, books=0.70, held=0.93, lost=0.80, missed=0.60, side=0.85, notice=0.60,
        reason=0.60, moves=0.60, lengths=0.30, looked=0.30, sees=0.60, rates=0.45, actions=0.80,
        due=0.50, reports=0.70, goals=0.88, purpose=0.60, review_days=(90, 25), reviews=0.90,
        mentions=0.10, achieved=0.80, feedback_days=270, concerns=0.5, told=0.85, agreement=0.80,
        delays=(0, 0, 0, 1, 2, 3, 7),
    ),
    "sparse": Style(
        share=0.20, books=0.30, held=0.80, lost=0.50, missed=0.30, side=0.60, notice=0.25,
        reason=0.30, moves=0.20, lengths=0.0, looked=0.03, sees=0.20, rates=0.05, actions=0.40,
        due=0.20, reports=0.30, goals=0.70, purpose=0.50, review_days=(120, 40), reviews=0.10,
        mentions=0.0, achieved=0.35, feedback_days=0, concerns=0.0, told=0.60, agreement=0.50,
        delays=(0, 1, 3, 7, 14, 21, 42),
    ),
    "hardly": Style(
        share=0.0, books=0.15, held=0.50, lost=0.25, missed=0.20, side=0.50, notice=0.10,
        reason=0.20, moves=0.10, lengths=0.0, looked=0.0, sees=0.10, rates=0.0, actions=0.25,
        due=0.10, reports=0.15, goals=0.60, purpose=0.50, review_days=(120, 40), reviews=0.05,
        mentions=0.0, achieved=0.20, feedback_days=0, concerns=0.0, told=0.50, agreement=0.50,
        delays=(0, 3, 7, 14, 28, 42),
    ),
}  # fmt: skip


def usual(**neither: float) -> dict[tuple[str, str], float]:
    """The rates of an ordinary healthy relationship, with some of those of neither changed."""
    rates = {(side, what): rate for side in PARTIES for what, rate in EACH_SIDE.items()}
    names = {what.replace(" ", "_"): what for what in NEITHER}
    rates |= {("", what): rate for what, rate in NEITHER.items()}
    return rates | {("", names[key]): rate for key, rate in neither.items()}


def of_side(side: str, **own: float) -> dict[tuple[str, str], float]:
    """Changed rates of one side: `calls_off=0.4`."""
    return {(side, what.replace("_", " ")): rate for what, rate in own.items()}


def blend(before: Rates, after: Rates, share: float) -> Rates:
    """Rates on the way from one state to another; `share` 0 is before, 1 after."""
    return {key: rate + (after[key] - rate) * share for key, rate in before.items()}


HEALTHY = usual()
BUSY = usual(outside=0.08, both_call_off=0.03, move_by_agreement=0.30) | {
    key: rate
    for side in PARTIES
    for key, rate in of_side(side, calls_off=0.03, moves=0.03, moves_late=0.01).items()
}


def patch(side: str) -> Rates:
    """A hard stretch of one side that passes."""
    own = of_side(
        side, calls_off=0.40, misses=0.03, moves=0.05, moves_late=0.05, distracted=0.25, slips=0.5
    )
    return HEALTHY | own | {("", "late share"): 0.30, ("", "flat"): 0.2}


def drifting(sides: tuple[str, ...]) -> Rates:
    """One side calls off about half of the meetings, or both together do."""
    rates = dict(HEALTHY) | {("", "late share"): 0.30, ("", "re-arranged soon"): 0.25}
    calls, misses = (0.45, 0.05) if len(sides) == 1 else (0.25, 0.03)
    for side in sides:
        rates |= of_side(side, calls_off=calls, misses=misses, moves=0.05, moves_late=0.04)
    return rates


def faded(side: str) -> Rates:
    """One side as it is shortly before it falls silent."""
    own = of_side(
        side, calls_off=0.40, misses=0.08, moves=0.05, moves_late=0.05, distracted=0.5,
        quiet=0.5, unprepared=0.4, ends_early=0.25, slips=1.0,
    )  # fmt: skip
    return HEALTHY | own | {("", "late share"): 0.35, ("", "re-arranged soon"): 0.25}


def slipping(side: str) -> Rates:
    """One side's actions slip; all else is as usual."""
    return HEALTHY | of_side(side, slips=1.0)


def flat() -> Rates:
    """Sessions that feel of little use, with a quieter mentee."""
    return HEALTHY | {("", "flat"): 1.0} | of_side("mentee", quiet=0.2, unprepared=0.2)
