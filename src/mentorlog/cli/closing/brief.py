"""`mentorlog brief`: a page for somebody who was asked to help the two talk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from mentorlog.cli import handing
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import line, refuse_force
from mentorlog.cli.kinds import JSON, flag, past_day, short, side, word
from mentorlog.errors import UsageError
from mentorlog.record import PARTIES, Record
from mentorlog.record.words import Form

if TYPE_CHECKING:
    from mentorlog.brief import Brief
    from mentorlog.cli.session import Session

commands = Commands()

EXAMPLE = """\
mentorlog brief                          (exactly what would leave)
mentorlog brief --agreed-by both         (both agreed to its being shared)
mentorlog brief --out brief.html
mentorlog brief --since 2026-03-01 --form coaching
"""
TO = short("whom it is for; the facilitator without it", "--to", metavar="NAME")


@commands.command("brief", example=EXAMPLE)
def brief(
    ctx: Ctx,
    since: Annotated[date | None, past_day("what happened from this day on", "--since")] = None,
    form: Annotated[
        Form | None, word("in the words of it; coaching: with the contract", "--form")
    ] = None,
    to: Annotated[str | None, TO] = None,
    markdown: Annotated[bool, flag("as Markdown", "--markdown")] = False,
    html: Annotated[bool, flag("as a page for a browser, or to print", "--html")] = False,
    out: Annotated[
        str | None,
        short("to a new file; .html, .md, .txt or .json says which", "--out", metavar="FILE"),
    ] = None,
    force: Annotated[bool, flag("write over that file", "--force")] = False,
    agreed_by: Annotated[
        str | None, side("note who agreed to its being shared; or both", "--agreed-by")
    ] = None,
    on: Annotated[
        date | None, past_day("with --agreed-by: the day of it; today without it", "--on")
    ] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """A page for a facilitator: dated facts, what was agreed, what worries, what was tried.

    Nothing is needed. On the terminal it shows exactly what would leave. Nothing private is in
    it, nor any sign, nor the reasons for which a session did not take place; and it says whether
    both agreed to its being shared.
    """
    session = ctx.obj
    told = handing.form_of(session, markdown=markdown, html=html, as_json=as_json, out=out)
    if agreed_by is not None:
        if since or form or to or out or force or told in ("markdown", "html"):
            raise UsageError(
                "--agreed-by only notes who agreed; it goes with --on alone.",
                "mentorlog brief --agreed-by both",
            )
        _agree(session, agreed_by, on, as_json)
        return
    _refuse_unsaid(session, since, on, out, force)
    found, whole, several = _made(session, since, form)
    if told == "json":
        from mentorlog.render.brief.data import data

        handing.hand_out_data(session, data(found), out, force)
        return
    from mentorlog.render.brief import document

    handing.hand_out(session, document(found, to), told, out, force)
    with_ = f" --with {whole.relationship.short}" if several else ""
    _talk(session, whole, found, told == "page" and out is None, to, with_)


def _refuse_unsaid(
    session: Session, since: date | None, on: date | None, out: str | None, force: bool
) -> None:
    """UsageError where a flag says nothing of what is on the page or of where it goes."""
    refuse_force(session, out, force)
    if on is not None:
        raise UsageError(
            "--on goes with --agreed-by; --since is the day from which on it looks back.",
            f"mentorlog brief --since {on}",
        )
    if since is not None and since > session.today:
        from mentorlog.days import short_day

        raise UsageError(
            f"Nothing can be on record from {short_day(since)} on, a day still to come.",
            "mentorlog brief",
        )


def _made(session: Session, since: date | None, form: Form | None) -> tuple[Brief, Record, bool]:
    """The brief, the whole record, and whether there is another."""
    from mentorlog.brief import brief as made
    from mentorlog.exchange.leaving import let_go_unsaid, looked_together

    with session.reading() as reader:
        whole = session.record(reader)
        several = reader.several
    left = handing.shared(whole)
    together = looked_together(whole)
    found = made(
        left.but(closings=(*left.closings, *together)),
        session.today,
        since=since,
        form=form,
        unsaid=let_go_unsaid(whole),
    )
    return found, whole, several


def _talk(
    session: Session, whole: Record, found: Brief, preview: bool, to: str | None, with_: str
) -> None:
    """What is left out, who still has to be asked, and how it leaves."""
    from mentorlog.exchange.leaving import left_out
    from mentorlog.wording import quoted, the_two

    if preview:
        session.say("", "This is exactly what leaves; nothing has left yet.")
    session.say(f"Private things left out: {left_out(whole)}.", *handing.ending_stays(whole))
    if found.agreed is not None and found.agreed.confidentiality:
        words = quoted(found.agreed.confidentiality)
        agreed = f"On confidentiality {the_two(whole)} agreed: {words}."
        session.say(f"{agreed} Does this page keep to it?")
    if not found.consented:
        there = dict(found.consent)
        missing = [party for party in PARTIES if party not in there]
        who = "both" if len(missing) == len(PARTIES) else missing[0]
        names = " and ".join(found.record.name(party) for party in missing)
        session.say(
            f"That {names} agreed to its being shared is not on record. Once it is said:",
            f"  mentorlog brief --agreed-by {who}{with_}",
        )
    elif found.later:
        session.say(
            "Some of it was recorded after they agreed. Once both have seen it and agree:",
            f"  mentorlog brief --agreed-by both{with_}",
        )
    if preview:
        named = ["--to", to] if to is not None else []
        command = line(["mentorlog", "brief", *named, "--out", "brief.html"])
        session.say("As a page to give:", f"  {command}{with_}")


def _agree(session: Session, agreed_by: str, on: date | None, as_json: bool) -> None:
    """Write down who agreed."""
    from mentorlog.brief import CONSENT_FOR
    from mentorlog.cli import sides
    from mentorlog.days import short_day
    from mentorlog.store.verbs.consenting import agree_to

    day = on or session.today
    if day > session.today:
        raise UsageError(
            f"Nobody can have agreed on {short_day(day)}, a day still to come.",
            "mentorlog brief --agreed-by both",
        )
    with session.writing() as writer:
        record = session.record(writer)
        parties = sides.parties(record, "--agreed-by", [agreed_by])
        if not parties:
            raise UsageError(
                "--agreed-by names who agreed: mentor, mentee or both.",
                "mentorlog brief --agreed-by both",
            )
        saved = agree_to(writer, record, parties, day, CONSENT_FOR)
    names = " and ".join(record.name(party) for party in parties)
    said = f"{names} agreed to the brief being shared, on {short_day(day)}"
    ids = ", ".join(one.short for one in saved)
    session.saved(f"Saved {ids}: {said}." if ids else f"Noted before: {said}.", saved, as_json)
