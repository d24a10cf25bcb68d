"""The message of a withdrawal: shown, changed by whoever is to send it, and never lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli.asking.questions import Key, Question
from mentorlog.errors import JournalError, UsageError
from mentorlog.record import considered

if TYPE_CHECKING:
    from mentorlog.cli.closing import flags as f
    from mentorlog.cli.session import Session
    from mentorlog.drafts import Draft
    from mentorlog.record import Party, Record

WIDEST = 76
END, EDIT, FIRST, LATER = (
    Key("y", "yes, end it", "end"),
    Key("e", "change the words", "edit"),
    Key("f", "the first words again", "first"),
    Key("n", "not yet", "later"),
)


class Message:
    """The words for somebody to send where `by` withdraws. `first` are those that they began
    with; what was changed is kept as a draft until the ending is saved, and offered again."""

    def __init__(self, session: Session, record: Record, by: Party, first: str) -> None:
        from mentorlog.cli.asking.begun import mark_of
        from mentorlog.drafts import Draft

        self.session, self.first = session, first
        name = f"message-{by}-{mark_of(record.relationship)}.txt"
        self.draft: Draft = Draft(session.journal_path, name)
        self.again = _again(session, by)
        self.text = self.draft.read() or first

    def show(self) -> None:
        """Print it, its paragraphs wrapped on a terminal and whole anywhere else."""
        from mentorlog.cli.folding import columns
        from mentorlog.render.safe import safe
        from mentorlog.render.width import wrapped

        if self.text != self.first:
            self.session.say("These are the words as you changed them:", "")
        lines = self.text.split("\n")
        if sys.stdout is not None and sys.stdout.isatty():
            room = min(columns(sys.stdout), WIDEST)
            lines = [part for line in lines for part in wrapped(safe(line), room)]
        self.session.out(*lines)

    def ends(self) -> bool:
        """Whether it is to end now, with the words as somebody wants them; nothing that is
        pressed by habit says so."""
        from mentorlog.cli.asking import guided

        while True:
            self._kept()
            changed = self.text != self.first
            keys = (END, EDIT, *((FIRST,) if changed else ()), LATER)
            self.session.say("")
            ask = Question(name="end", text="End it now?", keys=keys, enter=LATER.stands_for)
            said = guided.alone(self.session, ask)
            if said == END.stands_for:
                return True
            if said == LATER.stands_for:
                self._later(changed)
                return False
            self.text = self.first if said == FIRST.stands_for else self._edited()
            self.session.say("")
            self.show()

    def saved(self) -> None:
        """It has ended, and the words are kept with the ending."""
        self.draft.discard()
        self.session.left = None

    def _kept(self) -> None:
        """Keep what was changed; what the run leaves behind says so."""
        self.session.left = None
        if self.text == self.first:
            self.draft.discard()
        elif self.draft.keep(self.text):
            self.session.left = f"your words are kept, and `{self.again}` goes on with them"
        else:
            self.session.left = f"your words could not be kept in {self.draft.path}"
            self.session.unkept = {"message": self.text}

    def _later(self, changed: bool) -> None:
        words = f" {_sentence(self.session.left)}" if changed and self.session.left else ""
        self.session.say(f"Nothing has ended, and nothing was sent.{words}")
        self.session.left = None

    def _edited(self) -> str:
        """The words as they come back from the editor. Where it ended otherwise than it should,
        what it left in the file is shown, and nothing is taken for sent or ended."""
        from mentorlog.cli.asking.editor import NotStarted, edited

        try:
            said = edited(self.draft, self.text)
        except NotStarted as error:
            self.session.say(error.sentence)
            return self.text
        except UsageError as error:
            self.session.say(f"{error.sentence.partition(';')[0]}. This is what it left:")
            said = self.draft.read() or ""
        except JournalError as error:
            aside = self.draft.set_aside()
            where = f" What it left is in {aside}." if aside else ""
            self.session.say(f"{error.sentence}{where} The message stays as it was.")
            return self.text
        return said.strip() or self.text


# In a file.


def refuse_out(session: Session, flags: f.Flags) -> None:
    """UsageError where the file that is to take it cannot, or not without a further word."""
    from mentorlog.cli.files import spare

    spare(flags.out, session.journal_path, "mentorlog close --withdraw --out message.txt")
    if flags.out not in (None, "-") and not flags.force and Path(str(flags.out)).exists():
        raise UsageError(
            f"{flags.out!r} is there already; --force writes over it.",
            "mentorlog close --withdraw --out FILE --force",
        )


@contextmanager
def written(flags: f.Flags, text: str) -> Iterator[None]:
    """The message in the file that is named, if one is; it stays where the block, which saves
    the ending, ends well."""
    if flags.out in (None, "-"):
        yield
        return
    from mentorlog.cli.files import created

    with created(flags.out, flags.force) as stream:
        stream.write(f"{text}\n".encode())
        yield


def write_again(session: Session, flags: f.Flags, said: set[str]) -> None:
    """Write the message that is kept with the ending; UsageError where none is."""
    from mentorlog.cli.files import spare
    from mentorlog.cli.handing import handed

    if said - {"out", "force"} or flags.as_json:
        raise UsageError("--out goes with --withdraw.", "mentorlog close --withdraw --out FILE")
    with session.reading() as reader:
        ending = considered(session.record(reader))
    if ending is None or ending.message is None:
        raise UsageError("No message is kept with the ending.", "mentorlog close --withdraw")
    spare(flags.out, session.journal_path, "mentorlog close --out message.txt")
    with handed(session, flags.out, flags.force) as stream:
        stream.write(f"{ending.message}\n".encode())


def _again(session: Session, by: Party) -> str:
    from mentorlog.cli.asking.retyped import line

    which = [] if session.with_name is None else ["--with", session.with_name]
    return line(["mentorlog", "close", "--withdraw", "--by", by, *which])


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
