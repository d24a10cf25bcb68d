"""A checkup to read: what is shown, what to ask, what is clear, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from mentorlog.days import short_day
from mentorlog.guidance import source
from mentorlog.health import Checkup, Finding
from mentorlog.render.levels import LEVELS, MARKS, STYLES, counted, level_words, rests_on, summary
from mentorlog.render.page import (
    BLANK,
    Block,
    Command,
    Ends,
    Page,
    Para,
    cells,
    heading,
    row,
    strong,
    words,
)
from mentorlog.sign import Ask, Clear, Evidence, Resting, Shown, Sign, Unknown, Verdict
from mentorlog.wording import plural, whom

ENOUGH = "needs 3 meetings whose outcome is recorded"
DAY = 15
MOST = 8
HELD = "if it was held (else add --cancelled-by or --missed-by):"
DONE = "if it is done (else progress, redate or drop):"


def checkup_page(c: Checkup, with_: str = "") -> Page:
    """The whole checkup. `with_` is added to every command (" --with r2")."""
    return Page(_blocks(c, with_))


def closed_sentence(c: Checkup) -> str:
    """All there is to say about a relationship that is closed."""
    return f"{_names(c)}: {level_words(c)}; a relationship that is closed is not judged."


def by_weight(c: Checkup) -> list[Finding]:
    """What is shown: concerns first, and of the same level the keeper's own side first."""
    sides = [*c.record.parties, "both"]
    return sorted(
        c.shown,
        key=lambda f: (
            isinstance(f.verdict, Shown) and f.verdict.level != "concern",
            sides.index(f.verdict.side),
        ),
    )


def main_reason(c: Checkup) -> str:
    """What weighs most, in one sentence; nothing where nothing is shown."""
    if c.level == "not-enough-recorded":
        return f"{ENOUGH}, {c.coverage.meetings or 'none'} so far"
    return next((summary(finding.verdict) for finding in by_weight(c)), "")


def _names(c: Checkup) -> str:
    return f"{c.record.relationship.mentor} and {c.record.relationship.mentee}"


def _blocks(c: Checkup, with_: str) -> Iterator[Block]:
    if c.level == "closed":
        yield Para(closed_sentence(c))
        return
    yield Ends(strong(_names(c)), short_day(c.today))
    yield from _headline(c)
    shown = by_weight(c)
    for finding in shown:
        yield BLANK
        yield from _shown(finding)
    if shown:
        yield from _reminder(c)
    yield from _asks(c)
    yield from _rest(c)
    yield from _coverage(c, with_)


def _headline(c: Checkup) -> Iterator[Block]:
    said = level_words(c)
    mark = f"{MARKS[c.level]} "
    yield Para(Text(said[0].upper() + said[1:], STYLES.get(c.level, "bold")), lead=mark)
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
        parts.append(f"{ENOUGH}, {c.coverage.meetings or 'none'} so far")
    if asked:
        parts.append(f"{plural(asked, 'thing')} to ask")
    if c.level == "resting":
        parts.append("nothing is looked at during a break")
    if parts:
        yield Para("; ".join(parts), indent=2)


def _shown(finding: Finding) -> Iterator[Block]:
    verdict, sign = finding.verdict, finding.sign
    assert isinstance(verdict, Shown)
    style = STYLES[verdict.level]
    title = words(Text(f"{MARKS[verdict.level]} ", style), strong(sign.title))
    yield Ends(title, Text(LEVELS[verdict.level], style))
    yield Para(verdict.says, indent=2)
    if verdict.because:
        yield from (BLANK, *_evidence(verdict.because), BLANK)
    if verdict.tally is not None and verdict.tally.set_aside:
        yield row("Set aside", _set_aside(verdict.tally.set_aside, sign))
    yield row("Unseen", sign.open_)
    yield row("Ask", Text(sign.ask[0]))
    yield row("Try", sign.tries[0])
    yield row("Source", source(sign.sources[0]).cite)
    yield row("More", words(strong(f"mentorlog sign {sign.slug}"), _beyond(sign)))


def _beyond(sign: Sign) -> str:
    """What `sign` tells that the finding does not."""
    more = (len(sign.tries) - 1, "other idea"), (len(sign.sources) - 1, "other source")
    told = ", ".join(plural(number, noun) for number, noun in more if number)
    return f" ({told})" if told else ""


def _set_aside(number: int, sign: Sign) -> str:
    if sign.family == "actions":
        return f"{plural(number, 'action')} dropped by agreement"
    return f"{plural(number, 'meeting')} for a reason outside both sides (illness, holiday)"


def _evidence(because: Iterable[Evidence]) -> Iterator[Block]:
    rows = list(because)
    wide = max((len(e.entry.short) for e in rows), default=0)
    for e in rows[:MOST]:
        day = short_day(e.on) if e.on else "day not noted"
        yield cells((e.entry.short, day), (wide, DAY), e.note, indent=4)
    if len(rows) > MOST:
        yield Para(f"and {len(rows) - MOST} more (--json has all of them)", indent=4)


def _reminder(c: Checkup) -> Iterator[Block]:
    keeper = c.record.relationship.keeper
    either = "either of you" if keeper in ("mentor", "mentee") else "either side"
    cite = source("openlearn").cite
    said = f"None of this necessarily means that {either} did anything wrong ({cite})."
    yield BLANK
    yield Para(said)
    about = {f.verdict.side for f in c.shown}
    if keeper == "mentee" and "mentor" in about:
        yield BLANK
        yield Para(_facilitator(c))


def _facilitator(c: Checkup) -> str:
    named = c.record.relationship.facilitator
    who = f"{named}, your facilitator," if named else "A facilitator whom you both trust"
    return (
        f"Between mentor and mentee power is often unequal. {who} can listen, sit in or mediate "
        f"where it is hard to say this to {c.record.name('mentor')} alone "
        f"({source('challenges').cite})."
    )


def _asks(c: Checkup) -> Iterator[Block]:
    asks = [f for f in c.findings if isinstance(f.verdict, Ask)]
    if asks:
        yield from heading("To ask")
    for number, finding in enumerate(asks):
        verdict, sign = finding.verdict, finding.sign
        assert isinstance(verdict, Ask)
        if number:
            yield BLANK
        yield Para(words(Text("? ", "bold"), verdict.says), hang=2)
        yield from _evidence(verdict.because)
        yield row("Ask", sign.ask[0])
        yield row("Source", source(sign.sources[0]).cite)


CLEAR, ELSEWHERE, NOT_YET, RESTS = (
    "nothing stands out",
    "said already",
    "not yet known",
    "resting",
)
GROUPS = ((CLEAR, "·"), (ELSEWHERE, "·"), (NOT_YET, "…"), (RESTS, "‖"))


def _rest(c: Checkup) -> Iterator[Block]:
    groups: dict[str, dict[str, list[Finding]]] = {group: {} for group, _ in GROUPS}
    for finding in c.findings:
        group, why = _group(finding.verdict)
        if group and not (finding.sign.asks_only and group in (CLEAR, NOT_YET)):
            groups[group].setdefault(why, []).append(finding)
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


def _coverage(c: Checkup, with_: str) -> Iterator[Block]:
    told = c.coverage
    yield from heading("What this rests on")
    yield row("Record", ", ".join(counted(told)))
    yield row("Rhythm", rests_on(c.rhythm))
    if told.written_later:
        later = plural(told.written_later, "thing")
        yield row("Later", f"{later} written down after this day: not known yet, so left out")
    if c.rhythm.source != "agreed":
        yield Command(f'mentorlog agree --rhythm "every 2 weeks"{with_}', indent=12)
    missing = (
        (told.meetings_not_recorded, "meet --meeting", HELD),
        (told.actions_not_recorded, "action done", DONE),
    )
    for ids, command, where in missing:
        if ids:
            yield row("Missing", f"what became of {_listed(ids)}; {where}")
            yield Command(f"mentorlog {command} {ids[0]}{with_}", indent=12)


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(ids[:MOST]) + (f" and {len(ids) - MOST} more" if len(ids) > MOST else "")
