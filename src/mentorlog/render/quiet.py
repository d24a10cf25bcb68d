"""The signs that have nothing to say: in one line, or each by name and why."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.health import Checkup
from mentorlog.render.page import BLANK, Block, Command, Para, heading
from mentorlog.render.worded import (
    CLEAR,
    ELSEWHERE,
    GROUPS,
    NOT_YET,
    RESTS,
    grouped,
    named,
)
from mentorlog.wording import plural


def in_short(c: Checkup, with_: str) -> Iterator[Block]:
    """One line on what has nothing to say; what rests by choice is always named."""
    groups = grouped(c)
    said = {f.sign.slug for f in (*c.shown, *c.asking)}
    names = {g: {f.sign.slug for found in groups[g].values() for f in found} for g, _ in GROUPS}
    clear = names[CLEAR] - said - names[NOT_YET]
    waiting = names[NOT_YET] - said
    parts = [
        f"in {plural(len(clear), 'other sign')} nothing stands out" if clear else "",
        f"{plural(len(waiting), 'sign')} cannot tell yet" if waiting else "",
    ]
    told = ", ".join(part for part in parts if part)
    if told:
        yield BLANK
        yield Para(f"{told[0].upper()}{told[1:]}: ", lead="· ")
        yield Command(f"mentorlog health --full{with_}")
    for why, found in groups[RESTS].items():
        yield Para(f"{named(c, found)}: {why}", lead="‖ ")


def at_length(c: Checkup) -> Iterator[Block]:
    """Every sign that has nothing to say, by name and with why."""
    groups = grouped(c)
    if any(groups.values()):
        yield from heading("The other signs")
    for group, mark in GROUPS:
        told = groups[group]
        if group in (NOT_YET, RESTS) and told:
            yield Para(group, lead=f"{mark} ", indent=2)
            for why, found in told.items():
                yield Para(f"{named(c, found)}: {why}", indent=4, hang=2)
        elif told:
            every = [finding for found in told.values() for finding in found]
            each = [named(c, found, why) for why, found in told.items()]
            listed = ", ".join(each) if group == ELSEWHERE else named(c, every)
            yield Para(f"{group}: {listed}", lead=f"{mark} ", indent=2)
