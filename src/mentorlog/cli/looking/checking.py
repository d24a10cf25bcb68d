"""What `mentorlog health` shows: one checkup, all of them, or the check over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.chosen import limits
from mentorlog.cli.handing import shared
from mentorlog.cli.looked_at import looked_at
from mentorlog.cli.looking.pictured import hand_out
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.health import Checkup
    from mentorlog.record import Record, Relationship
    from mentorlog.store import Reader
    from mentorlog.timeline import FollowUp


def one(
    session: Session, as_json: bool, full: bool, picture: str | None = None, force: bool = False
) -> bool:
    """One checkup; whether a sign is shown. As a `picture` it is made of what may be shared."""
    from mentorlog.health import examine

    chosen = limits(session)
    with session.reading() as reader:
        whole = looked_at(session, reader) if picture is None else session.record(reader)
        several = reader.several
        others = _others_to_erase(session, reader, whole) if several and picture is None else ()
    record = whole if picture is None else shared(whole)
    checkup = examine(record, session.today, chosen)
    talked = followed_up(record, checkup, chosen)
    if as_json:
        from mentorlog.render import data

        told = {"others_to_erase": [data.to_be_erased(one, day) for one, day in others]}
        session.print_json(data.checkup(checkup, talked) | told)
    else:
        from mentorlog.render.checkup import checkup_page

        with_ = f" --with {record.relationship.short}" if several else ""
        page = checkup_page(checkup, with_, full=full, talked=talked, to_erase=others)
        if picture is None:
            session.print(page)
        else:
            hand_out(session, page, whole, picture, force)
    return bool(checkup.shown)


def _others_to_erase(
    session: Session, reader: Reader, looked_at: Record
) -> Sequence[tuple[Relationship, date]]:
    """The others that were to be erased by now, with the day that was agreed; none where the
    one that is looked at was named."""
    if session.with_name is not None:
        return ()
    from mentorlog.due import to_erase
    from mentorlog.known import known_by

    found = [
        (record.relationship, to_erase(known_by(record, session.today), session.today))
        for record in reader.maybe_to_erase(session.today)
        if record.relationship.id != looked_at.relationship.id
    ]
    return [(one, day) for one, day in found if day is not None]


def followed_up(
    record: Record, checkup: Checkup, chosen: Mapping[str, Any]
) -> tuple[FollowUp, ...]:
    """What became of what was talked about; most records have nothing of the kind."""
    if not any(concern.sign for concern in record.concerns):
        return ()
    from mentorlog.timeline import follow_ups

    return follow_ups(record, checkup, chosen)


def since(session: Session, day: date, as_json: bool) -> bool:
    """What changed since a day; whether a sign is shown now. UsageError for one to come."""
    from mentorlog import timeline
    from mentorlog.days import short_day
    from mentorlog.render import data_over_time

    if day > session.today:
        said = f"--since: {short_day(day)} is still to come."
        raise UsageError(said, 'mentorlog health --since "3 months ago"')
    with session.reading() as reader:
        record = session.record(reader)
    changes = timeline.since(record, day, session.today, limits(session))
    if as_json:
        session.print_json(data_over_time.changes_data(changes))
    else:
        from mentorlog.render.over_time import changes_page

        session.print(changes_page(changes))
    return bool(changes.now.shown)


def history(session: Session, as_json: bool) -> None:
    """When each sign first showed, rose, eased and cleared."""
    from mentorlog import timeline
    from mentorlog.render import data_over_time

    with session.reading() as reader:
        record = session.record(reader)
    _refuse_long(session, record)
    turns = timeline.history(record, session.today, limits(session))
    if as_json:
        session.print_json([data_over_time.turn_data(turn) for turn in turns])
    else:
        from mentorlog.render.over_time import history_page

        session.print(history_page(record, turns, session.today))


def tried(session: Session, typed: list[str], as_json: bool) -> None:
    """How often the signs named would have spoken with other thresholds, and whether they ask
    today."""
    from mentorlog import timeline
    from mentorlog.render import data_over_time
    from mentorlog.thresholds import changed, not_default

    usual = limits(session)
    given = dict(_threshold(text) for text in typed)
    other = changed(given)
    with session.reading() as reader:
        record = session.record(reader)
    _refuse_long(session, record)
    for slug in other:
        chosen = {**usual, slug: other[slug]}
        before, after = timeline.spoken(record, session.today, slug, usual, chosen)
        asks = _asks(record, session.today, slug, usual, chosen)
        if as_json:
            told = {"as_it_is": data_over_time.spoken_data(before, asks[0])}
            tells = {"as_tried": data_over_time.spoken_data(after, asks[1])}
            session.print_json({"sign": slug, "tried": given, **told, **tells})
        else:
            from mentorlog.render.over_time import tried_page

            said = not_default({slug: other[slug]})
            session.print(tried_page(slug, before, after, said, asks))


def _asks(record: Record, today: date, slug: str, *limits: Mapping[str, Any]) -> tuple[bool, ...]:
    """Whether a sign asks on that day, with each of the limits."""
    from mentorlog.health import examine
    from mentorlog.sign import Ask

    findings = (examine(record, today, chosen).findings for chosen in limits)
    return tuple(
        any(one.sign.slug == slug and isinstance(one.verdict, Ask) for one in found)
        for found in findings
    )


def _refuse_long(session: Session, record: Record) -> None:
    """UsageError where every day of a lifetime would have to be looked at, which is a slip."""
    from mentorlog.timeline import MOST_DAYS, gone_through

    span = gone_through(record, session.today)
    if span is None or (span[1] - span[0]).days <= MOST_DAYS:
        return
    from mentorlog.days import short_day

    who = record.relationship.short
    raise UsageError(
        f"Every day is looked at, and {short_day(span[0])}, on which {who} began, to "
        f"{short_day(span[1])} is more than 20 years. Is one of the two days a slip?",
        f"mentorlog agree --started DAY --with {who}",
    )


def _threshold(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not value.strip():
        raise UsageError(
            f"--try {text!r} does not say which threshold is to be what.",
            "mentorlog health --try cancelling.watch=3",
        )
    figures = value.strip().isascii() and value.strip().isdigit()
    return name.strip(), int(value[:9]) if figures else value.strip()
