"""`mentorlog action`."""

import json
from textwrap import dedent

import pytest
from making import made_once

from mentorlog.store import Reader


@made_once
def three(begun):
    begun("goal", "add", "Lead")
    begun(
        "action", "add", "Send the CV", "--owner", "mentee", "--due", "2026-02-01", "--goal", "g1"
    )
    begun("action", "add", "Read it", "--owner", "mentor", "--due", "next friday")
    begun("action", "add", "Find a room", "--owner", "both")


def test_an_action_is_saved_and_its_days_are_said_back(begun):
    assert begun("action", "add", "Send the CV", "--owner", "mentee", "--due", "tomorrow") == (
        0,
        "Saved a1 (Sarah): Send the CV\n  due  Thu 12 Mar 2026, tomorrow\n",
        "",
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "mentee: read it by 1.4.",
            "Saved a1 (Sarah): read it\n  due  Wed 1 Apr 2026, in 21 days\n",
        ),
        ("@Sarah: read it", "Saved a1 (Sarah): read it\n"),
        ("both: read it by hand", "Saved a1 (both): read it by hand\n"),
    ],
)
def test_its_words_may_say_whose_it_is_and_by_when(begun, typed, said):
    assert begun("action", "add", typed) == (0, said, "")


def test_what_is_given_as_a_flag_stands_and_words_that_name_nobody_stay(begun):
    assert (
        "a1 (Sarah): read it by may\n  due  Thu 12 Mar"
        in begun(*("action", "add", "mentee: read it by may", "--due", "tomorrow")).out
    )
    assert begun("action", "add", "Chapter 2: read", "--owner", "me").out == (
        "Saved a2 (you): Chapter 2: read\n"
    )
    assert "--owner is missing" in begun("action", "add", "Chapter 2: read").err
    refused = begun("action", "add", "me: read it by 31 feb")
    assert (refused.code, refused.err.partition(": ")[2][:6]) == (2, "TEXT: ")
    assert refused.err.endswith('Try: mentorlog action add "me: read it by 2027-02-28"\n')


@pytest.mark.parametrize(("owner", "said"), [("me", "you"), ("sarah", "Sarah"), ("both", "both")])
def test_whose_it_is_is_said_back_by_name(begun, owner, said):
    assert begun("action", "add", "Read", "--owner", owner).out == f"Saved a1 ({said}): Read\n"


def test_list_leaves_room_for_the_longest_id(begun):
    for n in range(10):
        begun("action", "add", f"Read chapter {n}", "--owner", "me")
    lines = begun("action", "list").out.splitlines()
    assert {line.index("Read") for line in lines[1:]} == {7}


def test_list_says_whose_and_by_when(three):
    assert three("action", "list").out == dedent(
        """\
        Tariq (mentor)
          a2  Read it: due Fri 20 Mar 2026, in 9 days
        Sarah (mentee)
          a1  Send the CV: was due Sun 1 Feb 2026, 38 days ago; not said yet
        Both
          a3  Find a room: no day is set
        """
    )


def test_what_came_of_them(three):
    assert three("action", "done", "A1", "--on", "2026-01-30").out == (
        "Saved a1, done: Send the CV\n  on  Fri 30 Jan 2026, 40 days ago\n"
    )
    assert (
        three("action", "progress", "2", "--note", "half").out == "Saved a2, on the way: Read it\n"
    )
    assert three("action", "redate", "a2", "2026-04-01").out == (
        "Saved a2, on another day: Read it\n  DAY  Wed 1 Apr 2026, in 21 days\n"
    )
    assert three("action", "drop", "a3").out == "Saved a3, dropped: Find a room\n"
    assert three("action", "list", "--all").out == dedent(
        """\
        Tariq (mentor)
          a2  Read it: due Wed 1 Apr 2026, in 21 days; some of it done by Wed 11 Mar 2026
        Sarah (mentee)
          a1  Send the CV: done Fri 30 Jan 2026, 40 days ago
        Both
          a3  Find a room: dropped Wed 11 Mar 2026, today
        """
    )
    assert three("action", "list").out.count("\n") == 2


def test_as_data(three):
    three("action", "progress", "a1", "--none")
    first = json.loads(three("action", "list", "--json").out)[0]
    assert (first["short"], first["owner"], first["due_on"]) == ("a1", "mentee", "2026-02-01")
    assert first["now"] == {
        "open": True,
        "due_on": "2026-02-01",
        "overdue": True,
        "done_on": None,
        "progress": "none",
    }
    assert [r["progress"] for r in first["reports"]] == ["none"]
    done = json.loads(three("action", "done", "a1", "--json").out)
    assert (done["type"], done["done_on"]) == ("action", "2026-03-11")


def test_no_such_action(three):
    assert three("action", "done", "a9") == (
        3,
        "",
        (
            "mentorlog: There is no action 'a9'; there is a1, a2, a3.\n"
            "  Try: mentorlog action list --all\n"
        ),
    )


def test_the_day_is_echoed_on_stderr_beside_data(begun):
    ran = begun("action", "add", "X", "--owner", "both", "--due", "tomorrow", "--json")
    assert json.loads(ran.out)["due_on"] == "2026-03-12"
    assert ran.err == "  due  Thu 12 Mar 2026, tomorrow\n"


def test_a_day_to_come_for_what_happened_is_doubted(begun):
    begun("action", "add", "X", "--owner", "both")
    assert begun("action", "done", "a1", "--on", "2027-03-01").out == (
        "Saved a1, done: X\n  on  Mon 1 Mar 2027, in 355 days (still to come: is that the day?)\n"
    )


def test_letting_go_is_one_event(begun, record):
    for text in ("Send the CV", "Read"):
        begun("action", "add", text, "--owner", "mentee")
    begun("action", "drop", "a1")
    begun("action", "drop", "a2", "--note", "not needed")
    told = begun("log").out
    assert "a1   let go: Send the CV" in told
    assert "a2   let go: Read (not needed)" in told
    assert "a new day" not in told
    assert [report.note for report in record().action_reports] == ["not needed"]


def test_one_action_is_said_to_be_done_without_reading_the_others(begun, journal, monkeypatch):
    for text in ("Read the draft", "Write to Ruth"):
        begun("action", "add", text, "--owner", "mentee")
    monkeypatch.setattr(Reader, "maybe_record", None)
    assert begun("action", "done", "a2").out.startswith("Saved a2, done: Write to Ruth")
    assert begun("action", "redate", "1", "2026-05-01").code == 0


def test_an_id_that_looks_like_a_number_is_found_as_before(begun, tmp_path):
    lines = tmp_path / "lines.jsonl"
    begun("action", "add", "Read the draft", "--owner", "mentee")
    begun("action", "add", "Write to Ruth", "--owner", "mentee")
    assert begun("export", "--out", str(lines)).code == 0
    told = [json.loads(line) for line in lines.read_text().splitlines()]
    for entry in told:
        if entry.get("text") == "Read the draft":
            entry["id"] = "2"
    lines.write_text("".join(json.dumps(entry) + "\n" for entry in told))
    other = ("--journal", str(tmp_path / "other.db"))
    assert begun("import", str(lines), *other).code == 0
    assert "Read the draft" in begun("action", "done", "2", *other).out
    assert "Write to Ruth" in begun("action", "done", "a2", *other).out
    assert begun("action", "done", "a3", *other).code == 3


def test_an_action_of_what_is_over_is_refused_as_before(begun):
    begun("action", "add", "Read the draft", "--owner", "mentee")
    begun("close", "--reason", "withdrawal")
    begun("close", "--done", "--rest", "dropped")
    code, _, err = begun("action", "done", "a1")
    assert code == 2
    assert "closed" in err
