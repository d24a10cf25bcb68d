"""What mentorlog does where the system is, as far as that can be pretended, another one."""

import json
import sys
from importlib.util import find_spec
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
BEGIN = LINES.splitlines()[1:5]


# One process does all of it: what is not mentorlog's takes as long to import as some of that takes.
@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="which files are open is asked there"
)
@pytest.mark.parametrize(
    ("where", "console", "secret"),
    [("windows", "cp1252", SECRET), ("windows", "cp437", ""), ("macos", "utf-8", SECRET)],
    ids=("windows-cp1252", "windows-cp437", "macos-utf-8"),
)
def test_a_relationship_from_its_start_to_its_erasing(where, console, secret, tmp_path, home):
    folder = tmp_path / "a stick, and Übung"
    folder.mkdir()
    journal = tmp_path / "a folder with blanks" / "jöurnal.db"
    copy = folder / f"{journal.stem}-2026-03-11.db"
    if find_spec("sqlcipher3") is None:
        secret = ""
    steps = ran(
        where,
        [
            *lines(LINES, journal, folder=quoted(folder), copy=quoted(copy)),
            *encrypted(secret, tmp_path),
        ],
        tmp_path,
        PYTHONIOENCODING=console,
        MENTORLOG_PASSPHRASE_COMMAND=f'"{sys.executable}" -c "print(\'four words of mine\')"',
    )
    count = len(LINES.splitlines())
    said = checked(steps[:count], count)
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
    begun = len(BEGIN) if secret else 0
    told = checked(steps[count:], begun + len(secret.splitlines()))
    assert not secret or shown in told["list"]
    if not secret and console != "cp437":
        pytest.skip("nothing can be encrypted here: sqlcipher3 is missing")


def encrypted(secret, folder):
    """What is done to a journal that is begun and encrypted, if anything is."""
    words = folder / "words.txt"
    words.write_text("four words of mine\n")
    text = "\n".join([*BEGIN, secret]) if secret else ""
    return lines(text, folder / "journal.db", words=quoted(words))
