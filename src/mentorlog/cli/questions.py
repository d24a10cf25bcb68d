"""Questions that a command asks one after another, and the way through them.

A command tells its questions as a function of the answers so far, so that going back, leaving
and taking up again are the same for all of them: the answers are all there is to keep.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen

Answers = dict[str, str]
"""The name of each question that was answered, in order, with the answer; "" was left out."""


class Key(Frozen):
    """An answer of one key: what is pressed, what is shown beside it, what it stands for."""

    press: str
    shown: str
    stands_for: str


class Question(Frozen, kw_only=True):
    """One question.

    `name` is its name among the answers. With `keys` it is answered by one key, else by a line.
    `enter` is what Enter alone answers, said as `entered` where the answer itself does not read
    well; without it Enter leaves the question out. `check` gives how a line was understood, to
    be said back, or "", and raises UsageError where it was not. `under` is a line that stands
    above it, once for the questions in a row that share it. `long` lets the line be written in
    an editor. With `needed` it cannot be left out. `hint` stands beside the question. With
    `shared` the keys stand in the line above, once, and not beside each question. `kept` gives
    what is kept of a line, so that "yesterday" is still that day tomorrow.
    """

    name: str
    text: str
    keys: tuple[Key, ...] = ()
    enter: str = ""
    entered: str = ""
    check: Callable[[str], str] | None = None
    under: str = ""
    long: bool = False
    needed: bool = False
    hint: str = ""
    shared: bool = False
    kept: Callable[[str], str] | None = None

    def takes(self, answer: str) -> bool:
        """Whether that is an answer to it, as it would be kept."""
        if not answer:
            return not self.needed
        if self.keys:
            return any(key.stands_for == answer for key in self.keys)
        try:
            self.check(answer) if self.check else None
        except UsageError:
            return False
        return True


Script = Callable[[Answers], Question | None]
"""The next question, given the answers so far; None where there is no more to ask."""


class Back(Exception):
    """The question before is to be asked again."""


class Asking(Protocol):
    """Somebody who can be asked."""

    def ask(self, question: Question, earlier: str | None) -> str:
        """The answer; Back where the one before is to be put right. `earlier` is what was
        answered here before somebody went back."""


def walk(
    asking: Asking, script: Script, answers: Answers, keep: Callable[[Answers], None]
) -> Answers:
    """Ask what `script` tells until there is no more; all answers, `answers` among them.

    `keep` is given the answers each time that they change, so that nothing typed is lost
    where asking ends early.
    """
    found = dict(answers)
    earlier: Answers = {}
    while (question := script(found)) is not None:
        before = earlier.get(question.name)
        try:
            said = asking.ask(question, before)
        except Back:
            if found:
                name, answer = found.popitem()
                earlier[name] = answer
        else:
            earlier.pop(question.name, None)
            found[question.name] = question.kept(said) if question.kept and said else said
        keep(found)
    return found
