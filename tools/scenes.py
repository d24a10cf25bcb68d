"""What is typed in the pages that tools/make_tour.py writes from real runs."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

ENTER, CTRL_C = "\r", "\x03"


class Scene(NamedTuple):
    """A command as it is typed on a day, what is typed at each of its questions, and a few
    words in front."""

    words: str
    today: str
    command: Sequence[str]
    typed: Sequence[str] = ()


class Page(NamedTuple):
    """A page of scenes, one after another in one journal."""

    title: str
    lead: str
    scenes: Sequence[Scene]


TOUR = (
    Scene(
        "Tariq mentors Sarah and keeps the journal. They met two weeks ago and again yesterday. "
        "He writes down who they are and how often they mean to meet, and what it is for:",
        "2026-03-11",
        (
            *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
            *("--on", "2026-02-24", "--rhythm", "every 2 weeks", "--minutes", "60"),
        ),
    ),
    Scene(
        "",
        "2026-03-11",
        (
            *("goal", "add", "Lead a project of three people"),
            *("--measure", "shipped, and they would do it again", "--on", "2026-02-24"),
        ),
    ),
    Scene(
        "The first session, in one line, as somebody may who likes flags:",
        "2026-03-11",
        (
            *("meet", "--on", "2026-02-24", "--lasted", "60", "--useful", "4"),
            *("--action", "mentee: send the CV by 6 march", "--action", "me: ask Omar to help"),
            *("--next", "2026-03-10 17:00"),
        ),
    ),
    Scene(
        "Without flags he is asked. The session that was planned for yesterday is offered; what "
        "was promised last time comes one by one, each with a key. After the first of it "
        "somebody rings, and he stops:",
        "2026-03-11",
        ("meet",),
        ("h", ENTER, "40\r", "s", "d", CTRL_C),
    ),
    Scene(
        "Nothing of it is lost. He goes on where he was:",
        "2026-03-11",
        ("meet",),
        (
            *("y", "s", "40\r", "4", "a", "d", "@Sarah book a room by friday\r"),
            *("write to the sponsor\r", "y", ENTER, "She asked for more time to prepare.\r"),
            "s\r",
        ),
    ),
    Scene(
        "Two weeks later Sarah writes in the morning that she is ill. A session that did not "
        "take place takes a few words, and nothing else is asked:",
        "2026-03-24",
        ("meet",),
        ("c", ENTER, "s", "6h\r", "ill\r", "next tue 17:00\r"),
    ),
    Scene("And this is what it looks like then:", "2026-03-24", ("log",)),
)


def at(day: str, line: str, words: str = "", typed: Sequence[str] = ()) -> Scene:
    """A scene from the line as it is typed in a shell."""
    return Scene(words, day, shlex.split(line), typed)


AISHA = (
    at(
        "2026-08-26",
        "start --mentor Jonas --mentee Aisha --keeper mentee --form coaching --on 2026-08-24 "
        '--rhythm "every 2 weeks" --minutes 60 '
        '--purpose "To feel that my working days are mine again"',
        "## The beginning\n\nAisha has found a coach, Jonas. She keeps the journal, for "
        "herself, and begins it in the week in which they begin. Who is who, how often they "
        "mean to meet, and what it is for is enough:",
    ),
    at(
        "2026-08-26",
        'goal add "Be taken more seriously at work"',
        "In the first session they set two goals. Aisha notes them as they come:",
    ),
    at("2026-08-26", 'goal add "Have more time for the work that matters"'),
    at(
        "2026-08-26",
        "meet",
        "Then the session itself. `meet` asks, and she answers with a key or a line; Enter "
        "leaves out what she does not want to say. What is not said counts for nothing:",
        (
            *("h", ENTER, "60\r", ENTER, ENTER, "4", ENTER, ENTER),
            *("say no to one request a week by 9 sep\r", "y"),
            *("@Jonas send the exercise on priorities by 9 sep\r", ENTER),
            *("A warm start. Two goals, both a bit large.\r", "9 sep 18:30\r"),
        ),
    ),
    at(
        "2026-09-09",
        "meet --lasted 60 --useful 3 --some a1 --done a2 "
        '--action "me: write down for a week where the hours go by 23 sep" '
        '--next "23 sep 18:30"',
        "## The autumn\n\nThe next sessions, in one line each. `a1` and `a2` are the "
        "promises; `--some` has moved, `--none` has not, and `me` is whoever keeps the journal:",
    ),
    at(
        "2026-09-23",
        "meet --lasted 60 --useful 3 --done a3 "
        '--action "me: ask my manager for half an hour about my work by 7 oct" '
        '--next "7 oct 18:30"',
    ),
    at(
        "2026-10-07",
        "meet --lasted 55 --useful 2 --none a4 "
        '--action "me: keep two mornings free of meetings by 21 oct" --next "21 oct 18:30"',
    ),
    at(
        "2026-10-21",
        "meet --lasted 60 --useful 2 --none a5 "
        '--action "me: write one page on the project I would like to lead by 4 nov" '
        '--next "4 nov 18:30"',
    ),
    at(
        "2026-11-04",
        "meet --lasted 50 --useful 2 --none a5 --none a6 "
        '--notes "I said that I was tired." --next "21 nov 18:30"',
        "Below that session stands that something is newly worth noticing. It says so once, "
        "and waits until she looks. Then another one:",
    ),
    at(
        "2026-11-19",
        "health",
        "## Is this going anywhere?\n\nThree months, six sessions, and Aisha wonders whether "
        "to go to the next one at all. She looks at what the record shows:",
    ),
    at(
        "2026-11-19",
        'prepare --add "Is this making any difference to my work?"',
        "None of it says that she or Jonas did something wrong, and the first finding is about "
        "her own side. But there are three promises with their days to talk about, and a "
        "question that she may ask. She notes it for the session, and looks at what else there "
        "is to bring:",
    ),
    at("2026-11-19", "prepare"),
    at(
        "2026-11-21",
        'health --talk actions-stalled --said "Too many at once, and each of them alone." '
        '--agreed "One action at a time, begun in the session." --look-again 2026-12-19',
        "## The conversation\n\nJonas does not defend himself. They find that there were too "
        "many steps, and that each was left to her alone. She notes what they said and agreed; "
        "from now on `health` says what becomes of it:",
    ),
    at(
        "2026-11-21",
        'goal change g1 --measure "I am asked before the plan is made, not after"',
        "One goal gets a measure, and the other one is let go:",
    ),
    at("2026-11-21", "goal drop g2"),
    at(
        "2026-11-21",
        "meet --lasted 60 --useful 5 --goal g1:10 --discussed t1 --drop-action a1,a5,a6 "
        '--redate "a4=28 nov" --next "5 dec 18:30"',
        "So are three of the old promises. One stays, with a new day:",
    ),
    at(
        "2026-12-05",
        "meet --lasted 60 --useful 4 --done a4 --goal g1:40 "
        '--action "me: write one page on the project I would like to lead by 19 dec" '
        '--next "19 dec 18:30"',
        "## It moves\n\nTwo weeks later she has talked to her manager:",
    ),
    at(
        "2026-12-05",
        'feedback --from me "The last session was the first one that I used the week after."',
        "And she tells Jonas what helped. That is worth a line, too:",
    ),
    at(
        "2026-12-19",
        'meet --lasted 60 --useful 5 --done a7 --goal g1:70 --next "16 jan 18:30"',
    ),
    at(
        "2026-12-19",
        "health --since 2026-11-19",
        "This is the day on which they wanted to look again. What has changed since she last "
        "asked the record:",
    ),
    at(
        "2027-01-16",
        "meet --lasted 60 --useful 5 --goal g1:100",
        "## The ending\n\nIn January her goal is reached, and no other one presses:",
    ),
    at("2027-01-16", "goal achieve g1"),
    at(
        "2027-01-16",
        'close --on "30 jan 18:30" --reason goals-achieved --by both --told today',
        "`mentorlog close` alone goes through an ending step by step, and begins with the "
        "question whether it is to end at all. They know: one more session, in two weeks, so "
        "that both know which one is the last.",
    ),
    at(
        "2027-01-30",
        "meet --meeting m11 --lasted 75 --useful 5",
        "After that last session she writes down how it was, what each thanked the other for, "
        "and what is to become of this record:",
    ),
    at(
        "2027-01-30",
        'close --done --outcome completed --celebration "Supper together" '
        '--thanks-mentor "For coming back with an honest question" '
        '--thanks-mentee "For asking instead of telling" '
        '--takes-mentee "One thing at a time" '
        '--contact "A call in summer" --contact-on 2027-07-01 --erase-on 2028-01-30',
    ),
    at(
        "2027-01-30",
        "keepsake",
        "What is left is a page for both to keep. Nothing private is on it, and no sign:",
    ),
)

REAL = (
    "Every line below is what the terminal showed in a real run. What was typed is **bold**, and "
    "a key that was pressed stands in a box."
)
PAGES = {
    "docs/tutorial.md": Page(
        "One relationship, from start to closing",
        "Aisha keeps a journal of her coaching for five months. It does not go well at first. "
        + REAL
        + "\n\nTo follow it, type the same with other names, into a journal that you throw "
        "away afterwards: `export MENTORLOG_JOURNAL=try.db`. The day is the real one then; "
        "`--today 2026-08-26` with a command makes it that of the story. Other shells than bash "
        "and zsh say the first line [otherwise](windows-and-macos.md#where-things-lie). "
        "[The commands](commands.md) has every flag, and "
        "[a session, question by question](tour.md) more of what is asked.",
        AISHA,
    ),
    "docs/tour.md": Page(
        "A session, question by question",
        "A journal as somebody keeps it. " + REAL,
        TOUR,
    ),
}
