"""A page is printed as rich's console prints it, wherever that is not asked."""

import io
import os
import sys

import pytest
from rich.console import Console

from mentorlog.render.page import Beside, Command, Page, Para, heading, row, strong
from mentorlog.render.sheet import sheet
from mentorlog.render.styled import Text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rich's console is asked there")
WORDS = "One thing after the other – and “the rest” of it, until the line is full … and more · "
PAGE = [
    strong("Sarah and Tariq"),
    *heading("What is open"),
    row("a1", Text("● ").append("done ", "green").append(WORDS * 2, "bold italic")),
    Para(Text(WORDS, "bold red"), lead="  "),
    Beside(Text("✕ called off", "italic"), " ✕ m1 ", " ✕ ", "magenta"),
    Command("mentorlog meet --on 2026-03-11 --with Sarah --planned 60 --lasted 55 --useful 4"),
]


class Stream(io.TextIOWrapper):
    """A stream that says it is a terminal, or is none."""

    def __init__(self, terminal: bool, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def said(self) -> bytes:
        self.flush()
        return self.buffer.getvalue()


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("COLUMNS", "LINES", "NO_COLOR", "COLORTERM", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize(
    "there",
    [
        {},
        {"COLUMNS": "40"},
        {"COLUMNS": "wide", "TERM": "xterm"},
        {"COLUMNS": "200", "COLORTERM": "truecolor"},
        {"NO_COLOR": "1"},
        {"NO_COLOR": "", "TERM": "xterm-kitty"},
    ],
    ids=str,
)
def test_a_page_is_the_same_without_a_console(terminal, encoding, there, monkeypatch):
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    blocks = [Para(one) if isinstance(one, Text) else one for one in PAGE]
    with_it, without = Stream(terminal, encoding), Stream(terminal, encoding)
    console = Console(file=with_it, markup=False, highlight=False, emoji=False)
    console.print(Page(blocks), crop=False)
    plain = sheet(without)
    assert plain is not None
    plain.print(Page(blocks))
    assert without.said() == with_it.said()
    assert b"Sarah" in without.said()
    assert (b"\x1b[" in without.said()) == terminal


@pytest.mark.parametrize(
    "there", [{"TERM": "dumb"}, {"TERM": ""}, {"FORCE_COLOR": "1"}, {"COLUMNS": "0"}], ids=str
)
def test_a_terminal_of_its_own_kind_is_left_to_the_console(there, monkeypatch):
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    assert sheet(Stream(True, "utf-8")) is None


def test_a_pipe_is_as_wide_as_the_terminal_it_comes_from(monkeypatch):
    asked = []

    def size(stream):
        asked.append(stream)
        return os.terminal_size((33, 20))

    monkeypatch.setattr("os.get_terminal_size", size)
    stream = Stream(False, "utf-8")
    sheet(stream).print(Page([Para(WORDS)]))
    assert max(map(len, stream.said().decode().splitlines())) <= 33
    assert asked == [0]
