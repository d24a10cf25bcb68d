"""Nothing private leaves: a word that stands in every private text of every type is looked for in
all that every command makes for somebody else."""

import html
import json
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from cli.test_no_terminal import leaves

from mentorlog.cli.app import Group
from mentorlog.cli.root import root
from mentorlog.exchange.kinds import keys_of
from mentorlog.record import ENTRIES

CANARY, OPEN = "CANARY", "OPENWORD"
TODAY = "2026-12-31"
TYPES = {cls.type: cls for cls in ENTRIES}
EVERY_KEY = Path(__file__).parent.parent / "exchange" / "every_key.jsonl"
LINES = [json.loads(line) for line in EVERY_KEY.read_text(encoding="utf-8").splitlines()][1:]
FILE = "{file}"
LEAVING = {
    "export": (
        *([], ["--all"], ["--out", FILE]),
        *(["--packet"], ["--packet", "--preview"], ["--packet", "--out", FILE]),
        ["--packet", "--also", "concerns,feedback,notes,observations,reasons"],
        *(["--csv", "meetings"], ["--csv", "actions"], ["--csv", "goals", "--out", FILE]),
        *(["--taskwarrior"], ["--taskwarrior", "--out", FILE]),
        *(["--ics"], ["--ics", "--all"], ["--ics", "--out", FILE]),
    ),
    "prepare": (["--copy"], ["--copy", "--with-questions"], ["--markdown"]),
    "agree": (["--page"], ["--markdown"], ["--out", FILE]),
    "due": ([], ["--json"], ["--within", "900d"]),
    "keepsake": (
        *([], ["--markdown"], ["--html"], ["--json"], ["--out", FILE]),
        *(["--with-feedback", form] for form in ("--markdown", "--html", "--json")),
    ),
    "brief": (
        *([], ["--markdown"], ["--html"], ["--json"], ["--out", FILE]),
        *(["--form", "coaching", form] for form in ("--markdown", "--html", "--json")),
        ["--since", "2026-01-06", "--markdown"],
    ),
    "report": (
        *([], ["--markdown"], ["--html", "-"], ["--json"], ["--out", FILE]),
        *(["--all", form] for form in ("--markdown", "--json")),
        *(["--all", "--html", "-"], ["--without-checkup"], ["--without-checkup", "--json"]),
    ),
    "show": (["--export-svg", FILE],),
    "log": (["--export-svg", FILE], ["--notes", "--export-svg", FILE]),
    "health": (["--export-svg", FILE], ["--full", "--export-svg", FILE]),
    "close": (
        *(["--ics", "-"], ["--ics", FILE], ["--withdraw", "--by", "mentor"], ["--out", FILE]),
    ),
}
"""What each command that makes something for somebody else, or for all to see, is called with."""
STAYING = {
    *("meet", "list", "sign", "guide", "start", "feedback", "pause"),
    *("resume", "import", "edit", "undo", "redo", "delete", "history", "demo"),
    *("goal add", "goal list", "goal review", "goal milestone", "goal achieve", "goal drop"),
    *("goal replace", "goal change", "action add", "action list", "action done", "action drop"),
    *("action progress", "action redate", "concern raise", "concern step", "concern resolve"),
    *("concern list", "compare", "erase", "reopen", "renew", "backup", "restore"),
    *("encrypt", "decrypt", "rekey", "doctor", "programme", "programme health"),
}
"""What is for the eyes of whoever keeps the journal."""
MAKING = {"--out", "--markdown", "--html", "--copy", "--page", "--include-private", "--ics"}
MAKING |= {"--export-svg"}
READING = {"import", "programme health"}
"""Where such a flag says what is read, or writes what comes of packets and of no journal."""
CALLS = [(name, tuple(flags)) for name, some in LEAVING.items() for flags in some]


def options() -> Iterator[tuple[str, set[str]]]:
    """Every command and subcommand with its flags."""
    for name, known in root().known.items():
        command = known.load()
        if isinstance(command, Group):
            for below, inner in command.known.items():
                yield f"{name} {below}", _flags(inner.load() if hasattr(inner, "load") else inner)
        else:
            yield name, _flags(command)


def _flags(command: Any) -> set[str]:
    return {opt for param in command.params for opt in param.opts if opt.startswith("--")}


def test_every_command_is_said_to_leave_or_to_stay():
    every = {leaf for leaf in leaves() if leaf not in ("goal", "action", "concern")}
    assert every <= LEAVING.keys() | STAYING, "say of a new command whether what it makes leaves"
    assert not LEAVING.keys() & STAYING


def test_a_command_that_makes_a_page_is_tried_with_each_of_its_forms():
    for name, flags in options():
        making = (flags & MAKING) - {"--include-private"}
        making = making if name not in READING else set()
        tried = {word for call in LEAVING.get(name, ()) for word in call}
        assert making <= tried, f"{name}: {making - tried} is not tried"
        assert name in LEAVING or "--include-private" not in flags, name


def saying(line: dict[str, Any], word: str) -> dict[str, Any]:
    """The line with the word in each of its texts, and among the answers."""
    texts = [n for n, key in keys_of(TYPES[line["type"]]).items() if key.allowed.endswith("text")]
    said = {key.rstrip("_"): word for key in texts if key not in ("id", "sign", "factor")}
    answers = {"answers": {word: word}} if line["type"] == "meeting" else {}
    kept = {key: value for key, value in line.items() if key != "number"}
    return kept | said | answers | {f"x-{word.lower()}": word}


def journal_lines(ending: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every entry openly; beside it a private one that hangs on what is open, and one that is
    not private and hangs on a private one."""
    for line in LINES:
        cls, kind = TYPES[line["type"]], line["type"]
        line = line | ending.get(kind, {}) | ending.get(line["id"], {})
        openly = saying(line, OPEN) | {"private": False}
        if kind == "meeting":
            openly |= {"private_notes": CANARY, "goals": [f"{CANARY}-g1", "g1"]}
        yield openly | ({"mentor": "Tariq", "mentee": "Sarah"} if kind == "relationship" else {})
        if kind == "relationship":
            continue
        hidden = saying(line, CANARY) | {"id": f"{CANARY}-{line['id']}", "private": True}
        if kind == "agreement":
            hidden["agreed_on"] = "2026-01-04"  # the one in force can be shown
        if kind == "closing":
            hidden |= {"closed_on": None, "reopened_on": None}
        yield hidden
        if cls.owner_key != "relationship":
            hanging = saying(line, CANARY) | {"id": f"{CANARY}-on-{line['id']}"}
            yield hanging | {cls.owner_key: f"{CANARY}-{line[cls.owner_key]}"}


GOING_ON = {
    "goal": ("achieved_on", "dropped_on", "replaced_by"),
    "action": ("done_on", "dropped_on"),
    "concern": ("resolved_on",),
    "topic": ("discussed_on",),
}
ENDINGS = {
    "open": {kind: dict.fromkeys(keys) for kind, keys in GOING_ON.items()},
    "ending": {
        "closing": {"reopened_on": None, "closed_on": None, "final_meeting": "m2"},
        "m2": {"outcome": "planned", "on": "2027-01-20"},
        "g1": {"dropped_on": None, "replaced_by": None},
    },
    "closed": {"closing": {"reopened_on": None, "final_meeting": "m1"}},
}


WORKS = {"prepare": ("open",), "close": ("ending",)}
"""In which of them a command has something to say, where that is not in all of them."""


@pytest.fixture(params=ENDINGS)
def kept(request, run, tmp_path):
    """A journal that says the canary wherever it may be private."""
    lines = tmp_path / "lines.jsonl"
    found = list(journal_lines(ENDINGS[request.param]))
    lines.write_text("\n".join(map(json.dumps, found)) + "\n", encoding="utf-8")
    ran = run("--today", TODAY, "import", str(lines))
    assert ran.code == 0, ran.err
    return request.param, run


ENDS = dict.fromkeys(("export", "show", "log", "health", "close"), ("txt",)) | {
    "agree": ("txt", "md")
}
"""Where what is written does not go by how the name of the file ends, or not by all that do."""


def made(run, tmp_path: Path, name: str, flags: tuple[str, ...]) -> tuple[int, str]:
    """The exit code, and all that a call printed and wrote."""
    texts = []
    for end in ENDS.get(name, ("txt", "md", "html", "json")) if FILE in flags else ("",):
        path = tmp_path / f"made.{end}"
        argv = [word.format(file=path) for word in flags]
        ran = run("--today", TODAY, *name.split(), *argv)
        texts += [ran.out, ran.err]
        if end and ran.code == 0:
            texts.append(path.read_text(encoding="utf-8"))
            path.unlink()
    return ran.code, "\n".join(texts)


def test_no_private_word_leaves(kept, tmp_path):
    ending, run = kept
    everything = run("--today", TODAY, "export", "--include-private").out
    assert everything.count(CANARY) > 100
    for name, flags in CALLS:
        code, said = made(run, tmp_path, name, flags)
        assert CANARY.lower() not in said.lower(), (name, flags)
        if ending in WORKS.get(name, ENDINGS):
            assert code == 0, (name, flags, said)
            if name not in ("due", "close", "health"):
                assert OPEN in said, (name, flags)


def test_no_command_writes_over_the_journal(kept, journal):
    _, run = kept
    before = journal.read_bytes()
    for name, flags in CALLS:
        if FILE in flags:
            argv = [word.format(file=journal) for word in flags]
            assert run("--today", TODAY, *name.split(), *argv, "--force").code == 2, (name, flags)
            assert journal.read_bytes() == before, (name, flags)


def test_of_a_private_relationship_nothing_leaves(run, tmp_path):
    run("start", "--mentor", CANARY, "--mentee", f"{CANARY}2", "--private")
    run("agree", "--boundaries", CANARY)
    for name, flags in CALLS:
        code, said = made(run, tmp_path, name, flags)
        assert code in (0, 2), (name, flags)
        if name not in ("due", "close"):
            assert code == 2, (name, flags)
        if name != "close" or "--ics" in flags:  # a message to the other side has their names
            assert CANARY not in said, (name, flags)


STORIES = sorted(
    one.name for one in files("mentorlog.stories").iterdir() if one.name.endswith(".jsonl")
)
FORMS = ("--markdown", "--html", "--json")


def private_texts(story: str) -> set[str]:
    """Every private text of a story, with those that hang on a private entry."""
    text = files("mentorlog.stories").joinpath(story).read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()][1:]
    hidden = {(line["type"], line["id"]) for line in lines if line.get("private")}
    found: set[str] = set()
    for line in lines:
        cls = TYPES[line["type"]]
        on = (cls.owner_key, line.get(cls.owner_key))
        if line.get("private") or on in hidden:
            texts = keys_of(cls)
            found |= {line[k] for k in line if k in texts and texts[k].allowed.endswith("text")}
        found |= {line["private_notes"]} if line.get("private_notes") else set()
    return {text for text in found if " " in text}


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("command", ["keepsake", "brief", "report"])
def test_no_private_word_of_a_story_is_on_a_page(run, story, command):
    path = files("mentorlog.stories").joinpath(story)
    assert run("import", str(path)).code == 0
    hidden = private_texts(story)
    for today in (date(2026, 11, 21) + timedelta(days=days) for days in (0, 60)):
        for form in FORMS:
            to = ["-"] if (command, form) == ("report", "--html") else []
            ran = run("--today", today.isoformat(), command, form, *to)
            assert ran.code == 0, ran.err
            seen = html.unescape(ran.out.replace("\\", "")) + ran.out
            if form == "--json":
                seen = json.dumps(json.loads(ran.out), ensure_ascii=False).replace('\\"', '"')
            assert [text for text in hidden if text in seen] == []


def test_the_stories_have_private_words():
    assert sum(len(private_texts(story)) for story in STORIES) >= 5
