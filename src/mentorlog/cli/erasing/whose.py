"""Whose a draft is, which only its name says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mentorlog.cli.asking.begun import mark_of
from mentorlog.cli.commands import PANELS
from mentorlog.record import Relationship

FORM = re.compile(r"(?:edit-(r[0-9]+)-[a-z]+[0-9]+|meet-(r[0-9]+)(?:-m[0-9]+)?)\.txt")
"""The forms, which have the short id; everything else that is begun has the mark."""
BEGUN = {"message", "unsaved", *(name for panel in PANELS.values() for name in panel)}


def whose(name: str, everyone: Sequence[Relationship]) -> list[Relationship]:
    """Those of them whose draft has a name like that: as a rule one. None where the name says
    nothing of it; more than one where ids came from elsewhere that read like parts of a name."""
    form = FORM.fullmatch(name)
    if form:
        return [one for one in everyone if one.short in form.groups()]
    if name.partition("-")[0] not in BEGUN:
        return []
    return [one for one in everyone if _begun(one).fullmatch(name)]


def _begun(relationship: Relationship) -> re.Pattern[str]:
    """What is begun for it: the answers, and a long one of them that stands in the editor."""
    mark = re.escape(mark_of(relationship))
    return re.compile(rf"[a-z]+(?:-[a-z]+)*-{mark}(?:(?:\.[0-9a-f]+)?\.json|(?:-.+)?\.txt)")
