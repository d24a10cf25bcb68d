"""The brief for a facilitator as a document: who they are, what they agreed, and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.brief import Brief
from mentorlog.days import short_day
from mentorlog.record import Keeper, Party, Relationship
from mentorlog.render.agreed import LABELS, sheet
from mentorlog.render.brief.concerns import concerns, differently, feedback, tried_else
from mentorlog.render.brief.meetings import meetings, promises
from mentorlog.render.document import Content, Document, Item, Items, Paragraph, Part, Rows
from mentorlog.standing import GoalStanding
from mentorlog.wording import disposed, person, plural

MEDIATES = (
    "It is for somebody whom both have asked to help them talk, and to be read by both of them, "
    "too."
)
NAMED = (
    "It is for {to}, to see what is on record and to help the two of them go on from there; both "
    "of them are to read it, too."
)
NOT_FOR = "It is not for judging either side, for an appraisal, or for anybody’s file."
FACE = (
    "From a journal that {kept}; it is not meant for watching "
    "anybody. Signs, readings of how somebody seemed, the reasons for which a session did not "
    "take place, and all that is private have been left out."
)
CONTRACT = (LABELS["sponsor"], LABELS["sessions_agreed"])
TITLES = {
    "How we meet": "How they agreed to meet",
    "What we expect of each other": "What they expect of each other",
    "What we keep to": "What they keep to",
}


def document(told: Brief, to: str | None = None) -> Document:
    """The page for the facilitator, or for whoever `to` names: exactly what leaves."""
    # Without a keeper everybody is called by name: it is neither of the two who reads it.
    about = told.record.relationship
    told = told.but(record=told.record.but(relationship=about.but(keeper=None)))
    parts = (
        *_agreed(told),
        Part("The contract", tuple(_contract(told))),
        Part("Goals", tuple(_goals(told))),
        Part("Meetings", tuple(meetings(told))),
        Part("What each promised", tuple(promises(told))),
        Part("Concerns, and what was tried", tuple(concerns(told))),
        Part("Where they see it differently", tuple(differently(told))),
        Part("What else was tried", tuple(tried_else(told))),
        Part("What they said to each other", tuple(feedback(told))),
        Part("The ending", tuple(_ending(told))),
    )
    return Document(
        title=f"{about.mentor} and {about.mentee}: a brief{_whom(about, to)}",
        opening=tuple(_opening(told, about.keeper, to)),
        parts=tuple(part for part in parts if part.contents),
        face=FACE.format(kept=_by_whom(about)),
    )


def _whom(about: Relationship, to: str | None) -> str:
    """Whom it is for; a facilitator who keeps the journal does not write it for themselves."""
    if to is None and about.keeper == "facilitator":
        return ""
    return f" for {to or about.facilitator or 'a facilitator'}"


def _by_whom(about: Relationship) -> str:
    if about.keeper != "facilitator":
        return "two people keep to help each other"
    return f"{about.facilitator or 'a facilitator'} keeps to help two people"


def _ending(told: Brief) -> Iterator[Content]:
    if told.ending_known is not None:
        yield Paragraph(f"Both knew from {short_day(told.ending_known)} on that it was to end.")


def _opening(told: Brief, keeper: Keeper | None, to: str | None) -> Iterator[str]:
    yield consent(told)
    helps = told.record.relationship.facilitator or ""
    other = to is not None and to.casefold() != helps.casefold()
    yield f"{NAMED.format(to=to) if other else MEDIATES} {NOT_FOR}"
    since = f"from {short_day(told.since)} on" if told.since else "from the beginning"
    yield f"Written on {short_day(told.today)}; it covers what is on record {since}."
    yield _kept(told, keeper)


def consent(told: Brief) -> str:
    """Who agreed to its being shared, as far as that is on record."""
    names = {party: told.record.name(party) for party in ("mentor", "mentee")}
    agreed = [f"{names.pop(party)} on {short_day(day)}" for party, day in told.consent]
    if not names:
        return f"Both agreed to this being shared: {agreed[0]}, {agreed[1]}.{_later(told)}"
    if agreed:
        (missing,) = names.values()
        one = f"One of the two agreed to this being shared: {agreed[0]}."
        return f"{one} That {missing} did is not on record.{_later(told)}"
    return "It is not on record that either of the two agreed to this being shared."


def _later(told: Brief) -> str:
    """That some of it was recorded only after that, and so was not what somebody agreed to."""
    if not told.later:
        return ""
    day = short_day(min(day for _, day in told.consent))
    return f" Recorded after {day}, and so not yet agreed to: {plural(told.later, 'thing')}."


def _kept(told: Brief, keeper: Keeper | None) -> str:
    if keeper is None:
        return "Who of the two keeps the journal is not noted; the other may remember it otherwise."
    if keeper == "facilitator":
        return f"The journal is kept by {person(told.record, keeper)}, and by neither of the two."
    other: Party = "mentee" if keeper == "mentor" else "mentor"
    return (
        f"The journal is kept by {told.record.name(keeper)}; {told.record.name(other)} may "
        "remember it otherwise."
    )


def _agreed(told: Brief) -> Iterator[Part]:
    """Who they are and what they agreed, as on the page that both can sign."""
    for part in sheet(told.record, told.agreed, told.today).parts:
        # The contract of a coaching has a part of its own.
        rows = tuple(row for row in part.rows if not (told.contract and row[0] in CONTRACT))
        if part.title == "How we meet" and told.agreed and told.agreed.agreed_on:
            rows = (("Agreed on", short_day(told.agreed.agreed_on)), *rows)
        if part.title == "Who":
            # Another form may be asked for; the words are then its words, and no fact changes.
            form = told.form or ""
            rows = tuple((name, form if name == "Form" else said) for name, said in rows)
            rows = tuple(row for row in rows if row[1])
        if part.title == "Who" and told.closed:
            # The day that was once meant is not when it ended.
            rows = tuple(_ended(rows, short_day(told.closed)))
        if rows:
            yield Part(TITLES.get(part.title, part.title), (Rows(rows),))


def _ended(rows: tuple[tuple[str, str], ...], day: str) -> Iterator[tuple[str, str]]:
    """The rows with the day on which it ended, after the one on which it began."""
    before = ("Asked for by", "Who can help", "Until")
    yield from (row for row in rows if row[0] not in before)
    yield "Ended on", day
    yield from (row for row in rows if row[0] in before[:2])


def _contract(told: Brief) -> Iterator[Content]:
    contract = told.contract
    if contract is None:
        return
    since = f" since it was renewed on {short_day(contract.since)}" if contract.since else ""
    yield Rows(
        (
            ("Sponsor", contract.sponsor or "not noted"),
            ("Sessions agreed", str(contract.agreed) if contract.agreed else "not noted"),
            ("Sessions held", f"{contract.used}{since}"),
            *((("Sessions left", str(contract.left)),) if contract.left is not None else ()),
        )
    )


def _goals(told: Brief) -> Iterator[Content]:
    items = tuple(Item("", goal.text, tuple(_of_goal(told, goal))) for goal in told.goals)
    if items:
        yield Items(items)


def _of_goal(told: Brief, standing: GoalStanding) -> Iterator[str]:
    goal = standing.goal
    if standing.measure:
        yield f"Measured by: {standing.measure}"
    days = (
        ("set on", goal.set_on),
        ("meant for", standing.target),
        ("last looked at on", standing.reviewed),
        ("reached on", goal.achieved_on),
        ("let go on", goal.dropped_on),
    )
    said = "; ".join(f"{what} {short_day(day)}" for what, day in days if day)
    if said:
        yield f"{said[0].upper()}{said[1:]}"
    if standing.open and told.closed:
        became = told.became(standing)
        yield f"When it ended: {disposed(became) if became else 'still open'}"
