"""An undo after somebody else wrote takes back what they wrote, or is refused: it never guesses."""

import os
import sys
from contextlib import ExitStack
from datetime import date
from subprocess import TimeoutExpired

import pytest
from reliability import guarded
from reliability.called import call
from reliability.kept import state

from mentorlog.record import Goal
from mentorlog.store import writing

STARTED = "start --mentor Tariq --mentee Sarah --keeper mentor"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "journal.db"
    assert call(path, *STARTED.split()).code == 0
    assert call(path, "goal", "add", "Mine").code == 0
    return path


def test_the_last_command_is_that_of_whoever_wrote_it(path):
    """The undo is typed while another process is in the middle of its command."""
    before = state(path)
    line = [sys.executable, "-m", "mentorlog", "--journal", path, "undo"]
    env = os.environ | {"MENTORLOG_TODAY": "2026-03-11"}
    with ExitStack() as stack:
        with writing(path, date(2026, 3, 12), name="goal add") as other:
            home = other.relationships()[0].id
            other.add(Goal(id="theirs", relationship=home, text="Theirs"))
            undo = stack.enter_context(guarded.running(line, 90, env))
            with pytest.raises(TimeoutExpired):
                undo.wait(1)
        out, err = undo.communicate(timeout=60)
        assert (undo.returncode, err) == (0, "")
    assert out.startswith("Taken back: goal add of Thu 12 Mar 2026: new g2.")
    assert state(path) == before


def test_a_redo_after_somebody_wrote_is_refused(path):
    assert call(path, "undo").code == 0
    with writing(path, date(2026, 3, 12), name="goal add") as other:
        home = other.relationships()[0].id
        other.add(Goal(id="theirs", relationship=home, text="Theirs"))
    before = path.read_bytes()
    ran = call(path, "redo")
    assert ran.code == 3
    assert "something else was written since the last undo" in ran.err
    assert path.read_bytes() == before


def test_an_undo_of_what_is_there_no_more_is_refused(path):
    """Two who undo at the same time take back two commands, and a third finds nothing."""
    said = [call(path, "undo").out.partition(" of ")[0] for _ in range(2)]
    assert said == ["Taken back: goal add", "Taken back: start"]
    assert call(path, "undo").code == 3
