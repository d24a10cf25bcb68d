"""Finding words in a record, and what belongs to a goal.

Words are looked for as people remember them: all of them, in any order, each as the beginning
of a word, without regard to case and accents.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from unicodedata import category, combining, normalize

from mentorlog.frozen import Frozen
from mentorlog.record import Action, ActionReport, Entry, Goal, Meeting, Record

UNREAD = {"id", "mentor", "mentee", "facilitator"}
AROUND = 40  # characters of a text on either side of what was found in it
MOST = 3  # places that an excerpt shows


class _Folds(dict[int, str]):
    """Each character as words are compared; filled as characters come."""

    def __missing__(self, code: int) -> str:
        self[code] = folds = _folded(chr(code))
        return folds


_FOLDS = _Folds()


def _folded(character: str) -> str:
    """Letters and digits without case and accents; a space for what stands between words."""
    parts = normalize("NFKD", normalize("NFKD", character.casefold()).casefold())
    kept = [c for c in parts if not combining(c)]
    if parts and not kept:
        return ""
    return "".join(c if c.isalnum() or category(c)[0] == "M" else " " for c in kept)


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    found = text.translate(_FOLDS).split()
    return [word for word in found if word.isalnum() or any(map(str.isalnum, word))]


class Passage(Frozen):
    """A text of an entry, and the key under which it stands."""

    key: str
    text: str


_KEYS: dict[type[Entry], tuple[str, ...]] = {}


def keys_of(cls: type[Entry]) -> tuple[str, ...]:
    """The fields of a class that hold a person's words."""
    if cls not in _KEYS:
        _KEYS[cls] = tuple(_worded(cls))
    return _KEYS[cls]


def _worded(cls: type[Entry]) -> Iterator[str]:
    kinds: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        kinds |= getattr(base, "__annotations__", {})
    yield from (n for n in cls.names if n not in UNREAD and kinds[n].startswith("Text"))


def passages(entry: Entry) -> Iterator[Passage]:
    """The texts of an entry that words are looked for in."""
    for key in keys_of(type(entry)):
        text = getattr(entry, key)
        if text:
            yield Passage(key, text)
    if isinstance(entry, Meeting):
        for question, answer in (entry.answers or {}).items():
            yield Passage("answers", said(question, answer))


def said(question: str, answer: str) -> str:
    """A question of one's own and what was answered, as one text."""
    return f"{question} {answer}"


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether a text has, for each of the folded words, one that begins so."""
    there = f" {' '.join(words_of(text))}"
    return bool(words) and all(f" {word}" in there for word in words)


def holding(
    record: Record, words: Sequence[str], among: Container[tuple[str, str]] | None = None
) -> frozenset[Entry]:
    """The entries in which all the folded words stand; none where there are no words. `among`
    has the type and the id of all that can have them, where that is known; all of those are to
    be in the record."""
    return frozenset(
        entry
        for entry in record.read()
        if (among is None or (entry.type, entry.id) in among)
        and holds("\n".join(one.text for one in passages(entry)), words)
    )


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where, in a text, the words stand that begin with one of the folded `words`."""
    return [(start, end) for start, end, _ in _places(text, words)]


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The same, with each word as it is folded."""
    origin = [at for at, c in enumerate(text) for _ in _FOLDS[ord(c)]]
    for word in re.finditer(r"\S+", text.translate(_FOLDS)):
        if word[0].startswith(tuple(words)):
            end = origin[word.end() - 1] + 1
            while end < len(text) and not _FOLDS[ord(text[end])]:
                end += 1  # an accent that is a character of its own
            yield origin[word.start()], end, word[0]


def excerpt(text: str, words: Sequence[str]) -> str:
    """The text around the first places where the words stand, on one line, the rest left out."""
    text = " ".join(text.split())
    first: dict[str, tuple[int, int]] = {}
    for start, end, folded in _places(text, words):
        for word in words:
            if folded.startswith(word):
                first.setdefault(word, (start, end))
    said, last = "", 0
    for start, end in sorted(set(first.values()))[:MOST]:
        begin, stop = _begin(text, start - AROUND), _end(text, end + AROUND)
        if begin > last:
            said += " … " if last else "… "
        said += text[max(begin, last) : max(stop, last)]
        last = max(stop, last)
    return said + (" …" if last < len(text) else "")


def _begin(text: str, at: int) -> int:
    """The beginning of a word at `at` or after it."""
    return 0 if at <= 0 else text.find(" ", at) + 1


def _end(text: str, at: int) -> int:
    """The end of a word at `at` or before it."""
    return len(text) if at >= len(text) else text.rfind(" ", 0, at)


def about_goal(record: Record, goal: Goal) -> frozenset[Entry]:
    """What belongs to a goal: itself, its changes, reviews and milestones, the meetings that
    name it, the actions tied to it and what was said of them."""
    actions = {action.id for action in record.actions if action.goal == goal.id}

    def belongs(entry: Entry) -> bool:
        if isinstance(entry, Goal):
            return entry.id == goal.id
        if isinstance(entry, Action):
            return entry.id in actions
        if isinstance(entry, ActionReport):
            return entry.action in actions
        if isinstance(entry, Meeting):
            return goal.id in (entry.goals or ())
        return getattr(entry, "goal", None) == goal.id

    return frozenset(entry for entry in record.entries() if belongs(entry))
