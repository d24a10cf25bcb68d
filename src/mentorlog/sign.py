"""What a warning sign is, and what it may answer.

A sign speaks (Shown), asks (Ask), finds nothing that stands out (Clear), cannot tell yet
(Unknown) or rests (Resting). Absence of a record is never absence of the thing, so a sign
that has too little to go on says Unknown and what is missing, never Clear.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import ModuleType
from typing import Any, Literal, cast

from mentorlog.frozen import Frozen
from mentorlog.record import Entry

Level = Literal["watch", "concern"]
For = Literal["mentor", "mentee", "both"]
SAID_BY = "said by "
HEADINGS = ("What it looks for", "Why it matters", "When it is no worry", "What to try")


class Tally(Frozen):
    """What was counted: `count` of `window`, how many were set aside, and the threshold in
    words ("3 of the last 5 meetings")."""

    count: int
    window: int
    set_aside: int = 0
    threshold: str = ""


class Evidence(Frozen):
    """One entry of the record that a finding rests on, and what it says."""

    entry: Entry
    note: str
    on: date | None = None


class Shown(Frozen):
    """The sign is there. `says` is what the record shows, with the counts."""

    level: Level
    side: For
    says: str
    tally: Tally | None = None
    because: tuple[Evidence, ...] = ()


class Ask(Frozen):
    """Only a person can know: a question, with no level."""

    side: For
    says: str
    tally: Tally | None = None
    because: tuple[Evidence, ...] = ()


class Clear(Frozen):
    """Nothing on the record stands out; `why` where that needs saying."""

    side: For
    why: str = ""
    tally: Tally | None = None

    @property
    def elsewhere(self) -> bool:
        """Whether it is there after all, and another sign says it, which `why` then names."""
        return self.why.startswith(SAID_BY)


class Unknown(Frozen):
    """Too little is recorded; `why` says what is missing."""

    side: For
    why: str
    tally: Tally | None = None


class Resting(Frozen):
    """The sign is set aside for now; `why` says by what."""

    side: For
    why: str
    tally: Tally | None = None


Verdict = Shown | Ask | Clear | Unknown | Resting


def silence(verdict: Verdict) -> str:
    """Why nothing is shown, where that is not that the record is clear; "" elsewhere."""
    match verdict:
        case Clear(why=why, elsewhere=True) | Resting(why=why) | Unknown(why=why):
            return why
    return ""


Look = Callable[..., tuple[Verdict, ...]]


class Sign(Frozen):
    """One warning sign: its name, text, sources and the rule itself.

    `yields_to` names the signs that say the same thing better; `rests_when_ending` that it is
    silent once a final session is planned; `asks_only` that it never speaks with a level;
    `factor` what of the guidance's factors most often lies behind it. `ask` is the question of
    the guidance, `open_` what the record cannot show.
    """

    slug: str
    title: str
    sections: tuple[tuple[str, str], ...]
    ask: tuple[str, ...]
    open_: str
    sources: tuple[str, ...]
    family: str
    order: int
    yields_to: tuple[str, ...]
    rests_when_ending: bool
    asks_only: bool
    factor: str | None
    limits: Any
    look: Look

    def section(self, heading: str) -> str:
        """The text under one of the four headings; KeyError where there is none such."""
        return dict(self.sections)[heading]

    @property
    def tries(self) -> tuple[str, ...]:
        """What to try, one suggestion each."""
        lines = self.section("What to try").split("\n- ")
        return tuple(line.removeprefix("- ").replace("\n", " ").strip() for line in lines)


def read_sign(module: ModuleType) -> Sign:
    """The sign that a module of `signs` holds; ValueError where its docstring is not in the
    form of the others."""
    slug = module.__name__.rpartition(".")[2].replace("_", "-")
    title, sections = _sections(module.__doc__ or "")
    if tuple(heading for heading, _ in sections) != HEADINGS:
        raise ValueError(f"{slug}: the docstring needs the headings {', '.join(HEADINGS)}")
    return Sign(
        slug,
        title,
        sections,
        module.ASK,
        module.OPEN,
        module.SOURCES,
        module.FAMILY,
        module.ORDER,
        getattr(module, "YIELDS_TO", ()),
        getattr(module, "RESTS_WHEN_ENDING", False),
        getattr(module, "ASKS_ONLY", False),
        getattr(module, "FACTOR", None),
        getattr(module, "LIMITS", None),
        cast(Look, module.look),
    )


def _sections(doc: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    lines = doc.strip().split("\n")
    found: list[tuple[str, list[str]]] = []
    for line in lines[1:]:
        if line in HEADINGS:
            found.append((line, []))
        elif found:
            found[-1][1].append(line)
    return lines[0].rstrip("."), tuple((h, "\n".join(body).strip()) for h, body in found)
