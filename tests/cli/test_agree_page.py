"""`mentorlog agree --page`, `--markdown` and `--out`: a page that both can keep."""

import json
import stat
import sys
from datetime import date
from textwrap import dedent

import pytest
from building import record as built

from mentorlog.record import Agreement
from mentorlog.render import agreed

DAY = date(2026, 3, 11)
SECRET = "zebra"
BEGUN = (
    *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
    *("--form", "coaching", "--on", "2026-01-05", "--rhythm", "every 2 weeks"),
    *("--minutes", "60", "--notice", "2d", "--purpose", "lead a team"),
    *("--mentor-expects", "questions", "--boundaries", "no health"),
)


def test_the_page_says_what_is_agreed_and_what_is_not_yet(run):
    run(*BEGUN)
    assert run("agree", "--markdown").out == dedent(
        """\
        # What Tariq and Sarah agreed

        Agreed on Mon 5 Jan 2026. Written on Wed 11 Mar 2026.

        ## Who

        - **Coach:** Tariq
        - **Client:** Sarah
        - **Form:** coaching
        - **From:** Mon 5 Jan 2026

        ## What it is for

        - **Purpose:** lead a team

        ## How we meet

        - **How often:** every 2 weeks
        - **How long:** 60 minutes
        - **Notice of a change:** 2 days

        ## What we expect of each other

        - **Tariq expects:** questions

        ## What we keep to

        - **Boundaries:** no health

        ## Not agreed yet

        - **It went well when:** What would a good outcome look like?
        - **How many sessions:** How many sessions do you agree on, and what becomes of one that \
somebody misses?
        - **Between sessions:** Which way of keeping in touch suits us both?
        - **Sarah expects:** What does each of you expect of the other?
        - **Confidentiality:** What stays between the two of you, and who may hear the rest?
        - **Sponsor:** Who pays for this, or asked for it, and what will they hear of it?
        - **If it does not work:** Who could help if it becomes difficult to talk?
        - **Looked at again:** Is what you agreed still right for both of you?

        ## Signed

        Tariq: ________________________ on ____________

        Sarah: ________________________ on ____________

        This page belongs to both of you. It is there to help you work together; it is not \
meant for watching anybody.
        """
    )


def test_the_page_for_a_terminal_says_the_same(run, monkeypatch):
    run(*BEGUN)
    for columns in ("80", "40"):
        monkeypatch.setenv("COLUMNS", columns)
        page = run("agree", "--page").out
        assert max(map(len, page.splitlines())) <= int(columns)
        words = " ".join(page.split())
        for said in ("every 2 weeks", "2 days", "Not agreed yet", "Who could help if it becomes"):
            assert said in words


def test_nothing_that_happened_comes_to_the_page(run):
    run(*BEGUN)
    run("agree", "--reviewed", "--note", SECRET)
    run("agree", "--reviewed", "--private", "--on", "2026-03-03")
    run("feedback", "--from", "mentee", SECRET)
    run("concern", "raise", SECRET)
    run("goal", "add", SECRET)
    run("action", "add", SECRET, "--owner", "mentee")
    run("meet", "--on", "today", "--notes", SECRET, "--private-notes", SECRET)
    run("pause", "--from", "2026-05-01", "--reason", SECRET)
    run("close", "--on", "2026-06-01", "--note", SECRET)
    for form in ("--page", "--markdown"):
        page = run("agree", form)
        assert (page.code, page.err) == (0, "")
        assert SECRET not in page.out
        assert "3 Mar" not in page.out


@pytest.mark.parametrize("private", ["start", "agree"])
def test_what_is_private_is_on_no_page_unless_it_is_asked_for(run, private, tmp_path):
    hidden = {private: ("--private",)}
    run(*BEGUN, *hidden.get("start", ()))
    run("agree", "--contact", SECRET, *hidden.get("agree", ()))
    out = tmp_path / "page.md"
    for form in (("--page",), ("--markdown",), ("--out", str(out))):
        ran = run("agree", *form)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("mentorlog: What is agreed is marked private;")
        assert ran.err.endswith("--include-private\n")
    assert not out.exists()
    assert SECRET in run("agree", "--page", "--include-private").out


def test_a_file_is_new_and_its_owners_alone(run, tmp_path):
    run(*BEGUN)
    out = tmp_path / "page.md"
    assert run("agree", "--out", str(out)).err == (
        f"Written to {out}, which only you may read.\nIt is for both of you.\n"
    )
    assert out.read_text(encoding="utf-8") == run("agree", "--markdown").out
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert run("agree", "--out", "-") == run("agree", "--markdown")
    assert run("agree", "--out", str(out)).code == 2
    assert run("agree", "--out", str(out), "--force").code == 0


def test_the_journal_is_no_file_for_a_page(run, journal):
    run(*BEGUN)
    before = journal.read_bytes()
    assert run("agree", "--out", str(journal), "--force").code == 2
    assert journal.read_bytes() == before


@pytest.mark.parametrize(
    "call",
    [("--page", "--rhythm", "weekly"), ("--page", "--json"), ("--page", "--markdown")],
)
def test_the_page_goes_with_nothing_else(run, call):
    run(*BEGUN)
    assert (run("agree", *call).code, run("agree", *call).out) == (2, "")


def test_the_page_of_an_earlier_day(run):
    run(*BEGUN)
    run("agree", "--minutes", "45")
    page = run("agree", "--page", "--on", "2026-02-01").out
    assert "60 minutes" in page
    assert "Written on Wed 11 Mar 2026." in page


def test_words_are_not_read_as_markdown():
    told = built(mentor="*Tariq* <b>", mentee="Sarah")
    now = Agreement(id="ag", relationship="r1", boundaries="a `b` [c](d)\n# e & f")
    page = agreed.markdown(agreed.sheet(told, now, DAY))
    assert r"# What \*Tariq\* \<b\> and Sarah agreed" in page
    assert r"- **Boundaries:** a \`b\` \[c\](d) \# e \& f" in page


def test_where_nothing_is_agreed_all_is_open():
    sheet = agreed.sheet(built(), None, DAY)
    assert [part.title for part in sheet.parts] == ["Who"]
    assert not {"Sponsor", "How many sessions"} & {name for name, _ in sheet.open}
    assert "Tariq expects; Sarah expects" in [name for name, _ in sheet.open]


def test_the_page_of_an_earlier_day_knows_no_later_look(run):
    run(*BEGUN)
    run("agree", "--reviewed", "--on", "2026-02-10")
    run("agree", "--reviewed", "--on", "2026-03-01")
    assert "Sun 1 Mar 2026" in run("agree", "--page").out
    page = run("agree", "--page", "--on", "2026-02-15").out
    assert "Tue 10 Feb 2026" in page and "Sun 1 Mar 2026" not in page


def test_the_guide_says_when_its_page_was_written(run, terminal):
    run(*BEGUN)
    terminal(*[""] * 30)
    out = run("agree", "--guide", "--on", "2026-02-05").out
    assert "Written on Wed 11 Mar 2026." in out


def test_what_stands_on_the_page_stands_in_its_data(run):
    run(*BEGUN)
    told = json.loads(run("agree", "--json").out)
    about = told["relationship"]
    assert (about["mentor"], about["purpose"]) == ("Tariq", "lead a team")
    assert (about["form"], about["started_on"]) == ("coaching", "2026-01-05")


@pytest.mark.parametrize("name", ["agreed.html", "agreed.pdf"])
def test_a_page_of_another_form_is_not_written_into_a_file(run, tmp_path, name):
    run(*BEGUN)
    ran = run("agree", "--out", str(tmp_path / name))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("mentorlog: A page is written as .md or .txt, and not as .")
    assert ran.err.endswith("\n  Try: mentorlog agree --out agreed.md\n")
    assert not (tmp_path / name).exists()
