"""Completion: what shells are told, by the protocol they really speak."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from render.looking import fading, keep

from mentorlog.cli.completing.shells import COMPLETE, plain
from mentorlog.main import COMPLETE as ASKED

BASH = shutil.which("bash")
WORDS = {"_TYPER_COMPLETE_ARGS", "_TYPER_COMPLETE_FISH_ACTION", "_TYPER_COMPLETE_WORD_TO_COMPLETE"}


@pytest.fixture
def offered(run, monkeypatch, capsys):
    """What fish is offered after a line: (value, words about it)."""

    def ask(line: str) -> list[tuple[str, str]]:
        from mentorlog.main import main

        monkeypatch.setenv(COMPLETE, "complete_fish")
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        capsys.readouterr()
        code = main([])
        out, err = capsys.readouterr()
        monkeypatch.delenv(COMPLETE)
        assert (code, err) == (0, "")
        return [tuple(one.partition("\t")[::2]) for one in out.splitlines()]  # type: ignore[misc]

    return ask


ACTIONS = [("a2", "Ask the head of design"), ("a3", "Read chapter three")]
GOALS = [("g1", "Lead a project"), ("g2", "(private)")]
LINES = [
    ("show --with ", [("Sarah", "r1 Tariq and Sarah")]),
    ("--with s", [("Sarah", "r1 Tariq and Sarah")]),
    ("--with=s", [("--with=Sarah", "r1 Tariq and Sarah")]),
    ("meet --form=c", [("--form=coaching", "")]),
    ("health --try=cancelling.watch", [("--try=cancelling.watch=", "by default 2")]),
    ("--with x", []),
    *((f"meet {flag} ", ACTIONS) for flag in ("--done", "--some", "--none", "--drop-action")),
    ("meet --done a3", ACTIONS[1:]),
    ("meet --done a2 --none A3", ACTIONS[1:]),
    ("meet --redate a2", [("a2=", "Ask the head of design")]),
    ("action done ", ACTIONS),
    ("meet --goal ", GOALS),
    ("log --goal ", GOALS),
    ("goal review ", GOALS),
    ("close --goal g1", [("g1=", "Lead a project")]),
    ("close --action a2", [("a2=", "Ask the head of design")]),
    ("meet --meeting m9", [("m9", "Mon 16 Mar 2026, planned")]),
    *((f"{name} m9", [("m9", "Mon 16 Mar 2026, planned")]) for name in ("edit", "history")),
    ("delete a", ACTIONS),
    ("edit c", [("c1", "We talk past each other")]),
    ("edit a2 --du", [("--due", "")]),
    ("edit a2 --no-d", [("--no-due", ""), ("--no-done", ""), ("--no-dropped", "")]),
    ("edit --with r1 m9 --la", [("--lasted", "")]),
    ("edit --with=r1 m9 --la", [("--lasted", "")]),
    ("edit a2 --due friday --te", [("--text", "")]),
    ("edit a2 --js", [("--json", "print JSON")]),
    ("edit nothing --js", [("--json", "print JSON")]),
    ("edit --du", []),
    ("edit m9 --ended", [("--ended-early-by", "mentor, mentee, both, outside")]),
    ("goal milestone a", []),
    ("concern step ", [("c1", "We talk past each other")]),
    ("pause --change ", []),
    ("sign canc", [("cancelling", "Meetings that one side called off or missed")]),
    (
        "concern raise x --sign canc",
        [("cancelling", "Meetings that one side called off or missed")],
    ),
    ("health --talk canc", [("cancelling", "Meetings that one side called off or missed")]),
    ("concern raise x --factor lack-of-t", [("lack-of-time", "Too little time")]),
    ("guide feedb", [("feedback", "Feedback in both directions")]),
    ("meet --reason ill", [("illness", "counts for nobody")]),
    ("meet --form c", [("coaching", "")]),
    ("close --reason w", [("withdrawal", "")]),
    ("feedback --from me", [("me", "whoever keeps the journal")]),
    ("feedback --from c", [("coach", "Tariq"), ("client", "Sarah")]),
    ("health --try cancelling.watch", [("cancelling.watch=", "by default 2")]),
    ("he", [("health", "The check, what the record shows, and what to ask next")]),
    ("goal ach", [("achieve", "Say that a goal is reached.")]),
    ("log --gr", [("--grep", "only where all these words stand, as typed or going on")]),
    ("meet --notes ", []),
    ("nonsense ", None),
    ("meet --done 'a", ACTIONS),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_what_is_offered(offered, journal, line, expected):
    keep(journal, fading())
    found = offered(f"mentorlog {line}")
    if line == "guide feedb":
        found = found[:1]
    assert expected is None or found == expected


def test_names_that_are_not_plain_or_not_alone_are_offered_by_id(offered, journal):
    keep(
        journal,
        fading(mentee="Sarah $(x) Vogt"),
        fading(mentee="Sarah; Okoye"),
        fading(mentor="$(touch x)", mentee="`ls`"),
    )
    found = offered("mentorlog show --with ")
    assert [value for value, _ in found] == ["Vogt", "Okoye", "r3"]
    assert found[2][1] == "r3 (touch x) and ls"


def test_of_many_each_is_offered_by_its_id_and_by_what_it_shares_with_others(offered, journal):
    pairs = [("Aisha 1", "Tomas 1"), ("Ines 2", "Tomas 2"), ("Aisha 47", "Leila Vogt")]
    more = [("Pavel", f"Mina {n}") for n in range(7)]
    secret = fading(mentor="Nobody", mentee="Secret", private=True)
    people = (fading(mentor=mentor, mentee=mentee) for mentor, mentee in (*pairs, *more))
    keep(journal, *people, secret)
    assert offered("mentorlog show --with r1") == [
        ("r1", "r1 Aisha 1 and Tomas 1"),
        ("r10", "r10 Pavel and Mina 6"),
        ("r11", "r11 (private)"),
    ]
    assert offered("mentorlog show --with r3") == [("r3", "r3 Aisha 47 and Leila Vogt")]
    assert offered("mentorlog show --with leila") == [("Leila", "r3 Aisha 47 and Leila Vogt")]
    assert offered("mentorlog show --with vo") == [("Vogt", "r3")]
    assert offered("mentorlog show --with Tomas") == [("Tomas", "r1, r2")]
    assert offered("mentorlog show --with pav") == [("Pavel", "r4, r5, r6, r7, r8 and 2 more")]
    assert offered("mentorlog show --with 4") == []
    assert offered("mentorlog show --with sec") == []


def test_words_mean_nothing_to_a_shell():
    assert plain('\x1b[31mit\'s \\$(rm x) `ls` "q": [/] {a,b} <b> | & ; ~ ^ # é\n!') == (
        "it’s (rm x) ls q, / a,b b ; é ."
    )
    assert plain("word " * 40) == "word " * 10 + "word …"
    assert plain("\u738b" * 40) == "\u738b" * 29 + " …"
    assert plain("\u0936\u094d\u0930\u0940 \u0645\u06cc\u200c\u062e") == (
        "\u0936\u094d\u0930\u0940 \u0645\u06cc\u200c\u062e"
    )


def test_without_a_journal_nothing_is_offered_and_nothing_made(offered, journal):
    assert offered("mentorlog --with ") == []
    assert offered("mentorlog meet --done ") == []
    assert list(journal.parent.iterdir()) == []
    assert ("guide", "What the guidance says, to browse") in offered("mentorlog g")


@pytest.mark.parametrize("content", [b"", b"no journal", b"SQLite format 3\0" + b"x" * 500])
def test_a_damaged_journal_is_left_as_it_is(offered, journal, content):
    journal.write_bytes(content)
    assert offered("mentorlog --with ") == []
    assert (journal.read_bytes(), list(journal.parent.iterdir())) == (content, [journal])


def test_a_journal_of_another_version_is_left_as_it_is(offered, journal):
    import sqlite3

    keep(journal, fading())
    for version in (0, 999):
        with sqlite3.connect(journal) as connection:
            connection.execute(f"PRAGMA user_version={version}")
        connection.close()
        before = journal.read_bytes()
        assert offered("mentorlog --with ") == []
        assert journal.read_bytes() == before


def test_a_locked_journal_keeps_nobody_waiting(offered, journal):
    import sqlite3
    import time

    keep(journal, fading())
    connection = sqlite3.connect(journal, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    start = time.monotonic()
    assert offered("mentorlog --with ") == []
    assert time.monotonic() - start < 5
    connection.close()


def asked(journal: Path, instruction: str, **given: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in WORDS}
    stated = {
        COMPLETE: instruction,
        "MENTORLOG_JOURNAL": str(journal),
        "MENTORLOG_TODAY": "2026-03-11",
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "mentorlog"],
        env=kept | stated | given,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


LINE = "mentorlog meet --done a"


@pytest.mark.parametrize(
    ("instruction", "given", "out"),
    [
        ("complete_bash", {"COMP_WORDS": LINE, "COMP_CWORD": "3"}, "a2\na3\n"),
        *(
            ("complete_bash", {"COMP_WORDS": f"mentorlog {line}", "COMP_CWORD": at}, out)
            for line, at, out in (
                ("--with = s", "3", "Sarah\n"),
                ("--with =", "2", "Sarah\n"),
                ("--with = sarah meet --done a", "6", "a2\na3\n"),
            )
        ),
        (
            "complete_zsh",
            {"_TYPER_COMPLETE_ARGS": LINE},
            '_arguments \'*: :(("a2":"Ask the head of design"\n"a3":"Read chapter three"))\'\n',
        ),
        (
            "complete_fish",
            {"_TYPER_COMPLETE_ARGS": LINE, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
            "a2\tAsk the head of design\na3\tRead chapter three\n",
        ),
        (
            "complete_fish",
            {"_TYPER_COMPLETE_ARGS": LINE, "_TYPER_COMPLETE_FISH_ACTION": "is-args"},
            "",
        ),
        *(
            (
                f"complete_{shell}",
                {"_TYPER_COMPLETE_ARGS": LINE, "_TYPER_COMPLETE_WORD_TO_COMPLETE": "a"},
                "a2:::Ask the head of design\na3:::Read chapter three\n",
            )
            for shell in ("powershell", "pwsh")
        ),
    ],
)
def test_every_shell_is_answered(journal, instruction, given, out):
    keep(journal, fading())
    before = journal.read_bytes()
    ran = asked(journal, instruction, **given)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, out, "")
    assert journal.read_bytes() == before


@pytest.mark.parametrize("instruction", ["complete_tcsh", "nonsense", "x_zsh", "_"])
def test_a_wrong_question_is_not_answered(journal, instruction):
    ran = asked(journal, instruction)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "")


@pytest.mark.parametrize("shell", ["bash", "fish", "powershell"])
def test_a_question_about_no_line_has_no_answer(journal, shell):
    ran = asked(journal, f"complete_{shell}")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_fish_is_told_when_there_is_nothing(journal):
    given = {"_TYPER_COMPLETE_ARGS": LINE, "_TYPER_COMPLETE_FISH_ACTION": "is-args"}
    ran = asked(journal, "complete_fish", **given)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_a_shell(journal, shell):
    ran = asked(journal, f"source_{shell}")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"_MENTORLOG_COMPLETE={shell}" not in ran.stdout
    assert "complete_" + shell in ran.stdout


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_in_a_real_bash(journal, tmp_path):
    keep(journal, fading())
    command = tmp_path / "mentorlog"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mentorlog "$@"\n')
    command.chmod(0o755)
    script = asked(journal, "source_bash").stdout + (
        "\nCOMP_WORDS=(mentorlog --with sarah meet --done ''); COMP_CWORD=5\n"
        '_mentorlog_completion mentorlog; echo "${COMPREPLY[@]}"\n'
    )
    env = os.environ | {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "MENTORLOG_JOURNAL": str(journal),
        "MENTORLOG_TODAY": "2026-03-11",
    }
    ran = subprocess.run(
        [str(BASH), "--norc", "-c", script],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("a2 a3\n", "")


def shell_of(monkeypatch, name):
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: name)
    monkeypatch.setattr("typer.completion._get_shell_name", lambda: name)


@pytest.mark.parametrize(
    ("shell", "place"),
    [
        ("bash", ".bash_completions/mentorlog.sh"),
        ("zsh", ".zfunc/_mentorlog"),
        ("fish", ".config/fish/completions/mentorlog.fish"),
    ],
)
def test_it_is_installed_into_the_home(run, journal, tmp_path, monkeypatch, shell, place):
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(Path, "home", lambda: home)
    shell_of(monkeypatch, shell)
    with pytest.raises(SystemExit) as ended:
        run("--install-completion")
    assert ended.value.code == 0
    assert "_MENTORLOG_COMPLETE" in (home / place).read_text()
    assert not journal.exists()


def test_asking_for_help_on_it_installs_nothing(run, tmp_path, monkeypatch):
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(Path, "home", lambda: home)
    shell_of(monkeypatch, "bash")
    with suppress(SystemExit):
        run("--install-completion", "--help")
    assert not home.exists()


def test_it_is_shown(run, monkeypatch, capsys):
    shell_of(monkeypatch, "zsh")
    with pytest.raises(SystemExit) as ended:
        run("--show-completion")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("#compdef mentorlog\n")


def test_a_shell_that_is_named_is_shown_wherever_that_is_typed(run, monkeypatch, capsys):
    shell_of(monkeypatch, "bash")
    for shell, begins in [("zsh", "#compdef mentorlog\n"), ("Fish", "complete --command ")]:
        with pytest.raises(SystemExit) as ended:
            run("--show-completion", shell)
        assert ended.value.code == 0
        assert capsys.readouterr().out.startswith(begins)


def test_a_shell_that_cannot_complete_is_not_taken_for_the_one_at_work(run, monkeypatch):
    shell_of(monkeypatch, "bash")
    ran = run("--show-completion", "ksh")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "mentorlog: 'ksh' is no shell that can complete commands; bash, zsh, fish, powershell, "
        "pwsh can.\n  Try: mentorlog --show-completion\n"
    )


@pytest.mark.parametrize("flag", ["--install-completion", "--show-completion"])
def test_a_shell_that_cannot_be_seen_is_said(run, monkeypatch, flag):
    shell_of(monkeypatch, None)
    ran = run(flag)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("mentorlog: Which shell this is could not be seen: ")


def test_a_line_that_is_completed_runs_nothing(offered, journal):
    offered("mentorlog --version ")
    offered("mentorlog --install-completion ")
    assert not journal.exists()


def test_it_is_asked_by_the_name_that_main_knows():
    assert COMPLETE == ASKED
