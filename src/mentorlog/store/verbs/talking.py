"""What was said, or is to be: feedback, topics, worries with what was tried about them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import Concern, Feedback, Keeper, Party, Record, Step, Topic

if TYPE_CHECKING:
    from mentorlog.record.words import About, Response
    from mentorlog.store import Writer


def give_feedback(
    writer: Writer,
    record: Record,
    from_: Party,
    on: date,
    *,
    text: str | None = None,
    about: About | None = None,
    question: str | None = None,
    asked_on: date | None = None,
    private: bool = False,
) -> Feedback:
    """What one side said; without `text`, that it was asked."""
    return writer.add(
        Feedback(
            id="",
            relationship=record.relationship.id,
            on=on,
            from_=from_,
            about=about,
            asked_on=asked_on,
            question=question,
            text=text,
            private=private,
        )
    )


def bring_topic(
    writer: Writer,
    record: Record,
    text: str,
    by: Keeper | None,
    on: date,
    *,
    private: bool = False,
) -> Topic:
    """What somebody wants to raise in the next session."""
    return writer.add(
        Topic(
            id="",
            relationship=record.relationship.id,
            text=text,
            by=by,
            on=on,
            private=private,
        )
    )


def discuss_topic(writer: Writer, topic: Topic, on: date) -> Topic:
    """That a topic was talked about; UsageError where it was before."""
    if topic.discussed_on is not None:
        raise UsageError(
            f"{topic.short} was talked about on {short_day(topic.discussed_on)} already.",
            "mentorlog prepare",
        )
    return writer.change(topic, discussed_on=on)


def answer_feedback(
    writer: Writer, asked: Feedback, on: date, text: str, *, private: bool = False
) -> Feedback:
    """The answer to what was asked, given on a day; UsageError where there is one already. One
    that is private stays so."""
    if asked.text is not None:
        raise UsageError(
            f"{asked.short} has its answer already, from {short_day(asked.on)}.",
            "mentorlog feedback",
        )
    return writer.change(
        asked,
        on=on,
        asked_on=asked.asked_on or asked.on,
        text=text,
        private=private or asked.private,
    )


def raise_concern(
    writer: Writer,
    record: Record,
    by: Keeper,
    on: date,
    text: str,
    *,
    factor: str | None = None,
    sign: str | None = None,
    agreed: str | None = None,
    private: bool = False,
) -> Concern:
    """A worry; `factor` and `sign` are slugs of the guidance."""
    return writer.add(
        Concern(
            id="",
            relationship=record.relationship.id,
            on=on,
            by=by,
            text=text,
            factor=factor,
            sign=sign,
            agreed=agreed,
            private=private,
        )
    )


def take_step(
    writer: Writer,
    concern: Concern,
    by: Keeper,
    on: date,
    text: str,
    *,
    response: Response | None = None,
    check_on: date | None = None,
    private: bool = False,
) -> Step:
    """What was tried about a concern, and how it was taken; UsageError once it is resolved."""
    _still_open(concern)
    return writer.add(
        Step(
            id="",
            concern=concern.id,
            on=on,
            by=by,
            text=text,
            response=response,
            check_on=check_on,
            private=private,
        )
    )


def resolve_concern(
    writer: Writer, concern: Concern, on: date, resolution: str, *, private: bool = False
) -> Concern:
    """That a concern is settled, and how; UsageError where it was before. One that is private
    stays so."""
    _still_open(concern)
    return writer.change(
        concern, resolved_on=on, resolution=resolution, private=private or concern.private
    )


def _still_open(concern: Concern) -> None:
    if concern.resolved_on is not None:
        raise UsageError(
            f"{concern.short} was resolved on {short_day(concern.resolved_on)} already.",
            f"mentorlog edit {concern.short} --no-resolved",
        )
