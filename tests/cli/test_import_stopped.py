"""An import that is long: what is shown of it, and that Ctrl-C leaves the journal as it was."""

import json
import signal
import sqlite3
import threading
from datetime import date

import pytest

from mentorlog import store
from mentorlog.cli import progress as room
from mentorlog.cli.importing.jsonl import Counted
from mentorlog.store import stoppable as stopping
from mentorlog.store.stoppable import stoppable

TODAY = date(2026, 3, 11)
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def lines(tmp_path):
    """A file of one relationship with a number of meetings, and what its bytes are."""
    found = [{"type": "relationship", "id": "r1", "mentor": "Tariq", "mentee": "Sarah"}]
    for n in range(1, 41):
        said = {"outcome": "unknown", "notes": f"talk {n}"}
        found.append({"type": "meeting", "id": f"m{n}", "relationship": "r1"} | said)
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in found))
    return path


@pytest.fixture
def told(monkeypatch):
    """What the bar was given: its total, then each advance."""
    seen = []

    class Bar(room._Bar):
        def __init__(self, said, total):
            super().__init__(said, total)
            seen.append(total)

        def advance(self, more):
            seen.append(more)

    monkeypatch.setattr(room, "_Bar", Bar)
    monkeypatch.setattr(room, "_looked_at", lambda: True)
    return seen


def test_the_lines_and_the_index_make_up_the_whole(run, lines, told):
    assert run("import", str(lines)).code == 0
    header = len(lines.read_bytes().splitlines(keepends=True)[0])  # it is looked at first
    assert told[0] + header - 2 <= sum(told[1:]) <= told[0] + header
    assert told[0] == lines.stat().st_size * 5 // 4


def test_nothing_is_shown_beside_json(run, lines, told):
    assert run("import", str(lines), "--json").code == 0
    assert told == []


@pytest.mark.parametrize("there", ["a journal", "none"])
def test_a_stopped_import_leaves_all_as_it_was(begun, lines, journal, monkeypatch, there):
    if there == "none":
        journal.unlink()
    before = journal.read_bytes() if journal.exists() else None
    readline, read = Counted.readline, []

    def stopped(self, most):
        read.append(most)
        if len(read) == 20:
            raise KeyboardInterrupt
        return readline(self, most)

    monkeypatch.setattr(Counted, "readline", stopped)
    code, out, err = begun("import", str(lines))
    assert (code, out) == (130, "")
    assert err.strip() == "mentorlog: Stopped; nothing was saved."
    assert (journal.read_bytes() if journal.exists() else None) == before
    assert not list(journal.parent.glob("backups/*"))


def work_without_end(journal):
    with store.writing(journal, TODAY) as writer:
        run = writer.connection.execute
        run("UPDATE relationship SET mentor = 'Nobody'")
        threading.Timer(0.2, signal.raise_signal, [signal.SIGINT]).start()
        with stoppable(writer.connection):
            run(ENDLESS)


def test_a_long_statement_is_stopped_and_all_is_taken_back(begun, journal, monkeypatch):
    monkeypatch.setattr(stopping, "STEPS", 1000)
    before = journal.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        work_without_end(journal)
    assert journal.read_bytes() == before


def test_another_error_stays_what_it_is():
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError, match="no such table"), stoppable(connection):
        connection.execute("SELECT 1 FROM nowhere")
    connection.close()
