"""The flags of `mentorlog meet`, each declared once: its kind, its place in `--help`, its help."""

from __future__ import annotations

from typing import Annotated, Any

from mentorlog.cli.flagged import given, under
from mentorlog.cli.kinds import JSON, PRIVATE, flag, hours, minutes, number, short, text, word
from mentorlog.frozen import Frozen
from mentorlog.record.words import Form

WHEN = "When"
HAPPENED = "What happened"
WENT = "How it went (SIDE: mentor, mentee, both, me, them, or a name)"
AGREED = "Actions, goals and the next session"
KEPT = "Notes"


def day(panel: str, help: str, name: str) -> Any:
    """A day, and a time where it has one; read once it is known what happened."""
    return under(panel, short(help, name, metavar="DAY"))


def side(panel: str, help: str, name: str) -> Any:
    """A side; read once the names are known."""
    return under(panel, short(help, name, metavar="SIDE"))


def some_of(help: str, name: str, metavar: str) -> Any:
    """Something about actions, goals or the next session, read with the record."""
    return under(AGREED, short(help, name, metavar=metavar))


class Flags(Frozen, kw_only=True):
    """Everything that was typed after `mentorlog meet`."""

    on: Annotated[str | None, day(WHEN, 'the day, or "DAY TIME"; left out: today', "--on")] = None
    at: Annotated[str | None, under(WHEN, short("the time", "--at", metavar="TIME"))] = None
    meeting: Annotated[
        str | None, under(WHEN, short("complete or correct that one", "--meeting", metavar="ID"))
    ] = None
    again: Annotated[bool, under(WHEN, flag("a second session on that day", "--again"))] = False
    book: Annotated[str | None, day(WHEN, 'plan a session: DAY, or "DAY TIME"', "--book")] = None
    catch_up: Annotated[
        bool, under(WHEN, flag("go through the sessions that nobody recorded", "--catch-up"))
    ] = False

    held: Annotated[bool, under(HAPPENED, flag("it took place (left out: it did)", "--held"))] = (
        False
    )
    cancelled_by: Annotated[
        str | None, side(HAPPENED, "who called it off; or outside, unknown", "--cancelled-by")
    ] = None
    missed_by: Annotated[
        str | None, side(HAPPENED, "who was not there, with no word before", "--missed-by")
    ] = None
    moved_by: Annotated[
        str | None, side(HAPPENED, "who moved it; both: by agreement", "--moved-by")
    ] = None
    to: Annotated[str | None, day(HAPPENED, "the day it was moved to", "--to")] = None
    outcome_unknown: Annotated[
        bool, under(HAPPENED, flag("nobody wrote down what happened", "--outcome-unknown"))
    ] = False
    notice: Annotated[int | None, under(HAPPENED, hours("how long before: 2h, 3d", "--notice"))] = (
        None
    )
    reason: Annotated[
        str | None,
        under(
            HAPPENED,
            text(
                "illness, holiday, leave, emergency, bereavement, work, travel, personal, other; "
                "or in your words",
                "--reason",
            ),
        ),
    ] = None

    planned: Annotated[int | None, under(WENT, minutes("how long it was to be", "--planned"))] = (
        None
    )
    lasted: Annotated[int | None, under(WENT, minutes("how long it was", "--lasted"))] = None
    ended_early_by: Annotated[
        str | None, side(WENT, "who ended it before its time", "--ended-early-by")
    ] = None
    distracted: Annotated[
        list[str] | None, side(WENT, "who seemed to be elsewhere", "--distracted")
    ] = None
    quiet: Annotated[list[str] | None, side(WENT, "who contributed little", "--quiet")] = None
    unprepared: Annotated[
        list[str] | None, side(WENT, "who came without preparing", "--unprepared")
    ] = None
    observed: Annotated[
        bool,
        under(WENT, flag("you looked at this: whoever is not named was all there", "--observed")),
    ] = False
    useful: Annotated[
        int | None, under(WENT, number("how useful it was, 1 to 5", "--useful", low=1, high=5))
    ] = None
    form: Annotated[Form | None, under(WENT, word("which of the two it was", "--form"))] = None

    done: Annotated[list[str] | None, some_of("actions that are done", "--done", "ID")] = None
    some: Annotated[
        list[str] | None, some_of("actions that have moved, not done yet", "--some", "ID")
    ] = None
    none: Annotated[
        list[str] | None, some_of("actions that have not moved yet", "--none", "ID")
    ] = None
    redate: Annotated[
        list[str] | None, some_of("another day for an action", "--redate", "ID=DAY")
    ] = None
    drop_action: Annotated[
        list[str] | None, some_of("actions that are let go", "--drop-action", "ID")
    ] = None
    action: Annotated[
        list[str] | None,
        under(
            AGREED,
            text('a new one: "mentee: send the CV by 2026-02-01" (mentor, mentee, both, me)'),
        ),
    ] = None
    goal: Annotated[
        list[str] | None, some_of("a goal you talked about; how far it is", "--goal", "ID[:40]")
    ] = None
    discussed: Annotated[
        list[str] | None, some_of("noted topics that you talked about", "--discussed", "ID")
    ] = None
    next: Annotated[str | None, day(AGREED, 'plan the next one: DAY, or "DAY TIME"', "--next")] = (
        None
    )

    topics: Annotated[str | None, under(KEPT, text("what it was about", "--topics"))] = None
    notes: Annotated[str | None, under(KEPT, text("notes; - reads standard input", "--notes"))] = (
        None
    )
    private_notes: Annotated[
        str | None, under(KEPT, text("notes that are never exported", "--private-notes"))
    ] = None
    answer: Annotated[
        list[str] | None, under(KEPT, text('"question=answer", of your own', "--answer"))
    ] = None
    private: Annotated[bool, under(KEPT, PRIVATE)] = False
    edit: Annotated[
        bool, under(KEPT, flag("fill all this in as a form in your editor", "--edit"))
    ] = False
    as_json: Annotated[bool, JSON] = False

    def gave(self, name: str) -> bool:
        """Whether that flag was typed."""
        return given(self, name)
