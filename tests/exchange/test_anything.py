"""Any bytes are refused or taken; any record comes back as it left."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from exchange.journals import LINES, AnyJournal, InMemory, OnDisk, give, take
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from mentorlog.errors import Conflict, ImportRefused
from mentorlog.exchange.jsonl import line_of, read_header, read_lines
from mentorlog.exchange.kinds import keys_of, references
from mentorlog.record import ENTRIES, PARTIES, Entry, Relationship, words

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
texts |= st.sampled_from(
    ["שלום", "\u202eabc\u2069", "👩‍👩‍👧", "e\u0301", "\u2028", "\x7f\x1b", '"\\/', "﷽"]
)
names = texts.filter(bool)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "Text": texts,
    "Day": st.dates(date(1, 1, 1), date(9999, 12, 31)),
    "Time": st.times().map(lambda time: time.strftime("%H:%M")),
    "Duration": st.builds("P{}{}".format, st.integers(1, 999), st.sampled_from("DWMY")),
    "Minutes": st.integers(0, 100_000),
    "Hours": st.integers(0, 100_000),
    "Percent": st.integers(0, 100),
    "Rating": st.integers(1, 5),
    "Count": st.integers(1, 999_999_999),
    "Flag": st.booleans(),
    "Parties": st.sets(st.sampled_from(PARTIES)).map(
        lambda found: tuple(p for p in PARTIES if p in found)
    ),
    "Answers": st.dictionaries(texts, texts, max_size=3),
    "GoalIds": st.lists(names, unique=True, max_size=3).map(tuple),
    "Mapping[str, Any]": st.dictionaries(texts.map("x-{}".format), json_values, max_size=2),
}


def values(cls: type[Entry], name: str) -> st.SearchStrategy[Any]:
    kind = next(
        b.__annotations__[name] for b in cls.__mro__ if name in getattr(b, "__annotations__", {})
    )
    base = kind.removesuffix(" | None")
    if name == "id" or base.endswith("Id"):
        found: st.SearchStrategy[Any] = names
    elif base in KINDS:
        found = KINDS[base]
    else:
        found = st.sampled_from(getattr(words, base).__args__)
    return st.none() | found if base != kind else found


def entries(cls: type[Entry]) -> st.SearchStrategy[Entry]:
    return st.fixed_dictionaries({name: values(cls, name) for name in cls.names}).map(
        lambda fields: cls(**fields)
    )


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """The entries of one relationship, each reference to one of them."""
    found: list[Entry] = [draw(entries(Relationship)).but(number=None)]
    for cls in draw(st.lists(st.sampled_from(ENTRIES[1:]), max_size=12)):
        changes: dict[str, Any] = {"id": f"é{len(found)}", "number": None}
        for key in references(cls):
            there = [entry.id for entry in found if type(entry) is key.points_to]
            one = there[-1] if there else None
            changes[key.name] = tuple(there) if key.name == "goals" else one
        if changes[cls.owner_key] is not None:
            found.append(draw(entries(cls)).but(**changes))
    return found


@given(st.sampled_from(ENTRIES).flatmap(entries))
@examples(40)
def test_any_record_comes_back_as_it_left(entry: Entry) -> None:
    line = line_of(entry)
    ((number, back),) = read_lines(io.BytesIO(line))
    assert number == 1
    assert back == entry
    assert line_of(back) == line
    assert line.count(b"\n") == 1


def comes_back(one: AnyJournal, two: AnyJournal, found: list[Entry], private: bool) -> None:
    """Take the entries into one journal, and what leaves that into the other."""
    take(one, b"".join(map(line_of, found)))
    left = give(one.records(), private)
    if private:
        assert left.count(b"\n") == 1 + len(found)
    if left != LINES[0]:
        take(two, left)
        assert give(two.records(), private) == left


@given(journals(), st.booleans())
@examples(25)
def test_any_journal_comes_back_as_it_left(found: list[Entry], private: bool) -> None:
    comes_back(InMemory(), InMemory(), found, private)


@given(journals(), st.booleans())
@examples(10)
def test_any_journal_comes_back_from_disk(found: list[Entry], private: bool) -> None:
    with TemporaryDirectory() as folder:
        comes_back(OnDisk(Path(folder, "one")), OnDisk(Path(folder, "two")), found, private)


def refused(function: Callable[[], object]) -> str | None:
    """What a refusal says, None where there is none; nothing else may be raised."""
    try:
        function()
    except (ImportRefused, Conflict) as error:
        return error.sentence
    return None


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda end: LINES[9][:-20] + end))
@examples(40)
def test_any_bytes_are_refused_or_taken(content: bytes) -> None:
    for read in (lambda stream: list(read_lines(stream)), read_header):
        said = refused(lambda read=read: read(io.BytesIO(content)))
        assert said is None or said.isprintable()


slips = st.tuples(st.sampled_from(LINES), st.integers(0, 400), st.characters(codec="utf-8"))


@given(st.lists(slips, min_size=1, max_size=4))
@examples(40)
def test_a_file_with_a_slip_is_refused_or_taken(found: list[tuple[bytes, int, str]]) -> None:
    content = b"".join(line[:at] + slip.encode() + line[at + 1 :] for line, at, slip in found)
    said = refused(lambda: take(InMemory(), content))
    assert said is None or said.replace("\n", "").isprintable()


@given(json_values, st.sampled_from(ENTRIES), st.data())
@examples(40)
def test_any_value_of_any_key_is_refused_or_taken(
    value: Any, cls: type[Entry], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(keys_of(cls))))
    record = json.loads(line_of(data.draw(entries(cls))))
    content = json.dumps({**record, key: value}).encode()
    said = refused(lambda: list(read_lines(io.BytesIO(content))))
    assert said is None or said.startswith(f"line 1: {cls.type}.{key} is ")
