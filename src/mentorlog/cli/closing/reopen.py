"""`mentorlog reopen`: brings a closed relationship back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON
from mentorlog.errors import NotFound, UsageError
from mentorlog.record import Record, closed_on, closing, considered

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader

commands = Commands()


@commands.command("reopen", example="mentorlog reopen\nmentorlog reopen --with Sarah")
def reopen(ctx: Ctx, as_json: Annotated[bool, JSON] = False) -> None:
    """Bring a closed relationship back: it can be written to again, and is looked at again.

    Nothing is needed where one is closed. What was said of the ending is kept.
    """
    from mentorlog.cli.closing.notes import not_erased
    from mentorlog.cli.naming import both
    from mentorlog.store.verbs.closing import take_back

    session = ctx.obj
    with session.writing() as writer:
        record = _closed(session, writer)
        ending = considered(record)
        assert ending is not None
        back = take_back(writer, ending)
    session.notes += not_erased(back)
    session.saved(
        f"Saved: {both(record.relationship)} are open again. What was said of the ending is "
        "kept, and what ended with it has stayed so.",
        back,
        as_json,
    )
    if not as_json:
        with_ = f" --with {record.relationship.short}"
        session.out(f"A good beginning is to look at the goals: mentorlog goal list{with_}")


def _closed(session: Session, reader: Reader) -> Record:
    """The closed relationship that is meant: the one of `--with`, else the one there is."""
    everyone = reader.relationships()
    closed = [one for one in everyone if reader.closed(one)]
    if session.wanted is None and len(closed) == 1:
        return reader.record(closed[0].id)
    if session.wanted is None and not closed and everyone:
        raise NotFound("Nothing here is closed.", "mentorlog list")
    if session.wanted is None and len(closed) > 1:
        from mentorlog.cli.naming import several

        raise several(closed, None, session)
    record = session.record(reader)
    if closed_on(record) is None:
        with_ = f" --with {record.relationship.short}"
        if closing(record) is None:
            raise UsageError("It is not closed.", f"mentorlog show{with_}")
        raise UsageError(
            "It is not closed; an ending is planned, which --go-on takes back.",
            f"mentorlog close --go-on{with_}",
        )
    return record
