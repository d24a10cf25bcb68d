"""Days to come are counted from the day that the call is about, not from today."""

from datetime import date

import pytest


@pytest.fixture
def late(begun):
    """The journal of Tariq and Sarah, with everything written down on Sat 14 Nov 2026."""
    begun("agree", "--started", "2026-09-01")

    def call(*argv):
        return begun("--today", "2026-11-14", *argv)

    return call


@pytest.mark.parametrize(
    ("on", "next_", "meant"),
    [
        ("8 sep", "15 sep", date(2026, 9, 15)),
        ("5 nov", "in 1 week", date(2026, 11, 12)),
        ("8 oct", "friday", date(2026, 10, 9)),
        ("13 nov", "tomorrow", date(2026, 11, 15)),
        ("8 oct", "tommorow", date(2026, 11, 15)),
        ("29 sep", "6 oct 17:00", date(2026, 10, 6)),
    ],
)
def test_the_next_session_is_counted_from_the_session(late, record, on, next_, meant):
    ran = late("meet", "--on", on, "--next", next_)
    assert (ran.code, ran.err) == (0, "")
    assert record().meetings[-1].on == meant


@pytest.mark.parametrize(
    ("on", "typed", "due"),
    [
        ("29 sept", "me: literature table by 6 oct", date(2026, 10, 6)),
        ("8 oct", "Sarah: CV by friday", date(2026, 10, 9)),
        ("8 oct", "Sarah: CV by in 2 weeks", date(2026, 10, 22)),
    ],
)
def test_a_promise_is_counted_from_its_session(late, record, on, typed, due):
    ran = late("meet", "--on", on, "--action", typed)
    assert (ran.code, ran.err) == (0, "")
    assert record().actions[0].due_on == due


def test_another_day_is_counted_from_the_session(late, record):
    late("action", "add", "CV", "--owner", "mentee", "--on", "1 oct", "--due", "5 oct")
    late("meet", "--on", "8 oct", "--redate", "a1=15 oct")
    assert record().action_reports[0].new_due_on == date(2026, 10, 15)


def test_a_correction_is_counted_from_the_session_that_it_corrects(late, record):
    late("meet", "--on", "8 oct")
    late("meet", "--meeting", "m1", "--next", "15 oct", "--action", "me: read by 12 oct")
    assert record().meetings[-1].on == date(2026, 10, 15)
    assert record().actions[0].due_on == date(2026, 10, 12)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("argv", "kind", "field", "meant"),
    [
        (
            ("action", "add", "CV", "--owner", "mentee", "--due", "15 oct"),
            *("actions", "due_on", date(2026, 10, 15)),
        ),
        (("goal", "add", "Lead", "--by", "in 3 months"), "goals", "target_on", date(2027, 1, 8)),
    ],
)
def test_flags_that_name_a_day_are_counted_from_on(late, record, argv, kind, field, meant, order):
    flags = [("--on", "8 oct"), argv[-2:]][::order]
    ran = late(*argv[:-2], *flags[0], *flags[1])
    assert (ran.code, ran.err) == (0, "")
    assert getattr(getattr(record(), kind)[0], field) == meant


def test_an_argument_that_is_a_day_is_counted_from_on(late, record):
    late("action", "add", "CV", "--owner", "mentee", "--on", "1 oct")
    ran = late("action", "redate", "a1", "15 oct", "--on", "8 oct")
    assert ran.out.endswith(
        "  on   Thu 8 Oct 2026, 37 days ago\n  DAY  Thu 15 Oct 2026, 30 days ago\n"
    )
    assert record().action_reports[0].new_due_on == date(2026, 10, 15)


def test_the_end_of_a_break_is_counted_from_its_beginning(late, record):
    late("pause", "--until", "3 jan", "--from", "20 dec")
    assert (record().pauses[0].from_, record().pauses[0].until) == (
        date(2026, 12, 20),
        date(2027, 1, 3),
    )


def test_a_day_a_year_after_its_session_comes_with_a_word(late, record):
    ran = late("meet", "--on", "14 oct", "--action", "me: read by 1 oct")
    assert record().actions[0].due_on == date(2027, 10, 1)
    assert ran.err == (
        "note: --action: '1 oct' was taken as Fri 1 Oct 2027, about a year after "
        "Wed 14 Oct 2026; write the year if another is meant.\n"
    )
    ran = late("action", "add", "CV", "--owner", "me", "--on", "14 oct", "--due", "1 oct")
    assert ran.err.startswith("note: --due: '1 oct' was taken as Fri 1 Oct 2027")
    assert late("goal", "add", "Lead", "--by", "in a year").err == ""
    assert late("goal", "add", "Lead", "--by", "2027-11-01").err == ""


def test_a_move_to_an_earlier_day_is_said_back(late):
    ran = late("meet", "--on", "14 nov", "--moved-by", "sarah", "--to", "1 nov")
    assert "Moved to m2: Sun 1 Nov 2026, 13 days ago." in ran.out
