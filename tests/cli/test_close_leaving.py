"""An ending leaves the journal only once both know of it, or it is over; `close --private`."""

import json

import pytest
from making import made_once

PLAN = ("close", "--on", "2026-04-10", "--reason", "not-working", "--by", "mentor")
NOTE = "she does not try"
LEFT = "An ending is left out, too: it is not noted that both know of it."


def types(ran):
    assert ran.code == 0, ran.err
    return [json.loads(line)["type"] for line in ran.out.splitlines()]


@made_once
def decided(begun):
    """An ending that Tariq decided, and Sarah has not heard of."""
    begun("meet", "--on", "2026-03-02", "--held")
    begun("goal", "add", "Lead a project", "--on", "2026-03-02")
    ran = begun(*PLAN, "--note", NOTE, "--goal", "g1=dropped", "--thanks-mentor", "for patience")
    assert ran.code == 0, ran.err


def test_a_default_export_keeps_an_ending_back_that_not_both_know_of(decided):
    ran = decided("export")
    assert types(ran) == ["journal", "relationship", "goal", "meeting", "meeting"]
    assert f"Private things left out: 2.\n{LEFT}\n" in ran.err
    assert NOTE not in ran.out


def test_all_that_is_kept_back_leaves_when_it_is_asked_for(decided):
    ran = decided("export", "--include-private")
    assert types(ran)[-2:] == ["closing", "disposition"]
    assert NOTE in ran.out
    assert LEFT not in ran.err


def test_it_leaves_once_both_know_of_it(decided):
    assert decided("close", "--mentee-told", "today").code == 0
    ran = decided("export")
    assert types(ran)[-2:] == ["closing", "disposition"]
    assert LEFT not in ran.err


def test_what_was_only_looked_at_stays(begun):
    begun("close", "--explored", "--note", NOTE)
    ran = begun("export")
    assert "closing" not in types(ran)
    assert LEFT in ran.err


@pytest.mark.parametrize("command", [("brief",), ("keepsake",), ("prepare", "--markdown")])
def test_no_page_names_it_either(decided, command):
    ran = decided(*command)
    assert ran.code == 0, ran.err
    for word in (NOTE, "for patience", "last session", "to end"):
        assert word not in ran.out
    if command[0] == "brief":
        assert LEFT in ran.err
    if command[0] == "prepare":
        assert "note: The ending stays out" in ran.err


def test_an_ending_that_is_over_leaves(begun):
    assert begun("close", "--withdraw", "--note", NOTE).code == 0
    assert "closing" in types(begun("export"))


@pytest.mark.parametrize("command", ["export", "report", "keepsake", "brief"])
def test_a_withdrawal_of_which_the_other_may_not_know_is_said_to_be_in_it(begun, command):
    said = "A withdrawal is in it: it is not noted that both know of it."
    assert begun("close", "--withdraw").code == 0
    assert said in begun(command).err
    assert begun("close", "--told", "today").code == 0
    assert said not in begun(command).err


def test_a_default_export_comes_home_and_takes_no_ending_away(decided, record, tmp_path):
    before = record()
    out = tmp_path / "out.jsonl"
    assert decided("export", "--out", str(out)).code == 0
    for flags in ((), ("--update",)):
        ran = decided("import", str(out), *flags)
        assert ran.code == 0, ran.err
        assert "0 new" in ran.out, ran.out
    assert record() == before


def test_an_ending_is_private_on_request(begun, record):
    ran = begun(*PLAN, "--told", "2026-03-10", "--private")
    assert ran.code == 0, ran.err
    assert record().closings[0].private
    assert "closing" not in types(begun("export"))
    assert begun("close", "--celebration", "a walk").code == 0
    assert record().closings[0].private, "what is not said stays as it was"
    assert "Ending well: Tariq and Sarah (private)\n" in begun("close").out
    assert begun("close", "--no-private").code == 0
    assert "(private)" not in begun("close").out


@pytest.mark.parametrize(
    "flags",
    [("--explored", "--note", NOTE), ("--withdraw",), ("--renew",), ("--explored", "--go-on")],
)
def test_each_way_may_be_private(begun, record, flags):
    ran = begun("close", *flags, "--private")
    assert ran.code == 0, ran.err
    assert record().closings[0].private


def test_one_that_is_there_becomes_private_alone(decided, record):
    ran = decided("close", "--private")
    assert ran.code == 0, ran.err
    assert record().closings[0].private
    again = decided("close", "--withdraw")
    assert again.code == 0, again.err
    assert record().closings[0].private


def test_private_needs_an_ending(begun, record):
    ran = begun("close", "--private")
    assert ran.code == 2
    assert "--private" in ran.err
    assert record().closings == ()


@made_once
def ended_privately(begun):
    """A private ending that is completed, with a goal and a promise that were let go."""
    begun("agree", "--started", "2026-03-02")
    begun("meet", "--on", "2026-03-02", "--held")
    begun("goal", "add", "Lead a project", "--on", "2026-03-02")
    begun("action", "add", "Send the CV", "--owner", "mentee")
    ran = begun(
        *("close", "--done", "--on", "2026-03-02", "--told", "2026-03-02", "--private"),
        *("--rest", "dropped", "--thanks-mentor", "for patience"),
    )
    assert ran.code == 0, ran.err


def test_the_keepsake_says_nothing_untrue_of_a_private_ending(ended_privately):
    ran = ended_privately("keepsake")
    assert "not closed yet" not in ran.out
    assert "Mentoring, begun on Mon 2 Mar 2026. One session" in ran.out
    assert "for patience" not in ran.out
    assert "The ending is private and stays out, with its words of thanks." in ran.err
    assert ended_privately("close", "--no-private").out == (
        "Saved: the ending is not private any more.\n"
    )
    ran = ended_privately("keepsake")
    assert "Tariq:\n    for patience\n" in ran.out
    assert "private" not in ran.err


def test_the_brief_says_nothing_that_a_private_ending_said(ended_privately):
    ran = ended_privately("brief")
    assert "let go" not in ran.out
    assert "Lead a project" in ran.out
    assert "still open" not in ran.out
    told = json.loads(ended_privately("brief", "--json").out)
    assert [goal["dropped_on"] for goal in told["goals"]] == [None]
    assert told["promises"] == []


def test_contact_afterwards_is_said_once_it_is_over(decided):
    assert decided("close", "--told", "today", "--contact", "a call").code == 0
    assert json.loads(decided("keepsake", "--json").out)["contact_afterwards"] is None
