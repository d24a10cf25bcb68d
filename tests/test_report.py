"""The report: the course, the goals and the check of a record."""

from datetime import date

from building import closing, goal, record

from mentorlog.exchange.leaving import shareable
from mentorlog.health import examine
from mentorlog.report import report

DAY = date(2026, 3, 11)
TABLE = "2026-01-05 held\n2026-01-19 held\n2026-02-02 held\n2026-03-16 planned"


def test_it_is_what_was_known_on_that_day():
    kept = record(TABLE, goal("g1"), goal("g2", "2026-03-12"))
    told = report(kept, DAY)
    assert told.checkup == examine(kept, DAY)
    assert [one.goal.short for one in told.goals] == ["g1"]
    assert (told.today, told.record.name("mentor"), told.private) == (DAY, "Tariq", False)


def test_an_ending_that_one_side_was_not_told_of_is_not_on_what_leaves():
    planned = closing(final_meeting="m4", decided_on="2026-03-02", mentor_told_on="2026-03-02")
    kept = record(TABLE, planned)
    left = shareable(kept)
    assert left is not None
    told = report(left, DAY)
    assert told.record.closings == ()
    assert "ending-unannounced" not in [f.sign.slug for f in told.checkup.shown]
    assert len(report(kept, DAY, private=True).record.closings) == 1
    known = shareable(kept.but(closings=(planned.but(mentee_told_on=date(2026, 3, 3)),)))
    assert known is not None
    assert len(report(known, DAY).record.closings) == 1


def test_an_ending_that_is_done_is_on_it():
    told = report(record(TABLE, closing(closed_on="2026-03-10")), DAY)
    assert told.checkup.level == "closed"
