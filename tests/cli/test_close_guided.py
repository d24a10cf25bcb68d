"""`mentorlog close` at a terminal, step by step; and both ends of the story of Aisha."""

import re
from datetime import date

import pytest
from at_terminal import ENTER, Terminal

from mentorlog import stories
from mentorlog.cli.asking.questions import Question
from mentorlog.cli.closing import guide
from mentorlog.cli.closing import last as close_last
from mentorlog.cli.session import Session
from mentorlog.closing import plan_close

TODAY = date(2026, 11, 21)
FORBIDDEN = (
    "fail failed failure fault blame bad poor lazy unreliable uncommitted neglect neglected "
    "offender violation score grade cancel cancelled terminate terminated quit"
).split()


@pytest.fixture
def aisha(run, tmp_path, monkeypatch):
    """The journal of Aisha, three months into a coaching that does not seem to move."""
    monkeypatch.setenv("MENTORLOG_TODAY", TODAY.isoformat())
    file = tmp_path / "aisha.jsonl"
    file.write_bytes(stories.lines("aisha"))
    assert run("import", str(file)).code == 0
    return run


@pytest.fixture
def close(journal):
    """Answer `mentorlog close` at a terminal of that width."""

    def start(*pairs, columns=80, day=TODAY):
        there = Terminal(journal, "--today", day.isoformat(), "close", columns=columns, rows=60)
        return there.answer(*pairs)

    return start


LOOK = (
    *(("step by step now", "y"), ("think of an ending", "n")),
    *(("the right goals", "The first was my manager's\r"), ("acting on them", "\r")),
    *(("if it changed", "Goals of my own\r"), ("look at it together", "y")),
    ("Keep it out of exports", "\r"),
)


def test_close_first_shows_what_may_explain_her_experience_and_asks(aisha):
    shown = " ".join(aisha("close").out.split())
    assert shown.index("You had 3 of the last 5 actions due not move yet.") < shown.index(
        "? Have we set the right goals?"
    )
    assert "None of the goals says what would show that it is reached." in shown
    assert "Are we acting on them between sessions?" in shown
    assert "Which term, if it changed, would make this work again?" in shown
    assert "Stopping and going on are both good outcomes" in shown


def test_she_goes_on_with_a_new_goal(aisha, record):
    gone_on = aisha(
        *("close", "--explored", "--reason", "not-working", "--note", "too many at once"),
        *("--new-goal", "One morning a week is mine", "--measure", "four in a row", "--go-on"),
    )
    assert gone_on.code == 0, gone_on.err
    (ending,) = record().closings
    assert (ending.explored, ending.renegotiated, ending.reopened_on) == (True, True, TODAY)
    assert aisha("goal", "list").out.count("One morning a week is mine") == 1


def test_it_ends_well_after_she_looked_and_tried_otherwise(aisha, record):
    assert aisha("close", "--explored", "--reason", "not-working").code == 0
    tried = aisha("close", "--rhythm", "weekly")
    assert tried.out.startswith("Saved: you looked at it together, and nothing is decided yet.")
    planned = aisha("close", "--on", "2026-12-12", "--told", "today", "--celebration", "a walk")
    assert planned.code == 0, planned.err
    assert "Look before deciding" not in planned.out
    assert aisha("meet", "--on", "2026-12-12", "--held", "--today", "2026-12-12").code == 0
    closed = aisha(
        *("close", "--done", "--rest", "alone", "--thanks-mentee", "your patience"),
        *("--takes-mentee", "a way to say no", "--today", "2026-12-12"),
    )
    assert closed.code == 0, closed.err
    assert "Jonas and Aisha: concluded" in closed.out
    (ending,) = record().closings
    assert (ending.explored, ending.renegotiated, ending.outcome) == (True, True, "concluded")


def test_guided_she_goes_on(aisha, close, record):
    code, _ = close(
        *LOOK,
        *(("tried instead", "y"), ("What now", "g"), ("new goal?", "Mornings of my own\r")),
        *(("that it is reached", "four in a row\r"), ("Anything else", "r")),
        *(("How often", "weekly\r"), ("agreed on it", "y"), ("Anything else", "o")),
    )
    assert code == 0
    kept = record()
    (ending,) = kept.closings
    assert ending.private, "what is answered while looking was thought, and not said"
    assert (ending.reason, ending.explored, ending.renegotiated) == ("not-working", True, True)
    assert ending.note == (
        "Have we set the right goals? The first was my manager's\n"
        "Which term, if it changed, would make this work again? Goals of my own"
    )
    assert ending.reopened_on == TODAY
    assert (kept.goals[-1].text, kept.goals[-1].measure) == ("Mornings of my own", "four in a row")
    assert kept.agreements[-1].rhythm == "P1W"


def test_guided_it_ends_well_with_every_step_left_and_taken_up_again(aisha, close, record):
    code, said = close(*LOOK, ("tried instead", "l"))
    assert (code, "mentorlog close takes it up again" in said) == (0, True)
    code, _ = close(
        *(("tried instead", "y"), ("What now", "e"), ("Plan the last session", "y")),
        *(("Which day", "12 dec\r"), ("what time", "\x03")),
    )
    assert code == 130
    code, said = close(
        *(("began this", "y"), ("what time", "17:00\r"), ("Jonas know", "today\r")),
        *(("g1", "a"), ("g2", "h"), ("To whom", "Maryam\r"), ("a1", "x")),
        *(("a4", "\r"), ("a5", "\r"), ("a6", "\r"), ("mark it", "a walk\r")),
        *(("in touch", "a call in May\r"), ("promised that", "2")),
        *(("reminded", "3 may\r"), ("erased", "2027-12-12\r")),
        columns=60,
    )
    assert (code, "--ics" in said) == (0, True)
    (ending,) = record().closings
    assert (ending.decided_on, ending.celebration) == (TODAY, "a walk")
    assert (ending.mentor_told_on, ending.erase_on) == (TODAY, date(2027, 12, 12))
    assert ending.contact_afterwards == "a call in May (promised by Jonas)"
    assert ending.contact_on == date(2027, 5, 3)
    assert len(record().dispositions) == 3
    after = date(2026, 12, 12)
    assert aisha("meet", "--on", "2026-12-12", "--held", "--today", "2026-12-12").code == 0
    code, said = close(
        *(("Complete it now", "y"), ("a4", "a"), ("a5", "a"), ("a6", "a")),
        *(("thank Jonas", "patience\r"), ("you take along", "\r"), ("Jonas thank", "\r")),
        *(("Jonas take", "\r"), ("differently", "Meet outside\r")),
        *(("Keep it out of the keepsake", "\r"), ("call it", "\r")),
        ("Close it now", "y"),
        day=after,
    )
    assert (code, "Thank you for the time" in said) == (0, True)
    (ending,) = record().closings
    assert (ending.closed_on, ending.outcome) == (after, "concluded")
    assert ending.note.endswith("To do differently: Meet outside")
    assert not (aisha("close").out.count("now?"))


def test_guided_a_new_term_and_a_withdrawal(aisha, close, record):
    code, _ = close(
        *(("step by step", "y"), ("think of", "t"), ("To conclude", "t")),
        *(("Until when", "2027-06-01\r"), ("How often", "\r"), ("How many", "6\r")),
        ("agreed on it", "y"),
        columns=40,
    )
    assert code == 0
    assert record().relationship.planned_end == date(2027, 6, 1)
    assert record().agreements[-1].sessions_agreed == 6
    code, said = close(
        *(("step by step", "y"), ("think of", "w"), ("Who withdraws", "1"), ("End it now", "y"))
    )
    assert (code, "Nothing was sent" in said) == (0, True)
    assert record().closings[-1].by == "mentee"


def test_guided_a_day_with_its_time_is_not_asked_for_a_time(aisha, close, record):
    aisha("close", "--explored")
    code, _ = close(
        *(("tried instead", "y"), ("What now", "e"), ("Plan the last session", "y")),
        *(("Which day", "12 dec 17:00\r"), ("Why does it end", "t"), ("Jonas know", "\r")),
        *((f"{one}", "\r") for one in ("g1", "g2", "a1", "a4", "a5", "a6")),
        *(("mark it", "\r"), ("in touch", "\r"), ("erased", "\r")),
    )
    assert code == 0
    final = record().meetings[-1]
    assert (str(final.on), final.at) == ("2026-12-12", "17:00")


def test_guided_whoever_moved_the_last_session_is_asked(aisha, close, record):
    aisha("close", "--on", "2026-12-12", "--told", "today", "--reason", "time-is-up")
    aisha("close", *(f"--{k}={i}=alone" for k, i in (("goal", "g1"), ("goal", "g2"))))
    aisha("close", "--rest", "alone")
    code, _ = close(
        *(("Go through the plan of it once more?", "y"), ("Which day", "19 dec 9:00\r")),
        *(("Who moved it", "j"), ("mark it", "\r"), ("in touch", "\r"), ("erased", "\r")),
    )
    assert code == 0
    moved, final = record().meetings[-2:]
    assert (moved.outcome, moved.by, moved.moved_to) == ("moved", "mentor", final.id)
    assert (str(final.on), final.at) == ("2026-12-19", "09:00")


def every_question(of) -> list[Question]:
    """Everything that the steps may ask, with the last key or Enter for an answer."""
    session = Session()
    session.today_text = TODAY.isoformat()
    plan = plan_close(of, TODAY)
    found: list[Question] = []
    starts: list[tuple[object, dict[str, str]]] = [
        (guide.looking(session, plan), {"reason": "withdrawal"}),
        (guide.looking(session, plan), {"reason": "time-is-up", "then": "term"}),
        (guide.looking(session, plan), {}),
        *((guide.trying(session, plan), {"way-1": key.stands_for}) for key in guide.WAYS),
        (close_last.planning(session, plan), {"of-g1": "handed-over", "contact": "x"}),
        (close_last.completing(session, plan), {}),
    ]
    for script, answers in starts:
        for _ in range(40):
            question = script(answers)
            if question is None:
                break
            found.append(question)
            last = question.keys[-1].stands_for if question.keys else "words"
            answers[question.name] = question.enter or last
        else:
            raise AssertionError("it asks without end")
    return found


def test_every_question_is_kind_and_plain(aisha, record):
    said = []
    for question in every_question(record()):
        said += [question.text, question.under, *(key.shown for key in question.keys)]
        presses = [key.press for key in question.keys]
        assert len(set(presses)) == len(presses), question.name
    text = "\n".join(said)
    assert "!" not in text
    assert not re.search(rf"\b({'|'.join(FORBIDDEN)})\b", text.casefold())


def test_what_is_typed_is_checked_where_it_is_asked(aisha, record):
    asked = {question.name: question for question in every_question(record())}
    assert asked["mentor_told"].takes("yesterday") and not asked["mentor_told"].takes("tomorrow")
    assert asked["mentor_told"].kept("yesterday") == "2026-11-20"
    assert asked["on"].kept("12 dec") == "2026-12-12" and not asked["on"].takes("")
    assert asked["on"].kept("12 dec 5pm") == "2026-12-12 17:00"
    assert asked["on"].check("12 dec 5pm").startswith("Sat 12 Dec 2026 at 17:00")
    assert asked["explored"].enter == "no"
    assert not asked["at"].takes("noonish") and not asked["rhythm"].takes("often")
    assert asked["break_until"].kept("in 2 weeks") == "2026-12-05"


def test_guided_one_without_a_last_session_is_completed_or_given_another_day(begun, close, record):
    planned = ("--reason", "time-is-up", "--told", "2026-02-20", "--today", "2026-03-06")
    begun("close", "--on", "2026-03-09", *planned)
    begun("meet", "--meeting", "m1", "--cancelled-by", "both")
    day = date(2026, 3, 11)
    which = "a day for the last session, or end it without one?"
    code, said = close((which, ENTER), day=day)
    assert (code, "Nothing is lost" in said) == (0, True)
    words = [("thank", "\r"), ("take", "\r")] * 2
    rest = (("differently", "\r"), ("in touch", "\r"), ("be erased", "\r"), ("call it", "c"))
    code, _ = close((which, "w"), *words, *rest, ("Close it now?", ENTER), day=day)
    assert (code, record().closings[0].closed_on) == (0, None), "nothing ends by habit"
    code, _ = close((which, "w"), *words, *rest, ("Close it now?", "y"), day=day)
    assert (code, record().closings[0].closed_on) == (0, day)
    assert record().closings[0].note == "It ended without a last session."
