"""Who keeps the journal, and putting right what `start` was told."""

import json
from datetime import date

ALONE = ("start", "--mentor", "Tariq", "--mentee", "Sarah")


def test_without_a_keeper_it_says_what_sets_one(run):
    ran = run(*ALONE)
    assert ran.out == (
        "Saved r1: Tariq and Sarah, from today. Nobody is noted as the keeper.\n"
        "  To note one: mentorlog agree --keeper mentor   (or mentee, or facilitator)\n"
    )
    assert "Nobody is noted" in run(*ALONE, "--yes", "--json").err
    assert "agree --keeper mentor --with r3" in run(*ALONE, "--yes").out


def test_at_a_terminal_it_is_asked_for(run, record, terminal):
    seen = terminal("Tariq", "Sarah", "2", "l")
    assert run("start").code == 0
    assert "Who keeps this journal?  1 Tariq · 2 Sarah · 3 a facilitator" in seen.getvalue()
    assert record().relationship.keeper == "mentee"


def test_agree_sets_the_keeper(run, record):
    run(*ALONE)
    assert run("agree", "--keeper", "mentor").out == "Saved r1: the keeper is the mentor.\n"
    assert record().relationship.keeper == "mentor"
    assert record().agreements == ()
    assert run("meet", "--on", "today", "--cancelled-by", "me").code == 0


def test_agree_puts_a_mistyped_start_right(run, record):
    run(*ALONE, "--rhythm", "weekly", "--keeper", "mentor")
    ran = run(
        *("agree", "--mentee", "Sara", "--mentor", "Tarik", "--facilitator", "Aisha"),
        *("--form", "coaching", "--purpose", "lead", "--success", "she leads"),
        *("--started", "yesterday", "--planned-end", "in 6 months", "--asked-for-by", "self"),
    )
    assert (ran.code, ran.err) == (0, "")
    now = record().relationship
    assert (now.mentor, now.mentee, now.facilitator, now.form) == (
        *("Tarik", "Sara", "Aisha", "coaching"),
    )
    assert (now.purpose, now.success, now.asked_for_by) == ("lead", "she leads", "self")
    assert (now.started_on, now.planned_end) == (date(2026, 3, 10), date(2026, 9, 11))
    assert (now.keeper, now.recorded_on) == ("mentor", date(2026, 3, 11))
    assert record().agreements[0].agreed_on == date(2026, 3, 10)


def test_both_kinds_of_thing_in_one_call(begun, record):
    ran = begun("agree", "--form", "mentoring", "--rhythm", "weekly", "--json")
    assert [entry["type"] for entry in json.loads(ran.out)] == ["relationship", "agreement"]


def test_an_end_before_the_start_is_refused(begun, record):
    ran = begun("agree", "--planned-end", "2026-01-01")
    assert ran.code == 2
    assert ran.err.startswith(
        "mentorlog: --planned-end Thu 1 Jan 2026 lies before the start, Wed 11 Mar 2026."
    )
    assert record().relationship.planned_end is None
