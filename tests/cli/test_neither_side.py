"""Whoever keeps the journal and is neither of the two is never spoken to as if they were."""

import re

import pytest
from render.looking import contracted, drifting, ending, fading, keep

from mentorlog.guidance import closing_steps, questions, sources
from mentorlog.render.contracting import ON
from mentorlog.signs import signs
from mentorlog.wording import spoken

TO_THE_TWO = re.compile(r"\b(you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
TRUE_OF_ANY_KEEPER = (
    *("you keep this journal", "you noted", "what you noted", "what you answered"),
    *("what you typed", "by your own notes", "by your own rating", "you found little use"),
    *("your own reading", "what only you see or know", "as you saw it", "what worries you?"),
    *("what do you call it?", "or your words", "the facilitator (you)", "raised by you"),
    *("you want to be reminded of", "if you would like to see it", "for your calendar"),
    *("which only you may read", "you are reminded of that day", "did you mean"),
    *(
        "answers to your own questions, your own words for an ending",
        "set aside until you take it up",
    ),
)
"""What the keeper does as the keeper: writes, sees, is reminded."""
FOR_THE_TWO = (
    "This page belongs to both of you. It is there to help you work together",
    "What would you like to add?",
)
"""What stands on a page or in a mail that goes to the two themselves."""
TO_TYPE = re.compile(r"--[a-z][a-z-]+|^ *(Try: )?mentorlog (?:.*\\\n)*.*$", re.MULTILINE)
MADE = {"fading": fading, "drifting": drifting, "contracted": contracted, "ending": ending}
COMMANDS = [
    *("show", "show m1", "health", "health --full", "health --since 2026-01-01", "list"),
    *("health --history", "log", "log --notes", "due", "report"),
    *("report --markdown", "prepare", "prepare --markdown", "prepare --copy"),
    *("prepare --copy --with-questions", "prepare --add Budget --by Sarah"),
    *("agree", "agree --page", "agree --markdown", "agree --reviewed", "agree --out agreed.md"),
    *("agree --rhythm weekly --if-not-working Talk --review-every monthly", "goal list"),
    *("goal add Read --measure read --by 2026-06-30", "goal review g1 --progress 50"),
    *("action list", "action add Read --owner both", "feedback", "concern list"),
    *("feedback Useful --from mentee --about mentor", "feedback Fine --from mentor"),
    *("feedback --from mentor --question Useful?", "concern raise Slow --by mentee"),
    *("concern step c1 Talked --by mentor", "health --talk long-silence --said Talked"),
    *("health --talk cancelling --said Talked --agreed Tea", "health --set-aside long-silence"),
    *("meet --on 2026-03-04 --missed-by both", "meet --on 2026-03-03 --cancelled-by both"),
    *("meet --on 2026-02-26 --moved-by mentee", "pause --from 2026-07-01 --until 2026-07-09"),
    "meet --on 2026-02-27 --distracted mentor --distracted mentee --useful 2",
    "export --packet --preview",
    *("brief", "edit m1 --lasted 50", "history m1", "close", "close --explored"),
    *("close --renegotiated", "close --note Talked", "close --new-goal Write --measure done"),
    *("close --rhythm weekly", "close --break-until 2026-03-20", "close --facilitator Noor"),
    *("close --go-on", "close --renew --until 2026-12-18"),
    *("close --on 2026-06-01 --reason moved-on --celebration Tea", "close --contact Letters"),
    *("close --told today", "close --celebration Coffee", "prepare", "show", "health", "close"),
    *("close --withdraw --by mentee --as-it-is --out a.txt", "undo", "close --rest alone"),
    *("--today 2026-06-02 meet --on 2026-06-01 --lasted 60", "--today 2026-06-02 close --done"),
    *("close --contact-on 2026-10-01", "close --erase-on 2027-01-01", "show", "keepsake", "due"),
]
ENTER = [""] * 60
LOOK = ["y", "n", "", "", "", "y", "n"]
WALKS = {
    "fading": [
        ("agree --guide", ENTER),
        ("feedback --ask", ENTER),
        ("concern raise", ["Weeks fill up", *ENTER]),
        ("concern step c1", ["Talked", "1", *ENTER]),
        ("meet --on 2026-03-04", ["h", "60", *ENTER]),
        ("meet --on 2026-03-05", ["c", *ENTER]),
        ("meet --on 2026-03-06", ["m", *ENTER]),
        ("health --talk long-silence", ["Talked", ""]),
        ("close", [*LOOK, "y", "r", "weekly", "n", "g", "Read", "", "f", "Noor", "o"]),
        ("close", [*LOOK, "y", "t", "", "", "", "", "n"]),
    ],
    "ending": [
        ("close", ["y", *ENTER]),
        ("meet --meeting m4 --on 2026-03-10 --lasted 60", []),
        ("close", ["y", *ENTER]),
    ],
}


def kept(which, keeper):
    """A record with much in it, with that keeper; None where it is not known."""
    record = MADE[which]()
    return record.but(relationship=record.relationship.but(keeper=keeper))


def told(text, about):
    """What is said to the keeper: without commands, titles of works, and what the two ask each
    other in the words of the guidance."""
    flat = " ".join(TO_TYPE.sub("", text).split())
    left_out = [*theirs(about), *FOR_THE_TWO, *TRUE_OF_ANY_KEEPER]
    for words in sorted(left_out, key=len, reverse=True):
        flat = re.sub(re.escape(" ".join(words.split())), "", flat, flags=re.IGNORECASE)
    return flat


def theirs(about):
    groups = ("feedback", "opening", "check-in", "preparation", "progression", "goal-achievement")
    asked = [ON, *(one.text for group in groups for one in questions(group))]
    asked += [text for sign in signs() for text in (*sign.ask, *sign.tries)]
    asked += [text for step in closing_steps() for text in (*step.ask, *step.try_)]
    return [*(s.cite for s in sources()), *asked, *(spoken(about, text) for text in asked)]


def around(said):
    return [said[max(0, at.start() - 60) : at.end() + 40] for at in TO_THE_TWO.finditer(said)]


@pytest.mark.parametrize(
    ("which", "keeper"),
    [*((one, "facilitator") for one in MADE), ("fading", None)],
)
def test_what_is_said_to_them(run, journal, monkeypatch, tmp_path, which, keeper):
    record = kept(which, keeper)
    keep(journal, record)
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS:
        ran = run(*command.split())
        said = told(f"{ran.out}\n{ran.err}", record.relationship)
        assert ran.code == 0 or (keeper is None and "--packet" in command), (command, ran.err)
        assert around(said) == [], command


@pytest.mark.parametrize("which", WALKS)
def test_what_is_asked_of_them(run, journal, which, terminal):
    record = kept(which, "facilitator")
    keep(journal, record)
    for command, answers in WALKS[which]:
        asked = terminal(*answers)
        ran = run(*command.split())
        said = told(f"{ran.out}\n{asked.getvalue()}", record.relationship)
        assert around(said) == [], command
