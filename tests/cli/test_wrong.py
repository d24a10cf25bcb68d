"""Calls that cannot be taken: each a sentence, a next command, an exit code; never a traceback."""

import ast
import io
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from mentorlog import errors
from mentorlog.errors import (
    Conflict,
    ImportRefused,
    JournalError,
    MentorlogError,
    NotFound,
    UsageError,
)

PACKAGE = Path(errors.__file__).parent

USAGE, ABSENT = UsageError.exit_code, NotFound.exit_code

WRONG = [
    (["helth"], USAGE, "There is no command 'helth'. Did you mean health?"),
    (["zzz"], USAGE, "There is no command 'zzz'."),
    ([""], USAGE, "There is no command ''."),
    (["--jurnal", "x"], USAGE, "mentorlog has no option --jurnal. Did you mean --journal?"),
    (["--journal"], USAGE, "--journal needs a word after it."),
    (["meet", "--missed-by"], USAGE, "--missed-by needs a word after it: who was not there"),
    (["--journal", "", "goal", "list"], USAGE, "--journal needs the path of a file."),
    (["-x"], USAGE, "mentorlog has no option -x."),
    (["goal"], USAGE, "mentorlog goal needs one of: add, list,"),
    (["goal", "ad", "X"], USAGE, "There is no command 'ad'. Did you mean add?"),
    (["goal", "add"], USAGE, "TEXT is missing: the goal."),
    (["goal", "add", ""], USAGE, "TEXT: There are no words in it."),
    (["goal", "add", "   "], USAGE, "TEXT: There are no words in it."),
    (["goal", "add", "a\udcffb"], USAGE, "TEXT: It holds bytes that are not text"),
    (["goal", "add", "Lead", "a", "project"], USAGE, "Too many words: 'a project'"),
    (["export", "--json"], USAGE, "mentorlog export has no --json: it writes JSON Lines already"),
    (["goal", "add", "X", "--until", "friday"], USAGE, "mentorlog goal add has no option --until"),
    (["goal", "add", "X", "--by", "2/3"], USAGE, "--by: "),
    (["goal", "add", "X", "--by", "31 feb"], USAGE, "--by: "),
    (["goal", "add", "X", "--by", ""], USAGE, "--by: "),
    (["goal", "add", "X", "--by", "2026-03-01"], USAGE, "--by Sun 1 Mar 2026 lies before the day"),
    (["goal", "review", "g1"], USAGE, "What was seen is missing: --progress,"),
    (
        ["goal", "review", "g1", "--progress", "140"],
        USAGE,
        "--progress: '140' is no whole",
    ),
    (["goal", "review", "g1", "--progress", "x"], USAGE, "--progress: 'x' is no whole number"),
    (["goal", "review", "g7", "--progress", "4"], ABSENT, "There is no goal 'g7'; there is g1."),
    (["goal", "review", "a1", "--progress", "4"], ABSENT, "There is no goal 'a1'; there is g1."),
    (["goal", "review", "g" + "9" * 5000, "--note", "x"], ABSENT, "There is no goal 'g999"),
    (["goal", "change", "g1"], USAGE, "What changes is missing: --by, --measure or --text."),
    (["goal", "milestone", "g1"], USAGE, "TEXT is missing: the milestone; or --reached."),
    (["goal", "milestone", "ms1", "--reached"], ABSENT, "There is no milestone 'ms1'; no mile"),
    (["goal", "replace", "g1"], USAGE, "TEXT is missing: the goal in its place."),
    (["action", "add", "X"], USAGE, "--owner is missing: Whose is it? (mentor, mentee, both)"),
    (["action", "add", "X", "--owner", "bob"], USAGE, "--owner: 'bob' is neither side: mentor,"),
    (["action", "add", "X", "--owner", "outside"], USAGE, "--owner: an action belongs to mentor"),
    (["action", "add", "X", "--owner", "both", "--goal", "g9"], ABSENT, "There is no goal 'g9'"),
    (["action", "done", "a1"], ABSENT, "There is no action 'a1'; no action is recorded yet."),
    (["action", "done"], USAGE, "ACTION is missing: which action."),
    (["action", "redate", "a1"], USAGE, "DAY is missing: the new day."),
    (["action", "redate", "a1", "soonish"], USAGE, "DAY: "),
    (["feedback", "--from", "mentee"], USAGE, "TEXT is missing: what was said."),
    (["brief", "--force"], USAGE, "--force goes with --out."),
    (["report", "--force"], USAGE, "--force goes with --out."),
    (["keepsake", "--force"], USAGE, "--force goes with --out."),
    (["export", "--force"], USAGE, "--force goes with --out."),
    (["agree", "--page", "--force"], USAGE, "--force goes with --out."),
    (["programme", "health", "x", "--force"], USAGE, "--force goes with --out."),
    (["guide", "feedback", "--topic", "goals"], USAGE, "NAME and --topic are the same; give one."),
    (["feedback", "hello"], USAGE, "--from is missing: mentor or mentee."),
    (
        ["feedback", "--from", "x", "y"],
        USAGE,
        "--from: 'x' is neither side: mentor, mentee, or Tariq",
    ),
    (["concern", "raise", "X", "--factor", "zzzzzz"], USAGE, "--factor: 'zzzzzz' is not a factor"),
    (["concern", "raise", "X", "--sign", "bogus-sign"], USAGE, "'bogus-sign' is not a warning s"),
    (["concern", "raise", "X", "--by", "nobody"], USAGE, "--by: 'nobody' is neither side: mentor,"),
    (["concern", "step", "c1", "X"], ABSENT, "There is no concern 'c1'; no concern is recorded"),
    (["concern", "resolve", "c1"], USAGE, "TEXT is missing: how it was settled."),
    (["pause"], USAGE, "--from is missing: the first day of the break."),
    (
        ["pause", "--from", "tomorrow", "--until", "today"],
        USAGE,
        "--until Wed 11 Mar 2026 lies before",
    ),
    (["resume"], ABSENT, "No break is on Wed 11 Mar 2026, or to come."),
    (["agree", "--rhythm", "biweekly"], USAGE, "--rhythm: 'biweekly' could be"),
    (["agree", "--minutes", "0"], USAGE, "--minutes: "),
    (["agree", "--notice", "soon"], USAGE, "--notice: "),
    (["agree", "--sessions", "0"], USAGE, "--sessions: '0' is no whole number from 1"),
    (
        ["agree", "--note", "-", "--contact", "-"],
        USAGE,
        "--contact: Only one value",
    ),
    (["start", "--mentor", "A", "--mentee", "B", "--keeper", "me"], USAGE, "--keeper: 'me' is"),
    (["start", "--mentor", "", "--mentee", "B"], USAGE, "--mentor: There are no words in it."),
    (["goal", "review", "g1", "--progress", "-5"], USAGE, "'-5' is no whole number from 0"),
    (["start", "--mentor", "A"], USAGE, "--mentee is missing: Who is the mentee?"),
    (
        ["start", "--mentor", "A", "--mentee", "B", "--planned-end", "2026-01-01"],
        USAGE,
        "--planned-end Thu 1 Jan 2026 lies before the start, Wed 11 Mar 2026.",
    ),
    (["import"], USAGE, "FILE is missing"),
    (["import", "/no/such/file"], USAGE, "'/no/such/file' cannot be read: No such file"),
    (["import", "."], USAGE, "'.' cannot be read: "),
    (["import", "a\0b"], USAGE, "cannot be read: not a path."),
    (["export", "--out", "/no/such/folder/x"], USAGE, "There is no folder '/no/such/folder'."),
    (["export", "--out", "."], USAGE, "'.' is no plain file; name a new file."),
    (["goal", "list", "--with", "Sahra"], ABSENT, "No relationship is with 'Sahra'; did you mean"),
    (["goal", "list", "--with", "Qqq"], ABSENT, "No relationship is with 'Qqq'; there is r1 Tariq"),
    (["goal", "list", "--with", "r9"], ABSENT, "No relationship is with 'r9'; there is r1 Tariq"),
    (["goal", "list", "--today", "never"], USAGE, "--today: "),
]


NO_COMMAND_HELPS = {
    "cli/asking/editor.py": 1,
    "cli/files.py": 1,
    "store/backup.py": 2,
    "store/connecting.py": 1,
    "store/encryption/copying.py": 1,
    "store/opening.py": 1,
}
"""Where the disk, a folder or SQLite is to be put right first, and how often."""


@pytest.fixture(autouse=True)
def something_on_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))


@pytest.mark.parametrize(
    ("argv", "code", "sentence"), WRONG, ids=[" ".join(row[0])[:40] for row in WRONG]
)
def test_a_wrong_call_is_explained(begun, argv, code, sentence):
    begun("goal", "add", "Lead")
    ran = begun(*argv)
    assert (ran.code, ran.out) == (code, "")
    first, *rest = ran.err.splitlines()
    assert first.startswith("mentorlog: ")
    assert sentence in first
    assert len(rest) == 1 and rest[0].startswith("  Try: mentorlog ")
    assert "Traceback" not in ran.err


@cache
def raised():
    """Each place that makes an error: its module, the class, whether it has a Try of its own."""
    names = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type)}
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text("utf-8")
        if not any(f"{name}(" in text for name in names):
            continue
        for node in ast.walk(ast.parse(text)):
            kind = isinstance(node, ast.Call) and names.get(getattr(node.func, "id", ""))
            if kind:
                tried = len(node.args) > 1 or any(key.arg == "try_" for key in node.keywords)
                found.append((path.relative_to(PACKAGE).as_posix(), kind, tried))
    return found


def test_whatever_is_raised_without_a_try_gets_the_help_of_its_command(begun, monkeypatch):
    untried = {kind for _, kind, tried in raised() if not tried}
    usual = {kind for kind in untried if not issubclass(kind, JournalError)}
    assert {UsageError, NotFound, Conflict, ImportRefused} <= usual
    for kind in usual:

        def refuse(*_given, kind=kind):
            raise kind("So it cannot be.")

        monkeypatch.setattr("mentorlog.cli.session.Session.choose", refuse)
        ran = begun("goal", "list", "--with", "Sarah")
        assert ran.err == "mentorlog: So it cannot be.\n  Try: mentorlog goal list --help\n", kind


def test_an_error_of_the_journal_file_has_a_try_save_where_no_command_helps():
    disks = ((where, tried) for where, kind, tried in raised() if issubclass(kind, JournalError))
    assert Counter(where for where, tried in disks if not tried) == NO_COMMAND_HELPS


def test_every_wrong_call_leaves_the_record_alone(begun):
    before = begun("export").out
    for argv, _, _ in WRONG:
        begun(*argv)
    assert begun("export").out == before


@pytest.mark.parametrize(
    "argv", [["goal", "list"], ["action", "done", "a1"], ["agree"], ["export"], ["resume"]]
)
def test_no_journal_yet(run, journal, argv):
    ran = run(*argv)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.endswith("  Try: mentorlog start --mentor NAME --mentee NAME\n")
    assert not journal.exists()


def test_control_characters_of_a_call_never_reach_the_terminal(begun):
    ran = begun("goal", "list", "--with", "\x1b]0;title\x07\x1b[31mred\u202e")
    assert ran.code == 3
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.err)


def test_a_closed_standard_input_never_waits(journal):
    for argv in (["start"], ["action", "add", "X"], ["goal", "add", "-"], ["import", "-"]):
        ran = subprocess.run(
            [sys.executable, "-m", "mentorlog", "--journal", str(journal), *argv],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert ran.returncode == 2, ran.stderr
        assert ran.stderr.startswith("mentorlog: ")
        assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "argv",
    [
        ["goal", "review", "{}", "--note", "x"],
        ["goal", "list", "--with", "{}"],
        ["concern", "raise", "X", "--factor", "{}"],
        ["action", "add", "X", "--owner", "{}"],
        ["{}"],
        ["goal", "add", "X", "--{}"],
        ["goal", "add", "X", "{}"],
        ["goal", "add", "X", "--by", "{}"],
        ["agree", "--rhythm", "{}"],
    ],
    ids=" ".join,
)
def test_what_was_typed_is_not_said_back_without_end(begun, argv):
    ran = begun(*(word.format("x" * 50_000) for word in argv))
    assert ran.code in (2, 3)
    assert len(ran.err) < 1000


def test_every_class_of_error_has_its_code():
    codes = {cls.__name__: cls.exit_code for cls in MentorlogError.__subclasses__()}
    assert codes == {
        "UsageError": 2,
        "ImportRefused": 2,
        "Conflict": 2,
        "NotFound": 3,
        "JournalError": 4,
    }


def test_of_many_relationships_a_few_are_named_and_the_others_counted(run, journal):
    from datetime import date

    from mentorlog import store
    from mentorlog.record import Relationship

    with store.writing(journal, date(2026, 3, 11), create=True) as writer:
        for number in range(1, 8):
            writer.add(Relationship(id="", mentor="Aisha", mentee=f"Omar {number}"))
    said = run("goal", "list", "--with", "zzz").err
    assert "r5 Aisha and Omar 5; and 2 more." in " ".join(said.split())


@pytest.mark.parametrize(
    ("typed", "words", "rest"),
    [
        ("action add", "- send the CV", "--owner mentee --with r1"),
        ("concern raise", "-5 degrees between us", ""),
        ("goal add", "--- lead a team", "--private"),
    ],
)
def test_a_text_that_begins_with_a_dash_is_offered_after_two(begun, typed, words, rest):
    ran = begun(*typed.split(), words, *rest.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"mentorlog: {words!r} begins with a dash, as flags do; such a text stands "
        f'after --.\n  Try: mentorlog {" ".join(filter(None, (typed, rest)))} -- "{words}"\n'
    )
    assert begun(*typed.split(), *rest.split(), "--", words).code == 0


@pytest.mark.parametrize("typed", [("health", "- so"), ("goal", "add", "X", "--untl=next friday")])
def test_where_no_text_can_stand_or_a_flag_is_meant_none_is_offered(begun, typed):
    assert "has no option" in begun(*typed).err
