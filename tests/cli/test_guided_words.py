"""What a person types at the questions of a session, where it could be taken for another thing."""

import pytest


@pytest.fixture
def pair(run):
    """Tariq and Sarah, with a session booked for 18 December; today is 5 December."""

    def call(*argv):
        return run(*argv, "--today", "2026-12-05")

    for argv in (
        ("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
        ("meet", "--on", "2026-12-01", "--held", "--next", "2026-12-18"),
    ):
        ran = call(*argv)
        assert ran.code == 0, ran.err
    return call


def test_a_booked_day_to_come_is_not_taken_for_that_of_last_year(pair, terminal):
    seen = terminal("h", "18 dec")
    pair("meet", "--on", "18 dec")
    said = " ".join(seen.getvalue().split())
    assert "Fri 18 Dec 2026 is still to come: m2 is booked then." in said
    assert "352 days ago" not in said


def test_only_yes_or_no_answers_whether_another_year_is_meant(pair, terminal, record):
    seen = terminal("18 dec 18:00", "y")
    ran = pair("meet", "--meeting", "m2", "--moved-by", "both", "--to", "2027-12-17")
    assert ran.code == 0
    assert "y for yes, n for no." in seen.getvalue() and "--to" not in seen.getvalue()
    assert str(record().meetings[-1].on) == "2026-12-17"


def test_an_action_that_is_told_twice_is_said_at_once(pair, terminal, record):
    seen = terminal(
        *("h", "today", "", "", "", ""),
        *("@sarah read chapter 2", "mentee: read chapter 2", "", "", ""),
    )
    assert pair("meet").code == 0
    assert "told already" in seen.getvalue()
    assert [a.text for a in record().actions] == ["read chapter 2"]


def test_a_relationship_is_chosen_by_a_name(pair, terminal, record):
    pair("start", "--mentor", "Tariq", "--mentee", "Prof. Hans Omar", "--keeper", "mentor")
    seen = terminal("hans", "h")
    pair("meet")
    assert "Did it take place?" in seen.getvalue()


def test_a_break_that_was_asked_for_is_said_with_its_days(pair, terminal):
    terminal("20 dec", "31 dec", "l", "")
    assert pair("pause").out == (
        "Saved p1: a break, leave, from Sun 20 Dec 2026 to Thu 31 Dec 2026.\n"
    )
