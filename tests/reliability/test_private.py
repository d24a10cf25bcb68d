"""Private words are seen by whoever keeps the journal and looks for them, and nowhere else.

A word stands in every private text of every type. Every command is called in every way, with
entries that are private and with others; what shows the word has a reason here.
"""

import json
import random
from collections.abc import Iterator

import pytest
from cli.test_leaving import CANARY, ENDINGS, TODAY, journal_lines
from cli.test_shells import LINES as COMPLETED
from reliability.calling import commands, flags, folder, journal_path, looking, run, takes_words
from reliability.rounds import rounds

from mentorlog import store
from mentorlog.cli.completing.shells import COMPLETE

__all__ = ["folder"]
WHOLE = rounds(1) > 1
SHOWING = {
    "show": "one relationship, or one entry, as its keeper asks for it",
    "log": "the timeline, as its keeper asks for it",
    "history": "what was written about one entry, as its keeper asks for it",
    "goal list": "the goals; private ones are marked",
    "action list": "the actions; private ones are marked",
    "concern list": "the concerns; private ones are marked",
    "health": "the check is of all that is recorded, and quotes what it rests on",
    "prepare": "one's own agenda; --copy and --markdown are made of the rest",
    "agree": "what is agreed, with --json as it is kept",
    "close": "one's own plan of the ending; what both get of it is on other pages",
    "delete": "what would go, before it is said that it may",
    "edit": "what stands there and what is put in its place",
    "meet": "what was just recorded of a session, that is private, is said back",
    **dict.fromkeys(
        (
            *("goal add", "goal change", "goal review", "goal milestone", "goal achieve"),
            *("goal drop", "goal replace", "action done", "action progress", "action redate"),
            *("action drop", "concern step", "concern resolve", "feedback", "pause", "resume"),
        ),
        "what was just written about an entry, that is private, is said back with its words",
    ),
    "reopen": "the ending that is taken back",
}
"""Commands by which somebody looks at, or writes into, a journal of their own, and why they may
say what is private. Whatever prints by itself, goes to somebody else or to a file is not here."""
ASKING = ("--include-private",)
IN_ERRORS = {
    "delete": SHOWING["delete"],
    "close": "what stood there before is named where it is replaced",
}
"""Commands of which standard error may say it."""
FORMS = (
    "--copy",
    "--markdown",
    "--page",
    "--guide",
    "--out",
    "--ics",
    "--export-svg",
    "--withdraw",
)
"""Flags that make something for somebody else, of commands that show."""


@pytest.fixture(params=list(ENDINGS) if WHOLE else ["open"])
def ids(request, folder, monkeypatch):
    """A journal with the word wherever it may be private; ids of each kind, open and private."""
    monkeypatch.setenv("MENTORLOG_TODAY", TODAY)
    text = "\n".join(map(json.dumps, journal_lines(ENDINGS[request.param])))
    (folder / "lines.jsonl").write_text(text, encoding="utf-8")
    assert run("import", "lines.jsonl").code == 0
    assert run("export", "--packet", "--yes", "--out", "packet.jsonl").code == 0
    with store.reading(journal_path()) as reader:
        record = reader.record(reader.relationships()[0].id)
    found: dict[tuple[str, bool], str] = {}
    for entry in record.entries():
        found.setdefault((entry.type, CANARY in entry.id), entry.short)
    return list(found.values())


def calls(ids: list[str]) -> Iterator[tuple[str, ...]]:
    """Every command with every flag, and with every kind of entry."""
    yield from looking()
    for name, params in commands():
        if name in ("demo", "encrypt", "decrypt", "rekey", "restore", "backup", "doctor"):
            continue
        for id in ids if takes_words(params) else ("",):
            call = (*name.split(), *([id] if id else []))
            yield from (call, (*call, "words"))
            yield from ((*call, flag) for flag in flags(params, takes_value=False))
            for flag in flags(params, takes_value=True):
                yield from ((*call, flag, value) for value in ("mentor", "2026-12-20", id or "g1"))


def leaf(argv: tuple[str, ...]) -> str:
    """The command that a call is of."""
    return " ".join(argv[: 2 if argv[0] in ("goal", "action", "concern") else 1])


def test_only_what_its_keeper_looks_at_says_what_is_private(ids):
    before = journal_path().read_bytes()
    every = list(dict.fromkeys(calls(ids)))
    for argv in random.Random(11).sample(every, min(len(every), rounds(200))):
        ran = run(*argv)
        if journal_path().read_bytes() != before:
            journal_path().write_bytes(before)
        if any(flag in argv for flag in ASKING):
            continue
        shows = leaf(argv) in SHOWING and not any(flag in argv for flag in FORMS)
        assert shows or CANARY.lower() not in ran.out.lower(), (argv, ran.out)
        assert leaf(argv) in IN_ERRORS or CANARY.lower() not in ran.err.lower(), (argv, ran.err)


def test_what_shows_it_still_does(ids):
    """So that the table says no more than is so."""
    for name in ("show", "log", "prepare", "close", "history c2", "delete g1"):
        assert CANARY in run(*name.split()).both, name
    assert set(SHOWING) <= {name for name, _ in commands()}
    for name in ("goal list", "action list", "concern list"):
        assert "(private)" in run(*name.split(), "--all").out, name


@pytest.mark.parametrize("shell", ["fish", "zsh", "bash"])
def test_no_line_is_completed_with_it(ids, monkeypatch, shell):
    monkeypatch.setenv(COMPLETE, f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    lines = [line for line, _ in COMPLETED if "'" not in line] + ["edit ", "delete ", "history "]
    for line in lines:
        words = f"mentorlog {line}"
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", words)
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
        ran = run()
        assert CANARY.lower() not in ran.both.lower(), (line, ran.out)


def test_of_a_private_relationship_no_line_is_completed(folder, monkeypatch):
    run("start", "--mentor", "Tariq", "--mentee", CANARY, "--keeper", "mentor", "--private")
    monkeypatch.setenv(COMPLETE, "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    for line in ("mentorlog show --with ", "mentorlog show ", "mentorlog feedback --from "):
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        assert CANARY.lower() not in run().both.lower(), line
