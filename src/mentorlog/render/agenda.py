"""The agenda of the next session in sections: the same for a terminal, Markdown and a mail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from mentorlog.agenda import Agenda, Part, Revisit
from mentorlog.days import say_day, short_day
from mentorlog.due import last_step
from mentorlog.frozen import Frozen
from mentorlog.guidance import Question, question
from mentorlog.health import Finding
from mentorlog.record import Action, Concern, Meeting, Topic
from mentorlog.render.contracting import last_lines
from mentorlog.render.events import MOVED
from mentorlog.render.last_session import to_talk_of
from mentorlog.render.levels import MARKS, far, summary
from mentorlog.render.opening import Line, opened
from mentorlog.render.phasing import need_lines
from mentorlog.sign import Shown
from mentorlog.standing import ActionStanding, latest
from mentorlog.wording import addressed, person, plural, quoted, spoken, whom

TITLES: dict[Part, str] = {
    "arrive": "Arrive",
    "opening": "To talk about at the beginning",
    "actions": "What came of last time",
    "goals": "Goals",
    "topics": "What each brings",
    "talk": "How it is going together",
    "ending": "The ending",
    "next": "Next steps, and the next day",
}
MINUTES_FROM = {
    "planned": "as planned",
    "agreed": "as agreed",
    "assumed": "which is assumed, since no length is agreed",
}
MOST = 8
SUGGESTED = "The minutes are a suggestion of ours, by how much there is of each; move them freely."


class Section(Frozen):
    """A part of the session with its minutes; 0 where the time is not divided."""

    title: str
    minutes: int
    lines: tuple[Line, ...]


def sections(agenda: Agenda, with_: str = "", *, shared: bool = False) -> tuple[Section, ...]:
    """The parts of the session, in order. `with_` is added to every command; a `shared` one
    speaks to both, with no id, no command, and of the findings their questions alone."""
    makers: dict[Part, Callable[[], Iterable[Line]]] = {
        "opening": lambda: opened(_opening(agenda), with_, most=MOST, write=not shared),
        "actions": lambda: _actions(agenda, with_, shared),
        "goals": lambda: _goals(agenda, with_, shared),
        "topics": lambda: _topics(agenda, with_, shared),
        "talk": lambda: _talk(agenda, with_, shared),
        "ending": lambda: _ending(agenda, with_, shared),
        "next": lambda: () if shared else _next(agenda),
    }
    minutes = {share.part: share.minutes for share in agenda.shares}
    made: dict[Part, tuple[Line, ...]] = {"arrive": ()}
    made |= {part: tuple(make()) for part, make in makers.items()}
    titles = TITLES | ({"next": "Goodbye"} if agenda.last else {})
    return tuple(
        Section(titles[part], minutes.get(part, 0), lines)
        for part, lines in made.items()
        if lines or part in minutes
    )


def when(agenda: Agenda) -> str:
    """Which session it is, and how long."""
    length = f"{plural(agenda.minutes, 'minute')}, {MINUTES_FROM[agenda.minutes_from]}"
    meeting = agenda.session
    if meeting is None or meeting.on is None:
        return f"no session is booked yet; {length}"
    day = f"{moment(meeting)}, {far(meeting.on, agenda.today)} ({meeting.short})"
    last = "; this is the last session" if agenda.last else ""
    return f"{day}{last}; {length}"


def moment(meeting: Meeting) -> str:
    """ "Mon 16 Mar 2026 at 17:00"."""
    day = short_day(meeting.on) if meeting.on else "day not known"
    return f"{day} at {meeting.at}" if meeting.at else day


def notes(agenda: Agenda, with_: str = "") -> Iterator[Line]:
    """What is to be known or done before the session."""
    if agenda.session is None:
        yield Line("", "To book one:", "", (f'mentorlog meet --book "DAY TIME"{with_}',))
    if agenda.pause is not None:
        until = f"until {short_day(agenda.pause.until)}" if agenda.pause.until else "with no end"
        there = "That day lies in a break" if agenda.session else "A break is on"
        yield Line("‖", f"{there} ({agenda.pause.short}), {until}.")
    for meeting in agenda.unrecorded[:1]:
        others = len(agenda.unrecorded) - 1
        more = f", and {plural(others, 'other')} before today" if others else ""
        says = f"{meeting.short} of {moment(meeting)} is not recorded yet{more}:"
        which = "--catch-up" if others else f"--meeting {meeting.short}"
        yield Line("", says, "", (f"mentorlog meet {which}{with_}",))


def _opening(agenda: Agenda) -> tuple[Question, ...]:
    """The opening questions in the words of this relationship."""
    about = agenda.record.relationship
    return tuple(one.but(text=spoken(about, one.text)) for one in agenda.opening)


def private(hidden: bool) -> str:
    """The mark of a private entry."""
    return " (private)" if hidden else ""


def _others(
    number: int, command: str, with_: str, shared: bool, earlier: bool = False
) -> Iterator[Line]:
    """That there are more than stand here, and where they are."""
    if number > MOST:
        left = number - MOST
        more = f"and {plural(left, 'earlier one') if earlier else f'{left} more'}"
        yield Line("-", more) if shared else Line("", f"{more}:", "", (f"{command}{with_}",))


def _actions(agenda: Agenda, with_: str, shared: bool) -> Iterator[Line]:
    for standing in latest(agenda.record, agenda.actions, MOST):
        action = standing.action
        words = f"{_owner(agenda, action)}: {action.text}{private(action.private)}"
        mark = "-" if shared else standing.short
        yield Line(mark, words, _due(standing) if shared else _came(agenda, standing))
    yield from _others(len(agenda.actions), "mentorlog action list", with_, shared, earlier=True)
    yield from _asked(agenda, "actions", shared)


def _owner(agenda: Agenda, action: Action) -> str:
    if action.owner == "both":
        keeper = agenda.record.relationship.keeper
        return "Both of you" if keeper in ("mentor", "mentee") else "Both"
    name = person(agenda.record, action.owner)
    return f"{name[0].upper()}{name[1:]}"


def _due(standing: ActionStanding) -> str:
    return f"due {short_day(standing.target)}" if standing.target else ""


def _came(agenda: Agenda, standing: ActionStanding) -> str:
    """When it is due, and what was last said of it."""
    target = standing.target
    said = "no day is set" if target is None else _by(target, agenda.today)
    if standing.last is not None and standing.last.progress:
        moved = MOVED[standing.last.progress]
        said += f"; {moved}, as noted on {short_day(standing.last.on)}"
    return said


def _by(day: date, today: date) -> str:
    return f"{'was ' if day < today else ''}due {say_day(day, today)}"


def _goals(agenda: Agenda, with_: str, shared: bool) -> Iterator[Line]:
    for revisit in agenda.goals[:MOST]:
        goal = revisit.goal
        mark = "-" if shared else goal.short
        more = "; ".join(_of_goal(agenda, revisit, shared))
        yield Line(mark, f"{goal.text}{private(goal.goal.private)}", more)
    yield from _others(len(agenda.goals), "mentorlog goal list", with_, shared)
    if agenda.goalless and not shared:
        about = agenda.record.relationship
        add = f'mentorlog goal add "..." --measure "..." --by DAY{with_}'
        once = addressed(about, "No goal is open. Once you have agreed on one:")
        yield Line("", once, "", (add,))
        if agenda.record.goals:
            end = addressed(about, "Or, if you would like to conclude:")
            yield Line("", end, "", (f"mentorlog close{with_}",))
    if "goals" in agenda.found:
        yield from _asked(agenda, "goals", shared)
    elif agenda.goalless:
        yield _ask(agenda, _question("no-clear-goals"))
    elif agenda.goals and not (shared or agenda.last):
        yield _ask(agenda, question("goals-in-line").text)


def _of_goal(agenda: Agenda, revisit: Revisit, shared: bool) -> Iterator[str]:
    goal, today = revisit.goal, agenda.today
    if goal.measure is None and not shared:
        yield "no measure yet"
    elif goal.measure is not None:
        yield f"measure: {goal.measure}"
    if goal.progress is not None:
        yield f"{goal.progress} %"
    if goal.target is not None:
        yield f"meant for {short_day(goal.target) if shared else say_day(goal.target, today)}"
    if revisit.sessions > 1 and not shared:
        yield f"not touched in the last {plural(revisit.sessions, 'session')}"


def _topics(agenda: Agenda, with_: str, shared: bool) -> Iterator[Line]:
    for topic in agenda.topics:
        mark = "-" if shared else topic.short
        yield Line(mark, f"{_brought(agenda, topic)}{topic.text}{private(topic.private)}")
    if not agenda.topics and not shared:
        add = f'mentorlog prepare --add "..."{with_}'
        yield Line("", "Nothing is noted yet. To note something:", "", (add,))


def _brought(agenda: Agenda, topic: Topic) -> str:
    if topic.by is None:
        return ""
    name = person(agenda.record, topic.by)
    return f"{name[0].upper()}{name[1:]}: "


def _talk(agenda: Agenda, with_: str, shared: bool) -> Iterator[Line]:
    for concern in agenda.concerns if not shared else ():
        yield Line(concern.short, _worry(concern), _looked(agenda, concern))
    if agenda.concerns:
        yield _ask(agenda, _question("concern-unaddressed"))
    yield from _asked(agenda, "talk", shared)
    if agenda.review:
        if not shared:
            due = "The day has come on which you meant to look at your agreement again."
            yield Line("·", addressed(agenda.record.relationship, due))
        yield _ask(agenda, _question("expectations-not-revisited"))
    if agenda.contract is not None:
        yield from last_lines(agenda.contract, with_, shared=shared)
    if agenda.more:
        yield Line("", f"And {agenda.more} more:", "", (f"mentorlog health{with_}",))
    for line in need_lines(agenda.record, agenda.needs, with_):
        yield line.but(words=f"Not written down yet: {line.words}")


def _worry(concern: Concern) -> str:
    return f"{quoted(concern.text)}{private(concern.private)}"


def _looked(agenda: Agenda, concern: Concern) -> str:
    """Who raised it and when, and what was agreed or tried last."""
    raised = f"raised by {person(agenda.record, concern.by)} on {short_day(concern.on)}"
    last = last_step(agenda.record, concern)
    if last is None:
        return raised
    return f"{raised}; tried on {short_day(last.on)}: {last.text}"


def _asked(agenda: Agenda, part: Part, shared: bool) -> Iterator[Line]:
    """What was found, each followed by its question; a question is asked once."""
    said: set[str] = set()
    for finding in agenda.found.get(part, ()):
        if not shared:
            yield Line(_mark(finding), summary(finding.verdict))
        if finding.sign.slug not in said:
            yield _ask(agenda, finding.sign.ask[0])
        said.add(finding.sign.slug)


def _ask(agenda: Agenda, text: str) -> Line:
    return Line("?", spoken(agenda.record.relationship, text))


def _mark(finding: Finding) -> str:
    verdict = finding.verdict
    return MARKS[verdict.level] if isinstance(verdict, Shown) else MARKS["nothing-stands-out"]


def _question(slug: str) -> str:
    from mentorlog.signs import sign

    return sign(slug).ask[0]


def _ending(agenda: Agenda, with_: str, shared: bool) -> Iterator[Line]:
    plan = agenda.ending
    if plan is not None and plan.final is not None:
        if agenda.last:
            yield from to_talk_of(plan)
        else:
            yield Line("-", f"The last session is on {moment(plan.final)}.")
    elif plan is not None:
        day = () if shared else (f"mentorlog close --on DAY{with_}",)
        yield Line("-", "To decide: the day of the last session", "", day)
    if plan is not None and plan.untold:
        people = " and ".join(whom(agenda.record, party) for party in plan.untold)
        says = f"No day is noted on which {people} knew of it. Once it is said:"
        yield Line("", says, "", (f"mentorlog close --told today{with_}",))
    if plan is not None and plan.undecided and not shared:
        listed = ", ".join(one.short for one in plan.undecided)
        yield Line("-", f"To decide: what becomes of {listed}", "", (f"mentorlog close{with_}",))
    yield from _asked(agenda, "ending", shared)


def _next(agenda: Agenda) -> Iterator[Line]:
    if not agenda.last:
        yield _ask(agenda, question("actions").text)
