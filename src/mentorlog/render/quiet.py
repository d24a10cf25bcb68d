"""The signs that have nothing to say: in one line, or each by name and why."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.health import Checkup, Finding
from mentorlog.render.page import BLANK, Block, Command, Para, heading
from mentorlog.sign import Clear, Resting, Unknown, Verdict
from mentorlog.wording import plural, whom

CLEAR, ELSEWHERE, NOT_YET, RESTS = (
    "nothing stands out",
    "said already",
    "not yet known",
    "resting",
)
GROUPS = ((CLEAR, "·"), (ELSEWHERE, "·"), (NOT_YET, "…"), (RESTS, "‖"))


def _grouped(c: Checkup) -> dict[str, dict[str, list[Finding]]]:
    """What has nothing to say, by group and by why."""
    groups: dict[str, dict[str, list[Finding]]] = {group: {} for group, _ in GROUPS}
    for finding in c.findings:
        group, why = _group(finding.verdict)
        if group and not (finding.sign.asks_only and group in (CLEAR, NOT_YET)):
            groups[group].setdefault(why, []).append(finding)
    return groups


def in_short(c: Checkup, with_: str) -> Iterator[Block]:
    """One line on what has nothing to say; what rests by choice is always named."""
    groups = _grouped(c)
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
        yield Para(f"{_named(c, found)}: {why}", lead="‖ ")


def at_length(c: Checkup) -> Iterator[Block]:
    """Every sign that has nothing to say, by name and with why."""
    groups = _grouped(c)
    if any(groups.values()):
        yield from heading("The other signs")
    for group, mark in GROUPS:
        told = groups[group]
        if group in (NOT_YET, RESTS) and told:
            yield Para(group, lead=f"{mark} ", indent=2)
            for why, found in told.items():
                yield Para(f"{_named(c, found)}: {why}", indent=4, hang=2)
        elif told:
            every = [finding for found in told.values() for finding in found]
            each = [_named(c, found, why) for why, found in told.items()]
            listed = ", ".join(each) if group == ELSEWHERE else _named(c, every)
            yield Para(f"{group}: {listed}", lead=f"{mark} ", indent=2)


def _group(verdict: Verdict) -> tuple[str, str]:
    """Which line of the rest a verdict belongs to, and why; nothing for what is told above."""
    match verdict:
        case Clear(why=why) if why.startswith("said by "):
            return ELSEWHERE, why.removeprefix("said ")
        case Clear(why=why):
            return CLEAR, why
        case Unknown(why=why):
            return NOT_YET, why
        case Resting(why=why):
            return RESTS, why
    return "", ""


def _named(c: Checkup, found: list[Finding], why: str = "") -> str:
    """The signs by name, with the side where it is about one side only, and why."""
    names: dict[str, None] = {}
    for finding in found:
        slug, side = finding.sign.slug, finding.verdict.side
        sides = {f.verdict.side for f in found if f.sign.slug == slug}
        about = whom(c.record, side) if side != "both" and len(sides) == 1 else ""
        told = "; ".join(part for part in (about, why) if part)
        names[f"{slug} ({told})" if told else slug] = None
    return ", ".join(names)
