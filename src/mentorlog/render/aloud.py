"""Words for who has them read aloud: no marks, no bullets, no columns; a fact a line.

A mark becomes the word that it stands for, where the words beside it do not say it. Blanks that
make columns become "label: value", and what is a sentence ends like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mentorlog.render.safe import safe

MARKS: dict[str, tuple[str, ...]] = {
    "▲": ("worth a conversation",),
    "△": ("worth noticing",),
    "‖": ("resting", "break"),
} | dict.fromkeys("●○✕◇↷■◧□◔◌?…·–-$", ())
"""The word that each mark stands for, and others that say it, too; none where the words beside
it always do."""
ASCII = str.maketrans("●○✕◇↷■◧□◔‖▲△█░└…·–—“”‘’«»", "*ox->#%_@|#+#.`.---\"\"''<>")
"""What stands for marks and quotes where they cannot be written."""
ENDS = (".", "?", "!", ":", ";", "…", ".”", "?”", '."', '?"', "”.")
TYPED = r"(?:^|: |: \S+ )mentorlog [^()]*$"  # re keeps what it compiles, once it is asked for
COLUMNS = r"(?<=\S)\s{2,}(?=\S)"
REMARK = r"\s{2,}(?=\([^()]*\)$)"  # before what is said about a command, beside it
MORE = " […]"
CHOICES = r"\(((?:\w/)+\w)(?:, [^)]*)?\)"
LETTERS = {"y": "yes", "n": "no", "e": "encrypt", "d": "delete", "k": "keep"}


def sentence(text: str) -> str:
    """The text in single blanks, with a full stop; none after a command to type."""
    said = " ".join(text.split())
    if said.endswith(MORE):
        return f"{sentence(said.removesuffix(MORE))} And more."
    if not said or said.endswith(ENDS) or re.search(TYPED, said):
        return said
    return f"{said}."


def in_columns(text: str) -> list[str]:
    """What stands in columns, with several blanks between."""
    return re.split(COLUMNS, text.strip()) if "  " in text else [text.strip()]


def title(text: str) -> str:
    """What stands above others, which are read after it."""
    said = " ".join(text.split())
    return said if not said or said.endswith(ENDS) else f"{said}:"


def unmarked(text: str) -> str:
    """The text without a mark at its beginning, and with its word where nothing else says it."""
    mark, blank, rest = text.strip().removeprefix("└").partition(" ")
    if not blank or mark not in MARKS:
        return text.strip()
    words, rest = MARKS[mark], rest.strip()
    if not words or any(word in rest.casefold() for word in words):
        return rest
    return f"{words[0].capitalize()}: {rest}"


def begun(text: str) -> str:
    """The text as a sentence, with a capital letter where it begins with a word."""
    said = sentence(text)
    first = said.partition(" ")[0].rstrip(",;:.")
    word = first.isalpha() and first != "mentorlog"  # not an id, nor a command
    return said[0].upper() + said[1:] if word else said


def unquoted(text: str) -> str:
    """The text without the marks around what was found in it."""
    return text.replace("«", "").replace("»", "")


def led(lead: str, body: str) -> str:
    """What stands before words in columns of its own, and the words: "m5, Mon 2 Mar: held"."""
    first, *others = in_columns(lead)
    label = ", ".join(others if first in MARKS else filter(None, (first, *others)))
    apart = "" if not (label and body.strip()) else " " if label.endswith((":", ".")) else ": "
    said = f"{label}{apart}{body.strip()}"
    if not first:
        return sentence(said)
    return sentence(unmarked(f"{first} {said}" if first in MARKS else said))


def rowed(heads: Sequence[str], parts: Sequence[str]) -> str:
    """The row of a table, each part that is not empty after the head of its column."""
    pairs = zip(heads, parts, strict=True)
    return sentence("; ".join(f"{head}: {part}" for head, part in pairs if part))


def plainly(text: str) -> str:
    """A line that was made to be seen: not indented, without a bullet, "label: value" in the
    place of columns. A command to type stays as it is."""
    line = safe(text).strip()
    if line.startswith("mentorlog "):
        return re.sub(REMARK, " ", line)
    label, *others = in_columns(unmarked(line))
    if not others:
        return label
    joined = label.endswith((*ENDS, ",")) or others[0].startswith("(")
    return f"{label}{' ' if joined else ': '}{', '.join(others)}"


def lines(texts: Iterable[str]) -> Iterator[str]:
    """The lines without empty ones at both ends, or two of them in a row."""
    begun = gap = False
    for text in texts:
        if text:
            yield from ("",) if gap else ()
            yield text
            begun, gap = True, False
        else:
            gap = begun


def choices(pairs: Iterable[tuple[str, str]]) -> str:
    """Keys and what they stand for: "h for held, c for called off"."""
    return ", ".join(f"{press} for {shown}" if shown else press for press, shown in pairs)


def asked(question: str) -> str:
    """A question with its choices, as in "(Y/n, then Enter)", in words."""

    def said(found: re.Match[str]) -> str:
        pairs, usual = [], []
        for key in found[1].split("/"):
            shown = LETTERS.get(key.casefold(), "")
            pairs.append((key.casefold(), shown))
            if key.isupper() and shown:
                usual.append(("Enter", shown))
        return f"{choices([*pairs, *usual])}:"

    return re.sub(CHOICES, said, question)
