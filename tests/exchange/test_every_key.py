"""Every type and every key, in and out."""

import io
import json
from collections.abc import Callable
from datetime import date

import pytest
from exchange.journals import EVERY_KEY, LINES, RELATIONSHIP, AnyJournal, file, give, take

from mentorlog.exchange.jsonl import line_of, read_lines
from mentorlog.exchange.kinds import keys_of
from mentorlog.record import (
    ENTRIES,
    Action,
    Closing,
    Concern,
    Consent,
    Entry,
    Feedback,
    Meeting,
    Pause,
    Relationship,
)

FOUND = dict(read_lines(io.BytesIO(EVERY_KEY)))


def read(**record: object) -> Entry:
    return next(entry for _, entry in read_lines(file(record)))


def test_the_file_states_every_key_of_every_type() -> None:
    for cls in ENTRIES:
        stated = {
            key
            for line in LINES
            for key in json.loads(line)
            if json.loads(line)["type"] == cls.type
        }
        assert keys_of(cls).keys() - stated <= {"private"}, cls
        assert {key for key in stated if not key.startswith("x-")} <= {*keys_of(cls), "type"}
    assert len(ENTRIES) == 19


@pytest.mark.parametrize("line", range(2, len(LINES) + 1))
def test_a_line_that_is_read_is_written_as_it_was(line: int) -> None:
    assert line_of(FOUND[line]) == LINES[line - 1]


def test_a_journal_gives_back_the_same_bytes(new_journal: Callable[[], AnyJournal]) -> None:
    one, two = new_journal(), new_journal()
    done = take(one, EVERY_KEY)
    assert (done.new, done.same, done.replaced, done.relationships) == (21, 0, 0, 1)
    assert done.warnings == ()
    assert give(one.records()) == EVERY_KEY
    take(two, give(one.records()))
    assert give(two.records()) == EVERY_KEY
    assert two.records() == one.records()


def test_the_order_of_lines_does_not_matter(new_journal: Callable[[], AnyJournal]) -> None:
    one, two = new_journal(), new_journal()
    take(one, b"".join([LINES[0], *reversed(LINES[1:])]))
    take(two, b"".join([*LINES[8:], *LINES[1:8]]))
    assert give(one.records()) == give(two.records()) == EVERY_KEY


def test_the_keys_of_a_meeting() -> None:
    assert FOUND[10] == Meeting(
        id="m1",
        number=1,
        relationship="r1",
        outcome="held",
        on=date(2026, 1, 19),
        at="17:00",
        by="both",
        reason="travel",
        notice_hours=48,
        moved_to="m2",
        planned_minutes=60,
        lasted_minutes=40,
        ended_early_by="mentee",
        distracted=("mentee",),
        quiet=("mentor", "mentee"),
        unprepared=(),
        observed=True,
        useful=4,
        form="mentoring",
        goals=("g2", "g1"),
        topics="the plan",
        notes="ünï — 日本語 🙂",
        private_notes="tired",
        answers={"How was the week?": "long", "And now?": "better"},
        recorded_on=date(2026, 1, 20),
        extra={"x-a": [1, 2.5, {"deep": None}], "x-room": "2b"},
    )


def test_the_keys_of_an_action() -> None:
    assert FOUND[12] == Action(
        id="a1",
        number=1,
        relationship="r1",
        text="Send the CV",
        owner="mentee",
        agreed_on=date(2026, 1, 19),
        meeting="m1",
        goal="g1",
        due_on=date(2026, 2, 1),
        done_on=date(2026, 1, 30),
        dropped_on=date(2026, 2, 2),
        recorded_on=date(2026, 1, 19),
    )


def test_the_keys_of_a_concern() -> None:
    assert FOUND[15] == Concern(
        id="c1",
        number=1,
        relationship="r1",
        on=date(2026, 3, 9),
        by="facilitator",
        text="little time",
        factor="lack-of-time",
        sign="long-silence",
        agreed="shorter meetings",
        resolved_on=date(2026, 4, 1),
        resolution="it works",
        recorded_on=date(2026, 3, 9),
    )


def test_the_keys_of_a_closing() -> None:
    closing = FOUND[21]
    assert isinstance(closing, Closing)
    assert (closing.by, closing.reason, closing.final_meeting) == (
        "outside",
        "goals-achieved",
        "m2",
    )
    assert (closing.explored, closing.renegotiated) == (True, False)
    assert (closing.erase_on, closing.reopened_on) == (date(2027, 12, 18), date(2027, 1, 2))


def test_from_and_for_are_keys() -> None:
    feedback, pause, consent = FOUND[14], FOUND[18], FOUND[20]
    assert isinstance(feedback, Feedback)
    assert isinstance(pause, Pause)
    assert isinstance(consent, Consent)
    assert feedback.from_ == "mentee"
    assert pause.from_ == date(2026, 7, 20)
    assert consent.for_ == "the programme's report"


def test_what_is_null_is_not_stated() -> None:
    stated = read(**RELATIONSHIP, private=None, number=None, purpose=None)
    assert stated == Relationship(id="r1", mentor="Tariq", mentee="Sarah")
    assert stated.private is False


def test_a_foreign_key_is_kept_as_it_is() -> None:
    foreign = {"x-z": None, "x-a": {"b": [1, -0.5, True, "ü"]}, "x-": ""}
    relationship = read(**RELATIONSHIP, **foreign)
    assert relationship.extra == foreign
    ends = line_of(relationship).decode()
    assert ends.endswith('"x-":"","x-a":{"b":[1,-0.5,true,"ü"]},"x-z":null}\n')


@pytest.mark.parametrize(
    ("sides", "kept"),
    [
        (["mentee", "mentor"], ("mentor", "mentee")),
        (["both"], ("mentor", "mentee")),
        (["mentee"], ("mentee",)),
        ([], ()),
        (None, None),
    ],
)
def test_a_list_of_sides_has_one_order(sides: list[str] | None, kept: object) -> None:
    meeting = read(type="meeting", id="m1", relationship="r1", outcome="held", quiet=sides)
    assert isinstance(meeting, Meeting)
    assert meeting.quiet == kept


def test_blank_lines_a_mark_at_the_start_and_carriage_returns_are_skipped() -> None:
    content = b"\xef\xbb\xbf" + EVERY_KEY.replace(b"\n", b"\r\n\n  \r\n")
    assert [entry for _, entry in read_lines(io.BytesIO(content))] == list(FOUND.values())
    assert next(read_lines(io.BytesIO(content)))[0] == 4
