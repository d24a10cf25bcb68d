"""What stands in a journal reads the same whatever the settings, the locale and the zone are."""

import os
import sys
from pathlib import Path

import pytest
from reliability import guarded
from reliability.called import call

from mentorlog.cli.naming import folded

BEGUN = "start --mentor Işıl --mentee Öykü --keeper mentor --on 2026-01-05 --rhythm weekly".split()
ELSEWHERE: tuple[dict[str, str], ...] = (
    {"LC_ALL": "C", "TZ": "UTC"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "de_DE.UTF-8", "TZ": "America/Los_Angeles", "MENTORLOG_SETTINGS": "other.toml"},
    {"LC_ALL": "ar_EG.UTF-8", "PYTHONUTF8": "0", "TZ": "Asia/Kathmandu"},
)
OTHER = (
    '[days]\norder = "month-day"\n[thresholds.cancelling]\nwatch = 4\n'
    '[meet]\nask = ["next"]\nown_questions = ["How was it?"]\n'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of two whose names have letters that are folded otherwise elsewhere."""
    path = tmp_path / "journal.db"
    for argv in (
        BEGUN,
        ["meet", "--on", "3 apr 2025 17:30", "--lasted", "50", "--notes", "İyi geçti, straße"],
        ["goal", "add", "Ilgın ile konuş", "--by", "2026-12-31"],
        ["action", "add", "ILIK", "--owner", "mentee", "--due", "2028-02-29"],
    ):
        ran = call(path, *argv)
        assert ran.code == 0, ran.err
    return path


def test_nothing_is_read_otherwise(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(OTHER, encoding="utf-8")
    argv = ("export", "--all", "--include-private")
    before, content = path.read_bytes(), call(path, *argv).out
    for changed in ELSEWHERE:
        given = {**os.environ, **changed, "MENTORLOG_JOURNAL": str(path)}
        given["MENTORLOG_TODAY"] = "2026-03-11"
        if "MENTORLOG_SETTINGS" in changed:
            given["MENTORLOG_SETTINGS"] = str(other)
        run = [sys.executable, "-m", "mentorlog", *argv]
        ran = guarded.run(run, 60, env=given)
        assert (ran.returncode, ran.stdout) == (0, content), changed
        assert path.read_bytes() == before, changed


@pytest.mark.parametrize("name", ["Işıl", "IŞIL", "isil", "ISIL", "öykü", "OYKU", "ÖYKÜ"])
def test_a_name_is_found_however_its_letters_are_folded(path: Path, name: str) -> None:
    assert call(path, "start", "--mentor", "Ruth", "--mentee", "Bilal").code == 0
    assert call(path, "show", "--with", name).code == 0


def test_dots_are_no_other_letter() -> None:
    assert folded("İPEK Işıl") == folded("ipek ISIL") == "ipek isil"


def test_a_word_is_looked_for_as_it_was_written(path: Path) -> None:
    for typed in ("straße", "STRASSE", "iyi", "İYİ", "gecti"):
        assert "m1" in call(path, "log", "--grep", typed).out, typed
