"""What docs/tables-and-tasks.md shows is what happens."""

import re
import time
from pathlib import Path

import pytest

from mentorlog.main import main

PAGE = (Path(__file__).parent.parent / "docs" / "tables-and-tasks.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
NAMES = {"csv": "sessions.csv", "json": "tasks.json", "markdown": "log.md"}


def examples():
    """Each file of the page, and the calls with what they print that follow it."""
    found = []
    for kind, text in BLOCKS:
        if kind in NAMES:
            found.append((NAMES[kind], text, []))
        elif kind == "console":
            for call in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                line, _, said = call.partition("\n")
                found[-1][2].append((line, said))
    return found


def test_the_page_has_examples():
    assert [name for name, _, calls in examples() if calls] == [
        *("sessions.csv", "tasks.json", "log.md"),
    ]


@pytest.fixture
def utc():
    """Tasks say an hour of the world, which is on another day elsewhere."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of this process cannot be set")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("name", "text", "calls"), examples(), ids=lambda v: v if v in [*NAMES.values()] else ""
)
def test_an_example(name, text, calls, tmp_path, monkeypatch, capsys, utc):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(tmp_path / "j.db"))
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-03-11")
    Path(name).write_text(text, encoding="utf-8")
    assert main(["start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"]) == 0
    for line, said in calls:
        capsys.readouterr()
        program, *argv = line.split()
        assert program == "mentorlog"
        assert main(argv) == 0
        assert capsys.readouterr().out == said
