"""What was written down, put right by flags."""

import io
import json

import pytest
from making import made_once
from store import entries

from mentorlog.cli.rewriting.fields import fields_of
from mentorlog.exchange.jsonl import line_of, read_lines
from mentorlog.record import ENTRIES, Closing, Goal, Meeting, Pause, Relationship
from mentorlog.record.happened import OF_CHANGED, OF_HELD
from mentorlog.store import Reader
from mentorlog.store.connecting import connected

FIELDS = [(cls, field) for cls in ENTRIES for field in fields_of(cls)]
SAID = {
    "Text": "Other words",
    "Day": "3 feb 2026",
    "Time": "5.30pm",
    "Duration": "every 3 weeks",
    "Minutes": "1h30",
    "Hours": "2 days",
    "Percent": "45 %",
    "Rating": "2",
    "Count": "12",
    "Flag": "Yes",
    "Parties": "both",
    "GoalIds": "goal-1, goal-0",
    "Answers": "How was the pace?=A little fast",
    "Side": "outside",
    "Party": "mentor",
    "Owner": "Mentor",
    "Keeper": "mentor",
    "About": "relationship",
    "Outcome": "Cancelled",
    "Response": "no change",
    "Disposed": "Handed-over",
}
OF_ENDING = {"outcome": "moved on", "erase": "3 feb 2027"}
"""What the rules of an ending take."""
ONE_OF = {
    "feedback": ("text", "question", "asked_on"),
    "disposition": ("goal", "action"),
}
"""Fields of which one has to be stated."""


def saying(field) -> str:
    if field.points_to is not None and field.kind.endswith("Id"):
        return f"{field.points_to.__name__.lower()}-1"
    if field.word in OF_ENDING and field.kind in ("Text", "Day"):
        return OF_ENDING[field.word]
    allowed = field.allowed.removeprefix("allowed are ").split(", ")
    return SAID.get(field.kind, allowed[0])


@pytest.fixture
def filled(journal):
    """A reader of a journal with everything, which sees what is written meanwhile."""
    with connected(entries.filled(journal), "ro") as connection:
        yield Reader(connection, journal)


@pytest.mark.parametrize(("cls", "field"), FIELDS, ids=lambda v: getattr(v, "word", None))
def test_every_field_of_every_type_can_be_set_and_emptied(cls, field, run, filled):
    which = f"{cls.prefix}4"
    chosen = ("--with", "r4" if cls is Relationship else "r3")

    def there():
        entry = filled.entry(cls, f"{cls.__name__.lower()}-0")
        [(_, again)] = read_lines(io.BytesIO(line_of(entry)))
        assert again == entry, "an import would not take it as it is"
        return getattr(entry, field.name)

    def edited(*flags):
        ran = run("edit", which, *flags, *chosen)
        assert ran.code in (0, 2), ran.err
        return ran

    if cls is Meeting and field.name in OF_HELD:
        edited("--outcome", "held")
    elif cls is Meeting and field.name in OF_CHANGED:
        edited("--outcome", "moved")
    elif cls is Closing and field.name == "closed_on":
        edited("--reopened", "yesterday")
    elif cls is Pause and field.name == "until":
        edited("--from", "2026-02-01")
    before = there()
    ran = edited(field.flag, saying(field))
    assert ran.code == 0, ran.err
    assert f"{field.word}: was " in ran.out
    assert there() not in (before, None)
    ran = edited(field.empties)
    if field.needed:
        refused = f"mentorlog: {field.flag} cannot be left empty.\n  Try: mentorlog edit --help\n"
        assert (ran.code, ran.err) == (2, refused)
    elif field.name in ONE_OF.get(cls.type, ()):
        assert ran.code == 2
    else:
        assert ran.code == 0, ran.err
        assert there() == cls.defaults[field.name] == before


@made_once
def told(begun):
    begun("goal", "add", "Lead a project", "--on", "2026-02-01")
    begun(
        *("meet", "--on", "2026-03-02", "--lasted", "60", "--useful", "4", "--notes", "One"),
        *("--action", "mentee: send the CV by 2026-03-09"),
    )


def test_what_changed_is_said_old_and_new(told):
    ran = told("edit", "A1", "--text", "Send the CV\nand the letter", "--due", "20 mar")
    assert ran.out == (
        "Saved a1:\n"
        "  text: was send the CV, now Send the CV and the letter\n"
        "  due: was 9 Mar 2026, now Fri 20 Mar 2026, in 9 days\n"
        "  mentorlog undo takes it back.\n"
    )


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("friday", "2026-03-13"),
        ("in 2 weeks", "2026-03-25"),
        ("10 mar", "2026-03-10"),
        ("march 5", "2026-03-05"),
        ("3 dec", "2026-12-03"),
        ("1 mar", "2027-03-01"),
    ],
)
def test_a_date_lies_after_the_promise_and_a_weekday_after_today(told, record, typed, due):
    assert told("edit", "a1", "--due", typed).code == 0
    assert str(record().actions[0].due_on) == due


def test_json_has_the_entry_and_what_it_was(told):
    data = json.loads(told("edit", "m1", "--lasted", "50", "--json").out)
    assert data["entry"]["lasted_minutes"] == 50
    assert data["before"] == {"lasted_minutes": 60}


def test_what_stands_there_already_is_no_change(told):
    assert told("edit", "m1", "--lasted", "1h").out == (
        "Nothing was changed: m1 says that already.\n"
    )


def test_notes_come_from_standard_input(told, typed, record):
    typed("Two\n\n== notes ==\n")
    assert told("edit", "m1", "--notes", "-").code == 0
    assert record().meetings[0].notes == "Two\n\n== notes =="


def test_nothing_on_standard_input_is_told_with_its_flag(told, typed):
    typed("\n")
    assert told("edit", "m1", "--notes", "-").err == (
        "mentorlog: --notes: there are no words in it.\n  Try: mentorlog edit --help\n"
    )


@pytest.mark.parametrize(
    ("flags", "private"),
    [
        (["m1", "--private"], True),
        (["--private", "m1"], True),
        (["m1", "--private", "--notes", "Two"], True),
        (["m1", "--private", "no", "--notes", "Two"], False),
        (["m1", "--private=yes"], True),
    ],
)
def test_a_flag_alone_means_yes(told, record, flags, private):
    ran = told("edit", *flags)
    assert ran.code == 0, ran.err
    assert record().meetings[0].private is private


@pytest.mark.parametrize(
    ("which", "word", "asked"),
    [("f1", "on", True), ("a1", "done", True), ("m2", "on", False), ("a1", "due", False)],
)
def test_a_day_that_is_still_to_come_is_asked_about(told, which, word, asked):
    told("feedback", "--from", "mentee", "Good")
    told("meet", "--book", "2026-03-20")
    ran = told("edit", which, f"--{word}", "2026-03-25")
    assert ran.code == 0, ran.err
    said = f"note: {word}: Wed 25 Mar 2026 is still to come: is that the day?\n"
    assert (said in ran.err) is asked


def test_an_unknown_word_is_told_the_words_there_are(told):
    assert told("edit", "a1", "--lasted", "50") == (
        2,
        "",
        (
            "mentorlog: a1 is an action, which has no --lasted. Its words are text, owner, agreed, "
            "meeting, goal, due, done, dropped, private.\n  Try: mentorlog edit --help\n"
        ),
    )
    ran = told("edit", "m1", "--notess", "x")
    assert "Did you mean --notes?" in ran.err
    assert "Try: mentorlog edit m1 --notes x\n" in ran.err


def test_without_a_terminal_the_flags_are_named(told):
    assert told("edit", "a1") == (
        2,
        "",
        (
            "mentorlog: What is to change is missing: --text, --owner, --agreed, --meeting, "
            "--goal, --due, --done, --dropped, --private. (On a terminal, edit a1 alone opens "
            "your editor.)\n  Try: mentorlog edit --help\n"
        ),
    )


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["a1", "--due", "14/14"], "--due: there is no month 14"),
        (["a1", "--due", " "], "--due is given nothing; --no-due empties it."),
        (["a1", "--due"], "--due is given nothing; --no-due empties it."),
        (["a1", "--due", "friday", "--due", "monday"], "--due is given twice; once is enough."),
        (["a1", "--due", "friday", "--by", "monday"], "--due is given twice; once is enough."),
        (["a1", "--due", "friday", "--no-due"], "--due and --no-due say two different things"),
        (["a1", "--owner", "Zoe"], "--owner: 'Zoe' is neither side: mentor, mentee, both, or"),
        (["m1", "--useful", "9"], "--useful: '9' cannot stand here; it must be a whole number"),
        (["m1", "--useful", "four"], "--useful: 'four' cannot stand here; it must be a whole"),
        (["m1", "--outcome", "gone"], "--outcome: 'gone' cannot stand here; allowed are planned,"),
        (["m1", "--observed", "maybe"], "--observed: 'maybe' is neither yes nor no."),
        (["m1", "--goals", "g7"], "There is no goal 'g7'"),
        (["m1", "--on", "2026-03-20"], "is still to come"),
        (["m1", "--notice", "2h"], "notice goes with a session that did not take place"),
        (["m1", "--outcome", "moved", "--moved-to", "m1"], "m1 cannot be moved to itself."),
        (["a9", "--due", "friday"], "There is no action 'a9'; there is a1."),
        (["x", "--due", "friday"], "'x' is no short id; those of sessions are like m7"),
        (["r2", "--purpose", "x"], "r2 is not the relationship that is meant, which is r1."),
        (["g1", "--by", "2026-01-01"], "by: Thu 1 Jan 2026 lies before the day it was set"),
        (["g1", "--achieved", "today", "--dropped", "today"], "g1 is achieved or dropped, not"),
        (["g1", "--replaced-by", "g1"], "g1 cannot take its own place"),
        (["a1", "--done", "today", "--dropped", "today"], "a1 is done or dropped, not both."),
        (["m1", "--notes", "a\0b"], "--notes: it holds bytes that are not text"),
        (["m1", "--private", "maybe"], "--private: 'maybe' is neither yes nor no."),
        (["m1", "--private=maybe"], "--private: 'maybe' is neither yes nor no."),
    ],
)
def test_what_cannot_be_taken_is_refused_in_one_sentence(told, record, argv, sentence):
    before = record()
    ran = told("edit", *argv)
    assert ran.code in (2, 3)
    assert ran.out == ""
    assert ran.err.startswith("mentorlog: ")
    assert sentence in ran.err
    assert record() == before


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("called off", "cancelled"),
        ("Called-off", "cancelled"),
        ("canceled", "cancelled"),
        ("no-show", "missed"),
        ("no show", "missed"),
        ("rescheduled", "moved"),
    ],
)
def test_an_outcome_is_understood_as_it_is_spoken(told, record, typed, outcome):
    assert told("edit", "m1", "--outcome", typed, "--by", "Sarah").code == 0
    assert record().meetings[0].outcome == outcome


def test_a_change_of_outcome_takes_away_what_no_longer_applies_and_says_so(told, record):
    ran = told("edit", "m1", "--outcome", "cancelled", "--by", "Sarah", "--reason", "sick")
    assert ran.out == (
        "Saved m1:\n"
        "  outcome: was held, now cancelled\n"
        "  by: was empty, now mentee\n"
        "  reason: was empty, now illness\n"
        "  lasted: was 60 minutes, now empty\n"
        "  useful: was 4, now empty\n"
        "  What a session with that outcome does not have was taken away: lasted, useful.\n"
        "  mentorlog undo takes it back.\n"
    )
    assert record().meetings[0].notes == "One"


def test_a_booked_session_that_is_off_is_no_booking_any_more(told, record):
    told("meet", "--book", "2026-03-20")
    ran = told("edit", "m2", "--outcome", "cancelled", "--by", "Sarah")
    assert ran.out == (
        "Saved m2:\n"
        "  outcome: was planned, now cancelled\n"
        "  by: was empty, now mentee\n"
        "  notice: was empty, now 216 hours\n"
        "  Noted as 9 days' notice, since you recorded it today.\n"
        "  mentorlog undo takes it back.\n"
    )
    assert record().meetings[1].notice_hours == 9 * 24
    assert "next session" not in told("due", "--within", "30d").out
    told("meet", "--book", "2026-03-25")
    told("edit", "m3", "--outcome", "cancelled", "--by", "Sarah", "--notice", "3h")
    assert record().meetings[2].notice_hours == 3


def test_an_action_that_is_not_done_after_all_is_open_again(told, record):
    told("action", "done", "a1", "--on", "2026-03-10")
    assert told("action", "done", "a1").err == (
        "mentorlog: a1 was done on Tue 10 Mar 2026 already.\n  Try: mentorlog edit a1 --no-done\n"
    )
    assert told("edit", "a1", "--no-done").out == (
        "Saved a1:\n"
        "  done: was 10 Mar 2026, now empty\n"
        "  What Tue 10 Mar 2026 said of it, that it was done (ar1), is taken away too.\n"
        "  mentorlog undo takes it back.\n"
    )
    assert record().actions[0].done_on is None
    assert record().action_reports == ()
    assert "a1" in told("action", "list").out


def test_a_note_on_what_was_not_done_is_kept(told, record):
    told("action", "done", "a1", "--note", "by post")
    told("edit", "a1", "--no-done")
    [report] = record().action_reports
    assert (report.progress, report.note) == (None, "by post")


def test_another_day_for_what_was_done_moves_its_report(told, record):
    told("action", "done", "a1", "--on", "2026-03-10")
    told("edit", "a1", "--done", "2026-03-08")
    [report] = record().action_reports
    assert report.on == record().actions[0].done_on


def test_a_report_that_is_corrected_takes_its_action_with_it(told, record):
    told("action", "done", "a1")
    assert "a1 is open again with it." in told("edit", "ar1", "--progress", "some").out
    assert record().actions[0].done_on is None
    assert "a1 is done with it." in told("edit", "ar1", "--progress", "done").out
    assert record().actions[0].done_on == record().action_reports[0].on


def test_a_report_that_was_of_another_action_closes_that_one(told, record):
    told("action", "add", "Read it", "--owner", "mentor")
    told("action", "done", "a1", "--on", "2026-03-04")
    told("action", "done", "a2", "--on", "2026-03-06")
    ran = told("edit", "ar1", "--action", "a2")
    assert "  a1 is open again with it.\n" in ran.out
    assert "a2 is" not in ran.out
    assert [str(a.done_on) for a in record().actions] == ["None", "2026-03-06"]


def twice_done(told, record):
    told("meet", "--meeting", "m1", "--some", "a1")
    told("action", "done", "a1", "--on", "2026-03-06")
    told("edit", "ar1", "--progress", "done")
    assert [str(a.done_on) for a in record().actions] == ["2026-03-06"]


def test_an_action_of_which_another_report_says_it_stays_done(told, record):
    twice_done(told, record)
    assert "  a1 is done on Mon 2 Mar 2026 with it.\n" in (
        told("edit", "ar2", "--progress", "some").out
    )
    told("edit", "ar2", "--progress", "done")
    assert "  a1 stays done; ar1 says so.\n" in told("edit", "ar2", "--progress", "some").out
    assert str(record().actions[0].done_on) == "2026-03-02"
    assert "a1 is open again with it." in told("edit", "ar1", "--no-progress").out


def test_another_day_of_the_report_is_that_of_the_action(told, record):
    told("action", "done", "a1", "--on", "2026-03-04")
    ran = told("edit", "ar1", "--on", "2026-03-08")
    assert "  a1 is done on Sun 8 Mar 2026 with it.\n" in ran.out
    assert str(record().actions[0].done_on) == "2026-03-08"


def test_a_later_day_of_an_action_is_named(told):
    told("action", "redate", "a1", "2026-04-01")
    assert "Its day was changed later, to Wed 1 Apr 2026 (ar1); that one still counts." in (
        told("edit", "a1", "--due", "2026-03-15").out
    )


@pytest.mark.parametrize(
    ("ended", "again", "word"),
    [
        (("goal", "achieve", "g1"), ("goal", "drop", "g1"), "achieved"),
        (("goal", "drop", "g1"), ("goal", "achieve", "g1"), "dropped"),
        (("action", "drop", "a1"), ("action", "done", "a1"), "dropped"),
        (("concern", "resolve", "c1", "ok"), ("concern", "resolve", "c1", "ok"), "resolved"),
        (("goal", "milestone", "ms1", "--reached"),) * 2 + ("reached",),
    ],
)
def test_what_has_ended_can_be_opened_again(told, ended, again, word):
    told("concern", "raise", "We rush")
    told("goal", "milestone", "g1", "First draft")
    assert told(*ended).code == 0
    short = next(part for part in ended if part[-1].isdigit())
    assert told(*again).err.endswith(f"  Try: mentorlog edit {short} --no-{word}\n")
    assert told("edit", short, f"--no-{word}").code == 0
    assert told(*again).code == 0


def test_a_goal_that_was_replaced_has_its_place_back(told, record):
    told("goal", "replace", "g1", "Lead two projects")
    assert "That another goal took its place is taken back too." in (
        told("edit", "g1", "--no-dropped").out
    )
    goal = next(g for g in record().goals if g.number == 1)
    assert isinstance(goal, Goal)
    assert goal.replaced_by is None


def test_a_day_about_a_year_off_is_warned_of(told):
    ran = told("edit", "m1", "--on", "2025-03-02")
    assert ran.code == 0
    assert ran.err == (
        "mentorlog: on: Sun 2 Mar 2025 is about a year from everything else; "
        "is Mon 2 Mar 2026 meant?\n"
        "  Try: mentorlog edit m1 --on 2026-03-02\n"
    )
    ran = told("edit", "m1", "--on", "2025-03-04", "--with", "Sarah")
    assert ran.err.endswith("  Try: mentorlog edit m1 --on 2026-03-04 --with Sarah\n")


def test_it_is_asked_about_where_somebody_is_there(told, terminal, record):
    before = record().meetings[0].on
    err = terminal("y")
    told("edit", "m1", "--on", "2025-03-02", "--lasted", "50")
    assert "Is Mon 2 Mar 2026 meant? (Y/n, then Enter)" in err.getvalue()
    assert record().meetings[0].on == before


def test_a_closed_relationship_is_read_only(told):
    told("close", "--on", "2026-03-11", "--reason", "goals-achieved", "--told", "2026-03-01")
    assert told("edit", "cl1", "--closed", "today") == (
        2,
        "",
        (
            "mentorlog: An ending is completed with mentorlog close, which asks first what becomes "
            "of what is open.\n  Try: mentorlog close --done\n"
        ),
    )
    told("meet", "--meeting", "m2", "--held")
    assert told("close", "--done", "--rest", "dropped").code == 0
    ran = told("edit", "m1", "--lasted", "50")
    assert ran.code == 2
    assert "nothing more is added to it" in ran.err


def test_breaks_that_meet_are_refused(told):
    told("pause", "--from", "2026-04-01", "--until", "2026-04-10")
    told("pause", "--from", "2026-05-01", "--until", "2026-05-10")
    ran = told("edit", "p1", "--until", "2026-05-05")
    assert (ran.code, ran.err) == (
        2,
        (
            "mentorlog: There is a break from Fri 1 May 2026 to Sun 10 May 2026 (p2) in that time "
            "already; mentorlog edit p2 gives it other days.\n  Try: mentorlog edit p2\n"
        ),
    )
    assert told("edit", "p1", "--reason", "holidays").code == 0


def test_help_lists_the_words_of_every_type(run):
    out = run("edit", "--help").out
    for cls in ENTRIES:
        assert f"({cls.prefix}1): {fields_of(cls)[0].flag[2:]}, " in out


def test_an_ending_keeps_to_the_rules_of_close(begun, journal):
    begun("close", "--on", "2026-04-10", "--told", "today")
    before = journal.read_bytes()
    for flag, value, words in (
        ("--outcome", "failed", "completed, concluded, paused for good, not begun, moved on"),
        ("--erase-on", "2020-01-01", "has passed; a later day is needed"),
        ("--erase-on", "2026-04-10", "the last session is on Fri 10 Apr 2026"),
        ("--mentee-told-on", "2027-01-01", "nobody can have been told on Fri 1 Jan 2027"),
        ("--reason", "renewed", "A new term is begun"),
    ):
        refused = begun("edit", "cl1", flag, value)
        assert (refused.code, refused.out) == (2, ""), (flag, refused)
        assert words in refused.err
    assert journal.read_bytes() == before
    saved = begun("edit", "cl1", "--outcome", "Paused for Good", "--erase-on", "2026-04-11")
    assert (saved.code, "now paused for good" in saved.out) == (0, True)
