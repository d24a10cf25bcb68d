"""One relationship at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from mentorlog.closing import countdown
from mentorlog.contract import contract
from mentorlog.days import say_day, short_day
from mentorlog.due import to_complete
from mentorlog.health import Checkup
from mentorlog.phases import phase
from mentorlog.record import (
    Concern,
    Keeper,
    Meeting,
    Record,
    closed_on,
    closing,
    final_meeting,
    held,
    started,
)
from mentorlog.render.contracting import attended, contract_words
from mentorlog.render.countdown import completing, past, undecided
from mentorlog.render.events import MOVED, mixed, person
from mentorlog.render.glance import (
    agreed,
    agreed_words,
    breaks_ahead,
    last_feedback,
    last_met,
    last_step,
    next_booked,
    open_actions,
    open_concerns,
    open_goals,
    topics_waiting,
)
from mentorlog.render.levels import MARKS, STYLES, far, level_words, main_reason
from mentorlog.render.page import (
    BLANK,
    Block,
    Command,
    Ends,
    Page,
    Para,
    cells,
    heading,
    row,
    strong,
    words,
)
from mentorlog.render.phasing import need_lines, phase_words
from mentorlog.standing import ActionStanding, GoalStanding
from mentorlog.wording import plural, role

BAR = 20
COLUMN = 11
ASKED: dict[str, Keeper] = {"self": "mentee", "mentor": "mentor"}


def glance_page(c: Checkup, with_: str = "") -> Page:
    """The page of one relationship as of a day. `with_` is added to every command."""
    return Page(_blocks(c, with_))


def _blocks(c: Checkup, with_: str) -> Iterator[Block]:
    record, today = c.record, c.today
    about = record.relationship
    kind = " · ".join(filter(None, (about.form, about.short, _private(about.private))))
    yield Ends(strong(f"{about.mentor} and {about.mentee}"), kind)
    yield Para(_keeper(record))
    yield BLANK
    yield from (row(label, said, column=COLUMN) for label, said in _facts(record, today) if said)
    yield from _to_complete(record, today, with_)
    yield from _health(c, with_)
    yield from _goals(record, today)
    yield from _actions(record, today)
    yield from _concerns(record, today)
    yield from _topics(record)
    yield from _phase(record, today, with_)


def _keeper(record: Record) -> str:
    about = record.relationship
    mentor, mentee = role(about, "mentor"), role(about, "mentee")
    sides = f"{about.mentor} is the {mentor}, {about.mentee} the {mentee}"
    keeper = role(about, about.keeper or "")
    return f"{sides}; you keep this journal as the {keeper}" if keeper else sides


def _private(private: bool) -> str:
    return "private" if private else ""


def _facts(record: Record, today: date) -> Iterator[tuple[str, str]]:
    about = record.relationship
    yield "Since", _since(record, today)
    yield "Phase", phase_words(record, today)
    yield "Purpose", about.purpose or ""
    yield "Success", about.success or ""
    yield "Agreed", agreed_words(agreed(record, today)) or "nothing noted on rhythm or length"
    yield "Facilitator", about.facilitator or ""
    yield "Meetings", _met(record, today)
    yield from _contract(record, today)
    if closed_on(record) is None:
        yield "Next", _next(record, next_booked(record, today), today)
    yield "Feedback", _feedback(record, today)
    yield "Goals", "" if open_goals(record) else "none is open"
    yield "Actions", "" if open_actions(record, today) else "none is open"
    for pause in breaks_ahead(record, today):
        until = f"until {short_day(pause.until)}" if pause.until else "with no end noted yet"
        reason = f" ({pause.reason})" if pause.reason else ""
        yield "Break", f"from {short_day(pause.from_)} {until}{reason}"
    yield "Ending", _ending(record, today)


def _since(record: Record, today: date) -> str:
    begun, asked = started(record), record.relationship.asked_for_by
    said = say_day(begun, today) if begun else "the start is not noted"
    if asked is None:
        return said
    by = person(record, ASKED[asked]) if asked in ASKED else f"a {asked}"
    return f"{said}; asked for by {by}"


def _met(record: Record, today: date) -> str:
    last = last_met(record)
    if last is None or last.on is None:
        return "none held yet"
    said = f"{len(held(record))} held, the last on {say_day(last.on, today)} ({last.short})"
    others = [meeting for meeting in held(record) if mixed(record, meeting)]
    return f"{said}; {len(others)} of them {others[0].form}" if others else said


def _contract(record: Record, today: date) -> Iterator[tuple[str, str]]:
    found = contract(record, today)
    if found is not None:
        yield "Contract", contract_words(found)
        yield "Attendance", attended(record, found)


def _next(record: Record, meeting: Meeting | None, today: date) -> str:
    if meeting is None or meeting.on is None:
        return "nothing is booked"
    at = f" at {meeting.at}" if meeting.at else ""
    day = f"{short_day(meeting.on)}{at}, {far(meeting.on, today)}"
    return f"{day} ({meeting.short}){mixed(record, meeting)}"


def _feedback(record: Record, today: date) -> str:
    last = last_feedback(record)
    if last is None:
        return "none recorded yet"
    return f"last from {person(record, last.from_)} on {say_day(last.on, today)} ({last.short})"


def _ending(record: Record, today: date) -> str:
    ending, planned = closing(record), record.relationship.planned_end
    if ending is None:
        return f"meant for {say_day(planned, today)}" if planned else ""
    reason = f" ({ending.reason.replace('-', ' ')})" if ending.reason else ""
    if ending.closed_on:
        outcome = f": {ending.outcome}" if ending.outcome else ""
        return f"closed on {say_day(ending.closed_on, today)}{outcome}{reason}"
    over = to_complete(record, today)
    if over is not None:
        said = past(over)
        return f"{said[0].lower()}{said[1:]}; to complete it:"
    final = final_meeting(record)
    day = say_day(final.on, today) if final and final.on else "on a day still to be chosen"
    told = ending.mentee_told_on
    mentee = record.name("mentee")
    known = f"{mentee} was told on {short_day(told)}" if told else f"{mentee} is still to be told"
    count = countdown(record, today)
    parts = (f"the final session is {day}{reason}", known, undecided(count) if count else "")
    return "; ".join(filter(None, parts))


def _to_complete(record: Record, today: date, with_: str) -> Iterator[Block]:
    final = to_complete(record, today)
    if final is not None:
        commands = completing(final, with_)
        yield from (Command(command, indent=COLUMN + 3) for command in commands)


def _health(c: Checkup, with_: str) -> Iterator[Block]:
    mark = Text(f"{MARKS[c.level]} {level_words(c)}", STYLES.get(c.level, ""))
    reason = main_reason(c)
    yield row("Health", words(mark, f": {reason}" if reason else ""), column=COLUMN)
    if c.level != "closed":
        yield Command(f"mentorlog health{with_}", indent=COLUMN + 3)


def _goals(record: Record, today: date) -> Iterator[Block]:
    standing = open_goals(record)
    if standing:
        yield from heading("Goals")
    for goal in standing:
        yield _item(goal.goal.short, goal.text, goal.goal.private)
        if goal.measure:
            yield Para(f"measure: {goal.measure}", indent=6)
        yield Para(_progress(goal, today), indent=6)


def _item(short: str, text: str, private: bool, indent: int = 2) -> Block:
    return cells((short,), (2,), words(strong(text), " (private)" if private else ""), indent)


def _progress(goal: GoalStanding, today: date) -> str:
    by = f"by {say_day(goal.target, today)}" if goal.target else "no day set"
    if goal.progress is None:
        return f"progress not noted; {by}"
    full = round(goal.progress * BAR / 100)
    return f"{'█' * full}{'░' * (BAR - full)} {goal.progress} %; {by}"


def _actions(record: Record, today: date) -> Iterator[Block]:
    promised = open_actions(record, today)
    if promised:
        yield from heading("Actions")
    for owner, standing in promised.items():
        name = person(record, owner)
        yield Para(f"{name[0].upper()}{name[1:]}", indent=2)
        for s in standing:
            yield _item(s.action.short, s.action.text, s.action.private, 4)
            yield Para(due_words(s, today), indent=8, hang=0)


def due_words(standing: ActionStanding, today: date) -> str:
    """When an action is due, and what was last said of it."""
    day = standing.target
    said = "no day set"
    if day is not None and day < today:
        said = f"was due on {short_day(day)}, {plural((today - day).days, 'day')} ago"
        if standing.state == "not-said":
            said += "; what became of it is not recorded"
    elif day is not None:
        said = f"due {say_day(day, today)}"
    if standing.redated:
        said += f"; given a new day {plural(standing.redated, 'time')}"
    if standing.last is not None:
        moved = MOVED.get(standing.last.progress or "", "")
        said += f"; {moved}, as noted on {short_day(standing.last.on)}" if moved else ""
    return said


def _concerns(record: Record, today: date) -> Iterator[Block]:
    concerns = open_concerns(record)
    if concerns:
        yield from heading("Concerns")
    for concern in concerns:
        yield _item(concern.short, concern.text, concern.private)
        yield Para(_tried(record, concern, today), indent=6)


def _tried(record: Record, concern: Concern, today: date) -> str:
    factor = f" ({concern.factor})" if concern.factor else ""
    raised = f"raised by {person(record, concern.by)} on {say_day(concern.on, today)}{factor}"
    step = last_step(record, concern)
    if step is None:
        return f"{raised}; nothing tried yet"
    taken = f" ({step.response.replace('-', ' ')})" if step.response else ""
    return f"{raised}; last tried on {short_day(step.on)}: {step.text}{taken}"


def _topics(record: Record) -> Iterator[Block]:
    waiting = topics_waiting(record) if closed_on(record) is None else ()
    if waiting:
        yield from heading("To raise next time")
    for topic in waiting:
        yield _item(topic.short, topic.text, topic.private)
        if topic.by is not None:
            yield Para(f"from {person(record, topic.by)}", indent=6)


def _phase(record: Record, today: date, with_: str) -> Iterator[Block]:
    now = phase(record, today)
    if now is not None and now.needs:
        choice = now.name == "goal-achievement"
        yield from heading("Where to go from here" if choice else "What this phase still needs")
        for line in need_lines(record, now.needs, with_):
            yield Para(line.words, indent=2, hang=2)
            yield from (Command(command, 4) for command in line.type)
        yield Para(words("More on the phases: ", strong("mentorlog guide phases")), indent=2)
