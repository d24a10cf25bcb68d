"""`mentorlog keepsake`: a page for both to keep, on a terminal, as Markdown, as HTML, as JSON."""

import json
import shlex
import stat
import sys

import pytest
from making import made_once

LIFE = """\
goal add "Lead a project" --measure "shipped" --on 2026-01-05
goal add "Speak up" --on 2026-01-05
meet --on 2026-01-05 --lasted 60 --action "mentee: send the CV" --action "mentor: read it"
meet --on 2026-01-19 --cancelled-by mentee --reason work
meet --on 2026-02-02 --lasted 45 --done a1 --done a2
concern raise --by mentee "Weeks fill up"
feedback --from mentee --on 2026-02-02 "More questions"
goal milestone g1 "A plan"
goal milestone ms1 --reached --on 2026-02-10
goal achieve g1 --on 2026-03-02
"""
ENDED = {
    "closed_on": "2026-03-11",
    "reason": "goals-achieved",
    "thanks_mentor": "For your patience.\n\nAnd the tea.",
    "thanks_mentee": "For the time",
    "takes_mentee": "A voice",
    "contact_afterwards": "a card at midsummer",
}
OPEN = """\
# Tariq and Sarah

Mentoring since Mon 5 Jan 2026. 2 sessions, the last on Mon 2 Feb 2026: 1 hour and \
45 minutes together.

It is not closed yet: this is how far the two have come by Wed 11 Mar 2026.

## Reached

- **Lead a project**
  - Measured by: shipped
  - Tue 10 Feb 2026: A plan
  - Reached on Mon 2 Mar 2026

## On the way

- **Speak up**

## Promises kept

- **Tariq:** 1 promise
- **Sarah:** 1 promise

## Along the way

- **January 2026:** 1 session, on the 5th
  - Mon 5 Jan: It began.
- **February 2026:** 1 session, on the 2nd
  - Tue 10 Feb: A plan
- **March 2026**
  - Mon 2 Mar: Goal reached: Lead a project

Written on Wed 11 Mar 2026 from the journal of Tariq and Sarah, for both of them to keep.
"""


@made_once
def lived(run):
    run(*shlex.split("start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05"))
    for line in LIFE.splitlines():
        ran = run(*shlex.split(line))
        assert ran.code == 0, (line, ran.err)


@made_once
def ended(lived, record, tmp_path):
    """The same, closed."""
    known = record()
    closing = {"type": "closing", "id": "cl", "relationship": known.relationship.id, **ENDED}
    becomes = {"type": "disposition", "id": "di", "closing": "cl", "outcome": "alone"}
    becomes["goal"] = known.goals[1].id
    lines = tmp_path / "ending.jsonl"
    lines.write_text(f"{json.dumps(closing)}\n{json.dumps(becomes)}\n", encoding="utf-8")
    ran = lived("import", str(lines))
    assert ran.code == 0, ran.err


def test_before_the_end_it_says_how_far_they_have_come(lived):
    assert lived("keepsake", "--markdown") == (0, OPEN, "")


def test_after_the_end_it_has_the_words_of_thanks(ended):
    out = ended("keepsake", "--markdown").out
    assert "not closed yet" not in out
    assert "> For your patience.\n>\n> And the tea.\n>\n> — Tariq\n" in out
    assert "## What each takes along\n\n> A voice\n>\n> — Sarah\n" in out
    assert "- **In touch:** a card at midsummer\n" in out
    assert "- **Speak up**\n  - Goes on from here\n" in out


def test_nothing_that_weighs_is_on_it(ended):
    for form in ((), ("--markdown",), ("--html",), ("--json",)):
        out = ended("keepsake", *form).out.lower()
        for word in ("weeks fill up", "concern", "cancel", "called off", "missed", "questions"):
            assert word not in out, (form, word)
    assert "More questions" in ended("keepsake", "--with-feedback").out


def test_a_side_that_kept_none_is_not_told_so(begun):
    begun("action", "add", "Read it", "--owner", "mentor")
    begun("action", "done", "a1")
    out = begun("keepsake", "--markdown").out
    assert "## Promises kept\n\n1 promise, kept.\n" in out
    assert json.loads(begun("keepsake", "--json").out)["kept"] == {"mentor": 1}


def test_a_short_relationship_has_a_short_page(begun):
    assert begun("keepsake", "--markdown").out == (
        "# Tariq and Sarah\n\n"
        "Mentoring since Wed 11 Mar 2026. The first session is still to come.\n\n"
        "It is not closed yet: this is how far the two have come by Wed 11 Mar 2026.\n\n"
        "## Along the way\n\n- **March 2026**\n  - Wed 11 Mar: It began.\n\n"
        "Written on Wed 11 Mar 2026 from the journal of Tariq and Sarah, for both of them "
        "to keep.\n"
    )


def test_on_a_terminal_it_is_a_page_and_says_how_to_keep_it(lived):
    ran = lived("keepsake")
    assert ran.out.startswith("Tariq and Sarah\nMentoring since Mon 5 Jan 2026. 2 sessions,")
    assert "\nReached\n  - Lead a project\n    Measured by: shipped\n" in ran.out
    assert "\nPromises kept\n  Tariq  1 promise\n  Sarah  1 promise\n" in ran.out
    hint = "\nAs a page to look at, print or give:\n  mentorlog keepsake --out keepsake.html"
    assert ran.err == f"{hint}\n"
    lived("start", "--mentor", "Ruth", "--mentee", "Bilal")
    assert lived("keepsake", "--with", "Sarah").err == f"{hint} --with r1\n"


@pytest.mark.parametrize(
    ("name", "flags", "begins"),
    [
        ("k.html", (), "<!DOCTYPE html>\n<html lang="),
        ("k.md", (), "# Tariq and Sarah\n"),
        ("k", (), "# Tariq and Sarah\n"),
        ("k.txt", ("--html",), "<!DOCTYPE html>\n"),
        ("k.txt", (), "Tariq and Sarah\n"),
        ("k.JSON", (), "{\n"),
        ("k.json", ("--json",), "{\n"),
    ],
)
def test_a_file_is_new_and_private_and_of_the_form_that_is_asked(
    lived, tmp_path, name, flags, begins
):
    path = tmp_path / name
    ran = lived("keepsake", "--out", str(path), *flags)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Written to {path}, which only you may read.\n"
    assert path.read_text(encoding="utf-8").startswith(begins)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = lived("keepsake", "--out", str(path), *flags)
    assert again.code == 2
    assert "--force" in again.err
    assert lived("keepsake", "--out", str(path), *flags, "--force").code == 0


@pytest.mark.parametrize("command", ["keepsake", "brief"])
@pytest.mark.parametrize("flags", [(), ("--html",), ("--markdown",), ("--json",)])
@pytest.mark.parametrize("end", ["pdf", "docx", "PDF"])
def test_a_name_that_says_another_form_is_refused(lived, tmp_path, command, flags, end):
    path = tmp_path / f"k.{end}"
    ran = lived(command, "--out", str(path), *flags)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "mentorlog: A page is written as .html, .md, .json or .txt, and not as "
        f".{end.lower()} ({path}).\n  Try: mentorlog {command} --out {command}.html\n"
    )
    assert not path.exists()


def test_a_text_is_what_the_terminal_shows_and_data_what_json_prints(lived, tmp_path):
    for name, shown in (("k.txt", ()), ("k.json", ("--json",))):
        lived("keepsake", "--out", str(tmp_path / name))
        written = (tmp_path / name).read_text(encoding="utf-8")
        assert written == lived("keepsake", *shown).out


def test_the_journal_is_never_written_over(lived, journal):
    before = journal.read_bytes()
    for flags in ((), ("--force",)):
        ran = lived("keepsake", "--out", str(journal), *flags)
        assert ran.code == 2
        assert ran.err.endswith("  Try: mentorlog keepsake --out keepsake.html\n")
    assert journal.read_bytes() == before


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--markdown", "--html"), "--markdown and --html are two different things"),
        (("--html", "--json"), "--html and --json are two different things"),
        (("--json", "--out", "x.html"), "--json goes to standard output"),
    ],
)
def test_two_forms_are_refused(lived, flags, said):
    ran = lived("keepsake", *flags)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "  Try: mentorlog keepsake --" in ran.err


def test_a_private_relationship_has_no_page(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--private")
    ran = run("keepsake")
    assert (ran.code, ran.out) == (2, "")
    assert "marked private" in ran.err
    assert run(*shlex.split(ran.err.partition("Try: mentorlog ")[2])).code == 0
    assert run("keepsake").code == 0


def test_data_for_other_programs(ended):
    told = json.loads(ended("keepsake", "--json").out)
    thanks = {"mentor": ENDED["thanks_mentor"], "mentee": ENDED["thanks_mentee"]}
    assert told["thanks"] == thanks
    assert told["kept"] == {"mentor": 1, "mentee": 1}
    assert (told["minutes"], len(told["sessions"])) == (105, 2)
    assert [goal["text"] for goal in told["reached"]] == ["Lead a project"]
    assert told["going_on"][0]["becomes"] == "alone"
    assert told["moments"][-1] == {"on": "2026-03-11", "what": "closed", "text": ""}


def test_a_day_is_said_once(begun):
    begun("agree", "--started", "2026-03-02")
    begun("meet", "--on", "2026-03-02", "--held")
    begun("meet", "--on", "2026-03-10", "--held", "--lasted", "60")
    opening = "Mentoring since Mon 2 Mar 2026. 2 sessions, the last on Tue 10 Mar 2026: 1 hour"
    assert opening in begun("keepsake", "--markdown").out
    ended = ("close", "--done", "--on", "2026-03-10", "--told", "2026-03-10")
    assert begun(*ended).code == 0
    opening = "Mentoring from Mon 2 Mar 2026 to Tue 10 Mar 2026. 2 sessions: 1 hour together in"
    assert opening in begun("keepsake", "--markdown").out


def test_what_success_would_be_is_called_as_on_the_page_of_what_is_agreed(begun):
    assert begun("agree", "--success", "he sleeps well").code == 0
    for page in (("keepsake",), ("agree", "--page")):
        assert "It went well when" in begun(*page).out
