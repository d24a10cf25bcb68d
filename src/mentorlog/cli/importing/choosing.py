"""Which kind of file it is: by its flag, else by the ending of its name, else JSON Lines.

A file that looks like another kind is not guessed at: the refusal names the flag to give.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from pathlib import Path

from mentorlog.cli.files import is_database, opened
from mentorlog.cli.flagged import given
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.errors import AFTER, ImportRefused, UsageError

DEFAULT = "jsonl"
OURS = (".jsonl", ".ndjson")
START = 64 * 1024  # bytes that are looked at
MOST_BYTES = 10 * 1024 * 1024
SIGNS = (
    ("ics", re.compile(rb"BEGIN:VCALENDAR", re.IGNORECASE), "a calendar"),
    (DEFAULT, re.compile(rb'\{[^{}]*"type"\s*:'), "JSON Lines of mentorlog"),
    (
        "jrnl",
        re.compile(rb'\{\s*"(?:tags|entries)"\s*:.*"entries"', re.DOTALL),
        "an export of jrnl",
    ),
    ("taskwarrior", re.compile(rb'\[?\s*\{[^{}]*"description"\s*:'), "an export of Taskwarrior"),
)
LOOSE = (
    ("markdown", re.compile(rb"#{1,6} |- |\* "), "Markdown"),
    ("csv", re.compile(rb"[^{}\[\]<>\r\n]{1,80}[,;\t][^{}\r\n]*[\r\n]"), "a table"),
)
"""Of what is no JSON, and so no JSON Lines: what it rather is."""
SURE = ("ics", DEFAULT)
CALLED = {"merge": "--merge"} | {name: what for name, _, what in (*SIGNS, *LOOSE)}
EVERY = ("file", "dry_run", "yes", "as_json")
"""What goes with every kind."""


def kind(wanted: Wanted, flags: Mapping[str, bool], endings: Mapping[str, tuple[str, ...]]) -> str:
    """The module that takes the file. UsageError for two flags, ImportRefused where a file
    without a flag looks like another kind than its name says."""
    said = [name for name, on in flags.items() if on]
    if len(said) > 1:
        raise UsageError(f"--{said[0]} and --{said[1]} are two kinds of file; give one.")
    if said:
        return said[0]
    name = wanted.file.casefold()
    known = [one for one, ends in endings.items() if ends and name.endswith(ends)]
    if known:
        return known[0]
    if wanted.file != "-":
        _look(wanted.file, endings)
    return DEFAULT


def refuse_other(
    wanted: Wanted, kind: str, takes: Container[str], flags: Mapping[str, str]
) -> None:
    """UsageError where a flag is given that such a file does not go by; `flags` has each of them
    as it is typed."""
    for name in wanted.names:
        if given(wanted, name) and name not in EVERY and name not in takes:
            raise UsageError(f"{flags[name]} does not go with {CALLED[kind]}.")


def content(wanted: Wanted, kind: str) -> bytes:
    """All of the file; UsageError where it cannot be read, ImportRefused where it is too large, or
    is surely of another kind."""
    with opened(wanted.file) as stream:
        data = stream.read(MOST_BYTES + 1)
    looks = _sign(data[:START])
    if looks is not None and looks[0] in SURE and looks[0] != kind:
        raise _other(wanted.file, *looks)
    return data


def _look(file: str, endings: Mapping[str, tuple[str, ...]]) -> None:
    with opened(file) as stream:
        start = stream.read(START)
    if is_database(Path(file)):
        raise ImportRefused(
            f"{file!r} is a journal itself. --merge brings in your own from another machine; of "
            "somebody else's ask for a packet, which is made with mentorlog export --packet.",
            f"{AFTER}--merge",
        )
    looks = _sign(start) or _sign(start, LOOSE)
    if looks is not None and looks[0] != DEFAULT and looks[0] in endings:
        raise _other(file, *looks)
    if looks is None and start.strip() and not file.casefold().endswith(OURS):
        kinds = ", ".join(f"--{name}" for name in endings)
        raise ImportRefused(f"{file!r} does not look like JSON Lines; what is it? {kinds}")


def _sign(
    start: bytes, signs: tuple[tuple[str, re.Pattern[bytes], str], ...] = SIGNS
) -> tuple[str, str] | None:
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next(((name, what) for name, sign, what in signs if sign.match(plain)), None)


def _other(file: str, name: str, what: str) -> ImportRefused:
    named = "standard input" if file == "-" else repr(file)
    if name == DEFAULT:
        return ImportRefused(f"{named} looks like {what}; import it without a flag.")
    return ImportRefused(f"{named} looks like {what}; --{name} takes it.", f"{AFTER}--{name}")
