"""What is agreed on a day, of agreements that each state a part."""

import pytest
from building import agreement, day, record

from mentorlog.brief import brief
from mentorlog.contract import contract
from mentorlog.record.in_force import agreed_at, in_force
from mentorlog.render.agreed import sheet

FIRST = agreement(
    "ag1", agreed_on="2026-01-05", rhythm="P1W", sponsor="the guild", sessions_agreed=6
)
PARTIAL = agreement("ag2", agreed_on="2026-03-01", boundaries="no calls at night", minutes=45)
TODAY = day("2026-03-11")


def two(*agreements, **stated):
    return record("2026-03-02 held", *agreements, rhythm=None, form="coaching", **stated)


def test_a_later_one_leaves_what_it_does_not_state() -> None:
    now = in_force(two(FIRST, PARTIAL), TODAY)
    assert now is not None
    assert (now.id, now.agreed_on) == ("ag2", day("2026-03-01"))
    assert (now.rhythm, now.minutes, now.sponsor) == ("P1W", 45, "the guild")


def test_every_page_reads_it_so() -> None:
    both = two(FIRST, PARTIAL)
    found = brief(both, TODAY)
    assert found.agreed == in_force(both, TODAY)
    assert found.contract is not None
    assert found.contract.sponsor == agreed_at(both, "sponsor", TODAY) == "the guild"
    page = sheet(both, in_force(both, TODAY), TODAY)
    rows = {label: said for part in page.parts for label, said in part.rows}
    assert (rows["How often"], rows["How long"]) == ("every week", "45 minutes")


def test_what_is_agreed_later_is_not_known_before() -> None:
    assert in_force(two(FIRST, PARTIAL), day("2026-01-04")) is None
    before = in_force(two(FIRST, PARTIAL), day("2026-02-28"))
    assert before == FIRST


def test_what_was_taken_away_is_not_agreed_until_it_is_again() -> None:
    gone = agreement("ag2", agreed_on="2026-02-01", extra={"x-no_longer": ["sessions_agreed"]})
    again = agreement("ag4", agreed_on="2026-03-05", sessions_agreed=4)
    without = two(FIRST, gone, agreement("ag3", agreed_on="2026-03-01", minutes=45))
    assert agreed_at(without, "sessions_agreed", day("2026-01-31")) == 6
    assert agreed_at(without, "sessions_agreed", TODAY) is None
    assert agreed_at(without, "sessions_agreed", None) is None
    assert contract(without, TODAY) is None
    now = in_force(without, TODAY)
    assert now is not None
    assert (now.sessions_agreed, now.rhythm) == (None, "P1W")
    assert agreed_at(two(FIRST, gone, again), "sessions_agreed", TODAY) == 4


@pytest.mark.parametrize("other", ["rhythm", None, 5, {"rhythm": 1}, ["when"], [["rhythm"]]])
def test_a_foreign_key_of_another_kind_takes_nothing_away(other) -> None:
    strange = agreement("ag2", agreed_on="2026-02-01", extra={"x-no_longer": other})
    assert agreed_at(two(FIRST, strange), "rhythm", TODAY) == "P1W"


def test_one_that_takes_away_what_nobody_had_agreed_leaves_the_first_that_states_it() -> None:
    empty = agreement("ag0", agreed_on="2026-01-01", extra={"x-no_longer": ["rhythm"]})
    assert agreed_at(two(empty, FIRST), "rhythm", day("2026-01-02")) == "P1W"


def test_it_is_private_where_anything_that_is_still_agreed_is() -> None:
    hidden = FIRST.but(private=True)
    whole = PARTIAL.but(rhythm="P2W", sponsor="the guild", sessions_agreed=6)
    for later, private in ((PARTIAL, True), (whole, False), (whole.but(private=True), True)):
        now = in_force(two(hidden, later), TODAY)
        assert now is not None
        assert now.private is private
