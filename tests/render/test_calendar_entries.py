"""What of a record stands in a calendar."""

from datetime import date
from typing import Any

from building import (
    action,
    agreement,
    agreement_review,
    closing,
    concern,
    goal,
    goal_change,
    milestone,
    pause,
    record,
    report,
    step,
)

from mentorlog.render.calendar import Item
from mentorlog.render.calendar_entries import edition, items, last_session

TODAY = date(2026, 3, 11)


def found(table: str, *entries: Any, **stated: Any) -> list[Item]:
    return list(items(record(table, *entries, **({"keeper": "mentor"} | stated)), TODAY))


def told(table: str, *entries: Any, **stated: Any) -> list[str]:
    """A line for each: what it is of, the day, the words, and whether it is off or done."""
    return [
        " ".join(
            (
                *(item.kind, item.id, item.on.isoformat()[5:], *([item.at] if item.at else [])),
                f"“{item.summary}”",
                *(word for word, so in (("off", item.off), ("done", item.done)) if so),
            )
        )
        for item in found(table, *entries, **stated)
    ]


def test_a_session_to_come_has_the_planned_length_or_the_agreed_one() -> None:
    some = found("2026-03-16 planned 17:00\n2026-03-30 planned 17:00 planned=30", minutes=60)
    assert [(item.at, item.minutes, item.summary) for item in some] == [
        ("17:00", 60, "Session with Sarah"),
        ("17:00", 30, "Session with Sarah"),
    ]
    assert found("2026-03-16 planned 17:00")[0].minutes is None


def test_a_facilitator_sees_both_names() -> None:
    assert told("2026-03-16 planned", keeper="facilitator") == [
        "session m1 03-16 “Session: Tariq and Sarah”"
    ]


def test_what_is_past_is_left_out() -> None:
    assert told("2026-03-02 planned\n2026-03-09 held\n2026-03-10 cancelled mentee") == []


def test_a_moved_session_keeps_its_id_and_one_called_off_is_off() -> None:
    assert told(
        """
        2026-03-16 moved both -> 2026-03-18 moved both -> 2026-03-20 planned 09:00
        2026-03-23 cancelled mentee
        2026-03-24 moved mentor
        2026-03-26 moved mentor -> ? planned
        2026-03-27 moved both -> 2026-03-10 held
        """
    ) == [
        "session m8 03-10 “Session with Sarah”",
        "session m1 03-20 09:00 “Session with Sarah”",
        "session m4 03-23 “Session with Sarah” off",
        "session m5 03-24 “Session with Sarah” off",
        "session m6 03-26 “Session with Sarah” off",
    ]


def test_no_id_of_a_private_session_is_in_it() -> None:
    kept = record("2026-03-16 moved both -> 2026-03-18 moved both -> 2026-03-20 planned")
    first, *rest = kept.meetings
    open_ones = kept.but(meetings=(first.but(private=True), *rest))
    assert [item.id for item in items(open_ones, TODAY)] == ["m2"]
    none = kept.but(meetings=tuple(m.but(private=True) for m in kept.meetings))
    assert [item.id for item in items(none, TODAY)] == ["m1"]


def test_the_last_session_says_so_once_both_know() -> None:
    table = "2026-03-16 planned 17:00"
    known = {"mentor_told_on": "2026-03-01", "mentee_told_on": "2026-03-02"}
    ending = {"final_meeting": "m1", "celebration": "a walk"}
    [said] = found(table, closing(**ending, **known))
    assert said.summary == "Final session with Sarah"
    assert said.about is not None and said.about.endswith("a walk")
    [unsaid] = found(table, closing(**ending, mentor_told_on="2026-03-01"))
    assert (unsaid.summary, unsaid.about, unsaid.id) == ("Session with Sarah", None, said.id)


def test_an_entry_of_the_last_session_alone() -> None:
    kept = record("2026-03-09 moved both -> 2026-03-16 planned", closing(final_meeting="m2"))
    alone = last_session(kept, kept.meetings[1])
    assert (alone.id, alone.on.day, alone.summary) == ("m1", 16, "Final session: Tariq and Sarah")


def test_nothing_private_is_in_the_entry_of_the_last_session() -> None:
    ending = closing(final_meeting="m1", celebration="canary", private=True)
    kept = record("2026-03-16 planned", ending)
    kept = kept.but(relationship=kept.relationship.but(private=True, mentor="canary"))
    alone = last_session(kept, kept.meetings[0])
    assert alone.summary == "Final session (r1)"
    assert "canary" not in (alone.about or "")


def test_an_action_has_its_words_and_whose_it_is_its_present_day_and_what_became_of_it() -> None:
    assert told(
        "",
        action("a1", "mentor", "2026-03-01", text="Call"),
        action("a2", "mentee", "2026-03-02", text="Send"),
        report("a2", "2026-03-02", "none", new_due_on="2026-03-20"),
        action("a3", "both", "2026-03-03", text="Meet"),
        report("a3", "2026-03-04", "done"),
        action("a4", "mentee", "2026-03-05", text="Ask", dropped_on="2026-03-06"),
        action("a5", "mentee", text="No day"),
    ) == [
        "action a1 03-01 “Call”",
        "action a3 03-03 “Both: Meet” done",
        "action a4 03-05 “Sarah: Ask” off",
        "action a2 03-20 “Sarah: Send”",
    ]


def test_days_to_look_at_something_have_no_words_of_it() -> None:
    assert told(
        "",
        agreement("ag1", agreed_on="2026-01-05", review_every="P3M"),
        agreement_review("rv1", "2026-02-01"),
        goal("g1", target_on="2026-04-01"),
        goal_change("g1", "2026-02-02", target_on="2026-05-01"),
        milestone("g1", "ms1", due_on="2026-03-20"),
        concern("c1"),
        step("c1", "2026-02-01", None, check_on="2026-03-12"),
        rhythm=None,
        planned_end="2026-12-18",
    ) == [
        "concern c1 03-12 “Sarah: c1 to look at again”",
        "milestone ms1 03-20 “Sarah: the day of milestone ms1”",
        "goal g1 05-01 “Sarah: the day of goal g1”",
        "agreement r1 05-02 “Sarah: the agreement to look at again”",
        "end r1 12-18 “Sarah: the end that was agreed on”",
    ]


def test_a_day_that_no_longer_stands_is_off() -> None:
    assert told(
        "",
        goal("g1", target_on="2026-04-01", achieved_on="2026-03-01"),
        goal("g2", target_on="2026-03-01", achieved_on="2026-02-01"),
        milestone("g1", "ms1", due_on="2026-03-20"),
        concern("c1", resolved_on="2026-03-01"),
        step("c1", "2026-02-01", None, check_on="2026-03-12"),
    ) == [
        "concern c1 03-12 “Sarah: c1 to look at again” off",
        "milestone ms1 03-20 “Sarah: the day of milestone ms1” off",
        "goal g1 04-01 “Sarah: the day of goal g1” off",
    ]


def test_a_break_hides_nothing_and_its_end_is_a_day() -> None:
    assert told(
        "2026-03-30 planned",
        pause("2026-03-01", "2026-03-28", announced="2026-02-20"),
        action("a1", "mentor", "2026-03-20", text="Call"),
        goal("g1", target_on="2026-04-01"),
    ) == [
        "action a1 03-20 “Call”",
        "pause p1 03-28 “Sarah: the break ends”",
        "session m1 03-30 “Session with Sarah”",
        "goal g1 04-01 “Sarah: the day of goal g1”",
    ]


def test_of_one_that_is_closed_the_day_of_erasing_is_left() -> None:
    assert told(
        "2026-03-30 planned",
        goal("g1", target_on="2026-04-01"),
        closing(decided_on="2026-03-01", closed_on="2026-03-10", erase_on="2026-12-31"),
    ) == [
        "session m1 03-30 “Session with Sarah” off",
        "goal g1 04-01 “Sarah: the day of goal g1” off",
        "erase r1 12-31 “Sarah: the record to be erased, as agreed”",
    ]


def test_the_day_to_be_in_touch_is_there_and_none_of_its_words() -> None:
    ending = closing(
        closed_on="2026-03-10",
        contact_afterwards="canary",
        extra={"x-contact_on": "2026-09-01"},
    )
    assert told("", ending) == ["contact r1 09-01 “Sarah: to be in touch, as you meant to”"]


def test_the_edition_has_the_last_day_of_writing() -> None:
    kept = record("2026-03-16 planned recorded=2026-03-02\n2026-03-17 planned")
    assert edition(kept, 3, TODAY).day == date(2026, 3, 2)
    assert edition(record(), 3, TODAY).day == TODAY
