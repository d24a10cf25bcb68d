"""The check over time, to read: changes, turns, thresholds tried, what was talked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorlog.days import say_day, short_day
from mentorlog.health import Finding
from mentorlog.record import Record
from mentorlog.render.data_over_time import counted
from mentorlog.render.levels import LEVELS, MARKS, STYLES, level_words, summary
from mentorlog.render.page import (
    BLANK,
    Block,
    Command,
    Ends,
    Page,
    Para,
    cells,
    heading,
    strong,
    words,
)
from mentorlog.render.styled import Text
from mentorlog.sign import Clear, Shown, Unknown
from mentorlog.signs import sign
from mentorlog.timeline import Changes, FollowUp, Spoken, Turn
from mentorlog.wording import addressed, plural, whom

CHANGED = {
    "new": "Shown now, and not then",
    "worse": "Weighs more than then",
    "better": "Weighs less than then",
    "gone": "Not shown any more",
    "same": "As it was",
}
TURNED = {
    "showed": "began to show",
    "rose": "weighs more",
    "eased": "weighs less",
    "cleared": "is clear again",
}


def changes_page(changes: Changes) -> Page:
    """What changed between two checkups."""
    return Page(_changes(changes))


def _changes(changes: Changes) -> Iterator[Block]:
    before, now = changes.before, changes.now
    about = now.record.relationship
    yield Ends(strong(f"{about.mentor} and {about.mentee}"), short_day(now.today))
    yield Para(f"then: {level_words(before)} ({say_day(before.today, now.today)})", indent=2)
    yield Para(f"now: {level_words(now)}", indent=2)
    for key, title in CHANGED.items():
        found: tuple[Finding, ...] = getattr(changes, key)
        if found:
            yield from heading(title)
            for finding in found:
                yield from _finding(finding)
    if not before.shown and not now.shown:
        yield BLANK
        yield Para("Nothing on the record stood out then, and nothing does now.")


def _finding(finding: Finding) -> Iterator[Block]:
    verdict = finding.verdict
    level = verdict.level if isinstance(verdict, Shown) else "watch"
    mark = Text(MARKS[level], STYLES[level])
    yield Para(words(strong(finding.sign.slug), f": {summary(verdict)}"), words(mark, " "), 2)


def history_page(record: Record, turns: tuple[Turn, ...], today: date) -> Page:
    """When each sign first showed, rose, eased and cleared."""
    return Page(_history(record, turns, today))


def _history(record: Record, turns: tuple[Turn, ...], today: date) -> Iterator[Block]:
    about = record.relationship
    yield Ends(strong(f"{about.mentor} and {about.mentee}"), f"up to {short_day(today)}")
    if not turns:
        yield Para("No sign has shown so far.", indent=2)
    for turn in turns:
        side = "" if turn.side == "both" else f" ({whom(record, turn.side)})"
        level = f", {LEVELS[turn.level]}" if turn.level else ""
        became = f"{TURNED[turn.change]}{level}"
        if turn.change == "cleared" and turn.says:
            became = f"is not shown any more: {turn.says}"
        said = words(strong(turn.sign), f"{side} {became}")
        mark = MARKS[turn.level] if turn.level else "·"
        yield cells((f"{mark} {short_day(turn.on)}",), (17,), said, 2)


def tried_page(
    name: str, usual: Spoken, tried: Spoken, said: tuple[str, ...], asks: tuple[bool, ...]
) -> Page:
    """How often a sign would have spoken with other thresholds, and whether it `asks` now, as it
    is and as tried."""
    return Page(_tried(name, usual, tried, said, asks))


def _tried(
    name: str, usual: Spoken, tried: Spoken, said: tuple[str, ...], asks: tuple[bool, ...]
) -> Iterator[Block]:
    only = sign(name).asks_only
    span = f", over {plural(usual.looked_at, 'day')} of this record"
    yield Para(words(strong(name), " only asks, so it is not counted" if only else span))
    for label, spoken, ask in zip(("as it is", "as tried"), (usual, tried), asks, strict=True):
        asking = "asks now" if ask else "does not ask now"
        what = _spoken(spoken) + ("; asks now" if ask else "")
        yield cells((label,), (12,), asking if only else what, 2)
    for line in said:
        yield Para(f"tried: {line}", indent=2)
    if said:
        yield BLANK
        yield Para("To keep it, write it into your settings file:")
        table, _, key = said[0].split(" is ")[0].rpartition(".")
        value = said[0].split(" is ")[1].split(" ")[0]
        yield Command(f"[thresholds.{table}]")
        yield Command(f"{key} = {value}")


def _spoken(spoken: Spoken) -> str:
    if not spoken.times:
        return "would not have spoken"
    return (
        f"spoke {plural(spoken.times, 'time')}, on {plural(spoken.days, 'day')}, "
        f"of these {spoken.concern_days} as worth a conversation"
    )


def talked_about(record: Record, follow_ups: tuple[FollowUp, ...], today: date) -> Iterator[Block]:
    """What became of the findings that were talked about."""
    if follow_ups:
        yield from heading("Talked about")
    for one in follow_ups:
        side = "" if one.side == "both" else f" ({whom(record, one.side)})"
        day = say_day(one.concern.on, today)
        about = f"{side}, on {day} ({one.concern.short})"
        yield Para(words(strong(one.sign.slug), about), indent=2)
        course = "" if one.course == "not known" else f": {one.course}"
        yield Para(f"then {counted(one.then)}; now {counted(one.now)}{course}", indent=4)
        if one.concern.agreed:
            you = addressed(record.relationship, "you")
            yield Para(f"{you} agreed: {one.concern.agreed}", indent=4)
        if one.look_again:
            yield Para(f"to look again: {say_day(one.look_again, today)}", indent=4)
        if isinstance(one.now, Unknown) or (isinstance(one.now, Clear) and not one.now.elsewhere):
            yield Command(f'mentorlog concern resolve {one.concern.short} "…"', indent=4)
