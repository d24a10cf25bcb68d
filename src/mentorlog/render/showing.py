"""One relationship at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from mentorlog.course import Became, fell_due, met
from mentorlog.days import say_day, short_day
from mentorlog.due import last_step, to_complete
from mentorlog.health import Checkup
from mentorlog.phases import phase
from mentorlog.record import Concern, Entry, Record, closed_on, fell_through
from mentorlog.render.countdown import choosing, completing
from mentorlog.render.course import fell_due_words, owed, sessions
from mentorlog.render.events import MOVED
from mentorlog.render.facts import facts, parts
from mentorlog.render.glance import (
    open_actions,
    open_concerns,
    open_goals,
    topics_waiting,
)
from mentorlog.render.levels import MARKS, STYLES, level_words, main_reason
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
    widest,
    words,
)
from mentorlog.render.phasing import need_lines
from mentorlog.render.strip import MOST, bar, lanes
from mentorlog.render.styled import Text
from mentorlog.standing import ActionStanding, GoalStanding
from mentorlog.wording import DISPOSED, person, plural

SMALL_BAR, FEW = 10, 3
SHORTEST = 2  # cells of a short id
GLANCE = 10  # open actions of one side
COLUMN = 11


def glance_page(c: Checkup, with_: str = "") -> Page:
    """The page of one relationship as of a day. `with_` is added to every command."""
    return Page(_blocks(c, with_))


def _blocks(c: Checkup, with_: str) -> Iterator[Block]:
    record, today = c.record, c.today
    about = record.relationship
    kind = " · ".join(filter(None, (about.form, about.short, _private(about.private))))
    yield Ends(strong(f"{about.mentor} and {about.mentee}"), kind)
    yield Para(parts(record))
    yield BLANK
    yield from (row(label, said, column=COLUMN) for label, said in facts(record, today) if said)
    yield from _to_complete(record, today, with_)
    yield from _health(c, with_)
    yield from _course(record, today)
    yield from _goals(record, today)
    yield from _actions(record, today, with_)
    yield from _concerns(record, today)
    yield from _topics(record)
    yield from _phase(record, today, with_)


def _private(private: bool) -> str:
    return "private" if private else ""


def _to_complete(record: Record, today: date, with_: str) -> Iterator[Block]:
    final = to_complete(record, today)
    if final is not None:
        commands = completing(final, with_)
        yield from (Command(command, indent=COLUMN + 3) for command in commands)
    elif fell_through(record) is not None:
        yield from (Command(command, indent=COLUMN + 3) for command in choosing(with_))


def _health(c: Checkup, with_: str) -> Iterator[Block]:
    level, reason = level_words(c), main_reason(c)
    mark = Text(f"{MARKS[c.level]} {level}", STYLES.get(c.level, ""))
    why = f": {reason}" if reason else ""
    yield row("Health", words(mark, why), column=COLUMN, says=f"{level}{why}")
    if c.level != "closed":
        yield Command(f"mentorlog health{with_}", indent=COLUMN + 3)


def _course(record: Record, today: date) -> Iterator[Block]:
    """The sessions one after the other, and how much of what each promised is done."""
    drawn = tuple(lanes(sessions(record, today, met(record, today), MOST), "Timeline", COLUMN))
    yield from (BLANK, *drawn) if drawn else ()
    due = fell_due(record, today)
    if sum(some.total() for some in due.values()) >= FEW:
        yield from heading("Promises that fell due")
        column = max(COLUMN, widest(owed(record, who) for who in due))
        for who, promised in due.items():
            said = fell_due_words(promised) if promised else "none"
            yield row(owed(record, who), f"{_kept(promised)}{said}", column=column, says=said)


def _kept(due: Counter[Became]) -> str:
    """How much is done of that of which it is known, as a small bar; nothing of nothing."""
    known = due.total() - due["unsaid"]
    return f"{bar(100 * due['done'] // known, SMALL_BAR)} " if known else ""


def _goals(record: Record, today: date) -> Iterator[Block]:
    standing = open_goals(record)
    if standing:
        yield from heading("Goals")
    wide = _wide(goal.goal for goal in standing)
    for goal in standing:
        yield _item(goal.goal, goal.text, wide)
        if goal.measure:
            yield Para(f"measure: {goal.measure}", indent=4 + wide)
        drawn = f"{bar(goal.progress)} " if goal.progress is not None else ""
        said = _progress(goal, today)
        yield Para(f"{drawn}{said}", indent=4 + wide, says=said)


def _item(one: Entry, text: str, wide: int, indent: int = 2) -> Block:
    said = words(strong(text), " (private)" if one.private else "")
    return cells((one.short,), (wide,), said, indent)


def _wide(entries: Iterable[Entry]) -> int:
    """The room for their short ids, the same for all of them."""
    return max(SHORTEST, widest(one.short for one in entries))


def _progress(goal: GoalStanding, today: date) -> str:
    by = f"by {say_day(goal.target, today)}" if goal.target else "no day set"
    if goal.progress is None:
        return f"progress not noted; {by}"
    return f"{goal.progress} %; {by}"


def _actions(record: Record, today: date, with_: str) -> Iterator[Block]:
    promised = open_actions(record, today)
    if promised:
        yield from heading("Actions")
    wide = _wide(s.action for some in promised.values() for s in some)
    for owner, standing in promised.items():
        name = person(record, owner)
        name = f"{name[0].upper()}{name[1:]}"
        yield Para(name, indent=2, says=f"{name}:")
        if len(standing) > GLANCE:
            more = f"{len(standing) - GLANCE} more, due earlier: mentorlog action list{with_}"
            yield Para(more, indent=4)
        for s in standing[-GLANCE:]:
            yield _item(s.action, s.action.text, wide, 4)
            yield Para(due_words(s, today), indent=6 + wide, hang=0)


def due_words(standing: ActionStanding, today: date) -> str:
    """When an action is due, and what was last said of it."""
    day = standing.target
    said = "no day set"
    if standing.becomes is not None:
        said = f"when it ends: {DISPOSED[standing.becomes]}"
    elif day is not None and day < today:
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
    wide = _wide(concerns)
    for concern in concerns:
        yield _item(concern, concern.text, wide)
        yield Para(_tried(record, concern, today), indent=4 + wide)


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
    wide = _wide(waiting)
    for topic in waiting:
        yield _item(topic, topic.text, wide)
        if topic.by is not None:
            yield Para(f"from {person(record, topic.by)}", indent=4 + wide)


def _phase(record: Record, today: date, with_: str) -> Iterator[Block]:
    now = phase(record, today)
    if now is not None and now.needs:
        choice = now.name == "goal-achievement"
        yield from heading("Where to go from here" if choice else "What this phase still needs")
        for line in need_lines(record, now.needs, with_):
            yield Para(line.words, indent=2, hang=2)
            yield from (Command(command, 4) for command in line.type)
        yield Para(words("More on the phases: ", strong("mentorlog guide phases")), indent=2)
