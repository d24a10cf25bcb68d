"""Examines every life week by week, and counts how often the checkup is right."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any

from mentorlog.health import Checkup, examine
from mentorlog.record import Record
from mentorlog.sign import Shown

from .kinds import KINDS, SHOWING_UP, SIDED, Kind
from .simulate import Life, simulate

RANK = {"watch": 1, "concern": 2}
WITHIN = 8
WEEKS_A_YEAR = 365.25 / 7
HEAD = (
    "| kind | years | concerns a year | watches a year | by signs | | found within 8 |"
    " median / 90th wait | right side, watch | concern |"
)
Examine = Callable[[Record, date], Checkup]
Seen = dict[tuple[str, str], int]  # (sign, side): 1 at watch, 2 at concern


@dataclass
class Tally:
    """Counts of one kind; `rises` and `begins` by level, `right` and `named` by level."""

    lives: int = 0
    weeks: int = 0
    rises: dict[int, int] = field(default_factory=lambda: {1: 0, 2: 0})
    begins: dict[int, int] = field(default_factory=lambda: {1: 0, 2: 0})
    culprits: dict[tuple[str, int], int] = field(default_factory=dict)
    labelled: int = 0
    found: int = 0
    by_style: dict[str, list[int]] = field(default_factory=dict)
    named: dict[int, int] = field(default_factory=lambda: {1: 0, 2: 0})
    right: dict[int, int] = field(default_factory=lambda: {1: 0, 2: 0})
    weeks_named: dict[int, int] = field(default_factory=lambda: {1: 0, 2: 0})
    weeks_right: dict[int, int] = field(default_factory=lambda: {1: 0, 2: 0})
    waits: list[float] = field(default_factory=list)
    clear: list[float] = field(default_factory=list)

    @property
    def years(self) -> float:
        """Relationship-years looked at."""
        return self.weeks / WEEKS_A_YEAR


def shown(checkup: Checkup) -> Seen:
    """The signs that speak on a checkup, by side, with their level."""
    return {
        (f.sign.slug, f.verdict.side): RANK[f.verdict.level]
        for f in checkup.shown
        if isinstance(f.verdict, Shown)
    }


def weigh(life: Life, weeks: Sequence[tuple[date, int, Seen]], tally: Tally) -> None:
    """Add one life to a tally; `weeks` holds each day with the level and the signs shown."""
    tally.lives += 1
    tally.weeks += len(weeks)
    _count_rises(weeks, tally)
    if life.onset is None:
        return
    if life.kind.counts == "problem":
        _count_found(life, weeks, tally)
    if life.kind.sided and life.repaired is None:
        _count_named(life, weeks, tally)
    if life.repaired is not None:
        _count_clear(life, weeks, tally)


def _count_rises(weeks: Iterable[tuple[date, int, Seen]], tally: Tally) -> None:
    level, before = 0, Seen()
    for _, now, seen in weeks:
        for rank in (1, 2):
            tally.rises[rank] += level < rank <= now
            if level < rank <= now:
                new = [key for key in seen if seen[key] >= rank] or list(seen)
                for slug in {slug for slug, _ in new}:
                    key = (slug, rank)
                    tally.culprits[key] = tally.culprits.get(key, 0) + 1
            tally.begins[rank] += sum(before.get(k, 0) < rank <= seen[k] for k in seen)
        level, before = now, seen


def _count_found(life: Life, weeks: Sequence[tuple[date, int, Seen]], tally: Tally) -> None:
    assert life.onset is not None
    last = life.onset + timedelta(days=WITHIN * life.rhythm + 6)
    days = [
        day
        for day, level, seen in weeks
        if life.onset < day <= last and level and any(s in life.kind.belongs for s, _ in seen)
    ]
    tally.labelled += 1
    tally.found += bool(days)
    style = tally.by_style.setdefault(life.style, [0, 0])
    style[0] += bool(days)
    style[1] += 1
    if days:
        tally.waits.append((days[0] - life.onset).days / life.rhythm)


def _count_named(life: Life, weeks: Sequence[tuple[date, int, Seen]], tally: Tally) -> None:
    assert life.onset is not None
    before = Seen()
    for day, _, seen in weeks:
        for (slug, side), rank in seen.items():
            if slug not in SIDED or day <= life.onset:
                continue
            right = side == life.side
            for level in range(1, rank + 1):
                tally.weeks_named[level] += 1
                tally.weeks_right[level] += right
                if before.get((slug, side), 0) < level:
                    tally.named[level] += 1
                    tally.right[level] += right
        before = seen


def _count_clear(life: Life, weeks: Sequence[tuple[date, int, Seen]], tally: Tally) -> None:
    assert life.repaired is not None
    lit = [
        (day, any(slug in SHOWING_UP for slug, _ in seen))
        for day, _, seen in weeks
        if day >= life.repaired
    ]
    if not lit or not lit[0][1]:
        return
    dark = next((day for day, on in lit if not on), None)
    tally.clear.append(math.inf if dark is None else (dark - life.repaired).days / life.rhythm)


def look(life: Life, ask: Examine = examine) -> list[tuple[date, int, Seen]]:
    """Each weekly checkup of a life: the day, the level of the whole, the signs shown."""
    found = []
    for today, record in life.journal.weekly(life.start, life.end):
        checkup = ask(record, today)
        found.append((today, RANK.get(checkup.level, 0), shown(checkup)))
    return found


def measure(kind: Kind, seeds: Iterable[int], ask: Examine = examine) -> Tally:
    """The tally of a kind over some seeds."""
    tally = Tally()
    for seed in seeds:
        life = simulate(kind, seed)
        weigh(life, look(life, ask), tally)
    return tally


def merged(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    whole = Tally()
    for tally in tallies:
        for name, value in vars(tally).items():
            mine: Any = getattr(whole, name)
            if isinstance(value, dict):
                for key, count in value.items():
                    if isinstance(count, list):
                        old = mine.setdefault(key, [0, 0])
                        mine[key] = [a + b for a, b in zip(old, count, strict=True)]
                    else:
                        mine[key] = mine.get(key, 0) + count
            else:
                setattr(whole, name, mine + value)
    return whole


def share(part: float, whole: float) -> str:
    """A percentage, or a dash where there is nothing to divide by."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def middle(values: Sequence[float]) -> str:
    """The median and the 90th percentile."""
    if not values:
        return "–"
    ordered = sorted(values)
    return f"{median(ordered):.1f} / {ordered[min(len(ordered) - 1, 9 * len(ordered) // 10)]:.1f}"


def rates(tally: Tally) -> str:
    """Concerns and watches per relationship-year, by the whole and by signs."""
    a, b = tally.rises, tally.begins
    y = tally.years or 1.0
    return f"{a[2] / y:.2f} | {a[1] / y:.2f} | {b[2] / y:.2f} | {b[1] / y:.2f}"


def table(found: Mapping[str, Tally]) -> str:
    """What came out for each kind, as a Markdown table."""
    rows = [HEAD, "|" + "---|" * 10]
    for kind in KINDS:
        t = found.get(kind.name)
        if t is None:
            continue
        sided = [share(t.right[n], t.named[n]) for n in (1, 2)]
        rows.append(
            f"| {kind.name} | {t.years:.0f} | {rates(t)} | {share(t.found, t.labelled)}"
            f" | {middle(t.waits)} | {sided[0]} | {sided[1]} |"
        )
    return "\n".join(rows)


def summary(found: Mapping[str, Tally]) -> str:
    """The four figures."""
    healthy = merged(found[k.name] for k in KINDS if k.counts == "healthy" and k.name in found)
    problem = merged(found[k.name] for k in KINDS if k.counts == "problem" and k.name in found)
    lines = ["| figure | concerns a year | watches a year | by signs | |", "|---|---|---|---|---|"]
    if "healthy" in found:
        lines.append(f"| (a) ordinary healthy | {rates(found['healthy'])} |")
    lines += [f"| (a) all healthy | {rates(healthy)} |", ""]
    styles = ", ".join(
        f"{name} {share(*counts)}" for name, counts in sorted(problem.by_style.items())
    )
    lines.append(f"(b) found within {WITHIN} meetings: {share(problem.found, problem.labelled)}")
    lines[-1] += f" ({styles})"
    for level, rank in RANK.items():
        lines.append(
            f"(c) right side at {level}: {share(problem.right[rank], problem.named[rank])}"
            f" (by weeks {share(problem.weeks_right[rank], problem.weeks_named[rank])})"
        )
    if "repaired" in found:
        clear = found["repaired"].clear
        lines.append(f"(d) meetings until clear after a repair, median / 90th: {middle(clear)}")
    worst = sorted(healthy.culprits.items(), key=lambda pair: -pair[1])
    for level, rank in RANK.items():
        named = ", ".join(f"{slug} {n}" for (slug, r), n in worst if r == rank)
        lines.append(f"shown when a healthy one rose to {level}: {named}")
    return "\n".join(lines)


def line(name: str, found: Mapping[str, Tally]) -> tuple[str, str, str]:
    """One set of rules in one row: the heading, the rule under it, the row."""
    healthy = merged(found[k.name] for k in KINDS if k.counts == "healthy" and k.name in found)
    problem = merged(found[k.name] for k in KINDS if k.counts == "problem" and k.name in found)
    ordinary = found.get("healthy", Tally())
    a, b = ordinary.years or 1.0, healthy.years or 1.0
    styles = " | ".join(
        share(*problem.by_style.get(style, (0, 0))) for style in ("careful", "ordinary", "sparse")
    )
    cells = [
        name,
        f"{ordinary.rises[2] / a:.2f} / {ordinary.rises[1] / a:.2f}",
        f"{healthy.rises[2] / b:.2f} / {healthy.rises[1] / b:.2f}",
        share(problem.found, problem.labelled),
        styles,
        *(share(problem.right[n], problem.named[n]) for n in (1, 2)),
        middle(found["repaired"].clear) if "repaired" in found else "–",
    ]
    head = (
        "| rules | ordinary: concerns / watches a year | all healthy | found within 8 | careful"
        " | ordinary | sparse | right side, watch | concern | clear after |"
    )
    return head, "|" + "---|" * 10, f"| {' | '.join(cells)} |"
