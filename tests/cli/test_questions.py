"""The way through questions, with somebody who answers from a list."""

import pytest

from mentorlog.cli.asking.questions import Answers, Back, Key, Question, walk
from mentorlog.errors import UsageError


class Answering:
    """Gives these answers in turn; "<" goes back. Notes what was asked, and what it offered."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str | None]] = []

    def ask(self, question: Question, earlier: str | None) -> str:
        self.asked.append((question.name, earlier))
        if not self.answers:
            raise KeyboardInterrupt
        said = self.answers.pop(0)
        if said == "<":
            raise Back
        return said


def script(answers: Answers) -> Question | None:
    """Held or not; what is asked next depends on it."""
    if "happened" not in answers:
        return Question(name="happened", text="Did it take place?")
    name = "length" if answers["happened"] == "held" else "who"
    return None if name in answers else Question(name=name, text="And?")


def test_what_is_asked_depends_on_what_was_said() -> None:
    assert walk(Answering("held", "50"), script, {}, print) == {"happened": "held", "length": "50"}
    assert walk(Answering("off", "Sarah"), script, {}, print) == {"happened": "off", "who": "Sarah"}


def test_going_back_asks_again_and_offers_what_was_said() -> None:
    there = Answering("held", "<", "off", "Sarah")
    assert walk(there, script, {}, print) == {"happened": "off", "who": "Sarah"}
    assert there.asked == [
        ("happened", None),
        ("length", None),
        ("happened", "held"),
        ("who", None),
    ]


def test_going_back_from_the_first_question_asks_it_again() -> None:
    there = Answering("<", "held", "50")
    assert walk(there, script, {}, print) == {"happened": "held", "length": "50"}


def test_going_further_back_still_offers_what_was_said() -> None:
    there = Answering("held", "50", "<", "<", "held", "50")

    def longer(answers: Answers) -> Question | None:
        found = script(answers)
        return found if found or "last" in answers else Question(name="last", text="And?")

    with pytest.raises(KeyboardInterrupt):
        walk(there, longer, {}, print)
    assert there.asked[2:] == [
        ("last", None),
        ("length", "50"),
        ("happened", "held"),
        ("length", "50"),
        ("last", None),
    ]


def test_a_line_is_kept_as_it_was_understood() -> None:
    def one(answers: Answers) -> Question | None:
        return None if answers else Question(name="on", text="When?", kept=lambda _: "2026-03-10")

    assert walk(Answering("yesterday"), one, {}, print) == {"on": "2026-03-10"}
    assert walk(Answering(""), one, {}, print) == {"on": ""}


def test_what_a_question_takes() -> None:
    keys = Question(name="a", text="", keys=(Key("d", "done", "done"),))
    assert [keys.takes(text) for text in ("done", "d", "")] == [True, False, True]
    line = Question(name="a", text="", check=refuse, needed=True)
    assert [line.takes(text) for text in ("yes", "no", "")] == [True, False, False]


def refuse(text: str) -> str:
    if text == "no":
        raise UsageError("no.")
    return text


def test_every_answer_is_kept_at_once_and_taken_up_again() -> None:
    kept: list[Answers] = []
    with pytest.raises(KeyboardInterrupt):
        walk(Answering("held"), script, {}, lambda answers, _: kept.append(dict(answers)))
    assert kept == [{"happened": "held"}]
    again = Answering("50")
    assert walk(again, script, kept[-1], print) == {"happened": "held", "length": "50"}
    assert again.asked == [("length", None)]


def test_what_was_there_is_not_changed() -> None:
    there: Answers = {"happened": "held"}
    walk(Answering("50"), script, there, print)
    assert there == {"happened": "held"}
