"""The warning signs, one file each; the file's name is the sign's name everywhere."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mentorlog.sign import Sign, read_sign


@cache
def signs() -> tuple[Sign, ...]:
    """Every sign, in the order in which a checkup shows them."""
    found = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(sorted((read_sign(module) for module in found), key=lambda sign: sign.order))


def sign(slug: str) -> Sign:
    """The sign of that name; KeyError where there is none."""
    return {found.slug: found for found in signs()}[slug]
