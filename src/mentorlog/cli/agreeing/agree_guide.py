"""What two people agree on, one question of the guidance after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from mentorlog.cli.agreeing import terms as t
from mentorlog.cli.asking import guided
from mentorlog.cli.asking.questions import IN_FORCE, Answers, Question, Script
from mentorlog.record import Agreement, Record
from mentorlog.render.agreed import COACHING, asked, label
from mentorlog.render.safe import safe
from mentorlog.wording import addressed

if TYPE_CHECKING:
    from mentorlog.cli.kinds import Kind
    from mentorlog.cli.session import Session

ORDER = (
    *("purpose", "success", "rhythm", "minutes", "sessions_agreed", "notice_hours", "contact"),
    *("mentor_expects", "mentee_expects", "boundaries", "confidentiality", "sponsor"),
    *("if_not_working", "review_every"),
)
TEXTS = {
    "if_not_working": "What you do if it does not work for one of you",
    "review_every": "How often will you ask yourselves that?",
}
"""The words for what its name on the page does not ask."""
GONE = ("", "-")
SPOKEN = ("rhythm", "review_every", "minutes", "notice_hours")
"""What is read into a figure, and said back."""
REVIEWED = "Did the two of you look at it together just now?"


def script(
    session: Session, record: Record, now: Agreement | None, known: frozenset[str]
) -> Script:
    """What is asked, save the fields that are `known`; Enter keeps what is in force."""
    fields = [
        _field(session, record, now, name)
        for name in ORDER
        if name not in known and (record.coaching or name not in COACHING)
    ]
    last = [_reviewed(record)] if now is not None and "reviewed" not in known else []
    hidden = "private" in known or (now is not None and now.private)
    last += [] if hidden else [guided.PRIVATE]
    return guided.in_turn([*fields, *last])


def _reviewed(record: Record) -> Question:
    text = addressed(record.relationship, REVIEWED)
    return Question(name="reviewed", text=text, keys=guided.YES_OR_NO, enter="no")


def _field(session: Session, record: Record, now: Agreement | None, name: str) -> Question:
    before = _shown(record, now, name)
    text = TEXTS.get(name)
    return Question(
        name=name,
        text=addressed(record.relationship, text) if text else label(record, name),
        under=asked(record, name),
        enter=before,
        entered=safe(before),
        check=lambda typed: _understood(session, name, typed, before),
        long=name not in SPOKEN and name != "sessions_agreed",
    )


def _understood(session: Session, name: str, typed: str, before: str) -> str:
    if typed in GONE or typed == before:
        return ""
    value = _kind(name).read(session, typed)
    return t.shown(name, value) if name in SPOKEN else ""


def _value(record: Record, now: Agreement | None, name: str) -> Any:
    if name in t.RELATIONSHIP:
        return getattr(record.relationship, name)
    return getattr(now, name) if now else None


def _shown(record: Record, now: Agreement | None, name: str) -> str:
    value = _value(record, now, name)
    return "" if value is None else t.shown(name, value)


@cache
def _kinds() -> dict[str, Any]:
    return get_type_hints(t.Stated, include_extras=True)


def _kind(name: str) -> Kind:
    """How the flag of that field reads what is typed."""
    kind: Kind = _kinds()[t.FLAGS.get(name, name)].__metadata__[0].click_type
    return kind


def stated(fields: dict[str, Any]) -> Answers:
    """What flags say of what is asked, as it would have been answered."""
    return {name: t.shown(name, value) for name, value in fields.items() if name in ORDER}


def fixed(record: Record, now: Agreement | None) -> Callable[[Session, Answers], Answers]:
    """The answers as they are kept: one that leaves what is in force says that, and no more,
    so that it stays true where something else is agreed on meanwhile."""

    def fix(_session: Session, answers: Answers) -> Answers:
        return {
            name: IN_FORCE if name in ORDER and said == _shown(record, now, name) else said
            for name, said in answers.items()
        }

    return fix


def changed(
    session: Session, record: Record, now: Agreement | None, answers: Answers
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of the relationship and of the agreement that are other than before; None for
    one that was taken away."""
    stated: dict[str, Any] = {}
    terms: dict[str, Any] = {}
    for name, typed in answers.items():
        before = _shown(record, now, name) if name in ORDER else typed
        if typed == before or (typed in GONE and not before):
            continue
        value = None if typed in GONE else _kind(name).read(session, typed)
        if value != _value(record, now, name):
            (stated if name in t.RELATIONSHIP else terms)[name] = value
    return stated, terms
