"""What people type for the end of a goal or an action: `g2=alone`, `a3=handed-over:Maryam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from mentorlog.cli.asking.retyped import instead
from mentorlog.errors import UsageError
from mentorlog.record import Action, Goal, Record
from mentorlog.record.words import Disposed
from mentorlog.standing import GoalStanding
from mentorlog.standing import actions as standing_actions
from mentorlog.standing import goals as standing_goals
from mentorlog.store.verbs.closing import Disposal

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.closing import ClosePlan

ALLOWED = get_args(Disposed)


def read(session: Session, record: Record, goals: list[str], actions: list[str]) -> list[Disposal]:
    """The disposals that were typed; UsageError or NotFound for one that cannot be read."""
    found: list[Disposal] = []
    open_ones = {s.goal.id for s in standing_goals(record) if s.open}
    open_ones |= {s.action.id for s in standing_actions(record, session.today) if s.open}
    kinds: tuple[tuple[type[Goal] | type[Action], str, list[str]], ...] = (
        (Goal, "--goal", goals),
        (Action, "--action", actions),
    )
    for kind, flag, typed in kinds:
        for text in typed:
            short, equals, outcome = text.partition("=")
            if not equals:
                raise UsageError(
                    f"{flag} {text!r} does not say what becomes of it.",
                    instead(session, text, f"{short}=alone"),
                )
            entry = session.find(record, kind, short)
            if entry.id not in open_ones:
                raise UsageError(
                    f"{entry.short} has come to its end already.",
                    f"mentorlog {kind.type} list --all",
                )
            found.append(_disposal(session, entry, flag, outcome))
    return _once(found)


def _once(found: list[Disposal]) -> list[Disposal]:
    """Each goal and action once; UsageError where two different things become of one."""
    once: dict[tuple[str, str], Disposal] = {}
    for one in found:
        before = once.setdefault((one.of.type, one.of.id), one)
        if before != one:
            flag = f"--{one.of.type} {one.of.short}"
            raise UsageError(
                f"{flag} is said to become two things, {before.outcome} and {one.outcome}; one of "
                "them is enough.",
                f"mentorlog close {flag}={one.outcome}",
            )
    return list(once.values())


def rest(session: Session, plan: ClosePlan, typed: str | None) -> list[Disposal]:
    """The same outcome for everything that has none yet."""
    if typed is None:
        return []
    return [
        _disposal(session, s.goal if isinstance(s, GoalStanding) else s.action, "--rest", typed)
        for s in plan.undecided
    ]


def _disposal(session: Session, entry: Goal | Action, flag: str, typed: str) -> Disposal:
    outcome, _, to = typed.strip().partition(":")
    word = outcome.strip().casefold()
    if word not in ALLOWED:
        raise UsageError(f"{flag}: {outcome!r} is none of {', '.join(ALLOWED)}.")
    if word == "handed-over" and not to.strip():
        before = "" if flag == "--rest" else f"{entry.short}="
        raise UsageError(
            f"{flag}: handed over to whom?",
            instead(session, f"{before}{typed}", f"{before}handed-over:NAME"),
        )
    return Disposal(entry, cast(Disposed, word), to.strip() or None)
