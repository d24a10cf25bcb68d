"""`mentorlog prepare`."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from building import action, closing, concern, day, feedback, goal, pause, step, topic
from render.looking import drifting, fading, golden, keep, record

from mentorlog.record import PLURALS, Entry, Record

BOOKED = "2026-02-23 held\n2026-03-16 planned 17:00"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_agenda(run, journal):
    keep(journal, fading())
    page = golden("fading", "prepare").read_text(encoding="utf-8").replace(" --with r1", "")
    assert run("prepare") == (0, page, "")


def test_json(run, journal):
    keep(journal, fading())
    told = json.loads(run("prepare", "--json").out)
    assert told["session"]["on"] == "2026-03-16"
    assert [one["action"]["short"] for one in told["actions"]] == ["a2", "a3"]
    assert [one["short"] for one in told["topics"]] == ["t1"]
    assert sum(one["minutes"] for one in told["split"]) == told["minutes"] == 60
    assert {"sign", "part", "side", "summary", "ask"} == set(told["found"][0])


def test_with_several_relationships_every_command_names_this_one(run, journal):
    keep(journal, fading(), drifting(mentor="Aisha", mentee="Jo"))
    assert run("prepare").code == 3
    assert "mentorlog prepare --copy --with r2" in run("prepare", "--with", "jo").out


def test_which_of_several_sessions(run, journal):
    keep(journal, record(f"{BOOKED}\n2026-03-30 planned", keeper="mentor"))
    assert "Mon 30 Mar 2026, in 19 days (m3)" in run("prepare", "--on", "2026-03-30").out
    ran = run("prepare", "--on", "2026-03-31")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "mentorlog: No session is booked for Tue 31 Mar 2026; "
        "booked: Mon 16 Mar 2026, Mon 30 Mar 2026.\n"
        "  Try: mentorlog prepare --on 2026-03-16\n"
    )


def test_where_none_is_booked_it_says_how(run, journal):
    keep(journal, record("2026-02-23 held\n2026-03-09 planned", keeper="mentor"))
    out = run("prepare").out
    assert "No session is booked yet; 60 minutes, which is assumed" in flat(out)
    assert 'mentorlog meet --book "DAY TIME"\n' in out
    assert "m2 of Mon 9 Mar 2026 is not recorded yet:\n  mentorlog meet --meeting m2\n" in out


def test_a_break_is_named(run, journal):
    keep(journal, record(BOOKED, pause("2026-03-15", "2026-03-20", announced="2026-03-01")))
    assert "That day lies in a break (p1), until Fri 20 Mar 2026." in run("prepare").out


def test_one_that_is_closed_has_no_session_to_prepare(run, journal):
    keep(journal, record("2026-01-05 held", closing(closed_on="2026-03-01")))
    assert run("prepare") == (
        2,
        "",
        (
            "mentorlog: Tariq and Sarah closed on Sun 1 Mar 2026, 10 days ago; there is no session "
            "to prepare.\n  Try: mentorlog show --with r1\n"
        ),
    )


# A first session.


@pytest.mark.parametrize("argv", [(), ("--markdown",), ("--copy",), ("--json",)])
def test_without_a_journal_there_are_questions_to_begin_with(run, journal, argv):
    ran = run("prepare", *argv)
    assert (ran.code, ran.err) == (0, "")
    assert "What does each of you expect of the other?" in ran.out
    assert not journal.exists()


def test_without_a_journal_it_says_how_to_begin_one(run):
    assert "mentorlog start --mentor NAME --mentee NAME" in run("prepare").out


def test_before_the_first_session_it_asks_what_is_not_agreed_yet(begun):
    begun("agree", "--rhythm", "every 2 weeks")
    out = begun("prepare").out
    assert "Why are you working together?" in out
    assert "How often will you meet" not in out
    assert 'mentorlog agree --purpose "..."' in out
    assert "mentorlog guide opening" in out
    assert "--rhythm" not in out


# Topics.


def test_a_topic_is_noted_shown_and_talked_about(begun, record):
    assert begun("prepare", "--add", "The budget", "--by", "sarah") == (
        0,
        "Saved t1, from Sarah, for the next session: The budget\n",
        "",
    )
    begun("prepare", "--add", "The summer", "--private")
    mine = record().topics[1]
    assert (mine.by, mine.on, mine.private) == ("mentor", day("2026-03-11"), True)
    out = begun("prepare").out
    assert "t2  You: The summer (private)\n  t1  Sarah: The budget\n" in out
    assert "t1  The budget\n      from Sarah\n" in begun("show").out
    assert begun("prepare", "--done", "t1", "--on", "yesterday").out == (
        "Saved t1, talked about: The budget\n  on  Tue 10 Mar 2026, yesterday\n"
    )
    assert record().topics[0].discussed_on == day("2026-03-10")
    assert "The budget" not in begun("prepare").out + begun("show").out


def test_a_topic_is_talked_about_once(begun, record):
    begun("prepare", "--add", "The budget")
    begun("prepare", "--add", "The summer")
    assert begun("prepare", "--done", "t1").code == 0
    ran = begun("prepare", "--done", "t2", "--done", "t1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "mentorlog: t1 was talked about on Wed 11 Mar 2026 already.\n  Try: mentorlog prepare\n"
    )
    assert record().topics[1].discussed_on is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The budget", "The budget."),
        ("She asked: “Will it last?”", "She asked: “Will it last?”"),
        ("Three things:", "Three things:"),
        ("Why not type mentorlog pause", "Why not type mentorlog pause."),
    ],
)
def test_what_was_talked_about_ends_as_every_other_sentence_does(begun, text, said):
    begun("prepare", "--add", text)
    ran = begun("meet", "--on", "2026-03-10", "--discussed", "t1")
    assert f"\n  t1 talked about: {said}\n" in ran.out


def test_a_session_says_which_topics_were_talked_about(begun, record):
    begun("prepare", "--add", "The budget")
    begun("prepare", "--add", "Will it last?")
    ran = begun("meet", "--on", "2026-03-10", "--discussed", "t1", "--discussed", "t2")
    assert "  t1 talked about: The budget.\n  t2 talked about: Will it last?\n" in ran.out
    assert record().topics[0].discussed_on == day("2026-03-10")


def test_a_session_that_was_called_off_has_talked_of_nothing(begun, record):
    begun("prepare", "--add", "The budget")
    ran = begun("meet", "--cancelled-by", "mentee", "--discussed", "t1")
    assert (ran.code, ran.out) == (2, "")
    assert "--discussed goes with a session that was held" in ran.err
    assert record().topics[0].discussed_on is None


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--by", "mentee"), "--by goes with --add."),
        (("--private",), "--private goes with --add."),
        (("--with-questions",), "--with-questions goes with --copy."),
        (("--include-private",), "--include-private goes with --markdown or --copy."),
        (("--copy", "--json"), "--copy and --json are two different things; give one of them."),
        (("--add", "X", "--done", "t1"), "--add and --done are two different things; give one"),
        (("--add", "X", "--on", "today"), "--on goes with --done, or with the agenda itself."),
        (("--add", " "), "There are no words in it."),
        (("--done", "t9"), "There is no topic 't9'"),
    ],
)
def test_what_cannot_be_taken(begun, record, argv, says):
    ran = begun("prepare", *argv)
    assert ran.code in (2, 3)
    assert says in ran.err
    assert ran.out == ""
    assert record().topics == ()


# For elsewhere.


def test_a_text_for_the_other_side(run, journal):
    keep(journal, fading())
    ran = run("prepare", "--copy")
    assert ran.out == golden("fading", "copy").read_text(encoding="utf-8")
    assert ran.err == (
        "note: Private things stay out; concerns, and the signs, which are your own reading, "
        "stay out.\n"
    )
    assert max(map(len, ran.out.splitlines())) <= 72


def test_with_questions_there_is_no_count_and_no_evidence(run, journal):
    keep(journal, fading())
    ran = run("prepare", "--copy", "--with-questions")
    page = run("prepare").out
    asked = "What could the two of you change so that meeting is easier to keep to?"
    assert asked in flat(page) or "What happened on those days" in flat(page)
    assert "How it is going together" in ran.out
    assert "of the last" in page
    assert "of the last" not in ran.out
    assert "We talk past each other" not in ran.out
    assert "only the questions are in it" in ran.err


def test_an_ending_is_not_told_by_accident(run, journal):
    told = closing(final_meeting="m2", decided_on="2026-03-02", mentor_told_on="2026-03-02")
    keep(journal, record(BOOKED, told, keeper="mentor"))
    for argv in (("--copy",), ("--copy", "--with-questions")):
        ran = run("prepare", *argv)
        assert "ending" not in ran.out.casefold()
        assert "last session" not in ran.out
        assert "note: The ending stays out" in ran.err
    assert "this is the last session" in run("prepare").out


def test_markdown_takes_nothing_for_markup(run, journal):
    hostile = "# *a* [b](c) <img src=x> `d` | e_f ~g~ &lt; \\"
    keep(journal, record(BOOKED, topic("t1", hostile), keeper="mentor"))
    out = run("prepare", "--markdown").out
    assert out.startswith("# Agenda: Tariq and Sarah\n")
    line = next(line for line in out.splitlines() if "t1" in line)
    assert line == (
        r"- t1 You: \# \*a\* \[b\](c) \<img src=x\> \`d\` \| e\_f \~g\~ \&lt; " + "\\\\"
    )


CANARY = "CANARY"


def hidden(kept: Record) -> Iterator[Entry]:
    """Every entry of the record again, private and with a word in every text."""
    for one in kept.entries():
        if one is not kept.relationship:
            texts = {
                name: f"{CANARY} {name}"
                for name in ("text", "measure", "why", "note", "reason", "resolution", "agreed")
                if name in one.names
            }
            yield one.but(id=f"x-{one.id}", number=(one.number or 0) + 50, private=True, **texts)


def canaried() -> Record:
    kept = record(
        BOOKED,
        goal("g1", target_on="2026-03-20"),
        action("a1", "mentor", "2026-03-01", agreed_on="2026-02-23"),
        concern(on="2026-03-02"),
        step("c1", "2026-03-02", "accepted", check_on="2026-03-10"),
        topic("t1", "The budget"),
        feedback("f1", "2026-02-23", "mentee", text="Useful"),
        keeper="mentor",
    )
    kinds: dict[str, Any] = {plural: getattr(kept, plural) for plural in PLURALS.values()}
    for one in hidden(kept):
        plural = next(p for p in kinds if any(type(e) is type(one) for e in kinds[p]))
        kinds[plural] = (*kinds[plural], one)
    # The twin of the step hangs on a concern that everybody may see, the session is one's own.
    kinds["meetings"] = tuple(
        m.but(private_notes=f"{CANARY} notes") for m in kinds["meetings"] if not m.private
    )
    return kept.but(**kinds)


@pytest.mark.parametrize("form", [("--copy",), ("--copy", "--with-questions"), ("--markdown",)])
def test_nothing_private_is_in_what_is_written_for_elsewhere(run, journal, form):
    keep(journal, canaried())
    ran = run("prepare", *form)
    assert ran.code == 0
    assert "The budget" in ran.out
    assert CANARY not in ran.out + ran.err
    assert CANARY in run("prepare", *form, "--include-private").out
    assert CANARY in run("prepare").out


@pytest.mark.parametrize("form", ["--copy", "--markdown"])
def test_nothing_of_a_private_relationship_is_written(run, journal, form):
    keep(journal, record(BOOKED, topic("t1", "The budget"), private=True))
    ran = run("prepare", form)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"  Try: mentorlog prepare {form} --include-private\n")
    assert "The budget" in run("prepare", form, "--include-private").out


# The day of it.


def test_a_topic_was_talked_about_on_the_last_such_day(begun, record):
    begun("prepare", "--add", "The budget")
    ran = begun("prepare", "--done", "t1", "--on", "friday")
    assert ran.out.endswith("  on  Fri 6 Mar 2026, 5 days ago\n")
    assert record().topics[0].discussed_on == day("2026-03-06")


def test_a_topic_that_is_talked_about_on_a_day_to_come_is_asked_about(begun):
    begun("prepare", "--add", "The budget")
    out = begun("prepare", "--done", "t1", "--on", "2026-03-13").out
    assert "in 2 days (still to come: is that the day?)" in out


def test_the_session_of_a_weekday_is_the_next_one(run, journal):
    keep(journal, record(BOOKED, keeper="mentor"))
    assert "Mon 16 Mar 2026 at 17:00, in 5 days (m2)" in run("prepare", "--on", "monday").out


def test_the_line_to_type_keeps_the_relationship(run, journal):
    keep(journal, record(BOOKED, keeper="mentor"), drifting(mentor="Aisha", mentee="Jo"))
    ran = run("prepare", "--with", "sarah", "--on", "friday", "--copy")
    assert ran.err.endswith("  Try: mentorlog prepare --with sarah --on 2026-03-16 --copy\n")


def test_a_break_where_nothing_is_booked_is_one_of_today(run, journal):
    break_ = pause("2026-03-10", "2026-03-20", announced="2026-03-01")
    keep(journal, record("2026-02-23 held", break_))
    out = run("prepare").out
    assert "A break is on (p1), until Fri 20 Mar 2026." in out
    assert "That day" not in out


@pytest.mark.parametrize("form", [(), ("--markdown",), ("--copy",)])
def test_of_very_many_actions_those_due_last_are_asked_about(run, journal, form):
    old = [action(f"a{n}", "mentor", f"2026-01-{n:02}") for n in range(1, 21)]
    late = [action(f"a{n}", "mentee", f"2026-03-{n - 20:02}") for n in range(21, 27)]
    undated = action("a27", "both", agreed_on="2026-02-23")
    keep(journal, record(BOOKED, *old, *late, undated, keeper="mentor"))
    out = flat(run("prepare", *form).out)
    assert re.findall(r"Promise a(\d+)", out) == [str(n) for n in range(20, 28)]
    assert ("and 19 earlier ones" in out) is (form != ("--markdown",))  # lines to type are left out
