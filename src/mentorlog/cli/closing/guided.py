"""`mentorlog close` at a terminal: its steps one after the other, each saved by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, cast

from mentorlog.cli.asking import guided
from mentorlog.cli.asking.begun import Begun
from mentorlog.cli.asking.questions import Answers, Key, Question, Script
from mentorlog.cli.chosen import limits
from mentorlog.cli.closing import flags as f
from mentorlog.cli.closing import guide, last, saved
from mentorlog.closing import GOOD_ENDS
from mentorlog.wording import addressed

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.closing import ClosePlan

Step = Literal["look", "otherwise", "plan", "complete", "without"]
ASKED: dict[Step, str] = {
    "look": "Look at it step by step now?",
    "otherwise": "Go on to what could be tried instead?",
    "plan": "Plan the last session now?",
    "complete": "Complete it now?",
    "without": "Complete it without a last session?",
}
PLANNED = "Go through the plan of it once more?"
DAYLESS = Question(
    name="now",
    text="Choose a day for the last session, or end it without one?",
    keys=(
        *(Key("d", "a day", "plan"), Key("w", "without one", "without")),
        Key("l", "later", ""),
    ),
)
LATER = "Nothing is lost: mentorlog close{} takes it up again."


def run(session: Session) -> None:
    """Show where things stand, then go through the steps as far as somebody wants."""
    saved.show(session, as_json=False)
    plan = _plan(session)
    first = _first(plan)
    begun = _begun(session, plan, first)
    step = begun or first
    while step is not None:
        session.say("")
        wanted = step if step == begun else _wanted(session, step)
        if wanted is None:
            session.say(LATER.format(saved.with_of(session)))
            return
        step, begun = STEPS[wanted](session), None


def _begun(session: Session, plan: ClosePlan, first: Step | None) -> Step | None:
    """The step that somebody left before its end, where it can still be taken."""
    steps: tuple[Step, ...] = (
        ("complete",) if first == "complete" else ("look", "otherwise", "plan")
    )
    possible = steps[steps.index(first) :] if first is not None else ()
    left = (s for s in reversed(possible) if _draft(session, plan, s).draft.read())
    return next(left, None)


def _draft(session: Session, plan: ClosePlan, step: Step) -> Begun:
    return Begun(session, plan.record, "mentorlog close", step=step)


def _wanted(session: Session, step: Step) -> Step | None:
    """The step, where it is wanted now; of an ending that has no day for its last session, the
    one that is chosen."""
    plan = _plan(session)
    if step == "plan" and plan.decided and plan.final is None:
        return cast("Step", guided.alone(session, DAYLESS)) or None
    planned = step == "plan" and plan.final is not None
    return step if guided.now(session, PLANNED if planned else ASKED[step]) else None


def _plan(session: Session) -> ClosePlan:
    from mentorlog.closing import plan_close

    with session.reading() as reader:
        record = session.record(reader)
    return plan_close(record, session.today, limits(session))


def _first(plan: ClosePlan) -> Step | None:
    """The step that comes next; None where there is none, or the last session is to be written
    down first."""
    ending, final = plan.ending, plan.final
    if plan.completed:
        return None
    if ending is None or ending.only_looked_at:
        asked = ending is not None and ending.explored and ending.reason not in GOOD_ENDS
        return "otherwise" if asked else "look"
    if final is not None and (plan.left or 0) <= 0:
        return "complete" if final.outcome == "held" else None
    if final is None and ending.reason == guide.WITHDRAWAL:
        return "complete"
    return "plan"


def _look(session: Session) -> Step | None:
    plan = _plan(session)
    script = guide.looking(session, plan, _help(session, plan))
    with _asked(session, plan, "look", script) as answers:
        if answers.get("reason") == guide.WITHDRAWAL:
            from mentorlog.cli.closing.withdraw import withdraw

            withdraw(session, f.Flags(withdraw=True, by=answers["by"]))
            return None
        reason, then = guided.given(answers, "reason"), guided.given(answers, "then")
        if then == "term":
            _new_term(session, plan, answers)
            return None
        if guide.news(plan, answers):
            saved.looked(
                session,
                reason=reason,
                note=guide.looked(plan, answers),
                explored=guide.together(plan, answers),
                private=answers["private"] == "yes" if "private" in answers else None,
            )
    if reason in GOOD_ENDS:
        return _last_session(session) if then == "end" else None
    return "otherwise"


def _help(session: Session, plan: ClosePlan) -> tuple[str, ...]:
    """What helps to say that it is not working, a line each."""
    from mentorlog.render.deciding import to_say

    said = to_say(plan, saved.with_of(session))
    lines = (line for one in said for line in (f"  {one.says}", f"    {one.type}") if line.strip())
    return ("If it is still to be said:", *lines)


def _new_term(session: Session, plan: ClosePlan, answers: Answers) -> None:
    """Begin it, where the two of them have agreed on it."""
    from mentorlog.cli.closing.renew import renew

    if answers["begin"] != "yes":
        with_ = saved.with_of(session)
        session.say(f"Nothing is saved. {_once(plan)}", f"  mentorlog close{with_}")
        return
    names = ("rhythm", "until", "sessions", "new_goal", "measure", "break_until", "facilitator")
    renew(session, f.Flags(renew=True, **_values(answers, names, session)))


def _otherwise(session: Session) -> Step | None:
    plan = _plan(session)
    with _asked(session, plan, "otherwise", guide.trying(session, plan)) as answers:
        chosen = guide.ways(answers)
        flags = f.Flags(**_values(answers, (*f.TRIED, "measure", "until"), session))
        if "term" in chosen:
            _new_term(session, plan, answers)
            return None
        if answers.get("rhythm_agreed") == "no":
            flags = _proposed(session, plan, flags)
        tried = any(way not in guide.LAST_WAYS for way in chosen)
        if tried:
            saved.look(session, flags.but(go_on="on" in chosen))
        elif "on" in chosen:
            _going_on(session, plan)
        if "agreement" in chosen:
            with_ = saved.with_of(session)
            session.out(f"A new agreement, question by question: mentorlog agree --guide{with_}")
    return "plan" if "end" in chosen else None


def _proposed(session: Session, plan: ClosePlan, flags: f.Flags) -> f.Flags:
    """The flags with another rhythm as a proposal, which binds nobody."""
    from mentorlog.days import say_rhythm

    often = say_rhythm(flags.rhythm or "")
    with_ = saved.with_of(session)
    session.notes += (
        f"{often} is noted as a proposal. {_once(plan)}",
        f'  mentorlog agree --rhythm "{often}"{with_}',
    )
    return flags.but(rhythm=None, note=f"Proposed, and not agreed yet: {often}")


def _once(plan: ClosePlan) -> str:
    return addressed(plan.record.relationship, "Once you have agreed on it:")


def _going_on(session: Session, plan: ClosePlan) -> None:
    if plan.ending is None:
        session.out("It goes on, and nothing had to be saved.")
    else:
        saved.go_on(session)


def _last_session(session: Session) -> Step | None:
    plan = _plan(session)
    names = ("on", "at", "moved_by", "reason", "mentor_told", "mentee_told", *AFTERWARDS)
    with _asked(session, plan, "plan", last.planning(session, plan)) as answers:
        saved.write(session, _flags(session, plan, answers, names))
    with_ = saved.with_of(session)
    session.say("", f"For your calendar: mentorlog close --ics final-session.ics{with_}")
    return None


def _without(session: Session) -> Step | None:
    return _complete(session, without=True)


def _complete(session: Session, without: bool = False) -> Step | None:
    plan = _plan(session)
    names = (*AFTERWARDS, *f.THANKED, "differently")
    with _asked(session, plan, "complete", last.completing(session, plan)) as answers:
        done = answers.get("done") == "yes"
        outcome = answers["outcome"] if done else None
        flags = _flags(session, plan, answers, names).but(done=done, outcome=outcome)
        saved.write(session, flags.but(without_session=done and without))
    return None


AFTERWARDS = ("celebration", "contact", "contact_by", "contact_on", "erase_on")
STEPS: dict[Step, Callable[[Session], Step | None]] = {
    "look": _look,
    "otherwise": _otherwise,
    "plan": _last_session,
    "complete": _complete,
    "without": _without,
}


def _asked(session: Session, plan: ClosePlan, step: Step, script: Script) -> Any:
    return guided.asked(_draft(session, plan, step), script)


def _flags(session: Session, plan: ClosePlan, answers: Answers, names: tuple[str, ...]) -> f.Flags:
    """The answers as flags give them, with what becomes of each goal and action."""
    from mentorlog.standing import GoalStanding

    of: dict[str, list[str]] = {"goal": [], "action": []}
    for one in plan.undecided:
        outcome = guided.given(answers, f"of-{one.short}")
        if outcome is not None:
            to = f":{answers[f'to-{one.short}']}" if outcome == "handed-over" else ""
            kind = "goal" if isinstance(one, GoalStanding) else "action"
            of[kind].append(f"{one.short}={outcome}{to}")
    out = answers.get("private") == "no"
    values = _values(answers, names, session)
    return f.Flags(**values, goal=of["goal"], action=of["action"], no_private=out)


def _values(answers: Answers, names: tuple[str, ...], session: Session) -> dict[str, Any]:
    """Those answers as their flags read them."""
    from mentorlog.days import read_rhythm

    found: dict[str, Any] = {
        name: said for name in names if (said := guided.given(answers, name)) is not None
    }
    if "on" in found:
        found["on"], beside = last.when(session, found["on"])
        found |= {"at": beside} if beside else {}
    for name in ("until", "break_until", "contact_on", "erase_on"):
        if name in found:
            found[name] = guided.read_ahead(session, found[name], session.today)
    for name in ("mentor_told", "mentee_told"):
        if name in found:
            found[name] = guided.read_past(session, found[name])
    if "sessions" in found:
        found["sessions"] = int(found["sessions"])
    if "rhythm" in found:
        found["rhythm"] = read_rhythm(found["rhythm"])
    return found
