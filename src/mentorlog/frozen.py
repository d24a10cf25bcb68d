"""A frozen dataclass that costs next to nothing to define.

`dataclasses.dataclass` compiles half a dozen methods for every class, each time the program
starts. `Frozen` gives its subclasses the same behaviour (declared fields, keyword and
positional construction, equality by value, no assignment) from shared methods instead, and
type checkers treat them as frozen dataclasses. docs/measured.md has the measurement.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import (
    Any,
    ClassVar,
    Concatenate,
    ParamSpec,
    Self,
    TypeVar,
    dataclass_transform,
)


@dataclass_transform(frozen_default=True)
class Frozen:
    """Base of all values. Subclasses declare fields as in a dataclass."""

    names: ClassVar[tuple[str, ...]] = ()
    defaults: ClassVar[dict[str, Any]] = {}
    _all: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        """Collect the declared fields; `kw_only` is for type checkers."""
        own = [
            name
            for name, kind in cls.__dict__.get("__annotations__", {}).items()
            if "ClassVar" not in str(kind)
        ]
        cls.names = (*cls.names, *(name for name in own if name not in cls.names))
        stated = {name: cls.__dict__[name] for name in own if name in cls.__dict__}
        cls.defaults = cls.defaults | stated
        cls._all = frozenset(cls.names)

    def __init__(self, *args: Any, **values: Any) -> None:
        mine, names = self.__dict__, self.names
        if not values and len(args) <= len(names):
            if len(args) < len(names):
                mine.update(self.defaults)
            mine.update(zip(names, args, strict=False))
            if len(mine) == len(names):
                return
        mine.update(self.defaults)
        if args:
            placed = dict(zip(self.names, args, strict=False))
            if not placed.keys().isdisjoint(values):
                raise TypeError(f"{type(self).__name__}: a field is given twice")
            mine.update(placed)
        mine.update(values)
        if mine.keys() != self._all or len(args) > len(self.names):
            missing = ", ".join(name for name in self.names if name not in mine)
            unknown = ", ".join(name for name in mine if name not in self._all)
            raise TypeError(f"{type(self).__name__}: missing [{missing}], unknown [{unknown}]")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return False
        mine, theirs = self.__dict__, other.__dict__
        for name in self.names:  # noqa: SIM110  # twice as fast as `all`
            if mine[name] != theirs[name]:
                return False
        return True

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in self.names)))

    def __repr__(self) -> str:
        stated = (
            f"{name}={self.__dict__[name]!r}"
            for name in self.names
            if name not in self.defaults or self.__dict__[name] != self.defaults[name]
        )
        return f"{type(self).__name__}({', '.join(stated)})"

    def but(self, **changes: Any) -> Self:
        """The same value with some fields changed; TypeError for an unknown one."""
        mine = self.__dict__
        return type(self)(**{name: mine[name] for name in self.names} | changes)


def made_often(*classes: type[Frozen]) -> None:
    """Let values of these classes, whose fields may be given by position, be made in less than
    half of the time, by a function written out for each: worth it from some hundreds of them on."""
    for cls in classes:
        if "__init__" not in cls.__dict__:
            type.__setattr__(cls, "__init__", _written_out(cls))


def _written_out(cls: type[Frozen]) -> Callable[..., None]:
    given = (f"{n}=defaults[{n!r}]" if n in cls.defaults else n for n in cls.names)
    fields = ", ".join(f"{name!r}: {name}" for name in cls.names)
    source = f"def make(self, {', '.join(given)}): put(self, '__dict__', {{{fields}}})"
    known: dict[str, Any] = {"put": object.__setattr__, "defaults": cls.defaults}
    exec(source, known)  # the names are those of our own classes
    make: Callable[..., None] = known["make"]
    return make


Value = TypeVar("Value", bound=Frozen)
Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")


def once(
    function: Callable[Concatenate[Value, Rest], Answer],
) -> Callable[Concatenate[Value, Rest], Answer]:
    """Let a pure function of one frozen value keep its answers with that value. What else it
    takes must be hashable."""
    name = f"{function.__module__}.{function.__name__}"

    @wraps(function)
    def ask(value: Value, /, *args: Rest.args, **named: Rest.kwargs) -> Answer:
        key = (args, *named.items()) if named else args
        kept: dict[Any, Answer] | None = value.__dict__.get(name)
        if kept is None:
            kept = value.__dict__[name] = {}
        elif key in kept:
            return kept[key]
        answer = kept[key] = function(value, *args, **named)
        return answer

    return ask
