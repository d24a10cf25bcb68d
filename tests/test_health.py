"""The checkup: the level of the whole, what yields, what rests, what could be judged."""

import pytest
from building import (
    action,
    after,
    agreement,
    check,
    closing,
    concern,
    day,
    every,
    feedback,
    finding,
    goal,
    goal_review,
    pause,
    record,
    report,
    sign_pause,
    word,
)

from mentorlog.counting import Counts
from mentorlog.health import Finding, examine, whole
from mentorlog.record import Record
from mentorlog.sign import Clear, Resting, Shown
from mentorlog.signs import sign, signs

FAMILIES = {
    "showing up": "cancelling absent-or-late-change often-rearranged meetings-lost long-silence",
    "actions": "actions-stalled",
    "engagement": "distracted-or-cut-short little-contribution unproductive-sessions",
    "goals": "no-clear-goals stale-goals goal-past-target",
    "other": "concern-unaddressed ending-unannounced",
}


def found(*shown: str) -> tuple[Finding, ...]:
    """Findings from "sign side level"."""
    out = []
    for text in shown:
        slug, side, level = text.split()
        out.append(Finding(sign(slug), Shown(level, side, "")))
    return tuple(out)


@pytest.mark.parametrize(("family", "slugs"), FAMILIES.items())
def test_each_sign_is_of_its_family(family: str, slugs: str) -> None:
    speaking = {s.slug for s in signs() if s.family == family and not s.asks_only}
    assert speaking >= set(slugs.split())


def test_feedback_is_only_asked_about() -> None:
    assert [s.slug for s in signs() if s.family == "feedback"] == ["no-feedback"]
    assert sign("no-feedback").asks_only


@pytest.mark.parametrize(
    ("shown", "level"),
    [
        ([], "nothing-stands-out"),
        (["cancelling mentee watch"], "watch"),
        (["no-feedback both watch"], "watch"),
        (["cancelling mentee concern"], "concern"),
        (["no-clear-goals both concern"], "concern"),
        (["cancelling mentee watch", "absent-or-late-change mentee watch"], "watch"),
        (["cancelling mentee watch", "actions-stalled mentee watch"], "concern"),
        (["cancelling mentee watch", "actions-stalled mentor watch"], "watch"),
        (["cancelling mentee watch", "no-clear-goals both watch"], "watch"),
        (["long-silence both watch", "no-clear-goals both watch"], "watch"),
        (
            [
                "long-silence both watch",
                "no-clear-goals both watch",
                "actions-stalled mentee watch",
            ],
            "concern",
        ),
        (
            ["cancelling mentee watch", "actions-stalled mentor watch", "stale-goals both watch"],
            "concern",
        ),
        (
            ["long-silence both watch", "no-clear-goals both watch", "no-feedback both watch"],
            "watch",
        ),
        (["cancelling mentor watch", "no-feedback both watch"], "watch"),
        (
            [
                "cancelling mentor watch",
                "cancelling mentee watch",
                "meetings-lost both watch",
                "long-silence both watch",
            ],
            "watch",
        ),
        (["little-contribution mentee watch", "concern-unaddressed mentee watch"], "concern"),
    ],
)
def test_the_level_of_the_whole(shown: list[str], level: str) -> None:
    assert whole(found(*shown), 3) == level


def test_fewer_than_three_counted_meetings_are_not_enough_boundary() -> None:
    assert whole((), 2) == "not-enough-recorded"
    assert whole((), 3) == "nothing-stands-out"
    assert whole(found("long-silence both watch"), 0) == "watch"


@pytest.mark.parametrize(
    ("outcomes", "level"),
    [
        ("held, held", "not-enough-recorded"),
        ("held, held, planned", "not-enough-recorded"),
        ("held, held, unknown", "not-enough-recorded"),
        ("held, held, cancelled outside", "not-enough-recorded"),
        ("cancelled outside, cancelled mentee illness, cancelled mentor leave",
         "not-enough-recorded"),
        ("held, held, held", "nothing-stands-out"),
        ("held, held, cancelled both", "nothing-stands-out"),
        ("held, held, cancelled", "nothing-stands-out"),
    ],
)  # fmt: skip
def test_enough_is_counted_meetings_only(outcomes: str, level: str) -> None:
    assert check(record(every(14, outcomes), purpose="to grow")).level == level


def test_asks_alone_leave_nothing_standing_out() -> None:
    checkup = check(record(every(14, "held, held, held"), purpose="to grow"))
    assert checkup.asking
    assert checkup.level == "nothing-stands-out"


def test_shown_are_the_findings_that_speak_concerns_first() -> None:
    table = every(14, "held, cancelled mentor, cancelled mentor, cancelled mentee, "
                      "cancelled mentee, cancelled mentee")  # fmt: skip
    levels = [f.verdict.level for f in check(record(table)).shown]
    assert levels == sorted(levels, key=["concern", "watch"].index)
    assert set(levels) == {"concern", "watch"}


def test_findings_come_in_the_order_of_the_signs() -> None:
    orders = [f.sign.order for f in check(record(every(14, "held, held, held"))).findings]
    assert orders == sorted(orders)


# What yields


def test_often_rearranged_is_said_by_cancelling_at_the_same_level() -> None:
    table = every(14, "held, held, cancelled mentee 7d, cancelled mentee 7d, cancelled mentee 7d")
    quiet = finding(check(record(table)), "often-rearranged", "mentee").verdict
    assert isinstance(quiet, Clear)
    assert quiet.why == "said by cancelling"
    assert quiet.tally.count == 3


def test_a_sign_of_both_yields_to_either_side_but_not_to_a_lower_level() -> None:
    same = every(14, "held, held, cancelled mentor, cancelled mentor, missed")
    assert finding(check(record(same)), "meetings-lost", "both").verdict.why == "said by cancelling"
    higher = every(14, "held, cancelled mentor, cancelled mentor, missed, missed")
    assert word(finding(check(record(higher)), "meetings-lost", "both").verdict) == "concern"


def test_what_rests_by_choice_says_nothing_for_another() -> None:
    table = every(14, "held, held, cancelled mentee 7d, cancelled mentee 7d, cancelled mentee 7d")
    two = record(table, sign_pause("cancelling", "2026-01-05"))
    assert word(finding(check(two), "often-rearranged", "mentee").verdict) == "watch"


# What rests


def test_in_a_pause_nothing_is_computed() -> None:
    table = every(14, "held, cancelled mentee, cancelled mentee, cancelled mentee")
    two = record(table, pause("2026-03-01", "2026-03-31"))
    found_ = {on: check(two, on) for on in ("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01")}
    assert [c.level for c in found_.values()] == ["concern", "resting", "resting", "concern"]
    resting = found_["2026-03-31"]
    assert resting.findings == ()
    assert resting.rests == "until 2026-03-31"


@pytest.mark.parametrize(("days", "asks"), [(0, False), (29, False), (30, True), (400, True)])
def test_a_pause_without_an_end_is_asked_about_after_a_month_boundary(
    days: int, asks: bool
) -> None:
    checkup = check(record("2026-01-05 held", pause("2026-02-01", None)), after("2026-02-01", days))
    assert checkup.level == "resting"
    assert ("?" in checkup.rests) == asks


def test_a_closed_relationship_is_not_judged() -> None:
    table = every(14, "held, cancelled mentee, cancelled mentee, cancelled mentee")
    two = record(table, closing(closed_on="2026-03-01"))
    assert check(two, "2026-02-28").level == "concern"
    checkup = check(two, "2026-03-01")
    assert (checkup.level, checkup.findings) == ("closed", ())
    assert checkup.rests == "closed on 2026-03-01"


def test_closed_goes_before_a_pause_and_reopened_before_closed() -> None:
    ended = closing(closed_on="2026-03-01", reopened_on="2026-05-01")
    two = record("2026-01-05 held", ended, pause("2026-02-15", "2026-04-01"))
    levels = [check(two, on).level for on in ("2026-02-20", "2026-03-15", "2026-04-20")]
    assert levels == ["resting", "closed", "closed"]
    assert check(two, "2026-05-01").level not in ("resting", "closed")


def test_once_an_ending_is_planned_rhythm_and_goal_signs_rest_and_the_others_do_not() -> None:
    table = every(14, "held, held, cancelled mentee, cancelled mentee")
    planned = "2026-02-01 held\n2026-06-15 planned"
    ending = closing(decided_on="2026-02-01", final_meeting="m6")
    checkup = check(record(f"{table}\n{planned}", ending), "2026-06-01")
    resting = {f.sign.slug for f in checkup.findings if isinstance(f.verdict, Resting)}
    assert resting >= set(
        "long-silence no-clear-goals stale-goals goal-past-target goals-all-ended".split()
    )
    assert resting.isdisjoint(
        "cancelling absent-or-late-change often-rearranged meetings-lost actions-stalled "
        "distracted-or-cut-short little-contribution unproductive-sessions no-feedback "
        "concern-unaddressed ending-unannounced not-recorded".split()
    )
    assert word(finding(checkup, "cancelling", "mentee").verdict) == "watch"


@pytest.mark.parametrize(("today", "rests"), [("2026-03-17", True), ("2026-03-18", False)])
@pytest.mark.parametrize(
    "stated",
    [
        {"decided_on": "2026-03-03"},
        {"decided_on": "2026-02-01", "mentee_told_on": "2026-03-03"},
        {"recorded_on": "2026-03-03", "reason": "time-is-up"},
        {"decided_on": "2026-01-20", "final_meeting": "m3"},
    ],
)
def test_an_ending_without_a_day_is_waited_for_two_weeks_boundary(
    stated: dict[str, str], today: str, rests: bool
) -> None:
    table = "2026-01-05 held\n2026-01-19 held\n2026-03-03 cancelled mentor"
    checkup = check(record(table, closing(**stated)), today)
    verdict = finding(checkup, "long-silence", "both").verdict
    asked = finding(checkup, "end-not-planned", "both").verdict
    assert (isinstance(verdict, Resting), word(asked)) == (rests, "unknown" if rests else "ask")


@pytest.mark.parametrize(
    ("until", "today", "expected"),
    [
        (None, "2026-02-28", "watch"),
        (None, "2026-03-01", "resting"),
        (None, "2026-05-01", "resting"),
        ("2026-03-20", "2026-03-20", "resting"),
        ("2026-03-20", "2026-03-21", "watch"),
    ],
)
def test_a_sign_set_aside_rests_by_choice_boundary(
    until: str | None, today: str, expected: str
) -> None:
    table = every(14, "held, held, cancelled mentee, cancelled mentee")
    two = record(table, sign_pause("cancelling", "2026-03-01", until))
    checkup = check(two, today)
    assert word(finding(checkup, "cancelling", "mentee").verdict) == expected
    if expected == "resting":
        why = finding(checkup, "cancelling", "mentee").verdict.why
        assert "by choice" in why and "2026-03-01" in why and "it suits us" in why


def test_a_resting_sign_of_a_side_rests_for_each_side() -> None:
    two = record(every(14, "held, held, held"), sign_pause("cancelling", "2026-01-05"))
    sides = [f.verdict.side for f in check(two).findings if f.sign.slug == "cancelling"]
    assert sides == ["mentor", "mentee"]


def test_a_resting_sign_does_not_count_for_the_whole() -> None:
    table = every(14, "held, held, cancelled mentee, cancelled mentee")
    two = record(table, sign_pause("cancelling", "2026-01-05"), purpose="to grow")
    assert check(record(table, purpose="to grow")).level == "watch"
    assert check(two).level == "nothing-stands-out"


# What could be judged


def test_coverage_counts_what_could_be_judged_and_names_what_is_not_recorded() -> None:
    table = """
        2026-01-05 held planned=60 lasted=55
        2026-01-19 held planned=60
        2026-02-02 cancelled mentee
        2026-02-16 cancelled outside
        2026-03-02 unknown
        2026-03-16 planned
        2026-03-28 planned
        ? held
        2026-04-13 planned
    """
    two = record(
        table,
        action("a1", due="2026-02-01", done_on="2026-02-01"),
        action("a2", due="2026-02-01"),
        action("a3", due="2026-02-01"),
        action("a4", due="2026-06-01"),
        action("a5", due="2026-02-01", dropped_on="2026-02-02"),
        report("a2", "2026-02-01", "none"),
        goal("g1"),
        goal("g2", achieved_on="2026-02-01"),
    )
    coverage = check(two, "2026-03-30").coverage
    assert coverage.meetings == 3
    assert set(coverage.meetings_not_recorded) == {"m5", "m6", "m8"}
    assert coverage.actions == 2
    assert coverage.actions_not_recorded == ("a3",)
    assert coverage.goals_open == 1
    assert (coverage.held, coverage.lengths_known) == (2, 1)


@pytest.mark.parametrize(("days", "found_"), [(2, ()), (3, ("m1",))])
def test_a_planned_day_counts_as_not_recorded_after_three_days_boundary(days, found_) -> None:
    checkup = check(record("2026-01-05 planned"), after("2026-01-05", days))
    assert checkup.coverage.meetings_not_recorded == found_


def test_coverage_is_stated_while_it_rests_and_when_it_is_closed() -> None:
    table = every(14, "held, held, held")
    assert check(record(table, pause("2026-02-02", None))).coverage.meetings == 2
    assert (
        check(record(table, closing(closed_on="2026-02-03")), "2026-02-03").coverage.meetings == 3
    )


# The whole


def test_the_checkup_is_of_what_was_known_that_day() -> None:
    table = every(14, "held, held, cancelled mentee, cancelled mentee")
    two = record(table, goal("g1", set_on="2026-06-01"), purpose="to grow")
    checkup = check(two, "2026-02-10")
    assert checkup.level == "nothing-stands-out"
    assert checkup.record.goals == ()
    assert [m.outcome for m in checkup.record.meetings] == ["held", "held", "cancelled", "planned"]
    assert checkup.today == day("2026-02-10")


def test_other_thresholds_can_be_given_by_the_name_of_a_sign() -> None:
    two = record(every(14, "held, held, cancelled mentee"), purpose="to grow")
    stricter = {"cancelling": Counts(needs=1, window=5, watch=1, concern=2)}
    assert examine(two, day("2026-02-02")).level == "nothing-stands-out"
    assert examine(two, day("2026-02-02"), stricter).level == "watch"


def healthy() -> Record:
    return record(
        every(14, "held observed useful=4 goals=g1, held observed useful=5 goals=g1, "
                  "held observed useful=4 goals=g1, cancelled mentee illness, "
                  "held observed useful=4 goals=g1, moved both 2d")
        .replace("moved both 2d", "moved both 2d -> 2026-03-17 held useful=3")
        + "\n2026-03-30 planned",
        agreement("ag1", agreed_on="2026-01-05", mentor_expects="time", mentee_expects="candour"),
        goal("g1", measure="shipped", target_on="2026-09-01"),
        goal_review("g1", "2026-03-02"),
        action("a1", "mentee", "2026-02-01", agreed_on="2026-01-05", done_on="2026-01-30"),
        action("a2", "mentor", "2026-02-15", agreed_on="2026-01-19", done_on="2026-02-20"),
        feedback("f1", "2026-02-02", "mentor"),
        feedback("f2", "2026-02-02", "mentee"),
        concern("c1", "2026-01-20", resolved_on="2026-02-02"),
    )  # fmt: skip


def test_an_ordinary_healthy_relationship_hears_nothing_at_all() -> None:
    checkup = check(healthy(), "2026-03-18")
    assert checkup.level == "nothing-stands-out"
    assert checkup.shown == () and checkup.asking == ()


def test_whoever_keeps_the_journal_is_judged_by_the_same_rule() -> None:
    table = every(14, "held, cancelled mentor, cancelled mentor, cancelled mentor")
    for keeper in ("mentor", "mentee", "facilitator"):
        verdict = finding(check(record(table, keeper=keeper)), "cancelling", "mentor").verdict
        assert word(verdict) == "concern"
