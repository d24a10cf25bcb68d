"""Everything in words alone, for who has it read aloud: `--plain`."""

import io
import re
from time import sleep

import pytest
from at_terminal import ENTER, SETTLED_SECONDS, ended, spawn, stop
from reliability.calling import commands, looking
from render.looking import closed, drifting, fading, keep
from render.test_aloud import SEEN

ELSEWHERE = re.compile(
    r"^(export|import|demo|edit|delete|programme|meet)\b|--(json|html|markdown|copy|ics|csv|open"
    r"|show|page|hand|export|dry-run|include-private|with-questions)\b"
)
"""What goes into files or to other programs and people, and what does not look."""
CALLS = [" ".join(call) for call in looking()]


@pytest.fixture
def full(run, journal):
    """A journal with something of nearly everything."""
    keep(journal, fading(), drifting(), closed())
    return run


def test_nothing_has_to_be_seen(full):
    called = [call for call in CALLS if not ELSEWHERE.search(call)] + ["show --held"]
    assert len(called) > 40
    for call in called:
        one = [] if "--all" in call or call.startswith(("list", "due", "doctor")) else ["--with=r1"]
        ran = full("--plain", *one, *call.split())
        assert not SEEN.findall(ran.out + ran.err), (call, ran)


def test_it_stands_before_the_command_or_after_it(full):
    seen, before = full("list").out, full("--plain", "list").out
    assert before == full("list", "--plain").out != seen
    assert "Tariq and Sarah, r1: worth noticing.\n" in before


def test_a_variable_says_it_too(full, monkeypatch):
    seen, said = full("list").out, full("list", "--plain").out
    monkeypatch.setenv("MENTORLOG_PLAIN", "1")
    assert full("list").out == said
    monkeypatch.setenv("MENTORLOG_PLAIN", "0")
    assert full("list").out == seen


def test_the_settings_file_says_it_too(full, tmp_path, monkeypatch):
    seen, said = full("list").out, full("list", "--plain").out
    settings = tmp_path / "settings.toml"
    monkeypatch.setenv("MENTORLOG_SETTINGS", str(settings))
    settings.write_text("[output]\nplain = true\n")
    assert full("list").out == said
    monkeypatch.setenv("MENTORLOG_PLAIN", "no")
    assert full("list").out == seen


@pytest.mark.parametrize("wrong", ["output = 3", '[output]\nplain = "yes"', "[output]\nloud = 1"])
def test_a_setting_that_is_none_is_said_where_settings_are_needed(full, tmp_path, wrong):
    settings = tmp_path / "settings.toml"
    settings.write_text(wrong)
    ran = full("--settings", str(settings), "--with", "r1", "health")
    assert (ran.code, ran.out) == (2, "") and f"{settings}: output" in ran.err
    assert full("--settings", str(settings), "--with", "r1", "goal", "list").code == 0


def test_what_is_for_others_is_as_ever(full):
    for call in ("prepare --copy", "prepare --markdown", "show --json", "close --ics -"):
        argv = ("--with", "r1", *call.split())
        assert full("--plain", *argv).out == full(*argv).out


def test_an_error_is_not_set_in(full):
    ran = full("--plain", "show", "m77", "--with", "r1")
    assert ran.code == 3
    assert ran.err.startswith("mentorlog: ") and "\nTry: mentorlog " in f"\n{ran.err}"


def test_help_says_a_flag_a_line(run):
    names = [name.split() for name, _ in commands()]
    for argv in (["-h"], *([*name, "-h"] for name in names), ["help", "goal", "add"]):
        ran = run("--plain", *argv)
        assert ran.code == 0 and not SEEN.findall(ran.out), ran.out
    assert "\n--plain: in words alone, for a screen reader (MENTORLOG_PLAIN)\n" in ran.out
    assert run("goal", "add", "-h", "--plain").out == ran.out
    assert "\nmeet: What happened in a session" in run("--plain", "--help").out


def test_an_error_in_the_line_is_not_set_in(run):
    err = run("list", "--nothing", "--plain").err
    assert err.startswith("mentorlog: ") and "\nTry: mentorlog " in err


def test_quotes_are_legible_where_there_are_none(full, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp437", errors="replace", newline="\n")
    monkeypatch.setattr("sys.stdout", stream)
    full("--plain", "--with", "r1", "health")
    stream.flush()
    said = stream.buffer.getvalue().decode("cp437")
    assert '"Ask the head of design" fell due' in said


def test_questions_are_said_in_words(full, journal):
    argv = ("--plain", "--today", "2026-03-11", "--with", "r1", "meet", "--meeting", "m8")
    child = spawn(journal, *argv, columns=200)
    shown = ""
    for question, typed in (
        ("Did it take place? h for held, c for called off, m for moved, n for no-show: ", "h"),
        ("How long, in minutes? 60 planned: ", f"50{ENTER}"),
        ("a2 Ask the head of design (you, by Sun 1 Feb): ", f"zz{ENTER}"),
        ("That is none of the keys. They are d, s, n, w, x, Enter or <.\r\nAgain: ", "d"),
        ("a3 Read chapter three (both, by Wed 1 Apr): ", "n"),
    ):
        child.expect_exact(question)
        shown += child.before + question
        child.send(typed)
    child.expect_exact("Which goals did you talk about? 0 to 100 how far, or t: talked about:")
    shown += child.before
    sleep(SETTLED_SECONDS)
    shown += stop(child)
    ended(child)
    assert "d for done, s for some, n for not yet, w for new day, x for let go.\r\n" in shown
    assert not SEEN.findall(shown.replace("\r", ""))
