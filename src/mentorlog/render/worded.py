"""What a checkup says as a whole, in words: its headline, what it sets aside, what to keep in
mind, and which signs have nothing to say."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.guidance import source
from mentorlog.health import Checkup, Finding
from mentorlog.render.levels import LEVELS, main_reason
from mentorlog.sign import Ask, Clear, Resting, Shown, Sign, Unknown, Verdict
from mentorlog.wording import plural, spoken, whom

CLEAR, ELSEWHERE, NOT_YET, RESTS = (
    "nothing stands out",
    "said already",
    "not yet known",
    "resting",
)
GROUPS = ((CLEAR, "·"), (ELSEWHERE, "·"), (NOT_YET, "…"), (RESTS, "‖"))


def headline(c: Checkup) -> str:
    """How many findings there are of each level, and how much there is to ask."""
    verdicts = [f.verdict for f in c.findings]
    levels = [verdict.level for verdict in verdicts if isinstance(verdict, Shown)]
    asked = sum(isinstance(verdict, Ask) for verdict in verdicts)
    parts = [
        f"{levels.count(level)} {LEVELS[level]}"
        for level in ("concern", "watch")
        if level in levels
    ]
    if c.level == "concern" and "concern" not in levels:
        parts.append("worth a conversation because they come together")
    if c.level == "not-enough-recorded":
        parts.append(main_reason(c))
    if asked:
        parts.append(f"{plural(asked, 'thing')} to ask")
    if c.level == "resting":
        parts.append("nothing is looked at during a break")
    return "; ".join(parts)


def set_aside(number: int, sign: Sign) -> str:
    """What did not count for a finding, and why."""
    if sign.family == "actions":
        return f"{plural(number, 'action')} dropped by agreement"
    return f"{plural(number, 'meeting')} for a reason outside both sides (illness, holiday)"


def reminder(c: Checkup) -> Iterator[str]:
    """What to keep in mind where anything is shown, and who can help a mentee to say it."""
    keeper = c.record.relationship.keeper
    either = "either of you" if keeper in ("mentor", "mentee") else "either side"
    cite = source("openlearn").cite
    yield f"None of this necessarily means that {either} did anything wrong ({cite})."
    about = {f.verdict.side for f in c.shown}
    if keeper == "mentee" and "mentor" in about:
        yield _facilitator(c)


def _facilitator(c: Checkup) -> str:
    named = c.record.relationship.facilitator
    who = f"{named}, your facilitator," if named else "A facilitator whom you both trust"
    unequal = "Between mentor and mentee power is often unequal."
    return (
        f"{spoken(c.record.relationship, unequal)} {who} can listen, sit in or mediate "
        f"where it is hard to say this to {c.record.name('mentor')} alone "
        f"({source('challenges').cite})."
    )


def grouped(c: Checkup) -> dict[str, dict[str, list[Finding]]]:
    """What has nothing to say, by group and by why."""
    groups: dict[str, dict[str, list[Finding]]] = {group: {} for group, _ in GROUPS}
    for finding in c.findings:
        group, why = _group(finding.verdict)
        if group and not (finding.sign.asks_only and group in (CLEAR, NOT_YET)):
            groups[group].setdefault(why, []).append(finding)
    return groups


def _group(verdict: Verdict) -> tuple[str, str]:
    """Which line of the rest a verdict belongs to, and why; nothing for what is told above."""
    match verdict:
        case Clear(why=why, elsewhere=True):
            return ELSEWHERE, why.removeprefix("said ")
        case Clear(why=why):
            return CLEAR, why
        case Unknown(why=why):
            return NOT_YET, why
        case Resting(why=why):
            return RESTS, why
    return "", ""


def named(c: Checkup, found: list[Finding], why: str = "") -> str:
    """The signs by name, with the side where it is about one side only, and why."""
    names: dict[str, None] = {}
    for finding in found:
        slug, side = finding.sign.slug, finding.verdict.side
        sides = {f.verdict.side for f in found if f.sign.slug == slug}
        about = whom(c.record, side) if side != "both" and len(sides) == 1 else ""
        told = "; ".join(part for part in (about, why) if part)
        names[f"{slug} ({told})" if told else slug] = None
    return ", ".join(names)
