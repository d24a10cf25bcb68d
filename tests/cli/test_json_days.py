"""Every day in JSON is written as a machine reads it, whatever the words for people say."""

import json
import re
import shlex

from mentorlog.cli.root import root

LINES = """\
start --mentor Tariq --mentee Sarah --keeper mentor --on "5 jan" --rhythm "every 2 weeks"
agree --minutes 45 --on "6 jan"
goal add "Lead a project" --measure shipped --by "30 june"
goal add "Speak up" --on "6 jan"
goal review g1 --progress 20 --on "7 jan"
goal milestone g1 "A plan" --by "1 may"
goal change g1 --by "2 july"
goal replace g2 "Speak to many"
goal achieve g1 --on "9 mar"
goal drop g3
goal list --all
meet --on "19 jan" --lasted 60 --useful 4 --action "mentee: send the CV" --action "mentor: read it"
meet --on "2 feb" --lasted 30 --next "20 march" --action "mentee: go"
action add "Write it down" --owner mentee --due "1 april"
action redate a1 "2 april"
action progress a1 --note half
action done a1 --on "3 feb"
action drop a2
action list --all
feedback --from mentee "More examples would help" --on "3 feb"
concern raise --by mentee "Weeks fill up" --on "3 feb"
concern step c1 --by mentor "We meet at 8" --check "1 may"
concern list
concern resolve c1 "Mornings work"
pause --from "1 march" --until "9 march"
pause --from "10 march"
resume
prepare --add "What comes after the project"
prepare
due
health
show
log
list
report
brief
keepsake
sign cancelling
guide feedback
history m1
edit a4 --due "3 april"
undo
redo
undo --list
delete a4 --yes
backup
restore
doctor
export --out {folder}/out.jsonl
import {folder}/out.jsonl
export --packet --out {folder}/packet.jsonl
programme health {folder}/packet.jsonl
close --reason withdrawal --told "10 march"
close --done --rest dropped
reopen
erase Sarah --confirm Sarah
demo
"""
APART = {"compare", "encrypt", "decrypt", "rekey", "export"}  # no days of their own, or no --json
SAID = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w* )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul)\w*(?: \d{4})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")


def _texts(data, key=""):
    """Each text in it, with its key."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _texts(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value, key)
    elif isinstance(data, str):
        yield key, data


def values(out):
    """What is in the text: one value, or one in each line."""
    try:
        return json.loads(out)
    except json.JSONDecodeError:
        return [json.loads(line) for line in out.splitlines()]


def _commands():
    for name, known in root().known.items():
        inner = getattr(known.load(), "known", None)
        yield from [name] if inner is None else (f"{name} {below}" for below in inner)


def test_every_command_that_gives_json_is_tried():
    lines = [line.split() for line in LINES.splitlines()]
    tried = {" ".join(words[:count]) for words in lines for count in (1, 2)}
    assert set(_commands()) - APART == tried & set(_commands()) - APART


def test_days_in_json_are_iso(run, tmp_path):
    seen = 0
    for line in LINES.splitlines():
        words = shlex.split(line.format(folder=tmp_path))
        form = [] if words[0] == "export" else ["--json"]
        ran = run(*words, *form)
        assert ran.code == 0, (line, ran.err)
        for key, value in _texts(values(ran.out) if form else []):
            assert not SAID.fullmatch(value), (line, key, value)
            seen += ISO.fullmatch(value) is not None
    assert seen > 100
