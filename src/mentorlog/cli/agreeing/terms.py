"""What a relationship is and what two people agree: the flags that `start` and `agree` share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from mentorlog.cli.flagged import under
from mentorlog.cli.kinds import future_day, hours, minutes, name, number, rhythm, short, text, word
from mentorlog.frozen import Frozen
from mentorlog.record.words import AskedForBy, Form
from mentorlog.wording import plural

WHO = "Who, and what for"
WHAT = "What you agree"


def _who(option: Any) -> Any:
    return under(WHO, option)


def _what(option: Any) -> Any:
    return under(WHAT, option)


class Stated(Frozen, kw_only=True):
    """The flags themselves."""

    mentor: Annotated[
        str | None, _who(name("the mentor or coach; several names are fine", "--mentor"))
    ] = None
    mentee: Annotated[str | None, _who(name("the mentee or coachee", "--mentee"))] = None
    keeper: Annotated[
        str | None,
        _who(
            short(
                "who keeps this journal: mentor, mentee, facilitator, or a name",
                "--keeper",
                metavar="WHO",
            )
        ),
    ] = None
    form: Annotated[Form | None, _who(word("mentoring or coaching", "--form"))] = None
    purpose: Annotated[str | None, _who(text("what it is for", "--purpose"))] = None
    success: Annotated[
        str | None, _who(text("what it looks like when it went well", "--success"))
    ] = None
    asked_for_by: Annotated[AskedForBy | None, _who(word("who asked for it", "--asked-for-by"))] = (
        None
    )
    planned_end: Annotated[
        date | None, _who(future_day("the day it is to end", "--planned-end"))
    ] = None
    facilitator: Annotated[
        str | None, _who(name("who helps if it does not go well", "--facilitator"))
    ] = None

    rhythm: Annotated[str | None, _what(rhythm("how often you meet", "--rhythm"))] = None
    minutes: Annotated[int | None, _what(minutes("how long a session lasts", "--minutes"))] = None
    notice: Annotated[
        int | None, _what(hours("the notice for a change: 24h, 2 days", "--notice"))
    ] = None
    review_every: Annotated[
        str | None, _what(rhythm("how often you look at this agreement again", "--review-every"))
    ] = None
    mentor_expects: Annotated[
        str | None, _what(text("what the mentor expects", "--mentor-expects"))
    ] = None
    mentee_expects: Annotated[
        str | None, _what(text("what the mentee expects", "--mentee-expects"))
    ] = None
    boundaries: Annotated[str | None, _what(text("what is outside", "--boundaries"))] = None
    confidentiality: Annotated[
        str | None, _what(text("what stays between you", "--confidentiality"))
    ] = None
    contact: Annotated[str | None, _what(text("contact between sessions", "--contact"))] = None
    sessions: Annotated[
        int | None, _what(number("how many sessions are agreed", "--sessions", low=1))
    ] = None
    sponsor: Annotated[
        str | None, _what(text("who pays or asked for it, and hears what", "--sponsor"))
    ] = None
    if_not_working: Annotated[
        str | None,
        _what(text("what you do if it does not work for one of you", "--if-not-working")),
    ] = None


RELATIONSHIP = {
    "mentor": "the mentor is {}",
    "mentee": "the mentee is {}",
    "keeper": "the keeper is the {}",
    "form": "{}",
    "purpose": "purpose: {}",
    "success": "went well: {}",
    "asked_for_by": "asked for by {}",
    "planned_end": "it is to end on {}",
    "facilitator": "the facilitator is {}",
    "started_on": "it began on {}",
}
"""The fields of a relationship that can be said later, and how each is said back."""

WORDS = {
    "rhythm": "rhythm",
    "minutes": "length",
    "notice_hours": "notice",
    "review_every": "review",
    "mentor_expects": "the mentor expects",
    "mentee_expects": "the mentee expects",
    "boundaries": "boundaries",
    "confidentiality": "confidentiality",
    "contact": "contact",
    "sessions_agreed": "sessions",
    "sponsor": "sponsor",
    "if_not_working": "if it does not work",
}
"""The fields of an agreement, and what each is called in a list."""
FLAGS = {"notice_hours": "notice", "sessions_agreed": "sessions"}
"""The flags of those fields, where they are called otherwise."""


def relationship(flags: Stated) -> dict[str, Any]:
    """The fields of the relationship that were given."""
    return _given(flags, {name: name for name in RELATIONSHIP if name in flags.names})


def terms(flags: Stated) -> dict[str, Any]:
    """The fields of an agreement that were given."""
    return _given(flags, {name: FLAGS.get(name, name) for name in WORDS})


def _given(flags: Stated, names: dict[str, str]) -> dict[str, Any]:
    found = {field: getattr(flags, name) for field, name in names.items()}
    return {field: value for field, value in found.items() if value is not None}


def shown(name: str, value: Any) -> str:
    """One agreed thing in words: `every 2 weeks`, `60 minutes`."""
    if name in ("rhythm", "review_every"):
        from mentorlog.days import say_rhythm

        return say_rhythm(value)
    unit = {"minutes": "minute", "notice_hours": "hour"}.get(name)
    return plural(value, unit) if unit else str(value)
