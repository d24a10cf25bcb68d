"""Days that are said from today: `tomorrow`, `last tue`, `in 2 weeks`, `the day after 3 march`.

A week runs from Monday to Sunday, where no other beginning is chosen. Each rule takes the words,
today and `prefer`, and gives the day; None where the phrase is not its own; UsageError where it
is, and names no single day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.days.reckoning import DAY_NAMES, Prefer, in_week, shift
from mentorlog.days.words import SPANS, WEEKDAYS, WHICH, count, fold
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

_NEAR = {
    **dict.fromkeys(("today", "now"), 0),
    **dict.fromkeys(("tomorrow", "tmrw", "tmr"), 1),
    "yesterday": -1,
}
# Units that people write without `a` in front: `week on monday`, `fortnight ago`.
_ALONE = (["week"], ["fortnight"])
_FROM = ("today", "tomorrow")
_DISTANT = {("after", "next"): 2, ("before", "last"): -2}


def from_today(text: str) -> bool:
    """Whether a text names its day by today's, as `tomorrow` and `tonight` do."""
    return any(word in _NEAR or word == "tonight" for word in fold(text))


def near(words: list[str], today: date, _prefer: Prefer) -> date | None:
    """`today`, `now`, `yesterday`, `tomorrow`."""
    ahead = _NEAR.get(words[0])
    return None if ahead is None or len(words) != 1 else shift(today, ahead)


def coming(today: date, weekday: int) -> date:
    """The first such weekday after today."""
    return shift(today, (weekday - today.weekday() - 1) % 7 + 1)


def gone(today: date, weekday: int) -> date:
    """The last such weekday before today."""
    return shift(today, -((today.weekday() - weekday - 1) % 7) - 1)


def weekday(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`tue`, `this tue`, `next tue`, `last tue`, `coming tue`, `past tue`.

    `next tue` is the Tuesday of next week, even where one is still to come in this week. `last
    tue` is the latest before today. `this tue` is the one of this week; under "future", and gone
    already, the coming one. `tue` alone is the nearest in the direction of `prefer`, and never
    today: on a Tuesday it is a week on under "future", and refused otherwise.
    """
    if not words or words[-1] not in WEEKDAYS:
        return None
    wanted = WEEKDAYS[words[-1]]
    match words[:-1]:
        case []:
            return _bare_weekday(wanted, today, prefer)
        case ["this"]:
            day = in_week(today, wanted)
            return coming(today, wanted) if prefer == "future" and day < today else day
        case ["next"]:
            return in_week(today, wanted, 1)
        case ["coming"] | ["this", "coming"]:
            return coming(today, wanted)
        case ["last"] | ["past"] | ["this", "past"]:
            return gone(today, wanted)
    return None


def _bare_weekday(wanted: int, today: date, prefer: Prefer) -> date:
    before, after = gone(today, wanted), coming(today, wanted)
    if prefer == "future":
        return after
    if wanted == today.weekday():
        name = DAY_NAMES[wanted]
        raise UsageError(
            f"today is {name}: '{name.lower()}' could be today, {before} or {after}: "
            f"write today, 'last {name.lower()}' or 'next {name.lower()}'"
        )
    return before if prefer == "past" or today - before < after - today else after


def weekday_of_week(words: list[str], today: date, _prefer: Prefer) -> date | None:
    """`friday next week`, `last week tuesday`, `monday the week after next`."""
    match words:
        case [name, ("last" | "this" | "next") as which, "week"] if name in WEEKDAYS:
            return in_week(today, WEEKDAYS[name], WHICH[which])
        case [("last" | "this" | "next") as which, "week", *on, name] if (
            name in WEEKDAYS and on in ([], ["on"])
        ):
            return in_week(today, WEEKDAYS[name], WHICH[which])
        case [name, "week", side, which] if name in WEEKDAYS and (side, which) in _DISTANT:
            return in_week(today, WEEKDAYS[name], _DISTANT[side, which])
    return None


def unit_away(words: list[str], today: date, _prefer: Prefer) -> date | None:
    """`next week` (7 days on), `last month` (the same day of it), `week after next`."""
    match words:
        case ["this", ("week" | "month" | "year") as unit]:
            raise UsageError(f"'this {unit}' is no single day: write friday, or today")
        case [("next" | "last") as which, ("week" | "month" | "year") as unit]:
            return _shift(today, SPANS[unit], WHICH[which])
        case [("week" | "month" | "year") as unit, side, which] if (side, which) in _DISTANT:
            return _shift(today, SPANS[unit], _DISTANT[side, which])
    return None


def _shift(day: date, one: tuple[int, int], times: int) -> date:
    days, months = one
    return shift(day, days * times, months * times)


def length(words: list[str]) -> tuple[int, int] | None:
    """Days and months of `2 weeks`, `a month`, `half a year`; None for other words."""
    match words:
        case ["half", "a", "year"]:
            return 0, 6
        case [many, unit] if unit in SPANS:
            times = count(many)
            days, months = SPANS[unit]
            return None if times is None else (days * times, months * times)
    return None


def counted(words: list[str], today: date, _prefer: Prefer) -> date | None:
    """`in 2 weeks`, `in a month's time`, `3 days ago`, `+3d`, `-2w`."""
    match words:
        case ["in" | "within", *many, "time"] | ["in", *many, "from", "now"]:
            sign = 1
        case ["in" | "within", "next", *many] | ["in" | "within", *many]:
            sign = 1
            many = ["a", *many] if len(many) == 1 and words[1] == "next" else many
        case ["+", *many]:
            sign = 1
        case [*many, "ago"] | [*many, "ago", "today"] | [*many, "back"] | ["-", *many]:
            sign = -1
            many = ["a", *many] if many in _ALONE and "ago" in words else many
        case _:
            _refuse_length(words)
            return None
    long = length(many)
    return None if long is None else _shift(today, long, sign)


def _refuse_length(words: list[str]) -> None:
    if length(words):
        said = " ".join(words)
        raise UsageError(
            f"'{said}' is a length of time and not a day: write 'in {said}' or '{said} ago'"
        )


def week_on(words: list[str], today: date, _prefer: Prefer) -> date | None:
    """`fri week`, `a week on friday`, `2 weeks from monday`, `a week today`, `tomorrow week`.

    Counted from the coming such weekday, whatever `prefer` is; refused on that weekday itself,
    where some count from today and some from a week on.
    """
    match words:
        case [name, ("week" | "fortnight") as unit] if name in WEEKDAYS or name in _FROM:
            many = ["a", unit]
        case [*many, "on" | "from", name] if name in WEEKDAYS:
            pass
        case [*many, name] if name in _FROM:
            pass
        case _:
            return None
    long = length(["a", *many] if many in _ALONE else many)
    if long is None or (many[-1] in ("day", "days") and "on" in words):
        return None
    if name in _FROM:
        return _shift(shift(today, _NEAR[name]), long, 1)
    if WEEKDAYS[name] == today.weekday():
        raise UsageError(
            f"today is {DAY_NAMES[WEEKDAYS[name]]}: '{' '.join(words)}' could count from today "
            f"or from {coming(today, WEEKDAYS[name])}: count from today, as in 'in 2 weeks'"
        )
    return _shift(coming(today, WEEKDAYS[name]), long, 1)


def weekday_in(words: list[str], today: date, _prefer: Prefer) -> date | None:
    """`friday in two weeks`; refused where that weekday of this week is no longer to come."""
    match words:
        case [name, "in", *many, "time"] | [name, "in", *many] if name in WEEKDAYS:
            long = _weeks(many)
        case _:
            return None
    if long is None:
        return None
    day = _shift(in_week(today, WEEKDAYS[name]), long, 1)
    if in_week(today, WEEKDAYS[name]) <= today:
        later = _shift(coming(today, WEEKDAYS[name]), long, 1)
        raise UsageError(f"'{' '.join(words)}' could be {day} or {later}: write which")
    return day


def week_back(words: list[str], today: date, _prefer: Prefer) -> date | None:
    """`a week ago yesterday`, `a week last friday`."""
    match words:
        case [*many, "ago", "yesterday"]:
            start = shift(today, -1)
        case [*many, "last", name] if name in WEEKDAYS:
            start = gone(today, WEEKDAYS[name])
        case _:
            return None
    long = _weeks(["a", *many] if many in _ALONE else many)
    return None if long is None else _shift(start, long, -1)


def _weeks(words: list[str]) -> tuple[int, int] | None:
    """As `length`, of whole weeks that were typed as weeks."""
    return length(words) if words and words[-1].startswith(("w", "fortnight")) else None
