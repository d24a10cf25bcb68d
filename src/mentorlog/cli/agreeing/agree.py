"""`mentorlog agree`: what was agreed, said, said anew, looked at again; and who it is between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.agreeing import terms as t
from mentorlog.cli.agreeing.lists import none_yet
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import refuse_force, to_type
from mentorlog.cli.flagged import flagged, given, under
from mentorlog.cli.kinds import JSON, PRIVATE, flag, past_day, short, text
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Agreement, Entry, Record, Relationship, closed_on
from mentorlog.record.in_force import in_force
from mentorlog.render.width import padded
from mentorlog.store.verbs import agreeing
from mentorlog.wording import role, spoken

if TYPE_CHECKING:
    from mentorlog.store import Writer

commands = Commands()

PAGE = "A page for both"
MORE = (
    ("To go through it together", "mentorlog agree --guide"),
    ("A page for both to keep", "mentorlog agree --page"),
)

EXAMPLE = """\
mentorlog agree                                  (what is agreed now)
mentorlog agree --rhythm weekly --minutes 45 --on 2026-03-02
mentorlog agree --guide                          (question by question)
mentorlog agree --markdown > ours.md             (a page for both, to sign)
mentorlog agree --reviewed --note "still right for both of us"
mentorlog agree --keeper mentor --started 2026-01-12  (what start was told)
"""


class Flags(t.Stated, kw_only=True):
    """Everything that was typed after `mentorlog agree`."""

    started: Annotated[date | None, under(t.WHO, past_day("the day it began", "--started"))] = None
    on: Annotated[
        date | None, under(t.WHAT, past_day("the day of it; today where it is left out", "--on"))
    ] = None
    reviewed: Annotated[
        bool, under(t.WHAT, flag("you looked at it together again", "--reviewed"))
    ] = False
    note: Annotated[
        str | None, under(t.WHAT, text("what came of looking at it again", "--note"))
    ] = None
    guide: Annotated[
        bool, under(t.WHAT, flag("go through it question by question, on a terminal", "--guide"))
    ] = False
    page: Annotated[bool, under(PAGE, flag("print what is agreed, to sign", "--page"))] = False
    markdown: Annotated[bool, under(PAGE, flag("the same as Markdown", "--markdown"))] = False
    out: Annotated[
        str | None, under(PAGE, short("the same, to a new file", "--out", metavar="FILE"))
    ] = None
    force: Annotated[bool, under(PAGE, flag("write over that file", "--force"))] = False
    include_private: Annotated[
        bool, under(PAGE, flag("although it is marked private", "--include-private"))
    ] = False
    private: Annotated[bool, PRIVATE] = False
    as_json: Annotated[bool, JSON] = False


ORDER = (*(n for n in Flags.names if n not in t.RELATIONSHIP and n != "started"),)
ORDER += tuple(name for name in Flags.names if name not in ORDER)


@commands.command("agree", example=EXAMPLE)
@flagged(Flags, ORDER)
def agree(ctx: Ctx, flags: Flags) -> None:
    """Say what you agreed; what is not said anew is carried over. Who it is between and what
    for, as `start` was told, is put right here too.

    Nothing is needed: with no flag it shows what is agreed now. With --guide it asks, with
    the questions of the guidance; Enter keeps what is in force.
    """
    session = ctx.obj
    refuse_force(session, flags.out, flags.force)
    stated = t.relationship(flags)
    if flags.started is not None:
        stated["started_on"] = flags.started
    reviewed = flags.reviewed or flags.note is not None
    if flags.guide and not session.interactive:
        raise UsageError(
            "--guide needs somebody to answer. Without a terminal, each thing has its flag: "
            "--rhythm, --minutes and the others.",
            "mentorlog agree --help",
        )
    writes = bool(stated or t.terms(flags) or reviewed)
    if flags.private and not (t.terms(flags) or reviewed or flags.guide):
        raise UsageError(
            "--private goes with what is agreed, or with what came of looking at it again; edit "
            "makes what is there private.",
            "mentorlog edit ID --private",
        )
    if flags.page or flags.markdown or flags.out or flags.include_private:
        from mentorlog.cli.agreeing.agree_page import show_page

        show_page(session, flags, writes)
    elif flags.guide:
        guide(session, flags)
    elif writes:
        _record(session, flags, stated, t.terms(flags), reviewed)
    elif not _show(session, flags.on or session.today, flags.as_json):
        offer(session, flags, "Go through it now?")


def _record(
    session: Session, flags: Flags, stated: dict[str, Any], terms: dict[str, Any], reviewed: bool
) -> None:
    """Save what was said of the relationship and of the agreement, and say it back."""
    day = flags.on or session.today
    value: list[Entry] = []
    said: list[str] = []
    with session.writing() as writer:
        record = session.open_record(writer)
        if stated:
            value.append(_corrected(writer, record, stated))
            before, record = record, writer.record(record.relationship.id)
            told = "; ".join(_stated(record.relationship, stated))
            said += [f"Saved {value[-1].short}: {told}.", *_gone_along(session, before, record)]
        if terms:
            value.append(agreeing.agree(writer, record, day, terms, private=flags.private))
            told = "; ".join(_terms(record.relationship, terms))
            said.append(f"Saved {value[-1].short}: {told}.")
        if reviewed:
            changed, private = bool(terms), flags.private
            value.append(
                agreeing.review_agreement(
                    writer, record, day, changed=changed, note=flags.note, private=private
                )
            )
            said.append(f"Saved {value[-1].short}: the agreement was looked at again.")
    session.saved(said, value, flags.as_json)


def _gone_along(session: Session, before: Record, after: Record) -> list[str]:
    """The agreements whose day went with the day of the beginning."""
    days = {agreement.id: agreement.agreed_on for agreement in before.agreements}
    return [
        f"  {one.short}, agreed on the day it began, goes with it; if it is of another day: "
        + to_type(session, f"mentorlog edit {one.short} --agreed DAY")
        for one in after.agreements
        if one.agreed_on != days.get(one.id)
    ]


def _corrected(writer: Writer, record: Record, stated: dict[str, Any]) -> Entry:
    """The relationship with what is stated; the keeper may be named as a side is."""
    if "keeper" in stated:
        from mentorlog.cli import sides

        renamed = {key: stated[key] for key in ("mentor", "mentee", "facilitator") if key in stated}
        known = record.relationship.but(**renamed)
        stated["keeper"] = sides.keeper_of(known, "--keeper", stated["keeper"])
    return agreeing.correct_relationship(writer, record, stated)


def _stated(about: Relationship, stated: dict[str, Any]) -> list[str]:
    return [
        spoken(about, t.RELATIONSHIP[name]).format(_told(about, name, value))
        if value is not None
        else f"{name}: no longer"
        for name, value in stated.items()
    ]


def _told(about: Relationship, name: str, value: Any) -> Any:
    from mentorlog.days import short_day

    if name in ("keeper", "asked_for_by"):
        return role(about, value)
    return short_day(value) if isinstance(value, date) else value


def _terms(about: Relationship, terms: dict[str, Any]) -> list[str]:
    return [
        f"{spoken(about, t.WORDS[name])} {'no longer' if value is None else t.shown(name, value)}"
        for name, value in terms.items()
    ]


def guide(session: Session, flags: Flags) -> None:
    """Go through everything that can be agreed on, with somebody at the terminal."""
    from mentorlog.cli.agreeing import agree_guide
    from mentorlog.cli.asking import guided
    from mentorlog.cli.asking.begun import Begun
    from mentorlog.render import agreed

    day = flags.on or session.today
    with session.reading() as reader:
        record = session.open_record(reader)
    now = in_force(record, day)
    typed = t.relationship(flags), t.terms(flags)
    told = [name for name in ("reviewed", "private") if given(flags, name)]
    stated = agree_guide.stated(typed[0] | typed[1]) | dict.fromkeys(told, guided.YES.stands_for)
    script = agree_guide.script(session, record, now, frozenset(stated))
    fixed = agree_guide.fixed(record, now)
    begun = Begun(session, record, "mentorlog agree --guide", _about(flags), stated)
    with guided.asked(begun, script, fixed) as answers:
        stated, terms = agree_guide.changed(session, record, now, answers)
        stated, terms = typed[0] | stated, typed[1] | terms
        said = guided.values(answers)
        reviewed = flags.reviewed or flags.note is not None or said.get("reviewed") == "yes"
        flags = flags.but(private=flags.private or said.get("private", False))
        if not (stated or terms or reviewed):
            session.say("Nothing has changed.")
        else:
            _record(session, flags, stated, terms, reviewed)
    if not flags.as_json:
        with session.reading() as reader:
            record = session.record(reader)
        session.out("")
        now = in_force(record, day)
        session.print(agreed.page(agreed.sheet(record, now, session.today, day)))
        out = to_type(session, "mentorlog agree --out agreed.md")
        session.say("", f"The same as a file: {out}")


def _about(flags: Flags) -> tuple[str, ...]:
    """What was typed beside --guide that no question asks."""
    from mentorlog.cli.agreeing import agree_guide
    from mentorlog.cli.asking.begun import typed

    asked = {t.FLAGS.get(name, name) for name in agree_guide.ORDER}
    left = {"guide", "reviewed", "private", "as_json", *asked}
    return typed({name: getattr(flags, name) for name in flags.names if name not in left})


def offer(session: Session, flags: Flags, text: str) -> bool:
    """Whether somebody at the terminal wants to go through it now, and did."""
    from mentorlog.cli.asking import guided

    if not guided.now(session, text):
        return False
    guide(session, flags)
    return True


def _show(session: Session, day: date, as_json: bool) -> bool:
    """Whether all was said; not so where nothing is agreed yet and somebody could say it now."""
    with session.reading() as reader:
        record = session.record(reader)
    now = in_force(record, day)
    if as_json:
        reviews = list(record.agreement_reviews)
        about = record.relationship
        session.print_json({"relationship": about, "agreement": now, "reviews": reviews})
    elif now is None:
        example = to_type(session, 'mentorlog agree --rhythm "every 2 weeks"')
        session.out(none_yet(record, "Nothing is agreed yet.", example))
        return not session.interactive or closed_on(record) is not None
    else:
        session.out(*_lines(session, record, now))
        if session.interactive:
            told = (f"{about}: {to_type(session, command)}" for about, command in MORE)
            session.say("", *told)
    return True


def _lines(session: Session, record: Record, now: Agreement) -> list[str]:
    from mentorlog.days import say_day
    from mentorlog.render.safe import safe

    since = f"since {say_day(now.agreed_on, session.today)}" if now.agreed_on else "agreed"
    lines = [
        f"{record.relationship.mentor} and {record.relationship.mentee}, {since} ({now.short})"
    ]
    for name, label in t.WORDS.items():
        value = getattr(now, name)
        said = "not stated" if value is None else safe(t.shown(name, value))
        lines.append(f"  {padded(spoken(record.relationship, label), 20)} {said}")
    last = max((review.on for review in record.agreement_reviews), default=None)
    when = say_day(last, session.today) if last else "not yet"
    return [*lines, f"  {'looked at again':<20} {when}"]
