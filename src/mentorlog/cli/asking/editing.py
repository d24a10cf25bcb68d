"""A form in the editor, until what it says is saved or somebody leaves it; nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from mentorlog.cli.asking import form
from mentorlog.cli.asking.form import Filled, Place, Problem, Unreadable
from mentorlog.errors import JournalError, MentorlogError, UsageError
from mentorlog.frozen import Frozen
from mentorlog.render.width import cut

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.drafts import Draft

MOST = 60  # characters of what stands there that are shown
Stands = Mapping[str, Sequence[str]]
"""The texts that stand in the places of a form, by their words."""
Write = Callable[[Sequence[Filled], Sequence[Filled]], bool]
"""Saves what a form says, given all of it and what of it is new; False where that is what was
there."""
QUOTED = re.compile("'([^']*)'")
FLAG = re.compile(r"--([a-z][a-z-]*)")


class Sheet(Frozen, kw_only=True):
    """A form to be filled in: its first lines, its places, what it is called where it is
    kept, and the command that takes it up again. `also` are flags that errors name, and the
    words under which they stand here; `bases` are the places with what is recorded, where more
    stands in `places`; `recorded` is false where nothing of it is recorded yet."""

    head: tuple[str, ...]
    places: tuple[Place, ...]
    name: str
    again: str
    also: Mapping[str, str] = {}
    bases: tuple[Place, ...] | None = None
    recorded: bool = True

    @property
    def text(self) -> str:
        """What is put before whoever fills it in."""
        return form.write(self.head, self.places)

    @property
    def stands(self) -> Stands:
        """What is recorded, by the words of the form."""
        places = self.places if self.bases is None else self.bases
        return _values([Filled(place.word, place.text.strip(), 0) for place in places])


def fill_in(session: Session, current: Callable[[], Sheet], write: Write) -> None:
    """Let somebody fill in a form, and give `write` what it says once that can be read.

    `current` gives the form of what is recorded now; it is asked again before every `write`.
    What `write` raises is shown at its line, or above all of it, and the form opened again if
    that is wanted. UsageError where it is not, or nobody can be asked: the draft stays.
    """
    if not session.interactive:
        raise UsageError("The editor needs a terminal.", f"{session.command} --help")
    _Filling(session, current, write).run()


class _Filling:
    """One form in the editor, and in `base` what was recorded when it was written: what was
    changed since by another command is never taken for something that was changed here."""

    def __init__(self, session: Session, current: Callable[[], Sheet], write: Write) -> None:
        from mentorlog.drafts import Draft

        self.session, self.current, self.write = session, current, write
        self.sheet = current()
        self.draft = Draft(session.journal_path, self.sheet.name)
        self.kept_base = Draft(session.journal_path, f"{self.sheet.name}.base")
        self.base = dict(self.sheet.stands)

    def run(self) -> None:
        """Open it until it is saved or left."""
        text = self._taken_up()
        untouched: Stands = self.base
        if text is None:
            text = self.sheet.text
            untouched = _values(form.read(text, self.sheet.places))
        while True:
            text = self._edited(text)
            if form.is_empty(text):
                return self._left("Nothing is left in the form, so nothing was changed.")
            problems = self._tried(text, untouched)
            if problems is None:
                return self._left("Nothing was changed.")
            if not problems:
                return self._left()
            text = form.remarked(text, problems)
            self.draft.keep(text)
            self._ask_again(problems)

    def _tried(self, text: str, untouched: Stands) -> Sequence[Problem] | None:
        """What stands in the way of saving; none where it is saved, None where nothing is new."""
        try:
            filled = form.read(text, self.sheet.places)
            new = changed(filled, self.base)
            if _same(filled, untouched):
                return None
            problems = self._changed_meanwhile(new)
            if not problems and not self.write(filled, new):
                return None
        except Unreadable as error:
            return error.problems
        except JournalError as error:
            raise type(error)(error.sentence, error.try_ or self.sheet.again) from error
        except MentorlogError as error:
            return [_placed(error.sentence, self.sheet, filled)]
        return problems

    def _changed_meanwhile(self, new: Sequence[Filled]) -> list[Problem]:
        """What is new here and was changed by another command, too; once it is said, what is
        written here counts against what stands there now."""
        now = self.current()
        mine, stands = _values(new), now.stands if now.recorded else self.base
        problems = []
        for word, said in mine.items():
            there = stands.get(word, [])
            if there != self.base.get(word, []) and there != said:
                line = next(one.line for one in new if one.word == word)
                problems.append(Problem(line, _meanwhile(word, there)))
                self.base[word] = there
        return problems

    # The draft.

    def _taken_up(self) -> str | None:
        """What was begun before and not saved, where somebody wants to go on with it; what it
        was begun from is the base then."""
        draft, kept = self.draft, self.draft.read()
        if kept is None:
            if draft.path.exists() and (aside := draft.set_aside()) is not None:
                self.session.say(f"What is kept of it is no UTF-8 text; it is in {aside} now.")
            return None
        text, base = form.plain(kept), self._base_kept()
        if form.is_empty(text) or text == self.sheet.text or self._is(text, base):
            return None
        self.session.say(f"What you began before is kept in {draft.path}.")
        self.session.left = self._kept_for_later()
        if not self.session.yes("Go on with it? (Y/n, then Enter; n begins anew)"):
            return None
        self.base = dict(base)
        return kept

    def _is(self, text: str, stands: Stands) -> bool:
        """Whether a text says what stood there, and nothing else."""
        try:
            return _same(form.read(text, self.sheet.places), stands)
        except Unreadable:
            return False

    def _base_kept(self) -> Stands:
        """What was recorded when the draft was begun; what is recorded now where that is lost."""
        import json

        try:
            kept = json.loads(self.kept_base.read() or "")
        except ValueError:
            return self.sheet.stands
        return kept if isinstance(kept, dict) else self.sheet.stands

    def _keep_base(self) -> None:
        import json

        self.kept_base.keep(json.dumps(self.base))

    def _edited(self, text: str) -> str:
        from mentorlog.cli.asking.editor import NotStarted, edited

        again, before = self.sheet.again, self.kept_base.read()
        self.session.left = self._kept_for_later()
        self._keep_base()
        try:
            return form.plain(edited(self.draft, text))
        except NotStarted as error:
            if before is None or not self.kept_base.keep(before):
                self.kept_base.discard()
            raise UsageError(error.sentence, again) from error
        except (UsageError, JournalError) as error:
            if not self.draft.path.exists():
                self.session.left = None
            raise type(error)(error.sentence, again) from error

    def _kept_for_later(self) -> str:
        return f"nothing was saved; {_kept(self.draft)}, and {self.sheet.again} takes it up again"

    def _left(self, *said: str) -> None:
        self.kept_base.discard()
        self.draft.discard()
        self.session.left = None
        self.session.say(*said)

    def _ask_again(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong; UsageError where somebody does not want to put it right now."""
        self._keep_base()
        self.session.say(*(f"  {said}" for said in form.numbered(problems)))
        if not self.session.yes("Open it again? (Y/n, then Enter)"):
            raise UsageError(f"Nothing was saved; {_kept(self.draft)}.", self.sheet.again)


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


def _same(filled: Sequence[Filled], untouched: Stands) -> bool:
    return all(list(untouched.get(word, [])) == said for word, said in _values(filled).items())


def changed(filled: Sequence[Filled], before: Stands) -> list[Filled]:
    """What differs from what stood in its place."""
    now = _values(filled)
    return [one for one in filled if now[one.word] != list(before.get(one.word, []))]


def _meanwhile(word: str, there: Sequence[str]) -> str:
    brief = cut("; ".join(there), MOST)
    return (
        f"{word} was changed by another command meanwhile: {brief or 'empty'} stands there now. "
        "Save once more to put yours in its place."
    )


def _kept(draft: Draft) -> str:
    return f"what you wrote is kept in {draft.path}"
