"""What `mentorlog meet` keeps of what was typed, and what becomes of it; no real terminal."""

import json
from random import Random

import pytest
from making import made_once

from mentorlog import store

ENTER = [""] * 12
CALLED_OFF = ("c", "", "s", "2h", "work")


@made_once
def pair(run):
    """Tariq and Sarah, with a session planned for yesterday and an open action."""
    for argv in (
        (
            *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
            *("--on", "2026-01-05", "--rhythm", "every 2 weeks", "--minutes", "60"),
        ),
        (
            *("meet", "--on", "2026-02-24", "--held", "--lasted", "60"),
            *("--action", "mentee: send the CV", "--next", "2026-03-10 17:00"),
        ),
    ):
        ran = run(*argv)
        assert ran.code == 0, ran.err


@pytest.fixture
def asked(pair, terminal):
    """Call meet at a terminal with these keys and lines: the exit code, what was asked (its
    lines joined), and what was saved."""

    def call(*typed, argv=()):
        seen = terminal(*typed)
        ran = pair("meet", *argv)
        return ran.code, " ".join(seen.getvalue().split()), ran.out

    return call


@pytest.fixture
def draft(journal):
    """The file of the draft."""

    def find():
        (path,) = (journal.parent / "drafts").glob("*.json")
        return path

    return find


def test_what_is_typed_is_kept_after_every_answer_and_gone_once_saved(asked, draft, journal):
    code, seen, _ = asked("h", "", "50", "d")
    assert code == 130
    assert "Stopped; what you typed is kept, and `mentorlog meet` goes on with it." in seen
    kept = json.loads(draft().read_text(encoding="utf-8"))
    answers = {"happened": "held", "when": "m2", "length": "50", "action:a1": "done"}
    assert kept == {"form": 1, "about": [], "answers": answers, "earlier": {}}
    code, seen, out = asked("", *ENTER)
    assert code == 0
    assert "You began to record Tue 10 Mar 2026: held, 50 minutes, a1 done. Go on with it?" in seen
    assert out.startswith("Saved m2: Tue 10 Mar 2026 at 17:00, yesterday: held, 50 minutes.")
    assert not (journal.parent / "drafts").exists()


def test_whoever_stops_at_a_draft_is_told_that_it_is_kept(asked, draft):
    asked("h", "", "50", "d")
    for keys in ((), ("n",)):
        code, seen, _ = asked(*keys)
        assert code == 130
        assert "Stopped; what you typed is kept, and `mentorlog meet` goes on with it." in seen
        assert draft().exists()
    asked("n", "y")
    code, seen, _ = asked()
    assert seen.endswith("Stopped; nothing was saved.")


def test_nothing_typed_nothing_kept(asked, journal):
    code, seen, _ = asked()
    assert code == 130 and seen.endswith("Stopped; nothing was saved.")
    assert not (journal.parent / "drafts").exists()


def test_a_day_in_words_is_still_that_day_when_it_is_taken_up_later(
    asked, pair, record, monkeypatch
):
    asked("h", "yesterday")
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-03-20")
    assert asked("y", *ENTER)[0] == 0
    assert [str(m.on) for m in record().meetings if m.outcome == "held"][1] == "2026-03-10"


def test_what_somebody_had_gone_back_behind_is_offered_again(asked):
    asked("h", "", "50", "<", "<")
    _, seen, out = asked("y", "", "", *ENTER)
    assert "How long, in minutes? [50] 60 planned > " in seen
    assert "held, 50 minutes" in out


def test_what_was_typed_with_private_stays_private(asked, record):
    asked("h", argv=("--private",))
    assert asked("y", *ENTER)[0] == 0
    assert record().meetings[1].private


def test_a_session_that_was_recorded_since_is_put_right_only_when_that_is_said(
    asked, pair, record, journal
):
    asked("h", "", "50")
    assert pair("meet", "--on", "yesterday", "--lasted", "30").code == 0
    _, seen, _ = asked("n")
    assert "is recorded by now: m2, held. Put it right with what you typed?" in seen
    assert record().meetings[1].lasted_minutes == 30
    assert not (journal.parent / "drafts").exists()
    asked("h", "m2", "50")
    assert asked("y", *ENTER)[0] == 0
    assert record().meetings[1].lasted_minutes == 50
    assert len(record().meetings) == 2


def test_an_action_that_has_ended_since_is_not_told_of_again(asked, pair, record):
    asked("h", "", "", "n")
    assert pair("action", "done", "a1", "--on", "2026-03-01").code == 0
    assert asked("y", *ENTER)[0] == 0
    assert record().actions[0].done_on is not None
    assert [r.progress for r in record().action_reports] == ["done"]


def test_an_answer_that_no_longer_fits_is_asked_for_again(asked, draft, record):
    asked("h", "")
    kept = json.loads(draft().read_text())
    kept["answers"] |= {"happened": "perhaps", "when": "m77", "useful": "9"}
    draft().write_text(json.dumps(kept))
    assert asked("y", "h", *ENTER)[0] == 0
    assert [m.outcome for m in record().meetings] == ["held", "held"]


@pytest.mark.parametrize(
    "text",
    [
        *("{", "[]", "null", '"x"', "{}", '{"form": 2, "answers": {"happened": "held"}}'),
        '{"form": 1, "about": [], "answers": {"happened": 3}, "earlier": {}}',
        '{"form": 1, "about": [7], "answers": {"happened": "held"}, "earlier": {}}',
        '{"form": 1, "about": [], "answers": [], "earlier": {}}',
        "[" * 100_000,
    ],
)
def test_a_draft_that_cannot_be_read_is_set_aside(asked, draft, record, text):
    asked("h", "")
    path = draft()
    path.write_text(text)
    code, seen, _ = asked(*CALLED_OFF, "")
    assert code == 0
    assert "What was typed before cannot be read; it stays in " in seen
    assert path.with_name(f"{path.name}.old").read_text() == text
    assert record().meetings[1].outcome == "cancelled"


def test_where_no_draft_can_be_kept_that_is_said(asked, journal):
    (journal.parent / "drafts").write_text("a file in its place")
    code, seen, _ = asked("h")
    assert code == 130
    assert "Stopped; nothing was saved. What you typed is kept in " in seen


def test_a_journal_that_cannot_be_written_keeps_what_was_typed(asked, journal, draft):
    journal.chmod(0o400)
    lines = (*CALLED_OFF, "")
    code, seen, _ = asked(*lines)
    if code == 0:
        pytest.skip("whoever runs this may write everything")
    assert code == 4 and "What you typed is kept" in seen
    assert json.loads(draft().read_text())["answers"]["why"] == "work"


def test_what_is_refused_in_the_end_leads_back_to_its_question(asked, record, monkeypatch):
    from mentorlog.cli.meeting import days

    monkeypatch.setattr(days, "read_later", lambda *_: lambda typed: (typed, ""))
    code, seen, _ = asked(*CALLED_OFF, "1 march 2026", "friday")
    assert code == 0
    assert "--next Sun 1 Mar 2026 does not lie after the session itself" in seen
    assert [m.outcome for m in record().meetings] == ["held", "cancelled", "planned"]


def test_of_several_relationships_one_is_asked_for(asked, pair, journal):
    pair("start", "--mentor", "Aisha", "--mentee", "Tariq", "--keeper", "mentee")
    code, seen, _ = asked("2", "h", "", *ENTER)
    assert "With whom? 1 Sarah · 2 Aisha > Aisha With Aisha. Enter skips most" in seen
    assert code == 0
    with store.reading(journal) as reader:
        first, second = (reader.record(r.id) for r in reader.relationships())
    assert [m.outcome for m in second.meetings] == ["held"]
    assert [m.outcome for m in first.meetings] == ["held", "planned"]


def test_a_session_that_is_recorded_is_put_right_with_what_is_answered(asked, record):
    code, seen, _ = asked("h", "", "", "5", "", "", "", "a word", "", argv=("--meeting", "m1"))
    assert code == 0
    assert "When? Tue 24 Feb 2026, 15 days ago: held, to be put right" in seen
    first = record().meetings[0]
    assert (first.lasted_minutes, first.useful, first.notes) == (60, 5, "a word")


def test_a_moved_session_is_told_of_where_it_went(asked, pair, record):
    pair("meet", "--meeting", "m2", "--moved-by", "both", "--to", "2026-03-11 09:00")
    code, seen, _ = asked("h", "m2", "m3", *ENTER)
    assert code == 0
    assert "m2 was moved, and m3 continues it; type m3." in seen
    assert [m.outcome for m in record().meetings] == ["held", "moved", "held"]


def test_a_closed_journal_asks_nothing(asked, pair):
    ran = pair("close", "--done", "--reason", "withdrawal", "--rest", "dropped")
    assert ran.code == 0, ran.err
    code, seen, _ = asked()
    assert code == 2 and "nothing more is added to it" in seen


@pytest.mark.parametrize("seed", range(12))
def test_any_keys_at_all_end_with_a_record_or_a_draft(asked, record, journal, seed):
    rng = Random(seed)
    words = [*"hcmnydswxaqutb12345?<e", "", "", "", "", "m1", "m2", "fri", "60", "2h", "\x00"]
    words += ["@Sarah x by fri", "yesterday", "g1:40", "next tue 9:00", "3/4", "é" * 60, "-"]
    before = record()
    for _ in range(3):
        code, seen, _ = asked(*rng.choices(words, k=60))
        assert code in (0, 130), seen
        if code == 0:
            break
    assert code == 0 or (journal.parent / "drafts").exists()
    assert code == 130 or record() != before


def test_a_day_that_is_recorded_already_is_never_taken_for_today(asked, pair, record):
    pair("meet", "--on", "2026-03-06", "--held")
    told = next(m for m in record().meetings if str(m.on) == "2026-03-06")
    code, seen, _ = asked("h", "", argv=("--on", "last fri"))
    assert code == 130
    assert (
        f"Fri 6 Mar 2026 is recorded already: {told.short}, held. Type {told.short} to put it "
        "right, or the day of another one. When was it? >"
    ) in seen
    assert "[" not in seen.partition("When was it?")[2] and "This one is needed." in seen
    code, seen, out = asked("y", told.short, "45", *ENTER, argv=("--on", "last fri"))
    assert code == 0 and "Fri 6 Mar 2026" in out
    assert [m.lasted_minutes for m in record().meetings if m.short == told.short] == [45]
    assert {str(m.on) for m in record().meetings if m.outcome == "held"} >= {"2026-03-06"}
