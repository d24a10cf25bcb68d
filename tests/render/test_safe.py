"""What of a stored text reaches a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_lines_stay_where_they_are_wanted() -> None:
    assert safe("one\r\ntwo\x1b[A\rthree\n", lines=True) == "one\ntwo\nthree\n"


@given(st.text(st.sampled_from("ab \n\r" + MOVING) | st.characters(), max_size=60))
def test_nothing_that_moves_is_left(text: str) -> None:
    shown = safe(text)
    assert not set(shown) & set(MOVING + "\n\r")
    assert safe(shown) == shown
    shown.encode("utf-8")
