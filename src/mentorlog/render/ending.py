"""The plan of an ending, as a page: what was reached, what is open, a last session worth having."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.closing import ClosePlan
from mentorlog.days import say_day, short_day
from mentorlog.guidance import Step, closing_steps, source
from mentorlog.record import Disposition, Party, outcome_word
from mentorlog.render.contracting import contract_words
from mentorlog.render.deciding import days, good_end, saying
from mentorlog.render.ended import REASONS, afterwards, contact, note, thanks
from mentorlog.render.levels import summary
from mentorlog.render.page import BLANK, Block, Command, Page, Para, heading, row, strong, words
from mentorlog.render.telling import not_told, short_time, telling_flag
from mentorlog.standing import ActionStanding, GoalStanding
from mentorlog.wording import addressed, disposed, plural, quoted, spoken, who, whom

STEPS = {step.key: step for step in closing_steps()}


def page(plan: ClosePlan, with_: str = "") -> Page:
    """How the ending stands, and what to do next; `with_` is added to every command."""
    return Page(_blocks(plan, with_))


def _blocks(plan: ClosePlan, with_: str) -> Iterator[Block]:
    relationship = plan.record.relationship
    names = f"{relationship.mentor} and {relationship.mentee}"
    private = " (private)" if plan.ending is not None and plan.ending.private else ""
    if plan.ending is not None and plan.completed:
        outcome = outcome_word(plan.record, plan.ending) or "closed"
        yield Para(words(strong(names), ": ", outcome, private))
        yield from _reached(plan)
        yield from afterwards(plan, with_)
        return
    yield Para(words(strong(f"Ending well: {names}"), private))
    yield from _final(plan, with_)
    yield from _so_far(plan)
    yield from _words_so_far(plan)
    yield from _reached(plan)
    yield from _open(plan)
    if not plan.decided and plan.in_its_time:
        yield from good_end(_step(plan, "after"))
    elif not plan.decided or plan.look_first:
        yield from _look(plan, with_)
    if not plan.decided:
        yield from _to_plan(plan, with_)
        return
    if plan.final is not None:
        yield from _last_session(plan)
    yield from _to_complete(plan, with_)


def _step(plan: ClosePlan, key: str) -> Step:
    """A step of ending well in the words of this relationship."""
    step, about = STEPS[key], plan.record.relationship
    return step.but(
        says=addressed(about, spoken(about, step.says)),
        ask=tuple(spoken(about, text) for text in step.ask),
        parts=tuple(spoken(about, text) for text in step.parts),
    )


def _final(plan: ClosePlan, with_: str) -> Iterator[Block]:
    ending = plan.ending
    if ending is None or not plan.decided:
        return
    yield from heading("The final session")
    yield row("When", _when(plan))
    if ending.reason:
        yield row("Why", REASONS[ending.reason])
    for party in plan.record.parties:
        told = ending.mentor_told_on if party == "mentor" else ending.mentee_told_on
        day = say_day(told, plan.today) if told else "not noted yet"
        yield row("Told", f"{who(plan.record, party)}: {day}")
    if ending.celebration:
        yield row("How", ending.celebration)
    if ending.contact_afterwards:
        yield row("After", contact(plan, ending))
    if ending.erase_on:
        yield row("Erase", say_day(ending.erase_on, plan.today))
    if plan.untold:
        yield from _tell(plan, with_)
    if plan.short_notice:
        yield Para(short_time(plan), indent=2)


def _when(plan: ClosePlan) -> str:
    """The day of the last session, or that there is none, and what became of the one there was."""
    final, off = plan.final, plan.called_off
    if final is not None and final.on is not None:
        at = f" at {final.at}" if final.at else ""
        return f"{say_day(final.on, plan.today)}{at} ({final.short})"
    if off is None:
        return "no day is chosen"
    day = f" of {short_day(off.on)}" if off.on else ""
    happened = "was called off" if off.outcome == "cancelled" else "did not take place"
    return f"no other day is chosen; {off.short}{day} {happened}"


def _so_far(plan: ClosePlan) -> Iterator[Block]:
    """What was looked at and tried before anything was decided."""
    ending = plan.ending
    if ending is None or not (ending.explored or ending.renegotiated or ending.note):
        return
    yield from heading("So far")
    if ending.reason and not plan.decided:
        yield row("Why", REASONS[ending.reason])
    looked = ["you looked at it together"] if ending.explored else []
    looked += ["you tried it otherwise"] if ending.renegotiated else []
    if looked:
        yield row("Looked", addressed(plan.record.relationship, " and ".join(looked)))
    yield from note(ending.note)


def _tell(plan: ClosePlan, with_: str) -> Iterator[Block]:
    yield Para(f"{not_told(plan)} Once it is said:", indent=2)
    yield Command(f"mentorlog close {telling_flag(plan.untold)} today{with_}")


def _reached(plan: ClosePlan) -> Iterator[Block]:
    if plan.completed and not (plan.sessions or plan.achieved or plan.finished_actions):
        return
    yield from heading("What was reached")
    for goal in plan.achieved:
        day = f", {say_day(goal.goal.achieved_on, plan.today)}" if goal.goal.achieved_on else ""
        yield row(goal.goal.short, f"{quoted(goal.text)}{day}")
    hours, minutes = divmod(plan.minutes, 60)
    length = f", {hours} h {minutes:02d} min of them noted" if plan.minutes else ""
    yield row("Sessions", f"{plural(plan.sessions, 'session')} held{length}")
    if plan.contract is not None and not plan.completed:
        yield row("Agreed", contract_words(plan.contract))
    if not plan.finished_actions:
        yield row("Actions", "none finished yet")
        return
    owners = [one.action.owner for one in plan.finished_actions]
    counted = [f"{owners.count(one)} by {whom(plan.record, one)}" for one in plan.record.parties]
    counted += [f"{owners.count('both')} by both"] if "both" in owners else []
    kept = ", ".join(counted)
    yield row("Actions", f"{plural(len(plan.finished_actions), 'action')} finished: {kept}")


def _open(plan: ClosePlan) -> Iterator[Block]:
    """What is open and of which it is to be said what becomes of it; then what was said."""
    if plan.undecided:
        yield from heading("What is still open")
    for one in plan.undecided:
        yield row(one.short, f"{_words(plan, one)}{_far(plan, one)}")
    if plan.disposed:
        yield from heading("What becomes of the rest" if plan.undecided else "What becomes of it")
    standing: tuple[GoalStanding | ActionStanding, ...] = (*plan.open_goals, *plan.open_actions)
    for one in standing:
        found = _disposition(plan, one)
        if found is not None:
            yield row(one.short, f"{_words(plan, one)}: {disposed(found)}")


def _words(plan: ClosePlan, one: GoalStanding | ActionStanding) -> str:
    if isinstance(one, GoalStanding):
        return quoted(one.text)
    both = addressed(plan.record.relationship, "both of you")
    owner = {"both": both}.get(one.action.owner) or _owner(plan, one)
    return f"{owner}: {quoted(one.action.text)}"


def _far(plan: ClosePlan, one: GoalStanding | ActionStanding) -> str:
    """How far a goal is, and when an action is due."""
    if isinstance(one, GoalStanding):
        return _progress(one)
    return f", due {say_day(one.target, plan.today)}" if one.target else ""


def _owner(plan: ClosePlan, action: ActionStanding) -> str:
    party: Party = "mentor" if action.action.owner == "mentor" else "mentee"
    return who(plan.record, party)


def _progress(goal: GoalStanding) -> str:
    measure = f" (measure: {goal.measure})" if goal.measure else " (no measure)"
    return measure if goal.progress is None else f"{measure}, {goal.progress} %"


def _disposition(plan: ClosePlan, standing: GoalStanding | ActionStanding) -> Disposition | None:
    if isinstance(standing, GoalStanding):
        return next((d for d in plan.disposed if d.goal == standing.goal.id), None)
    return next((d for d in plan.disposed if d.action == standing.action.id), None)


def _look(plan: ClosePlan, with_: str) -> Iterator[Block]:
    step = _step(plan, "look")
    yield from heading(step.title)
    yield Para(step.says, indent=2)
    if plan.explaining:
        yield Para("On the record, this may be part of it:", indent=2)
        for finding in plan.explaining:
            yield Para(f"{summary(finding.verdict)}{days(finding)}", lead="- ", indent=4)
    for question in (*step.ask, *_step(plan, "renegotiate").ask[:1]):
        yield Para(question, lead="? ", indent=4)
    cited = "; ".join(source(key).cite for key in dict.fromkeys(step.sources))
    yield Para(f"Source: {cited}", indent=2)
    if plan.look_first:
        once = "Once you have looked at it together, or tried new terms, note it:"
        yield Para(addressed(plan.record.relationship, once), indent=2)
        yield Command(f"mentorlog close --explored --renegotiated{with_}")
    yield from saying(plan, with_)


def _to_plan(plan: ClosePlan, with_: str) -> Iterator[Block]:
    yield from heading("If it is to end")
    yield Para(_step(plan, "plan").says, indent=2)
    yield Para("Choose the day of the final session, and note when it was said:", indent=2)
    yield Command(f"mentorlog close --on DAY --reason REASON --told today{with_}")
    ends = ", ".join(reason for reason in REASONS if reason != "renewed")
    yield Para(f"REASON is one of {ends}.", indent=2)
    yield Para("To go on for a new term instead:", indent=2)
    yield Command(f"mentorlog close --renew --until DAY{with_}")


def _words_so_far(plan: ClosePlan) -> Iterator[Block]:
    """What each said already, before it is completed."""
    said = list(thanks(plan))
    if said:
        yield from heading("Words that are kept for it")
        yield from said


def _last_session(plan: ClosePlan) -> Iterator[Block]:
    step = _step(plan, "final-session")
    yield from heading(step.title)
    yield Para(step.says, indent=2)
    for number, part in enumerate(step.parts, 1):
        yield Para(part, lead=f"{number}. ", indent=4)
    for question in step.ask:
        yield Para(question, lead="? ", indent=4)
    yield Para(f"Source: {'; '.join(source(key).cite for key in step.sources)}", indent=2)


def _to_complete(plan: ClosePlan, with_: str) -> Iterator[Block]:
    if plan.undecided:
        yield from heading("Still to decide, at the latest in that session")
        yield Para(
            "What becomes of each: done, handed-over:NAME, alone (goes on alone), or dropped.",
            indent=2,
        )
        yield Command(f"mentorlog close {_undecided(plan)}{with_}")
    final = plan.final
    if final is None:
        yield from _to_end(plan, with_)
        return
    if final.outcome == "planned" and (plan.left or 0) <= 0:
        yield BLANK
        yield Para("Once it has taken place, write down how it was:")
        yield Command(f"mentorlog meet --meeting {final.short}{with_}")
    yield BLANK
    yield Para("After the final session, with a word of thanks from each side:")
    yield Command(
        f'mentorlog close --done --thanks-mentor "…" --thanks-mentee "…" --takes-mentee "…"{with_}'
    )


def _to_end(plan: ClosePlan, with_: str) -> Iterator[Block]:
    """What can be done where no day is chosen for a last session."""
    withdrawn = plan.ending is not None and plan.ending.reason == "withdrawal"
    if not withdrawn:
        yield BLANK
        another = "another day" if plan.called_off is not None else "a day"
        yield Para(f"Choose {another} for the last session:")
        yield Command(f"mentorlog close --on DAY{with_}")
    yield BLANK
    either = "To end it" if withdrawn else "Or end it without a last session"
    yield Para(f"{either}, with a word of thanks from each side:")
    flag = "" if withdrawn else " --without-session"
    yield Command(f'mentorlog close --done{flag} --thanks-mentor "…" --thanks-mentee "…"{with_}')
    yield BLANK
    yield Para("If it goes on after all:")
    yield Command(f"mentorlog close --go-on{with_}")


def _undecided(plan: ClosePlan) -> str:
    return " ".join(flag_for(standing) for standing in plan.undecided)


def flag_for(standing: GoalStanding | ActionStanding) -> str:
    """The flag that disposes of a goal or an action, for people to copy."""
    if isinstance(standing, GoalStanding):
        return f"--goal {standing.goal.short}=alone"
    return f"--action {standing.action.short}=alone"
