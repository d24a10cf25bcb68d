"""What is kept of answers that are not saved yet: whose they are, and where they are offered."""

import json
import os
from datetime import date

import pytest

from mentorlog.cli.asking import guided, keys
from mentorlog.cli.asking.begun import Kept
from mentorlog.cli.asking.begun import typed as as_typed
from mentorlog.cli.asking.questions import Key, Question, Stopped

ENTERS = [""] * 14


@pytest.fixture
def drafts(journal):
    """The drafts that are there, each read."""

    def read():
        there = (journal.parent / "drafts").glob("*.json")
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(there)]

    return read


@pytest.fixture
def asked(begun, terminal):
    """Call the program at a terminal with these lines: the exit code, and what was asked (its
    lines joined)."""

    def call(*argv, typed=()):
        seen = terminal(*typed)
        code = begun(*argv).code
        return code, " ".join(seen.getvalue().split())

    return call


@pytest.fixture
def two_worries(begun):
    begun("concern", "raise", "Late")
    begun("concern", "raise", "Quiet")


@pytest.fixture
def pair(begun):
    """A session that is planned for yesterday, and one before it."""
    begun("meet", "--on", "2026-02-24", "--held", "--next", "2026-03-10 17:00")


@pytest.mark.usefixtures("two_worries")
def test_what_was_tried_about_one_worry_is_not_offered_for_another(asked, record, drafts):
    code, seen = asked("concern", "step", "C1", typed=["We meet at 8"])
    assert code == 130
    assert "is kept, and `mentorlog concern step c1` goes on with it." in seen
    _, seen = asked("concern", "step", "c2", typed=["Walks", "", "", "", ""])
    assert "Go on with it?" not in seen
    assert "typed before (We meet at 8) is kept; `mentorlog concern step c1` goes on" in seen
    assert [(s.concern, s.text) for s in record().steps] == [(record().concerns[1].id, "Walks")]
    _, seen = asked("concern", "step", "1", typed=["y", "", "", "", ""])
    assert "not saved yet: We meet at 8. Go on with it?" in seen
    assert [(s.concern, s.text) for s in record().steps][1] == (
        record().concerns[0].id,
        "We meet at 8",
    )
    assert drafts() == []


@pytest.mark.usefixtures("two_worries")
def test_a_worry_that_was_chosen_is_not_put_in_the_place_of_the_one_that_is_typed(asked, record):
    asked("concern", "step", typed=["c1", "We meet at 8"])
    _, seen = asked("concern", "step", "c2", typed=["Walks", "", "", "", ""])
    assert "(c1, We meet at 8) is kept; `mentorlog concern step` goes on with it." in seen
    assert [s.concern for s in record().steps] == [record().concerns[1].id]


def test_another_journal_in_the_same_place_or_beside_it_is_offered_nothing(
    asked, run, journal, monkeypatch
):
    asked("concern", "raise", typed=["Sarah is often late"])
    beside = journal.with_suffix(".sqlite")
    for path in (beside, journal):
        path.unlink(missing_ok=True)
        monkeypatch.setenv("MENTORLOG_JOURNAL", str(path))
        run("start", "--mentor", "Tariq", "--mentee", "Omar", "--keeper", "mentor")
        _, seen = asked("concern", "raise", typed=["y", "", "", "", ""])
        assert "Go on with it?" not in seen and "often late" not in seen


def test_a_flag_that_is_typed_now_is_stronger_than_the_draft(asked, record):
    asked("concern", "raise", typed=["Late", "", "1"])
    assert asked("concern", "raise", "--by", "mentee", typed=["y", "", ""])[0] == 0
    assert record().concerns[0].by == "mentee"


def test_private_is_stronger_than_a_draft_in_which_all_is_answered(asked, record, journal):
    asked("concern", "raise", typed=["Late", "", "1", ""])
    (path,) = (journal.parent / "drafts").iterdir()
    kept = json.loads(path.read_text())
    kept["answers"] |= {"private": "no"}
    path.write_text(json.dumps(kept))
    assert asked("concern", "raise", "--private", typed=["y"])[0] == 0
    assert record().concerns[0].private


def test_a_flag_that_was_typed_before_is_not_lost(asked, record):
    asked("concern", "raise", "--by", "mentee", "--private", typed=["Late"])
    assert asked("concern", "raise", typed=["y", "", ""])[0] == 0
    (concern,) = record().concerns
    assert (concern.by, concern.private) == ("mentee", True)


def test_an_answer_that_no_longer_fits_is_asked_for_again(asked, begun, record):
    begun("concern", "raise", "Late")
    begun("concern", "raise", "Quiet")
    asked("concern", "resolve", typed=["c1"])
    begun("delete", "c1", "--yes")
    _, seen = asked("concern", "resolve", typed=["y", "c2", "Walks", ""])
    assert "Which concern?" in seen
    assert [c.resolution for c in record().concerns] == ["Walks"]


def test_enter_keeps_what_is_in_force_when_it_is_saved(asked, begun, record):
    begun("agree", "--purpose", "A", "--rhythm", "weekly")
    assert "nothing was saved" in asked("agree", "--guide", typed=["", "", ""])[1]
    asked("agree", "--guide", typed=["", "to lead", ""])
    begun("agree", "--purpose", "B", "--rhythm", "every 2 weeks", "--success", "to write")
    _, seen = asked("agree", "--guide", typed=["y", *ENTERS])
    assert "not saved yet: to lead. Go on with it?" in seen
    now = record()
    assert (now.relationship.purpose, now.relationship.success) == ("B", "to lead")
    assert [a.rhythm for a in now.agreements] == ["P1W", "P2W"]


def test_what_was_gone_back_behind_and_is_in_force_is_no_answer(asked, begun, record):
    begun("agree", "--purpose", "A", "--rhythm", "weekly")
    asked("agree", "--guide", typed=["", "to lead", "", "<"])
    begun("agree", "--rhythm", "every 2 weeks")
    asked("agree", "--guide", typed=["y", *ENTERS])
    assert [a.rhythm for a in record().agreements] == ["P1W", "P2W"]


def test_flags_of_the_guide_are_kept_with_what_is_answered(asked, record):
    argv = ("agree", "--guide", "--on", "2026-03-02", "--rhythm", "weekly", "--note", "both of us")
    _, seen = asked(*argv, typed=["to lead"])
    again = 'mentorlog agree --guide --on 2026-03-02 --note "both of us"'
    assert f"`{again}` goes on with it" in seen
    code, _ = asked(*argv[:4], *argv[6:], typed=["y", *ENTERS])
    assert code == 0
    assert [(a.rhythm, a.agreed_on) for a in record().agreements] == [("P1W", date(2026, 3, 2))]


def test_with_is_part_of_the_line_that_goes_on(asked, begun):
    begun("start", "--mentor", "Tariq", "--mentee", "Omar")
    _, seen = asked("concern", "raise", "--with", "Omar", typed=["Late"])
    assert "`mentorlog concern raise --with Omar` goes on with it" in seen
    assert "Go on with it?" in asked("concern", "raise", "--with", "Omar")[1]


def test_feedback_of_one_side_is_not_offered_for_the_other(asked, record):
    argv = ("feedback", "--ask", "--from", "mentee", "--on", "2026-03-09")
    _, seen = asked(*argv, typed=["You listen"])
    assert "`mentorlog feedback --ask --from mentee --on 2026-03-09` goes on" in seen
    _, seen = asked("feedback", "--ask", "--from", "mentor", typed=["", "Clear", *ENTERS])
    assert "Go on with it?" not in seen
    assert [(f.from_, f.text) for f in record().feedback] == [("mentor", "Clear")]
    asked(*argv, typed=["y", *ENTERS])
    (one,) = (f for f in record().feedback if f.from_ == "mentee")
    assert (one.text, one.on) == ("You listen", date(2026, 3, 9))


@pytest.mark.usefixtures("pair")
def test_a_session_that_was_begun_is_not_taken_for_the_one_that_is_typed(asked, record):
    asked("meet", typed=["h", "", "50"])
    _, seen = asked("meet", "--on", "2026-03-04", "--at", "09:00", typed=["h", *ENTERS])
    told = "(Tue 10 Mar 2026: held, 50 minutes) is kept; `mentorlog meet` goes on with it."
    assert told in seen and "Go on with it?" not in seen
    assert [(str(m.on), m.at) for m in record().meetings if m.outcome == "held"][1:] == [
        ("2026-03-04", "09:00")
    ]
    assert told in asked("meet", "--meeting", "m1")[1]
    asked("meet", typed=["y", *ENTERS])
    assert [(m.at, m.lasted_minutes) for m in record().meetings if m.short == "m2"] == [
        ("17:00", 50)
    ]


@pytest.mark.usefixtures("pair")
def test_a_day_in_words_names_that_day_when_it_is_gone_on_with(asked, record, monkeypatch):
    _, seen = asked("meet", "--on", "yesterday", typed=["h", "50"])
    assert "`mentorlog meet --on 2026-03-10` goes on with it" in seen
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-03-12")
    assert "Go on with it?" not in asked("meet", "--on", "yesterday")[1]
    asked("meet", "--on", "10 march", typed=["y", *ENTERS])
    assert [m.lasted_minutes for m in record().meetings if m.short == "m2"] == [50]


@pytest.mark.usefixtures("pair")
def test_the_form_that_was_typed_is_kept_and_one_that_is_typed_now_is_stronger(asked, record):
    asked("meet", "--form", "coaching", typed=["h", "", "50"])
    asked("meet", typed=["y", "", "", "<", "<"])
    asked("meet", "--form", "mentoring", typed=["y", *ENTERS])
    assert [m.form for m in record().meetings if m.short == "m2"] == ["mentoring"]


def test_flags_as_they_are_typed():
    day = date(2026, 3, 1)
    assert as_typed({"on": day, "from_": None, "again": True, "private": False}) == (
        *("--on", "2026-03-01", "--again"),
    )


@pytest.fixture
def stops(monkeypatch):
    """Have the second line stopped with Ctrl-C when that much of it was typed."""

    def put(part):
        lines = iter(["Late"])

        def read(*_):
            for line in lines:
                return line
            raise Stopped(part)

        monkeypatch.setattr("mentorlog.cli.asking.pressing.read_line", read)

    return put


def test_half_a_line_is_no_answer_and_is_offered_again(asked, stops, drafts):
    stops("time")
    asked("concern", "raise", typed=[])
    (kept,) = drafts()
    assert (kept["answers"], kept["earlier"]) == ({"words": "Late"}, {"factor": "time"})


def test_where_half_a_line_cannot_be_kept_that_is_said(asked, stops):
    stops(None)
    _, seen = asked("concern", "raise", typed=[])
    assert "Stopped; all but the line you were typing is kept, and `mentorlog concern" in seen


def test_half_a_line_that_fits_nowhere_leaves_what_enter_answers():
    from mentorlog.cli.asking.questions import walk

    offered = []

    class Asking:
        def ask(self, question: Question, earlier: str | None) -> str:
            offered.append((question.name, earlier))
            return "x"

    def script(answers):
        names = [("day", "today"), ("note", "")]
        left = [Question(name=n, text="", enter=e, check=refuse) for n, e in names]
        return next((q for q in left if q.name not in answers), None)

    walk(Asking(), script, {}, lambda *_: None, {"day": "fr", "note": "call her by 13.12"})
    assert offered == [("day", None), ("note", "call her by 13.12")]


def refuse(_typed: str) -> str:
    from mentorlog.errors import UsageError

    raise UsageError("That is none.")


def test_a_mark_at_the_end_of_a_line_is_the_arrow_up(terminal):
    from mentorlog.cli.asking.questions import Back

    terminal("a note<", f"a note{keys.UP_TYPED}", " < ")
    assert keys.read_line("") == "a note<"
    for rest in ("a note", ""):
        with pytest.raises(Back) as back:
            keys.read_line("")
        assert back.value.typed == rest


def test_no_draft_is_left_where_nothing_is_answered(asked, journal):
    asked("concern", "raise", typed=[])
    assert not os.path.exists(journal.parent / "drafts")


def test_what_was_begun_is_named_as_it_was_seen_and_where_somebody_was():
    becomes = (Key("a", "goes on alone", "alone"), Key("x", "let go", "dropped"))
    questions = [
        Question(name="on", text="Which day?", under="Plan"),
        Question(name="of-g1", text="g1", keys=becomes, under="What is open"),
        Question(name="contact", text="In touch?", under="Afterwards"),
    ]
    script = guided.in_turn(questions)
    answers = {"on": "2026-07-14", "of-g1": "alone"}
    assert guided.begun_before(Kept((), answers, {}), script) == (
        "You began this before, and it is not saved yet: 2026-07-14, goes on alone. "
        "You were at \u201cAfterwards\u201d"
    )
    nothing = guided.begun_before(Kept((), {"on": ""}, {}), script)
    assert nothing.endswith("not saved yet. You were at \u201cWhat is open\u201d")
