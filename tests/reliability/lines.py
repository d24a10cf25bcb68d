"""Lines that somebody may type: mostly such as are taken, and any flag with any value.

They are drawn from a seed: Hypothesis itself draws the first of a list far too often, and a
journal in which nothing was ever taken shows nothing.
"""

import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from mentorlog.cli.root import root
from mentorlog.record import ENTRIES
from mentorlog.signs import signs

Line = tuple[str, ...]


class Inside(str):
    """The name of a file in the folder of the journal, wherever that will be."""


NEVER = {"--open", "--install-completion", "--show-completion", "--edit", "--help", "-h"}
NEVER |= {"--passphrase-file", "--encrypt"}  # what is encrypted is looked at elsewhere
EVERYWHERE = ("journal", "with_name", "today_text", "settings_text", "plain_said", "help")
PREFIXES = tuple(cls.prefix for cls in ENTRIES)
NAMES = ("Tariq", "Sarah", "Aisha", "Zoë Ångström", "İpek", "IŞIL", "ışıl", "שרה", "r1", "r2")
WORDS = ("Lead a project", "Send the CV", "Weeks fill up", "budget spring", "we meet at 8", "Grow")
ODD = (
    *("", " ", "-", "--", "-x", "\0", "\udc80", "\ud800x", "a\0b", "\x1b[31mred", "\u202eabc"),
    *("[bold]x[/]", "{0}", "%s %(a)s", "'; DROP TABLE goal; --", '" AND * -x', "=1+1", "🤝" * 30),
    *("👩‍👩‍👧 Ana", "e\u0301\u0301", "line\nline\r\n  # h\n== notes ==", "\u2028", "x" * 2000),
    *("mentee:", "mentee: x by", "g1:101", "=", "a=b=c", "r1", "m999999999", "0", "-1", "9" * 40),
)
DAYS = (
    *("today", "yesterday", "2026-01-05", "2026-02-02", "2026-02-28", "2026-03-01", "2026-03-11"),
    *("2026-03-20", "next fri", "in 2 weeks", "1 jan 2027", "2 weeks ago", "12 sept", "2026-09-16"),
)
ODD_DAYS = (
    *("2024-02-29", "2026-02-29", "1900-01-01", "2199-12-31", "3/4", "2026-03-29 02:30", "noon"),
    *("soon", "31 feb", "2026-13-01", "10000-01-01", "in 99999999 years", "0001-01-01", "24:00"),
)
TODAYS = (
    *("2026-03-11", "2026-03-12", "2026-03-18", "2026-02-01", "2026-01-01", "2026-11-22"),
    *("2026-12-31", "2027-06-01", "2024-02-29", "1900-01-01", "2199-12-31"),
)
FILES = ("own.jsonl", "packet.jsonl", "story.jsonl", "table.csv", "tasks.json", "log.md", "x.ics")
OUT = tuple(Inside(f"out/{name}") for name in ("a.html", "b.md", "c.svg", "d.jsonl", "none/e.txt"))
PROMISES = ("mentee: go", "mentor: read it by 2026-04-01", "me: x", "both: book it by next week")
ENDS = ("=alone", "=done", "=dropped", "=handed-over:Ana")

PLAIN: dict[str, tuple[str, ...]] = {
    "DAY": DAYS,
    "MOMENT": (*DAYS, "2026-04-01 17:00", "tomorrow 9:30", "yesterday 5pm"),
    "WHO": ("mentor", "mentee", "both", "me", "them"),
    "SIDE": ("mentor", "mentee", "both"),
    "ONE": ("mentor", "mentee"),
    "NAME": NAMES[:8],
    "TEXT": WORDS,
    "SIGN": tuple(sign.slug for sign in signs()),
    "FACTOR": ("lack-of-time", "pushed-into-it"),
    "N": ("0", "1", "3", "40", "100"),
    "RHYTHM": ("weekly", "every 2 weeks", "P1M", "P999Y"),
    "MINUTES": ("0", "45", "1h30", "60"),
    "HOURS": ("2h", "3d", "24h", "0h"),
    "DAYS": ("7d", "2 weeks", "0d"),
    "TIME": ("17:00", "5pm", "00:00"),
    "FILE": (*map(Inside, FILES), *OUT),
    "PATH": (*OUT, "-"),
    "PROMISE": PROMISES,
    "NAME=N": ("cancelling.watch=3", "long-silence.watch_days=1"),
    "WHAT": ("concerns", "feedback", "notes", "observations", "reasons"),
    "COLUMN=KEY": ("Date=on", "Notes=notes"),
    "TAG": ("Sarah",),
    "ZONE": ("Europe/London", "UTC"),
    "WORD": ("completed", "paused for good"),
}
ALSO: dict[str, tuple[str, ...]] = {
    "DAY": ODD_DAYS,
    "MOMENT": ODD_DAYS,
    "WHO": (*NAMES, "outside", "nobody", "x"),
    "NAME": ODD,
    "TEXT": ODD,
    "N": ("-1", "1e9", "٣", "101"),
    "RHYTHM": ("P0D", "daily", "x", "P" + "9" * 30 + "Y"),
    "MINUTES": ("-5", "99999999999", "x"),
    "HOURS": ("x", "9" * 30 + "h"),
    "DAYS": ("400d", "x", "9" * 30 + "d"),
    "TIME": ("24:00", "x", ""),
    "FILE": ("-", Inside("journal.db"), Inside("."), "\0"),
    "PATH": (Inside("journal.db"), Inside("."), "\0", ""),
    "NAME=N": ("long-silence.watch=0", "x=1", "", "="),
    "COLUMN=KEY": ("x=y", "Date=", "="),
    "ZONE": ("Nowhere", "../x", "\0"),
}
LIKELY = """
start --mentor NAME --mentee NAME --keeper SIDE --yes [--rhythm RHYTHM] [--on DAY] [--private]
agree [--minutes MINUTES] [--notice HOURS] [--on DAY] [--mentee NAME] [--reviewed] [--note TEXT]
agree --rhythm RHYTHM [--review-every P3M] [--boundaries TEXT] [--planned-end DAY]
goal add TEXT [--measure TEXT] [--by DAY] [--on DAY] [--private]
goal add TEXT [--why TEXT]
goal review g# --progress N [--on DAY] [--note TEXT] [--private]
goal milestone g# TEXT [--by DAY] [--private]
goal milestone ms# --reached [--on DAY]
goal achieve|drop g# [--on DAY]
goal replace g# TEXT [--by DAY]
goal change g# --by DAY [--text TEXT]
meet --on MOMENT [--lasted 50 --planned 60] [--useful 4] [--action PROMISE] [--action PROMISE] HELD
meet --on MOMENT [--done a#] [--some a#] [--none a#] [--redate a#=DAY] [--drop-action a#] HELD
meet --on MOMENT --again --at TIME
meet --on MOMENT --cancelled-by|--missed-by SIDE [--notice HOURS] [--reason TEXT] [--next MOMENT]
meet --on DAY --moved-by SIDE --to MOMENT [--notice HOURS]
meet --on DAY --outcome-unknown
meet --book MOMENT
meet --meeting m# [--useful 3] [--held] [--lasted MINUTES] HELD
meet --meeting m# --cancelled-by WHO
action add TEXT --owner WHO [--due DAY] [--goal g#] [--on DAY] [--private]
action add TEXT --owner SIDE
action done|drop|progress a# [--on DAY] [--note TEXT] [--private]
action redate a# DAY [--note TEXT]
feedback --from ONE [--about ONE] [--question TEXT] TEXT [--private]
feedback --from ONE --question TEXT
feedback --answer f# TEXT
concern raise --by ONE TEXT [--factor FACTOR] [--sign SIGN] [--private]
concern step c# TEXT --by ONE [--check DAY] [--response accepted|resisted]
concern resolve c# TEXT
pause --from DAY [--until DAY] [--reason TEXT] [--change p#]
resume [--on DAY]
prepare --add TEXT [--by ONE] [--private]
prepare --done t#
health --talk SIGN --said TEXT --agreed TEXT [--look-again DAY] [--private]
health --set-aside SIGN [--until DAY] [--reason TEXT]
health --take-up SIGN
brief --agreed-by SIDE
close --on MOMENT [--reason goals-achieved|not-working] [--told DAY] [--private]
close --on MOMENT --celebration TEXT
close --done --rest alone|dropped [--without-session] [--outcome completed] [--on DAY]
close --goal g#=END [--action a#=END]
close --withdraw --as-it-is [--by ONE]
close --explored [--renegotiated] [--reason not-working|other] [--note TEXT] [--private]
close --renew --until DAY [--sessions 8] [--rhythm RHYTHM]
close --new-goal TEXT --measure TEXT --go-on
close --erase-on DAY
close --no-erase-on
close --thanks-mentor TEXT [--takes-mentee TEXT] [--contact TEXT --contact-by ONE --contact-on DAY]
close --ics -
reopen
reopen
edit g# [--text TEXT] [--by DAY] [--no-measure] [--private]
edit m# [--notes TEXT] [--lasted MINUTES] [--goals g#] [--on DAY]
edit m# --outcome held|planned|cancelled|unknown
edit a# [--owner SIDE] [--no-due] [--agreed DAY] [--text TEXT]
edit x# --private|--no-private
edit x# --on DAY
edit r# [--purpose TEXT] [--mentor NAME] [--started DAY]
delete x# --yes
delete g#|m#|a#|c# --yes
delete r# --yes
history x# --forget --yes
import FILE --yes [--update]
import FILE --yes [--also-deleted] [--outcome held] [--day-order day-month]
import own.jsonl [--update] [--dry-run]
import packet.jsonl --as NAME --other-names
export --packet --yes [--also WHAT]
export --ics [--all]
export --csv meetings|goals|actions
demo --story silent
backup
restore
"""
HELD = (
    "[--goal g#:40] [--next MOMENT] [--notes TEXT] [--private-notes TEXT] [--quiet ONE] [--private]"
)
LOOKING = """
show
show x#
show --held
health [--full] [--json]
health --all --check
health --since DAY
health --history
health --try NAME=N
log [--grep TEXT] [--notes]
log --since DAY
list [--json]
backup --list
doctor [--deep]
due [--mine] [--within DAYS]
prepare [--copy|--markdown|--json]
report [--markdown|--json] [--include-private]
keepsake --html
brief --html|--markdown
undo --list
history x#
goal list --all
action list --all [--json]
concern list --all
agree [--page]
close
feedback
compare
export [--all] [--include-private]
"""


def drawn(chance: Random, table: str = LIKELY) -> Line:
    """One line of a table, its words drawn."""
    pattern = chance.choice(table.strip().splitlines()).replace("HELD", HELD)
    return tuple(_words(chance, pattern))


def _words(chance: Random, pattern: str) -> Iterator[str]:
    odd = chance.random() < 0.2
    for optional, always in re.findall(r"\[(.*?)\]|(\S+)", pattern):
        if always:
            yield _word(chance, always, odd)
        elif chance.random() < 0.4:
            for word in optional.split():
                yield _word(chance, word, odd)


def _word(chance: Random, word: str, odd: bool) -> str:
    said = chance.choice(word.split("|"))
    said = said.replace("x#", chance.choice(PREFIXES) + "#")
    said = said.replace("#", str(chance.choice((1, 1, 1, 2, 2, 3, 4, 9))))
    said = said.replace("=DAY", f"={chance.choice(DAYS)}").replace("=END", chance.choice(ENDS))
    if said in FILES:
        return Inside(said)
    return value(chance, said, odd) if said in PLAIN else said


def value(chance: Random, kind: str, odd: bool) -> str:
    """A value of a kind as `--help` names it; where it may be `odd`, half of them are."""
    return chance.choice(ALSO.get(kind, ODD) if odd and chance.random() < 0.5 else PLAIN[kind])


class Flag(NamedTuple):
    """A flag or argument of a command, and the kind of value or the words it takes; a flag that
    stands alone takes none."""

    name: str
    kind: str | None
    choices: tuple[str, ...]


@cache
def flags() -> dict[str, tuple[Flag, ...]]:
    """Every command there is, as it is typed, with its arguments (which have no name) and flags."""
    top = root()
    found: dict[str, tuple[Flag, ...]] = {}
    with top.make_context("mentorlog", ["list"], resilient_parsing=True) as ctx:
        for name, command in _commands(top):
            params = [p for p in command.get_params(ctx) if p.name not in EVERYWHERE]
            found[name] = tuple(flag for p in params for flag in _flags(p, ctx))
    return found


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, known in group.known.items():
        command = known.load()
        if hasattr(command, "known"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _flags(param: Any, ctx: Any) -> Iterator[Flag]:
    alone = getattr(param, "is_flag", False)
    kind = None if alone else param.make_metavar(ctx).strip("[]{}")
    choices = tuple(getattr(param.type, "choices", None) or ())
    names = (*param.opts, *param.secondary_opts) if param.param_type_name == "option" else ("",)
    yield from (Flag(name, kind, choices) for name in names if name not in NEVER)


def anything(chance: Random) -> Line:
    """Any command, most of the time with its arguments, and up to four of its flags."""
    name = chance.choice(sorted(flags()))
    words = name.split()
    known = flags()[name]
    for flag in known:
        if not flag.name and chance.random() < 0.9:
            words.append(_given(chance, flag))
    optional = [flag for flag in known if flag.name]
    for flag in chance.choices(optional, k=chance.randint(0, 4)) if optional else ():
        words += [flag.name] if flag.kind is None else [flag.name, _given(chance, flag)]
    return tuple(words)


def _given(chance: Random, flag: Flag) -> str:
    if flag.choices:
        return chance.choice((*flag.choices, *ODD[:2]))
    kind = flag.kind or ""
    ids = {"GOAL": "g#", "ACTION": "a#", "CONCERN": "c#", "ID": "x#", "ID=DAY": "a#=DAY"}
    ids |= {"ID[:40": "g#:40", "ID=OUTCOME": "g#=END"}
    word = ids.get(kind, kind if kind in PLAIN else "TEXT")
    return _word(chance, word, True)
