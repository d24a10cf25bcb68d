"""The error boundary."""

import io
import os
import subprocess
import sys
from importlib import import_module

import pytest

from mentorlog import __version__
from mentorlog.cli.commands import PANELS
from mentorlog.cli.session import Session
from mentorlog.main import main


def test_version(capsys):
    for argv in (["--version"], ["--journal", "x", "--version"]):
        assert main(argv) == 0
        assert capsys.readouterr().out == f"mentorlog {__version__}\n"


def test_alone_before_there_is_a_journal_it_says_how_to_begin(run, journal):
    ran = run()
    assert ran.code == 0
    assert ran.out.startswith(
        "There is no journal yet. Begin one:\n\n"
        "  mentorlog start --mentor NAME --mentee NAME\n\n"
        "Or bring a backup back:\n\n  mentorlog restore FOLDER\n\nUsage: mentorlog "
    )
    assert not journal.exists()


def test_alone_it_shows_the_commands(begun):
    assert begun().out.startswith("Usage: mentorlog [OPTIONS] COMMAND [ARGS]...\n")


def test_help_shows_the_panels_in_order(run):
    out = run("--help").out
    assert run("-h").out == out
    panels = [line for line in out.splitlines() if line.endswith(":") and line[0] != " "]
    assert panels == [
        *("Every session:", "Looking:", "Agreeing:", "Ending:", "In and out:", "Safekeeping:"),
        *("Options:", "On every command:", "For example:"),
    ]
    assert "  meet      What happened in a session, or why it did not happen\n" in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_bug_is_logged_without_what_was_written(begun, home, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ValueError("Sarah is unwell")

    monkeypatch.setattr(Session, "open_record", broken)
    ran = begun("goal", "add", "a secret")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.startswith("mentorlog: This is a bug in mentorlog. Nothing was saved. Where")
    assert ran.err.count("\n") == 1
    path = ran.err.strip().rpartition(": ")[2]
    assert path.startswith(str(home))
    with open(path, encoding="utf-8") as file:
        log = file.read()
    assert "builtins.ValueError\n" in log
    assert " in broken\n" in log
    assert "Sarah" not in log
    assert "secret" not in log
    if sys.platform != "win32":
        assert os.stat(path).st_mode & 0o777 == 0o600


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_an_interruption_says_what_became_of_it(begun, monkeypatch, stop):
    def stopped(*_args, **_kwargs):
        raise stop

    monkeypatch.setattr(Session, "open_record", stopped)
    assert begun("goal", "add", "X") == (130, "", "\nmentorlog: Stopped; nothing was saved.\n")
    monkeypatch.undo()


def test_an_interruption_after_saving(begun, monkeypatch):
    def stopped(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "saved", stopped)
    ran = begun("goal", "add", "X")
    assert ran == (130, "", "\nmentorlog: Stopped; what was entered is saved.\n")


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"PY": sys.executable},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a POSIX shell")
def test_a_closed_pipe_is_quiet(begun):
    for _ in range(3):
        begun("goal", "add", "X" * 2000)
    ran = shell('"$PY" -m mentorlog goal list | true; "$PY" -m mentorlog --help | head -1')
    assert ran.stderr == ""
    assert ran.stdout == "Usage: mentorlog [OPTIONS] COMMAND [ARGS]...\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="asks for /dev/full")
@pytest.mark.parametrize("call", ["goal list", "--version", "--help"])
def test_a_full_disk_beneath_the_output(begun, call):
    ran = shell(f'env -u PYTHONUNBUFFERED "$PY" -m mentorlog {call} > /dev/full')
    assert (ran.returncode, ran.stderr) == (
        4,
        "mentorlog: The output could not be written: No space left on device.\n",
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="asks for /dev/full")
def test_what_was_saved_is_said_to_be_where_the_output_could_not_be_written(begun):
    ran = shell('"$PY" -m mentorlog goal add "Lead a team" > /dev/full')
    full = "mentorlog: The output could not be written: No space left on device."
    assert (ran.returncode, ran.stderr) == (4, f"{full} What was entered is saved.\n")
    assert "Lead a team" in begun("goal", "list").out


@pytest.mark.parametrize("call", ["sign cancelling", "health", "--help"])
def test_a_python_that_leaves_the_texts_out_is_told_of(begun, call):
    ran = subprocess.run(
        [sys.executable, "-OO", "-m", "mentorlog", *call.split()],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines() == [
        "mentorlog: Python leaves the texts out that mentorlog shows (-OO, or PYTHONOPTIMIZE=2).",
        "  Try: python -E -m mentorlog --help",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a POSIX shell")
def test_a_terminal_that_knows_few_letters(begun):
    begun("goal", "add", "Καλή ιδέα")
    ran = shell('PYTHONIOENCODING=ascii "$PY" -m mentorlog goal list')
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("g1  ???? ????\n")


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_bug(begun, home, closed):
    for call in ("goal list", "goal add Lead", "export", "nonsense", "goal add -"):
        ran = shell(f'"$PY" -m mentorlog {call} {closed}')
        assert ran.returncode in (0, 2), (call, ran.stderr)
    assert list(home.rglob("crash-*")) == []


def test_words_from_standard_input_come_to_the_record(begun, monkeypatch):
    words = "Καλή ιδέα\nand more\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words), encoding="ascii"))
    assert begun("goal", "add", "-").out == "Saved g1: Καλή ιδέα and more\n"
    import json

    assert json.loads(begun("goal", "list", "--json").out)[0]["text"] == words.decode().strip()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    assert begun("goal", "add", "-").err == (
        "mentorlog: TEXT: Standard input is not UTF-8 text.\n  Try: mentorlog goal add --help\n"
    )


def complete(line: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-m", "mentorlog"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        stdin=subprocess.DEVNULL,
        env=os.environ
        | {
            "_MENTORLOG_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split(" ")) - 1),
        },
    )
    return ran.stdout.split()


def test_a_shell_can_complete():
    assert complete("mentorlog go") == ["goal"]
    assert complete("mentorlog goal re") == ["review", "replace"]
    assert complete("mentorlog goal add - --jo") == ["--journal"]
    assert complete("mentorlog action add --owner m") == ["mentor", "mentee", "me"]


MODULES = {name: module for panel in PANELS.values() for name, (module, _) in panel.items()}


@pytest.mark.parametrize("name", MODULES)
def test_every_command_explains_itself(run, journal, name):
    declared = import_module(f"mentorlog.cli.{MODULES[name]}").commands
    inside = [[name]] if declared.help is None else [[name, each] for each in declared.declared]
    for command in inside:
        ran = run(*command, "--help")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"Usage: mentorlog {' '.join(command)} ")
        assert f"\nFor example:\n  mentorlog {' '.join(command)}" in ran.out
        assert "On every command:\n  --journal PATH" in ran.out
    assert not journal.exists()
