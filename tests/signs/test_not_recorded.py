"""`not-recorded`: meetings and actions without an outcome."""

import pytest
from building import action, after, every, look, record, report, said

SIGN = "not-recorded"


def asked(two, today: str | None = None) -> list[str]:
    verdict = look(SIGN, two, today)["both"]
    return [evidence.entry.id for evidence in getattr(verdict, "because", ())]


@pytest.mark.parametrize(("days", "found"), [(0, "clear"), (2, "clear"), (3, "ask"), (90, "ask")])
def test_asked_three_days_after_a_planned_meeting_boundary(days: int, found: str) -> None:
    two = record("2026-01-05 planned")
    assert said(SIGN, two, "both", after("2026-01-05", days)) == found


def test_clear_where_everything_has_an_outcome() -> None:
    table = every(14, "held, cancelled, cancelled mentee, missed mentor, held") + (
        "\n2026-03-30 moved both -> 2026-04-01 held"
    )
    assert said(SIGN, record(table), "both") == "clear"


def test_a_meeting_of_unknown_outcome_or_day_is_asked_about() -> None:
    assert asked(record("2026-01-05 unknown\n? held\n2026-01-06 held")) == ["m2", "m1"]


def test_nobody_came_is_asked_about() -> None:
    assert asked(record("2026-01-05 missed both")) == ["m1"]


def test_two_records_of_one_day_and_time_are_asked_about() -> None:
    assert asked(record("2026-01-05 held 17:00\n2026-01-05 cancelled mentee 17:00")) == ["m2"]
    assert asked(record("2026-01-05 held 17:00\n2026-01-05 held 18:00")) == []


def test_a_date_that_is_a_year_from_its_neighbours_is_asked_about() -> None:
    table = "2026-01-05 held\n2026-01-19 held\n2025-02-02 held\n2026-02-16 held"
    assert asked(record(table)) == ["m3"]


@pytest.mark.parametrize(("days", "found"), [(7, "clear"), (8, "ask")])
def test_an_action_without_a_word_is_asked_about_boundary(days: int, found: str) -> None:
    two = record("", action("a1", due="2026-02-01", agreed_on="2026-01-05"))
    assert said(SIGN, two, "both", after("2026-02-01", days)) == found


def test_an_action_that_somebody_spoke_of_is_not_asked_about() -> None:
    entries = [action(f"a{i}", due="2026-02-01", agreed_on="2026-01-05") for i in (1, 2, 3)]
    entries += [report("a1", "2026-02-02", "none"), report("a2", "2026-02-02", "some")]
    assert asked(record("", *entries), "2026-03-01") == ["a3"]


def test_nothing_is_unknown_to_it() -> None:
    """An empty record has nothing waiting: clear, which is the one thing it can say."""
    assert said(SIGN, record(""), "both", "2026-06-01") == "clear"
