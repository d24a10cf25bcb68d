"""What somebody may have meant by a word that is not known: "did you mean", everywhere alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentorlog.cli.naming import folded

ALIKE = 0.7  # of difflib's ratio: a letter too many, missing, wrong or changed places
LEAST = 3  # letters of a part of a name


def slug(typed: str) -> str:
    """What was typed as the names of signs, factors and pages are spelled."""
    return "-".join(folded(typed).replace("_", " ").replace("-", " ").split())


def meant(typed: str, names: Iterable[str]) -> str | None:
    """The name that was typed, or the only one that begins so; None where there is none."""
    wanted, known = slug(typed), list(names)
    begin = [name for name in known if wanted and name.startswith(wanted)]
    return wanted if wanted in known else begin[0] if len(begin) == 1 else None


def near(typed: str, names: Sequence[str], most: int = 3) -> list[str]:
    """Those of the names that are a slip of the finger away, or begin alike, else those that have
    the word as a part; the nearest first."""
    from difflib import get_close_matches

    wanted = folded(typed)
    spelled = {folded(name): name for name in names}
    found = get_close_matches(wanted, spelled, n=most, cutoff=ALIKE)
    if len(wanted) >= LEAST:
        found += [name for name in spelled if name.startswith(wanted) or wanted.startswith(name)]
        found = found or [name for name in spelled if wanted in name]
    return [spelled[name] for name in dict.fromkeys(found)][:most]


def did_you_mean(found: Sequence[str]) -> str:
    """The near ones as a question after a sentence; nothing where there are none."""
    return f" Did you mean {' or '.join(found)}?" if found else ""
