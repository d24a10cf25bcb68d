"""`mentorlog close --renew`: a new term, with all that was recorded."""

import json

import pytest
from making import made_once


@made_once
def ending(run):
    """Tariq and Sarah, who agreed to end on 1 April and have planned the last session."""
    for argv in (
        (
            *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
            *("--on", "2026-01-05", "--rhythm", "weekly", "--planned-end", "2026-04-01"),
        ),
        ("goal", "add", "Lead a project", "--measure", "shipped", "--on", "2026-01-05"),
        ("meet", "--on", "2026-03-04", "--lasted", "60"),
        ("close", "--on", "2026-03-27", "--reason", "time-is-up", "--today", "2026-03-09"),
    ):
        ran = run(*argv)
        assert ran.code == 0, ran.err


def test_a_new_term_keeps_the_history_and_moves_the_end(ending, record):
    renewed = ending("close", "--renew", "--until", "2026-12-18", "--rhythm", "monthly")
    assert renewed.code == 0
    assert renewed.err.startswith("note: m2 on Fri 27 Mar 2026 stays booked, as a session like")
    assert renewed.out == (
        "Saved: a new term begins today, Wed 11 Mar 2026. All that was recorded stays.\n"
        "Agreed (ag2): you meet every month, until Fri 18 Dec 2026.\n"
        "  until  Fri 18 Dec 2026, in 282 days\n"
        "\n"
        "Good to talk about now:\n"
        "  whether the goals are still right: mentorlog goal list\n"
        "  what you expect of each other: mentorlog agree --guide\n"
    )
    kept = record()
    (one,) = kept.closings
    assert (one.reason, one.outcome, one.closed_on, one.reopened_on) == (
        *("renewed", "renewed"),
        *(one.decided_on.replace(day=11), one.decided_on.replace(day=11)),
    )
    assert [(str(a.agreed_on), a.rhythm) for a in kept.agreements] == [
        ("2026-01-05", "P1W"),
        ("2026-03-11", "P1M"),
    ]
    assert str(kept.relationship.planned_end) == "2026-12-18"
    assert len(kept.meetings) == 2, "the session that was to be the last one stays booked"


def test_every_command_takes_it_as_open(ending):
    ending("close", "--renew", "--until", "2026-12-18")
    check = json.loads(ending("health", "--json").out)
    assert check["level"] != "closed"
    assert "an ending is planned" not in [sign["why"] for sign in check["signs"]]
    (listed,) = json.loads(ending("list", "--json").out)
    assert listed["closed_on"] is None
    shown = ending("show").out
    assert "meant for Fri 18 Dec 2026" in shown
    assert "closed" not in shown
    assert "final session" not in ending("prepare").out
    assert "renewed: a new term began" in ending("log").out
    assert ending("goal", "add", "Speak up").code == 0
    assert "closed" not in ending("health", "--history").out
    again = ending("close", "--on", "2026-12-18", "--reason", "time-is-up")
    assert again.code == 0, again.err
    assert len(json.loads(ending("close", "--json").out)["undecided"]) == 2


def test_the_days_before_are_as_they_were(ending):
    def said():
        check = json.loads(ending("health", "--json", "--today", "2026-03-10").out)
        signs = [(s["sign"], s["side"], s["verdict"], s["summary"]) for s in check["signs"]]
        return check["level"], check["coverage"], signs

    before = said()
    ending("close", "--renew", "--until", "2026-12-18", "--rhythm", "monthly")
    assert said() == before


def test_without_an_end_the_earlier_one_no_longer_counts(ending, record):
    renewed = ending("close", "--renew", "--new-goal", "Speak up", "--thanks-mentor", "courage")
    assert "with no end yet (the one of Wed 1 Apr 2026 was the earlier term's)" in renewed.out
    assert "Saved g2: Speak up" in renewed.out
    kept = record()
    assert kept.relationship.planned_end is None
    assert kept.closings[0].thanks_mentor == "courage"


def test_one_that_was_closed_can_begin_again(ending, record):
    ending("meet", "--on", "2026-03-27", "--lasted", "60", "--today", "2026-03-27")
    ending("close", "--done", "--rest", "alone", "--today", "2026-03-27")
    renewed = ending("close", "--renew", "--today", "2026-09-01")
    assert renewed.code == 0, renewed.err
    first, one = record().closings
    assert (first.reason, first.outcome, str(first.closed_on), str(first.reopened_on)) == (
        *("time-is-up", "completed"),
        *("2026-03-27", "2026-09-01"),
    )
    assert (one.reason, str(one.closed_on), str(one.reopened_on)) == (
        *("renewed", "2026-09-01"),
        "2026-09-01",
    )
    log = ending("log", "--today", "2026-09-01").out
    assert log.count("an ending was decided") == 1, "the one that was planned"
    assert log.count("renewed: a new term began") == 1
    assert json.loads(ending("health", "--json", "--today", "2026-09-01").out)["level"] != "closed"


def test_where_no_ending_was_thought_of_it_is_renewed_all_the_same(begun, record):
    assert begun("close", "--renew").code == 0
    assert [c.reason for c in record().closings] == ["renewed"]
    assert begun("close", "--renew", "--explored", "--today", "2026-03-12").code == 0
    assert len(record().closings) == 2


def test_wrong_calls_say_what_is_wrong(ending, journal):
    before = journal.read_bytes()
    for call, words in (
        (("--until", "2026-12-18"), "--until goes with --renew"),
        (("--renew", "--done"), "--renew begins a new term, and --done ends one"),
        (("--renew", "--on", "2026-12-18"), "--renew begins a new term, and --on ends one"),
        (("--renew", "--until", "2026-03-11"), "is not a day to come"),
    ):
        refused = ending("close", *call)
        assert (refused.code, refused.out) == (2, ""), call
        assert words in refused.err, call
    assert journal.read_bytes() == before


def test_it_says_what_becomes_of_the_sessions_that_were_agreed(ending, record):
    ending("agree", "--sessions", "8", "--on", "2026-01-05")
    for more, words, kept in (
        ((), "you meet every week, for 8 sessions again, as in the earlier term, with no end", 8),
        (("--sessions", "4"), "you meet every week, for 4 sessions, with no end", 4),
        (("--sessions", "0"), "you meet every week, with no number of sessions, with no end", None),
    ):
        renewed = ending("close", "--renew", *more)
        assert renewed.code == 0, renewed.err
        assert words in renewed.out
        assert ("mentorlog agree --sessions NUMBER" in renewed.out) is not bool(more)
        assert record().agreements[-1].sessions_agreed == kept
        assert ending("undo").code == 0
    alone = ending("close", "--sessions", "4")
    assert (alone.code, alone.out) == (2, "")
    assert "--sessions goes with --renew" in alone.err


def test_a_term_without_a_number_of_sessions_has_none_of_the_term_before(ending):
    ending("agree", "--sessions", "8", "--sponsor", "the guild", "--form", "coaching")
    assert "1 of 8 sessions held" in ending("show").out
    assert ending("close", "--renew", "--sessions", "0").code == 0
    assert "sessions held" not in ending("show").out
    contract = json.loads(ending("brief", "--json").out)["contract"]
    assert (contract["sponsor"], contract["sessions_agreed"]) == ("the guild", None)


def test_the_sessions_of_a_closed_term_are_not_counted_in_the_next(ending):
    ending("agree", "--sessions", "2", "--on", "2026-03-01")
    ending("meet", "--on", "2026-03-27", "--lasted", "60", "--today", "2026-03-27")
    ending("close", "--done", "--rest", "alone", "--today", "2026-03-27")
    ending("close", "--renew", "--today", "2026-09-01")
    shown = ending("show", "--today", "2026-09-01").out
    assert "0 of 2 sessions held since it was renewed, 2 left" in shown
    ending("meet", "--on", "2026-09-10", "--lasted", "60", "--today", "2026-09-10")
    told = json.loads(ending("brief", "--form", "coaching", "--json", "--today", "2026-09-10").out)
    contract = told["contract"]
    assert (contract["sessions_held"], contract["sessions_left"]) == (1, 1)
    assert contract["since"] == "2026-09-01"
    page = ending("brief", "--form", "coaching", "--markdown", "--today", "2026-09-10").out
    assert "- **Sessions held:** 1 since it was renewed on Tue 1 Sep 2026\n" in page


def test_nobody_decided_on_an_ending_where_it_was_only_renewed(begun):
    begun("close", "--renew")
    log = begun("log").out
    assert "renewed: a new term began" in log
    assert "decided" not in log


def test_what_is_private_of_it_stays_so_and_the_term_does_not(ending, record):
    ending("close", "--private", "--note", "she does not try")
    ending("close", "--renew")
    first, one = record().closings
    assert (first.private, first.closed_on, one.private, one.note) == (True, None, False, None)


@pytest.mark.parametrize("flag", ["--renew", "--go-on"])
def test_what_was_said_for_the_ending_is_said_to_be_off(ending, flag):
    ending("action", "add", "Ask around", "--owner", "mentor")
    ending("close", "--rest", "dropped")
    said = ending("close", flag)
    assert said.code == 0, said.err
    off = "What was to become of g1 and a1 at the end no longer holds: they are open.\n"
    assert off in said.out
    assert off not in ending("close", "--renew").out


def test_one_term_begins_on_a_day_and_what_is_booked_is_named(begun, record):
    begun("close", "--on", "2026-04-10")
    renewed = begun("close", "--renew", "--rhythm", "monthly")
    assert "note: m1 on Fri 10 Apr 2026 stays booked" in renewed.err
    again = begun("close", "--renew", "--until", "2027-01-01")
    assert (again.code, again.out) == (2, "")
    assert again.err.startswith("mentorlog: A new term began today already (ag1): edit ag1 changes")
    assert len(record().closings) == len(record().agreements) == 1
    assert begun("edit", "r1", "--planned-end", "2027-01-01").code == 0
    assert begun("close", "--renew", "--today", "2026-03-12").code == 0
