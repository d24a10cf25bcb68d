"""A day in figures that could be two, and the setting that says which comes first."""

import re
from pathlib import Path

import pytest
from making import made_once

from mentorlog import days

COMMANDS = Path(__file__).parents[2] / "docs" / "commands.md"
FLAGS = """
start --on | start --planned-end | agree --on | agree --planned-end | agree --started
goal add --on | goal add --by | goal review --on | goal milestone --on | goal milestone --by
goal achieve --on | goal drop --on | goal change --on | goal change --by
 goal replace --on | goal replace --by
meet --on | meet --book | meet --to | meet --redate | meet --next
action add --on | action add --due | action done --on | action progress --on | action redate --on
action redate DAY | action drop --on
feedback --on | feedback --asked-on | concern raise --on | concern step --on | concern step --check
concern resolve --on | pause --from | pause --until | resume --on
close --on | close --told | close --mentor-told | close --mentee-told | close --erase-on
close --contact-on | close --until | close --break-until | brief --since | brief --on
health --since | health --look-again | health --until | log --since | log --until | show --today
prepare --on | import --from | import --to
"""
TAKEN = [cell.strip() for line in FLAGS.strip().splitlines() for cell in line.split(" | ")]
REST = {
    "agree": ["--minutes", "45"],
    "goal add": ["Lead", "--measure", "it is led"],
    "goal review": ["g1", "--still-right"],
    "goal milestone": ["g1", "Pick the team"],
    "goal achieve": ["g1"],
    "goal drop": ["g1"],
    "goal change": ["g1", "--text", "Lead well"],
    "goal replace": ["g1", "Lead two"],
    "meet": ["--quiet", "nobody"],
    "prepare": ["--done", "t1"],
    "action add": ["Send it", "--owner", "mentee"],
    "action done": ["a1"],
    "action progress": ["a1"],
    "action redate": ["a1"],
    "action drop": ["a1"],
    "feedback": ["--from", "mentee", "Useful"],
    "concern raise": ["Weeks fill up"],
    "concern step": ["c1", "We meet at 8"],
    "concern resolve": ["c1", "It worked"],
    "import": ["none.ics"],
    "start": ["--mentor", "Ruth", "--mentee", "Bilal", "--keeper", "mentor"],
}


@made_once
def full(begun):
    begun("goal", "add", "Grow", "--measure", "seen")
    begun("goal", "milestone", "g1", "Begin")
    begun("action", "add", "Read it", "--owner", "mentee")
    begun("concern", "raise", "Weeks fill up")
    begun("prepare", "--add", "The budget")


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Write the settings file; where it is comes from MENTORLOG_SETTINGS."""
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("MENTORLOG_SETTINGS", str(path))

    def write(text):
        path.write_text(text, encoding="utf-8")
        return path

    write("")
    return write


UNTIL = {
    "pause": ["--from", "1 april"],
    "health": ["--set-aside", "cancelling"],
    "close": ["--renew"],
}


def call(flag):
    """The words of a call that types 3/4 with that flag or argument."""
    *command, name = flag.split()
    typed = {"--redate": ["--redate", "a1=3/4"], "DAY": ["3/4"]}.get(name, [name, "3/4"])
    extra = {
        "--to": ["--moved-by", "me"] if command == ["meet"] else [],
        "--until": UNTIL.get(command[0], []),
        "--on": ["--agreed-by", "both"] if command == ["brief"] else [],
        "--contact-on": ["--contact", "a mail"],
        "--look-again": ["--talk", "cancelling", "--agreed", "we book ahead"],
    }
    more = [] if flag in ("meet --to", "meet --book") else REST.get(" ".join(command), [])
    if flag == "action redate --on":
        more = [*more, "1 may"]
    if flag == "goal milestone --on":
        more = ["ms1", "--reached"]
    if command == ["close"] and name not in ("--on", "--until", "--break-until"):
        more = ["--on", "1 may"]
    return [*command, *more, *typed, *extra.get(name, [])]


def test_every_flag_that_takes_a_day_is_here():
    found, command = set(), ""
    for line in COMMANDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("Usage: mentorlog"):
            command = re.split(r" [\[{]| COMMAND", line.removeprefix("Usage: mentorlog"))[0].strip()
        named = re.match(r" {2}(?:(--[a-z-]+).* )?(?:ID=)?DAY {2,}", line)
        if named and named[1] != "--today":
            flags = re.findall(r"--[a-z-]+(?=[ ,])", line.split("DAY")[0] + " ")
            found.add(tuple(f"{command} {flag}" for flag in flags or ["DAY"]))
    missing = [flags for flags in found if not set(flags) & set(TAKEN)]
    assert missing == []
    assert len(found) == len(TAKEN) - 1  # --today, which every command has


@pytest.mark.parametrize("flag", TAKEN)
def test_it_is_refused_where_nothing_is_chosen_and_read_where_something_is(full, settings, flag):
    refused = full(*call(flag))
    assert refused.code == 2
    assert re.search(r": 3/4 could be 3 April or 4 March: write \d{4}-04-03 or ", refused.err)
    assert "choose for good with order =" in refused.err
    order, meant = (("day-month", "3 Apr"), ("month-day", "4 Mar"))[TAKEN.index(flag) % 2]
    settings(f'[days]\norder = "{order}"\n')
    ran = full(*call(flag))
    assert "could be" not in ran.err
    assert meant in ran.out + ran.err or flag in QUIET, ran


WEEKS = {  # on Wed 11 Mar 2026
    "this sunday": ("2026-03-15", "2026-03-08", "2026-03-08"),
    "next Sunday": ("2026-03-22", "2026-03-15", "2026-03-15"),
    "end of the week": ("2026-03-15", "2026-03-14", "2026-03-13"),
    "beginning of next week": ("2026-03-16", "2026-03-15", "2026-03-14"),
    "friday last week": ("2026-03-06", "2026-03-06", "2026-03-06"),
    "sunday last week": ("2026-03-08", "2026-03-01", "2026-03-01"),
    "EOW": ("2026-03-15", "2026-03-14", "2026-03-13"),
    "sunday": ("2026-03-08", "2026-03-08", "2026-03-08"),
}


@pytest.mark.parametrize("typed", WEEKS)
@pytest.mark.parametrize(("at", "first"), [*enumerate(("monday", "sunday", "saturday"))])
def test_a_week_begins_with_the_day_that_is_chosen(begun, settings, record, typed, at, first):
    settings(f'[days]\nweek = "{first}"\n')
    ran = begun("pause", "--from", typed)
    assert ran.code == 0, ran.err
    settings('[days]\nweek = "monday"\n')
    assert str(record().pauses[0].from_) == WEEKS[typed][at]


def test_another_day_is_refused_once_a_week_is_typed(begun, settings):
    path = settings('[days]\nweek = "tuesday"\n')
    assert begun("goal", "add", "Grow", "--by", "1 april").code == 0
    ran = begun("goal", "add", "Grow", "--by", "next friday")
    assert (ran.code, ran.out) == (2, "")
    assert f"{path}: days.week is 'tuesday'; it is to be" in " ".join(ran.err.split())


QUIET = (
    *("health --since", "log --since", "log --until", "show --today", "health --until"),
    *("health --look-again", "import --from", "import --to"),
)


def test_what_is_stored_is_the_day_whichever_order_is_chosen_later(begun, settings, record):
    settings('[days]\norder = "month-day"\n')
    begun("meet", "--on", "3/4", "--next", "4/5", "--action", "me: read it by 5/6")
    settings('[days]\norder = "day-month"\n')
    now = record()
    assert [str(meeting.on) for meeting in now.meetings] == ["2026-03-04", "2026-04-05"]
    assert str(now.actions[0].due_on) == "2026-05-06"


def test_days_that_are_answered_go_by_it_as_well(begun, settings, terminal, record):
    shown = terminal("2026-03-20", "3/4", "2026-04-03", "", "")
    assert begun("pause").code == 0
    assert "choose for good with order =" in " ".join(shown.getvalue().split())
    begun("undo")
    settings('[days]\norder = "day-month"\n')
    terminal("2026-03-20", "3/4", "", "")
    assert begun("pause").code == 0
    (pause,) = record().pauses
    assert str(pause.until) == "2026-04-03"
    terminal("2/3", "That you listen", *[""] * 9)
    assert begun("feedback", "--ask", "--from", "mentee").code == 0
    (said,) = record().feedback
    assert (str(said.on), said.text) == ("2026-03-02", "That you listen")


def test_the_refusal_names_both_days_and_the_file(begun, settings):
    path = settings("")
    ran = begun("meet", "--on", "3/4")
    assert ran.err.replace(str(path), "FILE") == (
        "mentorlog: --on: 3/4 could be 3 April or 4 March: write 2025-04-03 or 2026-03-04, or "
        'choose for good with order = "day-month" (or "month-day") below a line [days] in FILE\n'
        "  Try: mentorlog meet --help\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[days]\norder = "dmy"\n', """days.order is 'dmy'; it is to be "day-month" (3/4 is"""),
        ('[days]\norders = "x"\n', "days is to be a table that holds nothing but order and week."),
        ("days = 3\n", "days is to be a table that holds nothing but order and week."),
    ],
)
def test_a_setting_that_is_not_understood_is_said(begun, settings, text, said):
    settings(text)
    assert said in begun("meet", "--on", "3/4").err
    assert begun("meet", "--on", "4 march").code == 0


def test_the_file_is_not_looked_at_before_it_is_needed(begun, settings, monkeypatch):
    settings("not TOML")
    assert begun("meet", "--on", "5 march", "--next", "13/4").code == 0
    assert "is not TOML" in begun("meet", "--on", "3/4").err
    monkeypatch.setenv("MENTORLOG_EDITOR", "nano -w")
    assert "\n  Try: nano -w " in begun("health").err


@pytest.mark.parametrize(
    ("typed", "day_first", "month_first"),
    [
        ("3/4", "3.4.", "4.3."),
        ("3/4/2027", "3.4.2027", "4.3.2027"),
        ("3-4-2027", "3.4.2027", "4.3.2027"),
        ("3/4/27", "3.4.27", "4.3.27"),
        ("fri 03/04 5pm", "fri 03.04. 5pm", "fri 04.03. 5pm"),
        *((same, same, same) for same in ("2026/3/4", "14/3", "3/14/2026", "2026-03-04")),
        *((same, same, same) for same in ("1/2/3/4", "3-4", "a 3/45", "3.4.", "x3/4", "³/4")),
    ],
)
def test_only_a_day_that_could_be_two_is_turned(typed, day_first, month_first):
    assert days.in_order(typed, "day-month") == day_first
    assert days.in_order(typed, "month-day") == month_first
