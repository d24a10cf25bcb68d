"""The day agreed for erasing a record is named where one looks; nothing is erased by itself."""

import json

import pytest
from building import closing
from render.looking import fading, keep, record


def ended(**stated):
    ending = {"closed_on": "2026-02-01", "erase_on": "2026-03-08"} | stated
    return record("2026-01-05 held", closing(**ending), mentee="Sarah", keeper="mentor")


def words(ran):
    assert ran.err == ""
    return " ".join(ran.out.split())


SAID = (
    "It was agreed to erase this record on Sun 8 Mar 2026, 3 days ago. mentorlog erase {} --dry-run"
)


def test_a_closed_one_is_named_by_health_due_and_list(run, journal):
    keep(journal, ended())
    before = journal.read_bytes()
    assert words(run("health")).endswith(f"is not judged. {SAID.format('r1')}")
    assert run("due").out == "Sarah: the record (r1) to be erased as agreed, 3 days past\n"
    assert "to be erased since Sun 8 Mar 2026, as agreed" in words(run("list"))
    assert words(run("health", "--all")).endswith(
        "To be erased, as agreed r1 Tariq and Sarah since Sun 8 Mar 2026"
    )
    assert run("health", "--check").code == 0
    assert run("health", "--all", "--check").code == 0
    assert journal.read_bytes() == before


def test_one_that_is_open_is_named_as_well(run, journal):
    keep(journal, fading(), ended(closed_on=None))
    typed = ("--with", "r2")
    assert words(run("health", *typed)).endswith(SAID.format("r2"))
    assert "Sarah (r2): the record (r2) to be erased" in run("due").out
    assert "r2 Tariq and Sarah since Sun 8 Mar 2026" in words(run("health", "--all"))
    assert run("list").out.count("to be erased since") == 1


@pytest.mark.parametrize("stated", [{"erase_on": "2026-03-14"}, {"reopened_on": "2026-03-01"}])
def test_before_that_day_and_after_it_was_reopened_nothing_is_said(run, journal, stated):
    keep(journal, ended(**stated))
    for call in (["health"], ["health", "--all"], ["due"], ["list"]):
        assert "erase" not in run(*call).out


def test_json_has_the_day(run, journal):
    keep(journal, ended())
    (due,) = json.loads(run("due", "--json").out)
    assert (due["kind"], due["short"], due["on"], due["text"]) == (
        "erase",
        "r1",
        "2026-03-08",
        None,
    )
    assert json.loads(run("health", "--json").out)["erase_on"] == "2026-03-08"
    assert json.loads(run("list", "--json").out)[0]["erase_on"] == "2026-03-08"


NO_LONGER = "note: it was to be erased on Sun 8 Mar 2026; that no longer holds\n"
GOES_ON = {
    "reopen": ({}, ["reopen"]),
    "renewed": ({}, ["close", "--renew", "--until", "2026-12-18"]),
    "renewed while open": ({"closed_on": None}, ["close", "--renew"]),
    "goes on": ({"closed_on": None}, ["close", "--go-on"]),
    "tried otherwise": ({"closed_on": None}, ["close", "--go-on", "--new-goal", "Speak up"]),
}


@pytest.mark.parametrize(("stated", "call"), GOES_ON.values(), ids=GOES_ON)
def test_that_the_day_no_longer_holds_is_said_where_it_goes_on(run, journal, stated, call):
    keep(journal, ended(**stated))
    ran = run(*call)
    assert (ran.code, ran.err) == (0, NO_LONGER)
    assert "erase" not in run("due").out


def test_nothing_of_a_day_is_said_where_none_was_agreed(run, journal):
    keep(journal, ended(erase_on=None))
    ran = run("reopen", "--json")
    assert (ran.code, ran.err) == (0, "")


def _others(run, *typed):
    ran = run("health", *typed)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.partition("To be erased, as agreed")[2].split()


def test_plain_health_names_the_others_that_are_to_be_erased(run, journal):
    keep(journal, fading(), ended(), ended(erase_on="2026-03-12"))
    assert _others(run) == "r2 Tariq and Sarah since Sun 8 Mar 2026".split()
    assert _others(run, "--with", "r1") == []
    assert _others(run, "--today", "2026-03-07") == []
    both = " ".join(_others(run, "--today", "2026-03-12"))
    assert both.endswith("r3 Tariq and Sarah since Thu 12 Mar 2026")
    assert run("reopen", "--with", "r2").code == 0
    assert run("delete", "r1", "--yes").code == 0
    assert (
        _others(run, "--today", "2026-03-12") == "r3 Tariq and Sarah since Thu 12 Mar 2026".split()
    )


def test_json_of_plain_health_names_them_too(run, journal):
    keep(journal, fading(), ended())
    check = json.loads(run("health", "--json").out)
    assert check["erase_on"] is None
    (other,) = check["others_to_erase"]
    assert other.pop("relationship")
    assert other == {
        "short": "r2",
        "mentor": "Tariq",
        "mentee": "Sarah",
        "erase_on": "2026-03-08",
    }
    assert json.loads(run("health", "--json", "--with", "r1").out)["others_to_erase"] == []


def test_a_picture_names_nobody_else(run, journal, tmp_path):
    keep(journal, fading(), ended())
    assert run("health", "--export-svg", str(tmp_path / "h.svg")).code == 0
    assert "erased" not in (tmp_path / "h.svg").read_text()
