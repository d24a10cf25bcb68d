"""Questions at a terminal: one key or one line each, on standard error or the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlog.cli.folding import columns
from mentorlog.cli.keys import BACK, ENTER, read_key, read_line
from mentorlog.cli.questions import Back, Key, Question
from mentorlog.errors import UsageError
from mentorlog.render.safe import safe

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

MARK = ">"
EDIT = "e"
HOW = "Enter leaves a question out, < goes back, Ctrl-C stops and keeps what you typed."


class Screen:
    """Whoever sits at the terminal."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._under = ""

    def ask(self, question: Question, earlier: str | None) -> str:
        """The answer that is given; "" where the question is left out. Back, KeyboardInterrupt."""
        if question.under and question.under != self._under:
            self.session.say("", question.under)
        self._under = question.under
        if earlier:
            question = question.but(enter=earlier, entered=_one_line(earlier))
        return self._pressed(question) if question.keys else self._typed(question)

    # One key.

    def _pressed(self, question: Question) -> str:
        self._show(question, _choices(question))
        while True:
            pressed = read_key()
            if pressed == BACK:
                self._echo("(back)")
                raise Back
            if pressed == ENTER and (question.enter or not question.needed):
                self._echo(_shown(question.keys, question.enter))
                return question.enter
            for key in question.keys:
                if key.press == pressed.casefold():
                    self._echo(key.shown)
                    return key.stands_for
            self._echo(f"? {_press(question)}", again=True)

    def _echo(self, text: str, again: bool = False) -> None:
        sys.stderr.write(safe(text) + (f"\n  {MARK} " if again else "\n"))
        sys.stderr.flush()

    # One line.

    def _typed(self, question: Question) -> str:
        entered = question.entered or question.enter
        hint = f" [{entered}]" if entered else ""
        prompt = self._prompt(question, f"{hint} {EDIT}: editor" if question.long else hint)
        while True:
            said = read_line(prompt)
            if said == BACK:
                raise Back
            if question.long and said.casefold() == EDIT:
                said = self._edited(question)
            said = said or question.enter
            if not said and question.needed:
                self.session.say("  This one is needed.")
            elif self._taken(question, said):
                return said
            prompt = f"  {MARK} "

    def _taken(self, question: Question, said: str) -> bool:
        """Whether an answer can be taken; it is said back as it was understood."""
        try:
            self.session.text(said) if said and said != "-" else None
            understood = question.check(said) if said and question.check else ""
        except UsageError as error:
            self.session.say(f"  {error.sentence}")
            return False
        if understood:
            self.session.say(f"    {understood}")
        return True

    def _edited(self, question: Question) -> str:
        from mentorlog.cli.editor import written

        return written(self.session, question.enter) or ""

    # What is shown.

    def _show(self, question: Question, choices: str) -> None:
        sys.stderr.write(self._prompt(question, f"  {choices}" if choices else ""))
        sys.stderr.flush()

    def _prompt(self, question: Question, more: str) -> str:
        """The question and its mark, in as many lines as the terminal needs."""
        from textwrap import fill

        indent = "  " if question.under else ""
        text = safe(f"{question.text}{more}")
        width = max(columns(sys.stderr) - 3, 20)
        shown = fill(
            text, width, initial_indent=indent, subsequent_indent=f"{indent}  ",
            break_on_hyphens=False,
        )  # fmt: skip
        return f"{shown} {MARK} "


def _choices(question: Question) -> str:
    """ "d done · s some · n not yet", what Enter answers in brackets."""
    said = [
        f"[{key.press} {key.shown}]"
        if key.stands_for == question.enter
        else f"{key.press} {key.shown}"
        for key in question.keys
    ]
    return " · ".join(said)


def _press(question: Question) -> str:
    keys = ", ".join(key.press for key in question.keys)
    return f"{keys}{'' if question.needed and not question.enter else ', Enter'} or <"


def _shown(keys: Sequence[Key], answer: str) -> str:
    return next((key.shown for key in keys if key.stands_for == answer and answer), "-")


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
