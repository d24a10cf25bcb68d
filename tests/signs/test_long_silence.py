"""`long-silence`: live days since the last held meeting, against the rhythm."""

import pytest
from building import after, agreement, check, closing, finding, look, pause, record, said, word

SIGN = "long-silence"
HELD = "2026-01-05 held"


@pytest.mark.parametrize(
    ("rhythm", "watch_over", "concern_over"),
    [
        ("P1W", 28, 45),
        ("P10D", 28, 45),
        ("P11D", 29, 45),
        ("P2W", 35, 49),
        ("P3W", 49, 70),
        ("P1M", 67, 97),
    ],
)
def test_shown_over_the_threshold_of_a_rhythm_boundary(
    rhythm: str, watch_over: int, concern_over: int
) -> None:
    two = record(HELD, rhythm=rhythm)
    found = {
        days: said(SIGN, two, "both", after("2026-01-05", days))
        for days in (watch_over, watch_over + 1, concern_over, concern_over + 1)
    }
    assert list(found.values()) == ["clear", "watch", "watch", "concern"]


def test_shown_from_the_start_where_nobody_has_met_yet() -> None:
    never_met = record(rhythm="P2W", started="2026-01-05")
    assert said(SIGN, never_met, "both", "2026-02-09") == "clear"
    assert said(SIGN, never_met, "both", "2026-02-10") == "watch"
    assert "No meeting is recorded" in look(SIGN, never_met, "2026-02-10")["both"].says


def test_unknown_without_a_start_or_a_meeting() -> None:
    assert said(SIGN, record(started=None, agreed=None), "both", "2026-06-01") == "unknown"


def test_a_month_is_assumed_without_a_rhythm_and_said_so() -> None:
    two = record(HELD, rhythm=None)
    assert said(SIGN, two, "both", after("2026-01-05", 67)) == "clear"
    shown = look(SIGN, two, after("2026-01-05", 68))["both"]
    assert word(shown) == "watch"
    assert "30 days are assumed" in shown.says


def test_the_dates_serve_where_no_rhythm_is_agreed() -> None:
    table = "2026-01-05 held\n2026-01-19 held\n2026-02-02 held\n2026-02-16 held"
    two = record(table, rhythm=None)
    assert said(SIGN, two, "both", after("2026-02-16", 35)) == "clear"
    assert said(SIGN, two, "both", after("2026-02-16", 36)) == "watch"


def test_a_held_meeting_clears_it_and_a_lost_one_does_not() -> None:
    quiet = record(f"{HELD}\n2026-02-20 held recorded=2026-02-20")
    assert said(SIGN, quiet, "both", "2026-02-19") == "watch"
    assert said(SIGN, quiet, "both", "2026-02-20") == "clear"
    for outcome in ("cancelled mentee", "missed both", "planned", "unknown"):
        lost = record(f"{HELD}\n2026-02-20 {outcome}")
        assert said(SIGN, lost, "both", "2026-02-23") == "watch"
        assert said(SIGN, lost, "both", "2026-02-24") == "concern"


@pytest.mark.parametrize(
    ("booked_in", "at_watch", "at_concern"),
    [(0, "clear", "watch"), (21, "clear", "watch"), (22, "watch", "concern")],
)
def test_one_booked_within_one_and_a_half_rhythms_steps_down_a_level_boundary(
    booked_in: int, at_watch: str, at_concern: str
) -> None:
    for silence, expected in [(36, at_watch), (50, at_concern)]:
        today = after("2026-01-05", silence)
        two = record(f"{HELD}\n{after(today, booked_in)} planned", rhythm="P2W")
        assert said(SIGN, two, "both", today) == expected


@pytest.mark.parametrize(("booked_in", "found"), [(10, "clear"), (11, "watch")])
def test_one_and_a_half_weeks_are_ten_and_a_half_days_boundary(booked_in: int, found: str) -> None:
    today = after("2026-01-05", 29)
    two = record(f"{HELD}\n{after(today, booked_in)} planned", rhythm="P1W")
    assert said(SIGN, two, "both", today) == found


def test_a_booking_that_passed_without_a_word_does_not_ease_it() -> None:
    assert said(SIGN, record(f"{HELD}\n2026-02-09 planned"), "both", "2026-02-10") == "watch"


def test_a_meeting_called_off_in_advance_is_no_booking() -> None:
    table = f"{HELD}\n2026-02-12 cancelled mentee 5d"
    assert said(SIGN, record(table), "both", "2026-02-10") == "watch"


def test_days_in_a_pause_do_not_count_and_the_pauses_end_begins_a_new_rhythm_boundary() -> None:
    summer = pause("2026-01-20", "2026-03-01")
    two = record(HELD, summer, rhythm="P2W")
    restarts = after("2026-03-01", 14)
    assert said(SIGN, two, "both", after(restarts, 35)) == "clear"
    assert said(SIGN, two, "both", after(restarts, 36)) == "watch"
    assert said(SIGN, two, "both", after(restarts, 50)) == "concern"


def test_a_pause_that_ended_before_the_last_meeting_gives_no_grace() -> None:
    two = record(f"{HELD}\n2026-03-16 held", pause("2026-01-20", "2026-03-01"))
    assert said(SIGN, two, "both", after("2026-03-16", 36)) == "watch"


def test_a_pause_that_is_yet_to_come_changes_nothing() -> None:
    two = record(HELD, pause("2026-03-01", "2026-03-31", announced="2026-01-05"))
    assert said(SIGN, two, "both", "2026-02-10") == "watch"


def test_illness_is_set_aside_and_said_so() -> None:
    table = f"{HELD}\n2026-01-19 cancelled mentee illness\n2026-02-02 cancelled outside"
    shown = look(SIGN, record(table), "2026-02-10")["both"]
    assert word(shown) == "watch"
    assert [e.entry.id for e in shown.because] == ["m1", "m2", "m3"]
    assert all("set aside" in e.note for e in shown.because[1:])


def test_illness_is_said_where_nobody_has_met_yet() -> None:
    table = "2026-01-19 cancelled mentee illness\n2026-02-02 cancelled outside"
    shown = look(SIGN, record(table), "2026-02-10")["both"]
    assert word(shown) == "watch"
    assert [e.entry.id for e in shown.because] == ["r1", "m1", "m2"]


def test_the_rhythm_in_force_at_the_last_held_meeting_counts() -> None:
    monthly = agreement("ag2", agreed_on="2026-01-20", rhythm="P1M")
    later_agreed = record(HELD, monthly, rhythm="P2W")
    assert said(SIGN, later_agreed, "both", "2026-02-10") == "watch"
    met_since = record(f"{HELD}\n2026-01-20 held", monthly, rhythm="P2W")
    assert said(SIGN, met_since, "both", after("2026-01-20", 67)) == "clear"
    assert said(SIGN, met_since, "both", after("2026-01-20", 68)) == "watch"


def test_two_records_of_one_meeting_do_not_shorten_the_rhythm() -> None:
    table = """
        2026-01-05 held
        2026-02-05 held
        2026-02-05 held
        2026-03-05 held
        2026-03-05 held
        2026-04-05 held
    """
    two = record(table, rhythm=None)
    assert said(SIGN, two, "both", after("2026-04-05", 40)) == "clear"


def test_a_date_of_a_wrong_year_does_not_end_a_silence() -> None:
    table = """
        2026-01-05 held
        2026-01-19 held
        2026-02-02 held
        2026-02-16 held
        2027-02-23 held
    """
    assert said(SIGN, record(table), "both", "2027-03-01") == "concern"


def test_it_rests_once_an_ending_is_planned() -> None:
    ending = record(HELD, closing(decided_on="2026-02-01"))
    assert word(finding(check(ending, "2026-06-01"), SIGN, "both").verdict) == "resting"
    assert word(finding(check(record(HELD), "2026-06-01"), SIGN, "both").verdict) == "concern"


def test_the_finding_gives_the_days_and_the_rhythm() -> None:
    shown = look(SIGN, record(HELD), "2026-02-10")["both"]
    assert shown.says == "The last meeting was 36 days ago; you agreed on every 14 days."
    assert shown.tally.count == 36
    assert shown.tally.threshold == "over 35 days"
