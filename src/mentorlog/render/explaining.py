"""A warning sign explained: what it looks for, why, when it is no worry, what to try."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mentorlog.counting import Counts
from mentorlog.guidance import source
from mentorlog.render.page import (
    BLANK,
    Block,
    Command,
    Ends,
    Page,
    Para,
    cells,
    heading,
    strong,
)
from mentorlog.sign import Sign


def sign_page(sign: Sign) -> Page:
    """Everything there is to say about one sign."""
    return Page(_sign(sign))


def signs_page(signs: tuple[Sign, ...]) -> Page:
    """Every sign by family, in the order of a checkup."""
    return Page(_signs(signs))


def _signs(signs: tuple[Sign, ...]) -> Iterator[Block]:
    yield Para("The signs that a checkup looks for. To read about one:")
    yield Command("mentorlog sign NAME")
    wide = max(len(sign.slug) for sign in signs)
    for family in dict.fromkeys(sign.family for sign in signs):
        yield from heading(family[0].upper() + family[1:])
        for sign in signs:
            if sign.family == family:
                yield cells((sign.slug,), (wide,), sign.title, 2)


def _sign(sign: Sign) -> Iterator[Block]:
    yield Ends(strong(sign.title), sign.slug)
    for title, text in sign.sections:
        yield from heading(title)
        yield from _text(text)
    yield from heading("A question to ask")
    yield from (Para(question, indent=2) for question in sign.ask)
    yield from heading("What the record cannot show")
    yield Para(sign.open_, indent=2)
    if sign.limits is not None:
        yield from heading("From when on")
        yield from (Para(line, indent=2, hang=2) for line in limits_words(sign.limits))
    for line in _also(sign):
        yield BLANK
        yield Para(line)
    yield from heading("Sources")
    yield from (Para(_source(key), indent=2, hang=2) for key in sign.sources)


def _text(text: str) -> Iterator[Block]:
    """Paragraphs, and items that begin with a dash."""
    for paragraph in re.split(r"\n\n|\n(?=- )", text):
        said = " ".join(paragraph.split())
        item = said.startswith("- ")
        yield Para(said.removeprefix("- "), lead="- " if item else "", indent=2)


def _source(key: str) -> str:
    found = source(key)
    return f"{found.cite} ({found.by}): {found.says}"


def _also(sign: Sign) -> Iterator[str]:
    if sign.yields_to:
        yield f"It is silent where {' or '.join(sign.yields_to)} says as much."
    if sign.rests_when_ending:
        yield "It rests once a final session is planned, and two weeks where it has no day."


def limits_words(limits: Any) -> Iterator[str]:
    """The thresholds of a sign in words, the weekly variant and their origin among them."""
    if isinstance(limits, Counts):
        yield f"By default, {_counts(limits)}"
        if limits.weekly is not None:
            yield f"Where you meet every ten days or more often, {_counts(limits.weekly)}"
    else:
        if limits.__doc__:
            yield " ".join(limits.__doc__.replace("`", "").replace("_", " ").split())
        figures = ((name, getattr(limits, name)) for name in limits.names if name != "origin")
        yield ", ".join(f"{name.replace('_', ' ')} {figure}" for name, figure in figures)
    origin = getattr(limits, "origin", "")
    if origin:
        yield f"Where these figures come from: {origin}."


def _counts(limits: Counts) -> str:
    levels = [f"{limits.threshold('watch')} are worth noticing"]
    if limits.concern is not None:
        levels.append(f"{limits.threshold('concern')} worth a conversation")
    clear = f"{limits.clears} in a row without it clear it"
    if limits.eases is not None and limits.concern is not None:
        clear += f", {limits.eases} make it weigh less"
    return f"from {limits.needs} {limits.unit} on, {' and '.join(levels)}; {clear}."
