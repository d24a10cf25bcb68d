"""Where the passphrase of an encrypted journal comes from."""

import io
import sys
from time import monotonic, sleep

import pytest
from at_terminal import ended, spawn
from encrypting import COMMAND, SALT, WORDS, printing, quick, ring, settings, shut

from mentorlog.store.encryption import page

pytest.importorskip("sqlcipher3")
__all__ = ["quick", "ring", "settings", "shut"]  # fixtures


def test_without_a_terminal_the_sentence_names_what_to_set(shut, settings):
    code, out, err = shut("list")
    assert (code, out) == (4, "")
    assert "is encrypted, and nobody can be asked" in err
    assert COMMAND in err and f"passphrase_command below [encryption] in {settings}" in err


def test_a_command_prints_it(shut, monkeypatch, settings):
    monkeypatch.setenv(COMMAND, printing(WORDS))
    assert "Sarah" in shut("list").out
    monkeypatch.delenv(COMMAND)
    settings.write_text(f"[encryption]\npassphrase_command = '''{printing(WORDS)}'''\n")
    assert "Sarah" in shut("list").out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (printing("other words, which are secret"), "prints does not open"),
        (printing(""), "prints nothing"),
        (f'"{sys.executable}" -c "raise SystemExit(3)"', "ended with 3"),
        (f'"{sys.executable}" -c "import sys; sys.stdout.buffer.write(bytes([255]))"', "no UTF-8"),
        ("no-such-command-here", "does not run: No such file"),
        ("'", "does not run"),
        ("  ", "does not run"),
    ],
)
def test_a_command_that_does_not_help_is_told_and_what_it_printed_is_not(
    shut, monkeypatch, command, said
):
    monkeypatch.setenv(COMMAND, command)
    code, out, err = shut("list")
    assert (code, out) == (4, "")
    assert said in err and "secret" not in err


def test_somebody_is_asked_three_times(shut, terminal):
    shown = terminal("one", "two", WORDS)
    assert shut("list").code == 0
    assert shown.getvalue().count("Passphrase of journal.db:") == 1 + 2
    assert shown.getvalue().count("That does not open it.") == 2
    shown = terminal("one", "two", "three", WORDS)
    assert shut("list").code == 4
    assert "stays shut" in " ".join(shown.getvalue().split())


def test_one_that_is_forgotten_is_asked_for_no_more_and_told_of_what_may_help(shut, terminal):
    shown = terminal("one", "two", "three", WORDS)
    assert shut("list").code == 4
    said = " ".join(shown.getvalue().split())
    assert '"What if it is forgotten" in docs/encryption.md' in said
    assert said.endswith("Try: mentorlog restore")
    terminal(WORDS)
    assert shut("backup").code == 0
    shown = terminal("one", "two", "three", WORDS)
    assert "encrypted, and its passphrase was not given" in shut("restore").out
    assert shown.getvalue().count("Passphrase of") == 3


def test_nothing_typed_between_two_questions_is_shown_or_left_for_the_shell(shut, journal):
    child = spawn(journal, "list")
    for _try in range(2):
        child.expect_exact("Passphrase of journal.db:")
        child.send("not this one\r")
        for _key in range(10):
            child.send("Q")
            sleep(0.03)
        child.expect_exact("That does not open it.")
        assert "Q" not in child.before
    child.expect_exact("Passphrase of journal.db:")
    child.send("not this one\rQQQQ")  # at once: after its end the terminal shows what is typed
    child.expect_exact("That does not open it.")
    assert "Q" not in child.before
    code, rest = ended(child)
    assert code == 4 and "Q" not in rest


def test_a_command_that_hangs_is_told_of_and_ended(shut, monkeypatch, settings):
    at = "mentorlog.cli.encrypting.passphrase"
    for name, seconds in (("SILENT", 0.1), ("PATIENCE", 1.1), ("AT_A_GLANCE", 0.3)):
        monkeypatch.setattr(f"{at}.{name}", seconds)
    monkeypatch.setenv(COMMAND, f'"{sys.executable}" -c "import time; time.sleep(20)"')
    before = monotonic()
    code, _, err = shut("list")
    assert code == 4
    assert "mentorlog waits for the passphrase command; Ctrl-C stops.\n" in err
    assert "did not end within 1 seconds" in " ".join(err.split())
    assert shut("due", "--count") == (4, "", "")
    assert monotonic() - before < 10


def test_it_is_asked_for_before_anything_is_typed(shut, terminal, monkeypatch, edits):
    edits("raise SystemExit('the editor was opened')")
    for call in (
        ("feedback", "--from", "mentee", "-"),
        ("start",),
        ("meet",),
        ("edit", "r1"),
        ("feedback", "--from", "mentee"),
    ):
        shown = terminal("one", "two", "three")
        assert shut(*call).code == 4, call
        said = shown.getvalue().lower()
        assert said.startswith("passphrase of journal.db: that does not open it."), said


def test_notes_from_a_pipe_are_not_taken_for_a_passphrase(shut, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{WORDS}\n"))
    code, _, err = shut("feedback", "--from", "mentee", "-")
    assert code == 4 and "nobody can be asked" in err


def test_the_keyring_keeps_the_key_and_the_passphrase_stays_the_source(
    shut, ring, settings, terminal
):
    settings.write_text("[encryption]\nkeyring = true\n")
    terminal(WORDS)
    assert shut("list").code == 0
    assert ring == {("mentorlog", SALT.hex()): page.derived(WORDS, SALT).hex()}
    assert WORDS not in str(ring)
    terminal()
    assert shut("list").code == 0
    for lost in ("00" * 32, "no key", ""):
        ring["mentorlog", SALT.hex()] = lost
        terminal(WORDS)
        assert shut("list").code == 0
        assert ring["mentorlog", SALT.hex()] == page.derived(WORDS, SALT).hex()


def test_a_keyring_that_does_not_work_is_no_more_than_a_note(
    shut, settings, terminal, ring, monkeypatch
):
    monkeypatch.setattr("keyring.set_password", lambda *given: 1 / 0)
    settings.write_text("[encryption]\nkeyring = true\n")
    shown = terminal(WORDS)
    assert shut("list").code == 0
    assert "note: the system keyring did not take the key" in shown.getvalue()
