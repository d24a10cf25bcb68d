"""The warning signs, one file each; the file's name is the sign's name everywhere."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module

from mentorlog.sign import Sign, read_sign


@cache
def signs() -> tuple[Sign, ...]:
    """Every sign, in the order in which a checkup shows them."""
    files = os.listdir(os.path.dirname(__file__))
    names = (file[:-3] for file in files if file.endswith(".py") and not file.startswith("_"))
    found = (import_module(f"{__name__}.{name}") for name in names)
    return tuple(sorted((read_sign(module) for module in found), key=lambda sign: sign.order))


def sign(slug: str) -> Sign:
    """The sign of that name; KeyError where there is none."""
    return {found.slug: found for found in signs()}[slug]
