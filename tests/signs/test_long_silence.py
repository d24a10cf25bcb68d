"""`long-silence`: live days since the last held meeting, against the rhythm."""

import pytest
from building import (
    after,
    agreement,
    check,
    closing,
    finding,
    look,
    pause,
    record,
    said,
    word,
)

from mentorlog.signs.long_silence import LIMITS, habit

SIGN = "long-silence"
HELD = "2026-01-05 held"
THREE = "2025-12-08 held\n2025-12-22 held\n2026-01-05 held"


@pytest.mark.parametrize(
    ("rhythm", "watch_over", "concern_over"),
    [
        ("P1W", 28, 45),
        ("P8D", 28, 45),
        ("P9D", 29, 45),
        ("P10D", 32, 47),
        ("P11D", 34, 51),
        ("P2W", 42, 63),
        ("P3W", 59, 91),
        ("P1M", 82, 127),
    ],
)
def test_shown_over_the_threshold_of_a_rhythm_boundary(
    rhythm: str, watch_over: int, concern_over: int
) -> None:
    two = record(THREE, rhythm=rhythm, started="2025-12-01")
    found = {
        days: said(SIGN, two, "both", after("2026-01-05", days))
        for days in (watch_over, watch_over + 1, concern_over, concern_over + 1)
    }
    assert list(found.values()) == ["clear", "watch", "watch", "concern"]


def test_shown_from_the_start_where_nobody_has_met_yet() -> None:
    never_met = record(rhythm="P2W", started="2026-01-05")
    assert said(SIGN, never_met, "both", after("2026-01-05", 42)) == "clear"
    assert said(SIGN, never_met, "both", after("2026-01-05", 43)) == "watch"
    shown = look(SIGN, never_met, after("2026-01-05", 43))["both"]
    assert "No meeting is recorded" in shown.says


def test_a_concern_needs_three_held_meetings_boundary() -> None:
    long_after = after("2026-01-05", 300)
    for table in ("", HELD, "2025-12-22 held\n2026-01-05 held"):
        two = record(table, started="2025-12-01")
        assert said(SIGN, two, "both", long_after) == "watch"
    assert said(SIGN, record(THREE, started="2025-12-01"), "both", long_after) == "concern"


def test_unknown_without_a_start_or_a_meeting() -> None:
    assert said(SIGN, record(started=None, agreed=None), "both", "2026-06-01") == "unknown"


def test_a_month_is_assumed_without_a_rhythm_and_said_so() -> None:
    two = record(HELD, rhythm=None)
    assert said(SIGN, two, "both", after("2026-01-05", 82)) == "clear"
    shown = look(SIGN, two, after("2026-01-05", 83))["both"]
    assert word(shown) == "watch"
    assert "30 days are assumed" in shown.says


def test_the_dates_serve_where_no_rhythm_is_agreed() -> None:
    table = "2026-01-05 held\n2026-01-19 held\n2026-02-02 held\n2026-02-16 held"
    two = record(table, rhythm=None)
    assert said(SIGN, two, "both", after("2026-02-16", 42)) == "clear"
    assert said(SIGN, two, "both", after("2026-02-16", 43)) == "watch"
    assert "they have met about every 14 days" in look(SIGN, two, "2026-03-31")["both"].says


def test_who_met_more_often_than_weekly_is_not_said_to_have_met_every_week() -> None:
    two, last = with_gaps(3, 3, 3, 3, rhythm=None)
    says = look(SIGN, two, after(last, 40))["both"].says
    assert "they have met about every 7 days or more often;" in says
    two, last = with_gaps(8, 8, 8, rhythm=None)
    assert "they have met about every 8 days;" in look(SIGN, two, after(last, 40))["both"].says


def with_gaps(*gaps: int, rhythm: str | None = "P2W", **stated: object):
    """Meetings so many days apart, and the day of the last."""
    days = [after("2026-01-05", sum(gaps[:i])) for i in range(len(gaps) + 1)]
    return record("\n".join(f"{day} held" for day in days), rhythm=rhythm, **stated), days[-1]


@pytest.mark.parametrize(
    ("gaps", "days"),
    [
        ((), 14),
        ((28, 28), 14),
        ((28, 28, 28), 28),
        ((7, 7, 7), 14),
        ((14, 21, 28, 28), 28),
        ((14, 14, 14, 28, 28, 28, 28, 28), 28),
        ((28, 28, 28, 28, 28, 14, 14, 14), 14),
    ],
)
def test_the_rhythm_is_not_shorter_than_the_middle_of_the_last_five_gaps_boundary(
    gaps: tuple[int, ...], days: int
) -> None:
    two, last = with_gaps(*gaps)
    assert habit(two, last).days == days


def test_it_is_measured_against_what_two_people_really_do_boundary() -> None:
    two, last = with_gaps(28, 28, 28)
    assert said(SIGN, two, "both", after(last, 77)) == "clear"
    shown = look(SIGN, two, after(last, 78))["both"]
    assert word(shown) == "watch"
    assert "agreed on every 14 days and have met about every 28" in shown.says


def test_days_of_a_break_are_no_part_of_a_gap() -> None:
    months = pause("2026-01-20", "2026-03-10")
    two = record("2026-01-05 held\n2026-03-16 held\n2026-03-30 held", months)
    assert habit(two, after("2026-03-30", 0)).gaps == (20, 14)
    shown = look(SIGN, two, "2026-06-01")["both"]
    assert shown.says.endswith(
        "the longest of the last 2 gaps between meetings was 20 days without the breaks."
    )


@pytest.mark.parametrize(
    ("longest", "days", "found"),
    [
        (50, 50, "clear"),
        (50, 51, "watch"),
        (50, 75, "watch"),
        (50, 76, "concern"),
        (42, 42, "clear"),
        (42, 43, "watch"),
    ],
)
def test_shown_only_where_it_is_longer_than_the_longest_of_the_last_gaps_boundary(
    longest: int, days: int, found: str
) -> None:
    two, last = with_gaps(14, longest, 14, 14)
    assert said(SIGN, two, "both", after(last, days)) == found


def test_the_finding_names_the_longest_gap_and_one_that_is_long_ago_no_more() -> None:
    two, last = with_gaps(14, 50, 14, 14)
    shown = look(SIGN, two, after(last, 51))["both"]
    assert shown.tally.threshold == "over 50 days"
    assert shown.says == (
        "The last meeting was 51 days ago; they agreed on every 14 days; "
        "the longest of the last 4 gaps between meetings was 50 days."
    )
    two, last = with_gaps(50, 14, 14, 14, 14, 14)
    assert said(SIGN, two, "both", after(last, 43)) == "watch"


@pytest.mark.parametrize("outcome", ["planned", "unknown"])
def test_a_meeting_without_an_outcome_has_the_benefit_of_the_doubt_once_boundary(
    outcome: str,
) -> None:
    for more in ("", "\n2026-02-02 planned\n2026-02-16 unknown"):
        two = record(f"{HELD}\n2026-01-19 {outcome}{more}")
        assert said(SIGN, two, "both", after("2026-01-19", 42)) == "clear"
        shown = look(SIGN, two, after("2026-01-19", 43))["both"]
        assert word(shown) == "watch"
        assert shown.tally.count == 43
        assert (
            "m2 of 2026-01-19 has no outcome on record, so counting begins there: 43 days"
            in shown.says
        )
        assert [e.entry.id for e in shown.because] == ["m1", "m2"]
        assert "no outcome on record" in shown.because[1].note


def test_a_meeting_without_an_outcome_before_the_last_held_one_gives_no_doubt() -> None:
    two = record("2025-12-22 planned\n2026-01-05 held", started="2025-12-01")
    shown = look(SIGN, two, after("2026-01-05", 43))["both"]
    assert shown.tally.count == 43
    assert "no outcome" not in shown.says


def test_a_first_meeting_without_an_outcome_has_it_too() -> None:
    two = record("2026-01-19 planned", started="2026-01-05")
    assert said(SIGN, two, "both", after("2026-01-19", 42)) == "clear"
    assert said(SIGN, two, "both", after("2026-01-19", 43)) == "watch"


def test_a_pause_after_a_meeting_without_an_outcome_still_gives_grace() -> None:
    two = record(f"{HELD}\n2026-01-19 planned", pause("2026-01-25", "2026-03-01"))
    restarts = after("2026-03-01", 14)
    assert said(SIGN, two, "both", after(restarts, 42)) == "clear"
    shown = look(SIGN, two, after(restarts, 43))["both"]
    assert word(shown) == "watch"
    assert "counting begins there: 43 days since the break" in shown.says


def test_a_held_meeting_clears_it_and_a_lost_one_does_not() -> None:
    quiet = record(f"{HELD}\n2026-02-20 held recorded=2026-02-20")
    assert said(SIGN, quiet, "both", "2026-02-19") == "watch"
    assert said(SIGN, quiet, "both", "2026-02-20") == "clear"
    for outcome in ("cancelled mentee", "missed both"):
        lost = record(f"{THREE}\n2026-02-20 {outcome}", started="2025-12-01")
        assert said(SIGN, lost, "both", after("2026-01-05", 63)) == "watch"
        assert said(SIGN, lost, "both", after("2026-01-05", 64)) == "concern"


@pytest.mark.parametrize(
    ("booked_in", "at_watch", "at_concern"),
    [(1, "clear", "watch"), (21, "clear", "watch"), (22, "watch", "concern")],
)
def test_one_booked_within_one_and_a_half_rhythms_steps_down_a_level_boundary(
    booked_in: int, at_watch: str, at_concern: str
) -> None:
    for silence, expected in [(43, at_watch), (64, at_concern)]:
        today = after("2026-01-05", silence)
        booked = f"{THREE}\n{after(today, booked_in)} planned"
        two = record(booked, rhythm="P2W", started="2025-12-01")
        assert said(SIGN, two, "both", today) == expected


def test_one_planned_for_today_has_the_benefit_of_the_doubt_already() -> None:
    today = after("2026-01-05", 65)
    two = record(f"{THREE}\n{today} planned", rhythm="P2W", started="2025-12-01")
    assert said(SIGN, two, "both", after(today, -1)) == "watch"
    assert said(SIGN, two, "both", today) == "clear"


@pytest.mark.parametrize(("booked_in", "found"), [(10, "clear"), (11, "watch")])
def test_one_and_a_half_weeks_are_ten_and_a_half_days_boundary(booked_in: int, found: str) -> None:
    today = after("2026-01-05", 29)
    two = record(f"{HELD}\n{after(today, booked_in)} planned", rhythm="P1W")
    assert said(SIGN, two, "both", today) == found


def test_a_booking_that_passed_without_a_word_does_not_step_it_down() -> None:
    two = record(f"{HELD}\n2026-01-12 planned\n2026-02-23 planned")
    assert said(SIGN, two, "both", "2026-02-24") == "watch"


def test_a_meeting_called_off_in_advance_is_no_booking() -> None:
    table = f"{HELD}\n2026-02-20 cancelled mentee 5d"
    assert said(SIGN, record(table), "both", "2026-02-17") == "watch"


def test_days_in_a_pause_do_not_count_and_the_pauses_end_begins_a_new_rhythm_boundary() -> None:
    summer = pause("2026-01-20", "2026-03-01")
    two = record(THREE, summer, rhythm="P2W", started="2025-12-01")
    restarts = after("2026-03-01", 14)
    assert said(SIGN, two, "both", after(restarts, 42)) == "clear"
    assert said(SIGN, two, "both", after(restarts, 43)) == "watch"
    assert said(SIGN, two, "both", after(restarts, 64)) == "concern"


def test_a_pause_that_ended_before_the_last_meeting_gives_no_grace() -> None:
    two = record(f"{HELD}\n2026-03-16 held", pause("2026-01-20", "2026-03-01"))
    assert said(SIGN, two, "both", after("2026-03-16", 43)) == "watch"


def test_a_pause_that_is_yet_to_come_changes_nothing() -> None:
    two = record(HELD, pause("2026-03-01", "2026-03-31", announced="2026-01-05"))
    assert said(SIGN, two, "both", "2026-02-17") == "watch"


def test_illness_is_set_aside_and_said_so() -> None:
    table = f"{HELD}\n2026-01-19 cancelled mentee illness\n2026-02-02 cancelled outside"
    shown = look(SIGN, record(table), "2026-02-17")["both"]
    assert word(shown) == "watch"
    assert [e.entry.id for e in shown.because] == ["m1", "m2", "m3"]
    assert all("set aside" in e.note for e in shown.because[1:])


def test_illness_is_said_where_nobody_has_met_yet() -> None:
    table = "2026-01-19 cancelled mentee illness\n2026-02-02 cancelled outside"
    shown = look(SIGN, record(table), "2026-02-17")["both"]
    assert word(shown) == "watch"
    assert [e.entry.id for e in shown.because] == ["r1", "m1", "m2"]


def test_the_rhythm_in_force_at_the_last_held_meeting_counts() -> None:
    monthly = agreement("ag2", agreed_on="2026-01-20", rhythm="P1M")
    later_agreed = record(HELD, monthly, rhythm="P2W")
    assert said(SIGN, later_agreed, "both", "2026-02-17") == "watch"
    met_since = record(f"{HELD}\n2026-01-20 held", monthly, rhythm="P2W")
    assert said(SIGN, met_since, "both", after("2026-01-20", 82)) == "clear"
    assert said(SIGN, met_since, "both", after("2026-01-20", 83)) == "watch"


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
    ending = record(THREE, closing(decided_on="2026-05-18"), started="2025-12-01")
    assert word(finding(check(ending, "2026-06-01"), SIGN, "both").verdict) == "resting"
    assert word(finding(check(ending, "2026-06-02"), SIGN, "both").verdict) == "concern"
    without = record(THREE, started="2025-12-01")
    assert word(finding(check(without, "2026-06-01"), SIGN, "both").verdict) == "concern"


def test_the_finding_gives_the_days_and_the_rhythm() -> None:
    shown = look(SIGN, record(HELD), "2026-02-17")["both"]
    assert shown.says == "The last meeting was 43 days ago; they agreed on every 14 days."
    assert shown.tally.count == 43
    assert shown.tally.threshold == "over 42 days"


def test_the_thresholds_are_whole_days() -> None:
    assert LIMITS.over("watch", 9) == 29  # two and a half times 9 is 22.5
    assert LIMITS.over("concern", 14, longest=43) == 64  # one and a half times 43 is 64.5
