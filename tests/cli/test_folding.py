"""Long lines on a narrow terminal."""

import io

import pytest

from mentorlog.cli import folding
from mentorlog.cli.asking.guided import alone
from mentorlog.cli.asking.questions import Key, Question
from mentorlog.cli.session import Session


class Terminal(io.StringIO):
    """A terminal of so many columns."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def narrow(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")

    def shown(do):
        seen = Terminal()
        monkeypatch.setattr("sys.stderr", seen)
        monkeypatch.setattr("sys.stdout", seen)
        do(Session())
        return seen.getvalue()

    return shown


def test_a_sentence_is_wrapped_at_words(narrow):
    sentence = "mentorlog: A session of Mon 9 Mar 2026 is recorded already: m1, held."
    assert narrow(lambda session: session.say(sentence)) == (
        "mentorlog: A session of Mon 9 Mar 2026\n  is recorded already: m1, held.\n"
    )


def test_what_hangs_below_stays_below(narrow):
    line = "    measure: shipped, and they would do it all again"
    assert narrow(lambda session: session.out(line)) == (
        "    measure: shipped, and they would do\n      it all again\n"
    )


def test_a_command_is_never_broken(narrow):
    line = "  Try: mentorlog meet --on yesterday --useful 4 --meeting m1"
    assert narrow(lambda session: session.say(line)) == line + "\n"


def test_a_long_word_is_never_broken(narrow):
    path = "/long" * 20
    assert path in narrow(lambda session: session.say(f"Written to {path}."))


def test_json_and_files_stay_as_they_are(narrow):
    data = {"text": "word " * 20}
    assert narrow(lambda session: session.print_json(data)).count("\n") == 3
    plain = io.StringIO()
    assert folding.folded("word " * 30, plain) == "word " * 30


@pytest.mark.parametrize("argv", [["--help"], ["meet", "--help"], ["goal", "--help"]])
def test_help_on_a_narrow_terminal(run, monkeypatch, argv):
    monkeypatch.setenv("COLUMNS", "40")
    out = run(*argv).out
    body = out[: out.index("For example:")] if "For example:" in out else out
    assert max(map(len, body.splitlines())) <= 40


def test_an_error_about_a_command_is_a_sentence_and_no_command(narrow):
    said = "mentorlog: mentorlog meet has no option --cancelled. Did you mean --cancelled-by?"
    assert narrow(lambda session: session.say(said)) == (
        "mentorlog: mentorlog meet has no option\n  --cancelled. Did you mean\n  --cancelled-by?\n"
    )


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("One is not recorded yet, of last week: mentorlog meet --meeting m3",
         "  mentorlog meet --meeting m3"),
        ("Nothing stands out on all of that record (mentorlog health).", "  (mentorlog health)."),
        ("The next of them is called: mentorlog meet --meeting m3 --useful 4 --notes -",
         "  meet --meeting m3 --useful 4 --notes -"),
    ],
)  # fmt: skip
def test_a_command_in_a_sentence_stays_on_one_line_where_it_fits(narrow, line, last):
    shown = narrow(lambda session: session.say(line))
    assert shown.split("\n")[-2] == last
    assert " ".join(shown.split()) == line
    assert max(map(len, shown.split("\n"))) <= 40


def test_a_path_that_is_too_long_stands_on_a_line_of_its_own_without_a_margin(narrow):
    path = "/home/tariq/.local/share/mentor/backups"
    assert narrow(lambda session: session.out(f"There is no backup in {path}.")) == (
        f"There is no backup in\n{path}.\n"
    )


def test_a_question_is_folded_like_a_sentence(narrow, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    seen = narrow(lambda session: session.answer("Put it in the place of the journal? (y/N)"))
    assert seen == "Put it in the place of the journal?\n  (y/N) "


def test_what_can_be_pressed_is_said_on_one_line(narrow, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("z\n2\n"))
    keys = tuple(Key(str(n), "", str(n)) for n in range(1, 6))
    question = Question(name="useful", text="How useful was it, all in all?", keys=keys)
    seen = narrow(lambda session: alone(session, question))
    assert "?\n    1, 2, 3, 4, 5, Enter or <\n" in seen
