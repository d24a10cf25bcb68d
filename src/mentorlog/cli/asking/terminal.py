"""Questions at a terminal: one key or one line each, on standard error or the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlog.cli.asking.keys import BACK, ENTER
from mentorlog.cli.asking.pressing import as_word
from mentorlog.cli.asking.questions import Back, Key, Question
from mentorlog.cli.asking.shown import Shown, one_line
from mentorlog.cli.folding import columns
from mentorlog.errors import UsageError
from mentorlog.render.safe import safe
from mentorlog.render.width import width

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.drafts import Draft

EDIT = "e"
NONE = "-"
NEEDED = "  This one is needed."
BOTH = "Keep what you wrote before?"
KEEP = (Key("a", "add this to it", "add"), Key("i", "this instead of it", "instead"))
SURE = Question(
    name="sure",
    text="Drop what you typed, for good?",
    keys=(Key("y", "yes, drop it", "yes"), Key("n", "no, go on with it", "no")),
    enter="no",
)
HOW = "Enter skips most, < goes back, Ctrl-C stops and keeps the answers."


class Screen:
    """Whoever sits at the terminal."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.typing = session.typing
        self.shown = Shown(session.plain)
        self.about = ""  # what a text that is written in the editor is kept as
        self._under = ""
        self._blank = False  # whether the line above is empty

    def begin(self, about: str) -> None:
        """One line on what the questions are about, and on how they are answered."""
        self.session.say(f"{about}. {HOW}", "")
        self._blank = True

    def ask(self, question: Question, earlier: str | None) -> str:
        """The answer that is given; "" where the question is left out. Back, KeyboardInterrupt."""
        if question.under and question.under != self._under:
            self.session.say(*([] if self._blank else [""]), *self.shown.heading(question))
        self._under = question.under
        self._blank = False
        if earlier:
            question = _with_earlier(question, earlier)
        return self._pressed(question) if question.keys else self._typed(question)

    # One key.

    def _pressed(self, question: Question) -> str:
        prompt = self.shown.keyed(question)
        while True:
            keys = self.typing.keys(prompt)
            answer = self._answered(question, keys)
            if answer is not None:
                return answer
            none, there = self.shown.none_such(question)
            if width(f"{prompt.rpartition(chr(10))[2]}{none} {there}") > columns(sys.stderr):
                self._echo(none)
                self._echo(f"{self.shown.below}{there}")
            else:
                self._echo(f"{none} {there}")
            prompt = self.shown.again
            if ENTER not in keys:  # a word that is typed slowly: nothing of it is a key
                more = self.typing.rest(prompt)
                answer = self._named(question, [*keys, *more]) if ENTER in more else None
                if answer is not None:
                    return answer
                self.typing.put_back(more if len(more) == 1 else [])
                prompt = ""

    def _answered(self, question: Question, keys: Sequence[str]) -> str | None:
        """What these keys answer, alone or as a word; None where they answer nothing. Back."""
        presses = {key.press for key in question.keys} | (set() if question.needed else {NONE})
        if as_word(keys, presses) is not None:
            return self._named(question, keys)
        pressed, *rest = keys
        key = _pressed(question, pressed)
        if pressed == BACK:
            answer, shown = BACK, "(back)"
        elif pressed == NONE and not question.needed:
            answer, shown = "", self.shown.left_out
        elif pressed == ENTER and (question.enter or not question.needed):
            answer, shown = question.enter, self.shown.answer(question)
        elif key is not None:
            answer, shown = key.stands_for, key.shown or key.press
        else:
            return None
        self._echo(shown)
        self.typing.put_back(rest)
        if pressed != ENTER:
            self.typing.taken()
        if pressed == BACK:
            raise Back
        return answer

    def _named(self, question: Question, keys: Sequence[str]) -> str | None:
        """What a word stands for that was typed out; None where that is none, or several."""
        key = _meant(question.keys, "".join(key for key in keys if key != ENTER))
        if key is None:
            return None
        self._echo(key.shown or key.press)
        self.typing.taken()
        return key.stands_for

    def _echo(self, text: str) -> None:
        sys.stderr.write(f"{safe(text)}\n")
        sys.stderr.flush()

    # One line.

    def _typed(self, question: Question) -> str:
        if question.long and (kept := self._draft(question).read()):
            question = question.but(enter=kept, entered=one_line(kept))
        prompt = self.shown.typed(question)
        while True:
            typed = self.typing.line(prompt, self.shown.again, question.long)
            if typed == BACK:
                raise Back
            prompt = self.shown.again
            if typed == NONE:
                if not question.needed:
                    return ""
                self.session.say(NEEDED)
                continue
            if question.long and typed.casefold() == EDIT:
                from mentorlog.cli.asking.writing import from_editor

                edited = from_editor(self.session, self._draft(question), question.enter)
                if edited is None:
                    continue
                typed = edited
                question = question.but(enter="")
            elif question.long and question.enter and typed:
                both = self._both(question, typed)
                if both is None:
                    continue
                typed = both
            said = typed or question.enter
            if not said and question.needed:
                self.session.say(NEEDED)
            elif self._taken(question, said, typed != ""):
                if question.long:
                    self._draft(question).discard()
                return said

    def _taken(self, question: Question, said: str, typed: bool) -> bool:
        """Whether an answer can be taken; what was typed is said back as it was understood."""
        try:
            self.session.text(said) if said and said != NONE else None
            understood = question.check(said) if said and question.check else ""
        except UsageError as error:
            self.session.say(f"    {error.sentence}{_instead(error)}")
            return False
        if understood and typed:
            self.session.say(f"    {understood}")
        return True

    def _both(self, question: Question, typed: str) -> str | None:
        """A line that was typed where there is a text already: after it, or in its place; None
        for neither."""
        try:
            how = self._pressed(question.but(text=BOTH, keys=KEEP, needed=True, enter="", hint=""))
        except Back:
            return None
        return f"{question.enter}\n{typed}" if how == KEEP[0].stands_for else typed

    def _draft(self, question: Question) -> Draft:
        from mentorlog.cli.asking.writing import draft_of

        return draft_of(self.session, self.about, question)


def _pressed(question: Question, pressed: str) -> Key | None:
    return next((key for key in question.keys if key.press == pressed.casefold()), None)


def _meant(keys: Sequence[Key], word: str) -> Key | None:
    """The key that a word stands for which was typed out, where it is one alone."""
    begun = word.strip().casefold()
    found = [
        key
        for key in keys
        if begun and any(f" {begun}" in f" {n}".casefold() for n in (key.shown, key.stands_for))
    ]
    return found[0] if len(found) == 1 else None


def _with_earlier(question: Question, earlier: str) -> Question:
    """The question with what was answered before as what Enter answers."""
    if earlier == question.enter:
        return question
    try:
        said = question.check(earlier) if question.check else ""
    except UsageError:
        said = ""
    return question.but(enter=earlier, entered=one_line(said or earlier))


def _instead(error: UsageError) -> str:
    """What could be typed instead, where the error says so in a word or two."""
    return f" Type {error.try_}?" if error.try_ and " " not in error.try_ else ""
