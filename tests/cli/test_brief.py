"""`mentorlog brief`: a page for a facilitator, what it says of consent, and noting that."""

import json
import re
import shlex

import pytest
from making import made_once

LIFE = """\
start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05 --rhythm "every 2 weeks" \
--facilitator Aisha
agree --confidentiality "Stays between us" --on 2026-01-05
goal add "Lead a project" --measure "shipped" --on 2026-01-05
meet --on 2026-01-05 --lasted 60 --action "mentee: send the CV" --action "mentor: read it"
meet --on 2026-01-19 --cancelled-by mentee --notice 2h --reason "a quarrel with Zara"
meet --on 2026-02-02 --lasted 45 --done a1 --distracted mentee
concern raise "Weeks fill up" --by mentee --factor lack-of-time --on 2026-02-02
concern step c1 "We meet at 8" --by mentor --response resisted --on 2026-02-10
concern raise "zebra" --by mentor --private
feedback --from mentee --on 2026-02-02 "More questions"
agree --reviewed --note "still right" --on 2026-02-03
"""
FACTS = """\
## Meetings

- **Held:** 2: Mon 5 Jan 2026, Mon 2 Feb 2026
- **Called off by Tariq:** none
- **Called off by Sarah:** 1: Mon 19 Jan 2026 (2 hours before)
- **Moved by Tariq:** none
- **Moved by Sarah:** none
- **Missed by Tariq:** none
- **Missed by Sarah:** none

## What each promised

- **Tariq:** 1 promise: 1 still open
- **Sarah:** 1 promise: 1 done

## Concerns, and what was tried

- **Sarah, Mon 2 Feb 2026:** “Weeks fill up”
  - What may lie behind it: too little time
  - Tue 10 Feb 2026, tried by Tariq: “We meet at 8”; it was resisted

## Where they see it differently

- **Sarah, Mon 2 Feb 2026:** “Weeks fill up” is not settled.
  - What Tariq tried on Tue 10 Feb 2026: it was resisted

## What else was tried

- **Tue 3 Feb 2026:** they looked at their agreement: still right

## What they said to each other

> More questions
>
> — Sarah, Mon 2 Feb 2026

From a journal"""
OPENING = """\
# Tariq and Sarah: a brief for Aisha

It is not on record that either of the two agreed to this being shared.

It is for somebody whom both have asked to help them talk, and to be read by both of them, too. \
It is not for judging either side, for an appraisal, or for anybody’s file.

Written on Wed 11 Mar 2026; it covers what is on record from the beginning.

The journal is kept by Tariq; Sarah may remember it otherwise.

## Who
"""
NOTE = "  mentorlog brief --agreed-by "


@made_once
def lived(run):
    for line in LIFE.splitlines():
        ran = run(*shlex.split(line))
        assert ran.code == 0, (line, ran.err)


def test_the_page_says_what_is_on_record(lived):
    out = lived("brief", "--markdown").out
    assert out.startswith(OPENING)
    assert out[out.index("## Meetings") :][: len(FACTS)] == FACTS


def test_what_it_leaves_out(lived):
    for form in ((), ("--markdown",), ("--html",), ("--json",)):
        out = lived("brief", *form).out.lower()
        for word in ("zebra", "quarrel", "distract", "watch ", "sign:", "(c1)", "(a1)"):
            assert word not in out, (form, word)


def test_the_preview_says_that_it_is_exactly_what_leaves(lived, tmp_path):
    ran = lived("brief")
    assert ran.code == 0
    assert ran.err == (
        "\nThis is exactly what leaves; nothing has left yet.\nPrivate things left out: 1.\n"
        "On confidentiality you agreed: “Stays between us”. Does this page keep to it?\n"
        "That Tariq and Sarah agreed to its being shared is not on record. Once it is said:\n"
        f"{NOTE}both\nAs a page to give:\n  mentorlog brief --out brief.html\n"
    )
    path = tmp_path / "brief.md"
    lived("brief", "--out", str(path))
    written = path.read_text(encoding="utf-8")
    assert written == lived("brief", "--markdown").out
    shown = " ".join(ran.out.split())
    for word in re.sub(r"[*>#\\—]|^ *-", " ", written, flags=re.M).split():
        assert word.rstrip(":") in shown, "what is written was shown"


def test_noting_who_agreed(lived):
    assert lived("brief", "--agreed-by", "Sarah", "--on", "2026-03-09").out == (
        "Saved co1: Sarah agreed to the brief being shared, on Mon 9 Mar 2026.\n"
        "  on  Mon 9 Mar 2026, 2 days ago\n"
    )
    ran = lived("brief", "--markdown")
    assert (
        "One of the two agreed to this being shared: Sarah on Mon 9 Mar 2026. That Tariq did is "
        "not on record.\n"
    ) in ran.out
    assert f"{NOTE}mentor\n" in ran.err
    assert lived("brief", "--agreed-by", "me").out == (
        "Saved co2: Tariq agreed to the brief being shared, on Wed 11 Mar 2026.\n"
    )
    ran = lived("brief", "--markdown")
    assert "Both agreed to this being shared: Tariq on Wed 11 Mar 2026, Sarah on Mon 9" in ran.out
    assert NOTE not in ran.err


def test_consent_is_an_entry_of_its_own_and_is_noted_once_a_day(lived, record):
    saved = json.loads(lived("brief", "--agreed-by", "both", "--json").out)
    assert [(one["type"], one["by"], one["for"]) for one in saved] == [
        ("consent", "mentor", "sharing the brief"),
        ("consent", "mentee", "sharing the brief"),
    ]
    assert lived("brief", "--agreed-by", "both").out == (
        "Noted before: Tariq and Sarah agreed to the brief being shared, on Wed 11 Mar 2026.\n"
    )
    assert len(record().consents) == 2
    assert json.loads(lived("brief", "--json").out)["consent"] == {
        "mentor": "2026-03-11",
        "mentee": "2026-03-11",
    }


def test_it_never_blocks(lived, tmp_path):
    assert lived("brief", "--out", str(tmp_path / "b.html")).code == 0
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "It is not on record that either of the two agreed" in page


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--on", "2026-03-01"), "--on goes with --agreed-by"),
        (("--agreed-by", "both", "--html"), "--agreed-by only notes who agreed"),
        (("--agreed-by", "both", "--since", "2026-03-01"), "--agreed-by only notes who agreed"),
        (("--agreed-by", "nobody"), "--agreed-by names who agreed"),
        (("--agreed-by", "Zara"), "neither side"),
    ],
)
def test_what_does_not_go_together(lived, record, flags, said):
    ran = lived("brief", *flags)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "  Try: mentorlog" in ran.err
    assert record().consents == ()


def test_since_a_day(lived):
    out = lived("brief", "--since", "2026-02-03", "--markdown").out
    assert "it covers what is on record from Tue 3 Feb 2026 on" in out
    assert "- **Held:** none\n" in out
    assert "More questions" not in out
    assert "Weeks fill up" in out, "it is open"


def test_for_a_coaching(lived):
    lived("agree", "--sessions", "6", "--sponsor", "the department", "--on", "2026-01-05")
    out = lived("brief", "--form", "coaching", "--markdown").out
    assert "- **Coach:** Tariq\n- **Client:** Sarah\n- **From:**" in out
    assert (
        "## The contract\n\n- **Sponsor:** the department\n- **Sessions agreed:** 6\n"
        "- **Sessions held:** 2\n- **Sessions left:** 4\n"
    ) in out
    assert out.count("the department") == 1
    assert "The contract" not in lived("brief", "--markdown").out
    told = json.loads(lived("brief", "--form", "coaching", "--json").out)
    assert told["contract"]["sessions_left"] == 4


def test_one_in_which_little_is_recorded(begun):
    out = begun("brief", "--markdown").out
    assert "a brief for a facilitator" in out
    assert "- **Held:** none\n" in out
    assert "No concern is on record." in out
    assert "differently" not in out


def test_nobody_agreed_on_a_day_to_come(lived, journal):
    before = journal.read_bytes()
    code, out, err = lived("brief", "--agreed-by", "both", "--on", "2027-01-01")
    assert (code, out) == (2, "")
    assert err == (
        "mentorlog: Nobody can have agreed on Fri 1 Jan 2027, a day still to come.\n"
        "  Try: mentorlog brief --agreed-by both\n"
    )
    assert journal.read_bytes() == before


def test_who_agreed_is_one_of_the_two_or_both(lived):
    refused = lived("brief", "--agreed-by", "Jonas")
    assert refused.code == 2
    assert "is neither side: mentor, mentee, both, or Tariq, Sarah." in refused.err


def test_it_looks_back_from_no_day_that_is_still_to_come(lived):
    assert lived("brief", "--since", "2026-03-11").code == 0
    ran = lived("brief", "--since", "2026-03-12")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "mentorlog: Nothing can be on record from Thu 12 Mar 2026 on, a day still to come.\n"
        "  Try: mentorlog brief\n"
    )


def test_what_was_recorded_after_both_agreed_is_said(lived):
    lived("brief", "--agreed-by", "both")
    assert "Recorded after" not in lived("brief").out
    day = ("--today", "2026-03-20")
    lived("concern", "raise", "It drags on", "--by", "mentee", *day)
    ran = lived("brief", "--markdown", *day)
    assert (
        "Sarah on Wed 11 Mar 2026. Recorded after Wed 11 Mar 2026, and so not yet agreed to: "
        "1 thing.\n"
    ) in ran.out
    assert f"Once both have seen it and agree:\n{NOTE}both\n" in ran.err
    assert json.loads(lived("brief", "--json", *day).out)["recorded_since_consent"] == 1
    booked = ("meet", "--book", "2026-04-01")
    lived("brief", "--agreed-by", "both", *day)
    lived(*booked, *day)
    assert "Recorded after" not in lived("brief", *day).out


def test_an_attempt_that_went_on_is_told_and_no_word_of_it(lived):
    tried = ("--explored", "--note", "zebra", "--new-goal", "Speak up", "--reason", "not-working")
    assert lived("close", *tried, "--go-on").code == 0
    out = lived("brief", "--markdown").out
    assert (
        "- **Wed 11 Mar 2026:** they looked together at whether it should end and tried other "
        "terms; it went on\n"
    ) in out
    assert "zebra" not in out
    assert "not working" not in out
    lived("edit", "cl1", "--private")
    assert "it went on" not in lived("brief").out


def test_that_it_is_to_end_is_no_attempt(lived):
    lived("close", "--on", "2026-04-10", "--told", "2026-03-09")
    out = lived("brief", "--markdown").out
    tried = out[out.index("## What else was tried") : out.index("## What they said")]
    assert "end" not in tried
    assert "## The ending\n\nBoth knew from Mon 9 Mar 2026 on that it was to end.\n" in out
    assert json.loads(lived("brief", "--json").out)["ending_known_on"] == "2026-03-09"


def test_a_facilitator_who_keeps_the_journal_does_not_write_it_for_themselves(lived):
    lived("agree", "--keeper", "facilitator")
    ran = lived("brief", "--markdown")
    assert ran.out.startswith("# Tariq and Sarah: a brief\n")
    assert "From a journal that Aisha keeps to help two people;" in ran.out
    assert "On confidentiality they agreed: “Stays between us”. Does this page" in ran.err
    assert lived("brief", "--to", "Maryam", "--markdown").out.startswith(
        "# Tariq and Sarah: a brief for Maryam\n"
    )


def test_the_word_of_one_side_is_no_difference(lived):
    lived("concern", "raise", "He answers before I have finished", "--by", "mentee")
    out = lived("brief", "--markdown").out
    assert out.count("He answers before I have finished") == 1
    assert lived("concern", "resolve", "c1", "We meet at 7").code == 0
    out = lived("brief", "--markdown").out
    assert "differently" not in out
    assert "Every concern on record is settled." not in out


def test_other_words_change_no_fact(lived):
    lived("agree", "--form", "mentoring")
    out = lived("brief", "--form", "coaching", "--markdown").out
    assert "- **Client:** Sarah\n- **Form:** mentoring\n" in out
    assert json.loads(lived("brief", "--form", "coaching", "--json").out)["form"] == "mentoring"


def test_whoever_is_named_is_not_said_to_have_been_asked_to_mediate(lived):
    lived("agree", "--facilitator", "Maryam")
    mediates = "It is for somebody whom both have asked to help them talk, and to be read by both"
    stays = "It is not for judging either side, for an appraisal, or for anybody’s file."
    for to, begins in (
        ([], mediates),
        (["--to", "maryam"], mediates),
        (["--to", "the thesis committee"], "It is for the thesis committee, to see what is on"),
    ):
        out = " ".join(lived("brief", *to).out.split())
        assert begins in out and stays in out
        assert (mediates in out) == (begins == mediates)


def test_the_page_to_give_is_for_whom_was_named(lived):
    assert lived("brief").err.endswith("\n  mentorlog brief --out brief.html\n")
    named = lived("brief", "--to", "the thesis committee").err
    assert named.endswith('\n  mentorlog brief --to "the thesis committee" --out brief.html\n')
