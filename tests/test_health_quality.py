"""The made-up relationships that the check is measured on: the same every time, and its rules."""

import importlib
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import action, after, every, goal, record, report

from mentorlog.health import examine
from mentorlog.record import Record

sys.path.append(str(Path(__file__).parent.parent))
kinds = importlib.import_module("benchmarks.health_quality.kinds")
measure = importlib.import_module("benchmarks.health_quality.measure")
rules = importlib.import_module("benchmarks.health_quality.rules")
simulate = importlib.import_module("benchmarks.health_quality.simulate")

SEEDS = range(1, 3)


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.name)
def test_the_same_seed_gives_the_same_life(kind: Any) -> None:
    for seed in SEEDS:
        one, again = simulate.simulate(kind, seed), simulate.simulate(kind, seed)
        assert list(one.journal.weekly(one.start, one.end)) == list(
            again.journal.weekly(again.start, again.end)
        )
        assert (one.onset, one.repaired, one.side) == (again.onset, again.repaired, again.side)
    other = simulate.simulate(kind, SEEDS.stop)
    assert list(other.journal.weekly(other.start, other.end)) != list(
        one.journal.weekly(one.start, one.end)
    )


def test_what_is_measured_is_told_the_same_way_twice() -> None:
    some = [kind for kind in kinds.KINDS if kind.name in ("healthy", "drifting-one")]
    told = []
    for _ in range(2):
        found = {kind.name: measure.measure(kind, SEEDS[:1]) for kind in some}
        told.append(measure.table(found) + measure.summary(found))
    assert told[0] == told[1]
    assert all(kind.name in told[0] for kind in some)


def test_every_set_of_rules_can_be_asked() -> None:
    life = simulate.simulate(kinds.KINDS[0], 1)
    weeks = list(life.journal.weekly(life.start, life.end))
    for asked in rules.SETS.values():
        assert asked(weeks[-1][1], weeks[-1][0]).findings


def levels(two: Record, today: date) -> tuple[str, str]:
    """What the first rules say, and the ones in force."""
    return rules.SETS["first"](two, today).level, rules.SETS["as-is"](two, today).level


def test_the_rules_in_force_are_the_product() -> None:
    two = record(every(14, "held, cancelled mentee, held, cancelled mentee"))
    today = after("2026-01-05", 60)
    asked = rules.SETS["as-is"](two, today)
    assert asked.findings == examine(two, today).findings


def test_the_first_rules_stay_as_they_were() -> None:
    quiet = record(every(14, "held, held, held"), goal())
    last = after("2026-01-05", 28)
    assert levels(quiet, after(last, 36)) == ("watch", "nothing-stands-out")
    assert levels(quiet, after(last, 50)) == ("concern", "watch")
    past = record(every(14, "held, held, held"), goal("g1", target_on="2026-01-06"))
    assert levels(past, after("2026-01-06", 30)) == ("watch", "nothing-stands-out")
    shared = [action(f"a{i}", "both", "2026-01-20", agreed_on=f"2026-01-0{i}") for i in (6, 7, 8)]
    told = [report(f"a{i}", "2026-01-20", "none") for i in (6, 7, 8)]
    two = record(every(14, "held, held, held"), goal(), *shared, *told)
    assert levels(two, after("2026-02-02", 1)) == ("watch", "nothing-stands-out")
