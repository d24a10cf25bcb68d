"""What a first session may be about: the guidance's opening questions, and who answered them."""

from __future__ import annotations

from mentorlog.guidance import Question, questions
from mentorlog.phases import said
from mentorlog.record import Record

ANSWERED = {
    "expectations": ("mentor_expects", "mentee_expects"),
    "purpose": ("purpose",),
    "success": ("success",),
    "boundaries": ("boundaries",),
    "confidentiality": ("confidentiality",),
    "rhythm": ("rhythm",),
    "contract": ("sessions_agreed",),
    "sponsor": ("sponsor",),
    "notice": ("notice_hours",),
    "time": ("minutes",),
    "third-person": ("facilitator",),
    "how-to-end": ("planned_end",),
}
"""The opening questions that a field of the record answers."""
COACHING = frozenset({"contract", "sponsor", "how-fast", "coach-practice"})
"""The opening questions of a coaching."""
WHOSE_IDEA = "who-asked"
"""The opening question that the guidance wants brought up in person, in a good moment."""
SENT = ("manager", "programme")


def opening(record: Record | None = None) -> tuple[Question, ...]:
    """The guidance's questions for the beginning that the record does not answer yet; whose idea
    it was comes first where somebody else asked for it."""
    if record is None:
        return questions("opening")
    sent = record.relationship.asked_for_by in SENT
    found = (one for one in questions("opening") if not _answered(record, one.key))
    return tuple(sorted(found, key=lambda one: not (sent and one.key == WHOSE_IDEA)))


def _answered(record: Record, key: str) -> bool:
    about = record.relationship
    if key in ("measure", "learning"):
        return bool(record.goals)
    if key == WHOSE_IDEA:
        return about.asked_for_by not in (None, *SENT)
    if key in COACHING and not record.coaching:
        return True
    if key == "sponsor" and about.asked_for_by == "self":
        return True
    fields = ANSWERED.get(key, ())
    return bool(fields) and all(said(record, field) for field in fields)
