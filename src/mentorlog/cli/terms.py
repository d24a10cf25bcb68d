"""The options for what two people agree, shared by `start` and `agree`."""

from __future__ import annotations

from typing import Annotated, Any

from mentorlog.cli.kinds import hours, minutes, number, rhythm, text

Rhythm = Annotated[str | None, rhythm("how often you meet", "--rhythm")]
Minutes = Annotated[int | None, minutes("how long a session lasts", "--minutes")]
Notice = Annotated[int | None, hours("the notice for a change: 24h, 2 days", "--notice")]
ReviewEvery = Annotated[
    str | None, rhythm("how often you look at this agreement again", "--review-every")
]
MentorExpects = Annotated[str | None, text("what the mentor expects", "--mentor-expects")]
MenteeExpects = Annotated[str | None, text("what the mentee expects", "--mentee-expects")]
Boundaries = Annotated[str | None, text("what is outside", "--boundaries")]
Confidentiality = Annotated[str | None, text("what stays between you", "--confidentiality")]
Contact = Annotated[str | None, text("contact between sessions", "--contact")]
Sessions = Annotated[int | None, number("how many sessions are agreed", "--sessions", low=1)]
Sponsor = Annotated[str | None, text("who pays or asked for it, and hears what", "--sponsor")]
IfNotWorking = Annotated[
    str | None, text("what you do if it does not work for one of you", "--if-not-working")
]

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


def stated(**values: Any) -> dict[str, Any]:
    """Those of the values that were given."""
    return {name: value for name, value in values.items() if value is not None}


def shown(name: str, value: Any) -> str:
    """One agreed thing in words: `every 2 weeks`, `60 minutes`."""
    if name in ("rhythm", "review_every"):
        from mentorlog.days import say_rhythm

        return say_rhythm(value)
    unit = {"minutes": " minutes", "notice_hours": " hours"}.get(name, "")
    return f"{value}{unit}"
