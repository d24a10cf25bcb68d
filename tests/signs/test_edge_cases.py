"""The rows of the table of edge cases in the contract, each a test named after it."""

import pytest
from building import (
    action,
    after,
    agreement,
    check,
    every,
    feedback,
    goal,
    goal_review,
    look,
    pause,
    record,
    report,
    said,
    word,
)

from mentorlog.record import Record
from mentorlog.rhythm import rhythm
from mentorlog.sign import Ask
from mentorlog.slots import counted, window

COUNTING = ("cancelling", "absent-or-late-change", "often-rearranged", "meetings-lost")
PER_SIDE = (
    "cancelling",
    "absent-or-late-change",
    "often-rearranged",
    "actions-stalled",
    "distracted-or-cut-short",
    "little-contribution",
)


def charged(two: Record, side: str) -> dict[str, int]:
    """How often each counting sign counts against a side, over three held ones before."""
    found = {}
    for slug in COUNTING:
        verdicts = look(slug, two)
        found[slug] = verdicts.get(side, verdicts.get("both")).tally.count
    return found


def with_three_held(link: str) -> Record:
    return record(every(14, "held, held, held") + f"\n2026-03-02 {link}")


NOBODY = dict.fromkeys(COUNTING, 0)


def test_agreed_move_then_held() -> None:
    two = with_three_held("moved both 3h -> 2026-03-04 held")
    assert len(counted(two, after("2026-03-04", 0))) == 4
    assert charged(two, "mentor") == charged(two, "mentee") == NOBODY


@pytest.mark.parametrize("notice", ["24h", "3d"])
def test_moved_with_24_hours_or_more_then_held(notice: str) -> None:
    two = with_three_held(f"moved mentee {notice} -> 2026-03-04 held")
    found = charged(two, "mentee")
    assert found["cancelling"] == found["absent-or-late-change"] == found["meetings-lost"] == 0
    assert charged(two, "mentor") == NOBODY


def test_moved_with_3_hours_notice_by_one_side_then_held() -> None:
    two = with_three_held("moved mentee 3h -> 2026-03-04 held")
    found = charged(two, "mentee")
    assert found["absent-or-late-change"] == 1
    assert found["cancelling"] == found["meetings-lost"] == 0
    assert charged(two, "mentor") == NOBODY


def test_moved_late_by_one_side_then_cancelled_by_the_other() -> None:
    two = with_three_held("moved mentee 3h -> 2026-03-04 cancelled mentor 2d")
    assert len(counted(two, after("2026-03-04", 0))) == 4
    mentee, mentor = charged(two, "mentee"), charged(two, "mentor")
    assert (mentee["absent-or-late-change"], mentee["cancelling"]) == (1, 0)
    assert (mentor["absent-or-late-change"], mentor["cancelling"]) == (0, 1)
    assert mentee["meetings-lost"] == 1


@pytest.mark.parametrize("reason", ["illness", "emergency", "bereavement", "leave"])
def test_illness_emergency_bereavement_leave(reason: str) -> None:
    lost = ", ".join([f"cancelled mentee 0h {reason}"] * 5)
    two = record(every(14, "held, held, held, " + lost))
    assert charged(two, "mentee") == NOBODY
    assert look("cancelling", two)["mentee"].tally.set_aside == 5
    silence = look("long-silence", two)["both"]
    assert word(silence) == "concern"
    assert any("set aside" in e.note for e in silence.because)


def test_nobody_came() -> None:
    two = with_three_held("missed both")
    assert charged(two, "mentor") == charged(two, "mentee") == NOBODY
    asked = look("not-recorded", two)["both"]
    assert isinstance(asked, Ask)
    assert [e.entry.id for e in asked.because] == ["m4"]


def test_attribution_unknown() -> None:
    two = with_three_held("cancelled 0h")
    for side in ("mentor", "mentee"):
        assert charged(two, side) == NOBODY | {"meetings-lost": 1}


def test_no_meeting_held_yet() -> None:
    two = record("", rhythm="P2W")
    for slug in PER_SIDE:
        for side in ("mentor", "mentee"):
            assert said(slug, two, side, "2026-02-10") == "unknown"
    assert said("long-silence", two, "both", "2026-02-17") == "watch"
    missed = record("2026-01-19 missed mentee", rhythm="P2W")
    found = {slug: said(slug, missed, "mentee", "2026-01-20") for slug in PER_SIDE}
    assert found == dict.fromkeys(PER_SIDE, "unknown") | {"absent-or-late-change": "watch"}


def test_absence_at_the_very_first_meeting() -> None:
    two = record("2026-01-05 missed mentee", keeper="mentor")
    shown = look("absent-or-late-change", two)["mentee"]
    assert word(shown) == "watch"
    assert shown.says == "Sarah missed the first meeting."
    assert check(two).level == "watch"


@pytest.mark.parametrize("outcome", ["cancelled mentee 0h", "missed mentor", "cancelled"])
@pytest.mark.parametrize("times", [1, 2])
def test_one_or_two_meetings_ever(outcome: str, times: int) -> None:
    two = record(every(14, ", ".join([outcome] * times)))
    for slug in COUNTING:
        for side, verdict in look(slug, two).items():
            early = slug == "absent-or-late-change" and outcome == f"missed {side}"
            assert word(verdict) == ("watch" if early else "unknown")


def test_pause_recorded_late() -> None:
    late = pause("2026-02-01", "2026-04-30", announced="2026-03-16")
    table = every(14, "held, held, held", "2025-12-08")
    two = record(table, late, started="2025-12-01")
    without = record(table, started="2025-12-01")
    assert check(two, "2026-03-15").level == check(without, "2026-03-15").level
    assert check(two, "2026-03-15").level == "concern"
    assert check(two, "2026-03-16").level == "resting"
    written = pause("2026-02-01", "2026-04-30", recorded_on="2026-03-16")
    two = record(table, written, started="2025-12-01")
    assert check(two, "2026-03-15").level == "concern"
    assert check(two, "2026-03-16").level == "resting"


def test_pause_without_an_end() -> None:
    two = record("2026-01-05 held", pause("2026-02-01", None))
    assert check(two, "2026-01-31").level != "resting"
    for day in ("2026-02-01", "2026-06-01", "2028-01-01"):
        assert check(two, day).level == "resting"
    assert "?" not in check(two, "2026-03-02").rests
    assert "?" in check(two, "2026-03-03").rests


def test_rhythm_changed_midway() -> None:
    monthly = agreement("ag2", agreed_on="2026-03-01", rhythm="P1M")
    before = record("2026-01-05 held\n2026-02-28 held", monthly, rhythm="P2W")
    assert rhythm(before).days == 14
    after_it = record("2026-01-05 held\n2026-03-01 held", monthly, rhythm="P2W")
    assert rhythm(after_it).days == 30


@pytest.mark.parametrize("held", ["2024-02-29", "2026-01-31", "2026-12-31"])
def test_29_february_the_31st_and_monthly(held: str) -> None:
    two = record(f"{held} held", rhythm="P1M", started=held)
    assert said("long-silence", two, "both", after(held, 82)) == "clear"
    assert said("long-silence", two, "both", after(held, 83)) == "watch"


def test_all_goals_ended() -> None:
    ended = goal("g1", set_on="2026-01-05", achieved_on="2026-02-01")
    two = record(every(14, "held, held, held, held"), ended, goal_review("g1", "2026-01-19"))
    assert said("stale-goals", two, "both", "2027-01-01") == "unknown"
    assert said("goals-all-ended", two, "both", "2026-02-01") == "ask"
    assert said("goals-all-ended", two, "both", "2026-01-31") == "clear"


def test_younger_than_the_window() -> None:
    two = record(every(14, "held, cancelled mentee, cancelled mentee"))
    shown = look("cancelling", two)["mentee"]
    assert "2 of the last 3 meetings" in shown.says
    assert shown.tally.window == 3


def test_both_sides_at_the_same_count() -> None:
    two = record(every(14, "held, cancelled mentee, cancelled mentor, cancelled mentee, "
                           "cancelled mentor"))  # fmt: skip
    found = look("cancelling", two)
    assert [(side, word(v), v.tally.count) for side, v in found.items()] == [
        ("mentor", "watch", 2),
        ("mentee", "watch", 2),
    ]


def test_only_old_evidence_over_200_days() -> None:
    table = every(14, "held distracted=mentee quiet=mentee, held quiet=mentee, held quiet=mentee, "
                      "cancelled mentee 0h, cancelled mentee 0h, cancelled mentee 0h")  # fmt: skip
    told = [action(f"a{i}", due="2026-02-01", agreed_on=f"2026-01-0{i}") for i in (1, 2, 3)]
    said_ = [report(f"a{i}", "2026-02-02", "none") for i in (1, 2, 3)]
    two = record(table, *told, *said_)
    for slug in PER_SIDE:
        assert said(slug, two, "mentee", "2027-01-01") == "unknown"
    assert said("meetings-lost", two, "both", "2027-01-01") == "unknown"
    assert len(window(two, after("2027-01-01", 0), 5)) == 0


def test_an_entry_written_late() -> None:
    table = """
        2026-01-05 held
        2026-01-19 held
        2026-02-02 cancelled mentee recorded=2026-02-02
        2026-02-16 cancelled mentee recorded=2026-03-20
        2026-03-02 held
    """
    two = record(table)
    assert said("cancelling", two, "mentee", "2026-03-19") == "clear"
    assert said("cancelling", two, "mentee", "2026-03-20") == "watch"
    told = feedback("f1", "2026-01-19", "mentor", recorded_on="2026-03-20")
    both = feedback("f2", "2026-01-19", "mentee", recorded_on="2026-01-19")
    two = record(table, told, both)
    assert said("no-feedback", two, "both", "2026-03-19") == "ask"
    assert said("no-feedback", two, "both", "2026-03-20") == "clear"
