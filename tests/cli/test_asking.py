"""What is asked at a terminal, and only there."""

import sys

import pytest

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks for a pseudo-terminal")


def spawn(journal, *argv):
    return pexpect.spawn(
        sys.executable,
        ["-m", "mentorlog", "--journal", str(journal), *argv],
        encoding="utf-8",
        timeout=20,
    )


def test_start_asks_for_the_two_names_and_the_keeper_and_nothing_else(journal):
    child = spawn(journal, "start")
    child.expect_exact("Who is the mentor? ")
    child.sendline("Tariq")
    child.expect_exact("Who is the mentee? ")
    child.sendline("Sarah")
    child.expect_exact("Who keeps this journal?")
    child.send("1")
    child.expect_exact("Saved r1: Tariq and Sarah, from today.")
    child.expect_exact("Go on with what you agree on?")
    child.send("l")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_the_end_of_input_at_a_question_saves_nothing(journal):
    child = spawn(journal, "start", "--mentor", "Tariq")
    child.expect_exact("Who is the mentee? ")
    child.sendeof()
    child.expect_exact("Stopped; nothing was saved.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert not journal.exists()


def test_an_interruption_at_a_question_saves_nothing(journal):
    child = spawn(journal, "start", "--mentor", "Tariq")
    child.expect_exact("Who is the mentee? ")
    child.sendintr()
    child.expect_exact("Stopped; nothing was saved.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert not journal.exists()
