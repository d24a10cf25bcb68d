"""`mentorlog agree --page`, `--markdown` and `--out`: what is agreed, for both to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.files import spare
from mentorlog.cli.handing import by_name, handed
from mentorlog.errors import AFTER, UsageError
from mentorlog.record.in_force import in_force
from mentorlog.render import agreed
from mentorlog.wording import addressed

if TYPE_CHECKING:
    from mentorlog.cli.agreeing.agree import Flags
    from mentorlog.cli.session import Session


def show_page(session: Session, flags: Flags, writes: bool) -> None:
    """The page as it was asked for; UsageError where it goes with something else, or what is
    agreed is private and is not to be included."""
    if writes or flags.guide or flags.as_json:
        raise UsageError(
            "The page only shows what is agreed: --page, --markdown and --out go with --on alone.",
            "mentorlog agree --page",
        )
    if flags.page and (flags.markdown or flags.out):
        raise UsageError("Either --page, or --markdown or --out.", "mentorlog agree --markdown")
    spare(flags.out, session.journal_path, "mentorlog agree --out agreed.md")
    if flags.out:
        by_name(flags.out, "mentorlog agree --out agreed.md", (".md", ".markdown", "", ".txt"))
    day = flags.on or session.today
    with session.reading() as reader:
        record = session.record(reader)
    now = in_force(record, day)
    private = record.relationship.private or (now is not None and now.private)
    if private and not flags.include_private:
        raise UsageError(
            "What is agreed is marked private; --include-private puts it on the page.",
            f"{AFTER}--include-private",
        )
    told = agreed.sheet(record, now, session.today, day)
    if not (flags.markdown or flags.out):
        session.print(agreed.page(told))
        return
    for_both = addressed(record.relationship, "It is for both of you.")
    with handed(session, flags.out, flags.force, for_both) as stream:
        stream.write(agreed.markdown(told).encode())
