"""What the next session may be about, and how its minutes are divided."""

from typing import Any

import pytest
from building import (
    action,
    agreement,
    closing,
    concern,
    day,
    every,
    goal,
    goal_change,
    goal_review,
    pause,
    record,
    report,
    sign_pause,
    step,
    topic,
)

from mentorlog.agenda import Agenda, next_session, split, to_share
from mentorlog.opening import opening
from mentorlog.record import Record

TODAY = day("2026-03-11")
MET = every(14, "held, held, held, held", "2026-01-12")  # the last on 23 Feb
BOOKED = f"{MET}\n2026-03-16 planned 17:00"


def prepare(table: str = BOOKED, *entries: Any, **stated: Any) -> Agenda:
    return next_session(record(table, *entries, **({"keeper": "mentor"} | stated)), TODAY)


def shares(agenda: Agenda) -> dict[str, int]:
    return {share.part: share.minutes for share in agenda.shares}


# Which session, and how long.


def test_the_session_that_is_booked_next() -> None:
    agenda = prepare(f"{BOOKED}\n2026-03-30 planned")
    assert agenda.session is not None
    assert (agenda.session.short, agenda.day) == ("m5", day("2026-03-16"))


def test_a_session_of_today_is_still_ahead() -> None:
    agenda = prepare(f"{MET}\n2026-03-11 planned")
    assert (agenda.session is not None, agenda.unrecorded) == (True, ())


def test_one_of_yesterday_waits_for_a_word() -> None:
    agenda = prepare(f"{MET}\n2026-03-10 planned")
    assert (agenda.session, [m.short for m in agenda.unrecorded]) == (None, ["m5"])
    assert agenda.day == TODAY


@pytest.mark.parametrize(
    ("table", "minutes", "found"),
    [
        (f"{MET}\n2026-03-16 planned planned=45", 90, (45, "planned")),
        (BOOKED, 90, (90, "agreed")),
        (MET, 90, (90, "agreed")),
        (BOOKED, None, (60, "assumed")),
    ],
)
def test_how_long_it_is(table: str, minutes: int | None, found: tuple[int, str]) -> None:
    agenda = prepare(table, minutes=minutes)
    assert (agenda.minutes, agenda.minutes_from) == found


# What is open.


def test_the_keepers_actions_come_first_and_shared_ones_last() -> None:
    promised = (
        action("a1", "both", "2026-03-01"),
        action("a2", "mentee", "2026-04-01"),
        action("a3", "mentor"),
        action("a4", "mentor", "2026-03-20"),
        action("a5", "mentee", "2026-03-01", done_on="2026-02-25"),
        action("a6", "mentor", "2026-03-01", dropped_on="2026-02-25"),
    )
    assert [s.short for s in prepare(BOOKED, *promised).actions] == ["a4", "a3", "a2", "a1"]
    kept = prepare(BOOKED, *promised, keeper="mentee")
    assert [s.short for s in kept.actions] == ["a2", "a4", "a3", "a1"]


@pytest.mark.parametrize(
    ("target", "near"), [("2026-04-15", True), ("2026-04-16", False), ("2026-01-01", True)]
)
def test_a_goal_is_looked_at_when_its_day_is_near(target: str, near: bool) -> None:
    """30 days after the session, which is on 16 Mar, is 15 Apr."""
    found = prepare(BOOKED, goal(set_on="2026-03-01", target_on=target)).goals
    assert [one.near for one in found] == ([True] if near else [])


@pytest.mark.parametrize(("touched", "since"), [("2026-02-08", [2]), ("2026-02-09", [])])
def test_a_goal_is_looked_at_when_two_sessions_went_by_without(
    touched: str, since: list[int]
) -> None:
    """Sessions were held on 9 and 23 Feb."""
    reviewed = prepare(BOOKED, goal(), goal_review("g1", touched))
    changed = prepare(BOOKED, goal(), goal_change("g1", touched, measure="shipped"))
    assert [one.sessions for one in reviewed.goals] == since
    assert [one.sessions for one in changed.goals] == since


def test_a_goal_that_has_ended_is_not_looked_at() -> None:
    ended = goal(achieved_on="2026-02-01", target_on="2026-03-01")
    assert prepare(BOOKED, ended).goals == ()


def test_topics_are_those_nobody_has_talked_about_the_keepers_first() -> None:
    brought = (
        topic("t1", "The budget", "mentee"),
        topic("t2", "The summer", "mentor"),
        topic("t3", "Done with", "mentor", discussed_on="2026-02-23"),
        topic("t4", "From somewhere", None),
    )
    assert [t.short for t in prepare(BOOKED, *brought).topics] == ["t2", "t1", "t4"]


@pytest.mark.parametrize(("check_on", "found"), [("2026-03-16", ["c1"]), ("2026-03-17", [])])
def test_a_concern_comes_back_by_the_day_of_the_session(check_on: str, found: list[str]) -> None:
    kept = prepare(
        BOOKED, concern(on="2026-03-02"), step("c1", "2026-03-02", "accepted", check_on=check_on)
    )
    assert [c.short for c in kept.concerns] == found


@pytest.mark.parametrize(("every_", "due"), [("P70D", True), ("P71D", False)])
def test_the_agreement_is_looked_at_on_its_day(every_: str, due: bool) -> None:
    """Agreed on 5 Jan: 16 Mar is 70 days later. Nobody noted expectations, so no sign asks."""
    agreed = agreement("ag1", agreed_on="2026-01-05", review_every=every_)
    assert prepare(BOOKED, agreed).review is due


# What the check finds.

OFF = every(14, "held, held, cancelled mentee, held, cancelled mentee, held", "2025-12-29")


def slugs(agenda: Agenda, part: str = "talk") -> list[str]:
    return [finding.sign.slug for finding in agenda.found.get(part, ())]  # type: ignore[call-overload]


def test_what_is_shown_comes_before_what_is_asked() -> None:
    found = slugs(prepare(OFF))
    assert found[0] == "cancelling"
    assert "no-feedback" in found


def test_a_sign_that_is_set_aside_is_left_out() -> None:
    assert "cancelling" not in slugs(prepare(OFF, sign_pause("cancelling", "2026-03-10")))


def test_a_sign_that_was_talked_about_is_left_out_until_its_concern_is_settled() -> None:
    talked = concern(on="2026-03-10", by="mentor", sign="cancelling")
    assert "cancelling" not in slugs(prepare(OFF, talked))
    settled = talked.but(resolved_on=TODAY, resolution="It passed")
    assert "cancelling" in slugs(prepare(OFF, settled))


def test_signs_of_goals_and_actions_stand_where_those_stand() -> None:
    days = ("2026-01-12", "2026-01-26", "2026-02-09")
    late = [action(f"a{n}", "mentee", on, agreed_on=on) for n, on in enumerate(days, 1)]
    said = [report(f"a{n}", "2026-02-23", "none") for n in (1, 2, 3)]
    agenda = prepare(BOOKED, *late, *said)
    assert slugs(agenda, "actions") == ["actions-stalled"]
    assert "actions-stalled" not in slugs(agenda)


def test_nothing_is_found_in_a_break() -> None:
    agenda = prepare(OFF, pause("2026-03-10", "2026-03-20"))
    assert (agenda.found, agenda.pause is not None) == ({}, True)


# A first session, and a last one.


def test_a_first_session_asks_what_is_not_agreed_yet() -> None:
    agenda = prepare("2026-03-16 planned", purpose="Lead a team", minutes=60)
    keys = {question.key for question in agenda.opening}
    assert agenda.first
    assert {"expectations", "boundaries", "success", "measure", "fit"} <= keys
    assert keys.isdisjoint({"purpose", "rhythm", "time", "coach-practice"})
    assert prepare().opening == ()


def test_half_of_what_both_expect_leaves_the_question_open() -> None:
    one = record("", agreement(mentor_expects="Candour"))
    both = record("", agreement(mentor_expects="Candour", mentee_expects="Time"))
    assert "expectations" in {q.key for q in opening(one)}
    assert "expectations" not in {q.key for q in opening(both)}


def test_without_a_record_every_opening_question_is_open() -> None:
    assert len(opening()) > len(opening(record("")))


def test_whose_idea_it_was_comes_first_where_somebody_else_asked() -> None:
    assert opening(record(asked_for_by="manager"))[0].key == "who-asked"
    assert "who-asked" in {q.key for q in opening(record())[1:]}
    assert "who-asked" not in {q.key for q in opening(record(asked_for_by="self"))}
    first = prepare("2026-03-16 planned", asked_for_by="manager")
    assert "who-asked" not in {q.key for q in to_share(first).opening}


def ending(**stated: Any) -> Record:
    told = {"final_meeting": "m5", "decided_on": "2026-03-02", "mentor_told_on": "2026-03-02"}
    return record(BOOKED, closing(**(told | stated)), keeper="mentor")


def test_the_session_with_which_it_ends() -> None:
    agenda = next_session(ending(mentee_told_on="2026-03-03"), TODAY)
    assert agenda.last
    assert "ending" in shares(agenda)
    assert not prepare().last


@pytest.mark.parametrize("minutes", [30, 45, 60, 90, 50])
def test_half_of_the_last_session_is_for_the_ending(minutes: int) -> None:
    told = ending(mentee_told_on="2026-03-03").but(
        goals=(goal(target_on="2026-03-20"),),
        actions=tuple(action(f"a{n}", "mentee", "2026-03-01") for n in range(1, 7)),
        topics=(topic("t1", "The budget", "mentee"), topic("t2", "The summer", "mentor")),
        concerns=(concern(on="2026-03-02"),),
        steps=(step("c1", "2026-03-02", None, check_on="2026-03-10"),),
        agreements=(agreement("ag1", agreed_on="2026-01-05", minutes=minutes),),
    )
    agenda = next_session(told, TODAY)
    assert list(shares(agenda)) == [
        "arrive", "actions", "goals", "topics", "talk", "ending", "next"
    ]  # fmt: skip
    for given in (agenda, to_share(agenda)):
        assert sum(shares(given).values()) == minutes
        assert minutes * 0.4 <= shares(given)["ending"] <= minutes * 0.6


def test_the_ending_is_one_part_of_many_before_the_last_session() -> None:
    kept = ending(mentee_told_on="2026-03-03")
    agenda = next_session(kept, TODAY, meeting=kept.meetings[0])
    assert not agenda.last
    assert shares(agenda)["ending"] < 30


# What may be shared.


def test_what_is_shared_holds_no_sign_and_no_worry() -> None:
    agenda = prepare(OFF, concern(), step("c1", "2026-03-02", None, check_on="2026-03-10"))
    left = to_share(agenda)
    assert (left.found, left.concerns, left.more) == ({}, (), 0)
    assert "talk" not in shares(left)
    assert sum(shares(left).values()) == 60
    assert slugs(to_share(agenda, questions=True)) == slugs(agenda)


def test_an_ending_is_shared_only_when_both_know_of_it() -> None:
    assert to_share(next_session(ending(), TODAY)).ending is None
    told = to_share(next_session(ending(mentee_told_on="2026-03-03"), TODAY))
    assert told.ending is not None


def test_not_even_the_questions_tell_of_an_ending_that_nobody_was_told_of() -> None:
    agenda = next_session(ending(), TODAY)
    assert slugs(agenda, "ending") == ["ending-unannounced"]
    shared = to_share(agenda, questions=True)
    assert (shared.last, "ending" in shared.found, "ending" in shares(shared)) == (
        False,
        False,
        False,
    )


# The minutes.


def test_an_hour_with_three_parts() -> None:
    found = split(60, {"actions": 2, "goals": 2, "topics": 2})
    assert [(s.part, s.minutes) for s in found] == [
        ("arrive", 5),
        ("actions", 15),
        ("goals", 15),
        ("topics", 15),
        ("next", 10),
    ]


def test_three_quarters_of_an_hour_are_divided_in_fives() -> None:
    found = split(45, {"actions": 2, "topics": 2, "talk": 3})
    assert [share.minutes for share in found] == [5, 10, 10, 15, 5]


@pytest.mark.parametrize("minutes", [*range(1, 130), 480, 1440])
def test_the_minutes_are_whole_and_add_up(minutes: int) -> None:
    counts = {"actions": 7, "goals": 1, "topics": 1, "talk": 3}
    found = split(minutes, counts)  # type: ignore[arg-type]
    assert bool(found) is (minutes >= 6)
    if found:
        assert sum(share.minutes for share in found) == minutes
        assert min(share.minutes for share in found) >= 1
        by_part = {share.part: share.minutes for share in found}
        assert by_part["actions"] >= by_part["goals"]


def test_parts_with_nothing_in_them_get_no_time() -> None:
    looked_at = goal(set_on="2026-03-01", measure="shipped")
    assert list(shares(prepare(BOOKED, looked_at))) == ["arrive", "topics", "talk", "next"]


def test_where_no_goal_is_open_there_is_time_to_find_one() -> None:
    assert "goals" in shares(prepare("2026-02-23 held"))
    assert "goals" not in shares(prepare("2026-03-16 planned"))
    assert "goals" not in shares(next_session(ending(), TODAY))
    assert "goals" not in shares(to_share(next_session(ending(), TODAY)))


def test_as_of_an_earlier_day_nothing_is_known_that_came_later() -> None:
    kept = record(
        BOOKED,
        topic("t1", "The budget", on="2026-03-01"),
        action("a1", "mentor", agreed_on="2026-02-23"),
        keeper="mentor",
    )
    agenda = next_session(kept, day("2026-02-10"))
    assert (agenda.topics, agenda.actions) == ((), ())
    assert agenda.session is not None
    assert agenda.session.short == "m4"


def test_the_last_session_does_not_ask_how_to_go_on() -> None:
    """Somebody called off or did not come, and nothing is expected on record."""
    table = f"{OFF}\n2026-03-16 planned"
    told = closing(final_meeting="m7", decided_on="2026-03-02", mentor_told_on="2026-03-02")
    reviewed = agreement(agreed_on="2026-01-05", rhythm="P2W", review_every="P1M")
    assert prepare(table, reviewed).found["talk"]
    assert prepare(table, reviewed).review
    agenda = prepare(table, told, reviewed)
    assert agenda.last
    assert set(agenda.found) <= {"ending"}
    assert (agenda.more, agenda.review) == (0, False)
