"""`mentorlog report`: on a terminal, as a page, as Markdown, as JSON, of one or of all."""

import html
import json
import re
import shlex
import stat
import sys
import webbrowser
from pathlib import Path

import pytest
from making import made_once
from render.looking import drifting, fading, keep

LIFE = """\
goal add "Lead a project" --measure "shipped" --on 2026-01-05
meet --on 2026-01-05 --lasted 60 --action "mentee: send the CV by 2026-01-19"
meet --on 2026-01-19 --cancelled-by mentee --notice 2h --reason work
meet --on 2026-02-02 --lasted 45 --done a1 --next 2026-03-16
meet --on 2026-02-16 --lasted 60 --notes "open words"
"""
FORMS = (["--markdown"], ["--html", "-"], ["--json"], [])


@made_once
def lived(run):
    started = "start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05"
    run(*shlex.split(f'{started} --rhythm "every 2 weeks"'))
    for line in LIFE.splitlines():
        ran = run(*shlex.split(line))
        assert ran.code == 0, (line, ran.err)


@pytest.fixture
def opened(monkeypatch):
    """The addresses that a browser was asked to show."""
    asked = []

    def show(url):
        asked.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", show)
    return asked


def test_on_a_terminal_it_is_shown_and_says_how_to_draw_it(lived):
    ran = lived("report")
    assert ran.code == 0
    assert ran.out.startswith("Tariq and Sarah\nWhat the record shows as of Wed 11 Mar 2026.\n")
    assert "\nSessions\n  3 sessions took place. Called off: 1 by Sarah. Booked: 1.\n" in ran.out
    assert re.search(r"^  Sarah +[✕x]$", ran.out, re.MULTILINE)
    assert "\nGoals\n  Goal" in ran.out
    assert ran.err == (
        "Private things left out: 0.\n\nAs a page with drawings:\n  mentorlog report --open\n"
    )


def test_the_hint_is_what_was_typed_with_the_browser(lived):
    lived("start", "--mentor", "Ruth", "--mentee", "Bilal")
    said = lived("report", "--with", "Sarah").err
    assert said.endswith("\n  mentorlog report --with Sarah --open\n")
    assert lived("report", "--all").err.endswith("\n  mentorlog report --all --open\n")


@pytest.mark.parametrize(
    ("flags", "begins"),
    [
        (["--html", "{}.html"], "<!DOCTYPE html>"),
        (["--html", "{}.htm"], "<!DOCTYPE html>"),
        (["--out", "{}.html"], "<!DOCTYPE html>"),
        (["--out", "{}.md"], "# Tariq and Sarah\n"),
        (["--markdown", "--out", "{}.txt"], "# Tariq and Sarah\n"),
    ],
)
def test_a_file_is_new_and_private(lived, tmp_path, flags, begins):
    argv = [word.format(tmp_path / "r") for word in flags]
    path = Path(argv[-1])
    ran = lived("report", *argv)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(f"Written to {path}, which only you may read.\n")
    assert path.read_text(encoding="utf-8").startswith(begins)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = lived("report", *argv)
    assert again.code == 2
    assert "--force" in again.err
    assert lived("report", *argv, "--force").code == 0


def test_it_is_opened_in_the_browser(lived, opened, tmp_path):
    page = tmp_path / "r.html"
    assert lived("report", "--html", str(page), "--open").code == 0
    assert opened == [page.resolve().as_uri()]


def test_without_a_file_a_temporary_one_is_opened(lived, opened, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = lived("report", "--open")
    (page,) = tmp_path.glob("mentorlog-*/report.html")
    assert opened == [page.resolve().as_uri()]
    assert (
        f"Written to {page}, which only you may read.\nIt stays there until you delete it.\n"
        in (ran.err)
    )
    if sys.platform != "win32":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700


def test_where_there_is_no_browser_it_says_what_to_open(lived, tmp_path, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    page = tmp_path / "r.html"
    ran = lived("report", "--html", str(page), "--open")
    assert ran.code == 0
    assert f"No browser could be opened here. Open it yourself: {page.resolve()}" in ran.err


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--html", "r.html", "--out", "s.html"], "--html FILE and --out are two different"),
        (["--html", "r.html", "--markdown"], "--html FILE and --markdown are two different"),
        (["--html", "r.html", "--json"], "--html and --json are two different things"),
        (["--open", "--markdown"], "--open shows a page for a browser"),
        (["--open", "--json"], "--open shows a page for a browser"),
        (["--open", "--out", "r.md"], "--open shows a page for a browser"),
        (["--open", "--html", "-"], "--open shows a page for a browser"),
        (["--all", "--with", "Sarah"], "--all is every relationship; leave out --with"),
    ],
)
def test_two_different_things_are_refused(lived, opened, flags, said):
    ran = lived("report", *flags)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "  Try: mentorlog report --" in ran.err
    assert opened == []


def test_the_journal_is_never_written_over(lived, journal):
    before = journal.read_bytes()
    for flag in ("--html", "--out"):
        ran = lived("report", flag, str(journal), "--force")
        assert ran.code == 2
    assert journal.read_bytes() == before


def test_what_is_private_is_on_it_only_where_that_is_asked(lived):
    lived("goal", "add", "A secret goal", "--private")
    for form in FORMS:
        assert "A secret goal" not in lived("report", *form).out
        shown = lived("report", "--include-private", *form)
        assert "A secret goal" in shown.out
        if form:
            assert "Private things included, as asked: 1.\n" in shown.err
    assert "What is marked private is on this page" in lived("report", "--include-private").out


def test_a_private_relationship_has_no_report_but_where_that_is_asked(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--private")
    for flags in ([], ["--all"]):
        ran = run("report", *flags)
        assert (ran.code, ran.out) == (2, "")
        assert "marked private" in ran.err
    assert run("report", "--include-private").code == 0
    run("start", "--mentor", "Ruth", "--mentee", "Bilal")
    both = run("report", "--all")
    assert both.code == 0
    assert "Ruth and Bilal" in both.out
    assert "Tariq" not in both.out


def test_an_ending_that_is_not_told_is_left_out_and_that_is_said(lived):
    lived("close", "--on", "2026-04-01", "--reason", "time-is-up", "--by", "mentor")
    for form in FORMS:
        ran = lived("report", *form)
        assert "time is up" not in ran.out
        assert "An ending is left out, too: it is not noted that both know of it." in ran.err
    assert "final session is" in lived("report", "--include-private").out


def test_all_of_them_have_a_table_first(run, journal):
    keep(journal, fading(), drifting())
    page = run("report", "--all", "--html", "-").out
    assert page.index('href="#r2"') < page.index('href="#r1"')
    assert page.index('id="r2"') < page.index('id="r1"')
    told = json.loads(run("report", "--all", "--json").out)
    assert [one["checkup"]["level"] for one in told] == ["watch", "concern"]


def test_an_empty_journal_has_nothing_to_report(run, tmp_path):
    ran = run("--journal", str(tmp_path / "none.db"), "report", "--all")
    assert ran.code == 4
    assert "Try: mentorlog start" in ran.err


def test_as_of_another_day(run, journal):
    keep(journal, fading())
    told = json.loads(run("--today", "2026-01-25", "report", "--json").out)
    assert [one["outcome"] for one in told["sessions"]][:3] == ["held", "held", "booked"]


@pytest.mark.parametrize("all_", [[], ["--all"]])
@pytest.mark.parametrize("form", FORMS)
def test_what_the_check_found_can_be_left_out(run, journal, form, all_):
    keep(journal, drifting())
    found = json.loads(run("health", "--json").out)
    said = [f'"level": "{found["level"]}"', "The check", "worth a conversation", "To ask"]
    said += [one["summary"] for one in found["signs"] if one["verdict"] == "shown"]
    said += sorted({one["sign"] for one in found["signs"]})
    outs = [run("report", *form, *all_, *more).out for more in ([], ["--without-checkup"])]
    bare = (re.sub(r"<style>.*?</style>", "", out, flags=re.DOTALL) for out in outs)
    whole, part = (" ".join(html.unescape(out).split()) for out in bare)
    assert part and [one for one in said if one in part] == []
    assert sum(one in whole for one in said) > 3


def test_a_page_without_the_check_says_so_and_is_the_same_else(lived):
    whole, part = (
        json.loads(lived("report", "--json", *more).out) for more in ([], ["--without-checkup"])
    )
    assert (part["checkup"], part["glance"]["level"]) == (None, None)
    assert whole["glance"]["level"] is not None
    whole["checkup"] = whole["glance"]["level"] = None
    assert whole == part
    out = lived("report", "--without-checkup").out
    assert "What the check found is not on this page, as asked.\n" in out
    assert "What this rests on" in out


def test_how_many_lengths_are_known_stands_in_its_column(lived, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = lived("report").out.splitlines()
    (said,) = (line for line in lines if line.startswith("  Sessions, both lengths known"))
    above = next(line for line in lines if line.startswith("  Goals that are open"))
    assert re.fullmatch(r"\d of \d", said[above.index(above.split()[-1]) :].rstrip())
