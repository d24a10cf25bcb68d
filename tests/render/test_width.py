"""How much room words take, and that nothing is cut within a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reliability.hostile import CORPUS

from mentorlog.render.page import Ends, Para
from mentorlog.render.safe import safe
from mentorlog.render.width import cut, graphemes, padded, width, wrapped

ROCKET, FLAG, THUMB = "\U0001f469\u200d\U0001f680", "\U0001f1f3\U0001f1ff", "\U0001f44d\U0001f3fd"
CLUSTERS = (
    *("a", "e\u0301", "\u738b", ROCKET, FLAG, THUMB, "1\ufe0f\u20e3", "\u2764\ufe0f", "\U0001f1f3"),
    *("\u0936\u094d\u0930\u0940", "\u0e01\u0e34", "\u1100\u1161\u11a8", "\uac01", "\uac00\u11a8"),
    "\u845b\U000e0100",
)
ANY = st.text(st.sampled_from("".join(CLUSTERS) + " \u200d") | st.characters(), max_size=40)


def test_a_character_is_kept_whole():
    for one in CLUSTERS:
        assert list(graphemes(f"x{one}x")) == ["x", one, "x"]
    assert list(graphemes(FLAG * 2 + "\U0001f1f3")) == [FLAG, FLAG, "\U0001f1f3"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc \u201c\u2026\u201d", 7),
        ("\u738b\u5c0f\u660e", 6),
        ("Ame\u0301lie", 6),
        (ROCKET, 2),
        ("\u0936\u094d\u0930\u0940\u0928\u093f\u0935\u093e\u0938", 8),
    ],
)
def test_it_takes_so_many_cells(text, cells):
    assert width(text) == cells
    assert width(padded(text, 10)) == 10
    assert padded("\x1b[31mred\n", 5) == "red  "


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Send the CV", 11, "Send the CV"),
        ("Send \n the CV", 10, "Send the\u2026"),
        ("\u738b\u5c0f\u660e", 6, "\u738b\u5c0f\u660e"),
        ("\u738b\u5c0f\u660e", 5, "\u738b\u5c0f\u2026"),
        (f"a{ROCKET}{ROCKET}", 4, f"a{ROCKET}\u2026"),
        (FLAG * 3, 5, f"{FLAG}{FLAG}\u2026"),
        ("e\u0301" * 5, 3, "e\u0301e\u0301\u2026"),
        ("\x1b[31mred", 3, "red"),
    ],
)
def test_it_is_cut_between_characters(text, most, short):
    assert cut(text, most) == short


@given(ANY, st.integers(2, 30))
def test_whatever_it_is_it_is_cut_at_a_character(text, most):
    short = cut(text, most)
    whole = " ".join(safe(text).split())
    assert width(short) <= most or width(short) < 4
    if short != whole:
        kept = list(graphemes(short[:-1].rstrip()))
        assert list(graphemes(whole))[: len(kept)] == kept


def test_a_page_has_room_for_vowels_that_stand_beside_their_letter():
    name = "\u0936\u094d\u0930\u0940\u0928\u093f\u0935\u093e\u0938"
    for block in (Ends(name, "right"), Para(f"{name} " * 12, lead="- ")):
        lines = [line.plain for line in block.lines(40)]
        assert max(map(width, lines)) <= 40


def test_lines_hang_and_a_script_without_blanks_is_broken_where_it_has_to_be():
    name = "\u738b\u5c0f\u660e"
    assert wrapped(f"about ({name}) and", 12, "- ", "  ") == ["- about", f"  ({name})", "  and"]
    lines = wrapped(name * 4, 12, "- ", "  ")
    assert [line[:2] for line in lines] == ["- ", *["  "] * (len(lines) - 1)]
    assert "".join(line[2:] for line in lines) == name * 4
    assert max(map(width, lines)) <= 12
    address = "http://a.example/long/one"
    assert wrapped(f"at {address} it is", 12) == ["at", address, "it is"]
    assert wrapped("", 12, "- ") == ["- "]


@given(ANY | st.sampled_from(list(CORPUS.values())), st.integers(12, 60))
def test_no_word_is_lost_by_wrapping(text, cells):
    plain = safe(text)
    assert "".join("".join(wrapped(plain, cells)).split()) == "".join(plain.split())
