"""What is typed where one key is asked for: a key, or a line that came in one piece.

A question of one key never takes more than its own: the keys that arrive together belong to one
line where they end with Enter, or hold a space, and one of them is no key of the question. Such
a line is taken where it begins the word of one choice alone, and dropped else. All others are
keys in turn, for this question and the next ones. An Enter right after a key that was taken is
that key's, and answers nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from time import monotonic

from mentorlog.cli.asking.keys import BACK, ENTER, one_by_one, read_keys, read_line, show

TOGETHER_SECONDS = 0.02
SETTLED_SECONDS = 0.6


def as_word(keys: Sequence[str], presses: Collection[str]) -> str | None:
    """The line that these keys make at a question with those `presses`; None where each of
    them is a key of its own."""
    letters = [key for key in keys if key != ENTER]
    together = len(letters) > 1 and (ENTER in keys or " " in letters)
    if not together or keys[0] == BACK or all(k.casefold() in presses for k in letters):
        return None
    return "".join(letters)


class Typing:
    """The keys of one run: those that were typed ahead of their question, and when the last one
    was taken."""

    def __init__(self) -> None:
        self._ahead: list[str] = []
        self._taken: float | None = None

    def keys(self, prompt: str) -> list[str]:
        """The keys at `prompt`: one, and those that came with it, up to Enter."""
        keys = self._first()
        if keys:
            if ENTER not in keys:
                return keys + read_keys(prompt, TOGETHER_SECONDS, TOGETHER_SECONDS)
            show(prompt)
            return keys
        keys = read_keys(prompt, None, TOGETHER_SECONDS)
        if self._settling() and keys == [ENTER]:
            keys = read_keys("", None, TOGETHER_SECONDS)
        return keys

    def line(self, prompt: str, again: str, long: bool = False) -> str:
        """The line that is typed at `prompt`, or at `again` after an Enter that was a key's."""
        keys = self._first()
        begun = "".join(key for key in keys if key != ENTER)
        if ENTER in keys:
            show(f"{prompt}{begun}\n")
            return begun.strip()
        typed = read_line(prompt, begun, long)
        if self._settling() and not typed and not begun:
            typed = read_line(again, "", long)
        return typed

    def rest(self, prompt: str) -> list[str]:
        """What else comes at `prompt` after a key that is none, until Enter or a pause."""
        return read_keys(prompt, SETTLED_SECONDS, SETTLED_SECONDS)

    def put_back(self, keys: Sequence[str]) -> None:
        """Keep keys for the next question."""
        self._ahead = [*keys, *self._ahead]

    def taken(self) -> None:
        """A key has answered its question: an Enter right after it is no other answer."""
        self._taken = monotonic()
        if self._ahead[:1] == [ENTER]:
            del self._ahead[0]
            self._taken = None

    def _first(self) -> list[str]:
        """The keys that were typed ahead, up to Enter; they are ahead no longer."""
        ahead = self._ahead
        end = ahead.index(ENTER) + 1 if ENTER in ahead else len(ahead)
        self._ahead = ahead[end:]
        return ahead[:end]

    def _settling(self) -> bool:
        """Whether an Enter now is that of the key before; there is one for each."""
        taken, self._taken = self._taken, None
        return one_by_one() and taken is not None and monotonic() - taken < SETTLED_SECONDS
