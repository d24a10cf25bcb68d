"""How long it is to the final session."""

from datetime import date

import pytest
from building import action, closing, goal, record

from mentorlog.closing import Countdown, countdown
from mentorlog.record import Disposition
from mentorlog.render.countdown import counted_down, undecided


@pytest.mark.parametrize(
    ("count", "said"),
    [
        ((0, 0, 0), "The final session is today"),
        ((1, 1, 0), "The final session is tomorrow; 1 open goal is not decided yet"),
        ((13, 0, 2), "The final session is in 13 days; 2 open actions are not decided yet"),
        (
            (14, 1, 1),
            "The final session is in 2 weeks; 1 open goal and 1 open action are not decided yet",
        ),
        ((27, 2, 0), "The final session is in 3 weeks; 2 open goals are not decided yet"),
    ],
)
def test_it_is_said_in_days_and_then_in_weeks(count, said):
    assert counted_down(Countdown(*count)) == said
    assert undecided(Countdown(*count)) == said.partition("; ")[2]


def test_what_is_disposed_of_is_not_counted_and_a_past_session_counts_nothing():
    kept = record(
        "2026-03-16 planned",
        goal("g1"),
        goal("g2"),
        action("a1", "mentor"),
        closing(final_meeting="m1", id="cl1"),
        Disposition(id="d", closing="cl1", outcome="alone", goal="g1"),
    )
    assert countdown(kept, date(2026, 3, 11)) == Countdown(5, 1, 1)
    assert countdown(kept, date(2026, 3, 16)) == Countdown(0, 1, 1)
    assert countdown(kept, date(2026, 3, 17)) is None
    assert countdown(record("2026-03-16 planned"), date(2026, 3, 11)) is None
