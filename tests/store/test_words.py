"""The index of words: what it finds is what a plain look through the record finds."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from store.entries import TODAY, filled, full, pair, version_1

from examples import examples
from mentorlog.finding import holding, words_of
from mentorlog.record import Goal, Meeting, Relationship
from mentorlog.store import Reader, reading, writing
from mentorlog.store.words import FIND, asked

HOME = "relationship-1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "j.db")


def _same(reader: Reader, typed: str) -> frozenset[tuple[str, str]]:
    """What the index finds of a text, after a look at the record agrees."""
    words = words_of(typed)
    found = reader.find(words, HOME)
    assert found == {(e.type, e.id) for e in holding(reader.record(HOME), words)}
    return found


def test_a_word_is_found_as_long_as_it_stands(path: Path) -> None:
    with writing(path, TODAY) as writer:
        goal = writer.add(Goal(id="", relationship=HOME, text="Zoë’s budget"))
    for typed, hits in (("BUDG zoe", 1), ("udget", 0), ('"', 0), ("budget spring", 0), ("", 0)):
        with reading(path) as reader:
            assert len(_same(reader, typed)) == hits
    with writing(path, TODAY) as writer:
        goal = writer.change(goal, text="Another plan")
    with reading(path) as reader:
        assert (_same(reader, "budget"), len(_same(reader, "another pla"))) == (frozenset(), 1)
    with writing(path, TODAY) as writer:
        writer.change(goal, text="Zoë’s budget")
    with reading(path) as reader:
        assert len(_same(reader, "budget")) == 1
    with writing(path, TODAY) as writer:
        writer.remove(goal)
    with reading(path) as reader:
        assert _same(reader, "budget") == frozenset()


def test_a_command_that_is_given_up_leaves_no_word(path: Path) -> None:
    def give_up() -> None:
        with writing(path, TODAY) as writer:
            writer.add(Goal(id="", relationship=HOME, text="budget"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        give_up()
    with reading(path) as reader:
        assert _same(reader, "budget") == frozenset()


def test_an_older_journal_gets_its_words(tmp_path: Path) -> None:
    path = version_1(tmp_path / "j.db")
    with reading(path) as reader:
        assert reader.upgraded is not None
        for text in (full(Goal).text, full(Meeting).notes, full(Relationship).purpose):
            assert _same(reader, text or "")


def test_a_search_reads_the_words_of_one_relationship(path: Path) -> None:
    with writing(path, TODAY) as writer:
        writer.add(Relationship(id="other", mentor="A", mentee="B", purpose="budget"))
        writer.add(Goal(id="", relationship=HOME, text="budget"))
    with reading(path) as reader:
        assert len(_same(reader, "budget")) == 1
        assert reader.find(["budget"], "other") == {("relationship", "other")}
        given_ = (asked(["budget"], HOME), HOME)
        plan = [row[-1] for row in reader.connection.execute(f"EXPLAIN QUERY PLAN {FIND}", given_)]
        terms = asked(["budget"], "other"), asked(["budget"], HOME)
    assert [line.split(" ")[0] for line in plan] == ["SCAN", "SEARCH"]
    assert "words VIRTUAL TABLE INDEX" in plan[0]
    assert plan[1] == "SEARCH worded USING INTEGER PRIMARY KEY (rowid=?)"
    assert terms[0][:2] != terms[1][:2]


@examples(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), st.text())
def test_any_text_is_found_by_any_text_as_by_a_plain_look(
    path: Path, text: str, typed: str
) -> None:
    with writing(path, TODAY) as writer:
        goal = writer.add(Goal(id="", relationship=HOME, text=f"{text} x"))
        writer.finish()
        for asked_for in (typed, text, text[:3], f'{typed}" OR *'):
            _same(writer, asked_for)
        assert bool(words_of(text)) == (("goal", goal.id) in _same(writer, text))


def test_what_an_import_brings_is_found(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    with writing(path, TODAY, create=True) as writer:
        writer.take(pair(id=HOME))
        writer.take(Goal(id="late", relationship=HOME, text="budget"))
    with reading(path) as reader:
        assert _same(reader, "budget") == {("goal", "late")}
