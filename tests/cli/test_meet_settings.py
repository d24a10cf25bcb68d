"""Which questions `mentorlog meet` asks, and one's own, as the settings choose them."""

import re
from pathlib import Path

import pytest

from mentorlog.cli.meeting.asking import ASKED, Chosen, chosen

DOCS = Path(__file__).parent.parent.parent / "docs" / "settings.md"


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Write that table `meet`, and name the file."""

    def write(text):
        path = tmp_path / "settings.toml"
        path.write_text(f"[meet]\n{text}\n", encoding="utf-8")
        monkeypatch.setenv("MENTORLOG_SETTINGS", str(path))

    return write


def test_without_settings_everything_is_asked():
    assert chosen({}) == Chosen() == Chosen(ASKED, ())


def test_one_s_own_questions_are_asked_and_kept_with_the_session(begun, terminal, settings, record):
    settings('ask = ["useful"]\nown_questions = ["Wie war das Tempo?", "And now?"]')
    seen = terminal("h", "", "4", "schnell = gut", "")
    assert begun("meet").code == 0
    asked = re.findall(r"(?:^|> )([A-Z][^>]*?\?) ", seen.getvalue().partition("\n")[2], re.M)
    assert asked == [
        *("Did it take place?", "When?", "How useful was it?", "Wie war das Tempo?"),
        "And now?",
    ]
    (meeting,) = record().meetings
    assert dict(meeting.answers) == {"Wie war das Tempo?": "schnell = gut"}
    assert meeting.useful == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ask = ["pace"]', "The settings have 'pace' in meet.ask; it can hold happened, when,"),
        ('ask = "notes"', "The settings are to have a list of texts as meet.ask."),
        ("own_questions = [3]", "The settings are to have a list of texts as meet.own_questions."),
        ('own_questions = ["a = b?"]', "meet.own_questions: 'a = b?' is no question (without a"),
        ('own_questions = [" "]', "meet.own_questions: ' ' is no question"),
        ("asks = []", "The settings have meet.asks; mentorlog knows meet.ask and"),
    ],
)
def test_what_cannot_be_asked_is_said_before_anything_is_asked(
    begun, terminal, settings, record, text, said
):
    settings(text)
    seen = terminal("h")
    assert begun("meet").code == 2
    assert seen.getvalue().replace("\n  ", " ").startswith(f"mentorlog: {said}")
    assert record().meetings == ()


def test_settings_are_read_only_where_something_is_asked(begun, settings):
    settings("asks = []")
    assert begun("meet", "--held").code == 0


def test_the_page_explains_every_word():
    page = DOCS.read_text(encoding="utf-8")
    words = re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
    assert re.findall(r"`([a-z-]+)`", " ".join(words)) == list(ASKED)
    assert "`happened`, `when` | whether" in page
