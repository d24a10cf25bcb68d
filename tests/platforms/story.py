"""A relationship as lines that are typed, and mentorlog run on them in a process of its own."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ELSEWHERE = Path(__file__).with_name("elsewhere.py")
LINES = """\
--version
start --mentor Søren --mentee Aişe --keeper mentor --rhythm "2 weeks" --on 2026-01-05
agree --minutes 60
goal add "Lead the review" --measure "it is led" --by 2026-06-01
meet --on 2026-01-20 --lasted 55 --useful 4 --action "mentee: read the draft"
meet --on 2026-02-03 --cancelled-by mentor
meet --on 2026-02-17 --lasted 30 --done a1 --next 2026-03-20
concern raise --by mentee "Weeks fill up" --factor lack-of-time
feedback --from mentee "Useful, thanks – très utile"
pause --from 2026-02-20 --until 2026-02-27
list
health
health --json
health --all --jobs 2
show
log
prepare
due
action list
edit a1 --due 2026-05-01
undo
redo
history a1
doctor
backup
backup --to {folder}
export --out {folder}/out.jsonl
export --csv meetings --out {folder}/sessions.csv
export --ics --out {folder}/dates.ics
report --html {folder}/report.html
report --markdown --out {folder}/report.md
brief
keepsake --html --out {folder}/keepsake.html
import {folder}/out.jsonl
import {folder}/sessions.csv --dry-run
import {copy} --merge
delete a1 --yes
history --forget a1 --yes
sign cancelling
guide feedback
restore {copy} --yes
close --reason withdrawal
close --done --rest dropped
reopen
demo
health --json --with Søren
erase Søren --confirm "Søren and Aişe"
start --mentor Ruth --mentee Bilal
"""


def quoted(path):
    """With what `shlex` takes as it is: no quotes, since more may follow."""
    return str(path).replace(" ", "\\ ")


def lines(text, journal, **places):
    for line in text.splitlines():
        words = shlex.split(line.format(**places))
        yield words if words[0] == "--version" else ["--journal", str(journal), *words]


def ran(where, lines, folder, **environment):
    """What each line gave, with its exit code, by the command as it was typed."""
    file = folder / "lines.json"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ELSEWHERE), where, str(file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
        env=os.environ | {"MENTORLOG_TODAY": "2026-03-11"} | environment,
    )
    said = done.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8"))
    assert done.returncode == 0, said[-2000:]
    return re.findall(r"(?ms)^\$ (?:--journal .*?\.db )?(.*?)$\n(.*?)^= (\d+)$", said)


def checked(steps, count):
    """That all lines ran and ended well, without a crash log; what was said, by the command."""
    assert len(steps) == count
    odd = [(line, said) for line, said, code in steps if code != "0"]
    assert not odd, odd
    text = "".join(said for _, said, _ in steps)
    assert "Traceback" not in text and "This is a bug" not in text
    return {line: said for line, said, _ in steps}
