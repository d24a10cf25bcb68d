"""How long it is to the final session."""

from datetime import date

import pytest
from building import action, closing, goal, record
from render.looking import text

from mentorlog.closing import Countdown, countdown
from mentorlog.due import falls_due
from mentorlog.health import examine
from mentorlog.record import Disposition
from mentorlog.render.checkup import checkup_page
from mentorlog.render.countdown import counted_down, undecided
from mentorlog.render.due import lines
from mentorlog.render.showing import glance_page


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


PAST = "2026-01-05 held\n2026-01-12 held\n2026-01-19 held\n2026-03-02 {}"


def ended(session, today, **stated):
    kept = record(PAST.format(session), closing(final_meeting="m4", **stated))
    c = examine(kept, today)
    found = falls_due(kept, today, today)
    pages = [" ".join(text(page(c, " --with r1")).split()) for page in (glance_page, checkup_page)]
    return c, pages, lines([(kept, found)], today)


@pytest.mark.parametrize("outcome", ["held", "planned"])
def test_a_past_final_session_leads_to_completing_the_ending(outcome):
    _, pages, due = ended(outcome, date(2026, 3, 11))
    for page in pages:
        assert "he final session was on Mon 2 Mar 2026, and the ending is not completed" in page
        assert "mentorlog close --done --with r1" in page
        assert ("mentorlog meet --meeting m4 --with r1" in page) is (outcome == "planned")
        assert "days ago; " not in page
    assert sum("the ending to be completed, its last session was Mon 2 Mar" in d for d in due) == 1


def test_on_its_day_and_once_completed_nothing_asks_for_it():
    for today, stated in (
        (date(2026, 3, 2), {}),
        (date(2026, 3, 11), {"closed_on": "2026-03-03"}),
    ):
        _, pages, due = ended("held", today, **stated)
        assert not any("close --done" in page for page in pages)
        assert not any("to be completed" in line for line in due)


def test_an_ending_quietens_signs_until_two_weeks_after_its_last_day():
    def resting(today):
        rests = [getattr(f.verdict, "why", "") for f in ended("held", today)[0].findings]
        return any("an ending is planned" in str(rest) for rest in rests)

    assert resting(date(2026, 3, 16))
    assert not resting(date(2026, 3, 17))


def test_once_closed_it_says_the_word_for_how():
    _, (glance, _), _ = ended(
        "held", date(2026, 3, 11), closed_on="2026-03-03", outcome="concluded"
    )
    assert "8 days ago: concluded" in glance
