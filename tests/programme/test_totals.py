"""What may be said of many: nothing from which somebody could work out a number below five."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations_with_replacement

import pytest

from mentorlog.programme.totals import LEAST, Part, Tally, Totals, split

NONE, WATCH, CONCERN = 0, 1, 2
NAMED = (None, "watch", "concern")
LEVELS = ("nothing-stands-out", "watch", "concern")
TWO = [((0, 0), "closed")] + [((a, b), LEVELS[max(a, b)]) for a in range(3) for b in range(3)]
ONE = [((0,), "resting"), ((0,), "nothing-stands-out"), ((1,), "watch"), ((2,), "concern")]
Kind = tuple[tuple[int, ...], str]


def rows(kinds: tuple[Kind, ...]) -> Iterator[dict]:
    for signs, level in kinds:
        shown = [
            {"sign": f"s{n}", "side": "both", "level": NAMED[said]}
            for n, said in enumerate(signs)
            if said
        ]
        yield {"level": level, "signs": shown}


def totals(kinds: tuple[Kind, ...], least: int = LEAST) -> Totals:
    tally = Tally()
    for row in rows(kinds):
        tally.add(row)
    signs = [f"s{n}" for n in range(len(kinds[0][0] if kinds else ()))]
    return tally.totals(signs, least)


def numbers(kinds: tuple[Kind, ...]) -> dict[str, int]:
    """Every number that nobody is to learn while it is small, its complement, and the like."""
    of = Counter()
    for signs, level in kinds:
        aside = level in ("closed", "resting")
        of["aside"] += aside
        of["open"] += not aside
        for told in LEVELS:
            of[f"level {told}"] += told == level
        for n, said in enumerate(signs):
            of[f"{n} shown"] += said > NONE
            of[f"{n} not shown, of all"] += said == NONE
            of[f"{n} not shown, of the open"] += said == NONE and not aside
            of[f"{n} watch"] += said == WATCH
            of[f"{n} concern"] += said == CONCERN
    return of


@pytest.mark.parametrize(
    ("kinds", "most", "least"), [(TWO, 5, 2), (ONE, 9, 3), (ONE, 15, 5)], ids=["two", "3", "5"]
)
def test_no_small_number_can_be_worked_out(kinds, most, least):
    """Every population there is, by what is published of it: whoever knows the rule and how many
    there are cannot tell those apart that are published alike. What is known to be small can be
    any small number."""
    for count in range(most + 1):
        alike = defaultdict(list)
        for population in combinations_with_replacement(kinds, count):
            alike[repr(totals(population, least))].append(numbers(population))
        names = {name for some in alike.values() for one in some for name in one}
        for published, some in alike.items():
            for name in names:
                could_be = {one.get(name, 0) for one in some}
                small = set(range(min(least, count + 1)))
                assert max(could_be) >= least or could_be == small, (count, name, published)


def test_a_split_says_what_may_be_said():
    assert split(9, 5) is None
    assert split(10, 5) == (Part(5, 5), Part(5, 5))
    assert split(10, 4) == (Part(0, 4), Part(6, 10))
    assert split(100, 0) == (Part(0, 4), Part(96, 100))
    assert split(100, 97) == (Part(96, 100), Part(0, 4))
    assert split(100, 40) == (Part(40, 40), Part(60, 60))


def test_four_are_no_whole():
    assert totals((((1,), "watch"),)) == totals(())
    assert totals((((1,), "watch"),) * 4).whole is None
    assert totals((((1,), "watch"),) * 5).whole == 5


def test_those_that_are_open_are_the_base_where_that_may_be_said():
    closed, calm, shown = ONE[0], ONE[1], ONE[2]
    of_open = totals((closed,) * 6 + (calm,) * 20 + (shown,) * 10)
    assert (of_open.base, of_open.of_open, of_open.aside) == (30, True, Part(6, 6))
    assert of_open.signs["s0"] == (Part(10, 10), (Part(0, 4), Part(6, 10)))
    of_all = totals((closed,) * 3 + (calm,) * 20 + (shown,) * 10)
    assert (of_all.base, of_all.of_open, of_all.aside) == (33, False, Part(0, 4))


def test_a_sign_on_both_sides_counts_once_as_the_graver():
    tally = Tally()
    both = [
        {"sign": "s0", "side": side, "level": level}
        for side, level in (("mentor", "watch"), ("mentee", "concern"))
    ]
    for _ in range(6):
        tally.add({"level": "concern", "signs": both})
    for _ in range(6):
        tally.add({"level": "nothing-stands-out", "signs": []})
    assert tally.totals(["s0"]).signs["s0"] == (Part(6, 6), None)
