"""`mentorlog keepsake`: a page of what was reached together, for both to keep."""

from __future__ import annotations

from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import refuse_force
from mentorlog.cli.handing import ending_stays, form_of, hand_out, hand_out_data, shared
from mentorlog.cli.kinds import JSON, flag, short
from mentorlog.record import Record, closed_on, closing

commands = Commands()

EXAMPLE = """\
mentorlog keepsake
mentorlog keepsake --out keepsake.html       (to look at, to print, to give)
mentorlog keepsake --with-feedback --markdown
"""


@commands.command("keepsake", example=EXAMPLE)
def keepsake(
    ctx: Ctx,
    markdown: Annotated[bool, flag("as Markdown", "--markdown")] = False,
    html: Annotated[bool, flag("as a page for a browser, or to print", "--html")] = False,
    out: Annotated[
        str | None,
        short("to a new file; .html, .md, .txt or .json says which", "--out", metavar="FILE"),
    ] = None,
    with_feedback: Annotated[
        bool, flag("also the words of feedback that are not private", "--with-feedback")
    ] = False,
    force: Annotated[bool, flag("write over that file", "--force")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """A page to keep: goals, milestones, sessions, promises kept, words of thanks.

    Nothing is needed. Nothing private is on it, nor any sign, concern or session that did not
    take place. It can be made at any time; the words of thanks come with `mentorlog close`.
    """
    from mentorlog.keepsake import keepsake as made
    from mentorlog.known import known_by
    from mentorlog.render import keepsake as render

    session = ctx.obj
    refuse_force(session, out, force)
    form = form_of(session, markdown=markdown, html=html, as_json=as_json, out=out)
    with session.reading() as reader:
        whole = session.record(reader)
        several = reader.several
    record = shared(whole)
    closed = closed_on(known_by(whole, session.today))
    kept = made(record, session.today, with_feedback=with_feedback, closed=closed)
    with_ = f" --with {record.relationship.short}" if several else ""
    if form == "json":
        hand_out_data(session, render.data(kept), out, force)
    else:
        hand_out(session, render.document(kept), form, out, force)
    session.say(*_ending_stays(whole, with_))
    if form == "page" and out is None:
        command = f"mentorlog keepsake --out keepsake.html{with_}"
        session.say("", "As a page to look at, print or give:", f"  {command}")


def _ending_stays(whole: Record, with_: str) -> list[str]:
    """That the ending is not on the page, and what lets it in; nothing where it is."""
    ending = closing(whole)
    if ending is None or not ending.private:
        return ending_stays(whole)
    return [
        "The ending is private and stays out, with its words of thanks. To have them on the page:",
        f"  mentorlog close --no-private{with_}",
    ]
