"""Packets in any order, any number of times and in any groups come to the same views."""

from datetime import date
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from mentorlog.exchange.merging import SIDES, Changes, View, changes, merge

DAYS = st.sampled_from([date(2026, 1, day) for day in (1, 2)])
LINES = st.dictionaries(
    st.tuples(st.sampled_from(["meeting", "action"]), st.sampled_from("abc")),
    st.sampled_from(["x\n", "y\n", "z\n"]),
    max_size=4,
)
VIEW = st.builds(
    View, side=st.sampled_from(SIDES), exported_on=DAYS, revision=st.integers(0, 1), lines=LINES
)
VIEWS = st.lists(VIEW, max_size=4).map(tuple)


@examples(80)
@given(VIEWS, VIEWS, VIEWS)
def test_merging_is_commutative_associative_and_idempotent(one, two, three):
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    once = merge(one, ())
    assert merge(once, once) == once == merge(once, one)


@examples(60)
@given(VIEWS, st.randoms(use_true_random=False))
def test_the_order_in_which_packets_come_makes_no_difference(views, random):
    again = [*views, *views]
    random.shuffle(again)
    came = reduce(lambda kept, view: merge(kept, (view,)), again, ())
    assert came == merge(views, ())
    assert [list(view.lines) for view in came] == [sorted(view.lines) for view in came]


@examples(60)
@given(VIEWS)
def test_nothing_is_made_up_and_the_latest_of_each_side_stands(views):
    for view in merge(views, ()):
        said = [one for one in views if one.side == view.side]
        assert view.stamp == max(one.stamp for one in said)
        last = [one for one in said if one.stamp == view.stamp]
        for name, line in view.lines.items():
            assert line == max(one.lines[name] for one in last if name in one.lines)
        assert view.lines.keys() == {name for one in last for name in one.lines}


def view(revision, **lines):
    named = {("meeting", id): line for id, line in lines.items()}
    return View(side="mentee", exported_on=date(2026, 1, 1), revision=revision, lines=named)


def test_what_a_side_took_back_is_gone():
    assert merge([view(1, a="x", b="y")], [view(2, a="x")]) == (view(2, a="x"),)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (None, view(1, a="x"), Changes(1, 0, 0, 0)),
        (view(1, a="x", b="y", c="z"), view(2, a="x", b="w", d="v"), Changes(1, 1, 1, 1)),
        (view(1, a="x"), view(1, a="x"), Changes(0, 0, 0, 1)),
    ],
)
def test_what_changed_is_counted(before, after, found):
    assert changes(before, after) == found
