"""A text in the editor of whoever writes."""

import os
import sys
from pathlib import Path

import pytest

from mentorlog.cli.asking import editor
from mentorlog.drafts import Draft
from mentorlog.errors import UsageError


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """A draft beside a journal."""
    return Draft(tmp_path / "journal.db", "notes.txt")


def test_what_is_written_comes_back_and_is_kept(draft: Draft, edits) -> None:
    edits("text += 'and Grüße'")
    assert editor.edited(draft, "first ") == "first and Grüße"
    assert draft.read() == "first and Grüße"


def test_an_editor_that_ends_without_saving_loses_nothing(draft: Draft, edits) -> None:
    edits("path.write_text('half of it'); sys.exit(1)")
    with pytest.raises(UsageError, match="what was written is kept in"):
        editor.edited(draft, "first")
    assert draft.read() == "half of it"


def test_an_editor_that_is_not_there_is_named(draft: Draft, monkeypatch) -> None:
    monkeypatch.setenv("MENTORLOG_EDITOR", "no-such-editor --wait")
    with pytest.raises(UsageError, match="'no-such-editor' does not start"):
        editor.edited(draft, "first")
    assert draft.read() is None
    draft.keep("half")
    with pytest.raises(UsageError, match="what was written is kept"):
        editor.edited(draft, "another beginning")
    assert draft.read() == "half"


def test_the_first_variable_that_is_set_wins(monkeypatch) -> None:
    monkeypatch.setenv("EDITOR", "c")
    monkeypatch.setenv("VISUAL", "b --flag")
    monkeypatch.setenv("MENTORLOG_EDITOR", " ")
    assert editor.editor() == ["b", "--flag"]
    monkeypatch.setenv("MENTORLOG_EDITOR", '"a b" -w')
    assert editor.editor() == ["a b", "-w"]


@pytest.fixture
def unchosen(tmp_path, monkeypatch):
    """Have nobody name an editor, and this one alone be there; it writes into what it opens."""

    def put(name: str) -> None:
        for variable in editor.NAMED:
            monkeypatch.delenv(variable, raising=False)
        there = tmp_path / "bin" / name
        there.parent.mkdir()
        there.write_text('#!/bin/sh\nprintf " and more" >> "$1"\n')
        there.chmod(0o755)
        monkeypatch.setenv("PATH", str(there.parent))

    return put


@pytest.mark.skipif(sys.platform == "win32", reason="the editor there is Notepad")
@pytest.mark.parametrize("name", ["vi", "vim"])
def test_how_vi_is_left_is_said_before_it_opens(draft, unchosen, terminal, name):
    unchosen(name)
    err = terminal("", "the next answer")
    assert editor.edited(draft, "first") == "first and more"
    said = " ".join(err.getvalue().split())
    assert said == editor.LEAVING.format(name=name)
    assert sys.stdin.readline() == "the next answer\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the editor there is Notepad")
def test_nothing_is_said_of_an_editor_that_says_it_or_was_chosen(
    draft, unchosen, terminal, monkeypatch, capsys
):
    unchosen("vi")
    assert editor.edited(draft, "first") == "first and more"  # nobody sits there
    assert capsys.readouterr() == ("", "")
    err = terminal("the next answer")
    monkeypatch.setenv("EDITOR", "vi")
    assert editor.edited(draft, "first") == "first and more"
    monkeypatch.delenv("EDITOR")
    (Path(os.environ["PATH"]) / "vi").rename(Path(os.environ["PATH"]) / "nano")
    assert editor.edited(draft, "first") == "first and more"
    assert (err.getvalue(), sys.stdin.readline()) == ("", "the next answer\n")


def test_half_a_quotation_mark_is_no_command(monkeypatch) -> None:
    monkeypatch.setenv("MENTORLOG_EDITOR", 'vi "')
    with pytest.raises(UsageError, match="MENTORLOG_EDITOR is no command"):
        editor.editor()


def test_an_editor_that_is_not_there_is_not_named_as_another(begun, terminal, monkeypatch):
    monkeypatch.setenv("MENTORLOG_EDITOR", "nano")
    monkeypatch.setenv("PATH", "")
    terminal()
    said = begun("meet", "--on", "2026-03-04", "--edit")
    assert said.code != 0
    written = sys.stderr.getvalue() + said.err
    assert "MENTORLOG_EDITOR=vim" in written


@pytest.mark.parametrize("variable", ["MENTORLOG_EDITOR", "VISUAL", "EDITOR"])
@pytest.mark.parametrize(
    "command",
    [
        "{python} -c pass; touch {trap}",
        "{python} -c pass && touch {trap}",
        "{python} -c pass `touch {trap}`",
        "{python} -c pass $(touch {trap})",
        "{python} -c pass | tee {trap}",
        "{python} -c pass > {trap}",
        "{python} -c pass\ntouch {trap}",
        "'{python}' -c pass '; touch {trap}'",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="asks for quotes of POSIX")
def test_no_shell_reads_the_name_of_an_editor(draft, tmp_path, monkeypatch, variable, command):
    trap = tmp_path / "trap"
    monkeypatch.setenv(variable, command.format(python=sys.executable, trap=trap))
    assert editor.edited(draft, "words; touch trap") == "words; touch trap"
    assert not trap.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are those of POSIX")
def test_what_is_in_the_editor_is_for_its_owner_alone(draft, edits, tmp_path):
    seen = tmp_path / "seen"
    edits(
        "modes = [oct(p.stat().st_mode & 0o777) for p in (path, path.parent)]\n"
        f"pathlib.Path({str(seen)!r}).write_text(' '.join(modes))"
    )
    before = os.umask(0)
    try:
        editor.edited(draft, "words")
    finally:
        os.umask(before)
    assert seen.read_text() == "0o600 0o700"
