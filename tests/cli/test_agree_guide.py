"""`mentorlog agree --guide`, and the way from `start` to it."""

from datetime import date

import pytest
from building import record as built

from mentorlog.cli.agreeing import agree_guide as guide
from mentorlog.cli.agreeing import terms
from mentorlog.cli.agreeing.agree import Flags
from mentorlog.cli.session import Session
from mentorlog.record import Agreement

NOW = Agreement(
    id="ag",
    relationship="r1",
    rhythm="P2W",
    minutes=90,
    notice_hours=36,
    review_every="P3M",
    boundaries="no health",
)
ENTERS = [""] * 12


def asked(record, now, known=()):
    script = guide.script(Session(), record, now, frozenset(known))
    answers, found = {}, []
    while (question := script(answers)) is not None:
        found.append(question)
        answers[question.name] = question.enter
    return found, answers


def test_everything_is_asked_for_with_its_flag():
    questions, _ = asked(built(form="coaching"), NOW)
    flags = {name: terms.FLAGS.get(name, name) for name in guide.ORDER}
    assert {q.name for q in questions} == {*flags, "reviewed", "private"}
    assert {*flags.values(), "reviewed", "private"} <= set(Flags.names)
    assert set(guide.ORDER) == {*terms.WORDS, "purpose", "success"}


def test_what_is_particular_to_coaching_is_asked_there_only():
    names = {q.name for q in asked(built(), NOW)[0]}
    assert not names & {"sponsor", "sessions_agreed"}


def test_enter_keeps_everything():
    record = built(purpose="lead", form="coaching")
    now = NOW.but(sessions_agreed=6, sponsor="the manager", contact="mail")
    questions, answers = asked(record, now)
    offered = {q.name: q.enter for q in questions}
    assert (offered["rhythm"], offered["minutes"], offered["notice_hours"]) == (
        *("every 2 weeks", "90 minutes", "36 hours"),
    )
    assert guide.changed(Session(), record, now, answers) == ({}, {})


def test_what_is_answered_is_what_the_flag_gives():
    record = built()
    answers = {"rhythm": "weekly", "minutes": "1h", "notice_hours": "2 days", "purpose": "lead"}
    assert guide.changed(Session(), record, NOW, answers) == (
        {"purpose": "lead"},
        {"rhythm": "P1W", "minutes": 60, "notice_hours": 48},
    )


@pytest.mark.parametrize("gone", ["", "-"])
def test_what_is_in_force_can_be_taken_away(gone):
    answers = {"boundaries": gone, "contact": gone}
    assert guide.changed(Session(), built(), NOW, answers) == ({}, {"boundaries": None})


def test_what_was_taken_away_holds_no_more_for_any_command(begun, terminal):
    begun("agree", "--rhythm", "weekly", "--minutes", "45", "--notice", "2d", "--on", "2026-01-05")
    terminal("", "", "-", *ENTERS[3:], "n", "n")
    assert "rhythm no longer" in begun("agree", "--guide").out
    assert "Agreed      45 minutes" in begun("show").out
    assert begun("agree", "--contact", "mail").code == 0
    assert begun("edit", "ag3", "--no-minutes", "--no-contact").code == 0
    assert begun("edit", "ag3", "--no-notice").code == 0
    assert "nothing noted on rhythm or length" in begun("show").out
    assert begun("agree", "--minutes", "60").code == 0
    assert "Agreed      60 minutes" in begun("show").out
    page = begun("agree", "--page").out
    assert "How long" in page.partition("Not agreed yet")[0]
    assert "How often" in page.partition("Not agreed yet")[2]


def test_going_through_it_saves_and_shows_the_page(begun, record, terminal):
    seen = terminal("lead a team", "", "weekly", "", "2 days", "", "", "questions", *[""] * 5)
    ran = begun("agree", "--guide")
    assert ran.code == 0, ran.err
    assert ran.out.startswith(
        "Saved r1: purpose: lead a team.\n"
        "Saved ag1: rhythm every week; notice 48 hours; the mentee expects questions.\n"
    )
    assert "Not agreed yet\n" in ran.out
    assert "What does each of you expect of the other?\n" in seen.getvalue()
    (now,) = record().agreements
    assert (now.rhythm, now.notice_hours, now.agreed_on) == ("P1W", 48, date(2026, 3, 11))


def test_one_hour_of_notice_is_no_hours(begun, terminal):
    seen = terminal("", "", "", "", "1 hour", "", "", "", *[""] * 5)
    assert "notice 1 hour." in begun("agree", "--guide").out
    assert "    1 hour\n" in seen.getvalue()


def test_looking_at_it_again_is_noted(begun, record, terminal):
    begun("agree", "--rhythm", "weekly", "--contact", "mail")
    terminal(*ENTERS, "y", "n")
    assert begun("agree", "--guide").out.startswith(
        "Saved rv1: the agreement was looked at again.\n"
    )
    assert [r.changed for r in record().agreement_reviews] == [False]
    seen = terminal(*ENTERS, "n", "n")
    begun("agree", "--guide")
    assert "Nothing has changed.\n" in seen.getvalue()
    assert len(record().agreements) == 1


def test_where_nothing_is_agreed_it_is_offered(begun, terminal):
    seen = terminal("l")
    assert begun("agree").out.startswith("Nothing is agreed yet.")
    assert "Go through it now?" in seen.getvalue()
    begun("agree", "--rhythm", "weekly")
    seen = terminal()
    assert begun("agree").code == 0
    assert "mentorlog agree --guide\n" in seen.getvalue()


def test_start_goes_on_with_it_in_one_key(run, record, terminal):
    answers = ("", "", "every 2 weeks", *[""] * 10)
    seen = terminal("Tariq", "Sarah", "2", "y", *answers)
    ran = run("start", "--on", "2026-03-02")
    assert ran.code == 0
    assert "Saved r1: Tariq and Sarah.\n" in ran.out
    assert "Saved ag1: rhythm every 2 weeks.\n" in ran.out
    now = record()
    assert now.relationship.keeper == "mentee"
    assert [a.agreed_on for a in now.agreements] == [date(2026, 3, 2)]
    assert "Go on with what you agree on?" in seen.getvalue()


def test_start_can_leave_it_for_later(run, record, terminal):
    seen = terminal("Tariq", "Sarah", "", "")
    assert run("start").code == 0
    assert record().relationship.keeper is None
    assert record().agreements == ()
    assert "how often they meet: mentorlog agree --guide.\nNext: " in seen.getvalue()


def test_start_by_flags_alone_does_not_name_what_it_did_not_offer(run):
    ran = run("start", "--mentor", "Tariq", "--mentee", "Sarah")
    assert "agree --guide" not in ran.err
    assert "Next: mentorlog goal add" in ran.err


def test_stopping_on_the_way_from_start_says_where_to_go_on(run, terminal, record):
    seen = terminal("Tariq", "Sarah", "1", "y", "lead a team")
    assert run("start").code == 130
    assert " ".join(seen.getvalue().split()).endswith(
        "mentorlog: Stopped; what you typed is kept, and "
        "`mentorlog agree --guide --on 2026-03-11 --with r1` goes on with it."
    )
    terminal("y", *[""] * 13)
    assert run("agree", "--guide", "--on", "today").code == 0
    assert record().relationship.purpose == "lead a team"


def test_going_back_to_a_name_puts_it_right(run, record, terminal):
    terminal("Tarik", "<", "Tariq", "Sarah", "1", "l")
    run("start")
    assert record().relationship.mentor == "Tariq"


def test_without_a_terminal_the_flags_are_named(begun):
    ran = begun("agree", "--guide")
    assert (ran.code, ran.out) == (2, "")
    assert "--rhythm, --minutes" in ran.err
