"""Feedback, agreement, concern and break, asked for at a real terminal."""

import re

import pytest
from at_terminal import Terminal, ended

from mentorlog.cli.agreeing import agree_guide, concern_guide, feedback_guide, pause_guide
from mentorlog.cli.asking.questions import Question
from mentorlog.cli.session import Session
from mentorlog.guidance import factors
from mentorlog.record import Pause

FORBIDDEN = (
    "fail failed failure fault blame bad poor lazy unreliable uncommitted neglect neglected "
    "offender violation score grade"
).split()


@pytest.fixture
def ask(journal):
    """Start the program at a terminal of that width."""
    return lambda *argv, **how: Terminal(journal, *argv, **how)


def test_a_break(begun, ask, record):
    code, _ = ask("pause").answer(
        ("first day", "2026-07-20\r"),
        ("last day", "2026-08-31\r"),
        ("in a word", "<"),
        ("last day", "2026-08-30\r"),
        ("in a word", "h"),
        ("exports", "\r"),
    )
    assert (code, [str(p.until) for p in record().pauses]) == (0, ["2026-08-30"])


def test_a_worry_and_what_was_tried(begun, ask, record):
    code, _ = ask("concern", "raise").answer(
        *(("worries", "Weeks fill up\r"), ("lie behind", "time\r"), ("Whose worry", "2")),
        *(("agree about it", "\r"), ("exports", "\r")),
    )
    assert (code, [(c.by, c.factor) for c in record().concerns]) == (
        *(0, [("mentee", "lack-of-time")]),
    )
    code, _ = ask("concern", "step", columns=40).answer(
        *(("Which concern", "\r"), ("was tried", "Mornings\r"), ("Who tried", "\r")),
        *(("taken", "a"), ("again", "\r"), ("exports", "\r")),
    )
    assert (code, [s.response for s in record().steps]) == (0, ["accepted"])


def test_feedback(begun, ask, record):
    rest = [(words, "\r") for words in ("working together", "I do better", "yourself", "my place")]
    code, _ = ask("feedback", "--from", "Sarah").answer(
        *(("Which day", "\r"), ("How am I doing", "Fine\r"), *rest, ("exports", "\r")),
    )
    assert (code, [f.text for f in record().feedback]) == (0, ["Fine"])


def test_what_is_agreed_stopped_and_gone_on_with(begun, ask, record):
    guide = ask("agree", "--guide")
    code, _ = guide.answer(("Purpose", "lead a team\r"), ("went well", "\x03"))
    assert code == 130
    rest = [(words, "\r") for words in ("went well", "How often", "How long", "Notice", "Between")]
    rest += [("Tariq expects", "\r"), ("Sarah expects", "\r"), ("Boundaries", "\r")]
    rest += [("Confidentiality", "\r"), ("does not work", "\r"), ("ask yourselves", "\r")]
    code, _ = ask("agree", "--guide").answer(("Go on with it", "y"), *rest, ("exports", "\r"))
    assert (code, record().relationship.purpose) == (0, "lead a team")


def every_question(of) -> list[Question]:
    """Everything that can be asked, with Enter, a day or a plain word for an answer."""
    session = Session()
    pause = Pause(id="p", relationship="r1", from_=session.today, reason="exams")
    now = of.agreements[0]
    scripts = [
        pause_guide.script(session, None),
        pause_guide.script(session, pause),
        agree_guide.script(session, of, now, frozenset()),
        feedback_guide.script(session, of, None, False),
        *(
            guide.script(session, of, frozenset())
            for guide in (concern_guide.RAISING, concern_guide.TRYING, concern_guide.SETTLING)
        ),
    ]
    found: list[Question] = []
    for script in scripts:
        answers: dict[str, str] = {}
        while (question := script(answers)) is not None:
            found.append(question)
            last = question.keys[-1].stands_for if question.keys else "words"
            first = "today" if question.name == "from" else ""
            answers[question.name] = question.enter or first or last
    return found


def test_every_question_is_kind_and_plain(begun, record):
    begun("agree", "--rhythm", "weekly", "--sponsor", "the manager")
    begun("concern", "raise", "Weeks are full")
    begun("feedback", "--from", "mentor", "--question", "What helps?")
    now = record()
    of = now.but(relationship=now.relationship.but(form="coaching"))
    said: list[str] = []
    for question in every_question(of):
        said += [question.text, question.under, *(key.shown for key in question.keys)]
        said += getattr(question, "listed", ())
        assert len(question.text) <= 100, question.text
        presses = [key.press for key in question.keys]
        assert len(set(presses)) == len(presses)
    text = "\n".join(said)
    assert all(factor.name in text for factor in concern_guide.offered(of))
    assert len(concern_guide.offered(of)) == len(factors())
    assert "!" not in text
    assert not re.search(rf"\b({'|'.join(FORBIDDEN)})\b", text.casefold())


@pytest.mark.parametrize(
    ("given", "asked", "agreed"),
    [
        ((), [("said about it", "Fridays\r"), ("agreed on", "Thursdays\r")], "Thursdays"),
        ((), [("said about it", "Fridays\r"), ("agreed on", "\r")], None),
        (("--agreed", "Mondays"), [("said about it", "Fridays\r")], "Mondays"),
        (("--said", "Fridays"), [], None),
    ],
)
def test_a_finding_that_was_talked_about(begun, ask, record, given, asked, agreed):
    child = ask("health", "--talk", "cancelling", *given).child
    for question, typed in asked:
        child.expect_exact(question)
        child.send(typed)
    code, _ = ended(child)
    concern = record().concerns[-1]
    assert (code, concern.text, concern.agreed) == (0, "Fridays", agreed)
