"""How much room words take on a terminal, and cutting, padding and wrapping them by it.

Room is counted in cells: a letter of Chinese takes two, an accent none. Nothing is ever cut
within a grapheme, which is a character with all that stands on it or is joined to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from mentorlog.render.safe import ordinary, safe

_WORDS = re.compile(r"(\s*)((?:\S|(?<=[0-9]) (?=%))+)", re.ASCII)
# Compiled when a text asks for them: that takes longer than most commands.
_INDIAN = "[\u0900-\u1cff\ua800-\uabff\U00011000-\U00011fff]"
_WIDE = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_CLOSING = "\u3001\u3002\u300d\u300f\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
JOINER = "\u200d"
_LEADING, _VOWELS, _TRAILING = range(0x1100, 0x1160), range(0x1160, 0x11A8), range(0x11A8, 0x1200)
_SYLLABLES = range(0xAC00, 0xD7A4)
_TONES, _FLAGS = range(0x1F3FB, 0x1F400), range(0x1F1E6, 0x1F200)


def width(text: str) -> int:
    """The cells that a text in one line takes. Vowels that stand beside their letter, as in the
    scripts of India, take one each, as most terminals have it; rich has them take none."""
    if text.isascii() or ordinary(text):
        return len(text)
    from unicodedata import category

    from rich.cells import cell_len

    beside = sum(category(c) == "Mc" for c in text) if re.search(_INDIAN, text) else 0
    return cell_len(text.replace("\0", " ")) + beside


def graphemes(text: str) -> Iterator[str]:
    """The characters of a text as people see them, each with what stands on it."""
    cluster = ""
    for character in text:
        if cluster and _goes_on(cluster, character):
            cluster += character
        else:
            yield from [cluster] if cluster else []
            cluster = character
    yield from [cluster] if cluster else []


def _goes_on(cluster: str, character: str) -> bool:
    """Whether it belongs to the grapheme before it."""
    if character.isascii():
        return False
    from unicodedata import category, combining

    code, last = ord(character), cluster[-1]
    if category(character)[0] == "M" or character in "\u200c\u200d" or code in _TONES:
        return True
    if code in _FLAGS:
        return sum(ord(one) in _FLAGS for one in cluster) == 1 and ord(last) in _FLAGS
    if last == JOINER:
        return True
    return (combining(last) == VIRAMA and category(character) == "Lo") or _syllable(ord(last), code)


VIRAMA = 9  # the combining class of what makes one letter of two in the scripts of India


def _syllable(last: int, code: int) -> bool:
    """Whether two parts of Korean writing make one syllable."""
    open_ = last in _SYLLABLES and (last - _SYLLABLES.start) % 28 == 0
    if code in _LEADING or code in _SYLLABLES:
        return last in _LEADING
    if code in _VOWELS:
        return last in _LEADING or last in _VOWELS or open_
    return code in _TRAILING and (last in _VOWELS or last in _TRAILING or last in _SYLLABLES)


def widest(texts: Iterable[str]) -> int:
    """The cells that the widest of them takes once it is `safe`; 0 of none."""
    return max((width(safe(text)) for text in texts), default=0)


def cut(text: str, most: int) -> str:
    """A text made `safe`, in one line of at most so many cells; a longer one ends in `…`."""
    line = " ".join(safe(text).split())
    if len(line) <= most and width(line) <= most:
        return line
    kept, taken = "", 1
    for one in graphemes(line):
        taken += width(one)
        if taken > most:
            break
        kept += one
    return f"{kept.rstrip()}…"


def padded(text: str, cells: int) -> str:
    """The text made `safe`, with blanks after it: it takes so many cells at least."""
    return (said := safe(text)) + " " * (cells - width(said))


def wrapped(text: str, cells: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, each of at most so many cells where its words allow it, the first
    after `first` and the others after `rest`. An address that is longer stays whole, so that it
    can be copied; on a page, whose lines are never wider, `styled` breaks it."""
    lines: list[str] = []
    line, taken, begun = first, width(first), False
    room = cells - max(width(first), width(rest))
    for gap, word in _words(text, room):
        more = width(gap) + width(word)
        if begun and taken + more > cells:
            lines.append(line)
            line, taken, begun = rest, width(rest), False
        line += gap + word if begun else word
        taken += more if begun else width(word)
        begun = True
    return [*lines, line]


def _words(text: str, room: int) -> Iterator[tuple[str, str]]:
    """The words of a text with the blanks before them; a word that is longer than a line and in
    a script without blanks, in pieces."""
    for gap, word in _WORDS.findall(text):
        if width(word) <= room or not unspaced(word):
            yield gap, word
        else:
            yield from zip(chain([gap], repeat("")), pieces(word), strict=False)


def unspaced(word: str) -> bool:
    """Whether there are characters of a script without blanks in it, around which a line ends."""
    return not word.isascii() and re.search(_WIDE, word) is not None


def pieces(word: str) -> Iterator[str]:
    """The parts of a word between which a line may end: around each character of a script without
    blanks, but before no mark that closes and after none that opens."""
    piece, last = "", ""
    for one in graphemes(word):
        if piece and _apart(last, one):
            yield piece
            piece = ""
        piece, last = piece + one, one
    yield from [piece] if piece else []


def _apart(last: str, one: str) -> bool:
    """Whether a line may end between two graphemes."""
    ends, begins = last in _CLOSING or unspaced(last), unspaced(one)
    return (ends or (begins and last.isalnum())) and (begins or one.isalnum())
