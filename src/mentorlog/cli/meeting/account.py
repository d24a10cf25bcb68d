"""What was typed about a session, understood against the record: nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli import sides
from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.meeting import reasons, rules, words
from mentorlog.cli.meeting.flags import Flags
from mentorlog.cli.meeting.which import which
from mentorlog.cli.meeting.words import Moment, Promise, Said
from mentorlog.cli.naming import folded
from mentorlog.days import is_time, short_day
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.record import Goal, Meeting, Record, Topic
from mentorlog.record.words import EXCUSING, Outcome
from mentorlog.rhythm import pause_on
from mentorlog.store.verbs.meetings import notice_given

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

LISTS = ("distracted", "quiet", "unprepared")
SAME = {
    "planned": "planned_minutes",
    "lasted": "lasted_minutes",
    "notice": "notice_hours",
    "useful": "useful",
    "form": "form",
    "topics": "topics",
    "notes": "notes",
    "private_notes": "private_notes",
}
"""Flags whose value goes into a field of the session as it is."""
CLEARED = ("by", "ended_early_by")
"""Fields that `unknown` empties."""


class Account(Frozen, kw_only=True):
    """What is to be written of one session. `there` is the one completed or corrected;
    `stated` its fields; `said_on` the day on which things were said of actions and goals;
    `remarks` is how something was understood that was not typed."""

    there: Meeting | None
    stated: Mapping[str, Any]
    said_on: date
    moved_to: Moment | None
    next: Moment | None
    said: tuple[Said, ...]
    promises: tuple[Promise, ...]
    goals: tuple[tuple[Goal, int], ...]
    topics: tuple[Topic, ...]
    remarks: tuple[str, ...]


class Doubt(Frozen):
    """A day that is likely a year off, the flag it was typed with, and the day then meant."""

    name: str
    day: date
    meant: date
    at: str | None


def understand(session: Session, record: Record, flags: Flags) -> Account:
    """Everything that was typed, read; UsageError, Conflict or NotFound at the first thing
    that cannot be taken."""
    there, on, at = which(session, record, flags)
    outcome = _outcome(flags, there)
    rules.check_outcome(flags, outcome)
    goals = words.goals(session, record, flags.goal)
    _check_goals(goals, outcome)
    stated = {"on": on, "at": at} | _stated(record, flags, there, outcome)
    stated = {key: v for key, v in stated.items() if v is not None or key in CLEARED}
    if goals:
        kept = (there.goals or ()) if there is not None and there.outcome != "planned" else ()
        stated["goals"] = tuple(dict.fromkeys([*kept, *(goal.id for goal, _ in goals)]))
    later = there is not None and there.on is not None and there.on > session.today
    remarks = [] if later else _remarks(session, record, flags)
    remarks += _in_a_break(session, record, there, on)
    token = stated.get("reason")
    if token in EXCUSING and flags.reason is not None and folded(flags.reason) != token:
        remarks.append(f"Reason: {token}, so it is set aside.")
    remarks += _replaced(session, flags, there)
    given, noted = notice_given(there, stated, session.today)
    stated |= given
    remarks += noted
    final = stated.get("on") or (there.on if there else None) or session.today
    moved, next_ = _later(session, flags, final, at)
    promised = words.promises(session, record, flags.action, final)
    new, known = words.not_yet(record, there, promised)
    remarks += known
    texts = {
        name: getattr(flags, name) for name in ("done", "some", "none", "redate", "drop_action")
    }
    return Account(
        there=there,
        stated=stated,
        said_on=min(final, session.today),
        moved_to=moved,
        next=next_,
        said=tuple(words.said(session, record, texts, final)),
        promises=tuple(new),
        goals=tuple((goal, far) for goal, far in goals if far is not None),
        topics=words.topics(session, record, flags.discussed),
        remarks=tuple(remarks),
    )


def _outcome(flags: Flags, there: Meeting | None) -> Outcome:
    """What came of it: as stated, else as it was recorded, else held."""
    stated = rules.stated_outcome(flags)
    if stated is not None:
        return stated
    return there.outcome if there is not None and there.outcome != "planned" else "held"


def _check_goals(goals: list[tuple[Goal, int | None]], outcome: Outcome) -> None:
    for goal, far in goals:
        if far is not None and outcome != "held":
            raise UsageError(
                f"--goal {goal.short}:{far} goes with a session that was held; "
                f"this one {rules.WAS[outcome]}.",
                f"mentorlog goal review {goal.short} --progress {far}",
            )


def _stated(
    record: Record, flags: Flags, there: Meeting | None, outcome: Outcome
) -> dict[str, Any]:
    """The fields of the session that the flags name; None for what they do not."""
    stated: dict[str, Any] = {SAME[name]: getattr(flags, name) for name in SAME}
    if there is None or outcome != there.outcome:
        stated["outcome"] = outcome
    stated |= _reason(flags, there)
    changed = rules.side_flag(flags)
    if changed is not None:
        stated["by"] = sides.side(record, *changed)
    if flags.ended_early_by is not None:
        stated["ended_early_by"] = sides.side(record, "--ended-early-by", flags.ended_early_by)
    for name in LISTS:
        if flags.gave(name):
            stated[name] = sides.parties(record, f"--{name}", getattr(flags, name))
        elif flags.observed and (there is None or getattr(there, name) is None):
            stated[name] = ()
    if flags.answer:
        kept = dict(there.answers or {}) if there is not None else {}
        stated["answers"] = kept | words.answers(flags.answer)
    stated["observed"] = flags.observed or None
    stated["private"] = flags.private or None
    return stated


def _reason(flags: Flags, there: Meeting | None) -> dict[str, str]:
    """The reason, and the words for it as notes where they say more and there are none."""
    if flags.reason is None:
        return {}
    reason, more = reasons.understood(flags.reason)
    noted = flags.notes or (there.notes if there is not None else None)
    return {"reason": reason} | ({"notes": more} if more and not noted else {})


def _remarks(session: Session, record: Record, flags: Flags) -> list[str]:
    """What is said where no day was typed: that it is today's, and what waits for a word."""
    if flags.on is not None or flags.meeting is not None or flags.book is not None:
        return []
    planned = [m for m in record.meetings if m.outcome == "planned"]
    return [
        "No day was given, so it is recorded for today.",
        *(
            f"{m.short}, planned for {short_day(m.on)}, is not recorded yet: "
            + to_type(session, f"mentorlog meet --meeting {m.short}")
            for m in planned
            if m.on is not None and m.on < session.today
        ),
    ]


def _in_a_break(
    session: Session, record: Record, there: Meeting | None, on: date | None
) -> list[str]:
    """That what lies in a break counts for nothing while the break stands."""
    day = on or (there.on if there else None) or session.today
    pause = pause_on(record, day)
    if pause is None:
        return []
    goes_on = pause.until is None or pause.until >= session.today
    resume = to_type(session, f"mentorlog resume --on {day}")
    ends = f"; {resume} ends the break" if goes_on else ""
    return [f"{short_day(day)} lies in a break ({pause.short}), so no sign counts it{ends}."]


def _replaced(session: Session, flags: Flags, there: Meeting | None) -> list[str]:
    """That texts which were there are written over, and where they are still to be had."""
    names = ("topics", "notes", "private_notes")
    over = [
        name.replace("_", " ")
        for name in names
        if there is not None and getattr(flags, name) and getattr(there, name)
        if getattr(flags, name) != getattr(there, name)
    ]
    if there is None or not over:
        return []
    named, history = " and ".join(over), to_type(session, f"mentorlog history {there.short}")
    return [f"The earlier {named} were replaced; {history} has them."]


def _later(
    session: Session, flags: Flags, day: date, at: str | None
) -> tuple[Moment | None, Moment | None]:
    """The day it was moved to, and that of the next session."""
    moved = next_ = None
    if flags.to is not None:
        to = flags.to
        alone = is_time(to.strip())
        moved = (
            (day, to.strip())
            if alone
            else words.new_day(lambda prefer: words.moment(session, "--to", to, prefer, day), day)
        )
    if flags.next is not None:
        next_ = words.moment(session, "--next", flags.next, since=day)
        if next_[0] < day or (next_[0] == day and next_[1] in (None, at)):
            raise UsageError(
                f"--next {short_day(next_[0])} does not lie after the session itself, "
                f"{short_day(day)}.",
                f"{session.command} --help",
            )
    return moved, next_


def far_off(session: Session, record: Record, account: Account) -> list[Doubt]:
    """The days of an account that are likely a year off."""
    stated = account.stated
    first = "book" if stated.get("outcome") == "planned" else "on"
    typed = [(first, stated.get("on"), stated.get("at"))]
    for name, later in (("to", account.moved_to), ("next", account.next)):
        typed += [(name, *later)] if later is not None else []
    return [
        Doubt(name, day, meant, at)
        for name, day, at in typed
        if day is not None and (meant := _meant(session, record, account, name, day)) is not None
    ]


def _meant(session: Session, record: Record, account: Account, name: str, day: date) -> date | None:
    beside = account.stated.get("on") if name in ("to", "next") else None
    return rules.meant(record, day, session.today, account.there, beside)
