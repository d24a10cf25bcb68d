"""A styled text, held against rich's."""

import io
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from render.looking import contracted, drifting, ending, fading, guide, pages
from rich.console import Console
from rich.style import Style
from rich.text import Text as Richs

from mentorlog.render.styled import ATTRIBUTES, COLOURS, Text
from mentorlog.render.width import unspaced, width, wrapped

STYLES = ["", "bold", "italic", "bold magenta", "bold red", "green"]
WORDS = st.text("ab cé,-日本語 ", max_size=60)
PARTS = st.lists(st.tuples(WORDS, st.sampled_from(STYLES)), max_size=5)


def of(parts):
    own, richs = Text(), Richs()
    for words, style in parts:
        own.append(words, style)
        richs.append(words, style)
    return own, richs


def drawn(text):
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="truecolor", width=10_000)
    console.print(text, end="", no_wrap=True, overflow="ignore", crop=False, highlight=False)
    return stream.getvalue()


@given(PARTS, st.integers(4, 30))
def test_it_breaks_where_rich_does(parts, cells):
    own, richs = of(parts)
    long = [word for word in re.findall(r"^ *\S+|\S+", own.plain) if width(word) > cells]
    assume(not any(map(unspaced, long)))  # which begin where the word before them ends
    lines = [line.plain.rstrip() for line in richs.wrap(Console(), cells)] or [""]
    assume(all(line and line[0] != " " for line in lines[1:]))  # rich folds blanks, too
    assert [line.plain.rstrip() for line in own.wrap(cells)] == lines
    assert all(width(line.plain.rstrip()) <= cells for line in own.wrap(cells))


@example([("a", ""), ("", "bold"), ("a", "")], 0, 2)
@given(PARTS, st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_it_and_one_more_style_are_as_in_rich(parts, start, end):
    own, richs = of(parts)
    end = max(start + 1, end)
    own.stylize("bold", start, end)
    richs.stylize("bold", start, end)
    assert drawn_own(own) == drawn(richs)
    if start < min(end, len(own.plain)):
        assert drawn_own(own[start:end]) == drawn(richs[start:end])
    assert own.plain == "".join(part for part, _ in own.runs())


def drawn_own(text):
    """What a terminal is told, with parts of one look told as one."""
    joined = Richs()
    for part, style in text.runs():
        joined.append(part, Style.parse(style) if style else None)
    assert text.ansi(colours=True) == "".join(
        Style.parse(style).render(part) if style else part for part, style in text.runs()
    )
    return drawn(joined)


def test_a_long_word_is_broken_between_its_characters():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert [line.plain for line in Text(f"a {family * 3}").wrap(4)] == ["a", family * 2, family]


def test_a_long_word_that_fills_its_lines_leaves_no_blank_to_the_next():
    assert [line.plain for line in Text("abcdefgh ij abcd   ij").wrap(4)] == [
        *("abcd", "efgh", "ij", "abcd", "ij")
    ]


def test_it_breaks_at_the_blank_of_japanese_and_at_none_that_holds_together():
    assert [line.plain for line in Text("山田\u3000太郎").wrap(8)] == ["山田", "太郎"]
    assert [line.plain for line in Text("about 10\xa0%").wrap(9)] == ["about", "10\xa0%"]
    assert [line.plain for line in Text("about 10 %; a %").wrap(9)] == ["about", "10 %; a %"]
    assert [line.plain for line in Text("about a %").wrap(8)] == ["about a", "%"]
    assert wrapped("about 10 %; a %", 9) == ["about", "10 %; a %"]


def test_a_long_word_without_blanks_goes_on_where_the_one_before_it_ends():
    text = "目標: 今年の春までに、OKRを「必ず」まとめます。次は夏"
    assert [line.plain for line in Text(text).wrap(12)] == [
        *("目標: 今年の", "春までに、", "OKRを「必", "ず」まとめま", "す。次は夏")
    ]
    assert wrapped(text, 12) == [line.plain for line in Text(text).wrap(12)]


@given(st.text("ab 日本、。「」(,é", max_size=40), st.integers(4, 20))
def test_no_line_begins_with_what_closes_and_none_is_too_wide(text, cells):
    lines = [line.plain for line in Text(text).wrap(cells)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= cells for line in lines)


def test_very_many_blanks_are_no_work():
    assert [line.plain for line in Text(" " * 50_000).wrap(40)] == [""]


def test_without_colours_the_attributes_stay():
    assert Text("!", "bold red").ansi(colours=False) == "\x1b[1m!\x1b[0m"
    assert Text("!", "green").ansi(colours=False) == "!"


@pytest.mark.parametrize("of", [fading, drifting, contracted, ending])
def test_every_style_of_a_page_is_known(of):
    every = [*pages(of()).values(), *guide().values()]
    lines = [line for page in every if hasattr(page, "texts") for line in page.texts(80, False)]
    said = {word for line in lines for _, style in line.runs() for word in style.split()}
    assert "bold" in said
    assert said <= {*ATTRIBUTES, *COLOURS}
