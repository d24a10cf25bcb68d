"""A file into a journal: all of it or nothing, once or again."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from exchange.journals import EVERY_KEY, LINES, RELATIONSHIP, AnyJournal, InMemory, file, give, take

from mentorlog.errors import Conflict, ImportRefused
from mentorlog.exchange.jsonl import spool

NewJournal = Callable[[], AnyJournal]
A_MEETING = {"type": "meeting", "id": "m1", "relationship": "r1", "outcome": "held"}
AN_ACTION = {"type": "action", "id": "a1", "relationship": "r1", "text": "x", "owner": "both"}


def meeting(number: int, on: str, **keys: Any) -> dict[str, Any]:
    return {**A_MEETING, "id": f"m{number}", "on": on, **keys}


def warnings(*records: dict[str, Any], **options: Any) -> list[str]:
    journal = InMemory()
    return list(take(journal, file(RELATIONSHIP, *records), **options).warnings)


def test_a_second_import_changes_nothing(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    again = take(journal, EVERY_KEY)
    assert (again.new, again.same, again.replaced, again.relationships) == (0, 21, 0, 1)
    assert give(journal.records()) == EVERY_KEY


def test_a_second_import_without_numbers_changes_nothing(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, file(RELATIONSHIP, A_MEETING, meeting(2, "2026-01-19")))
    assert take(journal, file(RELATIONSHIP, meeting(2, "2026-01-19"), A_MEETING)).same == 3


def test_a_file_in_two_halves(new_journal: NewJournal) -> None:
    journal = new_journal()
    assert take(journal, b"".join([*LINES[:11], *LINES[13:15]])).relationships == 1
    rest = take(journal, b"".join([*LINES[11:13], *LINES[15:]]))
    assert (rest.new, rest.same, rest.relationships) == (9, 0, 0)
    assert give(journal.records()) == EVERY_KEY


def test_digits_of_an_id_become_its_number(new_journal: NewJournal) -> None:
    journal = new_journal()
    others = [{**A_MEETING, "id": "m2"}, {**A_MEETING, "id": "x", "number": 2}]
    take(journal, file(RELATIONSHIP, {**A_MEETING, "id": "m7"}, *others))
    (record,) = journal.records()
    numbers = {meeting.id: meeting.number for meeting in record.meetings}
    assert numbers["m7"] == 7
    assert numbers["x"] == 2
    assert numbers["m2"] not in (2, 7)


def test_conflicts_are_listed_and_nothing_is_written(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    other = EVERY_KEY.replace(b'"useful":4', b'"useful":5').replace(b'"2b"', b'"3a"')
    other = (
        other.replace(b'"Send the CV"', b'"Write the CV"')
        + b"\n"
        + json.dumps({**A_MEETING, "id": "m9"}).encode()
    )
    with pytest.raises(Conflict) as caught:
        take(journal, other)
    assert [caught.value.sentence, *caught.value.below] == [
        (
            "2 records are already there with other content; nothing was imported. --update takes "
            "what the file says, and leaves what it does not say"
        ),
        'line 10: meeting "m1": other useful, x-room',
        'line 12: action "a1": other text',
    ]
    assert caught.value.exit_code == 2
    assert caught.value.try_ == "… --update"
    assert give(journal.records()) == EVERY_KEY


def test_update_puts_the_content_of_the_file_in_place(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    other = EVERY_KEY.replace(b'"useful":4', b'"useful":5').replace(b'["g2","g1"]', b'["g2"]')
    done = take(journal, other, update=True)
    assert (done.new, done.same, done.replaced) == (0, 20, 1)
    assert give(journal.records()) == other


def test_one_id_twice_in_a_file_is_a_conflict(new_journal: NewJournal) -> None:
    journal = new_journal()
    assert take(journal, file(RELATIONSHIP, A_MEETING, A_MEETING)).same == 1
    with pytest.raises(Conflict, match="1 record is already there") as caught:
        take(journal, file(RELATIONSHIP, A_MEETING, {**A_MEETING, "outcome": "missed"}))
    assert 'line 3: meeting "m1": other outcome' in caught.value.below


def test_fifty_conflicts_are_shown() -> None:
    journal = InMemory()
    take(journal, file(RELATIONSHIP, *({**A_MEETING, "id": f"m{n}"} for n in range(1, 61))))
    with pytest.raises(Conflict) as caught:
        take(journal, file(*({**A_MEETING, "id": f"m{n}", "at": "09:00"} for n in range(1, 61))))
    assert caught.value.sentence.startswith("60 records are")
    assert len(caught.value.below) == 51
    assert caught.value.below[-1] == "and 10 more"


@pytest.mark.parametrize("line", [b"{", b'{"type":"goal"}', b'{"type":"meeting","id":"m5"}'])
def test_a_wrong_last_line_leaves_the_journal_as_it_was(
    line: bytes, new_journal: NewJournal
) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    with pytest.raises(ImportRefused, match="line 2"):
        take(journal, file({**A_MEETING, "id": "m9"}, line))
    assert give(journal.records()) == EVERY_KEY


DANGLING = [
    ({**A_MEETING, "id": "m3", "relationship": "r9"}, "meeting.relationship", "r9", "relationship"),
    ({**A_MEETING, "id": "m3", "moved_to": "m9"}, "meeting.moved_to", "m9", "meeting"),
    ({**A_MEETING, "id": "m3", "goals": ["g1", "g9"]}, "meeting.goals", "g9", "goal"),
    ({**AN_ACTION, "id": "a3", "meeting": "g1"}, "action.meeting", "g1", "meeting"),
    ({**AN_ACTION, "id": "a3", "goal": "g9"}, "action.goal", "g9", "goal"),
    (
        {"type": "action_report", "id": "ar3", "action": "a9", "on": "2026-01-19"},
        "action_report.action",
        "a9",
        "action",
    ),
    (
        {"type": "closing", "id": "cl3", "relationship": "r1", "final_meeting": "m9"},
        "closing.final_meeting",
        "m9",
        "meeting",
    ),
    (
        {"type": "goal", "id": "g3", "relationship": "r1", "text": "x", "replaced_by": "g9"},
        "goal.replaced_by",
        "g9",
        "goal",
    ),
]


@pytest.mark.parametrize(("record", "key", "target", "kind"), DANGLING)
def test_a_reference_to_nothing_is_named(
    record: dict[str, Any], key: str, target: str, kind: str, new_journal: NewJournal
) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    with pytest.raises(ImportRefused) as caught:
        take(journal, file({**A_MEETING, "id": "m8"}, record, {**A_MEETING, "id": "m9x"}))
    assert caught.value.sentence.startswith(f'line 2: {key} is "{target}"; no {kind} ')
    assert give(journal.records()) == EVERY_KEY


def test_a_reference_into_another_relationship_is_to_nothing(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    with pytest.raises(ImportRefused) as caught:
        take(
            journal,
            file(
                {**RELATIONSHIP, "id": "r2"},
                {**A_MEETING, "id": "m9", "relationship": "r2", "goals": ["g1"]},
            ),
        )
    assert caught.value.sentence == (
        'line 2: meeting.goals is "g1"; no goal of its relationship has that id'
    )


def test_a_goal_that_is_only_in_the_journal_may_be_named(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    assert take(journal, file({**A_MEETING, "id": "m3", "goals": ["g1"]})).new == 1


def test_a_file_is_taken_from_where_the_stream_stands(new_journal: NewJournal) -> None:
    stream = io.BytesIO(b"something else\n" + EVERY_KEY)
    stream.readline()
    assert take(new_journal(), stream).new == 21


class Pipe(io.BytesIO):
    """Standard input: it can be read once."""

    def seek(self, *_: Any) -> int:
        raise io.UnsupportedOperation("seek")


def test_standard_input_is_kept_so_that_it_can_be_read_twice(new_journal: NewJournal) -> None:
    with spool(Pipe(EVERY_KEY)) as stream:
        journal = new_journal()
        with journal.writing() as writer:
            from exchange.journals import TODAY

            from mentorlog.exchange.jsonl import import_into

            assert import_into(writer, stream, today=TODAY).new == 21


def test_an_action_done_before_it_was_agreed_is_a_warning() -> None:
    assert warnings({**AN_ACTION, "agreed_on": "2026-02-01", "done_on": "2026-01-30"}) == [
        "line 2: the action was done on 2026-01-30, before it was agreed on 2026-02-01"
    ]
    assert warnings({**AN_ACTION, "agreed_on": "2026-02-01", "done_on": "2026-02-01"}) == []


def test_a_meeting_that_was_held_tomorrow_is_a_warning() -> None:
    assert warnings(meeting(1, "2026-11-22")) == [
        "line 2: the meeting was held on 2026-11-22, which is yet to come"
    ]
    assert warnings(meeting(1, "2026-11-21")) == []
    assert warnings(meeting(1, "2026-11-22", outcome="planned")) == []


def test_a_file_of_a_later_day_may_know_more() -> None:
    journal = InMemory()
    later = LINES[0].replace(b"2026-11-21", b"2026-12-24")
    content = file(later, RELATIONSHIP, meeting(1, "2026-12-24"), meeting(2, "2026-12-25"))
    assert take(journal, content).warnings == (
        "line 5: the meeting was held on 2026-12-25, which is yet to come",
    )


SLIP = "line {}: the meeting on {} is about a year away from those beside it"


@pytest.mark.parametrize("wrong", [0, 1, 2, 3, 4])
def test_a_day_of_the_wrong_year_is_a_warning(wrong: int) -> None:
    days = ["2026-01-19", "2026-02-02", "2026-02-16", "2026-03-02", "2026-03-16"]
    days[wrong] = days[wrong].replace("2026", "2025")
    slip = SLIP.format(wrong + 2, days[wrong])
    assert warnings(*(meeting(n, day) for n, day in enumerate(days, 1))) == [slip]


@pytest.mark.parametrize(
    "days",
    [
        ["2025-01-19", "2026-01-19"],
        ["2024-11-04", "2024-12-02", "2025-11-03", "2025-12-01"],  # a year off
        ["2024-01-01", "2025-01-01", "2026-01-01"],
        ["2026-01-19", "2026-09-19", "2026-01-20"],
    ],
)
def test_a_gap_is_no_slip(days: list[str]) -> None:
    assert warnings(*(meeting(n, day) for n, day in enumerate(days, 1))) == []


def test_a_file_in_no_order_of_time_is_not_warned_of() -> None:
    days = [f"{year}-{month:02}-10" for month in range(1, 11) for year in (2025, 2024, 2026)]
    assert warnings(*(meeting(n, day) for n, day in enumerate(days, 1))) == []


def test_each_relationship_has_neighbours_of_its_own() -> None:
    other = {**RELATIONSHIP, "id": "r2"}
    days = ["2024-01-10", "2025-01-10", "2024-02-10", "2025-02-10", "2024-03-10", "2025-03-10"]
    meetings = [meeting(n, day, relationship=f"r{n % 2 + 1}") for n, day in enumerate(days, 1)]
    assert warnings(other, *meetings) == []


def test_twenty_warnings_are_shown() -> None:
    said = warnings(*(meeting(n, "2027-01-01") for n in range(1, 31)))
    assert len(said) == 21
    assert said[-1] == "and 10 more like these"
