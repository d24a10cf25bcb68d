"""Who is meant by a name among many, of whom only those are read whose name it may be."""

import random
import sqlite3
from datetime import date

import pytest

from mentorlog import store
from mentorlog.cli.completing.offering import ONE_WORD
from mentorlog.cli.naming import _perhaps, alone_by, fitting, folded
from mentorlog.record import Closing, Relationship

TODAY = date(2026, 3, 11)
NAMES = (
    "Sarah, Sarah Okafor, SARAH  Okafor, Zoë, ZOE, Işıl, ISIL, Ana and Co, A&B, 100%, a_b, r2, 7, "
    "Jean-Luc, O'Neil, Tariq, Tariq Aziz, Straße, STRASSE, \u0633\u0627, "
    "back\\slash, Anne\tMarie, \uff21na, and, \u212aai"
).split(", ")
TYPED = (
    "zoë and, and co, and sarah, sarah & tariq, tariq, sarah, ok, %, 00%, _, a_b, r2, R3, 7, 12, "
    "neil, luc, strasse, straße, kai, isil, back\\, \\, anne marie, nobody, ana, &, and, ,"
).split(", ")


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A journal of relationships of which each has two of the names."""
    path = tmp_path_factory.mktemp("many") / "journal.db"
    chance = random.Random(1)
    with store.writing(path, TODAY, create=True) as writer:
        for _ in range(60):
            mentor, mentee = chance.sample(NAMES, 2)
            writer.add(Relationship(id="", mentor=mentor, mentee=mentee))
    return path


def test_the_same_are_found_as_among_all(many):
    chance = random.Random(2)
    between = (" and ", " & ", ", ", " ") * 9
    joined = [s.join(chance.sample(NAMES, 2)) for s in between]
    with store.reading(many) as reader:
        everyone = reader.relationships()
        pairs = [f"{one.mentor}{s}{one.mentee}" for one in everyone for s in (" and ", ", ")]
        for typed in (*NAMES, *TYPED, *joined, *pairs, *(pair[2:9] for pair in pairs)):
            some = _perhaps(reader, folded(typed))
            assert fitting(some, typed) == fitting(everyone, typed), typed


def test_a_single_word_names_the_same_one(many):
    with store.reading(many) as reader:
        everyone = reader.relationships()
    for several in (everyone, everyone[:6], everyone[:2]):
        alone = alone_by(several)
        words = {word for name in (*NAMES, *TYPED, "An", "r3", "12") for word in name.split()}
        starts = {word[:length] for word in words for length in (2, 3, 4)}
        for word in filter(ONE_WORD.fullmatch, words | starts):
            found = fitting(several, word)
            assert alone(word) == (found[0] if len(found) == 1 else None), word


def test_few_are_read_where_names_are_plain(many):
    with store.reading(many) as reader:
        names = {one: one.mentor + one.mentee for one in reader.relationships()}
        plain = [one for one, both in names.items() if both.isascii()]
        read = {one.id for one in _perhaps(reader, "tar")}
        wanted = {one.id for one in plain if "Tariq" in one.mentor + one.mentee}
        assert {one.id for one in plain} & read == wanted
        whole = {one.id for one in plain if "Tariq" in (one.mentor, one.mentee)}
        read = {one.id for one in _perhaps(reader, "tariq")}
        assert {one.id for one in plain} & read == whole
        assert len(_perhaps(reader, "r2")) == 1


@pytest.mark.parametrize("typed", ["x" * 50_001, "\u0436" * 25_001, "%" * 25_000])
def test_a_name_that_is_longer_than_sqlite_looks_for_is_nobodys(many, typed):
    with store.reading(many) as reader:
        assert fitting(_perhaps(reader, folded(typed)), typed) == []


def test_one_of_two_names_is_not_read_whole(run, journal, monkeypatch):
    for mentee in ("Sarah", "Zoe"):
        assert run("start", "--mentor", "Tariq", "--mentee", mentee).code == 0
    with store.writing(journal, TODAY) as writer:
        zoe = writer.relationships()[1].id
        writer.add(Closing(id="", relationship=zoe, reason="time-is-up", closed_on=TODAY))
    read = []
    record = store.Reader.record
    monkeypatch.setattr(store.Reader, "record", lambda *given: read.append(0) or record(*given))
    assert "Sarah" in run("goal", "list").err + run("show").out
    assert len(read) == 2  # once for each command: the one that is open


def test_a_wildcard_is_no_wildcard():
    """What LIKE takes for one in a name is looked for as it stands."""
    plain = sqlite3.connect(":memory:")
    (found,) = plain.execute(r"SELECT 'abc' LIKE '%a\_c%' ESCAPE '\'").fetchone()
    plain.close()
    assert not found
