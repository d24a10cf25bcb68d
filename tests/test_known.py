"""The as-of rules of the exchange format, sentence by sentence."""

import pytest
from building import (
    action,
    after,
    agreement,
    agreement_review,
    closing,
    concern,
    day,
    entry,
    feedback,
    goal,
    goal_change,
    goal_review,
    meetings,
    milestone,
    pause,
    record,
    report,
    sign_pause,
    step,
)

from mentorlog.known import known_by
from mentorlog.record import Consent, Disposition, Entry, Meeting, Record, Topic
from mentorlog.rhythm import rhythm

T = "2026-03-01"
ON, LATER = "2026-03-01", "2026-03-02"


def known(two: Record, today: str = T) -> Record:
    return known_by(two, day(today))


def meeting(table: str, today: str = T) -> Meeting | None:
    found = known(record(table), today).meetings
    return found[0] if found else None


@pytest.mark.parametrize("outcome", ["held", "cancelled mentee", "missed both", "unknown"])
def test_a_meeting_on_or_before_the_day_is_known_as_it_is(outcome: str) -> None:
    table = f"{ON} {outcome} recorded={ON}"
    assert (meeting(table),) == record(table).meetings


def test_a_meeting_recorded_after_the_day_is_not_known() -> None:
    assert meeting(f"2026-02-01 held recorded={LATER}") is None
    assert meeting(f"2026-04-01 planned recorded={LATER}") is None
    assert meeting(f"? held recorded={LATER}") is None


@pytest.mark.parametrize("recorded", ["", "recorded=2026-02-01", f"recorded={ON}"])
@pytest.mark.parametrize("outcome", ["planned", "held", "missed mentee"])
def test_a_meeting_after_the_day_counts_as_booked_whatever_its_outcome(
    outcome: str, recorded: str
) -> None:
    seen = meeting(f"{LATER} {outcome} {recorded}")
    assert seen is not None
    assert (seen.outcome, seen.on) == ("planned", day(LATER))


def test_what_lies_ahead_changes_nothing_of_what_is_past() -> None:
    two = record("2026-01-05 held lasted=40\n2026-01-19 cancelled mentee\n2026-06-01 held")
    past = known_by(two, day("2026-02-01")).meetings[:2]
    assert past == two.meetings[:2]


@pytest.mark.parametrize("notice", ["", "3h"])
@pytest.mark.parametrize("outcome", ["cancelled", "cancelled mentee", "moved both"])
def test_one_called_off_or_moved_in_advance_stays_so_once_it_is_written_down(
    outcome: str, notice: str
) -> None:
    two = record(f"{LATER} {outcome} {notice} recorded={ON}")
    seen = {on: known(two, on).meetings for on in ("2026-02-01", ON)}
    assert seen == {"2026-02-01": (), ON: two.meetings}
    assert meeting(f"{LATER} {outcome} {notice}").outcome == "planned"


def test_a_booking_knows_nothing_of_how_it_went() -> None:
    table = (
        f"{LATER} held 17:00 planned=60 lasted=20 ended=mentee distracted=mentee quiet=mentor "
        "unprepared=mentor observed useful=1 goals=g1 -> 2026-03-09 held"
    )
    seen = meeting(table)
    stated = {name: getattr(seen, name) for name in seen.names if getattr(seen, name) is not None}
    assert stated == {
        "id": "m1",
        "number": 1,
        "private": False,
        "extra": {},
        "relationship": "r1",
        "outcome": "planned",
        "on": day(LATER),
        "at": "17:00",
        "planned_minutes": 60,
    }


@pytest.mark.parametrize(
    ("outcome", "notice", "expected"),
    [
        ("cancelled mentee", "10d", "cancelled"),
        ("moved both", "10d", "moved"),
        ("cancelled mentee", "9d", "planned"),
        ("moved mentor", "9d", "planned"),
        ("cancelled mentee", "3h", "planned"),
        ("missed mentee", "10d", "planned"),
        ("held", "10d", "planned"),
    ],
)
def test_one_called_off_or_moved_in_advance_stays_so_from_the_day_the_notice_tells(
    outcome: str, notice: str, expected: str
) -> None:
    table = f"{after(T, 10)} {outcome} {notice}"
    assert meeting(table).outcome == expected


def test_a_meeting_without_a_day_is_known() -> None:
    assert meeting("? held").outcome == "held"


@pytest.mark.parametrize(
    ("plural", "entry_at"),
    [
        ("agreement_reviews", lambda on: agreement_review("rv1", on)),
        ("goal_changes", lambda on: goal_change("g1", on)),
        ("goal_reviews", lambda on: goal_review("g1", on)),
        ("action_reports", lambda on: report("a1", on, "some")),
        ("feedback", lambda on: feedback("f1", on, "mentor")),
        ("concerns", lambda on: concern("c9", on)),
        ("steps", lambda on: step("c1", on, "accepted")),
        ("sign_pauses", lambda on: sign_pause("cancelling", on)),
        ("consents", lambda on: entry(Consent, "co1", on=on, by="mentee", for_="a report")),
        ("topics", lambda on: entry(Topic, "t1", text="Pay", on=on)),
        ("goals", lambda on: goal("g9", set_on=on)),
        ("actions", lambda on: action("a9", agreed_on=on)),
        ("agreements", lambda on: agreement("ag9", agreed_on=on, rhythm="P1W")),
        ("closings", lambda on: closing("cl9", decided_on=on)),
    ],
)
def test_reports_reviews_changes_and_beginnings_on_or_before_the_day_are_known(
    plural: str, entry_at
) -> None:
    parents = (goal("g1"), action("a1"), concern("c1", "2026-01-05"))
    on_the_day, later = entry_at(ON), entry_at(LATER)
    assert on_the_day in getattr(known(record("", *parents, on_the_day)), plural)
    assert later not in getattr(known(record("", *parents, later)), plural)


ENDS = [
    ("goals", "achieved_on", lambda on: goal(achieved_on=on)),
    ("goals", "dropped_on", lambda on: goal(dropped_on=on)),
    ("milestones", "reached_on", lambda on: milestone("g1", reached_on=on)),
    ("actions", "done_on", lambda on: action("a1", done_on=on)),
    ("actions", "dropped_on", lambda on: action("a1", dropped_on=on)),
    ("concerns", "resolved_on", lambda on: concern(resolved_on=on)),
    ("topics", "discussed_on", lambda on: entry(Topic, "t1", text="Pay", discussed_on=on)),
    ("closings", "mentor_told_on", lambda on: closing(mentor_told_on=on)),
    ("closings", "mentee_told_on", lambda on: closing(mentee_told_on=on)),
    ("closings", "closed_on", lambda on: closing(closed_on=on)),
    ("closings", "reopened_on", lambda on: closing(closed_on="2026-02-01", reopened_on=on)),
]


@pytest.mark.parametrize(("plural", "key", "entry_at"), ENDS, ids=[f"{e[0]}-{e[1]}" for e in ENDS])
def test_an_end_after_the_day_has_not_happened_yet(plural: str, key: str, entry_at) -> None:
    parents = () if plural == "goals" else (goal("g1"),)
    for on, expected in [(ON, day(ON)), (LATER, None)]:
        (seen,) = getattr(known(record("", *parents, entry_at(on))), plural)
        assert getattr(seen, key) == expected


def test_a_goal_that_was_replaced_later_is_still_open() -> None:
    old = goal("g1", dropped_on=LATER, replaced_by="g2")
    two = record("", old, goal("g2", set_on=LATER))
    assert [(g.id, g.replaced_by) for g in known(two).goals] == [("g1", None)]
    assert [(g.id, g.replaced_by) for g in known(two, LATER).goals] == [("g1", "g2"), ("g2", None)]


def test_as_of_a_day_the_last_change_on_or_before_it_counts() -> None:
    from mentorlog.standing import goals

    changes = [
        goal_change("g1", "2026-02-01", id="gc1", target_on="2026-06-01"),
        goal_change("g1", "2026-03-02", id="gc2", target_on="2026-09-01"),
    ]
    two = record("", goal(target_on="2026-04-01"), *changes)
    found = {on: goals(known(two, on))[0].target for on in ("2026-01-31", "2026-03-01", LATER)}
    assert list(found.values()) == [day("2026-04-01"), day("2026-06-01"), day("2026-09-01")]


def test_a_pause_is_known_from_its_announcement_else_from_its_first_day() -> None:
    announced = pause("2026-05-01", "2026-05-31", announced=ON)
    assert known(record("", announced)).pauses == (announced,)
    late = pause("2026-02-01", "2026-05-31", announced=LATER)
    assert known(record("", late)).pauses == ()
    unannounced = pause(ON, "2026-05-31")
    assert known(record("", unannounced)).pauses == (unannounced,)
    assert known(record("", pause(LATER, "2026-05-31"))).pauses == ()


def test_what_belongs_to_something_unknown_is_unknown_too() -> None:
    two = record(
        "",
        goal("g1", set_on=LATER),
        milestone("g1"),
        action("a1", agreed_on=LATER),
        report("a1", "2026-02-01", "some"),
        concern("c1", LATER),
        step("c1", "2026-02-01", "accepted"),
        closing("cl1", decided_on=LATER),
        entry(Disposition, "di1", closing="cl1", outcome="done", goal="g1"),
    )
    seen = known(two)
    for plural in ("milestones", "action_reports", "steps", "dispositions"):
        assert getattr(seen, plural) == ()


def test_an_action_of_a_later_meeting_is_not_known() -> None:
    table = "2026-02-01 held\n2026-04-01 held"
    two = record(table, action("a1", meeting="m1"), action("a2", meeting="m2"), action("a3"))
    assert [a.id for a in known(two).actions] == ["a1", "a3"]


ENTRIES: list[Entry] = [
    goal("g1", recorded_on=LATER),
    action("a1", recorded_on=LATER),
    report("a0", "2026-02-01", "some", recorded_on=LATER),
    feedback("f1", "2026-02-01", "mentor", recorded_on=LATER),
    concern("c1", "2026-02-01", recorded_on=LATER),
    pause("2026-02-01", "2026-02-10", recorded_on=LATER),
    closing("cl1", recorded_on=LATER),
    agreement("ag1", agreed_on="2026-02-01", rhythm="P1W", recorded_on=LATER),
    milestone("g0", recorded_on=LATER),
]


@pytest.mark.parametrize("late", ENTRIES, ids=lambda e: e.type)
def test_what_was_written_down_later_is_not_known(late: Entry) -> None:
    two = record("", action("a0"), goal("g0"), late)
    assert late not in list(known(two).entries())
    assert late in list(known(two, LATER).entries())


def test_an_agreement_of_later_does_not_set_the_rhythm() -> None:
    two = record("2026-01-05 held", agreement("ag2", agreed_on=LATER, rhythm="P1W"), rhythm="P2W")
    assert rhythm(known(two)).days == 14


def test_the_relationship_itself_is_always_known() -> None:
    two = record("", started=LATER)
    assert known(two).relationship is two.relationship


def test_a_booking_that_was_completed_later_stays_known_as_a_booking() -> None:
    told = meetings("2026-02-10 held lasted=50")[0].but(
        recorded_on=day("2026-03-20"), extra={"x-booked_on": "2026-01-20"}
    )
    two = record("", told)
    days = {"2026-01-20": "planned", "2026-02-25": "planned", "2026-03-20": "held"}
    for on, outcome in days.items():
        (seen,) = known_by(two, day(on)).meetings
        assert (seen.outcome, seen.lasted_minutes) == (outcome, 50 if outcome == "held" else None)
    assert known_by(two, day("2026-01-19")).meetings == ()


def test_where_nothing_lies_later_the_entries_are_the_very_same() -> None:
    two = record(f"{ON} held", action("a1", due=LATER), goal(), report("a1", ON, "done"))
    seen = known(two)
    assert seen == two
    assert all(new is old for new, old in zip(seen.entries(), two.entries(), strict=True))
