"""What is written in confidence need not stand in a command line, where the shell keeps it."""

import re

import pytest
from cli.test_leaving import options

from mentorlog.cli import kinds
from mentorlog.cli.app import Group
from mentorlog.cli.root import root

SECRET = re.compile(r"pass|secret|token|key|pin\b|credential", re.IGNORECASE)
SOURCES = ("-file", "-command")
"""The ends of flags that say where a secret is, and not what it is."""
FREE = {"TEXT"}


def parameters():
    """Every parameter of every command that takes a value, with the command's name."""
    for name, known in root().known.items():
        command = known.load()
        inner = (
            {name: command}
            if not isinstance(command, Group)
            else {f"{name} {below}": one.load() for below, one in command.known.items()}
        )
        for called, one in inner.items():
            yield from ((called, p) for p in one.params if not getattr(p, "is_flag", False))


def test_no_flag_takes_a_secret():
    taking = {opt for _, p in parameters() for opt in p.opts if opt.startswith("--")}
    assert len(taking) > 60
    assert [flag for flag in taking if SECRET.search(flag) and not flag.endswith(SOURCES)] == []
    assert {name for name, _ in options()} >= {"goal add", "meet", "export"}


def test_words_of_ones_own_can_come_from_standard_input():
    found = [(name, p) for name, p in parameters() if p.make_metavar(None) in FREE or _is_text(p)]
    assert len(found) > 60
    for name, parameter in found:
        assert parameter.type is kinds.TEXT, f"{name} {parameter.opts[0]} cannot be given as -"


def _is_text(parameter):
    return parameter.metavar in FREE or parameter.type.name in FREE


@pytest.mark.parametrize(
    "line",
    [
        "goal add -",
        "feedback --from mentee -",
        "concern raise - --by mentee",
        "meet --on 2026-03-10 --notes -",
        "meet --on 2026-03-10 --private-notes -",
        "edit r1 --purpose -",
        "agree --boundaries -",
        "prepare --add -",
    ],
)
def test_words_from_standard_input_are_in_the_journal_and_in_no_command_line(begun, typed, line):
    typed("Said in confidence")
    ran = begun(*line.split())
    assert ran.code == 0, ran.err
    assert "Said in confidence" in begun("export", "--include-private").out
