"""`mentorlog delete`: one entry with what cannot stand without it, and nothing else."""

import json

import pytest
from making import made_once
from store.entries import TODAY, everything, filled, full

from mentorlog.record import ENTRIES, Disposition
from mentorlog.store import reading, writing
from mentorlog.store.rows import shape_of
from mentorlog.store.verbs.deleting import delete_entry, deletion


@made_once
def kept(begun):
    begun("goal", "add", "Lead a project")
    begun("meet", "--on", "2026-03-01", "--goal", "g1:10", "--action", "mentee: send the CV")
    begun("meet", "--on", "2026-03-10", "--some", "a1", "--next", "2026-03-20")


def test_what_goes_with_it_and_what_stays_is_said(kept, record):
    ran = kept("delete", "g1", "--yes")
    assert ran.out == "Deleted g1 and 1 more. mentorlog undo brings it back.\n"
    assert ran.err == (
        "This deletes g1, goal: Lead a project\n"
        "With it go:\n"
        "  gr1, goal review of Sun 1 Mar 2026\n"
        "What stays, and will not name it any more: m1\n"
    )
    assert (record().goals, record().goal_reviews, record().meetings[0].goals) == ((), (), None)
    assert len(record().meetings) == 3


def test_a_session_goes_and_what_was_said_in_it_stays(kept, record):
    said = json.loads(kept("delete", "m1", "--yes", "--json").out)
    assert [entry["short"] for entry in said["deleted"]] == ["m1"]
    assert said["emptied"] == ["gr1", "a1"]
    assert record().actions[0].meeting is None
    assert kept("meet", "--on", "2026-03-11").code == 0
    assert record().meetings[-1].number == 4


def test_without_a_terminal_nothing_goes_without_a_word(kept, record):
    before = record()
    code, out, err = kept("delete", "a1")
    assert (code, out) == (2, "")
    assert err.endswith(
        "mentorlog: Nothing was deleted; --yes deletes a1 without asking.\n"
        "  Try: mentorlog delete a1 --yes\n"
    )
    assert record() == before


@pytest.mark.parametrize(("typed", "left"), [("y", 0), ("YES", 0), ("n", 1), ("", 1)])
def test_on_a_terminal_it_is_asked(kept, record, terminal, typed, left):
    terminal(typed)
    ran = kept("delete", "a1")
    assert ran.code == 0
    assert len(record().actions) == left
    assert ("Nothing was deleted." in ran.out) == bool(left)


def test_a_whole_relationship_goes(kept):
    kept("start", "--mentor", "Ruth", "--mentee", "Bilal")
    for number in range(12):
        kept("goal", "add", f"Goal {number}", "--with", "Sarah")
    ran = kept("delete", "r1", "--yes")
    assert "With it go 13 goals, 1 goal review, 3 meetings, 1 action, 1 action report.\n" in ran.err
    assert "Ruth" in kept("show").out
    assert kept("undo").code == 0
    assert kept("goal", "add", "One more", "--with", "Sarah").out.startswith("Saved g14")


def test_an_id_that_stands_for_nothing(kept):
    for which in ("m9", "r9", "it", "q1"):
        assert kept("delete", which, "--yes").code == 3


@pytest.mark.parametrize("cls", ENTRIES, ids=lambda cls: cls.type)
def test_nothing_is_left_that_names_what_is_gone(tmp_path, cls):
    path = filled(tmp_path / "j.db", everything())
    with writing(path, TODAY) as writer:
        record = writer.record("relationship-1")
        entry = next(e for e in record.entries() if e.id == full(cls).id)
        done = delete_entry(writer, record, entry)
        gone = {(type(e), e.id) for e in done.gone}
    with reading(path) as reader:
        left = [e for r in reader.records() for e in r.entries()]
    assert len(left) + len(gone) == len(everything())
    for e in left:
        assert not {(to, getattr(e, key)) for key, to in shape_of(type(e)).keys.items()} & gone


def test_a_disposition_of_nothing_goes_too(tmp_path):
    path = filled(tmp_path / "j.db", everything())
    with reading(path) as reader:
        record = reader.record("relationship-1")
    disposition = next(d for d in record.dispositions if d.goal and d.action)
    alone = disposition.but(action=None)
    goal = next(g for g in record.goals if g.id == alone.goal)
    others = tuple(d for d in record.dispositions if d != disposition)
    assert alone in deletion(record.but(dispositions=(*others, alone)), goal).gone
    assert not any(isinstance(e, Disposition) for e in deletion(record, goal).gone)


def test_an_action_is_open_again_without_the_report_that_it_is_done(kept, record):
    kept("action", "done", "a1", "--on", "2026-03-10")
    short = record().action_reports[-1].short
    ran = kept("delete", short, "--yes")
    assert ran.err.endswith("a1 is open again with it.\n")
    assert record().actions[0].done_on is None
    kept("undo")
    assert str(record().actions[0].done_on) == "2026-03-10"


def test_an_action_stays_done_where_another_report_says_so(kept, record):
    kept("action", "done", "a1", "--on", "2026-03-10")
    kept("edit", "ar1", "--progress", "done", "--on", "2026-03-08")
    ran = kept("delete", record().action_reports[-1].short, "--yes")
    assert "a1 is done on Sun 8 Mar 2026 with it.\n" in ran.err
    assert str(record().actions[0].done_on) == "2026-03-08"


@made_once
def closed(begun):
    begun("goal", "add", "Lead a project")
    begun("meet", "--on", "2026-03-11", "--lasted", "60")
    done = ("--on", "2026-03-11", "--done", "--rest", "dropped", "--thanks-mentor", "For it all")
    assert begun("close", *done).code == 0


def test_what_is_closed_is_read_alone(closed, journal):
    before = journal.read_bytes()
    for short in ("m1", "g1", "di1"):
        refused = closed("delete", short, "--yes")
        assert (refused.code, refused.out) == (2, "")
        assert "nothing more is added to it" in refused.err
        assert "Try: mentorlog reopen --with r1" in refused.err
    assert journal.read_bytes() == before
    assert closed("delete", "r1", "--yes").code == 0


def test_deleting_an_ending_says_what_it_does(closed, record):
    told = closed("delete", "cl1")
    assert told.code == 2
    assert "Tariq and Sarah are open again then, and what was said of the ending" in told.err
    assert "mentorlog reopen --with r1" in told.err
    gone = closed("delete", "cl1", "--yes")
    assert (gone.code, record().closings) == (0, ())
    closed("close", "--on", "2026-04-10")
    told = closed("delete", "cl2")
    assert "It goes on then." in told.err and "mentorlog close --go-on --with r1" in told.err
