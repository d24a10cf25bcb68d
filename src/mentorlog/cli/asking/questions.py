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


IN_FORCE = "(as in force)"
"""What is kept in the place of an answer that leaves what is in force as it is."""


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
    """The question before is to be asked again; what was `typed` is to be offered on return."""

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed


class Stopped(KeyboardInterrupt):
    """Somebody stops in a line: what was `typed` of it, None where that is not known."""

    def __init__(self, typed: str | None) -> None:
        super().__init__()
        self.typed = typed


class Asking(Protocol):
    """Somebody who can be asked."""

    def ask(self, question: Question, earlier: str | None) -> str:
        """The answer; Back where the one before is to be put right. `earlier` is what was
        answered here before somebody went back."""


Keep = Callable[[Answers, Answers], None]
"""Given the answers, and what was typed and is to be offered where it is asked for again."""


def walk(
    asking: Asking, script: Script, answers: Answers, keep: Keep, earlier: Answers | None = None
) -> Answers:
    """Ask what `script` tells until there is no more; all answers, `answers` among them.

    `keep` is called each time that they change, so that nothing typed is lost where asking
    ends early. `earlier` is what was typed before and is no answer yet.
    """
    found, behind = dict(answers), dict(earlier or {})
    while (question := script(found)) is not None:
        before = behind.get(question.name)
        if before is not None and before == question.enter:  # Enter says it without
            del behind[question.name]
            keep(found, behind)
        try:
            said = asking.ask(question, before if _offers(question, before) else None)
        except Back as back:
            _note(behind, question, back.typed)
            if found:
                name, answer = found.popitem()
                behind[name] = answer
        except Stopped as stopped:
            if stopped.typed:
                _note(behind, question, stopped.typed)
                keep(found, behind)
            raise
        else:
            behind.pop(question.name, None)
            found[question.name] = question.kept(said) if question.kept and said else said
        keep(found, behind)
    return found


def _offers(question: Question, before: str | None) -> bool:
    """Whether that is to be offered: it fits, or it is a line, be it half a one, and stands in
    the way of nothing else."""
    return bool(before) and (question.takes(before or "") or not (question.keys or question.enter))


def _note(behind: Answers, question: Question, typed: str | None) -> None:
    if typed:
        behind[question.name] = typed


class Resuming:
    """Somebody who has answered some of it already: the rest is asked of `asking`.

    What is `known` and fits is taken without a word, save for what `tell` is given of it.
    """

    def __init__(
        self, asking: Asking, known: Answers, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self.asking = asking
        self.tell = tell
        self.known = dict(known)
        self.asked = False

    def ask(self, question: Question, earlier: str | None) -> str:
        """The answer that is known and still fits, else the one that is given now."""
        said = self.known.pop(question.name, None)
        if said == IN_FORCE:
            return question.enter
        if said is not None and question.takes(said):
            if said and question.check:
                self.tell(f"{question.text}  {question.check(said)}")
            return said
        self.asked = True
        return self.asking.ask(question, earlier)
