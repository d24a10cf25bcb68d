"""The report: the course, the goals and the check of a record, without what one side knows."""

from datetime import date

from building import closing, goal, record

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


def test_an_ending_that_one_side_was_not_told_of_is_not_on_it():
    planned = closing(final_meeting="m4", decided_on="2026-03-02", mentor_told_on="2026-03-02")
    kept = record(TABLE, planned)
    told = report(kept, DAY)
    assert told.untold
    assert told.record.closings == ()
    assert "ending-unannounced" not in [f.sign.slug for f in told.checkup.shown]
    whole = report(kept, DAY, private=True)
    assert (whole.untold, len(whole.record.closings)) == (False, 1)
    known = planned.but(mentee_told_on=date(2026, 3, 3))
    assert not report(kept.but(closings=(known,)), DAY).untold


def test_an_ending_that_is_done_is_on_it():
    told = report(record(TABLE, closing(closed_on="2026-03-10")), DAY)
    assert (told.untold, told.checkup.level) == (False, "closed")
