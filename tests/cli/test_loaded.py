"""The modules that each command loads: what it cannot do without, and nothing else."""

import sys
from pathlib import Path

import pytest
from encrypting import printing
from loading import loaded_anew
from making import made_once

from mentorlog.cli.commands import PANELS

HEAVY = (
    *("sqlite_utils", "dateutil", "tomllib", "platformdirs", "rich", "click", "pluggy"),
    *("csv", "importlib.resources"),
)
NEVER = {
    *("hypothesis", "pydantic", "importlib.metadata", "asyncio", "email"),
    *(
        "http",
        "xml",
        "jinja2",
        "icalendar",
        "dask",
        "distributed",
        "pyarrow",
        "concurrent.futures",
        "multiprocessing",
    ),
    *("rich.markdown", "rich.progress", "rich.prompt", "rich.traceback", "pygments"),
    *([] if sys.platform == "win32" else ["rich.console"]),
    "mentorlog.render.filtering",  # patterns for what is in few texts, and in none of these
}
ENCRYPTING = {"sqlcipher3", "keyring", "getpass", "mentorlog.store.encryption.page"}
CITING = {"tomllib"}
CALLS = {
    "meet": (["meet", "--on", "2026-03-10", "--next", "2026-03-20"], set()),
    "prepare": (["prepare"], CITING),
    "due": (["due"], set()),
    "health": (["health"], set()),
    "show": (["show"], set()),
    "log": (["log"], set()),
    "list": (["list"], set()),
    "report": (["report", "--html", "-"], {"tomllib"}),
    "sign": (["sign", "cancelling"], CITING),
    "guide": (["guide", "feedback"], CITING),
    "start": (["start", "--mentor", "Ruth", "--mentee", "Bilal"], set()),
    "agree": (["agree", "--minutes", "45"], set()),
    "goal": (["goal", "list"], set()),
    "action": (["action", "add", "Send it", "--owner", "mentee"], set()),
    "feedback": (["feedback", "--from", "mentee", "Useful"], set()),
    "concern": (["concern", "raise", "Weeks fill up", "--factor", "lack-of-time"], {"tomllib"}),
    "pause": (["pause", "--from", "2026-05-01", "--until", "2026-05-10"], set()),
    "resume": (["resume"], set()),
    "close": (["close"], CITING),
    "reopen": (["reopen"], set()),
    "brief": (["brief", "--html"], {"tomllib"}),
    "keepsake": (["keepsake", "--html"], set()),
    "erase": (["erase", "Sarah", "--confirm", "Sarah"], {"platformdirs"}),
    "import": (["import", "{lines}"], set()),
    "export": (["export"], set()),
    "compare": (["compare"], set()),
    "programme": (["programme", "health", "{lines}"], set()),
    "edit": (["edit", "a1", "--due", "2026-05-01"], set()),
    "undo": (["undo"], set()),
    "redo": (["redo"], set()),
    "delete": (["delete", "a1", "--yes"], set()),
    "history": (["history", "m1"], set()),
    "backup": (["backup"], set()),
    "restore": (["restore"], set()),
    "encrypt": (["encrypt", "--passphrase-file", "{lines}.txt"], {"platformdirs"}),
    "decrypt": (["decrypt"], set()),
    "rekey": (["rekey", "--passphrase-file", "{lines}.txt"], set()),
    "doctor": (["doctor"], set()),
    "demo": (["demo"], set(HEAVY)),
}
ASKED = {
    **dict.fromkeys(("", "me", "meet --", "goal ", "meet --form ", "sign "), ("mentorlog.store",)),
    **dict.fromkeys(("action done ", "meet --done ", "show --with "), ()),
}
"""What is not even loaded where somebody presses Tab: no command ever is, nor typer."""


def test_every_command_is_here():
    assert set(CALLS) == {name for panel in PANELS.values() for name in panel}


@made_once
def met(begun, tmp_path):
    begun("meet", "--on", "2026-03-01", "--action", "mentee: read the draft")
    assert begun("export", "--out", str(tmp_path / "lines.jsonl")).code == 0


@pytest.fixture
def place(met, journal, tmp_path, monkeypatch):
    # The platform's config folder is looked up only where no settings file is named.
    settings = tmp_path / "settings.toml"
    monkeypatch.setenv("MENTORLOG_SETTINGS", str(settings))
    settings.write_text("")
    return ["--journal", str(journal), "--today", "2026-03-11"], str(tmp_path / "lines.jsonl")


@pytest.mark.parametrize("name", CALLS)
def test_nothing_is_loaded_that_has_no_part_in_it(place, run, name, monkeypatch, loaded):
    options, lines = place
    if name == "resume":
        run("pause", "--from", "2026-03-05")
    if name == "reopen":
        run("close", "--reason", "withdrawal")
        run("close", "--done", "--rest", "dropped")
    if name == "redo":
        run("undo")
    if name == "compare":
        run("agree", "--keeper", "mentee")
        packet = lines.replace("lines", "packet")
        assert run("export", "--packet", "--out", packet).code == 0
        run("agree", "--keeper", "mentor")
        assert run("import", packet).code == 0
    if name == "programme":
        assert run("export", "--packet", "--out", lines, "--force").code == 0
    if name in ("decrypt", "encrypt", "rekey"):
        pytest.importorskip("sqlcipher3")
        Path(f"{lines}.txt").write_text("four words of mine")
        monkeypatch.setenv("MENTORLOG_PASSPHRASE_COMMAND", printing("four words of mine"))
    if name in ("decrypt", "rekey"):
        assert run("encrypt").code == 0
    argv, allowed = CALLS[name]
    code, _, err, modules = loaded(*options, *(word.format(lines=lines) for word in argv))
    assert code == 0, err
    assert not NEVER & modules
    if name not in ("encrypt", "decrypt", "rekey"):
        assert not ENCRYPTING & modules
    heavy = modules & set(HEAVY)
    assert heavy <= allowed, f"{name} loads {heavy - allowed}"


@pytest.mark.parametrize("line", ASKED)
def test_where_somebody_presses_tab_only_what_is_offered_is_loaded(place, run, line):
    run("action", "add", "Read the draft", "--owner", "mentee")
    (_, journal, *_), _ = place
    asked = {"_MENTORLOG_COMPLETE": "complete_zsh", "MENTORLOG_JOURNAL": journal}
    asked |= {"MENTORLOG_TODAY": "2026-03-11", "_TYPER_COMPLETE_ARGS": f"mentorlog {line}"}
    code, out, err, modules = loaded_anew(**asked)
    assert (code, out[:11]) == (0, "_arguments "), err
    others = {"typer", "json", "mentorlog.cli.app", "mentorlog.exchange", "mentorlog.store.writer"}
    assert not modules & {*others, *HEAVY, *NEVER, *ASKED[line]}
