"""The phase of a relationship in words, and what it still needs, with what to type for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from mentorlog.frozen import Frozen
from mentorlog.phases import Need, phase
from mentorlog.record import PARTIES, Party, Record
from mentorlog.render.opening import OPENED, Line
from mentorlog.wording import addressed, enumerated, whom

NAMES = {
    "preparation": "preparation",
    "progression": "progression",
    "goal-achievement": "goal achievement",
}
BOOK = 'mentorlog meet --book "DAY TIME"'
ADD = 'mentorlog goal add "..." --measure "..." --by DAY'
AGREED = {
    "purpose": "a purpose",
    "mentor_expects": "what {mentor}",
    "mentee_expects": "what {mentee}",
    "boundaries": "boundaries",
    "rhythm": "how often to meet",
    "sessions_agreed": "how many sessions are agreed",
    "sponsor": "who sponsors it",
}
FLAGS = dict(OPENED) | {
    "mentor_expects": '--mentor-expects "..."',
    "mentee_expects": '--mentee-expects "..."',
    "sessions_agreed": dict(OPENED)["contract"],
}
OTHERS = {
    "goal": (("a first goal, with a measure and a day", ADD),),
    "session": (("a day for the first session", BOOK),),
    "next": (("a day for the next session", BOOK),),
    "choice": (
        ("new goals, where you want to go on together", ADD),
        ("or a last session worth having, where you want to conclude", "mentorlog close"),
    ),
}
OF_GOAL = {"measure": ("a measure", '--measure "..."'), "target": ("a day", "--by DAY")}


class Ask(Frozen):
    """What is still needed, the command that fills it in, and the flag of that command."""

    says: str
    command: str
    flag: str = ""


def phase_words(record: Record, today: date) -> str:
    """The phase by the name that the guidance gives it; nothing of one that is closed."""
    now = phase(record, today)
    return NAMES[now.name] if now is not None else ""


def need_lines(record: Record, needs: Iterable[Need], with_: str = "") -> Iterator[Line]:
    """What is still needed, a line for each command that fills it in; `with_` is added to it."""
    by_command: dict[tuple[str, str], list[Ask]] = {}
    for need in needs:
        of = f" for {need.goal.short}" if need.goal is not None and need.key in OF_GOAL else ""
        for ask in _asks(record, need):
            by_command.setdefault((ask.command, of), []).append(ask)
    for (command, of), asks in by_command.items():
        says = enumerated([ask.says for ask in asks])
        flags = "".join(f" {ask.flag}" for ask in asks if ask.flag)
        yield Line("-", f"{says}{of}", "", (f"{command}{flags}{with_}",))


def phase_name(record: Record, today: date) -> str | None:
    """The name of the phase for other programs; None of a relationship that is closed."""
    now = phase(record, today)
    return now.name if now is not None else None


def phase_data(record: Record, today: date) -> dict[str, Any] | None:
    """The phase for other programs, with what it still needs; its keys are frozen."""
    now = phase(record, today)
    if now is None:
        return None
    return {
        "name": now.name,
        "ending": now.ending,
        "needs": [
            {
                "need": need.key,
                "goal": need.goal.short if need.goal is not None else None,
                "commands": [f"{a.command} {a.flag}".strip() for a in _asks(record, need)],
            }
            for need in now.needs
        ],
    }


def _asks(record: Record, need: Need) -> tuple[Ask, ...]:
    if need.goal is not None:
        short = need.goal.short
        if need.key == "review":
            return (Ask(f"a first review of {short}", f"mentorlog goal review {short}"),)
        says, flag = OF_GOAL[need.key]
        return (Ask(says, f"mentorlog goal change {short}", flag),)
    if need.key in AGREED:
        says = AGREED[need.key].format(**{party: _expects(record, party) for party in PARTIES})
        return (Ask(says, "mentorlog agree", FLAGS[need.key]),)
    about = record.relationship
    return tuple(Ask(addressed(about, says), command) for says, command in OTHERS[need.key])


def _expects(record: Record, party: Party) -> str:
    name = whom(record, party)
    return "you expect" if name == "you" else f"{name} expects"
