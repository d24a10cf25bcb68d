"""`mentorlog start` and `mentorlog agree`."""

import json
import stat
import sys
from textwrap import dedent

import pytest

FIXED = (
    *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
    *("--form", "coaching", "--asked-for-by", "manager", "--on", "2026-01-05"),
    *("--rhythm", "every 2 weeks", "--minutes", "60", "--purpose", "lead a project"),
)

REMINDER = (
    "mentorlog due lists what is due. To see it each week: mentorlog due --help\n"
    if sys.platform == "win32"
    else (
        "mentorlog due lists what is due. If you would like to see it each Monday, "
        "a line for crontab -e:\n  0 9 * * 1 mentorlog due --within 7d\n"
    )
)


def test_start_creates_the_journal_and_says_what_comes_next(run, journal):
    assert run(*FIXED) == (
        0,
        "Saved r1: Tariq and Sarah.\n  on  Mon 5 Jan 2026, 65 days ago\n",
        f"Next: mentorlog goal add TEXT --by DAY, or mentorlog meet after a session.\n{REMINDER}",
    )
    assert journal.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_what_comes_next_names_the_second_of_two(begun):
    ran = begun("start", "--mentor", "Omar", "--mentee", "Nia", "--keeper", "facilitator")
    assert ran.err == (
        "Next: mentorlog goal add TEXT --by DAY --with r2, or mentorlog meet --with r2 after a "
        "session.\n"
    )
    assert begun("goal", "add", "TEXT", "--by", "tomorrow", "--with", "r2").code == 0


def test_only_its_keeper_may_read_the_journal(run, journal):
    run(*FIXED)
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600


def test_what_is_stated_is_kept_and_the_rest_is_not_stated(run):
    relationship, agreement = json.loads(run(*FIXED, "--notice", "24h", "--json").out).values()
    assert relationship["short"] == "r1"
    assert relationship["started_on"] == "2026-01-05"
    assert relationship["recorded_on"] == "2026-03-11"
    assert relationship["asked_for_by"] == "manager"
    assert relationship["success"] is None
    assert (agreement["rhythm"], agreement["minutes"], agreement["notice_hours"]) == ("P2W", 60, 24)
    assert agreement["agreed_on"] == "2026-01-05"


def test_the_same_two_again_needs_a_yes(begun):
    again = ("start", "--mentor", "tariq", "--mentee", "SARAH")
    assert begun(*again) == (
        2,
        "",
        (
            "mentorlog: Tariq and Sarah have an open relationship already (r1); "
            "--yes begins a second one.\n  Try: mentorlog show --with r1\n"
        ),
    )
    assert begun(*again, "--yes").out == (
        "Saved r2: tariq and SARAH, from today. Nobody is noted as the keeper.\n  To note one: "
        "mentorlog agree --keeper mentor --with r2   (or mentee, or facilitator)\n"
    )


def test_without_a_terminal_a_missing_name_is_an_error(run, journal):
    assert run("start", "--mentor", "Tariq") == (
        2,
        "",
        "mentorlog: --mentee is missing: Who is the mentee?\n  Try: mentorlog start --help\n",
    )
    assert not journal.exists()


def test_agree_shows_what_is_agreed(run):
    run(*FIXED, "--notice", "24h")
    assert run("agree").out == dedent(
        """\
        Tariq and Sarah, since Mon 5 Jan 2026, 65 days ago (ag1)
          rhythm               every 2 weeks
          length               60 minutes
          notice               24 hours
          review               not stated
          the coach expects    not stated
          the client expects   not stated
          boundaries           not stated
          confidentiality      not stated
          contact              not stated
          sessions             not stated
          sponsor              not stated
          if it does not work  not stated
          looked at again      not yet
        """
    )


def test_agree_carries_over_what_is_not_said_anew(run):
    run(*FIXED)
    assert run("agree", "--minutes", "45", "--contact", "by mail").out == (
        "Saved ag2: length 45 minutes; contact by mail.\n"
    )
    now = json.loads(run("agree", "--json").out)["agreement"]
    assert (now["rhythm"], now["minutes"], now["contact"]) == ("P2W", 45, "by mail")
    assert now["agreed_on"] == "2026-03-11"
    then = json.loads(run("agree", "--json", "--on", "2026-02-01").out)["agreement"]
    assert (then["minutes"], then["contact"]) == (60, None)


def test_what_was_private_stays_private(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--boundaries", "health", "--private")
    (new,) = json.loads(run("agree", "--minutes", "45", "--json").out)
    assert new["private"] is True


def test_looking_at_the_agreement_again(run):
    run(*FIXED)
    assert run("agree", "--reviewed", "--note", "still right", "--on", "2026-03-02").out == (
        "Saved rv1: the agreement was looked at again.\n  on  Mon 2 Mar 2026, 9 days ago\n"
    )
    assert run("agree").out.endswith("  looked at again      Mon 2 Mar 2026, 9 days ago\n")
    kinds = [
        e["type"] for e in json.loads(run("agree", "--minutes", "30", "--reviewed", "--json").out)
    ]
    assert kinds == ["agreement", "agreement_review"]


def test_what_to_type_instead_comes_with_its_flag(begun):
    assert begun("agree", "--rhythm", "biweekly").err.endswith(
        '  Try: mentorlog agree --rhythm "every 2 weeks"\n'
    )
    assert begun("goal", "add", "X", "--by", "2/3").err.startswith(
        "mentorlog: --by: 2/3 could be 2 March or 3 February: write 2027-03-02 or 2027-02-03, or "
    )


def test_nothing_agreed_yet(begun):
    assert begun("agree").out == (
        'Nothing is agreed yet. For example: mentorlog agree --rhythm "every 2 weeks"\n'
    )


def test_a_passphrase_is_for_a_journal_that_is_encrypted(run, journal, tmp_path):
    file = tmp_path / "passphrase"
    file.write_text("correct horse battery\n", encoding="utf-8")
    pair = ("start", "--mentor", "Tariq", "--mentee", "Sarah", "--passphrase-file", str(file))
    ran = run(*pair)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("mentorlog: --passphrase-file goes with --encrypt.\n  Try: ")
    assert ran.err.endswith(" --encrypt\n")
    assert not journal.exists()
