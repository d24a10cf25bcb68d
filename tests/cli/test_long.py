"""A record of very many meetings: what is long past is counted, and found where it is named."""

import json
from datetime import date, timedelta

import pytest
from making import made_once

from mentorlog.store import reader, reading

TODAY = date(2026, 3, 11)
MEETINGS = 520


@made_once
def long(run, tmp_path):
    """A journal of weekly meetings, each with a promise that was kept."""
    lines = [{"type": "relationship", "id": "r", "mentor": "Tariq", "mentee": "Sarah"}]
    for at in range(1, MEETINGS + 1):
        on = (TODAY - timedelta(weeks=MEETINGS - at + 1)).isoformat()
        r = {"relationship": "r"}
        lines.append({"type": "meeting", "id": f"m{at}", **r, "outcome": "held", "on": on})
        done = {"done_on": on} if at < MEETINGS else {}
        what = {"text": f"Step {at}", "owner": "mentee", "agreed_on": on, "due_on": on}
        lines.append({"type": "action", "id": f"a{at}", **r, "meeting": f"m{at}", **what, **done})
    file = tmp_path / "long.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert run("import", str(file)).code == 0


SAME = [
    "meet --held --lasted 50 --useful 4 --notes Plan",
    "meet --held --done a520",
    "meet --on 2026-03-10 --cancelled-by mentee --notice 2h",
    "meet --on 2016-04-01 --held",
    "meet --meeting m3 --useful 2",
    "meet --held --none a7",
    "meet --held --done a999",
    "meet --on 2026-03-04 --held",
    "meet --on 2026-03-04 --again --at 17:00 --held",
    "meet --book 2027-03-12",
    "show",
    "health --full",
    "prepare",
    "prepare --on 2016-04-01",
    "prepare --copy",
    "due",
    "list",
    "log --since 2026-01-01",
    "log --since 2026-01-01 --until 2026-02-01",
    "log --since 2016-01-01",
    "log --until 2026-02-01",
    "log --grep Step",
    "log --grep 17",
    "log --grep 17 --json",
    "log --grep 17 --all",
    "log --grep 17 --since 2017-01-01",
    "log --grep 519 --notes",
    "log --grep nowhere",
    "log --goal g1",
    "log --goal=",
    "log --grep 17 --goal g1",
    "log --grep 17 --goal a3",
    "health --export-svg -",
]


@pytest.mark.parametrize("line", SAME)
def test_a_command_says_what_it_says_of_the_whole(long, journal, line, monkeypatch):
    compare(long, journal, line, monkeypatch)


R = {"relationship": "r"}
PROMISE = {"type": "action", **R, "owner": "mentee"}
WEEKS = [(TODAY - timedelta(weeks=at)).isoformat() for at in range(MEETINGS + 1)]
NOT_KEPT = {"type": "action_report", "progress": "none"}
ODD = {
    "an id that is the short id of another": [
        "meet --held --done a3",
        *(
            {**PROMISE, "id": f"a{at + 1}", "number": at, "text": f"Step {at}"}
            | {"agreed_on": WEEKS[-9], "due_on": WEEKS[-8]}
            | ({"done_on": WEEKS[-8]} if at < 3 else {})
            for at in range(1, 4)
        ),
    ],
    "a session that is planned, and holds what was done long ago": [
        "meet --held --action mentee:Read",
        {"type": "meeting", "id": "now", **R, "outcome": "planned", "on": WEEKS[0]},
        {**PROMISE, "id": "old", "text": "Read", "meeting": "now", "agreed_on": WEEKS[-9]}
        | {"due_on": WEEKS[-8], "done_on": WEEKS[-8]},
    ],
    "moved to a day that is long past": [
        "meet --on 2026-03-10 --moved-by both --to 2022-11-20",
    ],
    "a rhythm of years from this session on": [
        "meet --held",
        {"type": "agreement", "id": "t", **R, "rhythm": "P1W", "agreed_on": WEEKS[-1]},
        {"type": "agreement", "id": "u", **R, "rhythm": "P1Y", "agreed_on": "2026-03-10"},
        *(
            {**PROMISE, "id": f"then {at}", "text": "Read", "agreed_on": WEEKS[at + 1]}
            | {"due_on": WEEKS[at], "done_on": WEEKS[at]}
            for at in range(150, 156)
        ),
        *(
            {**PROMISE, "id": f"left {at}", "text": "Call", "agreed_on": WEEKS[at + 1]}
            | {"due_on": WEEKS[at]}
            for at in (280, 20, 10)
        ),
        *(
            {**NOT_KEPT, "id": f"said {at}", "action": f"left {at}", "on": WEEKS[at]}
            for at in (280, 20, 10)
        ),
    ],
}


@pytest.mark.parametrize("what", ODD)
def test_an_odd_record_is_added_to_as_if_all_were_read(run, journal, what, tmp_path, monkeypatch):
    line, *odd = ODD[what]
    lines = [{"type": "relationship", "id": "r", "mentor": "Tariq", "mentee": "Sarah"}, *odd]
    held = {"type": "meeting", **R, "outcome": "held"}
    lines += [{**held, "id": f"m{at}", "on": on} for at, on in enumerate(WEEKS[:0:-1])]
    file = tmp_path / "odd.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert run("import", str(file)).code == 0
    compare(run, journal, line, monkeypatch)


def compare(run, journal, line, monkeypatch):
    """The same line, with the long past counted and with all of it read, does and says the same."""
    before = journal.read_bytes()
    short = run(*line.split())
    record = written(journal, before)
    journal.write_bytes(before)
    monkeypatch.setattr(reader, "_LONG", 10 * MEETINGS)
    whole = run(*line.split())
    assert (short.code, short.out, short.err) == (whole.code, whole.out, whole.err)
    assert record == written(journal, before)


def written(journal, before):
    """All that the journal holds, where that is not what it was `before`, without the ids that
    were made for it."""
    if journal.read_bytes() == before:
        return None
    with reading(journal) as held:
        return [
            {"type": entry.type} | {n: v for n, v in vars(entry).items() if not is_new(v)}
            for record in held.records()
            for entry in record.entries()
        ]


def is_new(value):
    return isinstance(value, str) and len(value) == 20 and value.isalnum()
