"""One run of the program: its day, its journal, its relationship, its output."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.errors import BEGIN, NotFound, UsageError
from mentorlog.record import PLURALS, Entry, Record, Relationship, closed_on

if TYPE_CHECKING:
    from mentorlog.cli.asking.pressing import Typing
    from mentorlog.render.page import Page
    from mentorlog.store import Reader, Writer

E = TypeVar("E", bound=Entry)
YES = ("", "y", "yes")
NO = ("n", "no")


class Session:
    """What every command asks for: the day, the store, who is meant, and where output goes."""

    def __init__(self) -> None:
        self.argv: list[str] = []
        self.command = "mentorlog"
        self.journal: str | None = None
        self.with_name: str | None = None
        self.today_text: str | None = None
        self.settings_text: str | None = None
        self.understood: list[tuple[str, date, bool]] = []
        self.notes: list[str] = []
        self.committed = self.wrote = self.unasked = self.plain_said = False
        self.left: str | None = None
        self.unkept: dict[str, str] = {}
        self.chosen: Relationship | None = None
        self._input_taken = False

    # The day.

    @cached_property
    def today(self) -> date:
        """The day of `--today` or MENTORLOG_TODAY, else the clock's; UsageError if unreadable."""
        from mentorlog import clock

        text = self._given(self.today_text, "MENTORLOG_TODAY")
        if text is None:
            return clock.today()
        from mentorlog.cli.asking.retyped import read_typed
        from mentorlog.days import read_day

        where = "MENTORLOG_TODAY" if self.today_text is None else "--today"
        return read_typed(self, where, text, lambda typed: read_day(typed, clock.today()))

    @property
    def today_given(self) -> bool:
        """Whether `--today` or MENTORLOG_TODAY says which day it is."""
        return self._given(self.today_text, "MENTORLOG_TODAY") is not None

    # The journal.

    @cached_property
    def journal_path(self) -> Path:
        """The journal file: `--journal`, MENTORLOG_JOURNAL, or the platform's data folder."""
        from mentorlog.cli.where import journal_at

        return journal_at(self.journal_named)

    @property
    def journal_named(self) -> str | None:
        """The path of `--journal` or MENTORLOG_JOURNAL, as it was given."""
        return self._given(self.journal, "MENTORLOG_JOURNAL")

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """The journal, open for reading; JournalMissing says how to begin one."""
        from mentorlog import store
        from mentorlog.cli.where import opened

        with opened(self, store.reading(self.journal_path)) as reader:
            yield reader

    @contextmanager
    def writing(self, create: bool = False) -> Iterator[Writer]:
        """The journal, open for one transaction: saved when the block ends well."""
        from mentorlog import store
        from mentorlog.cli.where import opened

        name, self.wrote = self.command.removeprefix("mentorlog "), True
        journal = store.writing(self.journal_path, self.today, create=create, name=name)
        with opened(self, journal) as writer:
            yield writer
        self.committed = True
        if self.unkept:
            from mentorlog.cli.asking import unsaved

            unsaved.let_go(self)

    # Who and what is meant.

    def choose(self, reader: Reader) -> Relationship:
        """The relationship that is meant: the one of `--with`, else the one that is open.

        NotFound where there is none yet, none of that name, or more than one.
        """
        few = reader.relationships(2)
        if not few:
            raise NotFound("This journal holds no relationship yet.", BEGIN)
        if self.wanted is None and len(few) == 1:
            return few[0]
        from mentorlog.cli import naming

        return naming.meant(self, reader)

    @property
    def wanted(self) -> str | None:
        """The name of `--with` or MENTORLOG_WITH."""
        return self._given(self.with_name, "MENTORLOG_WITH")

    @cached_property
    def plain(self) -> bool:
        """Whether all is said in words alone, for who has it read aloud."""
        from mentorlog.cli.chosen import plain

        # The line may not be read yet, or be one that cannot be.
        return self.plain_said or "--plain" in self.argv or plain(self)

    def record(self, reader: Reader) -> Record:
        """All that is recorded of the chosen relationship, open or closed."""
        self.chosen = self.choose(reader)
        return reader.record(self.chosen.id)

    def open_record(self, reader: Reader) -> Record:
        """The same, to be added to; UsageError where it is closed."""
        record = self.record(reader)
        if closed_on(record) is not None:
            from mentorlog.cli.naming import closed

            raise closed(record, self.today)
        return record

    def find(self, record: Record, cls: type[E], text: str) -> E:
        """The one of `record` with that short id (`a3`, `A3` or `3`); NotFound otherwise."""
        entries: Sequence[E] = getattr(record, PLURALS[cls])
        id, number = text.strip(), cls.number_in(text)
        for entry in entries:
            if entry.id == id or (number is not None and entry.number == number):
                return entry
        from mentorlog.cli.no_such import none_such

        raise none_such(cls, record, id, number or 0)

    # Words in.

    def unlock(self) -> None:
        """Have the key of an encrypted journal, before words are typed that would be lost."""
        from mentorlog import store

        store.unlock(self.journal_path)

    @property
    def interactive(self) -> bool:
        """Whether somebody can be asked: standard input and standard error are terminals."""
        return all(
            stream is not None and not stream.closed and stream.isatty()
            for stream in (sys.stdin, sys.stderr)
        )

    def text(self, value: str | None) -> str | None:
        """`value`, or all of standard input (UTF-8) where it is "-"; without outer blank space.

        UsageError where it is empty, not UTF-8, or holds what a journal cannot keep.
        """
        if value is None:
            return None
        words = (self._standard_input() if value == "-" else value).strip()
        if not words:
            raise UsageError("There are no words in it.")
        if "\0" in words or re.search("[\ud800-\udfff]", words):
            raise UsageError("It holds bytes that are not text (UTF-8 is expected).")
        return words

    def ask(self, question: str, flag: str) -> str:
        """What somebody types at `question`; UsageError naming `flag` where nobody can."""
        if not self.interactive:
            raise UsageError(f"{flag} is missing: {question}", f"{self.command} --help")
        self.unlock()
        for _attempt in range(3):
            if line := self.answer(question):
                self.unkept[flag] = line
                return line
        raise UsageError(f"{flag} is missing: {question}", f"{self.command} --help")

    def answer(self, question: str) -> str:
        """The line that is typed at `question` on a terminal, which may be empty."""
        from mentorlog.cli.folding import prompt

        prompt(sys.stderr, question, self.plain)
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.strip()

    @cached_property
    def typing(self) -> Typing:
        """What is typed at the questions of this run."""
        from mentorlog.cli.asking.pressing import Typing

        self.unlock()
        return Typing()

    def yes(self, question: str) -> bool:
        """Whether the answer is yes, which Enter alone is, too; what is neither is asked again."""
        while (said := self.answer(question).casefold()) not in (*YES, *NO):
            self.say("  y for yes, n for no.")
        return said in YES

    def sure(self, question: str) -> bool:
        """Whether the answer is yes; Enter alone, and all else, is not."""
        return self.answer(question).casefold() in YES[1:]

    def need(self, value: str | None, flag: str, question: str) -> str:
        """`value`, or what is typed at `question` where it was not given."""
        return value if value is not None else self.ask(question, flag)

    # Words out.

    def out(self, *lines: str) -> None:
        """Print lines to standard output: the result."""
        from mentorlog.cli.folding import write

        write(sys.stdout, lines, self.plain)

    def say(self, *lines: str) -> None:
        """Print lines to standard error: talk about the run."""
        from mentorlog.cli.folding import write

        with suppress(OSError):
            write(sys.stderr, lines, self.plain)

    def print_json(self, value: Any) -> None:
        """Print `value` as JSON, ASCII only; entries and days as exchanged."""
        from mentorlog.cli.plain import written

        if sys.stdout is not None:
            sys.stdout.write(written(value))

    def print(self, page: Page) -> None:
        """Print a page; what is in it has passed `safe` already."""
        if self.plain:
            self.out(*page.aloud())
        elif sys.stdout is not None:
            from mentorlog.render.sheet import show

            show(page, sys.stdout)

    def saved(self, said: str | Sequence[str], value: Any = None, as_json: bool = False) -> None:
        """Say what was saved, in a line or several, and every day as it was understood, or print
        `value` as JSON."""
        if as_json:
            self.print_json(value)
        else:
            self.out(*([said] if isinstance(said, str) else said))
        self.echo(self.say if as_json else self.out)
        self.say(*self.noted())

    def noted(self) -> Iterator[str]:
        """The notes of this run; one that begins with a blank goes on with the one before."""
        yield from (note if note[:1] == " " else f"note: {note}" for note in self.notes)

    def echo(self, write: Callable[[str], None]) -> None:
        """Every day that was typed, as it was understood."""
        if self.understood:
            from mentorlog.days.saying import say_typed

            for line in say_typed(self.understood, self.today):
                write(line)

    @staticmethod
    def _given(flag: str | None, variable: str) -> str | None:
        return flag if flag is not None else (os.environ.get(variable) or None)

    def _standard_input(self) -> str:
        if self._input_taken:
            raise UsageError("Only one value can be read from standard input.")
        self._input_taken = True
        from mentorlog.cli.files import standard_input

        if self.interactive:
            self.unlock()
            self.say("Write, then end it with Ctrl-D on a line of its own (Windows: Ctrl-Z).")
        return self.unkept.setdefault("-", standard_input())
