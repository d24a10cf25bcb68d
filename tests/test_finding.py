"""Words in a record, and what belongs to a goal."""

import building
import pytest
from building import action, goal, goal_review, report
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.finding import about_goal, excerpt, holding, holds, passages, spans, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Send the CV!", ["send", "the", "cv"]),
        ("Zoë, ZOE\u0308 & co.", ["zoe", "zoe", "co"]),
        ("Straße", ["strasse"]),
        ("it’s e-mail", ["it", "s", "e", "mail"]),
        ("हिन्दी", ["हिनदी"]),
        ('" * ^ -', []),
        ("", []),
    ],
)
def test_words_are_folded(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("plan spring", True),
        ("SPRING plan", True),
        ("spri", True),
        ("pring", False),
        ("plan autumn", False),
        ("", False),
        ('"', False),
        ("lan s", False),
    ],
)
def test_all_words_in_any_order_as_beginnings(typed, found):
    assert holds("The plan for\nspring.", words_of(typed)) is found


def test_every_text_of_a_meeting_is_looked_into():
    kept = building.record("2026-01-05 held\n2026-01-19 cancelled mentee 2h work")
    first, second = kept.meetings
    first = first.but(
        notes="budget", private_notes="worries", topics="tax", answers={"How?": "Fine"}
    )
    kept = kept.but(meetings=(first, second))
    for typed in ("budg", "worries tax", "how fine", "fine budget"):
        assert holding(kept, words_of(typed)) == {first}
    assert holding(kept, ["work"]) == {second}
    assert [p.key for p in passages(second)] == ["reason"]


def test_the_names_of_the_two_are_no_match():
    assert holding(building.record("2026-01-05 held"), words_of("Sarah")) == frozenset()


def test_spans_are_whole_words_of_the_text():
    text = "Ein Zoe\u0308-Plan: Straßen"
    found = [text[start:end] for start, end in spans(text, ["zoe", "strasse"])]
    assert found == ["Zoe\u0308", "Straßen"]


def test_an_excerpt_shows_each_word_once():
    text = "one " * 30 + "the budget " + "two " * 60 + "for spring " + "budget " * 40
    assert excerpt(text, ["budget", "spring"]) == (
        f"… {'one ' * 8}the budget {'two ' * 9}… {'two ' * 8}for spring {'budget ' * 5}…"
    )
    assert excerpt("a  short\nbudget", ["budget"]) == "a short budget"


@given(st.text(max_size=60), st.text(max_size=12))
def test_any_text_can_be_looked_for_in_any_text(text, typed):
    words = words_of(typed)
    assert holds(f"{text} {typed}", words) is bool(words)
    for start, end in spans(text, words):
        assert any(w.startswith(tuple(words)) for w in words_of(text[start:end]))
    if holds(text, words):
        shown = excerpt(text, words)
        assert holds(shown, sorted(set(words))[:1])


def test_what_belongs_to_a_goal():
    kept = building.record(
        "2026-01-05 held goals=g1\n2026-01-19 held goals=g2\n2026-02-02 held",
        goal("g1"),
        goal("g2"),
        goal_review("g1", "2026-01-19"),
        goal_review("g2", "2026-01-19"),
        action("a1", "mentee", "2026-01-19", goal="g1"),
        action("a2", "mentee", "2026-01-19"),
        report("a1", "2026-01-19", "done"),
        report("a2", "2026-01-19", "done"),
    )
    found = about_goal(kept, kept.goals[0])
    assert found == {
        *(kept.meetings[0], kept.goals[0], kept.goal_reviews[0]),
        *(kept.actions[0], kept.action_reports[0]),
    }
