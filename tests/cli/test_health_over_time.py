"""`mentorlog health`: over time, with other thresholds, and what comes of a finding."""

import json
from textwrap import dedent

import pytest
from making import made_once

MEETINGS = """\
--on 2025-11-05
--on 2025-11-19
--on 2025-12-03 --cancelled-by mentee --notice 2h
--on 2025-12-17
--on 2026-01-07 --cancelled-by mentee --notice 3d
--on 2026-01-21 --cancelled-by mentee --notice 3d
--on 2026-02-04
--on 2026-02-18
--on 2026-03-04
"""


@made_once
def kept(run):
    """Three of six meetings called off by Sarah, then three held; each written on its day."""
    on = "--today"
    began = ("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
    run(*began, "--rhythm", "every 2 weeks", "--purpose", "A calm team", on, "2025-11-05")
    for line in MEETINGS.splitlines():
        day = line.split()[1]
        assert run("meet", *line.split(), on, day).code == 0


def test_since_says_what_is_new_gone_better_and_worse(kept):
    assert kept("health", "--since", "2026-01-29", "--today", "2026-02-20").out == dedent(
        """\
        Tariq and Sarah                                                  Fri 20 Feb 2026
          then: worth a conversation (Thu 29 Jan 2026, 22 days ago)
          now: worth noticing

        Weighs less than then
          △ cancelling: Sarah called off or missed 2 of the last 5 meetings.

        Not shown any more
          △ long-silence: The last meeting was 43 days ago; you agreed on every 14 days;
            the longest of the last 2 gaps between meetings was 28 days.
        """
    )
    gone = json.loads(kept("health", "--since", "2026-01-29", "--json").out)
    assert [one["sign"] for one in gone["gone"]] == ["cancelling", "long-silence"]
    assert (gone["level_then"], gone["level"]) == ("concern", "nothing-stands-out")
    new = json.loads(kept("health", "--since", "2025-12-01", "--today", "2026-01-29", "--json").out)
    assert [(one["sign"], one["level"]) for one in new["new"]] == [
        ("cancelling", "concern"),
        ("long-silence", "watch"),
    ]


def test_history_says_when_each_sign_showed_rose_eased_and_cleared(kept):
    turns = json.loads(kept("health", "--history", "--json").out)
    assert [(t["on"], t["sign"], t["side"], t["change"]) for t in turns] == [
        ("2026-01-07", "cancelling", "mentee", "showed"),
        ("2026-01-21", "cancelling", "mentee", "rose"),
        ("2026-01-29", "long-silence", "both", "showed"),
        ("2026-02-04", "long-silence", "both", "cleared"),
        ("2026-02-18", "cancelling", "mentee", "eased"),
        ("2026-03-04", "cancelling", "mentee", "cleared"),
    ]
    page = kept("health", "--history").out
    assert "▲ Wed 21 Jan 2026  cancelling (Sarah) weighs more, worth a conversation" in page
    assert "· Wed 4 Mar 2026   cancelling (Sarah) is clear again" in page


def test_try_says_how_often_another_threshold_would_have_spoken(kept):
    told = json.loads(kept("health", "--try", "cancelling.watch=3", "--json").out)
    counts = {"days": 56, "concern_days": 28, "times": 1, "looked_at": 127}
    assert told["as_it_is"] == {**counts, "asks": False}
    assert told["as_tried"]["days"] < told["as_it_is"]["days"]
    page = kept("health", "--try", "cancelling.watch=3").out
    assert "tried: cancelling.watch is 3 (by default 2)" in page
    assert "    [thresholds.cancelling]\n    watch = 3\n" in page


def test_try_says_of_a_sign_that_only_asks_whether_it_does(kept):
    trying = ("health", "--try", "expectations-unspoken.ask=999")
    told = json.loads(kept(*trying, "--json").out)
    assert (told["as_it_is"]["asks"], told["as_tried"]["asks"]) == (True, False)
    assert kept(*trying).out == (
        "expectations-unspoken only asks, so it is not counted\n"
        "  as it is      asks now\n"
        "  as tried      does not ask now\n"
        "  tried: expectations-unspoken.ask is 999 (by default 2)\n"
        "\n"
        "To keep it, write it into your settings file:\n"
        "    [thresholds.expectations-unspoken]\n"
        "    ask = 999\n"
    )


def test_try_says_of_a_sign_that_speaks_and_asks_whether_it_asks_now(kept):
    kept("goal", "add", "Lead a project", "--on", "2025-11-05", "--by", "2025-12-01")
    trying = ("health", "--try", "goal-past-target.watch_days=200")
    told = json.loads(kept(*trying, "--json").out)
    assert (told["as_it_is"]["asks"], told["as_tried"]["asks"]) == (True, False)
    assert kept(*trying).out.splitlines()[1:3] == [
        "  as it is      would not have spoken; asks now",
        "  as tried      would not have spoken",
    ]


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--since", "tomorrow"), "--since: Thu 12 Mar 2026 is still to come.\n"),
        (("--since", "2027-01-01"), '\n  Try: mentorlog health --since "3 months ago"\n'),
        (("--try", "cancelling.watch"), "does not say which threshold"),
        (("--try", "cancelling.watch="), "does not say which threshold"),
        (("--try", "cancelling.watch=x"), "cancelling.watch: 'x' is not a whole number from 1 on"),
        (("--try", "cancelling.watch=-1"), "'-1' is not a whole number from 1 on"),
        (("--try", "canceling.watch=3"), "near it are cancelling.watch"),
        (("--try", "canceling.watch=3"), "\n  Try: mentorlog sign cancelling\n"),
        (("--try", "x=3"), "\n  Try: mentorlog sign\n"),
        (("--try", "cancelling.watch=0"), "not a whole number from 1 on"),
        (("--all", "--history"), "two different things"),
        (("--check", "--history"), "--check does not go with --history."),
        (("--check", "--try", "cancelling.watch=3"), "--check does not go with --try."),
        (("--full", "--all"), "--full does not go with --all."),
        (("--said", "words"), "--said goes with --talk"),
        (("--until", "2026-04-01"), "--until goes with --set-aside"),
        (("--level", "watch"), "--level goes with --all"),
        (("--talk", "cancelling"), "--said is missing"),
        (("--take-up", "cancelling"), "cancelling is not set aside"),
        (("--set-aside", "cancelling", "--until", "2026-01-01"), "lies before"),
    ],
)
def test_wrong_calls_are_explained(kept, flags, said):
    ran = kept("health", *flags)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_an_unknown_sign_names_the_near_ones(kept):
    ran = kept("health", "--talk", "canceling", "--said", "x")
    assert ran.code == 3
    assert "Did you mean cancelling" in ran.err


def test_settings_change_a_threshold_and_the_checkup_says_so(kept, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("[thresholds.cancelling]\nconcern = 4\n")
    past = ("--today", "2026-01-22")
    assert json.loads(kept("health", "--json", *past).out)["level"] == "concern"
    mine = ("--settings", str(path), *past)
    told = json.loads(kept("health", "--json", *mine).out)
    assert told["level"] == "watch"
    assert told["thresholds_not_default"] == ["cancelling.concern is 4 (by default 3)"]
    page = kept("health", *mine).out
    assert "Yours     cancelling.concern is 4 (by default 3), from your settings" in page
    assert "worth noticing" in kept("list", *mine).out
    missing = kept("health", "--settings", str(tmp_path / "no.toml"))
    assert (missing.code, missing.out) == (2, "")
    assert "There is no settings file at" in missing.err
    path.write_text("[thresholds.cancelling]\nconcerns = 4\n")
    assert "near it are cancelling.concern" in kept("health", *mine).err
    path.write_text("[thresholds.cancelling]\nconcern = 0\n")
    assert kept("health", *mine).err == (
        f"mentorlog: {path}: cancelling.concern: 0 is not a whole number from 1 on, up to 999999.\n"
        "  Try: mentorlog sign cancelling\n"
    )


def test_what_was_talked_about_is_followed_up(kept):
    saved = kept(
        *("health", "--talk", "cancelling", "--said", "The school run", "--agreed", "Meet at 8"),
        *("--look-again", "2026-02-20", "--today", "2026-01-22"),
    )
    assert saved.out == (
        "Saved c1: you talked about cancelling. From now on, mentorlog health says what becomes"
        " of it.\n"
        "  look-again  Fri 20 Feb 2026, in 29 days\n"
    )
    concern = json.loads(kept("concern", "list", "--json").out)[0]
    assert (concern["sign"], concern["factor"]) == ("cancelling", "lack-of-commitment")
    (told,) = json.loads(kept("health", "--json").out)["talked_about"]
    assert told == {
        "sign": "cancelling",
        "side": "mentee",
        "concern": "c1",
        "on": "2026-01-22",
        "then": "3 of 5 (worth a conversation)",
        "now": "2 of 5 (not shown)",
        "course": "better",
        "look_again": "2026-02-20",
    }
    page = kept("health").out
    assert "then 3 of 5 (worth a conversation); now 2 of 5 (not shown): better" in page
    assert "you agreed: Meet at 8" in page
    kept("concern", "resolve", "c1", "It worked")
    assert json.loads(kept("health", "--json").out)["talked_about"] == []


def test_nothing_is_promised_of_a_finding_that_was_not_shown(kept):
    said = ("--said", "The lists", "--today", "2026-01-22")
    assert kept("health", "--talk", "long-silence", *said).out == (
        "Saved c1: you talked about long-silence. The check does not show it today, "
        "so nothing is compared later; c1 stays among the concerns (mentorlog concern list).\n"
    )
    assert json.loads(kept("health", "--json").out)["talked_about"] == []


def test_a_sign_that_is_set_aside_stays_visible_and_comes_back(kept):
    past = ("--today", "2026-01-22")
    aside = ("health", "--set-aside", "cancelling", "--until", "2026-01-30", "--reason", "exams")
    assert kept(*aside, *past).code == 0
    assert kept(*aside, *past).code == 2
    resting = json.loads(kept("health", "--json", *past).out)
    found = [s for s in resting["signs"] if s["sign"] == "cancelling"]
    assert [(s["verdict"], s["side"]) for s in found] == [
        ("resting", "mentor"),
        ("resting", "mentee"),
    ]
    assert "set aside by choice on 2026-01-22 until 2026-01-30 (exams)" in kept("health", *past).out
    back = json.loads(kept("health", "--json", "--today", "2026-01-31").out)
    assert ("cancelling", "shown") in {(s["sign"], s["verdict"]) for s in back["signs"]}


def test_not_for_us_lasts_until_it_is_taken_up_again(kept):
    kept("health", "--set-aside", "cancelling", "--today", "2026-01-22")
    later = json.loads(kept("health", "--json", "--today", "2026-02-01").out)
    assert "resting" in {s["verdict"] for s in later["signs"] if s["sign"] == "cancelling"}
    assert kept("health", "--take-up", "cancelling", "--today", "2026-02-02").code == 0
    again = json.loads(kept("health", "--json", "--today", "2026-02-02").out)
    assert "shown" in {s["verdict"] for s in again["signs"] if s["sign"] == "cancelling"}


def test_all_can_be_limited_to_a_level(kept):
    kept("start", "--mentor", "Ruth", "--mentee", "Bilal", "--today", "2026-01-20")
    past = ("--today", "2026-01-22")
    everyone = kept("health", "--all", *past).out
    assert "Ruth" in everyone and everyone.startswith("2 open relationships ")
    only = kept("health", "--all", "--level", "watch", *past).out
    assert only.startswith("1 of 2 open relationships ")
    assert "Tariq" in only
    assert "Ruth" not in only
    lines = kept("health", "--all", "--level", "concern", "--json", *past).out.splitlines()
    assert [json.loads(line)["mentor"] for line in lines] == ["Tariq"]


@pytest.mark.parametrize("flags", [("--history",), ("--try", "cancelling.watch=3")])
def test_a_day_of_another_century_is_not_gone_through(kept, flags):
    code, out, err = kept("health", *flags, "--today", "2199-12-31")
    assert (code, out) == (2, "")
    assert err == (
        "mentorlog: Every day is looked at, and Wed 5 Nov 2025, on which r1 began, to Tue 31 Dec "
        "2199 is more than 20 years. Is one of the two days a slip?\n"
        "  Try: mentorlog agree --started DAY --with r1\n"
    )
