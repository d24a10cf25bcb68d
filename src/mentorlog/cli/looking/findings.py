"""What people do with a finding of `mentorlog health`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.chosen import limits
from mentorlog.cli.looking.sign import named
from mentorlog.store.verbs import findings
from mentorlog.wording import addressed

if TYPE_CHECKING:
    from mentorlog.cli.session import Session


def talk(
    session: Session,
    name: str,
    said: str | None,
    agreed: str | None,
    look_again: date | None,
    private: bool,
    as_json: bool,
) -> None:
    """Note that a finding was talked about; the next checkups say what became of one that is
    shown."""
    from mentorlog.health import examine

    sign, chosen = named(session, name), limits(session)
    words = session.need(said, "--said", "What was said about it?")
    if said is None and agreed is None:
        agreed = _agreed(session)
    with session.writing() as writer:
        record = session.open_record(writer)
        concern, _ = findings.talk_about(
            writer,
            record,
            sign.slug,
            sign.factor,
            session.today,
            words,
            agreed=agreed,
            look_again=look_again,
            private=private,
        )
    shown = examine(record, session.today, chosen).shown
    then = (
        "From now on, mentorlog health says what becomes of it."
        if any(finding.sign is sign for finding in shown)
        else "The check does not show it today, so nothing is compared later; "
        f"{concern.short} stays among the concerns (mentorlog concern list)."
    )
    talked = addressed(record.relationship, "you talked about")
    session.saved(f"Saved {concern.short}: {talked} {sign.slug}. {then}", concern, as_json)


def _agreed(session: Session) -> str | None:
    """What somebody types who was asked for what was said; None where nothing was agreed."""
    line = session.answer("What was agreed on? (Enter: nothing yet)")
    if not line:
        return None
    session.unkept["--agreed"] = line
    return line


def set_aside(
    session: Session, name: str, until: date | None, reason: str | None, as_json: bool
) -> None:
    """Let a sign rest until a day, or for good; the checkup goes on saying that it does."""
    sign = named(session, name)
    with session.writing() as writer:
        record = session.open_record(writer)
        new = findings.set_aside(writer, record, sign.slug, session.today, until, reason)
    again = to_type(session, f"mentorlog health --take-up {sign.slug}")
    back = "until then" if until else f"until you take it up again: {again}"
    session.saved(f"Saved: {sign.slug} is set aside {back}.", new, as_json)


def take_up(session: Session, name: str, as_json: bool) -> None:
    """Look at a sign again."""
    sign = named(session, name)
    with session.writing() as writer:
        record = session.open_record(writer)
        ended = findings.take_up(writer, record, sign.slug, session.today)
    session.saved(f"Saved: {sign.slug} is looked at again.", ended, as_json)
