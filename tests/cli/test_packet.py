"""`mentorlog export --packet`: exactly what goes to the other side, and nothing else."""

import json
import re
import shlex
import stat

import pytest
from making import made_once

SETUP = """\
agree --rhythm "every 2 weeks" --minutes 60 --notice 24h --mentor-expects "Say early when it slips"
goal add "Lead a project" --measure shipped
goal add "A hidden goal" --private
meet --on 2026-01-19 --lasted 60 --useful 4 --notes "We began" --private-notes "Tired today"
meet --meeting m1 --distracted mentee
meet --on 2026-02-02 --cancelled-by mentee --notice 2h --reason illness
action add "read the draft" --owner mentor
concern raise --by mentor "Weeks fill up"
feedback --from mentee "More examples would help"
"""


@made_once
def kept(begun):
    for line in SETUP.splitlines():
        ran = begun(*shlex.split(line))
        assert ran.code == 0, (line, ran.err)


def test_without_a_terminal_it_is_written_and_counted(kept):
    ran = kept("export", "--packet")
    assert ran.code == 0
    header, *lines = map(json.loads, ran.out.splitlines())
    assert (header["view"], header["exported_on"]) == ("mentor", "2026-03-11")
    types = [line["type"] for line in lines]
    assert types == ["relationship", "agreement", "goal", "meeting", "meeting", "action"]
    assert (
        "This packet holds: 1 relationship, 1 agreement, 1 goal, 2 sessions, 1 action." in ran.err
    )
    assert "Private things left out: 2, and nothing lets them out." in ran.err
    assert "Left out: concerns and what was tried: 1 thing (--also concerns takes them in)." in (
        ran.err
    )
    for word in ("Tired", "hidden", "We began", "illness", "fill up", "examples", "distracted"):
        assert word not in ran.out
    assert "not for watching" in ran.err


def test_the_preview_shows_each_thing_that_leaves_and_writes_nothing(kept, tmp_path):
    ran = kept("export", "--packet", "--preview", "--out", str(tmp_path / "p.jsonl"))
    assert ran.code == 0
    assert not (tmp_path / "p.jsonl").exists()
    assert ran.out.startswith("What leaves: Tariq and Sarah, as the mentor has it\n")
    for said in (
        "m1, session of Mon 19 Jan 2026, held\n    lasted: 60 minutes; useful: 4",
        "ag1, agreement\n    agreed: 11 Mar 2026; rhythm: every 2 weeks; minutes: 60 minutes",
        "notice: 24 hours; mentor expects: Say early when it slips",
        "m2, session of Mon 2 Feb 2026, cancelled\n    by: outside; notice: 2 hours",
        "a1, action: read the draft",
        "g1, goal: Lead a project\n    measure: shipped",
    ):
        assert " ".join(said.split()) in " ".join(ran.out.split()), said
    for word in ("Tired", "hidden", "We began", "illness", "fill up", "examples"):
        assert word not in ran.out
    assert f"--out {tmp_path / 'p.jsonl'}" in ran.err
    assert "nothing is written yet" in ran.err


def test_each_thing_of_the_file_is_in_the_preview(kept):
    flags = ("--also", "notes,concerns", "--also", "feedback", "--also", "reasons")
    lines = kept("export", "--packet", *flags).out.splitlines()[1:]
    seen = " ".join(kept("export", "--packet", "--preview", *flags).out.split())
    for line in map(json.loads, lines):
        for key, value in line.items():
            if isinstance(value, str) and key not in ("type", "id", "relationship", "meeting"):
                plain = not value[:4].isdigit() and key not in ("rhythm", "concern", "goal")
                assert not plain or value in seen, (key, value)


def test_the_preview_has_no_key_of_the_exchange_format(kept):
    seen = kept("export", "--packet", "--preview", "--also", "observations").out
    assert re.findall(r"P\dW|\w+_\w+|(?:lasted|planned) minutes|notice hours|\w+ on:", seen) == []


def test_what_is_asked_for_is_in_it(kept):
    ran = kept("export", "--packet", "--also", "concerns,Notes", "--also", "observations")
    assert "Weeks fill up" in ran.out
    assert "We began" in ran.out
    assert '"distracted":["mentee"]' in ran.out
    assert "Tired" not in ran.out
    assert "--also notes" not in ran.err


def test_at_a_terminal_it_is_shown_and_asked_for(kept, terminal, tmp_path):
    file = tmp_path / "p.jsonl"
    terminal("n")
    ran = kept("export", "--packet", "--out", str(file))
    assert ran.out.endswith("Nothing is written.\n")
    assert "m1, session of Mon 19 Jan 2026, held" in ran.out
    assert not file.exists()
    terminal("")
    assert kept("export", "--packet", "--out", str(file)).code == 0
    assert stat.S_IMODE(file.stat().st_mode) in (0o600, 0o666)
    assert json.loads(file.read_text().splitlines()[0])["view"] == "mentor"
    fake = terminal()
    assert kept("export", "--packet", "--out", str(file), "--yes", "--force").code == 0
    assert "Written to" in fake.getvalue()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--packet", "--include-private"], "A packet never holds what is marked private"),
        (["--packet", "--all"], "A packet holds one relationship"),
        (["--packet", "--also", "secrets"], "'secrets' is nothing that can be added; there is"),
        (["--preview"], "--also, --preview and --yes go with --packet."),
        (["--also", "notes"], "--also, --preview and --yes go with --packet."),
    ],
)
def test_what_does_not_go_together_is_said(kept, argv, said):
    ran = kept("export", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Try: mentorlog export" in ran.err


@pytest.mark.parametrize(
    ("typed", "tried"),
    [
        (["--also", "reason"], "--also reasons"),
        (["--also=everything"], "--also=concerns"),
        (["--also", "notes", "--also", "feedbak"], "--also notes --also feedback"),
    ],
)
def test_what_can_be_added_stands_in_the_place_of_what_cannot(kept, typed, tried):
    ran = kept("export", "--packet", "--preview", *typed)
    assert ran.err.endswith(f"  Try: mentorlog export --packet --preview {tried}\n")
    assert kept(*ran.err.splitlines()[-1].split()[2:]).code == 0


def test_it_needs_a_side(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--form", "coaching")
    ran = run("export", "--packet")
    assert ran.code == 2
    assert "whose view it is, and nobody is noted as the keeper" in ran.err
    assert "Try: mentorlog agree --keeper coach" in ran.err


def test_no_packet_of_a_private_relationship_is_made(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor", "--private")
    ran = run("export", "--packet", "--preview")
    assert (ran.code, ran.out) == (2, "")
    assert "is marked private, so that no packet of it is made" in ran.err
