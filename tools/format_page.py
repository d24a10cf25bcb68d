"""The exchange format and the exit codes as pages, from the classes that they are."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from journal_page import filled, may_stand, table

if TYPE_CHECKING:
    from mentorlog.errors import MentorlogError
    from mentorlog.exchange.kinds import Key
    from mentorlog.frozen import Frozen

CHECKS = re.compile(r"^  --check +exit ", re.MULTILINE)
FOLDER = Path(__file__).parent
STORY: Literal["sarah"] = "sarah"
REFUSED = (
    "{not json}",
    '{"type": "meetings"}',
    '{"type": "meeting", "id": "1", "relationship": "r", "on": "2026-03-14"}',
    '{"type": "topic", "id": "1", "relationship": "r", "text": "budget", "day": "2026-03-14"}',
    '{"type": "topic", "id": "1", "relationship": "r", "text": "budget", "on": "2026-02-30"}',
    '{"type": "action", "id": "1", "relationship": "r", "text": "CV", "owner": "Sarah"}',
    '{"type": "journal", "format": "mentorlog-journal", "version": 2}',
)
"""Lines that are refused, each for another reason."""
CODES = {
    2: "something that was typed, or a file that was to be taken in, cannot be taken; nothing "
    "was changed",
    3: "there is no such thing, or more than one fits",
    4: "the journal file, or the disk beneath it",
}


def format_text() -> str:
    """docs/exchange-format.md below its title: tools/format_page.txt, filled in."""
    from mentorlog.errors import ImportRefused
    from mentorlog.exchange.lines import FORMAT, LONGEST, VERSION, Header
    from mentorlog.record import ENTRIES, Entry
    from mentorlog.stories import lines

    stated = {"type": Header.type, "format": FORMAT, "version": VERSION}
    common = [key for key in _keys(ENTRIES[-1]) if key.name in Entry.names]
    text = (FOLDER / "format_page.txt").read_text(encoding="utf-8").strip()
    return filled(
        text,
        name=FORMAT,
        version=str(VERSION),
        story=lines(STORY).decode().strip(),
        refused=str(ImportRefused.exit_code),
        refusals=table([["a line", "what is said of it"], *map(_refusal, REFUSED)]),
        longest=str(LONGEST // 1024 // 1024),
        header=_table(
            [[f"`{key}`", "needed", f"`{value}`"] for key, value in stated.items()],
            [key for key in _keys(Header) if key.key not in stated],
        ),
        common=_table([], common),
        records="\n\n".join(_record(cls) for cls in ENTRIES),
    )


def _keys(cls: type[Frozen]) -> list[Key]:
    from mentorlog.exchange.kinds import keys_of

    return list(keys_of(cls).values())


def _record(cls: type[Frozen]) -> str:
    """One type: what it is, and the keys that it has beside the common ones."""
    from mentorlog.record import BOOKED_ON, Entry

    about = " ".join((cls.__doc__ or "").split()).replace("BOOKED_ON", f"`{BOOKED_ON}`")
    own = [key for key in _keys(cls) if key.name not in Entry.names]
    return f"### {cls.type}\n\n{about}\n\n{_table([], own)}"  # type: ignore[attr-defined]


def _table(first: list[list[str]], keys: list[Key]) -> str:
    rows = [[f"`{key.key}`", "needed" if key.required else "", _said(key)] for key in keys]
    return table([["key", "", "what may stand there"], *first, *rows])


def _said(key: Key) -> str:
    if key.points_to is None:
        return may_stand(key.allowed)
    ids = "a list of ids" if key.allowed.startswith("it must be a list") else "the id"
    return f"{ids} of `{key.points_to.type}`"


def _refusal(line: str) -> list[str]:
    """A line, and the sentence with which it is refused; RuntimeError where it is taken."""
    from mentorlog.errors import ImportRefused
    from mentorlog.exchange.jsonl import read_lines

    try:
        list(read_lines(io.BytesIO(line.encode())))
    except ImportRefused as refused:
        return [f"`{line}`", refused.sentence]
    raise RuntimeError(f"{line} is taken")


def exit_text(help_pages: Callable[[], Iterator[tuple[tuple[str, ...], str]]]) -> str:
    """docs/exit-codes.md below its title: tools/exit_page.txt, filled in."""
    from mentorlog.main import BUG, STOPPED

    checks = [words for words, text in help_pages() if words and CHECKS.search(text)]
    text = (FOLDER / "exit_page.txt").read_text(encoding="utf-8").strip()
    return filled(
        text,
        codes="\n".join(f"| {code} | {when} |" for code, when in CODES.items()),
        bug=str(BUG),
        stopped=str(STOPPED),
        checks="\n".join(f"- `mentorlog {' '.join(words)} --check`" for words in checks),
        classes=table([["code", "what it is", "in the program"], *map(_error, _errors())]),
    )


def _errors() -> list[type[MentorlogError]]:
    """The classes of errors that say something of their own, by code, in their order."""
    from mentorlog import errors

    found = [cls for cls in vars(errors).values() if isinstance(cls, type)]
    ours = [cls for cls in found if issubclass(cls, errors.MentorlogError)]
    return sorted(ours[1:], key=lambda cls: cls.exit_code)


def _error(cls: type[MentorlogError]) -> list[str]:
    about = " ".join((cls.__doc__ or "").split())
    return [str(cls.exit_code), about.partition("; `")[0].rstrip(".") + ".", f"`{cls.__name__}`"]
