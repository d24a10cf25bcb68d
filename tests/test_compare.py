"""Two views side by side: what is one thing, what is said otherwise, and what nobody said."""

from datetime import date, timedelta
from time import process_time

import pytest
from building import action, agreement, goal, goal_change, meetings, record, report
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from mentorlog.compare import APART, Said, became, compare
from mentorlog.compare.pairing import CROWD
from mentorlog.record import Meeting

TODAY = date(2026, 6, 1)


def made(**kinds):
    """A record with these entries alone."""
    return record(rhythm=None).but(**kinds)


def views(one, other, on=TODAY):
    """The comparison of two records, the second of which was shared on that day."""
    return compare(
        Said(side="mentor", record=one, on=TODAY), Said(side="mentee", record=other, on=on), TODAY
    )


def of(table, prefix=""):
    """A record with the meetings of a table, whose ids begin with that."""
    found = tuple(m.but(id=f"{prefix}{m.id}", moved_to=None) for m in meetings(table))
    return made(meetings=found)


def sessions(one, other, prefix="x", **more):
    """Each pair of sessions, by their short ids, and what differs."""
    found = views(of(one), of(other, prefix), **more).meetings
    return [
        (p.one.short if p.one else None, p.other.short if p.other else None, *p.differs)
        for p in found
    ]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("2026-01-05 held", "2026-01-05 held", [("m1", "m1")]),
        ("2026-01-05 held", "2026-01-06 held", [("m1", "m1", "on")]),
        ("2026-01-05 held", "2026-01-07 held", [("m1", None), (None, "m1")]),
        ("2026-01-05 17:00 held", "2026-01-05 held", [("m1", "m1")]),
        ("2026-01-05 held 17:00", "2026-01-05 held 17:30", [("m1", "m1", "at")]),
        ("? held", "? held", [("m1", None), (None, "m1")]),
    ],
    ids=["one day", "a day apart", "two days apart", "no time", "another time", "no day"],
)
def test_sessions_are_paired_by_their_day(one, other, found):
    if "17:00 held" in one:
        one = "2026-01-05 held 17:00"
    assert sorted(sessions(one, other), key=str) == sorted(found, key=str)


def test_the_same_id_is_the_same_session_whatever_its_day():
    assert sessions("2026-01-05 held", "2026-03-05 held", prefix="") == [("m1", "m1", "on")]


def test_the_nearest_in_time_are_paired_one_to_one():
    one = "2026-01-05 held 09:00\n2026-01-05 held 17:00\n2026-01-06 held"
    other = "2026-01-05 held 16:30\n2026-01-05 held 09:10"
    assert sessions(one, other) == [
        ("m1", "m2", "at"),
        ("m2", "m1", "at"),
        ("m3", None),
    ]
    assert sessions("2026-01-05 moved both\n2026-01-06 held", "2026-01-06 held") == [
        ("m1", None),
        ("m2", "m1"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("cancelled mentee", "cancelled mentor", ("by",)),
        ("cancelled mentee", "cancelled", ()),
        ("cancelled mentee", "moved mentee", ("outcome",)),
        ("held", "planned", ("outcome",)),
        ("held lasted=60", "held lasted=50", ()),
        ("held lasted=60", "held lasted=49", ("lasted_minutes",)),
        ("held lasted=60", "held", ()),
        ("held useful=5", "held useful=2", ("useful",)),
        ("held useful=5", "held", ()),
        ("held ended=mentee", "held ended=mentor", ("ended_early_by",)),
        ("missed mentee 3h", "missed mentee 2d", ("notice_hours",)),
        ("cancelled mentee travel", "cancelled mentee work", ("reason",)),
        ("cancelled mentee illness", "cancelled mentee work", ("by", "reason")),
        ("cancelled mentee illness", "cancelled outside", ()),
        ("cancelled mentee illness", "cancelled mentor illness", ()),
    ],
)
def test_what_two_people_say_otherwise(one, other, differs):
    ((_, _, *found),) = sessions(f"2026-01-05 {one}", f"2026-01-05 {other}")
    assert tuple(found) == differs


def test_promises_are_paired_by_their_words_without_case():
    mine = (action("a1", text="Send the CV."), action("a2", text="Read it", owner="mentor"))
    theirs = (
        action("x1", text="read  it", owner="mentee"),
        action("x2", text="send the cv", done_on="2026-02-01"),
        action("x3", text="Something else"),
    )
    found = views(made(actions=mine), made(actions=theirs)).actions
    pairs = {(p.one and p.one.action.id, p.other and p.other.action.id): p.differs for p in found}
    assert pairs == {("a1", "x2"): ("state",), ("a2", "x1"): ("owner",), (None, "x3"): ()}


def test_a_promise_of_the_same_owner_comes_first():
    mine = (action("a1", text="Call", owner="mentor"),)
    theirs = (action("x1", text="Call"), action("x2", text="Call", owner="mentor"))
    found = views(made(actions=mine), made(actions=theirs)).actions
    pairs = [(p.one and p.one.action.id, p.other and p.other.action.id) for p in found]
    assert pairs == [("a1", "x2"), (None, "x1")]


def test_the_day_and_the_end_of_a_promise_are_compared_as_they_are_now():
    mine = made(
        actions=(action("a1", due="2026-02-01"), action("a2")),
        action_reports=(
            report("a1", "2026-01-20", new_due_on="2026-03-01"),
            report("a2", "2026-01-20", "done"),
        ),
    )
    theirs = made(actions=(action("a1", due="2026-02-01"), action("a2")))
    assert [p.differs for p in views(mine, theirs).actions] == [("due_on",), ("state",)]


def test_goals_are_compared_as_they_read_now():
    mine = made(
        goals=(goal("g1", text="Lead"), goal("g2", text="Speak", measure="Heard")),
        goal_changes=(goal_change("g1", "2026-02-01", text="Lead well"),),
    )
    theirs = made(
        goals=(goal("x1", text="lead"), goal("x2", text="Speak", achieved_on="2026-03-01"))
    )
    found = views(mine, theirs).goals
    assert [(p.one.goal.id, p.other.goal.id, *p.differs) for p in found] == [
        ("g1", "x1", "text"),
        ("g2", "x2", "state"),
    ]
    assert [became(p.other) for p in found] == ["open", "achieved"]


def test_what_is_not_stated_is_no_disagreement():
    mine = made(agreements=(agreement(rhythm="P2W", minutes=60, mentor_expects="Be on time"),))
    theirs = made(agreements=(agreement(rhythm="P1W", boundaries="No names"),))
    found = views(mine, theirs)
    assert [term.name for term in found.terms if term.differs] == ["rhythm"]
    assert [(term.name, term.said) for term in found.expects] == [
        ("mentor_expects", ("Be on time", None)),
        ("mentee_expects", (None, None)),
    ]
    assert not found.agree
    assert views(mine, mine).agree


def test_what_was_written_since_the_other_shared_is_not_compared():
    one = "2026-01-05 held recorded=2026-01-05\n2026-03-09 held recorded=2026-03-09"
    shared = date(2026, 2, 1)
    found = views(of(one), of("2026-01-05 held", "x"), on=shared)
    assert ([p.alone for p in found.meetings], found.later) == ([False], 1)
    late = "2026-01-05 held\n2026-01-19 held recorded=2026-03-01"
    assert views(of(late), of("2026-01-05 held", "x"), on=shared).later == 1
    assert views(of("2026-03-09 held"), of("", "x"), on=shared).later == 1
    booked = views(of("2026-09-09 planned"), of("", "x"), on=shared)
    assert ([p.alone for p in booked.meetings], booked.later) == ([True], 0)


def test_what_is_not_known_yet_is_not_compared():
    found = views(of("2026-01-05 held"), of("2026-01-05 held\n2026-07-01 cancelled mentor", "x"))
    assert [p.other.outcome for p in found.meetings if p.alone] == ["planned"]


@pytest.mark.parametrize("count", [CROWD + 1, 4000])
def test_very_many_of_one_day_are_paired_in_bounded_time(count):
    """In the order of their times: each with each would be sixteen million pairs."""
    day = date(2026, 1, 5)
    times = [f"{n // 60 % 24:02}:{n % 60:02}" for n in range(count)]
    mine, theirs = (
        tuple(
            Meeting(id=f"{side}{n:04}", relationship="r1", outcome="held", on=day, at=time)
            for n, time in enumerate(times)
        )
        for side in "xy"
    )
    began = process_time()
    found = views(made(meetings=mine), made(meetings=theirs[::-1])).meetings
    assert process_time() - began < 5
    assert {(p.one.at, p.other.at) for p in found} == {(time, time) for time in times}
    assert len(found) == count
    shorter = views(made(meetings=mine), made(meetings=theirs[1:])).meetings
    assert [p.one.at for p in shorter if p.alone] == [max(times)]


DAYS = st.integers(0, 6).map(lambda days: date(2026, 1, 5) + timedelta(days=days))
MEETING = st.builds(
    lambda on, at, outcome: Meeting(id="", relationship="r1", on=on, at=at, outcome=outcome),
    st.none() | DAYS,
    st.none() | st.sampled_from(["09:00", "17:00"]),
    st.sampled_from(["held", "cancelled", "moved"]),
)


def numbered(found, prefix):
    """The meetings under ids of their own."""
    return tuple(m.but(id=f"{prefix}{n}", number=n + 1) for n, m in enumerate(found))


@examples(60)
@given(st.lists(MEETING, max_size=6), st.lists(MEETING, max_size=6))
def test_every_session_stands_once_and_who_comes_first_makes_no_difference(left, right):
    one = made(meetings=numbered(left, "a"))
    other = made(meetings=numbered(right, "b"))
    found = views(one, other).meetings
    assert sorted(p.one.id for p in found if p.one) == [m.id for m in one.meetings]
    assert sorted(p.other.id for p in found if p.other) == [m.id for m in other.meetings]
    for pair in found:
        if not pair.alone:
            assert abs((pair.one.on - pair.other.on).days) <= APART
    turned = views(other, one).meetings
    assert len(turned) == len(found)
    unpaired = {(p.one.on, p.other.on) for p in found if p.alone and p.one and p.other}
    assert not unpaired
