"""What the table of takes.txt says of half-typed lines: the same as the commands themselves."""

import random
from functools import cache

import pytest
from render.looking import fading, keep
from typer._click import Command as Built

from mentorlog.cli import root as roots
from mentorlog.cli.completing import at_tab, shells
from mentorlog.cli.completing.at_tab import KEPT, PROGRAM, asked
from mentorlog.cli.completing.offering import source_of
from mentorlog.cli.session import Session

TABLE = cache(at_tab._table)
SHARED = {"-h", "--help", *KEPT}


@cache
def built():
    """`mentorlog` with its commands, each of which is built once."""
    main = roots.root()
    groups = [main]
    while groups:
        group = groups.pop()
        for one in group.known.values():
            command = one.load()
            object.__setattr__(one, "load", lambda command=command: command)
            groups += [command] if hasattr(command, "known") else []
    return main


def commands(above=None, words=()):
    """The words of each command and each group, the program itself first, and what they call."""
    above = above or built()
    yield words, above
    for name, one in getattr(above, "known", {}).items():
        yield from commands(one.load(), (*words, name))


EACH = {" ".join(words): (words, command) for words, command in commands()}


PARSERS = {}
MAKE = Built.make_parser


def parser_of(command, ctx):
    """What reads the line of a command, made once for it: it keeps nothing of a line."""
    if command not in PARSERS:
        PARSERS[command] = MAKE(command, ctx)
    parser = PARSERS[command]
    parser.ctx = ctx
    vars(parser).pop("parse_args", None)  # which our own commands put around it each time
    return parser


@pytest.fixture(autouse=True)
def same(monkeypatch):
    """Have the table read, the commands and what reads their lines built once, and their help in
    one order: it is that of a set."""
    monkeypatch.setattr(Built, "make_parser", parser_of)
    monkeypatch.setattr(at_tab, "_table", TABLE)
    monkeypatch.setattr(roots, "root", built)
    monkeypatch.setattr(Built, "get_help_option_names", lambda *_: ["-h", "--help"])
    for _, command in EACH.values():  # another test may have asked for it already
        monkeypatch.setattr(command, "_help_option", None)


def told(by, words, typed):
    """What is asked for, where the offers of it come from, and what the session then knows."""
    session = Session()
    found = by(session, words, typed)
    if found is None:
        return None
    source = source_of(found)
    session.command = ""  # which nothing asks for here
    return found.path, found.typed, source, found.offers if source is None else [], vars(session)


def compare(words, typed):
    mine = told(asked, words, typed)
    assert mine is None or mine == told(shells.by_typer, words, typed), (words, typed)
    return mine is not None


def lines(words, flag, bare):
    """Lines on which that flag stands, and the word that is being typed; `bare`: it is only
    given."""
    value = () if bare else ("x",)
    given = (*words, flag, *value)
    yield given, ""
    yield from (((*words, flag), typed) for typed in ("m", "-"))
    yield words, f"{flag}=a"
    yield (*words, "-h", *given[len(words) :], *given[len(words) :], "word"), flag
    yield ("--with", "Sarah", *given, "--"), ""
    if not bare:
        yield (*words, f"{flag}=x", "word"), ""


@pytest.mark.parametrize("name", EACH)
def test_after_every_flag_the_same_is_asked_for(name):
    words, command = EACH[name]
    own = [param for param in command.params if param.param_type_name == "option"]
    everywhere = name in ("", "meet", "goal", "goal review")
    for param in own:
        for flag in (*param.opts, *param.secondary_opts):
            if everywhere or flag not in SHARED:
                for line, typed in lines(words, flag, param.is_flag):
                    assert compare(line, typed), (line, typed)


@pytest.mark.parametrize("name", EACH)
def test_wherever_a_word_stands_the_same_is_asked_for(name):
    words, _ = EACH[name]
    for at in (1, len(name) - 1, len(name)):
        *before, typed = name[:at].split(" ")
        assert compare(before, typed)
    for typed in ("", "-", "=", "a=b", "--journal=", "é"):
        assert compare(words, typed)
        assert compare((*words, "word", "word"), typed)
    for flags in (("--journal", "j.db"), ("-h",), ("--with=Sarah", "--plain")):
        assert compare((*flags, *words), "")
        assert compare((*words, *flags, "--", "-word"), "-")


@pytest.mark.parametrize(
    "words",
    [
        ["--nothing"],
        ["--json=1"],
        ["-x"],
        ["-hh"],
        ["-5"],
        ["--done", "a1", "--sme", "a2"],
        ["--done", "--some"],
        ["--", "--done"],
    ],
    ids=" ".join,
)
def test_what_the_table_does_not_have_is_asked_of_the_command(words):
    assert not compare(["meet", *words], "")


def test_whatever_is_typed_the_same_is_asked_for():
    chance = random.Random(7)
    names = [word for words, _ in EACH.values() for word in words]
    flags = [o for _, c in EACH.values() for p in c.params for o in p.opts if o.startswith("-")]
    odd = ["", "-", "--", "=", "-h", "--help", "help", "a1", "--x", "--with=", "--plain=", "a b"]
    told = 0
    for _ in range(1000):
        words, command = chance.choice(list(EACH.values()))
        mine = [o for p in command.params for o in p.opts if o.startswith("-")]
        pool = [*mine, *mine, *odd, *chance.sample(flags, 5), *chance.sample(names, 3)]
        line = [*chance.choices(pool, k=chance.choice((0, 0, 1))), *words]
        line += chance.choices(pool, k=chance.randrange(5))
        told += compare(line, chance.choice([*pool, "--", "-", "", f"{chance.choice(mine)}=a"]))
    assert told > 300


def test_the_session_keeps_what_the_flags_of_every_command_say():
    assert {p.opts[0]: p.name for p in built().params if p.opts[0] in KEPT} == KEPT
    assert all(vars(Session())[name] in (None, False) for name in KEPT.values())


LINES = (
    *(
        "meet --done ",
        "meet --done=a",
        "show --with s",
        "--with=S",
        "goal review ",
        "close --goal ",
    ),
    *(
        "close --goal ",
        "goal a",
        "he",
        "meet --",
        "log --json --",
        "action done a2 -",
        "meet --reason i",
        "edit ",
    ),
    *("sign ", "concern step c1 --response ", "meet --with Nobody --done ", "feedback --from "),
    *("meet --nothing --done ", "meet --done 'a", "compare one two ", "-", "meet --redate A"),
)


@pytest.mark.parametrize("shell", shells.SAID)
def test_every_shell_is_told_the_same(journal, monkeypatch, capsys, shell):
    keep(journal, fading())
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(journal))
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-03-11")

    def said(line):
        last = line.rpartition(" ")[2]
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"{PROGRAM} {line}")
        monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", last)
        monkeypatch.setenv("COMP_WORDS", f"{PROGRAM} {line}")
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ") + 1))
        code = shells.answer(Session(), f"complete_{shell}")
        return code, capsys.readouterr().out

    mine = [said(line) for line in LINES]
    monkeypatch.setattr(shells, "asked", lambda *_: None)
    assert mine == [said(line) for line in LINES]
    assert sum(out.count("\n") for _, out in mine) > len(LINES)
