"""`mentorlog meet`: whole output, what is in the journal afterwards, and what is refused."""

import json
from datetime import date
from textwrap import dedent

import pytest
from making import made_once

from mentorlog.record import Action
from mentorlog.signs import signs
from mentorlog.slots import changed_late, slots


@made_once
def pair(run):
    """Tariq coaches Sarah since 5 Jan 2026 and keeps the journal; a goal and four actions."""
    run(
        *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
        *("--form", "coaching", "--on", "2026-01-05", "--rhythm", "every 2 weeks"),
    )
    run("goal", "add", "Lead a project", "--by", "2026-06-30", "--on", "2026-01-05")
    run("goal", "add", "Speak up", "--by", "2026-06-30", "--on", "2026-01-05")
    for text in ("Write a plan", "Ask the team", "Read a book", "Find a room"):
        run("action", "add", text, "--owner", "mentee", "--due", "2026-04-01", "--on", "2026-01-05")


def ok(ran):
    assert ran.code == 0, ran.err
    return ran


def page(text):
    return dedent(text).lstrip("\n")


# Whole output, for each thing that may have happened.


def test_a_session_that_was_held(pair, record):
    ran = pair(
        *("meet", "--on", "2026-01-19", "--planned", "60", "--lasted", "40"),
        *("--ended-early-by", "mentee", "--distracted", "mentee", "--quiet", "mentor"),
        *("--useful", "4", "--done", "a1", "--some", "a2", "--none", "a3"),
        *("--action", "mentee: send the CV by 2026-02-01", "--goal", "g1:40", "--notes", "Long."),
        *("--next", "2026-02-02 17:00"),
    )
    assert ran == (
        0,
        page(
            """
            Saved m1: Mon 19 Jan 2026, 51 days ago: held, 40 of 60 minutes, ended early by Sarah.
              You noted: Sarah was distracted, you were quiet, useful 4 of 5.
              Kept with it: notes.
              a1 done: Write a plan.
              a2 some progress: Ask the team.
              a3 not moved yet: Read a book.
              New a5, Sarah: send the CV; due Sun 1 Feb 2026, 38 days ago.
              g1 at 40 %: Lead a project.
              Next is m2: Mon 2 Feb 2026 at 17:00, 37 days ago.
            """
        ),
        "",
    )
    now = record()
    first, second = now.meetings
    assert (first.outcome, first.ended_early_by, first.distracted) == (
        "held",
        "mentee",
        ("mentee",),
    )
    assert (first.quiet, first.unprepared, first.observed) == (("mentor",), None, None)
    assert (first.notes, first.goals) == ("Long.", (now.goals[0].id,))
    assert (second.outcome, second.on, second.at) == ("planned", date(2026, 2, 2), "17:00")
    day = date(2026, 1, 19)
    assert [(r.progress, r.on, r.meeting) for r in now.action_reports] == [
        (progress, day, first.id) for progress in ("done", "some", "none")
    ]
    assert now.actions[0].done_on == day
    new = now.actions[4]
    assert (new.text, new.owner, new.agreed_on, new.due_on, new.meeting) == (
        *("send the CV", "mentee", day, date(2026, 2, 1), first.id),
    )
    assert [(r.goal, r.on, r.progress, r.meeting) for r in now.goal_reviews] == [
        (now.goals[0].id, day, 40, first.id)
    ]


def test_a_session_that_was_cancelled_begins_a_new_slot_with_the_next(pair, record):
    ran = pair(
        *("meet", "--on", "2026-02-02", "--cancelled-by", "mentee", "--notice", "2h"),
        *("--reason", "work", "--next", "2026-02-09"),
    )
    assert ran == (
        0,
        (
            "Saved m1: Mon 2 Feb 2026, 37 days ago: called off by Sarah, 2 hours before "
            "(work).\n"
            "  Next is m2: Mon 9 Feb 2026, 30 days ago.\n"
        ),
        "",
    )
    now = record()
    assert [len(slot.links) for slot in slots(now)] == [1, 1]
    assert slots(now)[0].lost_by("mentee") and changed_late(now, slots(now)[0], "mentee")


def test_a_session_that_was_missed(pair, record):
    title = next(sign.title for sign in signs() if sign.slug == "absent-or-late-change")
    assert pair("meet", "--on", "2026-03-09", "--missed-by", "mentor") == (
        0,
        (
            "Saved m1: Mon 9 Mar 2026, 2 days ago: missed by you, no word on record.\n"
            f"Newly worth noticing: {title} (you) (mentorlog health)\n"
        ),
        "",
    )
    assert slots(record())[0].absent("mentor")


def test_a_session_that_was_moved_is_one_slot_with_what_continues_it(pair, record):
    ok(pair("meet", "--book", "2026-03-16 17:00", "--planned", "60", "--form", "mentoring"))
    ran = pair(
        *("meet", "--on", "2026-03-16", "--moved-by", "both", "--to", "2026-03-18"),
        *("--notice", "3d"),
    )
    assert ran == (
        0,
        (
            "Saved m1: Mon 16 Mar 2026 at 17:00, in 5 days: moved by agreement, 3 days before.\n"
            "  Moved to m2: Wed 18 Mar 2026 at 17:00, in 7 days.\n"
        ),
        "",
    )
    first, second = record().meetings
    assert (second.planned_minutes, second.form, second.at) == (60, "mentoring", "17:00")
    ok(pair("meet", "--on", "2026-03-18", "--today", "2026-03-18"))
    (slot,) = slots(record())
    assert slot.held and [link.id for link in slot.links] == [first.id, second.id]


def test_a_session_that_is_planned(pair, record):
    assert pair("meet", "--book", "2026-03-16 17:00", "--planned", "60", "--topics", "plans") == (
        0,
        (
            "Saved m1: Mon 16 Mar 2026 at 17:00, in 5 days: planned, 60 minutes planned.\n"
            "  Kept with it: topics.\n"
        ),
        "",
    )
    assert record().meetings[0].outcome == "planned"


def test_a_planned_session_is_completed_in_its_row(pair, record):
    ok(pair("meet", "--book", "2026-03-11 17:00", "--planned", "60"))
    assert pair("meet", "--on", "today", "--lasted", "55", "--observed") == (
        0,
        (
            "Saved m1: Wed 11 Mar 2026 at 17:00, today: held, 55 of 60 minutes.\n"
            "  You noted: everybody was all there.\n"
        ),
        "",
    )
    (meeting,) = record().meetings
    assert (meeting.observed, meeting.quiet, meeting.distracted) == (True, (), ())


def test_what_nobody_wrote_down(pair, record):
    assert pair("meet", "--on", "2026-03-02", "--outcome-unknown") == (
        0,
        "Saved m1: Mon 2 Mar 2026, 9 days ago: nobody wrote down what happened.\n",
        "",
    )
    ok(pair("meet", "--meeting", "m1", "--held", "--useful", "3"))
    assert (record().meetings[0].outcome, record().meetings[0].useful) == ("held", 3)


def test_json_holds_everything_that_was_saved(pair, record):
    ran = ok(
        pair(
            *("meet", "--on", "2026-03-09", "--done", "a1", "--goal", "g1:40", "--json"),
            *("--action", "both: talk", "--next", "2026-03-23"),
        )
    )
    saved = json.loads(ran.out)
    assert list(saved) == ["meeting", "next", "actions", "action_reports", "goal_reviews", "topics"]
    assert (saved["meeting"]["short"], saved["meeting"]["outcome"]) == ("m1", "held")
    assert (saved["next"]["short"], saved["next"]["on"]) == ("m2", "2026-03-23")
    assert [action["owner"] for action in saved["actions"]] == ["both"]
    assert [report["progress"] for report in saved["action_reports"]] == ["done"]
    assert [review["progress"] for review in saved["goal_reviews"]] == [40]


@pytest.mark.parametrize(
    ("to", "day"),
    [
        ("28 feb", "2026-02-28"),
        ("2 march", "2026-03-02"),
        ("friday", "2026-03-06"),
        ("9 march", "2026-03-09"),
        ("28 feb 2027", "2027-02-28"),
    ],
)
def test_a_session_may_be_brought_forward(pair, record, to, day):
    ok(pair("meet", "--on", "2026-03-04", "--moved-by", "both", "--to", to))
    assert str(record().meetings[1].on) == day


def test_json_gives_the_day_it_was_moved_to(pair):
    ran = pair("meet", "--on", "2026-03-09", "--moved-by", "me", "--to", "2026-03-12", "--json")
    saved = json.loads(ran.out)
    assert saved["meeting"]["moved_to"] == saved["next"]["id"]


# The calls that are fixed.

FIXED = (
    (
        "meet --on 2026-01-19 --planned 60 --lasted 40 --ended-early-by mentee --distracted mentee "
        "--quiet mentor --useful 4 --done a1 --some a2 --none a3 "
        "--action 'mentee: send the CV by 2026-02-01' --goal g1:40 --notes '…' "
        "--next '2026-02-02 17:00'"
    ),
    "meet --on 2026-02-02 --cancelled-by mentee --notice 2h --reason work --next 2026-02-09",
    "meet --on 2026-02-09 --missed-by mentor",
    "meet --on 2026-02-16 --moved-by both --to 2026-02-18 --notice 3d",
)


def test_the_calls_that_are_fixed(pair, record):
    from shlex import split

    for call in FIXED:
        ok(pair(*split(call)))
    ok(pair("meet", "--book", "2026-03-16 17:00"))
    now = record()
    assert [(m.short, m.outcome, str(m.on), m.by) for m in now.meetings] == [
        ("m1", "held", "2026-01-19", None),
        ("m2", "cancelled", "2026-02-02", "mentee"),
        ("m3", "missed", "2026-02-09", "mentor"),
        ("m4", "moved", "2026-02-16", "both"),
        ("m5", "planned", "2026-02-18", None),
        ("m6", "planned", "2026-03-16", None),
    ]
    assert (now.meetings[1].at, now.meetings[1].notice_hours) == ("17:00", 2)


# Which session.


@pytest.mark.parametrize("argv", [(), ("--private",), ("--json",)])
def test_alone_and_without_a_terminal_nothing_is_recorded(pair, record, argv):
    assert pair("meet", *argv) == (
        *(2, ""),
        (
            "mentorlog: --held is missing: there is no terminal to ask whether it took place.\n"
            f"  Try: {' '.join(['mentorlog', 'meet', *argv, '--held'])}\n"
        ),
    )
    assert record().meetings == ()


def test_without_a_terminal_a_day_alone_says_that_it_took_place(pair, record):
    ok(pair("meet", "--on", "2026-03-09"))
    assert record().meetings[0].outcome == "held"


def test_at_a_terminal_held_is_recorded_at_once(pair, record, terminal):
    terminal()
    ok(pair("meet", "--held"))
    assert record().meetings[0].outcome == "held"


def test_without_a_day_it_is_today_and_that_is_said(pair):
    assert pair("meet", "--held").out == (
        "Saved m1: Wed 11 Mar 2026, today: held.\n"
        "  No day was given, so it is recorded for today.\n"
    )


def test_without_a_day_an_earlier_one_that_waits_is_named_and_not_taken(pair, record):
    ok(pair("meet", "--on", "2026-03-02", "--cancelled-by", "me", "--next", "2026-03-09"))
    assert pair("meet", "--held").out == page(
        """
        Saved m3: Wed 11 Mar 2026, today: held.
          No day was given, so it is recorded for today.
          m2, planned for Mon 9 Mar 2026, is not recorded yet: mentorlog meet --meeting m2
        """
    )
    assert record().meetings[1].outcome == "planned"


def test_a_day_that_is_recorded_needs_its_id_or_again(pair, record):
    ok(pair("meet", "--on", "2026-03-09", "--useful", "3"))
    assert pair("meet", "--on", "2026-03-09") == (
        2,
        "",
        (
            "mentorlog: A session of Mon 9 Mar 2026 is recorded already: m1, held. --meeting m1 "
            "corrects it; --again --at HH:MM records a second one on that day.\n"
            "  Try: mentorlog meet --on 2026-03-09 --meeting m1\n"
        ),
    )
    ok(pair("meet", "--on", "2026-03-09", "--again", "--at", "18:00"))
    ok(pair("meet", "--meeting", "M1", "--useful", "2", "--notes", "Slow."))
    first, second = record().meetings
    assert (first.useful, first.notes, first.outcome, second.short) == (2, "Slow.", "held", "m2")


def test_a_correction_adds_goals_and_replaces_what_was_said_before(pair, record):
    ok(pair("meet", "--on", "2026-03-09", "--goal", "g1:40", "--done", "a1"))
    ok(pair("meet", "--meeting", "m1", "--goal", "g2", "--goal", "g1:50", "--some", "a1"))
    now = record()
    assert len(now.meetings[0].goals) == 2
    assert [review.progress for review in now.goal_reviews] == [50]
    assert [report.progress for report in now.action_reports] == ["some"]
    assert now.actions[0].done_on is None


def test_a_session_of_another_day_than_planned_is_named(pair, record):
    ok(pair("meet", "--book", "2026-03-12"))
    ok(pair("meet", "--meeting", "m1", "--on", "2026-03-10"))
    (meeting,) = record().meetings
    assert (meeting.outcome, meeting.on) == ("held", date(2026, 3, 10))


def test_a_correction_may_say_who_it_was_and_that_it_is_not_known(pair, record):
    ok(pair("meet", "--on", "2026-03-09", "--cancelled-by", "mentee", "--notice", "2h"))
    ok(pair("meet", "--meeting", "m1", "--cancelled-by", "unknown"))
    (meeting,) = record().meetings
    assert (meeting.by, meeting.notice_hours) == (None, 2)


def test_a_move_can_get_its_day_later(pair, record):
    assert pair("meet", "--on", "2026-03-09", "--at", "17:00", "--moved-by", "them").out == (
        "Saved m1: Mon 9 Mar 2026 at 17:00, 2 days ago: moved by Sarah.\n"
        "  Once it has a new day: mentorlog meet --meeting m1 --to DAY\n"
    )
    ok(pair("meet", "--meeting", "m1", "--to", "18:30"))
    first, second = record().meetings
    assert (first.moved_to, second.on, second.at) == (second.id, first.on, "18:30")


# What is understood.


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("mentor", "mentor"),
        ("Coach", "mentor"),
        ("client", "mentee"),
        ("coachee", "mentee"),
        ("ME", "mentor"),
        ("them", "mentee"),
        ("sarah", "mentee"),
        ("Tariq", "mentor"),
        ("both", "both"),
        ("Outside", "outside"),
        ("unknown", None),
    ],
)
def test_sides(pair, record, said, by):
    ok(pair("meet", "--on", "2026-03-09", "--cancelled-by", said))
    assert record().meetings[0].by == by


@pytest.mark.parametrize(
    "typed",
    [
        "meet --on 2026-03-09 --cancelled-by you",
        "meet --on 2026-03-09 --distracted me,You",
        "meet --on 2026-03-09 --action you:Read",
        "action add Read --owner you",
    ],
)
def test_you_is_whoever_reads_it_and_so_nobody_that_can_be_typed(pair, typed):
    refused = pair(*typed.split())
    assert refused.code == 2
    assert "could be either of the two; name me or Sarah." in refused.err


def test_several_people_seemed_elsewhere(pair, record):
    ok(pair("meet", "--on", "today", "--distracted", "sarah,me", "--quiet", "nobody"))
    (meeting,) = record().meetings
    assert (meeting.distracted, meeting.quiet) == (("mentor", "mentee"), ())
    ok(pair("meet", "--meeting", "m1", "--unprepared", "both"))
    assert record().meetings[0].unprepared == ("mentor", "mentee")


@pytest.mark.parametrize(
    ("typed", "owner", "text", "due"),
    [
        ("mentee: send the CV by 2026-02-01", "mentee", "send the CV", "2026-02-01"),
        ("Both: talk by friday", "both", "talk", "2026-03-13"),
        ("me: stand by the door", "mentor", "stand by the door", None),
        ("sarah: have it read by 3 people", "mentee", "have it read by 3 people", None),
        ("them: done by hand by end of may", "mentee", "done by hand", "2026-05-31"),
        ("him: draft it", "mentee", "draft it", None),
        ("mentee: call the lab by the end of next week", "mentee", "call the lab", "2026-03-22"),
        ("mentee: call the lab by end of the week", "mentee", "call the lab", "2026-03-15"),
        ("mentee: call the lab by next friday", "mentee", "call the lab", "2026-03-20"),
        ("mentee: call the lab in a week", "mentee", "call the lab", "2026-03-18"),
        ("mentee: call the lab in 10 days", "mentee", "call the lab", "2026-03-21"),
        ("mentee: get a first draft in two months", "mentee", "get a first draft", "2026-05-11"),
        ("mentee: explain it in two words", "mentee", "explain it in two words", None),
        ("mentee: in a week", "mentee", "in a week", None),
        ("mentee: call the lab on friday", "mentee", "call the lab", "2026-03-13"),
        ("mentee: call the lab before the 14th", "mentee", "call the lab", "2026-03-13"),
        ("mentee: call the lab tomorrow", "mentee", "call the lab", "2026-03-12"),
        ("me: call by friday 5pm", "mentor", "call by friday 5pm", "2026-03-13"),
        ("me: prepare for tomorrow", "mentor", "prepare for tomorrow", None),
        ("me: keep the rate at 2", "mentor", "keep the rate at 2", None),
        ("me: be ready by midnight", "mentor", "be ready by midnight", None),
        ("me: read the PR of 1 mar 2026", "mentor", "read the PR of 1 mar 2026", None),
        ("me: read what came on 1 mar 2026", "mentor", "read what came on 1 mar 2026", None),
        ("me: raise it by 13.5 in all", "mentor", "raise it by 13.5 in all", None),
        ("mentor: ask: who, and why?", "mentor", "ask: who, and why?", None),
    ],
)
def test_promises(pair, record, typed, owner, text, due):
    ok(pair("meet", "--on", "today", "--action", typed))
    new = record().actions[-1]
    assert (new.owner, new.text, new.due_on and str(new.due_on)) == (owner, text, due)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "me: call on 31 april",
            (
                "mentorlog: --action: 31 April 2026 does not exist: April has 30 days in 2026\n"
                '  Try: mentorlog meet --on today --action "me: call on 2026-04-30"\n'
            ),
        ),
        (
            "me: call by 3/4",
            "mentorlog: --action: 3/4 could be 3 April or 4 March: write 2026-04-03 or 2027-03-04",
        ),
        (
            "me: raise it by 13.5",
            (
                "mentorlog: --action: 13.5 could be 13 May or a figure: write 13.5. for the day; "
                'if no day is meant, go on after it, as in "by 13.5 in all"\n'
                '  Try: mentorlog meet --on today --action "me: raise it by 13.5."\n'
            ),
        ),
        (
            "me: be ready by friday midnight",
            "mentorlog: --action: midnight could begin the day or end it: write 00:00 or 23:59",
        ),
    ],
)
def test_a_promise_with_a_day_that_is_none_is_refused(pair, typed, said):
    assert pair("meet", "--on", "today", "--action", typed).err.startswith(said)


def test_a_figure_that_could_be_a_day_says_how_it_is_none(pair):
    ran = pair("meet", "--on", "today", "--action", "me: cut it by 1/3")
    assert '; if no day is meant, go on after it, as in "by 1/3 in all"\n' in ran.err


@pytest.mark.parametrize(
    ("typed", "kept"), [("Illness", "illness"), ("WORK", "work"), ("the snow", "the snow")]
)
def test_reasons(pair, record, typed, kept):
    ok(pair("meet", "--on", "2026-03-09", "--cancelled-by", "outside", "--reason", typed))
    assert record().meetings[0].reason == kept


def test_actions_in_lists_with_new_days_and_dropped(pair, record):
    ran = pair(
        *("meet", "--on", "2026-03-09", "--done", "a1, a2", "--none", "a3"),
        *("--redate", "a3=2026-05-01", "--drop-action", "a4"),
    )
    assert ran.out == page(
        """
        Saved m1: Mon 9 Mar 2026, 2 days ago: held.
          a1 done: Write a plan.
          a2 done: Ask the team.
          a3 not moved yet, now due Fri 1 May 2026, in 51 days: Read a book.
          a4 dropped: Find a room.
        """
    )
    now = record()
    assert (len(now.action_reports), now.actions[3].dropped_on) == (4, date(2026, 3, 9))


def test_notes_come_from_standard_input(pair, record, typed):
    typed("Eines Tages,\nin the rain.\n")
    ok(pair("meet", "--on", "today", "--notes", "-", "--private-notes", "tired"))
    (meeting,) = record().meetings
    assert (meeting.notes, meeting.private_notes) == ("Eines Tages,\nin the rain.", "tired")


def test_answers_to_the_keepers_own_questions(pair, record):
    ok(pair("meet", "--on", "today", "--answer", "pace=fast", "--answer", "mood = a = b"))
    ok(pair("meet", "--meeting", "m1", "--answer", "pace=slow"))
    assert dict(record().meetings[0].answers) == {"pace": "slow", "mood": "a = b"}


def test_a_private_session_keeps_all_of_it_private(pair, record):
    ran = pair("meet", "--on", "today", "--private", "--goal", "g1:1", "--action", "me: rest")
    assert ran.out.startswith("Saved m1: Wed 11 Mar 2026, today: held (private).")
    now = record()
    assert all(e.private for e in (now.meetings[0], now.actions[-1], now.goal_reviews[0]))


@pytest.mark.parametrize(
    ("day", "hours", "said"),
    [
        ("2026-03-15", 96, "  Noted as 4 days' notice, since you recorded it today.\n"),
        ("2026-03-12", 24, "  Noted as 1 day's notice, since you recorded it today.\n"),
        ("2199-12-31", 23976, "  Noted as 999 days' notice, since you recorded it today.\n"),
        ("2026-03-11", None, ""),
    ],
)
def test_a_change_told_before_its_day_has_that_notice(pair, record, day, hours, said):
    ran = ok(pair("meet", "--on", day, "--cancelled-by", "me"))
    assert record().meetings[0].notice_hours == hours
    assert said in ran.out
    if hours:
        ok(pair("meet", "--meeting", "m1", "--notice", "5h"))
        assert record().meetings[0].notice_hours == 5


def test_a_cancellation_of_a_weekday_is_the_nearest_and_a_session_the_last(pair, record):
    ok(pair("meet", "--on", "friday", "--cancelled-by", "me"))
    ok(pair("meet", "--on", "friday"))
    assert [str(m.on) for m in record().meetings] == ["2026-03-13", "2026-03-06"]


# Second looks.


def test_a_day_before_the_start_is_recorded_with_a_word(pair):
    ran = ok(pair("meet", "--on", "2025-12-20"))
    assert ran.err == (
        "note: Sat 20 Dec 2025 lies before the day it began, Mon 5 Jan 2026. "
        "If it began earlier, say so:\n  Try: mentorlog agree --started 2025-12-20\n"
    )


def test_a_day_a_year_off_is_recorded_with_a_word(pair):
    ran = ok(pair("meet", "--on", "2025-01-19"))
    assert ran.err == (
        "mentorlog: --on: Sun 19 Jan 2025 is about a year from everything else; "
        "is Mon 19 Jan 2026 meant?\n"
        "  Try: mentorlog meet --meeting m1 --on 2026-01-19\n"
    )
    ran = ok(pair("meet", "--on", "2026-03-09", "--next", "2027-03-23"))
    assert ran.err.startswith("mentorlog: --next: Tue 23 Mar 2027 is about a year")


def test_an_action_due_before_it_was_agreed_is_saved_with_a_word(pair):
    ran = ok(pair("meet", "--on", "2026-03-09", "--action", "me: write by 2026-02-01"))
    assert ran.err == "mentorlog: a5 is due before the day it was agreed, Mon 9 Mar 2026.\n"


def test_at_a_terminal_a_session_planned_for_today_is_taken(pair, record, terminal):
    ok(pair("meet", "--book", "today"))
    terminal()
    assert pair("meet", "--useful", "5").code == 0
    assert [(m.outcome, m.useful) for m in record().meetings] == [("held", 5)]


def test_at_a_terminal_the_end_of_input_saves_nothing(pair, record, terminal):
    terminal()
    assert pair("meet").code == 130
    assert record().meetings == ()


@pytest.mark.parametrize(("answer", "on"), [("", "2026-01-19"), ("n", "2025-01-19")])
def test_at_a_terminal_a_day_a_year_off_is_asked_about(pair, record, terminal, answer, on):
    seen = terminal(answer)
    pair("meet", "--held", "--on", "2025-01-19 17:00")
    assert "Is Mon 19 Jan 2026 meant? (Y/n, then Enter)" in seen.getvalue()
    assert [(str(m.on), m.at) for m in record().meetings] == [(on, "17:00")]


# What is refused, with nothing written.

HELD = ("meet", "--on", "2026-03-09")
OFF = (*HELD, "--cancelled-by", "mentee")
WRONG = {
    "two outcomes": (*OFF, "--missed-by", "mentor"),
    "held and cancelled": (*OFF, "--held"),
    "unknown and moved": (*HELD, "--outcome-unknown", "--moved-by", "both"),
    "lasted and cancelled": (*OFF, "--lasted", "40"),
    "useful and cancelled": (*OFF, "--useful", "4"),
    "quiet and missed": (*HELD, "--missed-by", "me", "--quiet", "mentee"),
    "observed and cancelled": (*OFF, "--observed"),
    "goal progress and cancelled": (*OFF, "--goal", "g1:40"),
    "to without moved": (*HELD, "--to", "2026-03-20"),
    "to and cancelled": (*OFF, "--to", "2026-03-20"),
    "moved with next alone": (*HELD, "--moved-by", "both", "--next", "2026-03-20"),
    "moved to its own day": (*HELD, "--moved-by", "both", "--to", "2026-03-09"),
    "notice and held": (*HELD, "--notice", "2h"),
    "notice and missed": (*HELD, "--missed-by", "me", "--notice", "2h"),
    "reason and held": (*HELD, "--reason", "work"),
    "useful 7": (*HELD, "--useful", "7"),
    "no length": (*HELD, "--lasted", "0"),
    "held in the future": ("meet", "--on", "2026-03-20"),
    "missed in the future": ("meet", "--on", "2026-03-20", "--missed-by", "me"),
    "booked in the past": ("meet", "--book", "2026-03-01"),
    "booked and on": ("meet", "--book", "2026-03-20", "--on", "2026-03-09"),
    "booked and done": ("meet", "--book", "2026-03-20", "--done", "a1"),
    "booked twice": ("meet", "--book", "2026-03-25"),
    "two times": ("meet", "--on", "2026-03-09 17:00", "--at", "18:00"),
    "no time": (*HELD, "--at", "soon"),
    "no day": ("meet", "--on", "whenever"),
    "no reading of a day": ("meet", "--on", "3/4"),
    "no side": (*HELD, "--cancelled-by", "bob"),
    "nobody's side": (*HELD, "--distracted", "outside"),
    "an empty side": (*HELD, "--distracted", ""),
    "an action of nobody": (*HELD, "--action", "send the CV"),
    "an action from outside": (*HELD, "--action", "outside: send the CV"),
    "an action by two days": (*HELD, "--action", "me: send the CV by 3/4"),
    "an action by 31 June": (*HELD, "--action", "me: send the CV by 31 june"),
    "an action twice": (*HELD, "--done", "a1", "--none", "a1"),
    "done and another day": (*HELD, "--done", "a1", "--redate", "a1=2026-05-01"),
    "another day for none": (*HELD, "--redate", "a1"),
    "another day that is none": (*HELD, "--redate", "a1=soon"),
    "progress over 100": (*HELD, "--goal", "g1:140"),
    "progress in words": (*HELD, "--goal", "g1:half"),
    "a goal twice": (*HELD, "--goal", "g1", "--goal", "g1:40"),
    "an answer without a question": (*HELD, "--answer", "fast"),
    "an answer twice": (*HELD, "--answer", "a=1", "--answer", "a=2"),
    "next before the session": (*HELD, "--next", "2026-03-01"),
    "next on the same day": (*HELD, "--next", "2026-03-09"),
    "again and one that is named": ("meet", "--meeting", "m1", "--again"),
    "empty notes": (*HELD, "--notes", " "),
}
GONE = {
    "meeting": ("meet", "--meeting", "m9"),
    "action": (*HELD, "--done", "a99"),
    "action to drop": (*HELD, "--drop-action", "x"),
    "action to redate": (*HELD, "--redate", "a9=friday"),
    "goal": (*HELD, "--goal", "g9:40"),
}


@pytest.mark.parametrize("argv", WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_written(pair, journal, argv):
    ok(pair("meet", "--book", "2026-03-25"))
    before = journal.read_bytes()
    code, out, err = pair(*argv)
    assert (code, out) == (2, "")
    first, *rest = err.splitlines()
    assert first.startswith("mentorlog: ") and len(rest) <= 1
    assert all(line.startswith("  Try: ") for line in rest)
    assert journal.read_bytes() == before


@pytest.mark.parametrize("argv", GONE.values(), ids=GONE)
def test_what_is_not_there_leaves_everything_as_it_was(pair, journal, argv):
    before = journal.read_bytes()
    code, out, err = pair(*argv, "--action", "me: rest")
    assert (code, out) == (3, "")
    assert err.startswith("mentorlog: There is no ")
    assert journal.read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (WRONG["two outcomes"], "--cancelled-by and --missed-by say two different things"),
        (WRONG["lasted and cancelled"], "--lasted goes with a session that was held; this one"),
        (WRONG["useful 7"], "--useful: "),
        (WRONG["to without moved"], "--to goes with --moved-by (after a cancellation, --next)"),
        (WRONG["held in the future"], "Fri 20 Mar 2026 is still to come"),
        (
            WRONG["booked in the past"],
            "Sun 1 Mar 2026 has passed; --on records what happened then.",
        ),
        (WRONG["no side"], "--cancelled-by: 'bob' is neither side: coach, client, both,"),
        (GONE["action"], "There is no action 'a99'; the nearest: a2, a3, a4."),
    ],
)
def test_the_sentence_names_the_flag(pair, argv, sentence):
    assert pair(*argv).err.startswith(f"mentorlog: {sentence}")


def test_an_action_that_has_ended_is_named_and_nothing_is_written(pair, journal, record):
    ok(pair("action", "done", "a1", "--on", "2026-03-01"))
    ran = pair("meet", "--on", "2026-03-09", "--none", "a1", "--useful", "2")
    assert (ran.code, ran.err) == (
        2,
        "mentorlog: a1 was done on Sun 1 Mar 2026 already.\n  Try: mentorlog edit a1 --no-done\n",
    )
    assert record().meetings == ()


def test_two_planned_sessions_of_a_day_are_named(pair):
    ok(pair("meet", "--book", "2026-03-11 09:00"))
    ok(pair("meet", "--book", "2026-03-11 17:00"))
    assert pair("meet", "--on", "today").err == (
        "mentorlog: More than one session is planned for Wed 11 Mar 2026: m1 (09:00) and m2 "
        "(17:00); --meeting says which.\n  Try: mentorlog meet --on today --meeting m1\n"
    )
    assert ok(pair("meet", "--on", "today", "--at", "5pm")).out.startswith("Saved m2: ")


def test_me_needs_a_keeper_among_the_two(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "facilitator")
    ran = run("meet", "--on", "today", "--cancelled-by", "me")
    assert ran.err.startswith("mentorlog: --cancelled-by: this journal is kept by neither side")


def test_a_name_that_fits_both_sides_is_asked_for_again(run):
    run("start", "--mentor", "Sam Okoro", "--mentee", "Sam", "--keeper", "mentor")
    assert ok(run("meet", "--on", "today", "--cancelled-by", "sam", "--json"))
    run("start", "--mentor", "Ana Okoro", "--mentee", "Ana Ruiz", "--keeper", "mentor")
    ran = run("meet", "--with", "r2", "--on", "today", "--cancelled-by", "ana")
    assert ran.err.startswith("mentorlog: --cancelled-by: 'ana' fits both sides")


def test_a_closed_relationship_takes_nothing_more(pair, record):
    ok(pair("meet", "--on", "2026-03-09"))
    ok(pair("close", "--on", "2026-03-09"))
    ok(pair("close", "--done", "--rest", "dropped"))
    ran = pair("meet", "--on", "2026-03-10")
    assert ran.code == 2
    assert "nothing more is added to it" in ran.err


def test_nothing_stored_can_drive_the_terminal(pair):
    ran = ok(pair("meet", "--on", "today", "--action", "me: \x1b[2Jclean\n\u202eup"))
    assert "New a5, you: clean up; no day is set." in ran.out


def test_a_long_session_is_as_welcome_as_a_short_one(pair):
    ran = ok(pair("meet", "--on", "today", "--planned", "60", "--lasted", "90"))
    assert "held, 90 of 60 minutes." in ran.out


def test_help_has_its_panels_and_examples(run):
    out = run("meet", "--help").out
    for panel in ("When:", "What happened:", "How it went (SIDE:", "Actions, goals", "Notes:"):
        assert f"\n{panel}" in out
    assert "For example:\n  mentorlog meet\n  mentorlog meet --planned 60" in out


def test_the_record_is_read_again_only_by_the_new_entries(pair, record):
    before = record()
    ok(pair("meet", "--on", "2026-03-09", "--done", "a1"))
    after = record()
    changed = [a for a in after.actions if a not in before.actions]
    assert [(type(a), a.short) for a in changed] == [(Action, "a1")]
