"""A text that is written in the editor while questions are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.asking.editor import edited
from mentorlog.cli.asking.shown import one_line
from mentorlog.drafts import Draft
from mentorlog.errors import MentorlogError
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.cli.asking.questions import Question
    from mentorlog.cli.session import Session

MOST = 120  # bytes of a file's name, of which most disks take 255
GOES_ON = "The questions go on: type a line, e for the editor, or Enter."


def draft_of(session: Session, about: str, question: Question) -> Draft:
    """The draft of the answer to one question; `about` tells it from those of other runs."""
    name = "".join(c if c.isalnum() else "-" for c in f"{about}-{question.name}")
    short = name.strip("-").encode()[:MOST].decode(errors="ignore")
    return Draft(session.journal_path, f"{short}.txt")


def from_editor(session: Session, draft: Draft, text: str) -> str | None:
    """What `text` was made into, which is said, and still kept in `draft`; None where there is
    no editor, or it ended otherwise, which is said: what was written then is kept."""
    try:
        said = edited(draft, text).strip()
    except MentorlogError as error:
        session.say(f"    {error.sentence}", f"  {GOES_ON}")
        return None
    lines = f"{plural(len(said.splitlines()), 'line')}: {one_line(said)}"
    session.say(f"    {lines if said else 'Nothing is written.'}")
    return said
