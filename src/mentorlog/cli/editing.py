"""A form in the editor, until what it says is saved or somebody leaves it; nothing is lost."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from mentorlog.cli import form
from mentorlog.cli.form import Filled, Place, Problem, Unreadable
from mentorlog.errors import JournalError, MentorlogError, UsageError
from mentorlog.frozen import Frozen
from mentorlog.render.safe import safe

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.drafts import Draft

YES = ("", "y", "yes")
Write = Callable[[Sequence[Filled]], bool]
"""Saves what a form says; False where that is what was there."""
QUOTED = re.compile("'([^']*)'")
FLAG = re.compile(r"--([a-z][a-z-]*)")


class Sheet(Frozen, kw_only=True):
    """A form to be filled in: its first lines, its places, what it is called where it is
    kept, and the command that takes it up again. `also` are flags that errors name, and the
    words under which they stand here."""

    head: tuple[str, ...]
    places: tuple[Place, ...]
    name: str
    again: str
    also: Mapping[str, str] = {}

    @property
    def text(self) -> str:
        """What is put before whoever fills it in."""
        return form.write(self.head, self.places)


def fill_in(session: Session, sheet: Sheet, write: Write) -> None:
    """Let somebody fill in a form, and give `write` what it says once that can be read.

    What `write` raises is shown at its line, or above all of it, and the form opened again if
    that is wanted. UsageError where it is not, or nobody can be asked: the draft stays.
    """
    from mentorlog.drafts import Draft

    if not session.interactive:
        raise UsageError("The editor needs a terminal.", f"{session.command} --help")
    draft = Draft(session.journal_path, sheet.name)
    untouched = _values(form.read(sheet.text, sheet.places))
    text = _taken_up(session, sheet, draft) or sheet.text
    while True:
        text = _edited(session, sheet, draft, text)
        if form.is_empty(text):
            return _left(session, draft, "Nothing is left in the form, so nothing was changed.")
        problems = _tried(sheet, text, untouched, write, draft)
        if problems is None:
            return _left(session, draft, "Nothing was changed.")
        if not problems:
            return _left(session, draft)
        text = form.remarked(text, problems)
        draft.keep(text)
        _ask_again(session, sheet, draft, problems)


def _tried(
    sheet: Sheet, text: str, untouched: Mapping[str, list[str]], write: Write, draft: Draft
) -> Sequence[Problem] | None:
    """What stands in the way of saving; none where it is saved, None where nothing is new."""
    try:
        filled = form.read(text, sheet.places)
        if _same(filled, untouched) or not write(filled):
            return None
    except Unreadable as error:
        return error.problems
    except JournalError as error:
        sentence = f"{error.sentence} Nothing was saved; {_kept(draft)}."
        raise type(error)(sentence, error.try_ or sheet.again) from error
    except MentorlogError as error:
        return [_placed(error.sentence, sheet, filled)]
    return ()


def _placed(sentence: str, sheet: Sheet, filled: Sequence[Filled]) -> Problem:
    """A sentence at the line that it is about, in the words of the form."""
    said, colon, rest = sentence.partition(": ")
    word = _word_for(said.removeprefix("--"), sheet) if colon else None
    named = [_word_for(flag, sheet) for flag in FLAG.findall(sentence)]
    about = next((name for name in (word, *named) if name is not None), None)
    lines = [one for one in filled if one.word == about]
    quoted = [part for part in QUOTED.findall(sentence) if part]
    meant = [one for one in lines if any(part in one.text for part in quoted)]
    text = rest if word is not None else sentence
    text = FLAG.sub(lambda found: _word_for(found[1], sheet) or found[0], text)
    return Problem(next((one.line for one in (*meant, *lines)), 0), text)


def _word_for(flag: str, sheet: Sheet) -> str | None:
    """The word of the form under which a flag, or the word itself, stands."""
    name = form.key(flag)
    wanted = sheet.also.get(name, name)
    return next((place.word for place in sheet.places if form.key(place.word) == wanted), None)


def _values(filled: Sequence[Filled]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in filled:
        found.setdefault(one.word, []).extend([one.text] if one.text else [])
    return found


def _same(filled: Sequence[Filled], untouched: Mapping[str, list[str]]) -> bool:
    return all(untouched.get(word, []) == said for word, said in _values(filled).items())


def changed(filled: Sequence[Filled], places: Sequence[Place]) -> list[Filled]:
    """What differs from what stood in its place."""
    before = _values([Filled(place.word, place.text.strip(), 0) for place in places])
    now = _values(filled)
    return [one for one in filled if now[one.word] != before.get(one.word, [])]


# The draft.


def _taken_up(session: Session, sheet: Sheet, draft: Draft) -> str | None:
    """What was begun before and not saved, where somebody wants to go on with it."""
    kept = draft.read()
    if kept is None or form.is_empty(form.plain(kept)) or form.plain(kept) == sheet.text:
        return None
    session.say(f"What you began before is kept in {draft.path}.")
    if _yes("Go on with it? (Y/n; n begins anew)"):
        return kept
    return None


def _edited(session: Session, sheet: Sheet, draft: Draft, text: str) -> str:
    from mentorlog.cli.editor import edited

    session.left = f"nothing was saved; {_kept(draft)}, and {sheet.again} takes it up again"
    try:
        return form.plain(edited(draft, text))
    except UsageError as error:
        raise UsageError(error.sentence, sheet.again) from error


def _left(session: Session, draft: Draft, *said: str) -> None:
    draft.discard()
    session.left = None
    session.say(*said)


def _kept(draft: Draft) -> str:
    return f"what you wrote is kept in {draft.path}"


def _ask_again(session: Session, sheet: Sheet, draft: Draft, problems: Sequence[Problem]) -> None:
    """Say what is wrong; UsageError where somebody does not want to put it right now."""
    session.say(*(f"  {said}" for said in form.numbered(problems)))
    if not _yes("Open it again? (Y/n)"):
        raise UsageError(f"Nothing was saved; {_kept(draft)}.", sheet.again)


def _yes(question: str) -> bool:
    sys.stderr.write(safe(f"{question} "))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip().casefold() in YES
