"""The one filter between stored text and a terminal or a page.

What it takes out is in no text for a reader: sequences that a terminal obeys, characters that
nobody sees, and those that turn the direction of what follows. Letters keep their own direction,
right to left, too. Joiners stay inside the words and emoji that are written with them.
"""

from __future__ import annotations

import re
from functools import cache

_ORDINARY = "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2580-\u25fc]*"


def safe(text: str, lines: bool = False) -> str:
    """`text` without anything that moves a cursor, hides, or turns the reading direction.

    Line breaks become spaces, or stay (as `\\n`) where `lines` is true; a tab becomes a space;
    a lone surrogate becomes U+FFFD. Joiners stay where emoji and scripts need them; of marks
    that are piled on one letter the first eight stay.
    """
    if ordinary(text):
        return text
    if "\n" in text and ordinary(text.replace("\n", "")):
        return text if lines else text.replace("\n", " ")
    from mentorlog.render.filtering import filtered

    return filtered(text, lines)


def ordinary(text: str) -> bool:
    """Whether there are only letters and signs of European scripts in it that stand alone, each
    in a cell of its own."""
    return (text.isascii() and text.isprintable()) or _pattern().fullmatch(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_ORDINARY)
