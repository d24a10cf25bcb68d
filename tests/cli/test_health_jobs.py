"""`mentorlog health --all --jobs N`: several processes, one answer."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from multiprocessing import Pipe, active_children
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest
from encrypting import COMMAND, WORDS, printing, quick, settings, shut  # noqa: F401
from render.looking import TODAY

from mentorlog.cli.looking import side_by_side
from mentorlog.cli.looking.everyone import Asked, which_file
from mentorlog.record import Meeting, Relationship
from mentorlog.store import Reader, writing

MANY = 3 * side_by_side.AT_ONCE  # of which no process is rid before it is heard
FEW = 3 * 16
PATIENCE, SOON = 30.0, 8.0  # seconds
OUTCOMES = ("held", "cancelled", "missed")


def fill(journal: Path, many: int = MANY) -> None:
    """Relationships of all levels, with a handful of sessions each."""
    with writing(journal, TODAY, create=True) as writer:
        for number in range(1, many + 1):
            names = {"mentor": f"Mina {number}", "mentee": f"Jonas {number}", "keeper": "mentor"}
            r = writer.add(Relationship(id="", number=number + 10, **names)).id
            for at in range(5):
                outcome = OUTCOMES[(number * at) % len(OUTCOMES)]
                by = {} if outcome == "held" else {"by": "mentee"}
                on = TODAY.replace(month=1 + at % 2, day=at * 5 + 1)
                writer.add(Meeting(id="", relationship=r, outcome=outcome, on=on, **by))


@pytest.fixture
def made(journal, once):
    """Have the journal hold so many relationships."""

    def put(many: int) -> None:
        kept = once / f"{many} relationships.db"
        if not kept.exists():
            fill(kept, many)
        journal.write_bytes(kept.read_bytes())
        journal.chmod(0o600)

    return put


@pytest.fixture
def many(run, made):
    made(MANY)
    return run


@pytest.fixture
def few(run, made, monkeypatch):
    """The program on fewer, of which as many fewer are told of together."""
    made(FEW)
    monkeypatch.setattr(side_by_side, "AT_ONCE", FEW // 3)
    return run


@pytest.mark.parametrize(
    "flags", [["--json"], [], ["--level", "concern"], ["--json", "--level", "watch", "--check"]]
)
def test_several_processes_give_the_answer_of_one(few, flags):
    alone = few("health", "--all", *flags)
    assert few("health", "--all", "--jobs", "2", *flags) == alone
    assert alone.err == ""
    assert not active_children()


def test_more_processes_than_there_is_to_do_are_not_begun(begun):
    assert begun("health", "--all", "--jobs", "8") == begun("health", "--all")


def test_what_a_process_that_was_ended_had_left_is_done_without_it(many, monkeypatch):
    alone = many("health", "--all", "--json")
    received = side_by_side._received

    def without_the_first(pipe):
        first = min(active_children(), key=lambda child: child.name, default=None)
        if first is not None:
            first.kill()
            first.join()
        return received(pipe)

    monkeypatch.setattr(side_by_side, "_received", without_the_first)
    ran = many("health", "--all", "--json", "--jobs", "2")
    assert (ran.code, ran.out) == (alone.code, alone.out)
    assert ran.err == f"note: {side_by_side.ALONE}\n"
    assert not active_children()


@pytest.mark.skipif(os.name != "posix", reason="an open file is not replaced elsewhere")
def test_a_file_that_was_put_in_its_place_meanwhile_is_not_read(few, journal, monkeypatch):
    alone = few("health", "--all", "--json")
    ids = Reader.ids

    def replaced_after(reader):
        found = ids(reader)
        fill(journal.with_name("other"), 1)
        journal.with_name("other").replace(journal)
        return found

    monkeypatch.setattr(Reader, "ids", replaced_after)
    ran = few("health", "--all", "--json", "--jobs", "2")
    assert (ran.code, ran.out) == (alone.code, alone.out)


def test_nobody_saves_while_it_is_read(few, journal, monkeypatch):
    alone = few("health", "--all", "--json")
    received = side_by_side._received
    waited = []

    def after_somebody_tried(pipe):
        if not waited:
            other = sqlite3.connect(journal, timeout=0.0)
            other.execute("UPDATE relationship SET facilitator = 'Nobody'")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.commit()
            other.close()
            waited.append(True)
        return received(pipe)

    monkeypatch.setattr(side_by_side, "_received", after_somebody_tried)
    assert few("health", "--all", "--json", "--jobs", "2") == alone
    assert waited


def test_ctrl_c_ends_all_of_them_at_once(many, monkeypatch):
    told = []

    def stopped(*_):
        told.append(len(active_children()))
        raise KeyboardInterrupt

    monkeypatch.setattr("mentorlog.cli.session.Session.out", stopped)
    assert many("health", "--all", "--json", "--jobs", "2").code == 130
    assert told == [2]
    assert not active_children()


def test_an_encrypted_journal_is_opened_without_asking_again(shut, monkeypatch):  # noqa: F811
    monkeypatch.setenv(COMMAND, printing(WORDS))
    for number in range(3):
        assert shut("start", "--mentor", "Mina", "--mentee", f"Jonas {number}").code == 0
    monkeypatch.setattr(side_by_side, "AT_ONCE", 1)
    alone = shut("health", "--all", "--json")
    assert alone.out.count("\n") == 4
    assert shut("health", "--all", "--json", "--jobs", "2") == alone


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--jobs", "2"], "--jobs goes with --all"),
        (["--all", "--jobs", "0"], "0"),
        (["--all", "--jobs", "x"], "x"),
    ],
)
def test_jobs_that_make_no_sense_are_refused(begun, flags, said):
    ran = begun("health", *flags)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks Linux for the children")
def test_no_process_outlives_the_one_that_began_it(journal, made):
    made(MANY)
    command = [sys.executable, "-m", "mentorlog", "--journal", str(journal), "health", "--all"]
    with subprocess.Popen(
        [*command, "--json", "--jobs", "2"], stdout=subprocess.PIPE, start_new_session=True
    ) as parent:  # which soon waits for somebody to read what it prints
        try:
            until = time.monotonic() + PATIENCE
            while len(children := _children(parent.pid)) < 2:
                assert time.monotonic() < until
                time.sleep(0.02)
            time.sleep(0.5)
            parent.kill()
            parent.wait(PATIENCE)
            while any(map(_lives, children)):
                assert time.monotonic() < until
                time.sleep(0.05)
        finally:
            for pid in filter(_lives, children):
                os.kill(pid, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_the_lines_of_several_are_whole(few):
    ran = few("health", "--all", "--json", "--jobs", "3")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["mentor"] for line in lines] == [f"Mina {n}" for n in range(1, FEW + 1)]


def test_a_process_waits_for_nobody_who_saves(journal, made):
    """Who saves waits for the first process, which waits for this one."""
    made(FEW)
    asked = Asked(TODAY, {}, None, as_json=True)
    here, there = Pipe(duplex=False)
    saving = sqlite3.connect(journal)
    saving.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()
    given = (there, journal, which_file(journal), [["r1"]], asked, {})
    one = threading.Thread(target=side_by_side.work, args=given)
    one.start()
    one.join(SOON)
    passed = time.monotonic() - begun
    saving.close()
    one.join(PATIENCE)
    assert passed < SOON
    assert not here.poll()


@pytest.mark.skipif(sys.platform == "win32", reason="asks for signals that can wait")
def test_ctrl_c_while_processes_are_begun_is_heard_once_they_are(few, monkeypatch):
    begun = []
    start = SpawnProcess.start

    def interrupted(self):
        start(self)
        begun.append(self)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(SpawnProcess, "start", interrupted)
    ran = few("health", "--all", "--jobs", "2")
    assert (ran.code, ran.out) == (130, "")
    assert begun and not active_children()
