"""A packet: what one side shares, whole and unchanged, and nothing that is its own affair."""

import io
import json
from datetime import date
from typing import Any

import pytest
from exchange.journals import EVERY_KEY, InMemory, take

from mentorlog.errors import ImportRefused, UsageError
from mentorlog.exchange.packet import (
    MOST,
    PURPOSE,
    Packet,
    is_packet,
    read_packet,
    sharing,
    write_packet,
)
from mentorlog.record import ENTRIES, Closing, Meeting, Record

DAY = date(2026, 11, 21)
OWN = {"concern", "step", "feedback", "sign_pause", "consent"}
TOLD = {"mentor_told_on": DAY, "mentee_told_on": DAY, "decided_on": DAY}


@pytest.fixture(scope="module")
def record() -> Record:
    journal = InMemory()
    take(journal, EVERY_KEY)
    (found,) = journal.records()
    return found


def packet(record: Record, *also: Any, **header: Any) -> bytes:
    out = io.BytesIO()
    given = {"view": "mentor", "exported_on": DAY, "revision": 7} | header
    write_packet(out, sharing(record, also).entries, **given)
    return out.getvalue()


def read(content: bytes) -> Packet:
    return read_packet(io.BytesIO(content))


def with_header(content: bytes, **keys: Any) -> bytes:
    """The file with other keys in its header; None takes one away."""
    first, rest = content.split(b"\n", 1)
    found = {k: v for k, v in (json.loads(first) | keys).items() if v is not None}
    return json.dumps(found).encode() + b"\n" + rest


def test_what_is_written_is_read_again(record: Record) -> None:
    found = read(packet(record))
    assert (found.view, found.exported_on, found.revision) == ("mentor", DAY, 7)
    assert found.entries == sharing(record).entries
    assert found.record.relationship.mentor == record.relationship.mentor
    assert found.record.relationship.keeper == "mentor"
    assert found.record.meetings == tuple(e for e in found.entries if isinstance(e, Meeting))


def test_its_header_says_what_it_is_for(record: Record) -> None:
    header = json.loads(packet(record).split(b"\n", 1)[0])
    assert header["x-purpose"] == PURPOSE
    assert header["checksum"].startswith("sha256:")
    assert is_packet(io.BytesIO(packet(record)))
    assert not is_packet(io.BytesIO(EVERY_KEY))


def test_what_is_one_sides_own_affair_stays(record: Record) -> None:
    types = {entry.type for entry in sharing(record).entries}
    assert not types & OWN
    assert {"relationship", "meeting", "action", "goal", "agreement", "topic"} <= types
    for entry in sharing(record).entries:
        assert (entry.extra, entry.recorded_on, entry.private) == ({}, None, False)
        for name in ("notes", "note", "answers", "distracted", "quiet", "unprepared", "observed"):
            if name in entry.names:
                assert getattr(entry, name) is None, (entry.type, name)
        assert getattr(entry, "reason", None) is None


def test_what_stays_is_counted_and_let_out_where_it_is_asked_for(record: Record) -> None:
    stays = sharing(record).stays
    assert {"concerns", "feedback", "notes", "observations", "reasons"} <= stays.keys()
    for kind in ("concerns", "feedback", "notes", "observations", "reasons"):
        asked = sharing(record, (kind,))  # type: ignore[arg-type]
        assert kind not in asked.stays
        assert {k: v for k, v in stays.items() if k != kind} == asked.stays
    types = {entry.type for entry in sharing(record, ("concerns", "feedback")).entries}
    assert types & OWN == {"concern", "step", "feedback"}
    notes = [e.notes for e in sharing(record, ("notes",)).entries if isinstance(e, Meeting)]
    assert any(notes)


def test_an_ending_leaves_once_both_were_told(record: Record) -> None:
    (closing, *_) = record.closings
    told = closing.but(**TOLD, private=False)
    for ending, leaves in (
        (told, True),
        (told.but(mentee_told_on=None), False),
        (told.but(mentor_told_on=None), False),
    ):
        types = [e.type for e in sharing(record.but(closings=(ending,))).entries]
        assert ("closing" in types) is leaves
        assert "disposition" not in types or leaves


def test_what_is_no_longer_agreed_is_not_agreed_in_a_packet_either(record: Record) -> None:
    (agreement, *_) = record.agreements
    gone = {"x-no_longer": ["rhythm", "x"], "x-mine": "words"}
    (shared,) = (
        e
        for e in sharing(record.but(agreements=(agreement.but(extra=gone, private=False),))).entries
        if e.type == "agreement"
    )
    assert shared.extra == {"x-no_longer": ["rhythm"]}


WORDS = {"note": "She is hopeless", "reason": "not-working", "outcome": "A waste of time"}


def test_of_an_ending_ones_own_words_and_reasons_stay(record: Record) -> None:
    told = record.closings[0].but(**TOLD, private=False, thanks_mentor="Thank you", **WORDS)
    ended = record.but(closings=(told,))
    (left,) = [e for e in sharing(ended).entries if isinstance(e, Closing)]
    assert (left.note, left.reason, left.outcome) == (None, None, None)
    assert left.thanks_mentor == "Thank you"
    before = sharing(record.but(closings=(told.but(note=None, reason=None, outcome=None),))).stays
    stays = sharing(ended).stays
    assert (stays["notes"], stays["reasons"]) == (before["notes"] + 2, before["reasons"] + 1)
    asked = sharing(ended, ("notes", "reasons")).entries
    (left,) = [e for e in asked if isinstance(e, Closing)]
    assert {name: getattr(left, name) for name in WORDS} == WORDS


@pytest.mark.parametrize("outcome", ["completed", "Paused-for-good", "renewed"])
def test_a_kind_word_for_an_ending_leaves(record: Record, outcome: str) -> None:
    told = record.closings[0].but(**TOLD, private=False, outcome=outcome)
    shared = sharing(record.but(closings=(told,))).entries
    assert [e.outcome for e in shared if isinstance(e, Closing)] == [outcome]


@pytest.mark.parametrize(
    ("by", "reason", "said"),
    [
        ("mentee", "illness", "outside"),
        ("mentor", "Holiday", "outside"),
        (None, "bereavement", "outside"),
        ("mentee", "work", "mentee"),
        ("both", None, "both"),
    ],
)
def test_what_lay_outside_is_laid_to_nobody_once_its_reason_stays(
    record: Record, by: Any, reason: str | None, said: str
) -> None:
    session = Meeting(
        id="z", relationship=record.relationship.id, outcome="cancelled", by=by, reason=reason
    )
    one = record.but(meetings=(session,))
    (left,) = [e for e in sharing(one).entries if isinstance(e, Meeting)]
    assert (left.by, left.reason) == (said, None)
    (left,) = [e for e in sharing(one, ("reasons",)).entries if isinstance(e, Meeting)]
    assert (left.by, left.reason) == (by, reason)


def test_of_a_private_relationship_nothing_leaves(record: Record) -> None:
    hidden = record.but(relationship=record.relationship.but(private=True))
    assert sharing(hidden).entries == ()


def test_nothing_private_leaves_whatever_is_asked_for(record: Record) -> None:
    everything = ("concerns", "feedback", "notes", "observations", "reasons")
    private = {(type(e), e.id) for e in record.entries() if e.private}
    assert private
    shared = sharing(record, everything).entries  # type: ignore[arg-type]
    assert not private & {(type(e), e.id) for e in shared}
    assert all(e.private_notes is None for e in shared if isinstance(e, Meeting))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content + b"\n\r\n",
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: b"\n\n" + content.rstrip(b"\n"),
    ],
    ids=["CRLF", "blank lines", "BOM", "no last end"],
)
def test_what_a_mail_does_to_a_file_makes_no_difference(record: Record, change: Any) -> None:
    assert read(change(packet(record))) == read(packet(record))


@pytest.mark.parametrize("at", range(0, 2000, 97))
def test_a_changed_byte_is_noticed(record: Record, at: int) -> None:
    content = packet(record)
    start = content.index(b"\n") + 1
    place = start + at
    other = b"x" if content[place : place + 1] != b"x" else b"y"
    with pytest.raises(ImportRefused):
        read(content[:place] + other + content[place + 1 :])


def test_a_packet_that_was_cut_off_is_noticed(record: Record) -> None:
    content = packet(record)
    with pytest.raises(ImportRefused, match="changed or cut off after it was written"):
        read(content[: content.rindex(b"\n", 0, -1) + 1])


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"checksum": None}, "journal.checksum is missing, which every packet states"),
        ({"exported_on": None}, "journal.exported_on is missing, which every packet states"),
        ({"view": None}, "this file is no packet"),
        ({"checksum": "md5:1"}, "its checksum says another kind of checksum"),
        ({"version": 2}, "of a later mentorlog"),
        ({"view": "both"}, "allowed are mentor, mentee, facilitator"),
    ],
)
def test_a_header_that_is_no_packets_is_refused(record: Record, keys: Any, said: str) -> None:
    with pytest.raises(ImportRefused, match=said):
        read(with_header(packet(record), **keys))


def test_a_revision_of_another_program_is_none(record: Record) -> None:
    for odd in (None, "7", -1, 2**70, True):
        assert read(with_header(packet(record), **{"x-revision": odd})).revision == 0


def test_two_relationships_are_refused(record: Record) -> None:
    shared = sharing(record).entries
    other = record.relationship.but(id="other", private=False)
    for more, said in (
        ((other,), "a packet holds one relationship"),
        ((shared[-1],), "of that id twice"),
        ((Meeting(id="z", relationship="z", outcome="held"),), "meeting of another relationship"),
    ):
        out = io.BytesIO()
        write_packet(out, (*shared, *more), view="mentor", exported_on=DAY, revision=1)
        with pytest.raises(ImportRefused, match=said):
            read(out.getvalue())
    out = io.BytesIO()
    write_packet(out, shared[1:], view="mentor", exported_on=DAY, revision=1)
    with pytest.raises(ImportRefused, match="does not say which relationship"):
        read(out.getvalue())


def test_a_packet_that_is_too_large_is_refused_before_it_is_read(record: Record) -> None:
    first = packet(record).split(b"\n", 1)[0]
    for filler in (b"x" * (MOST + 1), b"{}\n" * (MOST // 3 + 1)):
        with pytest.raises(ImportRefused, match="larger than 2 MiB"):
            read(first + b"\n" + filler)


def test_a_packet_that_nobody_could_read_is_not_written(record: Record) -> None:
    long = record.relationship.but(private=False, purpose="x" * MOST)
    out = io.BytesIO()
    with pytest.raises(UsageError, match="larger than 2 MiB, which no journal takes"):
        write_packet(out, (long,), view="mentor", exported_on=DAY, revision=1)
    assert out.getvalue() == b""
    fits = long.but(purpose="x" * (MOST - 5000))
    write_packet(out, (fits,), view="mentor", exported_on=DAY, revision=1)
    assert read(out.getvalue()).relationship == fits


def test_every_type_is_thought_of() -> None:
    """A new type has to be put on one side or the other."""
    leaving = {cls.type for cls in ENTRIES} - OWN
    assert leaving == {
        *("relationship", "agreement", "agreement_review", "goal", "goal_change", "goal_review"),
        *("milestone", "meeting", "action", "action_report", "topic", "pause", "closing"),
        "disposition",
    }
