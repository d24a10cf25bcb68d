"""What the questions about a session are asked of, and small things that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.questions import Answers, Key
from mentorlog.cli.meeting import days
from mentorlog.cli.meeting.flags import Flags
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.observed import planned
from mentorlog.record import Meeting, Record
from mentorlog.render import width
from mentorlog.wording import whom

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

ASKED = (
    *("happened", "when", "length", "actions", "goals", "topics", "useful", "present"),
    *("new-actions", "notes", "next"),
)
"""The words of `meet.ask` in the settings, in the order in which they are asked."""
SHOWN = 38  # characters of a text of somebody's own that stands in a question
UNKNOWN = "unknown"


class Chosen(Frozen):
    """What the settings say of the questions: the ones asked, and one's own beside them."""

    ask: tuple[str, ...] = ASKED
    own: tuple[str, ...] = ()


def chosen(table: Mapping[str, Any]) -> Chosen:
    """What the table `meet` of the settings says; UsageError for what it cannot say."""
    for name in table:
        if name not in ("ask", "own_questions"):
            raise UsageError(
                f"The settings have meet.{name}; mentorlog knows meet.ask and meet.own_questions."
            )
    ask = _texts(table, "ask", ASKED)
    for word in ask:
        if word not in ASKED:
            raise UsageError(f"The settings have {word!r} in meet.ask; it can hold {_all()}.")
    own = _texts(table, "own_questions", ())
    for text in own:
        if "=" in text or not text.strip():
            raise UsageError(f"meet.own_questions: {text!r} is no question (without a =).")
    return Chosen(tuple(ask), tuple(" ".join(text.split()) for text in dict.fromkeys(own)))


def _texts(table: Mapping[str, Any], name: str, default: tuple[str, ...]) -> tuple[str, ...]:
    found = table.get(name, default)
    if isinstance(found, (list, tuple)) and all(isinstance(text, str) for text in found):
        return tuple(found)
    raise UsageError(f"The settings are to have a list of texts as meet.{name}.")


def _all() -> str:
    return ", ".join(ASKED)


class About(Frozen):
    """What the questions are about: the record as it is, and what was given with the call.

    Of the session (the run) only its day is looked at, and it keeps what is noted of a day.
    """

    session: Session
    record: Record
    chosen: Chosen
    given: Flags

    @property
    def today(self) -> date:
        """The day on which it is asked."""
        return self.session.today


class Occasion(Frozen):
    """The session that the answers tell of: its day and time, and the booking, if it is one."""

    on: date
    at: str | None
    there: Meeting | None


def occasion(about: About, answers: Answers) -> Occasion:
    """The session that was meant with the answer `when`; today's where it says none."""
    from mentorlog.days import read_moment

    typed = answers.get("when") or about.today.isoformat()
    there = None if about.given.again else days.named(about.record, typed)
    if there is not None:
        return Occasion(there.on or about.today, there.at, there)
    try:
        on, at = read_moment(typed, about.today)
    except UsageError:
        return Occasion(about.today, None, None)
    if about.given.again:
        return Occasion(on, at, None)
    there = next(iter(days.planned_then(about.record, on, at)), None)
    return Occasion(on, at or (there.at if there else None), there)


def planned_minutes(about: About, of: Occasion) -> int | None:
    """How long that session was to be, where that is known."""
    draft = Meeting(id="", relationship="", outcome="held", on=of.on)
    return planned(about.record, of.there or draft)


def side_keys(
    record: Record, both: str = "", outside: str = "", unknown: str = ""
) -> tuple[Key, ...]:
    """A key for each side, the keeper's own first, and for what else is named."""
    names = [whom(record, party) for party in record.parties]
    keys = [
        Key(letter, cut(name, 24), party)
        for letter, name, party in zip(_letters(names), names, record.parties, strict=True)
    ]
    more = (("b", both, "both"), ("o", outside, "outside"), ("?", unknown, UNKNOWN))
    return (*keys, *(Key(press, shown, means) for press, shown, means in more if shown))


def _letters(names: Sequence[str]) -> list[str]:
    """The first letter of each name; 1 and 2 where one of them is none or is taken."""
    letters = [name[:1].casefold() for name in names]
    free = [letter for letter in letters if "a" <= letter <= "z" and letter not in "bo"]
    return letters if len(set(free)) == len(names) else [str(n + 1) for n in range(len(names))]


def cut(text: str, most: int = SHOWN) -> str:
    """A text in one line, cut where it is long."""
    return width.cut(text, most)


def in_rows(texts: Sequence[str]) -> list[str]:
    """Texts that stand one above the other, each as wide as the widest."""
    return [width.padded(text, width.widest(texts)) for text in texts]
