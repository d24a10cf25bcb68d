"""What mentorlog does where the system is, as far as that can be pretended, another one."""

import json
import sys
from pathlib import Path

import pytest
from platforms.story import LINES, checked, lines, quoted, ran

SECRET = """\
encrypt --passphrase-file {words} --backups encrypt
list
meet --on 2026-03-10 --lasted 20
health
backup
decrypt
"""


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="which files are open is asked there"
)
@pytest.mark.parametrize(
    ("where", "console"), [("windows", "cp1252"), ("windows", "cp437"), ("macos", "utf-8")]
)
def test_a_relationship_from_its_start_to_its_erasing(where, console, tmp_path, home):
    folder = tmp_path / "a stick, and Übung"
    folder.mkdir()
    journal = tmp_path / "a folder with blanks" / "jöurnal.db"
    copy = folder / f"{journal.stem}-2026-03-11.db"
    steps = ran(
        where,
        [*lines(LINES, journal, folder=quoted(folder), copy=quoted(copy))],
        tmp_path,
        PYTHONIOENCODING=console,
    )
    said = checked(steps, len(LINES.splitlines()))
    shown = "Søren and Aişe".encode(console, "replace").decode(console)
    assert shown in said["list"]
    assert json.loads(said["health --json"])["signs"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [
            copy.name,
            "dates.ics",
            "keepsake.html",
            "out.jsonl",
            "report.html",
            "report.md",
            "sessions.csv",
        ]
    )
    assert "Aişe" in (folder / "report.md").read_text(encoding="utf-8")
    assert list(tmp_path.rglob("crash-*")) == list(home.rglob("crash-*")) == []


@pytest.mark.parametrize("where", ["windows", "macos"])
def test_a_journal_that_is_encrypted(where, tmp_path, home):
    pytest.importorskip("sqlcipher3")
    words, journal = tmp_path / "words.txt", tmp_path / "journal.db"
    words.write_text("four words of mine\n")
    begin = LINES.splitlines()[1:5]
    text = "\n".join([*begin, SECRET])
    steps = ran(
        where,
        [*lines(text, journal, words=words)],
        tmp_path,
        MENTORLOG_PASSPHRASE_COMMAND=f'"{sys.executable}" -c "print(\'four words of mine\')"',
    )
    said = checked(steps, len(text.splitlines()))
    assert "Søren and Aişe" in said["list"]
