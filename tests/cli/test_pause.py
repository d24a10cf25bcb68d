"""Breaks that are announced a second time, changed, and ended before they begin."""

from datetime import date

WHOLE = ("pause", "--from", "2026-07-20", "--until", "2026-08-31", "--reason", "exams")


def test_a_break_that_has_not_ended_is_changed(begun, record):
    begun("pause", "--from", "2026-03-02", "--reason", "exams")
    ran = begun("pause", "--until", "2026-03-20")
    assert (ran.code, ran.out) == (
        0,
        (
            "Changed p1: a break, exams, from Mon 2 Mar 2026 to Fri 20 Mar 2026.\n"
            "  until  Fri 20 Mar 2026, in 9 days\n"
        ),
    )
    begun("pause", "--from", "2026-03-04", "--reason", "leave")
    (pause,) = record().pauses
    assert (pause.from_, pause.until, pause.reason) == (
        *(date(2026, 3, 4), date(2026, 3, 20), "leave"),
    )
    assert pause.announced_on == date(2026, 3, 11)


def test_a_second_break_at_another_time_is_a_second_break(begun, record):
    begun(*WHOLE)
    begun("pause", "--from", "2026-04-01", "--until", "2026-04-05")
    assert [p.short for p in record().pauses] == ["p1", "p2"]


def test_a_break_that_is_over_is_changed_by_its_id(begun, record):
    begun("pause", "--from", "2026-02-02", "--until", "2026-02-08")
    ran = begun("pause", "--from", "2026-02-06", "--until", "2026-02-12")
    assert (ran.code, ran.err) == (
        2,
        (
            "mentorlog: There is a break from Mon 2 Feb 2026 to Sun 8 Feb 2026 (p1) in that time "
            "already; --change p1 gives it other days.\n"
            "  Try: mentorlog pause --from 2026-02-06 --until 2026-02-12 --change p1\n"
        ),
    )
    assert begun("pause", "--change", "p1", "--until", "2026-02-12").code == 0
    assert [(p.from_, p.until) for p in record().pauses] == [(date(2026, 2, 2), date(2026, 2, 12))]


def test_a_change_does_not_run_into_another_break(begun, record):
    begun(*WHOLE)
    begun("pause", "--from", "2026-04-01", "--until", "2026-04-05")
    ran = begun("pause", "--change", "p2", "--until", "2026-08-01")
    assert ran.code == 2
    assert "(p1) in that time already" in ran.err
    assert begun("pause", "--change", "p2", "--until", "2026-03-01").code == 2
    assert record().pauses[1].until == date(2026, 4, 5)


def test_what_changes_is_needed(begun):
    begun(*WHOLE)
    assert "What changes is missing" in begun("pause", "--change", "p1").err
    assert begun("pause", "--change", "p9", "--until", "2026-09-01").code == 3


def test_the_end_of_a_break_alone_needs_one_that_is_on(begun):
    assert begun("pause", "--until", "2026-09-01").err.startswith("mentorlog: --from is missing")


def test_a_break_to_come_is_named_where_none_is_on(begun, record):
    begun(*WHOLE)
    ran = begun("resume")
    assert (ran.code, ran.err) == (
        3,
        (
            "mentorlog: No break is on Wed 11 Mar 2026; p1 begins on Mon 20 Jul 2026, and resuming "
            "on that day takes it away.\n"
            "  Try: mentorlog resume --on 2026-07-20\n"
        ),
    )
    assert begun("resume", "--on", "2026-07-20").out.startswith("The break is gone")
    assert record().pauses == ()
    assert begun("resume").err == (
        "mentorlog: No break is on Wed 11 Mar 2026, or to come.\n"
        "  Try: mentorlog pause --from DAY --until DAY\n"
    )


def test_the_break_that_ended_last_is_named_where_none_is_on(begun):
    begun("pause", "--from", "2026-01-20", "--until", "2026-01-30")
    begun("pause", "--from", "2026-02-20", "--until", "2026-03-08")
    assert begun("resume").err == (
        "mentorlog: No break is on Wed 11 Mar 2026: p2 is over; its last day was Sun 8 Mar "
        "2026.\n"
        "  Try: mentorlog edit p2 --until DAY\n"
    )
