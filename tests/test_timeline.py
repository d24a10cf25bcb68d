"""The check over time: what changed, when a sign turned, what became of what was talked about."""

import pytest
from building import (
    check,
    concern,
    day,
    every,
    goal,
    goal_review,
    last_day,
    record,
    sign_pause,
    step,
)

from mentorlog.record import Record
from mentorlog.render.over_time import history_page, talked_about
from mentorlog.render.page import Page
from mentorlog.timeline import follow_ups, history, since

MOVED = "\n".join(
    f"2026-{planned} moved mentee 3d -> 2026-{held} held"
    for planned, held in (("01-05", "01-06"), ("01-19", "01-20"), ("02-02", "02-04"))
)
TALKED = "2026-02-19"
LOST = every(14, "held, cancelled mentee, cancelled mentee")
CANCELLING = concern("c1", "2026-02-03", sign="cancelling")


def talked(two: Record, today: str) -> tuple[str, str]:
    """How the one finding that was talked about went on, and what the page says of it."""
    (one,) = found = follow_ups(two, check(two, today))
    return one.course, "\n".join(Page(talked_about(two, found, day(today))).aloud())


@pytest.mark.parametrize(
    ("more", "course", "now"),
    [("cancelled", "worse", "5"), ("missed", "the same", "3 of 5")],
)
def test_what_another_sign_says_now_is_not_gone(more: str, course: str, now: str) -> None:
    lost = every(14, f"{more} mentee, {more} mentee", "2026-03-02")
    two = record(f"{MOVED}\n{lost}", concern("c1", TALKED, sign="often-rearranged"))
    told, page = talked(two, "2026-03-30")
    assert told == course
    assert f"Then 3 (worth noticing); now {now} (said by cancelling): {course}" in page
    assert "concern resolve" not in page


@pytest.mark.parametrize(
    ("then", "since_then", "place"),
    [
        ("held, held, held, held", "cancelled mentee, cancelled mentee", "new"),
        ("held, held, held, cancelled mentee, cancelled mentee", "cancelled mentee", "worse"),
        ("cancelled mentee, cancelled mentee, cancelled mentee", "held, held", "better"),
        ("held, cancelled mentee, cancelled mentee", "held, held, held", "gone"),
        ("held, held, held, cancelled mentee, cancelled mentee", "held", "same"),
    ],
)
def test_what_changed_stands_in_one_place(then: str, since_then: str, place: str) -> None:
    two = record(every(14, f"{then}, {since_then}"))
    changes = since(two, last_day(record(every(14, then))), last_day(two))
    key = ("cancelling", "mentee")
    found = [
        name
        for name in ("new", "worse", "better", "gone", "same")
        if key in [(f.sign.slug, f.verdict.side) for f in getattr(changes, name)]
    ]
    assert found == [place]


def test_three_held_in_a_row_are_better_though_as_many_are_counted() -> None:
    two = record(f"{LOST}\n" + every(14, "held, held, held", "2026-02-16"), CANCELLING)
    course, page = talked(two, "2026-03-16")
    assert course == "better"
    assert "now 2 of 5 (not shown): better" in page
    assert 'mentorlog concern resolve c1 "…"' in page


def test_the_day_to_look_again_is_that_of_its_own_concern() -> None:
    other = concern("c2", "2026-02-03", by="mentor")
    steps = [
        step("c1", "2026-02-03", None, check_on="2026-03-01"),
        step("c2", "2026-02-03", None, id="st2", check_on="2026-04-01"),
    ]
    two = record(LOST, CANCELLING, other, *steps)
    (one,) = follow_ups(two, check(two, "2026-02-20"))
    assert one.look_again == day("2026-03-01")


def test_what_is_set_aside_is_no_better() -> None:
    two = record(LOST, CANCELLING, sign_pause("cancelling", "2026-02-05"))
    course, page = talked(two, "2026-03-16")
    assert course == "not known"
    assert "; now set aside by choice on 2026-02-05 (it suits us)" in page
    assert "concern resolve" not in page


def test_what_is_too_old_to_count_is_no_better() -> None:
    course, page = talked(record(LOST, CANCELLING), "2026-12-16")
    assert course == "not known"
    assert "Then 2 of 3 (worth noticing); now needs 3 meetings, none so far" in page


def test_what_cannot_be_any_more_may_be_settled() -> None:
    """A goal that was past its day has come to its end."""
    table = every(14, "held, held, held, held, held, held, held, held, held")
    aim = goal(target_on="2026-01-10", dropped_on="2026-05-01")
    about = concern("c1", "2026-04-20", sign="goal-past-target")
    two = record(table, aim, goal_review("g1", "2026-01-06"), about)
    course, page = talked(two, "2026-05-08")
    assert course == "not known"
    assert "; now no open goal has a day it is meant for" in page
    assert 'mentorlog concern resolve c1 "…"' in page


def turns(two: Record, today: str, slug: str) -> str:
    """What the page of turns says of one sign, last of all."""
    found = tuple(turn for turn in history(two, day(today)) if turn.sign == slug)
    return list(history_page(two, found, day(today)).aloud())[-1]


def test_a_turn_says_why_a_sign_is_silent_that_did_not_clear() -> None:
    lost = every(14, "cancelled mentee, cancelled mentee", "2026-03-02")
    two = record(f"{MOVED}\n{lost}")
    assert turns(two, "2026-03-30", "often-rearranged").endswith(
        "often-rearranged (Sarah) is not shown any more: said by cancelling."
    )
    aside = record(LOST, sign_pause("cancelling", "2026-02-05"))
    assert "any more: set aside by choice on 2026-02-05" in turns(aside, "2026-02-20", "cancelling")
    assert "any more: needs 3 meetings" in turns(record(LOST), "2026-12-16", "cancelling")
    held = f"{LOST}\n" + every(14, "held, held, held", "2026-02-16")
    assert turns(record(held), "2026-04-01", "cancelling").endswith("(Sarah) is clear again.")


def test_a_turn_says_what_a_sign_asks_that_speaks_no_more() -> None:
    aim = goal(set_on="2026-04-20")
    two = record(every(14, "held, held, held, held, held, held, held, held"), aim)
    assert turns(two, "2026-04-19", "no-clear-goals").endswith("weighs more, worth a conversation.")
    asks = turns(two, "2026-04-20", "no-clear-goals")
    assert "is not shown any more: None of the goals says" in asks
