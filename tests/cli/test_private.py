"""What is written down with --private, by every command that writes words of somebody."""

import json
import shlex

import pytest
from making import made_once

SECRET = "zebra"
KEPT = (
    'goal milestone g1 "zebra" --by 2026-04-01',
    'goal replace g1 "zebra" --measure "zebra"',
    'goal change g1 --measure "zebra"',
    'goal review g1 --note "zebra"',
    'goal add "zebra"',
    'action add "zebra" --owner mentee',
    'action done a1 --note "zebra"',
    'action progress a1 --note "zebra"',
    'action redate a1 2026-04-01 --note "zebra"',
    'action drop a1 --note "zebra"',
    'concern raise "zebra"',
    'concern step c1 "zebra"',
    'concern resolve c1 "zebra"',
    'feedback --from mentee "zebra"',
    'pause --from 2026-04-01 --reason "zebra"',
    'agree --reviewed --note "zebra"',
    'agree --boundaries "zebra"',
)


@made_once
def there(begun):
    begun("goal", "add", "Lead")
    begun("action", "add", "Send the CV", "--owner", "mentee")
    begun("concern", "raise", "Weeks fill up")


@pytest.mark.parametrize("call", KEPT)
def test_private_words_stay_in_the_journal(there, call):
    assert there(*shlex.split(call)).code == 0
    assert SECRET in there("export").out


@pytest.mark.parametrize("call", KEPT)
def test_with_private_they_are_in_no_export(there, call):
    assert there(*shlex.split(call), "--private").code == 0
    assert SECRET not in there("export").out
    assert SECRET in there("export", "--include-private").out


def test_what_was_private_stays_private_without_saying_so_again(there, record):
    there("goal", "milestone", "g1", "Pick the team", "--private")
    there("goal", "milestone", "ms1", "--reached")
    there("concern", "step", "c1", "Mornings")
    there("concern", "raise", "Another", "--private")
    there("concern", "resolve", "c2", "It is fine")
    now = record()
    assert now.milestones[0].private
    assert [c.private for c in now.concerns] == [False, True]


@pytest.mark.parametrize("typed", ["5pm", "17:00", "at 5 pm", "half past four pm"])
def test_close_reads_a_time_as_meet_does(begun, typed):
    assert begun("close", "--on", "2026-04-10", "--at", typed).code == 0
    final = json.loads(begun("close", "--json").out)["final_meeting"]
    begun("meet", "--book", "2026-05-10", "--at", typed)
    log = json.loads(begun("log", "--json").out)
    assert final["at"] in ("17:00", "16:30")
    assert json.dumps(log).count(f'"at": "{final["at"]}"') == 2


def test_a_time_that_could_be_two_says_what_to_type(begun):
    assert begun("close", "--on", "2026-04-10", "--at", "6").err.endswith(
        "  Try: mentorlog close --on 2026-04-10 --at 18:00\n"
    )


def test_an_agreement_is_not_made_private_by_a_look_at_it(there):
    there("agree", "--rhythm", "weekly")
    for call in ((), ("--page",), ("--purpose", "Lead")):
        ran = there("agree", *call, "--private")
        assert (ran.code, ran.out) == (2, "")
        assert "--private goes with what is agreed" in ran.err
