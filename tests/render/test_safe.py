"""What of a stored text reaches a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reliability.hostile import CORPUS, unsafe

from mentorlog.render.safe import safe

MOVING = "\x1b\x07\x08\x7f\x9b\x9d\x00\u202e\u2066\u200b\u200e\ufeff\U000e0041"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Zoë said “ça va” 👍", "Zoë said “ça va” 👍"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07rest", "rest"),
        ("\x1b]8;;https://x.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("\x1b]0;never ends", "0;never ends"),
        ("\x1bc", ""),
        ("a\x08b\x7fc\x00d", "abcd"),
        ("one\ttwo", "one two"),
        ("one\r\ntwo\rthree\u2028four", "one two three four"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("half\ud83d", "half\N{REPLACEMENT CHARACTER}"),
        ("a\u200db", "ab"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u0930\u094d\u200d\u0915", "\u0930\u094d\u200d\u0915"),
        ("😀\u200d\u200d\u200d😀\u200c😀", "😀😀😀"),
        ("é\u200dé\u200cé", "ééé"),
        ("❤️\u200d🔥", "❤️\u200d🔥"),
        ("soft\u00adhyphen", "softhyphen"),
        ("z" + "\u0300" * 40 + "y", "z" + "\u0300" * 8 + "y"),
        ("\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82",) * 2,
        ("\u0301\ufe0fx", "x"),
        ("שרה לוי", "שרה לוי"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_lines_stay_where_they_are_wanted() -> None:
    assert safe("one\r\ntwo\x1b[A\rthree\n", lines=True) == "one\ntwo\nthree\n"


@pytest.mark.parametrize("name", CORPUS)
def test_nothing_of_the_collection_moves(name: str) -> None:
    for lines in (False, True):
        shown = safe(CORPUS[name], lines)
        assert unsafe(shown) == []
        assert safe(shown, lines) == shown


LETTERS = "ab \n\r\u200c\u200d\u0301\u0645\U0001f600"


@given(st.text(st.sampled_from(LETTERS + MOVING) | st.characters(), max_size=60))
def test_nothing_that_moves_is_left(text: str) -> None:
    shown = safe(text)
    assert not set(shown) & set(MOVING + "\n\r")
    assert safe(shown) == shown
    assert not unsafe(shown)
    shown.encode("utf-8")
