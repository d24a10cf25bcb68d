"""Feedback, agreement, concern and break, asked for at a real terminal."""

import os
import re
import sys
from time import sleep

import pytest

from mentorlog.cli import agree_guide, concern_guide, feedback_guide, pause_guide
from mentorlog.cli.pressing import SETTLED_SECONDS
from mentorlog.cli.questions import Question
from mentorlog.cli.session import Session
from mentorlog.guidance import factors
from mentorlog.record import Pause

pexpect = pytest.importorskip("pexpect")
FORBIDDEN = (
    "fail failed failure fault blame bad poor lazy unreliable uncommitted neglect neglected "
    "offender violation score grade"
).split()


@pytest.fixture
def ask(journal):
    """Start the program at a terminal of that width; answer each question as it comes."""
    if sys.platform == "win32":
        pytest.skip("asks for a pseudo-terminal")

    def start(*argv, columns=80):
        environ = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "MENTORLOG_WITH")}
        return pexpect.spawn(
            sys.executable,
            ["-m", "mentorlog", "--journal", str(journal), *argv],
            encoding="utf-8",
            timeout=20,
            dimensions=(40, columns),
            env=environ,
        )

    return start


def answer(child, *pairs):
    """Each answer once its question stands there; the exit code."""
    key = False
    for words, typed in pairs:
        child.expect_exact(words)
        if typed == "\r" and key:
            sleep(SETTLED_SECONDS)  # an Enter right after a key is that key's
        key = not typed.endswith("\r")
        child.send(typed)
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def test_a_break(begun, ask, record):
    child = ask("pause")
    code = answer(
        child,
        ("first day", "2026-07-20\r"),
        ("last day", "2026-08-31\r"),
        ("in a word", "<"),
        ("last day", "2026-08-30\r"),
        ("in a word", "h"),
        ("exports", "\r"),
    )
    assert (code, [str(p.until) for p in record().pauses]) == (0, ["2026-08-30"])


def test_a_worry_and_what_was_tried(begun, ask, record):
    code = answer(
        ask("concern", "raise"),
        *(("worries", "Weeks fill up\r"), ("lie behind", "time\r"), ("Whose worry", "2")),
        *(("agree about it", "\r"), ("exports", "\r")),
    )
    assert (code, [(c.by, c.factor) for c in record().concerns]) == (
        *(0, [("mentee", "lack-of-time")]),
    )
    code = answer(
        ask("concern", "step", columns=40),
        *(("Which concern", "\r"), ("was tried", "Mornings\r"), ("Who tried", "\r")),
        *(("taken", "a"), ("again", "\r"), ("exports", "\r")),
    )
    assert (code, [s.response for s in record().steps]) == (0, ["accepted"])


def test_feedback(begun, ask, record):
    rest = [(words, "\r") for words in ("working together", "I do better", "yourself", "my place")]
    code = answer(
        ask("feedback", "--from", "Sarah"),
        *(("Which day", "\r"), ("How am I doing", "Fine\r"), *rest, ("exports", "\r")),
    )
    assert (code, [f.text for f in record().feedback]) == (0, ["Fine"])


def test_what_is_agreed_stopped_and_gone_on_with(begun, ask, record):
    child = ask("agree", "--guide")
    assert answer(child, ("Purpose", "lead a team\r"), ("went well", "\x03")) == 130
    rest = [(words, "\r") for words in ("went well", "How often", "How long", "Notice", "Between")]
    rest += [("Tariq expects", "\r"), ("Sarah expects", "\r"), ("Boundaries", "\r")]
    rest += [("Confidentiality", "\r"), ("does not work", "\r"), ("ask yourselves", "\r")]
    code = answer(ask("agree", "--guide"), ("Go on with it", "y"), *rest, ("exports", "\r"))
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
