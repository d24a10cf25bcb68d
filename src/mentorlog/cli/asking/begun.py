"""What was answered and is not saved yet: kept after every answer, and offered again.

A draft belongs to one command, one relationship, and what was typed to say which thing is
meant (`c1`, `--on 2026-03-04`); it is never offered for another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeGuard

from mentorlog.cli.asking.questions import IN_FORCE, Answers, Resuming, Script, Stopped, walk
from mentorlog.cli.asking.retyped import line
from mentorlog.cli.flagged import dashed
from mentorlog.drafts import Draft
from mentorlog.frozen import Frozen
from mentorlog.render.width import cut

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record import Record, Relationship

FORM = 1
MOST_SAID = 60
MARKS = ("", IN_FORCE, "yes", "no")


class Kept(Frozen):
    """A draft as it was read: what it is about, the answers, and what was typed and is to be
    offered where it is asked for again."""

    about: tuple[str, ...]
    answers: Answers
    earlier: Answers


def typed(flags: Mapping[str, Any]) -> tuple[str, ...]:
    """Those of the flags that were given, as they are typed."""
    found = ((dashed(name), value) for name, value in flags.items())
    return tuple(
        word
        for flag, value in found
        if value is not None and value is not False
        for word in ((flag,) if value is True else (flag, str(value)))
    )


def first_words(kept: Kept) -> str:
    """What was typed, cut to a line; "" for nothing but keys."""
    said = [*kept.answers.values(), *kept.earlier.values()]
    return cut(", ".join(word for word in said if word not in MARKS), MOST_SAID)


def mark_of(relationship: Relationship) -> str:
    """What names a relationship in the name of a draft: its id, where that can be one."""
    id = relationship.id
    return id if re.fullmatch(r"[A-Za-z0-9-]{1,60}", id) else _short(id)


class Begun:
    """What is being answered for `command`, and its draft; `about` is what was typed to say
    which thing is meant, `stated` what flags have answered already; a `step` of the command has
    a draft of its own."""

    def __init__(
        self,
        session: Session,
        record: Record,
        command: str,
        about: Sequence[str] = (),
        stated: Answers | None = None,
        step: str = "",
    ) -> None:
        self.session = session
        self.command = command
        self.about = tuple(about)
        self.stated = stated or {}
        words = [word for word in command.split()[1:] if word.isalpha()]
        what = "-".join([*words, step] if step else words)
        self.name = f"{what}-{mark_of(record.relationship)}"
        mark = f".{_short(' '.join(self.about))}" if self.about else ""
        self.draft = Draft(session.journal_path, f"{self.name}{mark}.json")

    def again(self, about: Sequence[str] | None = None) -> str:
        """The line that goes on with it, or with the one about that."""
        name = self.session.with_name
        which = [] if name is None else ["--with", name]
        words = self.about if about is None else about
        return line([*self.command.split(), *words, *which])

    def kept(self) -> str:
        """That it is kept, and how to go on with it."""
        return f"what you typed is kept, and `{self.again()}` goes on with it"

    # What was typed before.

    def taken_up(
        self,
        goes_on: Callable[[Kept], bool],
        said: Callable[[Kept], str] = first_words,
    ) -> Kept:
        """What is kept of it, where somebody `goes_on` with that; nothing otherwise.

        That something is kept of another thing is told, as it is `said`.
        """
        for other in self._others():
            words = said(other)
            self.session.say(
                f"What you typed before{f' ({words})' if words else ''} is kept; "
                f"`{self.again(other.about)}` goes on with it.",
                "",
            )
        there = self._read(self.draft)
        if there is None or not (there.answers or there.earlier):
            return Kept((), {}, {})
        self.session.left = self.kept()
        if goes_on(there):
            self.keep(there.answers, there.earlier)
            return there
        self.draft.discard()
        self.session.left = None
        return Kept((), {}, {})

    def _others(self) -> Iterator[Kept]:
        for draft in self.draft.others(self.name):
            there = self._read(draft)
            if there is not None:
                yield there

    def _read(self, draft: Draft) -> Kept | None:
        """What is kept there; what cannot be read is set aside, and that is said."""
        import json

        try:
            there = json.loads(draft.read() or "null")
        except (ValueError, RecursionError):
            there = None
        if isinstance(there, dict) and there.get("form") == FORM:
            about, answers, earlier = (there.get(name) for name in Kept.names)
            if isinstance(about, list) and _texts(about) and _words(answers) and _words(earlier):
                return Kept(tuple(about), answers, earlier)
        aside = draft.set_aside()
        if aside is not None:
            self.session.say(f"What was typed before cannot be read; it stays in {aside}.")
        return None

    # Asking.

    def ask(
        self,
        there: Resuming,
        script: Script,
        answers: Answers,
        earlier: Answers,
        fixed: Callable[[Answers], Answers] = lambda answers: answers,
    ) -> Answers:
        """Every answer, of which each is kept at once, as it is `fixed`."""

        def keep(found: Answers, behind: Answers) -> None:
            rest = {name: said for name, said in there.known.items() if name not in found}
            self.keep(fixed(found) | rest, behind)

        try:
            return walk(there, script, answers, keep, earlier)
        except Stopped as stopped:
            if stopped.typed is None and self.session.left:
                left = self.session.left.removeprefix("what you typed")
                self.session.left = f"all but the line you were typing{left}"
            raise

    def keep(self, answers: Answers, earlier: Answers) -> None:
        """Keep that, where anything is answered; what the run leaves behind says so."""
        import json

        self.session.left = None
        if all(said in ("", IN_FORCE) for said in (*answers.values(), *earlier.values())):
            self.draft.discard()
            return
        all_ = answers | self.stated
        kept = {"form": FORM, "about": self.about, "answers": all_, "earlier": earlier}
        if self.draft.keep(json.dumps(kept, indent=1)):
            self.session.left, self.session.unkept = self.kept(), {}
        else:
            self.session.left = f"what you typed could not be kept in {self.draft.path}"
            self.session.unkept = {n: said for n, said in answers.items() if said not in MARKS}

    def saved(self) -> None:
        """It is saved: the draft goes."""
        self.draft.discard()
        self.session.left = None


def _short(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()[:20]


def _texts(part: Any) -> bool:
    return all(isinstance(text, str) for text in part)


def _words(part: Any) -> TypeGuard[Answers]:
    return isinstance(part, dict) and _texts(part.values())
