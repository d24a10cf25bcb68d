"""What is told of a programme: its totals, the relationships to begin with, what does not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from mentorlog.days import short_day
from mentorlog.frozen import Frozen
from mentorlog.programme.gathered import EARLIER, NOT_READ
from mentorlog.programme.totals import LEAST, Part, Split, Tally, Totals
from mentorlog.programme.written import Write
from mentorlog.render.levels import LEVELS, MARKS, WORST_FIRST
from mentorlog.render.page import BLANK, Block, Ends, Page, Para, cells, heading, strong, widest
from mentorlog.signs import signs
from mentorlog.wording import plural

SHOWN = 20  # relationships, and files of each kind that do not count, on a page
SPARE = 50 * SHOWN
FILE = ("file",)
FORTNIGHT = 14  # days after which newer packets tell more
ONLY_YOU = "For you alone, to ask what would help; each line is one relationship."
MORE = f"These are the first {SHOWN}; --out rows.csv has every one."


class Told(Frozen, kw_only=True):
    """All that a page holds: the totals, the first and the last day on which packets that count
    were exported, the relationships to begin with and whether there are more, how many files do
    not count, and some of them."""

    today: date
    exported: tuple[date, date] | None
    totals: Totals
    begin: tuple[Mapping[str, Any], ...]
    more: bool
    not_read: int
    earlier: int
    some: tuple[Mapping[str, Any], ...]


def told(
    found: Iterable[Mapping[str, Any]], today: date, names: bool, row: Write, rest: Write
) -> Told:
    """Tell `row` every relationship and `rest` every file that does not count, and what a page
    says of them all."""
    tally, begin, some = Tally(), list[Mapping[str, Any]](), list[Mapping[str, Any]]()
    counts = {NOT_READ: 0, EARLIER: 0}
    exported: tuple[date, date] | None = None
    shown = 0
    for one in found:
        if one["type"] in counts:
            counts[one["type"]] += 1
            some += [one] if counts[one["type"]] <= SHOWN else []
            rest(one)
            continue
        said = one if names else {key: one[key] for key in one if key not in FILE}
        tally.add(said)
        day = date.fromisoformat(said["exported_on"])
        exported = (min(day, exported[0]), max(day, exported[1])) if exported else (day, day)
        row(said)
        shown += bool(said["signs"])
        begin.append(said)
        if len(begin) > SPARE:
            begin = _first(begin)
    speaking = [sign.slug for sign in signs() if not sign.asks_only]
    return Told(
        today=today,
        exported=exported,
        totals=tally.totals(speaking),
        begin=tuple(_first(begin)),
        more=shown > SHOWN,
        not_read=counts[NOT_READ],
        earlier=counts[EARLIER],
        some=tuple(some),
    )


def _first(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those for which a sign is shown, the gravest first, no more than a page takes."""
    return sorted((row for row in rows if row["signs"]), key=_gravest)[:SHOWN]


def _gravest(row: Mapping[str, Any]) -> tuple[Any, ...]:
    grave = sum(one["level"] == "concern" for one in row["signs"])
    return WORST_FIRST.index(row["level"]), -grave, -len(row["signs"]), row["relationship"]


# As data.


def data(found: Told) -> dict[str, Any]:
    """The totals for other programs. A number that may not be said is told as `fewer_than`, what
    remains beside it as `at_least`, and what may not be told at all is null."""
    totals = found.totals
    return {
        "type": "totals",
        "today": found.today.isoformat(),
        "relationships": totals.whole if totals.whole is not None else {"fewer_than": LEAST},
        "closed_or_resting": _number(totals.aside, totals.whole),
        "counted_among": totals.base,
        "counted_are_open": totals.of_open,
        "signs": {
            slug: {
                "shown": _number(part, totals.base),
                "concern": _number(levels[0] if levels else None, totals.base),
                "watch": _number(levels[1] if levels else None, totals.base),
            }
            for slug, (part, levels) in totals.signs.items()
        },
        "files_not_read": found.not_read,
        "earlier_packets": found.earlier,
    }


def _number(part: Part | None, whole: int | None) -> dict[str, Any] | None:
    if part is None or not whole:
        return None
    if part.exact:
        return {"count": part.low, "share": round(part.low / whole, 3)}
    return {"fewer_than": part.high + 1} if part.low == 0 else {"at_least": part.low}


# As a page.


def page(found: Told) -> Page:
    """The page of a programme."""
    return Page([*_totals(found), *_begin(found), *_rest(found)])


def _totals(found: Told) -> Iterator[Block]:
    totals = found.totals
    many = totals.whole if totals.whole is not None else f"Fewer than {LEAST}"
    yield Ends(strong(f"{many} relationships"), short_day(found.today))
    yield from _exported(found)
    if totals.base is None:
        yield Para(f"Totals are told from {LEAST} on, so that nobody is singled out.", indent=2)
        return
    if totals.aside is not None:
        yield Para(f"closed or resting: {_said(totals.aside, totals.whole or 0)}", indent=2)
    if not totals.signs:
        yield Para("There are too few for totals that single nobody out.", indent=2)
        return
    among = " that are open" if totals.of_open else ""
    yield from heading(f"Signs, of the {totals.base}{among}")
    ordered = sorted(totals.signs.items(), key=lambda pair: -pair[1][0].low)
    often = [(slug, of) for slug, of in ordered if of[0].low]
    width = widest(slug for slug, _ in often)
    for slug, (part, levels) in often:
        said = _said(part, totals.base) + _by_level(levels, totals.base)
        yield cells((slug,), (width,), said, 2)
    seldom = [slug for slug, of in ordered if not of[0].low]
    if seldom:
        yield Para(f"fewer than {LEAST} each: {', '.join(seldom)}", indent=2, hang=2)


def _exported(found: Told) -> Iterator[Block]:
    """Between which days the packets were exported, and what they are judged as of."""
    if found.exported is None:
        return
    first, last = found.exported
    when = f"on {short_day(first)}"
    if first != last:
        when = f"between {short_day(first)} and {short_day(last)}"
    if found.today >= last:
        as_of = "each looked at as of its day"
    elif found.today <= first:
        as_of = f"each looked at as of {short_day(found.today)}"
    else:
        as_of = f"each looked at as of its day, and none later than {short_day(found.today)}"
    yield Para(f"Packets exported {when}, {as_of}.", indent=2)
    if (found.today - last).days > FORTNIGHT:
        yield Para("Newer ones would tell more: none shows what came after its day.", indent=2)


def _by_level(levels: Split, whole: int) -> str:
    """Which level it has, where something may be said of it; what remains is not said."""
    named = zip(("concern", "watch"), levels or (), strict=False)
    said = [f"{LEVELS[level]} {_said(of, whole)}" for level, of in named if of.exact or not of.low]
    return f": {', '.join(said)}" if said else ""


def _said(part: Part, whole: int) -> str:
    if part.exact:
        return f"{100 * part.low / whole:.0f} % ({part.low})"
    return f"fewer than {part.high + 1}" if part.low == 0 else f"{part.low} or more"


def _begin(found: Told) -> Iterator[Block]:
    if not found.begin:
        return
    yield from heading("Where to begin")
    yield Para(ONLY_YOU, indent=2)
    parts = [(row["relationship"], _names(row)) for row in found.begin]
    widths = tuple(widest(column) for column in zip(*parts, strict=True))
    level = ""
    for part, row in zip(parts, found.begin, strict=True):
        if row["level"] != level:
            level = row["level"]
            yield BLANK
            said = LEVELS[level]
            yield Para(f"{MARKS[level]} {said[0].upper()}{said[1:]}")
        yield cells(part, widths, _signs(row["signs"]), 2)
    if found.more:  # how many more is the total of a level, which is not told
        yield BLANK
        yield Para(MORE, indent=2)
    yield BLANK
    who = "" if "mentor" in found.begin[0] else "; --names says who they are"
    sign = found.begin[0]["signs"][0]["sign"]
    yield Para(f"What a sign looks for: mentorlog sign {sign}{who}.", indent=2)


def _names(row: Mapping[str, Any]) -> str:
    return f"{row['mentor']} and {row['mentee']}" if "mentor" in row else ""


def _signs(shown: Sequence[Mapping[str, str]]) -> str:
    said: dict[str, list[str]] = {}
    for one in shown:
        said.setdefault(one["sign"], []).append(one["side"])
    return ", ".join(
        slug if "both" in sides else f"{slug} ({' and '.join(sides)})"
        for slug, sides in said.items()
    )


def _rest(found: Told) -> Iterator[Block]:
    count = found.not_read + found.earlier
    if not count:
        return
    of = [
        plural(found.not_read, "file") + " could not be taken" if found.not_read else "",
        plural(found.earlier, "earlier packet") if found.earlier else "",
    ]
    yield from heading(f"Not counted: {' and '.join(filter(None, of))}")
    for one in found.some:
        if one["type"] == NOT_READ:
            yield Para(f"{one['file']}: {one['why']}.", indent=2, hang=2)
    earlier = [one for one in found.some if one["type"] == EARLIER]
    if earlier:
        files = ", ".join(one["file"] for one in earlier)
        yield Para(f"{files}: {earlier[0]['why']}.", indent=2, hang=2)
    if count > len(found.some):
        yield Para(f"and {count - len(found.some)} more; --json names all of them", indent=2)
