"""Choices at a narrow terminal."""

import io

import pytest

from mentorlog.cli.asking.questions import Key, Question
from mentorlog.cli.asking.shown import Shown

KEYS = (
    Key("d", "done as agreed", "done"),
    Key("s", "some of it", "some"),
    Key("n", "not yet begun", "none"),
    Key("r", "redate it", "redate"),
    Key("x", "let go", "drop"),
)


@pytest.mark.parametrize("columns", range(24, 110, 3))
def test_a_line_of_choices_ends_with_the_mark_and_none_begins_with_it(monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    question = Question(name="a1", text="What came of a1, to send the CV?", keys=KEYS)
    shown = Shown(plain=False).keyed(question)
    lines = shown.split("\n")
    assert not any(line.strip().startswith("·") for line in lines)
    assert shown.count("·") == len(KEYS) - 1
    assert all(len(line) <= max(columns, 24) for line in lines[:-1])
