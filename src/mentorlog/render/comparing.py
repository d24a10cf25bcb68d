"""Two views side by side, for a terminal: what each says, with neither of them put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from mentorlog.compare import Comparison, Pair, Said, Term, became
from mentorlog.days import say_day, say_rhythm, short_day
from mentorlog.record import Keeper, Meeting
from mentorlog.render.page import BLANK, Block, Command, Ends, Page, Para, heading, row, strong
from mentorlog.render.width import widest
from mentorlog.standing import ActionStanding, GoalStanding
from mentorlog.wording import happened, notice, plural, quoted, spoken

MIND = (
    "Two people see the same weeks differently, and write down different things. Nothing here is "
    "put right, counted or held against anybody: a difference is where to ask."
)
ASK = {
    "sessions": "Of the sessions that you see differently: what do you each remember of it?",
    "alone": "Of what only one of you has: did it slip, or was it not quite agreed?",
    "useful": "What made a session more useful for one of you than for the other?",
    "promises": "Which promises still matter, and who does what by when?",
    "goals": "Are these still the goals of both of you, in the same words?",
    "expects": "Read to each other what you expect. Is there anything you had not known?",
    "terms": "Of what you agreed: which of the two shall hold from now on?",
}
LABELS = {
    "rhythm": "how often",
    "minutes": "how long",
    "notice_hours": "notice of a change",
    "sessions_agreed": "how many sessions",
    "contact": "between sessions",
    "boundaries": "boundaries",
    "confidentiality": "confidentiality",
    "if_not_working": "if it does not work",
    "review_every": "looked at again",
    "purpose": "what it is for",
    "success": "it went well when",
    "started_on": "began on",
    "planned_end": "until",
}
MOST = 14  # cells of a column of names


def page(found: Comparison, names: tuple[str, str], next_step: str) -> Page:
    """The page; `names` are what the two sides are called, "you" among them, `next_step` is the
    command with which one shares what one has."""
    return Page(_Blocks(found, names).blocks(next_step))


class _Blocks:
    """The parts of the page, each with both views of a thing below it."""

    def __init__(self, found: Comparison, names: tuple[str, str]) -> None:
        self.found, self.names = found, names
        self.column = min(MOST, widest(names))
        self.asked: list[str] = []
        self.viewer = found.one.record
        self.them, self.both = ("you", "you both") if "you" in names else ("them", "both")

    def blocks(self, next_step: str) -> Iterator[Block]:
        """Everything, the questions last."""
        found, about = self.found, self.viewer.relationship
        both = f"{about.mentor} and {about.mentee}, as each of {self.them} has it"
        yield Ends(strong(both), about.short if "you" in self.names else "")
        for name, said in zip(self.names, (found.one, found.other), strict=True):
            yield Para(f"{_first(name)}: as of {say_day(said.on, found.today)}")
        yield BLANK
        yield Para(MIND)
        yield from self._sessions()
        yield from self._useful()
        yield from self._things("Promises", "promises", found.actions, self._promise)
        yield from self._things("Goals", "goals", found.goals, self._goal)
        yield from self._terms()
        yield from self._ending()
        if "you" in self.names:
            yield BLANK
            yield Para("To share yours as it is now:")
            yield Command(next_step)

    # Sessions.

    def _sessions(self) -> Iterator[Block]:
        pairs = self.found.meetings
        if not pairs:
            return
        yield from heading("Sessions")
        apart = [p for p in pairs if set(p.differs) - {"useful"}]
        alike = sum(not pair.alone for pair in pairs) - len(apart)
        yield from self._alike(alike, "session")
        for pair in apart:
            yield Para(strong(_day(pair.either.on)), indent=2)
            yield from self._both(pair, self._meeting)
        self._ask("sessions", apart)
        yield from self._alone(pairs, lambda m: f"{_day(m.on)}: {self._meeting(m)}")

    def _meeting(self, meeting: Meeting, differs: Sequence[str] = ()) -> str:
        """What one side has of a session, in a line."""
        if meeting.outcome in ("cancelled", "moved", "missed"):
            reason = meeting.reason if "reason" in differs else None
            plainly = meeting.but(by=meeting.side, reason=reason, notice_hours=None)
            said = happened(self.viewer, plainly).removesuffix(", no word on record")
            if meeting.notice_hours is not None and "notice_hours" in differs:
                said += f", {notice(meeting.notice_hours)}"
        else:
            said = self._took_place(meeting)
        if "on" in differs:
            said = f"{_day(meeting.on)}, {said}"
        return f"at {meeting.at}, {said}" if "at" in differs and meeting.at else said

    def _took_place(self, meeting: Meeting) -> str:
        if meeting.outcome == "planned":
            past = meeting.on is not None and meeting.on < self.found.today
            return "not written down what came of it" if past else "planned"
        if meeting.outcome == "unknown":
            return "not known what came of it"
        said = "it took place"
        if meeting.lasted_minutes is not None:
            said += f", {plural(meeting.lasted_minutes, 'minute')}"
        if (
            meeting.planned_minutes is not None
            and meeting.planned_minutes != meeting.lasted_minutes
        ):
            said += f" of {meeting.planned_minutes}" if meeting.lasted_minutes is not None else ""
        if meeting.ended_early_by is not None:
            said += f", cut short {self._by(meeting.ended_early_by)}"
        return said

    def _by(self, side: str) -> str:
        who = {"both": "by agreement", "outside": "for a reason outside both"}
        return who.get(side) or f"by {self._called(side)}"

    def _called(self, side: str) -> str:
        """What a side is called on this page."""
        about = self.viewer.relationship
        return "you" if about.keeper == side else about.mentor if side == "mentor" else about.mentee

    # How useful it was.

    def _useful(self) -> Iterator[Block]:
        rated = [p for p in self.found.meetings if not p.alone]
        apart = [p for p in rated if "useful" in p.differs]
        said = [p for p in rated if p.one and p.other and p.one.useful and p.other.useful]
        if not said:
            return
        yield from heading("How useful each found it (1 to 5)")
        if len(said) > len(apart):
            same = plural(len(said) - len(apart), "session")
            yield Para(f"Of {same} {self.both} said the same.", indent=2)
        for pair in apart:
            assert pair.one is not None
            assert pair.other is not None
            each = f"{self.names[0]} {pair.one.useful}, {self.names[1]} {pair.other.useful}"
            yield Para(each, lead=f"{_day(pair.one.on)}: ", indent=2, hang=2)
        self._ask("useful", apart)

    # Promises and goals.

    def _things(
        self,
        title: str,
        topic: str,
        pairs: Sequence[Pair[Any]],
        said: Callable[[Any, Sequence[str]], str],
    ) -> Iterator[Block]:
        if not pairs:
            return
        yield from heading(title)
        apart = [pair for pair in pairs if pair.differs]
        alike = sum(not pair.alone for pair in pairs) - len(apart)
        yield from self._alike(alike, title[:-1].lower())
        for pair in apart:
            yield Para(strong(_text(pair.either)), indent=2)
            yield from self._both(pair, said)
        self._ask(topic, apart)
        yield from self._alone(pairs, lambda each: f"{_text(each)}: {said(each, ('owner',))}")

    def _promise(self, one: ActionStanding, differs: Sequence[str] = ()) -> str:
        day = one.finished or one.action.dropped_on or one.target
        how = {"done": "done on", "dropped": "let go on", "open": "open, for"}[became(one)]
        said = f"{how} {short_day(day)}" if day else "open, without a day"
        if "owner" not in differs:
            return said
        owner = one.action.owner
        return f"{'both' if owner == 'both' else self._called(owner)}, {said}"

    def _goal(self, one: GoalStanding, differs: Sequence[str] = ()) -> str:
        state = became(one)
        day = one.goal.achieved_on or one.goal.dropped_on or (one.target if one.open else None)
        how = {"achieved": "achieved on", "dropped": "let go on", "open": "open, for"}.get(state)
        said = f"{how} {short_day(day)}" if how and day else state
        if "progress" in differs:
            said += f", {one.progress} of 100"
        if "measure" in differs:
            said += f", measured by {quoted(one.measure or '')}"
        return f"{quoted(one.text)}, {said}" if "text" in differs else said

    # What was agreed.

    def _terms(self) -> Iterator[Block]:
        stated = [term for term in self.found.expects if term.said != (None, None)]
        if stated:
            yield from heading("What is expected")
        for term in stated:
            side = "mentor" if term.name == "mentor_expects" else "mentee"
            verb = "you expect" if self._called(side) == "you" else f"{self._called(side)} expects"
            yield Para(strong(f"What {verb}"), indent=2)
            yield from self._each(term, lambda value: quoted(str(value)))
        self._ask("expects", [term for term in stated if term.differs or None in term.said])
        apart = [term for term in self.found.terms if term.differs]
        if apart:
            yield from heading("What was agreed, in two versions")
        for term in apart:
            yield Para(strong(_first(LABELS[term.name])), indent=2)
            yield from self._each(term, partial(_value, term.name))
        self._ask("terms", apart)

    # Both, and one alone.

    def _alike(self, count: int, noun: str) -> Iterator[Block]:
        if count:
            yield Para(f"{plural(count, noun)} {self.both} have alike.", indent=2)

    def _both(self, pair: Pair[Any], said: Callable[[Any, Sequence[str]], str]) -> Iterator[Block]:
        for name, each in zip(self.names, (pair.one, pair.other), strict=True):
            yield row(name, said(each, pair.differs), indent=4, column=self.column)

    def _each(self, term: Term, said: Callable[[Any], str]) -> Iterator[Block]:
        if None not in term.said and not term.differs:
            yield row("both", said(term.one), indent=4, column=self.column)
            return
        for name, value in zip(self.names, (term.one, term.other), strict=True):
            words = "not written down" if value is None else said(value)
            yield row(name, words, indent=4, column=self.column)

    def _alone(self, pairs: Sequence[Pair[Any]], said: Callable[[Any], str]) -> Iterator[Block]:
        for at, name in enumerate(self.names):
            only = [pair for pair in pairs if pair.alone and (pair.one is None) == bool(at)]
            if only:
                yield Para(f"Only {name} {'have' if name == 'you' else 'has'}:", indent=2)
                yield from (Para(said(pair.either), lead="- ", indent=4) for pair in only)
                self._ask("alone", only)

    # What to ask.

    def _ask(self, topic: str, because: Sequence[object]) -> None:
        if because and ASK[topic] not in self.asked:
            self.asked.append(ASK[topic])

    def _ending(self) -> Iterator[Block]:
        if self.found.later:
            yield BLANK
            yield Para(
                f"{plural(self.found.later, 'thing')} written down after the other had last shared "
                "what they have: not compared."
            )
        if self.found.agree:
            yield BLANK
            yield Para(f"{_first(self.both)} have the same. That is worth saying, too.")
        if self.asked:
            yield from heading("What to ask each other")
            about = self.viewer.relationship
            yield from (Para(spoken(about, one), lead="- ", indent=2) for one in self.asked)


def called(said: Said, other: Said, keeper: Keeper | None) -> str:
    """What a side is called on the page: "you", or its name as `other` has it, too."""
    if said.side == keeper:
        return "you"
    about = said.record.relationship
    if said.side == "facilitator":
        return about.facilitator or other.record.relationship.facilitator or "the facilitator"
    return about.mentor if said.side == "mentor" else about.mentee


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(day: date | None) -> str:
    return short_day(day) if day else "on a day that is not known"


def _text(each: ActionStanding | GoalStanding) -> str:
    return each.action.text if isinstance(each, ActionStanding) else each.text


def _value(name: str, value: Any) -> str:
    if isinstance(value, date):
        return short_day(value)
    if name in ("rhythm", "review_every"):
        return say_rhythm(value)
    units = {"minutes": "minute", "notice_hours": "hour", "sessions_agreed": "session"}
    return plural(value, units[name]) if name in units else quoted(str(value))
