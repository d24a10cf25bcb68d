"""What cannot be taken: each with the line, the key, what stands there and what is allowed."""

import io
import json
from time import process_time
from typing import Any

import pytest
from exchange.journals import HEADER, RELATIONSHIP, file, raw

from mentorlog.errors import ImportRefused, MentorlogError
from mentorlog.exchange import lines
from mentorlog.exchange.jsonl import Header, read_header, read_lines

DAY = "it must be a day of the calendar, such as 2026-01-19"
SIDES = "it must be a list in which mentor and mentee stand at most once"
TIME = "it must be a time from 00:00 to 23:59, such as 17:30"
LENGTH = "it must be a duration such as P10D, P2W or P1M"
TYPES = (
    "allowed are relationship, agreement, agreement_review, goal, goal_change, goal_review, "
    "milestone, meeting, action, action_report, feedback, concern, step, topic, pause, "
    "sign_pause, consent, closing, disposition"
)


def meeting(**keys: Any) -> bytes:
    return raw({"type": "meeting", "id": "m1", "relationship": "r1", "outcome": "held", **keys})


def action(**keys: Any) -> bytes:
    record = {"type": "action", "id": "a1", "relationship": "r1", "text": "x", "owner": "both"}
    return raw({**record, **keys})


def header(**keys: Any) -> bytes:
    record = {"type": "journal", "format": "mentorlog-journal", "version": 1}
    return raw({**record, **keys})


def refusal(content: bytes) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        list(read_lines(io.BytesIO(content)))
    return caught.value


RELATED = b'{"type":"meeting","id":"m1","relationship":"r1",'
ONE_LINE = [
    # what is no record at all
    (b"{", " is not JSON: Expecting property name enclosed in double quotes at column 2"),
    (b"hello", " is not JSON: Expecting value at column 1"),
    (b'{"type":"goal"} {}', " is not JSON: Extra data at column 17"),
    (b'{"type":"goal', " is not JSON: Unterminated string starting at column 9"),
    (b'{"type":"goal",}', " is not JSON: "),
    (b"{'type': 'goal'}", " is not JSON: "),
    (b'\xef\xbb\xbf{"type":"goal"}', " is not JSON: "),
    (b"[1, 2]", " is no object: it is [1, 2]; each line must be one record, {…}"),
    (b'[{"type": "goal"}]', " is no object: it is a list; each line must be one record, {…}"),
    (b'"goal"', ' is no object: it is "goal"; each line must be one record, {…}'),
    (b"null", " is no object: it is null; each line must be one record, {…}"),
    (b"NaN", " is no object: it is NaN; each line must be one record, {…}"),
    (b'{"type":"goal","text":"\xff"}', " is not UTF-8 text (byte 24 of the line)"),
    ('{"type":"goal"}'.encode("utf-16"), " is not UTF-8 text (byte 1 of the line)"),
    ('{"type":"goal"}'.encode("utf-16-le"), " holds a NUL character, which no journal can keep"),
    (b"[" * 100_000, " nests lists or objects too deep"),
    (b'{"x-a":' + b"9" * 5000 + b"}", " holds a number of too many digits"),
    # types
    (b"{}", f': the key "type" is missing; {TYPES}'),
    (b'{"type":null}', f': the key "type" is missing; {TYPES}'),
    (b'{"type":7}', f": there is no type 7; {TYPES}"),
    (b'{"type":["goal"]}', f': there is no type ["goal"]; {TYPES}'),
    (b'{"type":["goal"],"id":"\\u0000"}', ": id holds a NUL character"),
    (b'{"type":"meetin"}', ': there is no type "meetin"; did you mean meeting?'),
    (b'{"type":"goal_revew"}', ': there is no type "goal_revew"; did you mean goal_review'),
    (b'{"type":"invoice"}', f': there is no type "invoice"; {TYPES}'),
    # keys
    (meeting(outcme="held"), ': meeting has no key "outcme"; did you mean "outcome"?'),
    (meeting(zzz=1), ': meeting has no key "zzz"; it has id, number, private, recorded_on, '),
    (meeting(extra={}), ': meeting has no key "extra"; '),
    (meeting(X_a=1), ': meeting has no key "X_a"; '),
    (
        raw({"type": "pause", "from_": "2026-01-19"}),
        ': pause has no key "from_"; did you mean "from"?',
    ),
    (
        raw({"type": "step", "id": "st1", "relationship": "r1"}),
        ': step has no key "relationship": that follows from its concern',
    ),
    (RELATED + b'"on":"2026-01-19","on":"2026-01-20"}', ' has the key "on" twice'),
    (RELATED + b'"answers":{"a":"b","a":"c"}}', ' has the key "a" twice'),
    # what must be stated
    (RELATED + b'"number":1}', ": meeting.outcome is missing; allowed are planned, held, "),
    (meeting(outcome=None), ": meeting.outcome is missing; allowed are planned, held, "),
    (meeting(id=None), ": meeting.id is missing; it must be text that is not empty"),
    (meeting(relationship=None), ": meeting.relationship is missing; it must be text that "),
    (raw({"type": "relationship", "id": "r1", "mentor": "A"}), ": relationship.mentee is missing"),
    (
        raw({"type": "feedback", "id": "f1", "relationship": "r1", "on": "2026-01-19"}),
        ": feedback.from is missing; allowed are mentor, mentee",
    ),
    (
        raw(
            {
                "type": "consent",
                "id": "co1",
                "relationship": "r1",
                "on": "2026-01-19",
                "by": "mentor",
            }
        ),
        ": consent.for is missing; it must be text",
    ),
    # closed words
    (
        meeting(outcome="hold"),
        ': meeting.outcome is "hold"; allowed are planned, held, cancelled, missed, moved, unknown',
    ),
    (meeting(outcome="Held"), ': meeting.outcome is "Held"; allowed are '),
    (meeting(by="Sarah"), ': meeting.by is "Sarah"; allowed are mentor, mentee, both, outside'),
    (meeting(by=["mentor"]), ': meeting.by is ["mentor"]; allowed are mentor, mentee, '),
    (action(owner="outside"), ': action.owner is "outside"; allowed are mentor, mentee, both'),
    (meeting(form=""), ': meeting.form is ""; allowed are mentoring, coaching'),
    # days, times, durations
    (meeting(on="2026-02-30"), f': meeting.on is "2026-02-30"; {DAY}'),
    (meeting(on="19.01.2026"), f': meeting.on is "19.01.2026"; {DAY}'),
    (meeting(on="2026-1-9"), f': meeting.on is "2026-1-9"; {DAY}'),
    (meeting(on="20260119"), f': meeting.on is "20260119"; {DAY}'),
    (meeting(on="2026-W03-1"), f': meeting.on is "2026-W03-1"; {DAY}'),
    (meeting(on="0000-01-01"), f': meeting.on is "0000-01-01"; {DAY}'),
    (meeting(on="2026-01-19T10:00"), f': meeting.on is "2026-01-19T10:00"; {DAY}'),
    (meeting(on="２０２６-01-19"), f': meeting.on is "２０２６-01-19"; {DAY}'),
    (meeting(on=20260119), f": meeting.on is 20260119; {DAY}"),
    (meeting(on=True), f": meeting.on is true; {DAY}"),
    (meeting(recorded_on=""), f': meeting.recorded_on is ""; {DAY}'),
    (meeting(at="24:00"), f': meeting.at is "24:00"; {TIME}'),
    (meeting(at="9:30"), f': meeting.at is "9:30"; {TIME}'),
    (meeting(at=930), f": meeting.at is 930; {TIME}"),
    (
        raw({"type": "agreement", "id": "ag1", "relationship": "r1", "rhythm": "2 weeks"}),
        f': agreement.rhythm is "2 weeks"; {LENGTH}',
    ),
    (
        raw({"type": "agreement", "id": "ag1", "relationship": "r1", "review_every": "P0W"}),
        f': agreement.review_every is "P0W"; {LENGTH}',
    ),
    # numbers
    (
        meeting(lasted_minutes=40.0),
        ": meeting.lasted_minutes is 40.0; it must be a whole number from 0",
    ),
    (meeting(lasted_minutes="40"), ': meeting.lasted_minutes is "40"; it must be a whole number '),
    (meeting(lasted_minutes=True), ": meeting.lasted_minutes is true; it must be a whole number "),
    (meeting(planned_minutes=-1), ": meeting.planned_minutes is -1; it must be a whole number "),
    (meeting(planned_minutes=100_001), ": meeting.planned_minutes is 100001; it must be a whole "),
    (meeting(notice_hours=1e999), ": meeting.notice_hours is Infinity; it must be a whole number "),
    (meeting(useful=0), ": meeting.useful is 0; it must be a whole number from 1 to 5"),
    (meeting(useful=6), ": meeting.useful is 6; it must be a whole number from 1 to 5"),
    (RELATED + b'"useful":NaN}', ": meeting.useful is NaN; it must be a whole number from 1 to 5"),
    (RELATED + b'"useful":-Infinity}', ": meeting.useful is -Infinity; it must be a whole number "),
    (meeting(number=0), ": meeting.number is 0; it must be a whole number from 1 to "),
    (meeting(number=10**9), ": meeting.number is 1000000000; it must be a whole number from 1 to "),
    (meeting(number="7"), ': meeting.number is "7"; it must be a whole number from 1 to '),
    (
        raw(
            {"type": "goal_review", "id": "gr1", "goal": "g1", "on": "2026-01-19", "progress": 101}
        ),
        ": goal_review.progress is 101; it must be a whole number from 0 to 100",
    ),
    # other kinds
    (meeting(private="true"), ': meeting.private is "true"; allowed are true, false'),
    (meeting(observed=1), ": meeting.observed is 1; allowed are true, false"),
    (meeting(quiet="mentor"), f': meeting.quiet is "mentor"; {SIDES}'),
    (meeting(quiet=["outside"]), f': meeting.quiet is ["outside"]; {SIDES}'),
    (meeting(quiet=["both", "mentor"]), f': meeting.quiet is ["both", "mentor"]; {SIDES}'),
    (meeting(quiet=[1]), f": meeting.quiet is [1]; {SIDES}"),
    (meeting(quiet=[["mentor"]]), f": meeting.quiet is a list; {SIDES}"),
    (meeting(goals="g1"), ': meeting.goals is "g1"; it must be a list of ids, each of them once'),
    (meeting(goals=["g1", "g1"]), ': meeting.goals is ["g1", "g1"]; it must be a list of ids, '),
    (meeting(goals=["g1", None]), ': meeting.goals is ["g1", null]; it must be a list of ids, '),
    (meeting(answers=["a"]), ': meeting.answers is ["a"]; it must be an object whose values are '),
    (meeting(answers={"a": 1}), ": meeting.answers is an object; it must be an object "),
    (meeting(notes=["a"]), ': meeting.notes is ["a"]; it must be text'),
    (meeting(id=""), ': meeting.id is ""; it must be text that is not empty'),
    (meeting(id=7), ": meeting.id is 7; it must be text that is not empty"),
    (meeting(moved_to=""), ': meeting.moved_to is ""; it must be text that is not empty'),
    # what no journal can keep
    (meeting(notes="a\0b"), ": meeting.notes holds a NUL character"),
    (meeting(notes="a\udcffb"), ": meeting.notes holds a lone surrogate, which is half a"),
    (meeting(answers={"a": "\ud800"}), ": meeting.answers holds a lone surrogate, which is half a"),
    (meeting(answers={"\ud800": "a"}), ": meeting.answers holds a lone surrogate, which is half a"),
    (meeting(**{"x-a": [{"b": "\0"}]}), ": meeting.x-a holds a NUL character"),
    (meeting(**{"x-\0": 1}), ' has a key with a NUL character: "x-\\u0000"'),
    (meeting(**{"x-a": [float("inf")]}), ": meeting.x-a holds a number that is not finite"),
    (RELATED + b'"x-a":1e999}', ": meeting.x-a holds a number that is not finite"),
    (
        RELATED + b'"x-a":' + b"[" * 60 + b"]" * 60 + b"}",
        ": meeting.x-a holds lists or objects more than 50 deep",
    ),
    (b'{"type":"goal\\u0000"}', ": type holds a NUL character"),
    (HEADER, " is a header; only the first line of a file may be one"),
]


@pytest.mark.parametrize(
    ("line", "sentence"), ONE_LINE, ids=[sentence[1:50].strip() for _, sentence in ONE_LINE]
)
def test_a_line_that_is_wrong_is_named(line: bytes, sentence: str) -> None:
    refused = refusal(HEADER + raw(RELATIONSHIP) + b"\n" + line + b"\n" + meeting() + b"\n")
    assert refused.sentence.startswith("line 3" + sentence)
    assert refused.exit_code == 2


HEADERS = [
    ({"format": "todo"}, 'journal.format is "todo"; only "mentorlog-journal" is read here'),
    ({"format": None}, 'journal.format is null; only "mentorlog-journal" is read here'),
    ({"version": 0}, "journal.version is 0; it must be 1"),
    ({"version": "1"}, 'journal.version is "1"; it must be 1'),
    ({"version": True}, "journal.version is true; it must be 1"),
    ({"version": 1.0}, "journal.version is 1.0; it must be 1"),
    ({"exported_on": "today"}, f'journal.exported_on is "today"; {DAY}'),
    ({"view": "boss"}, 'journal.view is "boss"; allowed are mentor, mentee, facilitator'),
    ({"checksum": 1}, "journal.checksum is 1; it must be text"),
    ({"by": "me"}, 'journal has no key "by"; it has format, version, exported_on, view, checksum'),
]


@pytest.mark.parametrize(("keys", "sentence"), HEADERS)
def test_a_header_that_is_wrong(keys: dict[str, Any], sentence: str) -> None:
    assert refusal(header(**keys) + b"\n" + raw(RELATIONSHIP)).sentence == f"line 1: {sentence}"


def test_a_later_version_says_what_to_do() -> None:
    refused = refusal(header(version=2, new_key=1))
    assert refused.sentence == (
        "line 1: journal.version is 2, of a later mentorlog; this one reads version 1"
    )
    assert refused.try_ == "pip install --upgrade mentorlog"


@pytest.mark.parametrize("key", ["format", "version"])
def test_a_header_without_its_format(key: str) -> None:
    stated = json.loads(header())
    del stated[key]
    assert refusal(raw(stated)).sentence.startswith(f"line 1: journal.{key} is missing; it must be")


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf", HEADER, b"\n" + HEADER])
def test_a_file_without_a_record(content: bytes) -> None:
    assert refusal(content).sentence == "there is no record in this file"


def test_a_header_may_say_more() -> None:
    content = header(exported_on="2026-11-21", view="mentor", checksum="ab", **{"x-a": 1})
    found = read_header(io.BytesIO(content + b"\n" + raw(RELATIONSHIP)))
    assert isinstance(found, Header)
    assert (str(found.exported_on), found.view, found.checksum) == ("2026-11-21", "mentor", "ab")
    assert found.extra == {"x-a": 1}


def test_reading_the_header_leaves_the_stream_where_it_was() -> None:
    stream = file(RELATIONSHIP)
    assert read_header(stream) is None
    assert len(list(read_lines(stream))) == 1


class Endless(io.RawIOBase):
    """A line without an end; counts what is read of it."""

    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        room[:] = b"x" * len(room)
        self.given += len(room)
        return len(room)


def test_a_line_without_an_end_is_not_read_to_its_end() -> None:
    endless = Endless()
    with pytest.raises(ImportRefused, match="line 1 is longer than 16 MiB"):
        list(read_lines(io.BufferedReader(endless)))
    assert endless.given < 2 * lines.LONGEST


def test_the_longest_line_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    content = raw(RELATIONSHIP) + b"\n"
    monkeypatch.setattr(lines, "LONGEST", len(content))
    assert len(list(read_lines(io.BytesIO(content)))) == 1
    monkeypatch.setattr(lines, "LONGEST", len(content) - 1)
    refusal(content)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a" * 61, '"' + "a" * 60 + '…"'),
        ("a\nb\x1b[31m", '"a\\nb\\u001b[31m"'),
        ("\u202egnp\u2028", '"\\u202egnp\\u2028"'),
        ("日本語 🙂", '"日本語 🙂"'),
    ],
)
def test_what_stands_there_is_made_safe_to_look_at(text: str, seen: str) -> None:
    assert refusal(meeting(by=text)).sentence.startswith(f"line 1: meeting.by is {seen}; allowed")
    assert f"has no key {seen}" in refusal(meeting(**{text: 1})).sentence


def test_a_long_list_is_shortened() -> None:
    assert len(refusal(meeting(quiet=["mentor"] * 1000)).sentence) < 250


def test_a_refusal_is_an_error_of_ours() -> None:
    assert isinstance(refusal(b"x"), MentorlogError)


MANY = b",".join(b'"x-%d":1' % n for n in range(150_000))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (RELATED + MANY + b',"x-z":1,"x-z":2}', 'line 1 has the key "x-z" twice'),
        (b'{"type":"' + b"k" * 15_000_000 + b'"}', f'line 1: there is no type "{"k" * 60}…"'),
        (RELATED + b'"' + b"k" * 15_000_000 + b'":1}', f'meeting has no key "{"k" * 60}…"'),
    ],
    ids=["many keys", "a long type", "a long key"],
)
def test_what_is_long_is_refused_soon(content: bytes, said: str) -> None:
    start = process_time()
    assert said in refusal(content).sentence
    assert process_time() - start < 2
