"""Tables and drawings of a page. A drawing is SVG whose marks keep their size, so that it can be
read on a phone and on paper; every one has its words beside it, and a name for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from mentorlog.render.document import Cell, Link, Table
from mentorlog.render.drawing import (
    Bar,
    Columns,
    Drawing,
    Key,
    Stretch,
    Strip,
    months_in,
    stretches,
)
from mentorlog.render.html.element import Html, element
from mentorlog.render.months import MONTHS
from mentorlog.render.width import width

SHAPES = {
    "held": ("circle", {"r": "5.5", "class_": "full"}),
    "booked": ("circle", {"r": "4.75", "class_": "line"}),
    "cancelled": ("path", {"d": "M-5-5 5 5M5-5-5 5", "class_": "line"}),
    "missed": ("path", {"d": "M0-6 6 0 0 6-6 0Z", "class_": "line"}),
    "moved": ("path", {"d": "M-6 0H5M1-4 5 0 1 4", "class_": "line"}),
    "unknown": ("path", {"d": "M-3-3Q-3-6 0-6T3-3Q3-1 0 .5V2M0 5V6", "class_": "line"}),
    "done": ("path", {"d": "M-5-5H5V5H-5Z", "class_": "full"}),
    "some": ("path", {"d": "M-5-5H5V5H-5ZM-4-4V4M-2.5-4V4M-1-4V4", "class_": "line"}),
    "none": ("path", {"d": "M-5-5H5V5H-5Z", "class_": "line"}),
    "unsaid": ("path", {"d": "M-3-3Q-3-6 0-6T3-3Q3-1 0 .5V2M0 5V6", "class_": "line"}),
    "dropped": ("path", {"d": "M-5 0H5", "class_": "line"}),
    "due": ("path", {"d": "M-5 0A5 5 0 1 1 5 0 5 5 0 1 1-5 0M0-3V0H3", "class_": "line"}),
    "ahead": ("circle", {"r": "4.75", "class_": "line"}),
}
LEVEL = {"above": 13, "on": 35, "below": 57}
TALL, FLAT, ALONE = 86, 50, 21
UP, BESIDE = 9, 13
NAMED = 6
HEIGHT, ROOM = 112, 78
FEW = 30
LONG = 1.5
SHORTEST = 5


def shapes() -> Html:
    """The shapes that the drawings of a page are made of, each once."""
    found = (
        element("g", element(tag, **stated), id=f"m-{name}")
        for name, (tag, stated) in SHAPES.items()
    )
    return element("svg", element("defs", *found), class_="shapes", aria_hidden="true")


def drawn(content: Table | Drawing) -> Html:
    """A table or a drawing."""
    if isinstance(content, Table):
        return _folded(content) if content.folded else _table(content)
    return _strip(content) if isinstance(content, Strip) else _columns(content)


def _folded(table: Table) -> Html:
    return element("details", element("summary", table.caption), _table(table))


def _table(table: Table) -> Html:
    heads = (element("th", word, scope="col") for word in table.head)
    caption = element("caption", table.caption)
    rows = (element("tr", *_row(row)) for row in table.rows)
    return element(
        "table",
        caption,
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        **({"class_": "again"} if table.folded else {}),
    )


def _row(row: tuple[Cell, ...]) -> Iterator[Html]:
    first, *rest = row
    yield element("th", _cell(first), scope="row")
    for cell in rest:
        few = {"class_": "few"} if isinstance(cell, str) and width(cell) <= SHORTEST else {}
        yield element("td", _cell(cell), **few)


def _cell(cell: Cell) -> str:
    if isinstance(cell, Link):
        return element("a", cell.text, href=f"#{cell.to}")
    if isinstance(cell, Bar):
        bar = [] if cell.percent is None else [_bar(cell.percent)]
        return element("span", *bar, cell.says, class_="far")
    return cell


def _bar(percent: int) -> Html:
    whole = element("rect", width="100%", height="100%", class_="whole")
    part = element("rect", width=f"{percent}%", height="100%", class_="part")
    return element("svg", whole, part, class_="bar", aria_hidden="true")


def _strip(strip: Strip) -> Html:
    rows = (_stretch(strip, stretch) for stretch in stretches(strip))
    keys = element("ul", *map(_key, strip.keys), *_breaks(strip), class_="keys")
    return element(
        "figure",
        element("figcaption", strip.name),
        element("p", strip.says),
        *([keys, *rows] if strip.dots else []),
        class_="drawn",
    )


def _key(key: Key) -> Html:
    mark = element("svg", _use(key.shape, "50%", "50%"), class_="mark", aria_hidden="true")
    return element("li", mark, f"{key.count} {key.word}")


def _breaks(strip: Strip) -> Iterator[Html]:
    if strip.bands:
        rect = element("rect", width="100%", height="100%", class_="band")
        mark = element("svg", rect, class_="mark", aria_hidden="true")
        yield element("li", mark, "a break")


def _use(shape: str, x: str, y: str) -> Html:
    return element("use", href=f"#m-{shape}", x=x, y=y)


def _stretch(strip: Strip, stretch: Stretch) -> Html:
    """A row: the names of the sides, and the marks of its months."""
    when = span(stretch)
    tall = strip.two_sided
    sides = (strip.above, strip.line, strip.below) if tall else (strip.line,)
    named = "sides" if tall else "sides alone"
    names = element("div", *(element("span", name) for name in sides), class_=named)
    svg = element(
        "svg",
        *_scale(stretch, tall),
        *_dots(stretch, tall),
        role="img",
        aria_label=f"{when}: {_counted(strip, stretch)}",
        height=str(TALL if tall else FLAT),
        class_="time",
    )
    beside = element("div", names, svg, class_="beside")
    return element("div", element("p", when, class_="when"), beside, class_="row")


def _counted(strip: Strip, stretch: Stretch) -> str:
    shapes = [dot.shape for dot in stretch.dots]
    counts = [f"{shapes.count(k.shape)} {k.word}" for k in strip.keys if k.shape in shapes]
    return ", ".join([*counts, *(band.says for band in stretch.bands)])


def _dots(stretch: Stretch, tall: bool) -> Iterator[Html]:
    """The marks; those of one side and day stand beside each other, and what was moved a little
    higher than what it was moved to."""
    there: dict[tuple[date, str], int] = {}
    for dot in stretch.dots:
        beside = there.get((dot.on, dot.place), 0)
        there[dot.on, dot.place] = beside + 1
        y = LEVEL[dot.place] if tall else ALONE
        up = UP if dot.shape == "moved" and dot.place == "on" else 0
        aside = {"transform": f"translate({BESIDE * beside} 0)"} if beside else {}
        mark = _use(dot.shape, _percent(stretch.at(dot.on)), str(y - up))
        yield element("g", element("title", dot.says), mark, **aside)


def _scale(stretch: Stretch, tall: bool) -> Iterator[Html]:
    """The breaks, the line, and the months below it, as many of them named as there is room."""
    foot = 70 if tall else 34
    for band in stretch.bands:
        left, right = stretch.at(band.since), stretch.at(band.until)
        rect = element(
            "rect",
            element("title", band.says),
            x=_percent(left),
            width=_percent(max(right - left, 0.6)),
            y="0",
            height=str(foot),
            class_="band",
        )
        yield rect
    line = str(LEVEL["on"] if tall else ALONE)
    yield element("line", x1="0", x2="100%", y1=line, y2=line, class_="axis")
    months = months_in(stretch)
    every = -(-len(months) // NAMED)
    for number, day in enumerate(months):
        x = _percent(100 * (day - stretch.since).days / (stretch.until - stretch.since).days)
        yield element("line", x1=x, x2=x, y1=str(foot - 4), y2=str(foot), class_="tick")
        if number % every == 0:
            said = MONTHS[day.month - 1][:3] + (f" {day.year % 100:02}" if every > 1 else "")
            yield element("text", said, x=x, y=str(foot + 12))


def span(stretch: Stretch) -> str:
    """The months of a row: "January to June 2026"."""
    months = months_in(stretch) or (stretch.since,)
    first, last = months[0], months[-1]
    begin, end = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
    if len(months) == 1:
        return end
    return f"{begin} to {end}" if first.year == last.year else f"{begin} {first.year} to {end}"


def _percent(part: float) -> str:
    return f"{part:.4g}%"


def _columns(columns: Columns) -> Html:
    """Columns, each with the line that it is held against; the scale stands beside them."""
    return element(
        "figure",
        element("figcaption", columns.name),
        element("p", columns.says),
        *([_plot(columns)] if columns.columns else []),
        class_="drawn short",
    )


def _plot(columns: Columns) -> Html:
    most = max(max(c.value, c.line) for c in columns.columns)
    each = 100 / len(columns.columns)
    svg = element(
        "svg",
        *(one for n in range(len(columns.columns)) for one in _column(columns, n, each, most)),
        *_rhythm(columns, each, most),
        element("line", x1="0", x2="100%", y1=str(HEIGHT - 16), y2=str(HEIGHT - 16), class_="axis"),
        *_ends(columns),
        role="img",
        aria_label=f"{columns.name}, in {len(columns.columns)} columns",
        height=str(HEIGHT),
        class_="time",
    )
    beside = element("div", _beside(columns, most), svg, class_="beside")
    return element("div", beside, class_="row")


def _y(value: int, most: int) -> int:
    return HEIGHT - 16 - round(ROOM * value / max(most, 1))


def _column(columns: Columns, number: int, each: float, most: int) -> Iterator[Html]:
    one = columns.columns[number]
    top, foot = _y(one.value, most), HEIGHT - 16
    yield element(
        "rect",
        element("title", one.says),
        x=_percent(each * (number + 0.18)),
        width=_percent(each * 0.64),
        y=str(top),
        height=str(max(foot - top, 1)),
        class_="going" if one.open else "part",
    )
    if one.value > LONG * one.line and len(columns.columns) <= FEW:
        middle = _percent(each * (number + 0.5))
        yield element("text", str(one.value), x=middle, y=str(top - 4), class_="middle")


def _rhythm(columns: Columns, each: float, most: int) -> Iterator[Html]:
    """The lines that the columns are held against: one as long as it stays the same."""
    at = 0
    for line, some in groupby(columns.columns, key=lambda column: column.line):
        upto = at + len(list(some))
        ends = {"x1": _percent(each * at), "x2": _percent(each * upto)}
        y = str(_y(line, most))
        yield element("line", y1=y, y2=y, class_="rhythm", **ends)
        at = upto


def _beside(columns: Columns, most: int) -> Html:
    line = columns.columns[-1].line
    texts = [(f"{columns.line}:", _y(line, most) - 9), (f"{line} days", _y(line, most) + 4)]
    said = (element("text", word, x="100%", y=str(y), class_="end") for word, y in texts)
    return element("svg", *said, class_="scale", height=str(HEIGHT), aria_hidden="true")


def _ends(columns: Columns) -> Iterator[Html]:
    first, last = columns.ends
    yield element("text", first, x="0", y=str(HEIGHT - 2))
    if len(columns.columns) > 1:
        yield element("text", last, x="100%", y=str(HEIGHT - 2), class_="end")
