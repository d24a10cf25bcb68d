"""How a question looks at a terminal: its words, its choices, and what Enter answers.

In plain words there is no mark and no bracket: "h for held, c for called off. Enter for held".
"""

from __future__ import annotations

import sys

from mentorlog.cli.asking.questions import Key, Question
from mentorlog.cli.folding import columns
from mentorlog.render import aloud
from mentorlog.render.safe import safe
from mentorlog.render.width import cut, widest, width, wrapped

MARK = ">"
AGAIN = f"  {MARK} "
EDITOR = "e opens the editor"
LEAST = 20
LEAST_TYPED = 8
MOST_SAID = 50
MOST_ANSWERED = 14
BETWEEN = " · "
WHOLE = "\N{NO-BREAK SPACE}"
UNSAID = "-"
ANOTHER = "Another one"


class Shown:
    """What stands on the terminal of a question, `plain` for who has it read aloud."""

    def __init__(self, plain: bool) -> None:
        self.plain = plain
        self.again = "Again: " if plain else AGAIN
        self.below = "" if plain else "    "
        self.left_out = "left out" if plain else UNSAID

    def heading(self, question: Question) -> list[str]:
        """What stands above the questions that share it."""
        if self.plain:
            choices = [_spoken(question)] if question.shared else []
            return [aloud.sentence(" ".join([aloud.title(safe(question.under)), *choices]))]
        parts = [safe(question.under), *([_choices(question)] if question.shared else [])]
        line = "  ".join(parts)
        room = columns(sys.stderr)
        return [line] if width(line) <= room else _folded(parts, "", room, room)

    def keyed(self, question: Question) -> str:
        """The line at which a key is pressed."""
        if self.plain:
            choices = "" if question.shared else _spoken(question)
            enter = _answer(question) if question.enter else ""
            return _said(question.text, choices, question.hint, _enter(enter))
        choices = _marked(question) if question.shared else _choices(question)
        return _prompt(question, question.hint, choices)

    def typed(self, question: Question) -> str:
        """The line at which words are typed."""
        entered = question.entered or question.enter
        hint = question.hint or (EDITOR if question.long else "")
        if self.plain:
            return _said(question.text, hint, _enter(entered))
        return _prompt(question, f"[{entered}]" if entered else "", hint)

    def none_such(self, question: Question) -> tuple[str, str]:
        """That a key is none of the question, and which there are."""
        if self.plain:
            return "That is none of the keys.", f"They are {_press(question)}."
        return "?", _press(question)

    def answer(self, question: Question) -> str:
        """What Enter has answered."""
        return _answer(question, self.left_out)


def _said(*parts: str) -> str:
    """The parts as sentences, and the colon at which an answer is typed."""
    whole = " ".join(aloud.sentence(aloud.plainly(part)) for part in parts if part) or ANOTHER
    line = f"{whole.removesuffix('.')}{'' if whole.endswith(('?', ':')) else ':'}"
    wide = max(columns(sys.stderr), LEAST) - LEAST_TYPED
    return "\n".join(wrapped(line, wide)) + " "


def _enter(answer: str) -> str:
    return f"Enter for {answer}" if answer else ""


def _spoken(question: Question) -> str:
    return aloud.choices((key.press, safe(key.shown)) for key in question.keys)


def _prompt(question: Question, *beside: str) -> str:
    """The question, what stands beside it, and its mark, in as many lines as it needs."""
    indent = "  " if question.under else ""
    parts = [safe(part) for part in (question.text, *beside) if part]
    wide = columns(sys.stderr)
    room = wide - len(f" {MARK} ") - _longest(question)
    line = f"{indent}{'  '.join(parts)}"
    if width(line) > room:
        line = "\n".join(_folded(parts, indent, room, wide if len(parts) > 1 else room))
    return f"{line} {MARK} " if parts else f"{indent}{MARK} "


def _longest(question: Question) -> int:
    """The room that the answer needs on the line of the question."""
    shown = max((width(key.shown) for key in question.keys), default=LEAST_TYPED)
    return min(shown, MOST_ANSWERED)


def _folded(parts: list[str], indent: str, room: int, wide: int) -> list[str]:
    """The question, and what stands beside it, below it; a line ends after a whole choice."""
    first, *others = parts
    lines = wrapped(first, max(wide, LEAST), indent, f"{indent}  ")
    if width(f"{lines[-1]}  {'  '.join(others)}") <= room:
        return [*lines[:-1], "  ".join([lines[-1], *others])]
    for other in others:
        choices = other.split(BETWEEN)
        whole = [choice.replace(" ", WHOLE) for choice in choices] if choices[1:] else choices
        longest = widest(whole) + len(" ·") if choices[1:] else 0
        below = f"{indent}  "
        most = max(room, LEAST, longest + len(below))
        lines += wrapped(f"{WHOLE}· ".join(whole), most, below, below)
    return [line.replace(WHOLE, " ") for line in lines]


def _choices(question: Question) -> str:
    """ "d done · s some · n not yet", what Enter answers in brackets."""
    said = [
        f"[{_choice(key)}]" if key.stands_for == question.enter else _choice(key)
        for key in question.keys
    ]
    return BETWEEN.join(said)


def _choice(key: Key) -> str:
    return f"{key.press} {key.shown}".rstrip()


def _marked(question: Question) -> str:
    """What Enter answers, where the keys stand in the line above."""
    return f"[{_answer(question, UNSAID)}]" if question.enter else ""


def _press(question: Question) -> str:
    keys = ", ".join(key.press for key in question.keys)
    return f"{keys}{'' if question.needed and not question.enter else ', Enter'} or <"


def _answer(question: Question, unsaid: str = "") -> str:
    """What Enter answers, in the words of its key; `unsaid` where it leaves the question out."""
    enter = question.enter
    return next((key.shown for key in question.keys if key.stands_for == enter and enter), unsaid)


def one_line(text: str) -> str:
    """A text in one line, cut where it is long."""
    return cut(text, MOST_SAID)
