"""Runs commands where the journal may not be written or read; a script of test_no_right.py.

usage: python no_right.py FOLDER

FOLDER is empty. What comes back is JSON: of each case and command the exit code, what it printed,
and whether anything in the folder changed. The process may not be one that may do anything. What is
`unforeseen` is only found out by SQLite, as where a system does not say what may be written.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from hasty import hasty
from reliability.no_room import call, seen

from mentorlog.store import place

PAIR = ["--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"]
READING = ("list", "health", "report", "export")
WRITING = ["goal", "add", "Lead a project"]
FROM_INPUT = ["goal", "add", "-"]
WORDS = "She would like to lead it alone"


def folder_555(journal: Path) -> None:
    journal.parent.chmod(0o555)


def file_444(journal: Path) -> None:
    journal.chmod(0o444)


def both(journal: Path) -> None:
    file_444(journal)
    folder_555(journal)


def folder_shut(journal: Path) -> None:
    journal.parent.chmod(0)


def file_shut(journal: Path) -> None:
    journal.chmod(0)


def lock_shut(journal: Path) -> None:
    journal.with_name("j.db.lock").chmod(0)


def lock_link(journal: Path) -> None:
    journal.with_name("j.db.lock").unlink()
    journal.with_name("j.db.lock").symlink_to("nowhere")


def lock_folder(journal: Path) -> None:
    journal.with_name("j.db.lock").unlink()
    journal.with_name("j.db.lock").mkdir()


def lock_pipe(journal: Path) -> None:
    journal.with_name("j.db.lock").unlink()
    os.mkfifo(journal.with_name("j.db.lock"))


def drafts_file(journal: Path) -> None:
    journal.with_name("drafts").write_text("a file in its place")
    file_444(journal)


CASES: tuple[Callable[[Path], None], ...] = (
    *(folder_555, file_444, both, folder_shut, file_shut),
    *(lock_shut, lock_link, lock_folder, lock_pipe, drafts_file),
)


def there(folder: Path) -> list[str]:
    """What is in the folder, as far as it may be looked at."""
    try:
        return sorted(f"{name} {value}" for name, value in seen(folder).items())
    except OSError:
        return []


def tried(case: Callable[[Path], None], journal: Path) -> dict[str, object]:
    """Every command in one case, and one more once it is put right."""
    named = ["--journal", str(journal)]
    began = call(["start", *PAIR, *named])
    assert began[0] == 0, began
    case(journal)
    before = there(journal.parent)
    found: dict[str, object] = {name: call([name, *named]) for name in READING}
    found["write"] = call([*WRITING, *named])
    with mock.patch.object(place, "may_write", return_value=True):
        found["unforeseen"] = call([*WRITING, *named])
    page = str(journal.with_name("page.html"))
    found["page"] = call(["report", "--out", page, *named])
    found["same"] = there(journal.parent) == before or os.path.exists(page)
    found["input"] = call([*FROM_INPUT, *named], WORDS)
    journal.parent.chmod(0o700)
    journal.chmod(0o600)
    lock = journal.with_name("j.db.lock")
    if lock.is_dir() and not lock.is_symlink():
        lock.rmdir()
    elif case.__name__.startswith("lock"):
        lock.unlink(missing_ok=True)
    found["again"] = call([*WRITING, *named])
    return found


def run(folder: Path) -> dict[str, object]:
    """Every case in a folder of its own."""
    (folder / "locked").mkdir(0o700)
    (folder / "locked").chmod(0o500)
    if os.access(folder / "locked", os.W_OK):
        return {}
    found: dict[str, object] = {}
    for case in CASES:
        journal = folder / case.__name__ / "j.db"
        journal.parent.mkdir()
        found[case.__name__] = tried(case, journal)
    inside = ["--journal", str(folder / "locked" / "new" / "j.db")]
    found["new"] = {"write": call(["start", *PAIR, *inside]), "list": call(["list", *inside])}
    return found


if __name__ == "__main__":
    with hasty():
        said = run(Path(sys.argv[1]))
    sys.stdout = sys.__stdout__
    json.dump(said, sys.stdout)
