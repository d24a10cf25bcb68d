"""No command speaks to anybody: none opens a socket to another machine."""

import json
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from cli.test_undo import LINES, LOOKING, SETUP, WRITING
from reliability import guarded

SCRIPT = Path(__file__).with_name("many_calls.py")
SECONDS = 120
REACHING = re.compile(r"^.*(?:socket|connect|sendto|bind)\(.*AF_INET.*$", re.MULTILINE)
MORE = """\
export --all --include-private --out {out}/export.jsonl
export --packet --out {out}/packet.jsonl
export --ics --out {out}/calendar.ics
import {out}/calendar.ics
import {out}/packet.jsonl --dry-run
report --html -
keepsake --html
brief --html
sign cancelling
guide feedback
history g1
--version
--help
undo
redo
erase Sarah --confirm Sarah
"""


def watched(tmp_path: Path, command: list[str], given: str = "") -> tuple[str, str]:
    """What a command printed, and what it told the system of the network, its children too."""
    if shutil.which("strace") is None:
        pytest.skip("asks for strace")
    trace = tmp_path / "trace.txt"
    watch = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace)]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = guarded.run([*watch, *command], SECONDS, given, env)
    if ran.returncode and "ptrace" in ran.stderr:
        pytest.skip("nothing can be traced here")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout, trace.read_text(encoding="utf-8", errors="replace")


def test_no_command_reaches_another_machine(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(tmp_path / "journal.db"))
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-03-11")
    monkeypatch.setenv("MENTORLOG_WITH", "r1")
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join(map(json.dumps, LINES)))
    given = [*SETUP.splitlines(), *WRITING.values(), *sorted(LOOKING), *MORE.splitlines()]
    calls = [shlex.split(line.format(lines=lines, out=tmp_path)) for line in given]
    out, trace = watched(tmp_path, [sys.executable, str(SCRIPT)], json.dumps(calls))
    codes = json.loads(out)
    assert len(codes) == len(calls) > 60
    assert set(codes) <= {0, 2, 3}
    assert codes.count(0) > 50
    assert REACHING.findall(trace) == []


def test_a_socket_would_be_seen(tmp_path: Path) -> None:
    code = "import socket; s = socket.socket(); s.settimeout(1); s.connect_ex(('127.0.0.1', 9))"
    _, trace = watched(tmp_path, [sys.executable, "-c", code])
    assert len(REACHING.findall(trace)) >= 2
