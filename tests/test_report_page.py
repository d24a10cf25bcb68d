"""docs/report.md: its commands do what it says, and its pictures are small."""

import re
import shlex
from pathlib import Path

from render.looking import fading, keep

from mentorlog.main import main

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "report.md").read_text(encoding="utf-8")
LARGEST = 150_000


def test_every_command_of_the_page_does_what_it_says(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(tmp_path / "journal.db"))
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-03-11")
    monkeypatch.chdir(tmp_path)
    keep(tmp_path / "journal.db", fading())
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    typed = [line for block in blocks for line in block.splitlines()]
    assert len(typed) == 8
    for line in typed:
        program, *argv = shlex.split(line)
        assert program == "mentorlog"
        assert main(argv) == 0, capsys.readouterr().err
    made = {path.name for path in tmp_path.iterdir()} - {"journal.db", "journal.db.lock"}
    pictures = {"show.svg", "log.svg", "health.svg"}
    assert made == {"report.html", "report.md", "everyone.html", "ours.html"} | pictures
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    for part in re.findall(r"^\| ([A-Z][\w ]+) \|", PAGE, re.MULTILINE):
        assert f"<h2>{part}</h2>" in page


def test_the_pictures_are_there_and_small():
    shown = re.findall(r"\]\((report-[\w-]+\.png)\)", PAGE)
    assert len(shown) == 2
    for name in shown:
        data = (DOCS / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < LARGEST
