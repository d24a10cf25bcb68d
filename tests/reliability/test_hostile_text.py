"""Text that upsets programs goes in everywhere, comes back the same, and is harmless to look at.

Run MENTORLOG_ROUNDS=20 MENTORLOG_DATA=… for all of it with more collections of such texts.
"""

import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from reliability.calling import (
    commands,
    flags,
    folder,
    journal_path,
    looking,
    run,
    takes_words,
)
from reliability.hostile import CORPUS, REFUSED, journal, more, names, unsafe
from reliability.rounds import rounds

__all__ = ["folder"]
TEXTS = list((CORPUS | more()).values())
EACH = 52  # texts that a journal has places for
STARTS = range(0, len(TEXTS), EACH)
RAW = "--csv"
"""A table in a pipe is the file that it would be: nothing is taken out of it."""
FAKE = "mentorlog: Saved."
"""A line that a stored text would like to put among ours."""
WHOLE = rounds(1) > 1


def kept(folder: Path, *rotations: int) -> bytes:
    """A journal with the texts from there on in every field, and files of the other side's view
    and of other tools with them; the bytes of its export."""
    lines = [
        one | ({"closed_on": None, "reopened_on": None} if one["type"] == "closing" else {})
        for number, at in enumerate(rotations)
        for one in journal(TEXTS[at:] + TEXTS[:at], number)
    ]
    write(folder / "lines.jsonl", "\n".join(map(json.dumps, lines)))
    assert run("import", "lines.jsonl")[::2] == (0, "")
    for words in (("--packet", "--yes"), ("--csv", "actions"), ("--taskwarrior",)):
        out = {"--packet": "packet.jsonl", "--csv": "table.csv", "--taskwarrior": "tasks.json"}
        ran = run("export", *words, "--include-private" if words[0] != "--packet" else "--force",
                  "--with", "r1", "--out", out[words[0]], "--force")  # fmt: skip
        assert ran.code == 0, ran
    words = TEXTS[rotations[0]]
    one_line = " ".join(words.split())
    write(folder / "log.md", f"# 2026-03-03 {one_line}\n{words}\n- [ ] {one_line}\n## {one_line}\n")
    write(folder / "words.jrnl", f"[2026-03-03 17:00] {one_line}\n{words}\n")
    write(folder / "calendar.ics", calendar_of(one_line))
    return run("export", "--all", "--include-private").out.encode()


def calendar_of(words: str) -> str:
    raw = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTART:20261126T090000\r\n"
    return f"{raw}SUMMARY:a {words}\r\nLOCATION:{words}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def harmless(argv: tuple[str, ...], terminal: bool) -> None:
    """Call it; whatever comes of that, a terminal obeys none of it and it is no bug."""
    ran = run(*argv, terminal=terminal)
    assert ran.code in (0, 1, 2, 3), (argv, ran)
    assert unsafe(ran.err) == [], (argv, ran.err)
    if terminal or RAW not in argv:
        ends = "\r\n" if "--ics" in argv and not terminal else "\n"
        assert unsafe(ran.out.replace(ends, "\n")) == [], (argv, ran.out)
    assert RAW in argv or FAKE not in ran.both.split("\n"), (argv, ran)
    if ran.code > 1:
        said = ran.err.splitlines()
        assert ran.out or len(said) > 1 or said[0].startswith("mentorlog: "), (argv, ran)


@pytest.mark.parametrize("at", STARTS[: None if WHOLE else 2])
def test_every_looking_command_is_harmless(folder, at):
    kept(folder, at)
    before = journal_path().read_bytes()
    for number, argv in enumerate(looking()):
        for terminal in (False, True) if WHOLE else (number % 2 == at // EACH,):
            harmless(argv, terminal)
            assert journal_path().read_bytes() == before, argv


MANY = (
    *("list", "list --json", "health --all", "show", "show a", "due", "report --all", "log --all"),
    *("export --all", "erase x", "undo --list", "export --ics --all", "compare x", "export"),
)


def test_names_are_harmless_where_there_are_many(folder):
    texts = TEXTS if WHOLE else random.Random(7).sample(TEXTS, 20)
    write(folder / "lines.jsonl", "\n".join(map(json.dumps, names(texts))))
    harmless(("import", "lines.jsonl"), terminal=True)
    for argv in MANY:
        for terminal in (False, True):
            harmless(tuple(argv.split()), terminal)


def test_every_error_is_harmless(folder):
    """A text for every argument, for `--with` and for every flag, of every command."""
    kept(folder, 0)
    before = journal_path().read_bytes()
    chance = random.Random(7)
    texts = itertools.cycle(chance.sample(TEXTS, len(TEXTS)))
    calls = [call for _ in range(rounds(1)) for call in misled(texts)]
    for argv in calls if WHOLE else chance.sample(calls, 150):
        harmless(argv, terminal=True)
        if journal_path().read_bytes() != before:
            journal_path().write_bytes(before)


def misled(texts: Iterator[str]) -> Iterator[tuple[str, ...]]:
    """A call of every command with a text in each place where one can stand."""
    for name, params in commands():
        if name not in ("demo", *UNSAID):
            call = tuple(name.split())
            yield from ((*call, "--with", next(texts)), (*call, f"--{next(texts)}"))
            if takes_words(params):
                yield from ((*call, next(texts)), (*call, "a1", next(texts)))
            yield from ((*call, flag, next(texts)) for flag in flags(params, takes_value=True))


UNSAID = {"encrypt", "decrypt", "rekey", "restore", "doctor", "backup"}
"""Commands that ask for a passphrase, or work on files beside the journal."""


def test_what_is_no_text_is_refused_and_named(folder):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah")
    for said in REFUSED.values():
        for argv in (("goal", "add", said), ("start", "--mentor", said, "--mentee", "x")):
            ran = run(*argv, terminal=True)
            assert (ran.code, ran.out) == (2, ""), argv
            assert "not text" in ran.err, ran.err
        line = {"type": "goal", "id": "g", "relationship": "r", "text": said}
        write(folder / "lines.jsonl", json.dumps(line))
        ran = run("import", "lines.jsonl", terminal=True)
        assert ran.code == 2
        assert "a NUL character" in ran.err or "a lone surrogate" in ran.err


def test_it_comes_back_the_same(folder, monkeypatch):
    first = kept(folder, *STARTS)
    write(folder / "first.jsonl", first.decode())
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(folder / "second.db"))
    assert run("import", "first.jsonl").code == 0
    second = run("export", "--all", "--include-private").out.encode()
    assert second == first
    said = [json.loads(line) for line in second.decode().splitlines()][1:]
    given = [json.loads(line) for line in (folder / "lines.jsonl").read_text().splitlines()]
    by_id = {(one["type"], one["id"]): one for one in said}
    for one in given:
        back = by_id[one["type"], one["id"]]
        stated = {key: value for key, value in one.items() if value}
        assert {key: back.get(key) for key in stated} == stated
