"""A command whose flags are the fields of a class, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from inspect import Parameter, Signature
from typing import Any, TypeVar, get_type_hints

from mentorlog.cli.app import Ctx
from mentorlog.frozen import Frozen

F = TypeVar("F", bound=Frozen)
CALLED = {"as_json": "json", "everyone": "all"}
"""Names of parameters whose flags are called otherwise."""


def under(panel: str, option: Any) -> Any:
    """The option under that heading of `--help`."""
    placed = copy(option)
    placed.rich_help_panel = panel
    return placed


def dashed(name: str) -> str:
    """A field or a parameter as the flag that is typed."""
    return "--" + CALLED.get(name, name).rstrip("_").replace("_", "-")


def given(flags: Frozen, name: str) -> bool:
    """Whether that flag was typed."""
    value = getattr(flags, name)
    return value is not None and value is not False and value not in ([], ())


def flagged(
    cls: type[F], order: tuple[str, ...] | None = None
) -> Callable[[Callable[[Ctx, F], None]], Callable[..., None]]:
    """Make a function of the context and a `cls` a command with a flag for each field, which
    `--help` lists in that order, else as they are declared."""

    def declare(function: Callable[[Ctx, F], None]) -> Callable[..., None]:
        def run(ctx: Ctx, **given: Any) -> None:
            function(ctx, cls(**given))

        kinds = get_type_hints(cls, include_extras=True)
        parameters = [Parameter("ctx", Parameter.POSITIONAL_OR_KEYWORD, annotation=Ctx)]
        parameters += [
            Parameter(
                name, Parameter.KEYWORD_ONLY, default=cls.defaults[name], annotation=kinds[name]
            )
            for name in order or cls.names
        ]
        run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        run.__doc__ = function.__doc__
        return run

    return declare
