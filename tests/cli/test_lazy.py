"""What each call loads, and what it must not."""

import subprocess
import sys

import pytest
from loading import Loaded, loaded_anew
from making import made_once

from mentorlog.cli.commands import PANELS
from mentorlog.main import COLLECT_AT
from mentorlog.store import connecting

HEAVY = {
    *("rich", "sqlite_utils", "dateutil", "tomllib", "platformdirs", "hypothesis", "pydantic"),
    *("dataclasses_json", "click", "pluggy", "jinja2"),
}


def well(loaded: Loaded) -> set[str]:
    """The modules that were loaded when a call ended, which must end well."""
    assert loaded.code == 0, loaded.err
    return loaded.modules


def commands(modules: set[str]) -> set[str]:
    """The command files among the modules."""
    table = {module for panel in PANELS.values() for module, _ in panel.values()}
    return {m.removeprefix("mentorlog.cli.") for m in modules} & table


def test_version_loads_next_to_nothing():
    modules = loaded_anew("--version").modules
    assert {m for m in modules if m.startswith("mentorlog")} == {
        *("mentorlog", "mentorlog.main", "mentorlog.errors"),
    }
    assert "typer" not in modules
    assert "sqlite3" not in modules


def test_help_loads_no_command(loaded):
    modules = loaded("--help").modules
    assert commands(modules) == set()
    assert not modules & (HEAVY | {"sqlite3"})


@made_once
def led(begun):
    begun("goal", "add", "Lead")


@pytest.fixture
def place(led, journal) -> list[str]:
    return ["--journal", str(journal), "--today", "2026-03-11"]


@pytest.mark.parametrize(
    ("argv", "module"),
    [
        (["goal", "add", "Two"], "agreeing.goal"),
        (["goal", "list"], "agreeing.goal"),
        (["action", "add", "X", "--owner", "both", "--due", "next friday"], "agreeing.action"),
        (["agree", "--rhythm", "weekly"], "agreeing.agree"),
        (["feedback", "--from", "mentee", "X"], "agreeing.feedback"),
        (["pause", "--from", "today"], "agreeing.pause"),
        (["export"], "exporting"),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, list) else v,
)
def test_a_command_loads_itself_and_nothing_heavy(place, argv, module, loaded):
    modules = well(loaded(*place, *argv))
    assert commands(modules) == {module}
    assert not modules & HEAVY


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("health", {"store.verbs", "cli.looking.findings"}),
        ("show", {"guidance", "render.checkup"}),
        ("list", {"guidance", "render.checkup"}),
        ("log", {"health", "thresholds"}),
    ],
)
def test_a_command_that_looks_loads_no_other_page_and_nothing_that_writes(
    place, name, others, loaded
):
    modules = well(loaded(*place, name))
    assert commands(modules) == {f"looking.{name}"}
    assert not modules & {f"mentorlog.{other}" for other in others}


@pytest.mark.parametrize(
    "line", ["show", "health", "undo", "meet --on yesterday", "due", "close", "close --json"]
)
def test_the_journal_is_opened_once(led, monkeypatch, line):
    opened = []
    plain = connecting._plain
    monkeypatch.setattr(connecting, "_plain", lambda *of: opened.append(of) or plain(*of))
    assert led(*line.split()).code == 0
    assert len(opened) == 1


def test_the_first_start_alone_builds_a_journal(journal, loaded):
    start = ("--journal", str(journal), "start", "--mentor", "A", "--mentee")
    assert "rich" not in well(loaded(*start, "B"))
    assert not well(loaded(*start, "C")) & HEAVY


def test_the_patterns_for_what_few_texts_hold_are_compiled_when_one_does(place, loaded):
    add = (*place, "goal", "add")
    assert "mentorlog.render.filtering" not in well(loaded(*add, "Führen – und “fragen”"))
    assert "mentorlog.render.filtering" in well(loaded(*add, "قيادة فريق"))


def test_what_is_new_is_collected_late_and_only_where_the_program_runs_alone():
    asked = "import gc, os, sys; from mentorlog.main import run, main; main(['--version']);"
    asked += "sys.argv[1:] = ['--version']; before = gc.get_threshold()[0];"
    asked += "os._exit = lambda code: print(code, before, gc.get_threshold()[0]); run()"
    ran = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )
    code, before, after = map(int, ran.stdout.split("\n")[-2].split())
    assert (code, after) == (0, COLLECT_AT)
    assert before < COLLECT_AT


@pytest.mark.parametrize(
    "watching", ["sys.setprofile(lambda *_: None)", "import concurrent.futures"]
)
def test_a_process_is_taken_apart_only_where_something_waits_for_that(watching):
    def ended(before):
        asked = f"import atexit, sys; atexit.register(print, 'apart'); {before}; "
        asked += "sys.argv[1:] = ['list', '-h']; from mentorlog.main import run; run()"
        return subprocess.run(
            [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
        ).stdout

    assert ended("pass") + "apart\n" == ended(watching)


@pytest.mark.parametrize(
    ("argv", "others"),
    [
        (["health"], {"json", "mentorlog.store.writer", "mentorlog.exchange"}),
        (["show"], {"json", "mentorlog.store.writer", "mentorlog.exchange", "mentorlog.guidance"}),
        (["log"], {"json", "mentorlog.store.writer", "mentorlog.exchange", "mentorlog.guidance"}),
        (["due"], {"json", "rich", "mentorlog.store.writer", "mentorlog.signs"}),
        (["action", "done", "a1"], {"json", "rich", "mentorlog.health", "mentorlog.signs"}),
        (["meet", "--on", "2026-03-10"], {"rich", "json", "mentorlog.render.page"}),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, list) else "",
)
def test_what_is_typed_most_loads_nothing_that_is_not_for_it(place, run, argv, others, loaded):
    run("action", "add", "Read the draft", "--owner", "mentee")
    assert not well(loaded(*place, *argv)) & others
