"""A frozen value: declared fields, equality by value, no assignment."""

from __future__ import annotations

import copy
import pickle
from typing import ClassVar

import pytest

from mentorlog.frozen import Frozen, made_often, once


class Place(Frozen):
    kind: ClassVar[str] = "place"

    name: str
    floor: int = 0


class Room(Place, kw_only=True):
    seats: int = 4
    door: str


calls: list[Place] = []


@once
def shout(place: Place) -> str:
    calls.append(place)
    return place.name.upper()


@once
def whisper(place: Place) -> None:
    calls.append(place)


def test_fields_are_declared_in_order_and_class_variables_are_none() -> None:
    assert Place.names == ("name", "floor")
    assert Room.names == ("name", "floor", "seats", "door")
    assert Room.defaults == {"floor": 0, "seats": 4}
    assert Place.kind == Room(name="x", door="left").kind == "place"


def test_values_are_given_by_position_or_by_name() -> None:
    assert Place("Hall", 2) == Place(name="Hall", floor=2)
    assert Place("Hall").floor == 0
    room = Room(name="Blue", door="left")
    assert (room.floor, room.seats, room.door) == (0, 4, "left")


class Seat(Frozen):
    row: int
    number: int = 1
    taken_by: tuple[str, ...] = ()


def test_what_is_made_often_is_the_same_as_what_is_made_once() -> None:
    once_ = [Seat(3), Seat(3, 2), Seat(3, taken_by=("Aisha",)), Seat(number=4, row=3)]
    hashes = [*map(hash, once_)]
    made_often(Seat, Seat)
    often = [Seat(3), Seat(3, 2), Seat(3, taken_by=("Aisha",)), Seat(number=4, row=3)]
    assert "__init__" in Seat.__dict__
    assert (often, [*map(hash, often)], [*map(repr, often)]) == (once_, hashes, [*map(repr, once_)])
    assert often[0].but(number=2) == often[1] == copy.copy(often[1])
    assert pickle.loads(pickle.dumps(often)) == once_
    with pytest.raises(AttributeError, match="frozen"):
        often[0].row = 4  # type: ignore[misc]
    for wrong in ((), (1, 2, (), 4)):
        with pytest.raises(TypeError):
            Seat(*wrong)
    with pytest.raises(TypeError):
        Seat(3, row=4)  # type: ignore[misc]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Place(),
        lambda: Place(floor=1),
        lambda: Place("Hall", 1, 2),
        lambda: Place("Hall", roof=1),
        lambda: Place("Hall", name="Attic"),
        lambda: Place("Hall").but(roof=1),
        lambda: Room(name="Blue"),
    ],
)
def test_missing_unknown_and_doubled_fields_are_refused(make) -> None:
    with pytest.raises(TypeError):
        make()


def test_nothing_can_be_set_or_deleted() -> None:
    place = Place("Hall")
    with pytest.raises(AttributeError, match="frozen"):
        place.name = "Attic"
    with pytest.raises(AttributeError, match="frozen"):
        place.roof = 1
    with pytest.raises(AttributeError, match="frozen"):
        del place.name
    assert place == Place("Hall")


def test_equal_by_type_and_value_and_hashed_alike() -> None:
    assert Place("Hall") == Place("Hall")
    assert Place("Hall") != Place("Attic")
    assert Place("Hall") != "Hall"
    assert Place("Hall", 0) != Room(name="Hall", door="left")
    assert len({Place("Hall"), Place("Hall"), Place("Attic")}) == 2


def test_but_gives_the_same_value_with_changes() -> None:
    room = Room(name="Blue", door="left", seats=8)
    other = room.but(door="right")
    assert other == Room(name="Blue", door="right", seats=8)
    assert room.door == "left"
    assert type(other) is Room


def test_repr_tells_what_differs_from_the_defaults() -> None:
    assert repr(Place("Hall")) == "Place(name='Hall')"
    assert repr(Place("Hall", 2)) == "Place(name='Hall', floor=2)"
    assert repr(Room(name="Blue", door="left")) == "Room(name='Blue', door='left')"


def test_once_keeps_an_answer_with_the_value_and_shows_nowhere() -> None:
    calls.clear()
    place = Place("Hall")
    assert [shout(place), shout(place)] == ["HALL", "HALL"]
    assert [whisper(place), whisper(place)] == [None, None]
    assert calls == [place, place]
    assert place == Place("Hall") and hash(place) == hash(Place("Hall"))
    assert repr(place) == repr(Place("Hall"))
    assert shout(place.but(name="Attic")) == "ATTIC"
    assert shout.__name__ == "shout"


def test_a_value_can_be_copied_and_pickled() -> None:
    room = Room(name="Blue", door="left")
    shout(room)
    assert copy.copy(room) == copy.deepcopy(room) == room
    assert pickle.loads(pickle.dumps(room)) == room
