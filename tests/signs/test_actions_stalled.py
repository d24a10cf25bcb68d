"""`actions-stalled`: promises that fell due and have not moved."""

import pytest
from building import action, after, every, look, pause, record, report, said

from mentorlog.record import Entry

SIGN = "actions-stalled"
DUE = "2026-02-01"


def promises(outcomes: str, owner: str = "mentee", days: int = 7) -> list[Entry]:
    """Actions due so many days apart, each agreed at its own meeting.

    `done`: finished on its day; `none`: reported as not moved on its day; `silent`: no word.
    """
    found: list[Entry] = []
    for i, outcome in enumerate(outcomes.split()):
        due = after("2026-02-02", days * i)
        id = f"a{i + 1}"
        done = due if outcome == "done" else None
        found.append(action(id, owner, due, agreed_on=after(due, -14), done_on=done))
        if outcome == "none":
            found.append(report(id, due, "none"))
        if outcome == "some":
            found.append(report(id, due, "some"))
    return found


def of(*entries: Entry, rhythm: str = "P2W"):
    return record("", *entries, rhythm=rhythm)


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("done done done none none", "clear"),
        ("done done none none none", "watch"),
        ("none none none done done", "watch"),
        ("done none none none none", "concern"),
        ("none none done none none", "concern"),
    ],
)
def test_shown_at_three_and_four_of_the_last_five_due_and_not_before(
    outcomes: str, found: str
) -> None:
    two = of(*promises(outcomes))
    assert said(SIGN, two, "mentee", "2026-03-31") == found
    assert said(SIGN, two, "mentor", "2026-03-31") == "unknown"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("none none none done done done none none", "clear"),
        ("done done done done done none none none", "watch"),
        ("done done done done none none none none", "concern"),
    ],
)
def test_shown_weekly_at_three_and_four_of_the_last_five_too(outcomes: str, found: str) -> None:
    assert said(SIGN, of(*promises(outcomes), rhythm="P1W"), "mentee", "2026-04-30") == found


def test_unknown_with_two_that_fell_due_and_boundary_at_three() -> None:
    assert said(SIGN, of(*promises("none none")), "mentee", "2026-03-31") == "unknown"
    shown = look(SIGN, of(*promises("none none none")), "2026-03-31")["mentee"]
    assert shown.level == "watch"
    assert "3 of the last 3 actions due" in shown.says


def test_unknown_weekly_with_two_and_boundary_at_three() -> None:
    two = of(*promises("none none"), rhythm="P1W")
    assert said(SIGN, two, "mentee", "2026-03-31") == "unknown"
    three = of(*promises("none none none"), rhythm="P1W")
    assert said(SIGN, three, "mentee", "2026-03-31") == "watch"


def test_unknown_where_all_come_from_one_meeting() -> None:
    held = every(14, "held, held, held, held")
    one = [action(f"a{i}", due=DUE, meeting="m1", agreed_on="2026-01-05") for i in (1, 2, 3)]
    told = [report(f"a{i}", DUE, "none") for i in (1, 2, 3)]
    assert said(SIGN, record(held, *one, *told), "mentee", "2026-02-28") == "unknown"
    two = [*one[:2], action("a3", due=DUE, meeting="m2", agreed_on="2026-01-19")]
    assert said(SIGN, record(held, *two, *told), "mentee", "2026-02-28") == "watch"


def test_agreed_at_a_meeting_and_agreed_on_its_day_is_the_same_meeting() -> None:
    one = [action("a1", due=DUE, meeting="m1"), action("a2", due=DUE, meeting="m1")]
    one += [action("a3", due=DUE, agreed_on="2026-01-05")]
    told = [report(f"a{i}", DUE, "none") for i in (1, 2, 3)]
    two = record("2026-01-05 held", *one, *told)
    assert said(SIGN, two, "mentee", "2026-02-28") == "unknown"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("none none none done done", "watch"),
        ("none none none none done done", "watch"),
        ("none none none done done done", "clear"),
        ("none none none none done done done", "clear"),
    ],
)
def test_the_last_three_all_moved_clear_it(outcomes: str, found: str) -> None:
    assert said(SIGN, of(*promises(outcomes)), "mentee", "2026-04-30") == found


def test_weekly_the_last_three_all_moved_clear_it_too() -> None:
    two = of(*promises("none none none none done done"), rhythm="P1W")
    assert said(SIGN, two, "mentee", "2026-04-30") == "watch"
    three = of(*promises("none none none none done done done"), rhythm="P1W")
    assert said(SIGN, three, "mentee", "2026-04-30") == "clear"


def test_reported_as_not_moved_on_its_day_it_counts_at_once_boundary() -> None:
    three = [action(f"a{i}", due=DUE, agreed_on=f"2026-01-0{i}") for i in (1, 2, 3)]
    told = [report(f"a{i}", DUE, "none") for i in (1, 2, 3)]
    two = of(*three, *told)
    assert said(SIGN, two, "mentee", after(DUE, -1)) == "unknown"
    assert said(SIGN, two, "mentee", DUE) == "watch"


def test_for_new_days_alone_the_week_of_grace_ends_on_the_eighth_day_boundary() -> None:
    two = of(*redated(2))
    first_new_day = after(DUE, 7)
    assert said(SIGN, two, "mentee", after(first_new_day, 7)) == "unknown"
    assert said(SIGN, two, "mentee", after(first_new_day, 8)) == "watch"


@pytest.mark.parametrize(("on", "found"), [("2026-01-31", "unknown"), ("2026-02-01", "watch")])
def test_not_moved_counts_only_where_said_on_or_after_the_due_day_boundary(
    on: str, found: str
) -> None:
    three = [action(f"a{i}", due=DUE, agreed_on=f"2026-01-0{i}") for i in (1, 2, 3)]
    told = [report(f"a{i}", on, "none") for i in (1, 2, 3)]
    assert said(SIGN, of(*three, *told), "mentee", "2026-03-01") == found


def test_an_action_that_nobody_said_a_word_about_is_not_counted() -> None:
    two = of(*promises("silent silent silent none none"))
    assert said(SIGN, two, "mentee", "2026-03-31") == "unknown"
    mixed = look(SIGN, of(*promises("none silent none silent none")), "2026-03-31")["mentee"]
    assert (mixed.tally.count, mixed.tally.window) == (3, 3)


def test_a_progress_note_since_the_due_day_counts_as_moved() -> None:
    assert said(SIGN, of(*promises("some some none none done")), "mentee", "2026-03-31") == "clear"
    early = promises("none none")
    early += [action("a9", due="2026-02-20", agreed_on="2026-02-01")]
    early += [report("a9", "2026-02-10", "some")]
    assert said(SIGN, of(*early), "mentee", "2026-03-31") == "unknown"


def test_finished_late_still_counts_as_moved() -> None:
    late = [action(f"a{i}", due=DUE, agreed_on=f"2026-01-0{i}", done_on="2026-02-28")
            for i in (1, 2, 3)]  # fmt: skip
    told = [report(f"a{i}", "2026-02-10", "none") for i in (1, 2, 3)]
    assert said(SIGN, of(*late, *told), "mentee", "2026-02-27") == "watch"
    assert said(SIGN, of(*late, *told), "mentee", "2026-02-28") == "clear"


def test_a_report_of_done_ends_an_action_like_its_own_day() -> None:
    three = promises("none none none")
    done = [report(f"a{i}", "2026-03-20", "done") for i in (1, 2, 3)]
    assert said(SIGN, of(*three, *done), "mentee", "2026-03-19") == "watch"
    assert said(SIGN, of(*three, *done), "mentee", "2026-03-20") == "clear"


def redated(times: int, said_none_on: str | None = None) -> list[Entry]:
    """Three actions of 1 February, given a new day each week after it."""
    found: list[Entry] = []
    for i in (1, 2, 3):
        found.append(action(f"a{i}", due=DUE, agreed_on=f"2026-01-0{i}"))
        found += [
            report(f"a{i}", after("2026-01-28", 7 * turn), new_due_on=after(DUE, 7 * turn + 7))
            for turn in range(times)
        ]
        if said_none_on:
            found.append(report(f"a{i}", said_none_on, "none"))
    return found


def test_one_new_date_is_ordinary_life_and_counts_as_the_due_day_boundary() -> None:
    assert said(SIGN, of(*redated(1)), "mentee", "2026-03-31") == "unknown"
    before_new_day = of(*redated(1, said_none_on="2026-02-07"))
    assert said(SIGN, before_new_day, "mentee", "2026-03-31") == "unknown"
    on_new_day = of(*redated(1, said_none_on="2026-02-08"))
    assert said(SIGN, on_new_day, "mentee", "2026-02-07") == "unknown"
    assert said(SIGN, on_new_day, "mentee", "2026-02-08") == "watch"


def test_two_new_dates_count_as_not_moved() -> None:
    shown = look(SIGN, of(*redated(2)), "2026-03-31")["mentee"]
    assert shown.level == "watch"
    assert "new day 2 times" in shown.because[0].note


def test_dropped_by_agreement_is_set_aside() -> None:
    two = promises("none none none")
    two.append(action("a8", due="2026-02-03", agreed_on="2026-01-20", dropped_on="2026-02-20"))
    two.append(report("a8", "2026-02-10", "none"))
    seen = look(SIGN, of(*two), "2026-03-31")["mentee"]
    assert (seen.tally.count, seen.tally.window, seen.tally.set_aside) == (3, 3, 1)
    only_two = of(*promises("none none"), *two[-2:])
    assert said(SIGN, only_two, "mentee", "2026-03-31") == "unknown"


def test_without_a_due_day_the_second_held_meeting_after_it_was_agreed_is_assumed() -> None:
    table = every(14, "held, held, cancelled mentor, held, held, held")
    assumed = "2026-02-16"  # m4: the second held after m1
    actions = [action(f"a{i}", agreed_on="2026-01-05") for i in (1, 2)]
    actions += [action("a3", agreed_on="2026-01-04", due=DUE)]
    told = [report(f"a{i}", assumed, "none") for i in (1, 2, 3)]
    two = record(table, *actions, *told)
    assert said(SIGN, two, "mentee", after(assumed, -1)) == "unknown"
    shown = look(SIGN, two, after(assumed, 0))["mentee"]
    assert shown.level == "watch"
    notes = {e.entry.id: e.note for e in shown.because}
    assert "second meeting after it was agreed" in notes["a1"]
    assert "second meeting" not in notes["a3"]


def test_agreed_at_a_meeting_is_agreed_on_its_day() -> None:
    table = every(14, "held, held, held, held, held, held, held")
    actions = [action(f"a{i}", meeting=f"m{i + 2}") for i in (1, 2, 3)]
    told = [report(f"a{i}", "2026-03-30", "none") for i in (1, 2, 3)]
    two = record(table, *actions, *told)
    # Agreed on 2, 16 February and 2 March: due on 2, 16 and 30 March.
    assert said(SIGN, two, "mentee", "2026-03-29") == "unknown"
    assert said(SIGN, two, "mentee", "2026-03-30") == "watch"


def test_due_in_a_pause_means_due_when_it_ends_boundary() -> None:
    away = pause("2026-01-25", "2026-02-28")
    three = [action(f"a{i}", due=DUE, agreed_on=f"2026-01-0{i}") for i in (1, 2, 3)]
    early = [report(f"a{i}", "2026-02-27", "none") for i in (1, 2, 3)]
    assert said(SIGN, of(*three, *early, away), "mentee", "2026-03-31") == "unknown"
    late = [report(f"a{i}", "2026-02-28", "none") for i in (1, 2, 3)]
    assert said(SIGN, of(*three, *late, away), "mentee", "2026-02-27") == "unknown"
    assert said(SIGN, of(*three, *late, away), "mentee", "2026-02-28") == "watch"


def owned(*owners: str, moved: str = "none") -> list[Entry]:
    """Actions of these owners in turn, none of which moved; the last is as `moved` says."""
    found: list[Entry] = []
    for i, owner in enumerate(owners, start=1):
        due = after("2026-02-02", 7 * i)
        found.append(action(f"a{i}", owner, due, agreed_on=after(due, -14)))
        found.append(report(f"a{i}", due, moved if i == len(owners) else "none"))
    return found


def test_owned_by_both_counts_for_both_and_is_said_to_be_shared() -> None:
    found = look(SIGN, of(*owned("both", "both", "mentee", "mentor")), "2026-03-31")
    assert {side: verdict.level for side, verdict in found.items()} == {
        "mentor": "watch",
        "mentee": "watch",
    }
    for verdict in found.values():
        assert ["(shared)" in e.note for e in verdict.because] == [True, True, False]


def test_one_of_the_sides_own_must_be_among_them_boundary() -> None:
    shared = look(SIGN, of(*owned("both", "both", "both")), "2026-03-31")
    assert [type(verdict).__name__ for verdict in shared.values()] == ["Clear", "Clear"]
    assert shared["mentee"].why == "only shared ones have not moved"
    assert shared["mentee"].tally.count == 3
    one = of(*owned("both", "both", "mentee"))
    assert said(SIGN, one, "mentee", "2026-03-31") == "watch"
    assert said(SIGN, one, "mentor", "2026-03-31") == "unknown"
    its_own_moved = of(*owned("both", "both", "both", "mentee", moved="some"))
    assert said(SIGN, its_own_moved, "mentee", "2026-03-31") == "clear"


@pytest.mark.parametrize(("days", "found"), [(200, "watch"), (201, "unknown")])
def test_boundary_age_of_200_days(days: int, found: str) -> None:
    three = [action(f"a{i}", due=DUE, agreed_on=f"2026-01-0{i}") for i in (1, 2, 3)]
    told = [report(f"a{i}", DUE, "none") for i in (1, 2, 3)]
    assert said(SIGN, of(*three, *told), "mentee", after(DUE, days)) == found


def test_the_finding_quotes_the_action_its_day_and_that_it_has_not_moved_yet() -> None:
    shown = look(SIGN, of(*promises("none none none")), "2026-03-31")["mentee"]
    assert shown.says == "Sarah had 3 of the last 3 actions due not move yet."
    assert [e.entry.id for e in shown.because] == ["a1", "a2", "a3"]
    assert shown.because[0].on.isoformat() == "2026-02-02"
    assert "Promise a1" in shown.because[0].note
    assert "has not moved yet" in shown.because[0].note
