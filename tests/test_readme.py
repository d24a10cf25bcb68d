"""The README's first five minutes, typed as they stand there, and what they show."""

import re
import shlex
from pathlib import Path

import pytest

from mentorlog.main import main

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


def commands():
    for block in BLOCKS:
        for line in block.replace("\\\n", " ").splitlines():
            program, *argv = shlex.split(line)
            assert program == "mentorlog"
            yield argv


@pytest.mark.parametrize("today", ["2026-11-21", "2026-03-01", "2028-02-29", "2026-12-31"])
def test_every_command_of_the_first_five_minutes_does_what_it_says(
    today, tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(tmp_path / "journal.db"))
    monkeypatch.setenv("MENTORLOG_TODAY", today)
    shown = {}
    for argv in commands():
        assert main(argv) == 0, capsys.readouterr().err
        said = capsys.readouterr()
        assert said.err == "" or argv[0] == "start", (argv, said.err)
        shown[argv[0]] = said.out
    assert {"start", "goal", "meet", "health", "log", "show"} <= shown.keys()
    assert "a1" in shown["log"]
    assert shown["log"].index("goal: Lead") < shown["log"].index("g1 looked at")
    assert "Lead a project of three people" in shown["show"]


def test_what_the_checkup_is_shown_to_say_is_how_it_begins(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(tmp_path / "journal.db"))
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-11-21")
    monkeypatch.setenv("COLUMNS", "80")
    for argv in commands():
        main(argv)
        said = capsys.readouterr().out
        if argv == ["health"]:
            break
    shown = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    assert len(shown) == 1
    assert said.startswith(shown[0])


def test_the_two_commands_open_it():
    first = README.split("```")[1].strip().splitlines()
    assert first == ["pip install . && mentorlog demo", "pip install -e '.[test]' && pytest"]
