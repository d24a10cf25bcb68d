"""Everything that can be typed after `mentorlog close`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from mentorlog.cli.flagged import under
from mentorlog.cli.kinds import (
    JSON,
    PRIVATE,
    flag,
    future_day,
    name,
    number,
    past_day,
    rhythm,
    short,
    text,
    word,
)
from mentorlog.frozen import Frozen
from mentorlog.record.words import ClosingReason

LOOK = "1. Look whether it should end"
OTHERWISE = "2. Go on otherwise, or for a new term"
PLAN = "3. Plan the final session"
OPEN = "4. Say what becomes of what is open"
WORDS = "5. Have a good last session"
COMPLETE = "6. Complete it"
AFTER = "7. Afterwards"
WITHDRAW = "Withdraw, at any time and without steps"


def _many(help: str, *flags: str) -> Any:
    return typer.Option(*flags, metavar="ID=OUTCOME", help=help, show_default=False)


class Flags(Frozen, kw_only=True):
    """The flags, in the order in which things are done."""

    reason: Annotated[ClosingReason | None, under(LOOK, word("why it ends", "--reason"))] = None
    explored: Annotated[
        bool, under(LOOK, flag("you looked at what did not move", "--explored"))
    ] = False
    renegotiated: Annotated[bool, under(LOOK, flag("you tried other terms", "--renegotiated"))] = (
        False
    )
    note: Annotated[str | None, under(LOOK, text("what came of it; a note", "--note"))] = None
    private: Annotated[bool, under(LOOK, PRIVATE)] = False
    no_private: Annotated[
        bool, under(LOOK, flag("no longer leave it out of them", "--no-private"))
    ] = False

    new_goal: Annotated[
        str | None, under(OTHERWISE, text("a goal that you set instead", "--new-goal"))
    ] = None
    measure: Annotated[
        str | None, under(OTHERWISE, text("how you will know it is reached", "--measure"))
    ] = None
    rhythm: Annotated[
        str | None, under(OTHERWISE, rhythm("how often you meet from now on", "--rhythm"))
    ] = None
    break_until: Annotated[
        date | None, under(OTHERWISE, future_day("a break from today to this day", "--break-until"))
    ] = None
    facilitator: Annotated[
        str | None, under(OTHERWISE, name("who is to help the two of you", "--facilitator"))
    ] = None
    go_on: Annotated[bool, under(OTHERWISE, flag("it goes on after all", "--go-on"))] = False

    renew: Annotated[bool, under(OTHERWISE, flag("for a new term, from today", "--renew"))] = False
    until: Annotated[
        date | None, under(OTHERWISE, future_day("the end of the new term", "--until"))
    ] = None

    sessions: Annotated[
        int | None,
        under(OTHERWISE, number("the sessions of the new term; 0: no number", "--sessions")),
    ] = None

    on: Annotated[date | None, under(PLAN, future_day("its day, or day and time", "--on"))] = None
    at: Annotated[
        str | None, under(PLAN, short("its time: 17:00, 5pm", "--at", metavar="TIME"))
    ] = None
    moved_by: Annotated[
        str | None,
        under(
            PLAN,
            short("who moved it from its day; both: by agreement", "--moved-by", metavar="WHO"),
        ),
    ] = None
    by: Annotated[
        str | None,
        under(PLAN, short("who decided: mentor, mentee, me, both", "--by", metavar="WHO")),
    ] = None
    told: Annotated[date | None, under(PLAN, past_day("since when both know it", "--told"))] = None
    mentor_told: Annotated[
        date | None, under(PLAN, past_day("since when the mentor", "--mentor-told"))
    ] = None
    mentee_told: Annotated[
        date | None, under(PLAN, past_day("since when the mentee", "--mentee-told"))
    ] = None

    ics: Annotated[
        str | None,
        under(PLAN, short("write it as a calendar entry; - prints it", "--ics", metavar="FILE")),
    ] = None
    force: Annotated[bool, under(PLAN, flag("write over that file", "--force"))] = False

    goal: Annotated[
        list[str] | None,
        under(OPEN, _many("done, handed-over:NAME, alone or dropped", "--goal")),
    ] = None
    action: Annotated[
        list[str] | None, under(OPEN, _many("the same for an action", "--action"))
    ] = None
    rest: Annotated[str | None, under(OPEN, text("the same for all that is open", "--rest"))] = None

    celebration: Annotated[
        str | None, under(WORDS, text("how you will mark it", "--celebration"))
    ] = None
    thanks_mentor: Annotated[
        str | None, under(WORDS, text("what the mentor is thankful for", "--thanks-mentor"))
    ] = None
    thanks_mentee: Annotated[
        str | None, under(WORDS, text("what the mentee is thankful for", "--thanks-mentee"))
    ] = None
    takes_mentor: Annotated[
        str | None, under(WORDS, text("what the mentor takes", "--takes-mentor"))
    ] = None
    takes_mentee: Annotated[
        str | None, under(WORDS, text("what the mentee takes", "--takes-mentee"))
    ] = None
    differently: Annotated[
        str | None, under(WORDS, text("what you would do differently", "--differently"))
    ] = None

    done: Annotated[
        bool, under(COMPLETE, flag("it is completed; --on: the day of its last session", "--done"))
    ] = False
    without_session: Annotated[
        bool, under(COMPLETE, flag("there was no last session", "--without-session"))
    ] = False
    outcome: Annotated[
        str | None,
        under(
            COMPLETE,
            short(
                "completed, concluded, paused for good, not begun, moved on",
                "--outcome",
                metavar="WORD",
            ),
        ),
    ] = None

    contact: Annotated[
        str | None, under(AFTER, text("how you will stay in touch", "--contact"))
    ] = None
    contact_by: Annotated[
        str | None,
        under(AFTER, short("who promised that: mentor, me, both", "--contact-by", metavar="WHO")),
    ] = None
    contact_on: Annotated[
        date | None, under(AFTER, future_day("a day for that, which is then due", "--contact-on"))
    ] = None
    erase_on: Annotated[
        date | None,
        under(AFTER, future_day("when this record is to be erased", "--erase-on")),
    ] = None
    no_erase_on: Annotated[
        bool, under(AFTER, flag("no day is set for that any more", "--no-erase-on"))
    ] = False
    withdraw: Annotated[
        bool, under(WITHDRAW, flag("see a message to send, and end it now", "--withdraw"))
    ] = False
    as_it_is: Annotated[
        bool, under(WITHDRAW, flag("with the message as it is; nothing is asked", "--as-it-is"))
    ] = False
    out: Annotated[
        str | None, under(WITHDRAW, short("its message to a new file", "--out", metavar="FILE"))
    ] = None
    as_json: Annotated[bool, JSON] = False


TRIED = ("new_goal", "rhythm", "break_until", "facilitator")
"""What two people may agree on instead of ending."""
THANKED = ("thanks_mentor", "thanks_mentee", "takes_mentor", "takes_mentee")
HIDDEN = frozenset({"private", "no_private"})
"""Whether it stays in the journal."""
LOOKED = ("reason", "explored", "renegotiated", "note", "measure", "go_on", *TRIED, *HIDDEN)
"""What is said before an ending is decided on."""
