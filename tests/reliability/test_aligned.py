"""What a page looks like does not go by the script of a name: a word of some cells takes the room
of any other of as many, in every column, fold and sentence."""

import json
import re
from typing import Any

import pytest
from reliability.calling import folder, journal_path, looking, run
from reliability.hostile import LINES, SGR, TYPES
from reliability.rounds import rounds

from mentorlog.exchange.kinds import keys_of
from mentorlog.render.width import width

__all__ = ["folder"]
ROCKET = "\U0001f469\u200d\U0001f680"
SCRIPTS = {
    "chinese": "\u738b\u5c0f\u660e",
    "decomposed": "Ame\u0301lie\u0301",
    "emoji": ROCKET * 2,
    "flags": "\U0001f1f3\U0001f1ff\U0001f44d\U0001f3fd",
    "hebrew": "\u05e9\u05e8\u05d4\u05d4",
    "selectors": "\u2764\ufe0f\u2764\ufe0f",
    "persian": "\u0645\u06cc\u200c\u062e\u0648",
}
OTHERWISE = ("--held", "--grep", "--packet", "--ics", "--json", "--task", "import", "compare")
"""Calls whose words go by what a name is made of: a file's name, quotes for a shell, a file."""
MINE = {
    "action": {"text": "", "owner": "both", "agreed_on": "2026-10-10", "due_on": "2026-12-20"},
    "goal": {"text": "", "measure": "", "target_on": "2026-12-20"},
    "concern": {"text": "", "on": "2026-10-10", "by": "mentor"},
    "meeting": {"outcome": "missed", "on": "2026-10-10", "by": "mentor", "reason": ""},
}
ERRORS = ("meet --cancelled-by x", "action add x --owner x", "edit a1 --due x", "sign x", "guide x")


def lines_with(word: str) -> list[dict[str, Any]]:
    """A relationship with that word for every text, and a few things that are open."""
    found = []
    for line in LINES:
        keys = keys_of(TYPES[line["type"]])
        texts = [n.rstrip("_") for n, key in keys.items() if key.allowed == "it must be text"]
        said = line | {key: word for key in texts if key not in ("form", "sign", "factor")}
        said |= {"answers": {word: word}} if line["type"] == "meeting" else {}
        said |= {"closed_on": None, "reopened_on": None} if line["type"] == "closing" else {}
        found.append({key: value for key, value in said.items() if key != "x-team"})
    for kind, stated in MINE.items():
        said = {key: value or word for key, value in stated.items()}
        found.append({"type": kind, "id": f"{kind}9", "relationship": "r1", **said})
    return [*found, {"type": "relationship", "id": "r9", "mentor": "Bo", "mentee": word}]


def seen(folder, word: str, part: slice) -> list[tuple[str, str]]:
    """What each of a part of the calls shows at a terminal, without colours."""
    journal_path().unlink(missing_ok=True)
    text = "\n".join(map(json.dumps, lines_with(word)))
    (folder / "lines.jsonl").write_text(text, encoding="utf-8")
    assert run("import", "lines.jsonl").code == 0
    calls = [" ".join(argv) for argv in looking()] + list(ERRORS) + ["show --with Bo"]
    calls = [call for call in calls if not any(part in call for part in OTHERWISE)]
    found = []
    for call in calls[part]:
        argv = call.replace(" x", f" {word}9").split()
        with_ = [] if "--with" in argv or "--all" in argv else ["--with", "r1"]
        ran = run(*argv, *with_, terminal=True)
        found.append((call, re.sub("[0-9a-f]{12,}", "ID", SGR.sub("", ran.both))))
    return found


WHOLE = rounds(1) > 1
PLACES = [("chinese", 80), ("emoji", 40), ("decomposed", 80)]
PLACES += [(script, columns) for script in SCRIPTS for columns in (40, 80)] if WHOLE else []


@pytest.mark.parametrize(("script", "columns"), dict.fromkeys(PLACES))
def test_it_takes_the_room_of_a_plain_word(folder, monkeypatch, script, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    first, step = (0, 1) if WHOLE else (PLACES.index((script, columns)), len(PLACES))
    word, part = SCRIPTS[script], slice(first, None, step)
    plain = "QWERTZ"[: width(word)]
    pairs = zip(seen(folder, word, part), seen(folder, plain, part), strict=True)
    for (call, there), (_, wanted) in pairs:
        assert there.replace(word, plain) == wanted, call
