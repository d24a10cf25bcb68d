"""Sentences on a terminal, folded at its width."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

from mentorlog.render.safe import safe

LEAST = 20
UNKNOWN = 80
COMMAND = ("  Try: ", "  mentorlog ")
HANGING = "  "
# A command to type inside a sentence; the first words of an error are none.
WITHIN = r"(?<=: )(?<!^mentorlog: )mentorlog .*$|\(mentorlog [^()]*\)"
TIED = "\0"  # stands for a space at which no line is broken; no text holds one


def columns(stream: TextIO | None) -> int:
    """How wide the terminal is: COLUMNS, else what it says itself, else 80."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdigit() and int(stated):
        return int(stated)
    try:
        return os.get_terminal_size(stream.fileno()).columns or UNKNOWN if stream else UNKNOWN
    except (OSError, ValueError):
        return UNKNOWN


def write(stream: TextIO | None, lines: Iterable[str], plain: bool = False) -> None:
    """Write lines to a stream, if there is one, folded where it is a narrow terminal; what was
    stored is safe to show then. A line break in one of them was in a stored text, and makes no
    line. `plain` is for who has them read aloud."""
    if stream is not None and plain:
        from mentorlog.render.aloud import ASCII, plainly

        legible = (stream.encoding or "utf-8").lower().startswith("utf")
        for line in lines:
            said = plainly(line) if legible else plainly(line).translate(ASCII)
            stream.write(folded(said, stream, "") + "\n")
    elif stream is not None:
        for line in lines:
            stream.write(folded(safe(line), stream) + "\n")


def prompt(stream: TextIO, question: str, plain: bool) -> None:
    """Write a question, and leave room behind it for what is typed."""
    if plain:
        from mentorlog.render import aloud

        question = aloud.asked(aloud.plainly(question))
    else:
        question = safe(question)
    stream.write(f"{folded(question, stream)} ")
    stream.flush()


def folded(line: str, stream: TextIO, hanging: str = HANGING) -> str:
    """The line as that stream shows it: on a terminal that is narrower, several lines, broken
    between words; elsewhere, and where it is a command to type, as it is."""
    typed = (line if hanging else f"  {line}").startswith(COMMAND)
    if len(line) * 2 < LEAST or typed or not stream.isatty():
        return line
    from mentorlog.render.width import width, wrapped

    def whole(line: str) -> str:  # a path that is longer takes what room there is
        return line if width(line) <= wide else line.lstrip()

    wide = max(columns(stream), LEAST)
    if width(line) <= wide:
        return line
    import re

    indent = line[: len(line) - len(line.lstrip())]
    room = wide - len(f"{indent}{hanging}")

    def tied(found: re.Match[str]) -> str:
        return found[0].replace(" ", TIED) if width(found[0]) <= room else found[0]

    said = wrapped(re.sub(WITHIN, tied, line.strip()), wide, indent, f"{indent}{hanging}")
    return "\n".join(map(whole, said)).replace(TIED, " ")
