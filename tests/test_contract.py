"""The sessions that were agreed on, and what came of them."""

import pytest
from building import agreement, closing, day, every, record
from hypothesis import given
from test_properties import SEEDS, any_record, bounded
from test_stories import TODAY

from mentorlog.agenda import next_session, to_share
from mentorlog.contract import Contract, contract
from mentorlog.known import known_by
from mentorlog.opening import opening
from mentorlog.record import Record, held
from mentorlog.render.contracting import attended, contract_words, ending_words


def of(table: str, sessions: int = 4, *entries, on: str = "2026-06-30", **stated) -> Contract:
    found = contract(known_by(agreed(table, sessions, *entries, **stated), day(on)), day(on))
    assert found is not None
    return found


def agreed(table: str, sessions: int | None, *entries, **stated) -> Record:
    kept = record(table, *entries, form="coaching", **stated)
    terms = agreement(agreed_on="2026-01-05", rhythm="P2W", sessions_agreed=sessions)
    return kept.but(agreements=(terms,))


def test_where_no_number_is_agreed_there_is_nothing_to_count() -> None:
    assert contract(agreed(every(14, "held, held"), None), TODAY) is None


@pytest.mark.parametrize(
    ("times", "left", "near", "said"),
    [
        (1, 3, False, "1 of 4 sessions held, 3 left"),
        (2, 2, True, "2 of 4 sessions held, 2 left"),
        (
            *(3, 1, True),
            "3 of 4 sessions held, 1 left. The next session is the last that was agreed.",
        ),
        (
            *(4, 0, True),
            "4 of 4 sessions held, 0 left. Every session that was agreed has been held.",
        ),
        (
            *(5, 0, True),
            "5 of 4 sessions held, 0 left. Every session that was agreed has been held.",
        ),
    ],
)
def test_what_is_left(times: int, left: int, near: bool, said: str) -> None:
    found = of(every(14, ", ".join(["held"] * times)))
    assert (found.held, found.left, found.near) == (times, left, near)
    assert contract_words(found) == said


def test_the_day_of_a_session_counts_it() -> None:
    table = every(14, "held, held")
    assert [of(table, on=on).held for on in ("2026-01-18", "2026-01-19")] == [1, 2]


def test_two_left_is_said_beforehand() -> None:
    said = "After the next session, one is left of those that were agreed."
    assert ending_words(of(every(14, "held, held"))) == said


def test_attendance_is_told_by_side_and_without_what_lay_outside() -> None:
    table = """
        2026-01-05 held
        2026-01-19 cancelled mentee 2h work
        2026-02-02 missed mentee
        2026-02-09 moved mentor 2d -> 2026-02-11 held
        2026-02-16 cancelled outside illness
        2026-03-02 missed mentor
        2026-03-09 cancelled
        2026-03-11 cancelled both
    """
    found = of(table, 8)
    assert (found.held, found.left, found.outside, found.untold) == (2, 6, 1, 1)
    kept = agreed(table, 8, keeper="mentor")
    assert attended(kept, found) == (
        "You missed 1; Sarah called off 1 and missed 1; 1 for a reason outside both sides; "
        "1 on whose side is not noted"
    )
    assert attended(kept, of("2026-01-05 held")) == ""


@pytest.mark.parametrize("lost", ["cancelled mentee", "missed outside", "cancelled"])
def test_a_session_that_was_written_down_twice_is_one(lost: str) -> None:
    once, twice = (of("2026-01-05 held" + f"\n2026-01-19 {lost}" * times) for times in (1, 2))
    assert twice == once


def test_a_new_term_counts_from_its_own_beginning() -> None:
    table = every(14, "held, held, held, held")
    renewed = closing(reason="renewed", closed_on="2026-02-02", reopened_on="2026-02-02")
    found = of(table, 6, renewed)
    assert (found.held, found.left) == (1, 5)
    assert contract_words(found) == "1 of 6 sessions held since it was renewed, 5 left"
    other = closing(reason="moved-on", closed_on="2026-02-02", reopened_on="2026-02-02")
    assert of(table, 6, other).held == 4


def test_a_number_that_was_agreed_anew_is_the_one_that_counts() -> None:
    kept = agreed(every(14, "held, held, held"), 4)
    more = agreement("ag2", agreed_on="2026-02-02", sessions_agreed=8)
    kept = kept.but(agreements=(*kept.agreements, more))
    left = {}
    for on in ("2026-02-01", "2026-02-02"):
        found = contract(known_by(kept, day(on)), day(on))
        assert found is not None
        left[on] = (found.agreed, found.left)
    assert left == {"2026-02-01": (4, 2), "2026-02-02": (8, 5)}


def test_an_agenda_says_it_when_the_last_one_nears() -> None:
    table = every(14, "held, held, planned")
    agenda = next_session(agreed(table, 4), day("2026-01-25"))
    assert agenda.contract is not None
    assert to_share(agenda).contract == agenda.contract
    assert next_session(agreed(table, 5), day("2026-01-25")).contract is None
    ends = closing(decided_on="2026-01-19", final_meeting="m3")
    assert next_session(agreed(table, 4, ends), day("2026-01-25")).contract is None


def test_coaching_is_asked_about_its_contract() -> None:
    own = {"contract", "sponsor", "how-fast", "coach-practice"}
    asked = {question.key for question in opening(record(form="coaching"))}
    assert own <= asked
    assert own.isdisjoint(question.key for question in opening(record(form="mentoring")))
    kept = agreed("", 6)
    assert "contract" not in {question.key for question in opening(kept)}
    alone = record(form="coaching", asked_for_by="self")
    assert "sponsor" not in {question.key for question in opening(alone)}


@bounded
@given(SEEDS)
def test_the_counts_of_every_record_add_up(seed: int) -> None:
    kept = known_by(any_record(seed), TODAY)
    found = contract(kept, TODAY)
    if found is None:
        return
    assert 0 <= found.held <= len(held(kept))
    assert found.left == max(0, found.agreed - found.held)
    assert contract_words(found)
    lost = [meeting for _, meetings in found.lost for meeting in meetings]
    assert {m.outcome for m in lost} <= {"cancelled", "missed"}
    assert len(lost) + found.outside + found.untold <= len(kept.meetings)
