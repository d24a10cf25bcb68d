"""The timeline: what belongs to which occasion, the gaps, and what does not count."""

from datetime import date

from building import action, feedback, goal, meetings, pause, report
from render.looking import TODAY, closed, record, text

from mentorlog.record import Record
from mentorlog.render.happenings import Break, Gap, Occasion, happenings
from mentorlog.render.narrowing import Narrowing
from mentorlog.render.timeline import log_page


def log(kept: Record, width: int = 100, **given: object) -> str:
    return text(log_page(kept, TODAY, **given), width)  # type: ignore[arg-type]


def test_a_chain_is_one_occasion() -> None:
    table = "2026-02-02 moved mentee 2h -> 2026-02-04 moved both 3d -> 2026-02-09 held 09:30"
    kept = record(table, rhythm=None)
    (one,) = (item for item in happenings(kept, TODAY) if isinstance(item, Occasion))
    assert [m.short for m in one.slot.links] == ["m1", "m2", "m3"]
    assert log(kept).splitlines()[2:5] == [
        " ↷ Mon 2 Feb 2026   m1   moved by Sarah, 2 hours before; now on Wed 4 Feb 2026",
        "└↷ Wed 4 Feb 2026   m2   moved by agreement, 3 days before; now on Mon 9 Feb 2026",
        "└● Mon 9 Feb 2026   m3   held at 09:30",
    ]


def test_a_gap_is_one_that_long_silence_would_notice() -> None:
    on_it = record("2026-01-05 held\n2026-02-16 held\n2026-03-02 held")
    assert not any(isinstance(item, Gap) for item in happenings(on_it, TODAY))
    past = record("2026-01-05 held\n2026-02-17 held\n2026-03-02 held")
    (gap,) = (item for item in happenings(past, TODAY) if isinstance(item, Gap))
    assert gap == Gap(date(2026, 2, 17), date(2026, 1, 5), 43, False)
    assert " … 43 days without a meeting; the rhythm: every 2 weeks, as agreed" in log(past)


def test_a_gap_has_the_same_benefit_of_the_doubt() -> None:
    in_doubt = record("2026-01-05 held\n2026-01-19 planned\n2026-03-02 held")
    assert not any(isinstance(item, Gap) for item in happenings(in_doubt, TODAY))
    past = record("2026-01-05 held\n2026-01-19 planned\n2026-03-04 held")
    (gap,) = (item for item in happenings(past, TODAY) if isinstance(item, Gap))
    assert gap.days == 58


def test_a_gap_is_longer_than_the_ones_before_it() -> None:
    kept = record("2025-11-01 held\n2025-12-20 held\n2026-02-07 held\n2026-03-09 held")
    (gap,) = (item for item in happenings(kept, TODAY) if isinstance(item, Gap))
    assert (gap.since, gap.days) == (date(2025, 11, 1), 49)


def test_breaks_are_left_out_of_a_gap() -> None:
    kept = record("2026-01-05 held\n2026-03-02 held", pause("2026-01-12", "2026-01-20"))
    (gap,) = (item for item in happenings(kept, TODAY) if isinstance(item, Gap))
    assert gap.days == 47
    assert "56 days without a meeting (47 days without the breaks)" in log(kept)
    assert [type(i) for i in happenings(kept, TODAY)] == [Occasion, Break, Gap, Occasion]


def test_notes_belong_to_the_meeting_they_name_or_to_that_day() -> None:
    kept = record(
        "2026-02-02 held\n2026-02-09 held\n2026-03-09 held",
        action("a1", agreed_on="2026-02-02", meeting="m1"),
        action("a2", agreed_on=None, meeting="m2"),
        report("a1", "2026-02-12", "some", meeting="m2"),
        feedback("f1", "2026-02-09", "mentor"),
        goal("g1", "2026-02-20"),
        rhythm=None,
    )
    notes = {
        item.slot.last.short: [event.short for event in item.notes]
        for item in happenings(kept, TODAY)
        if isinstance(item, Occasion)
    }
    assert notes == {"m1": ["a1"], "m2": ["a2", "f1"], "m3": []}
    assert " · Thu 12 Feb 2026  a1   some progress: Promise a1" in log(kept)
    assert " · Fri 20 Feb 2026  g1   goal: Lead a project" in log(kept)


def test_what_does_not_count_says_why() -> None:
    table = "2026-02-02 held\n2026-02-02 cancelled mentee\n2026-02-16 held\n? held\n2025-02-23 held"
    kept = record(table, pause("2026-02-10", "2026-02-20"), rhythm=None)
    seen = log(kept)
    assert "not counted: the same day and time as m1; which is right?" in seen
    assert "not counted: during a break" in seen
    assert "not counted: is the year right?" in seen
    assert " ● day not noted    m4   held" in seen


def test_since_leaves_out_what_was_before() -> None:
    kept = record("2026-01-05 held\n2026-02-02 held\n2026-02-16 held\n? held", rhythm=None)
    seen = log(kept, narrow=Narrowing(since=date(2026, 2, 2)))
    assert "since Mon 2 Feb 2026" in seen
    assert [m in seen for m in ("m1", "m2", "m3", "m4")] == [False, True, True, False]
    none = log(kept, narrow=Narrowing(since=date(2026, 3, 1)))
    assert "Nothing is recorded since Sun 1 Mar 2026." in none


def test_notes_are_cut_to_their_first_line_unless_asked_for() -> None:
    one = meetings("2026-02-02 held")[0].but(
        notes="One\n\nTwo", private_notes="Three\nFour", answers={"And you?": "Fine"}, private=True
    )
    kept = record(rhythm=None).but(meetings=(one,))
    assert log(kept).splitlines()[2:5] == [
        " ● Mon 2 Feb 2026   m1   held (private)",
        "                         One […]",
        "                         private: Three […]",
    ]
    assert log(kept, notes=True).splitlines()[3:8] == [
        "                         One",
        "                         Two",
        "                         private: Three",
        "                         private: Four",
        "                         And you? Fine",
    ]


def test_nothing_is_silent_after_the_end() -> None:
    assert not any(isinstance(item, Gap) for item in happenings(closed(), TODAY))
