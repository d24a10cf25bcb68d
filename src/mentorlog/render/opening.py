"""The questions for a first session, and how their answers are written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from mentorlog.guidance import Question

OPENED = (
    ("purpose", '--purpose "..."'),
    ("success", '--success "..."'),
    ("rhythm", '--rhythm "every 2 weeks"'),
    ("time", "--minutes 60"),
    ("contract", "--sessions 8"),
    ("sponsor", '--sponsor "..."'),
    ("notice", "--notice 24h"),
    ("expectations", '--mentor-expects "..." --mentee-expects "..."'),
    ("boundaries", '--boundaries "..."'),
    ("confidentiality", '--confidentiality "..."'),
    ("third-person", "--facilitator NAME"),
    ("how-to-end", "--planned-end DAY"),
)


class Line(Frozen):
    """One thing to talk about: its short id or a mark, the words that count, what is said of
    it, and commands to type."""

    mark: str
    words: str
    more: str = ""
    type: tuple[str, ...] = ()


def opened(
    asked: tuple[Question, ...], with_: str = "", *, most: int | None = None, write: bool = True
) -> Iterator[Line]:
    """The opening questions, `most` of them, and with `write` the commands that keep their
    answers and where the other questions are."""
    chosen = asked[:most]
    yield from (Line("?", " ".join(one.text.split())) for one in chosen)
    if not write:
        return
    if len(asked) > len(chosen):
        more = f"And {len(asked) - len(chosen)} more to choose from:"
        yield Line("", more, "", ("mentorlog guide opening",))
    commands = tuple(to_record(chosen, with_))
    if commands:
        yield Line("", "To write the answers down, as far as you have them:", "", commands)


def to_record(asked: tuple[Question, ...], with_: str = "") -> Iterator[str]:
    """The commands with which the answers to opening questions are written down."""
    keys = {question.key for question in asked}
    flags = " ".join(flag for key, flag in OPENED if key in keys)
    if flags:
        yield f"mentorlog agree {flags}{with_}"
    if "measure" in keys:
        yield f'mentorlog goal add "..." --measure "..." --by DAY{with_}'
