"""A text that is filled in, written and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.cli.asking import form
from mentorlog.cli.asking.form import Filled, Place, Problem, Unreadable

PLACES = (
    Place(word="due", text="1 Feb 2026"),
    Place(word="owner", about=("mentor, mentee or both",)),
    Place(word="action", often=True),
    Place(word="text", text="Send the CV", words=True),
    Place(word="private notes", words=True, mark=True),
    Place(word="notes", text="# A heading\n\nand words", words=True, mark=True),
)
WRITTEN = """\
# action a3

due: 1 Feb 2026

# mentor, mentee or both
owner:
action:
text: Send the CV

== private notes ==

== notes ==
# A heading

and words
"""
PIECES = st.sampled_from(
    ["== notes ==", "\\== text ==", "== Notes==", "#! line below: x", "# h", "due: 3", "\\", "\r"]
)
LINES = PIECES | st.text(st.characters(exclude_categories=["Cs"], min_codepoint=1), max_size=9)
TEXTS = st.lists(LINES, max_size=5).map("\n".join)


def values(text: str, places=PLACES) -> dict[str, str]:
    return {one.word: one.text for one in form.read(form.plain(text), places)}


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(Unreadable) as error:
        form.read(form.plain(text), PLACES)
    return [(problem.line, problem.said) for problem in error.value.problems]


def test_it_is_written_plainly():
    assert form.write(["action a3"], PLACES) == WRITTEN


def test_what_explains_is_folded_so_that_no_editor_cuts_it_off():
    about = ("What came of them", f"  a1 mentee: {'read it again ' * 6}")
    lines = form.write(["word " * 20], (Place(word="done", about=about),)).splitlines()
    assert lines[:2] == ["#" + " word" * 15, "#  " + " word" * 5]
    assert lines[3:6] == [
        "# What came of them",
        f"#   a1 mentee: {'read it again ' * 4}read it",
        "#     again read it again",
    ]
    assert max(map(len, lines)) <= 79


def test_each_word_comes_back_with_its_line():
    assert form.read(WRITTEN, PLACES) == [
        Filled("due", "1 Feb 2026", 3),
        Filled("owner", "", 6),
        Filled("action", "", 7),
        Filled("text", "Send the CV", 8),
        Filled("private notes", "", 10),
        Filled("notes", "# A heading\n\nand words", 12),
    ]


@given(TEXTS, TEXTS)
def test_any_text_comes_back(one: str, other: str):
    places = [
        Place(word="text", text=one, words=True),
        Place(word="notes", text=other, words=True, mark=True),
    ]
    read = values(form.write(["head"], places), places)
    assert read == {"text": one.strip(), "notes": other.strip()}


@given(TEXTS)
def test_what_was_wrong_is_taken_away_again(text: str):
    places = [Place(word="notes", text=text, words=True, mark=True)]
    written = form.write(["head"], places)
    lines = range(len(written.split("\n")))
    again = form.remarked(written, [Problem(line, "no day\nat all") for line in lines])
    assert form.plain(again) == form.plain(written) == written


@pytest.mark.parametrize(
    "as_saved",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: text.replace(": ", ":\t \t"),
        lambda text: text.replace("owner:", "owner:   "),
        lambda text: text.replace("due:", "  Due :"),
        lambda text: text.replace("private notes", "Private_Notes"),
        lambda text: text.replace("== notes ==", "==notes==  "),
        lambda text: text + "\n\n\n",
    ],
)
def test_what_editors_and_people_do_to_it_is_taken(as_saved):
    assert values(as_saved(WRITTEN)) == values(WRITTEN)


def test_a_word_may_stand_on_several_lines():
    text = "action: mentee: send it\naction:\naction: me: read it"
    assert [one.text for one in form.read(text, PLACES)] == ["mentee: send it", "me: read it"]


def test_a_long_text_may_take_the_place_of_a_line():
    assert values("text:\ndue:\n== text ==\nTwo\nlines") == {"text": "Two\nlines", "due": ""}


def test_what_is_no_line_of_it_is_named_with_its_line():
    text = "dew: friday\nmentee\nx: 1\n== Heading ==\ndue: a\ndue: b\n== notes ==\nx: 1"
    no_line = (
        "This line is not understood. A line begins with its word, as in due: ... A text of "
        "several lines stands below a mark: == notes =="
    )
    there = "due, owner, action, text, private notes, notes"
    assert problems(text) == [
        (1, "There is no word 'dew' here; did you mean due?"),
        (2, no_line),
        (3, f"There is no word 'x' here; there is {there}."),
        (4, no_line),
        (6, "due stands in line 5 already; once is enough."),
    ]


def test_problems_stand_above_their_lines_and_say_where_those_are_then():
    found = [Problem(2, "'b' is no day."), Problem(1, "'a' is no day."), Problem(0, "Both.")]
    assert form.remarked("due: a\nby: b\n", found) == (
        "#! in all of this: Both.\n"
        "#! line below: 'a' is no day.\n"
        "due: a\n"
        "#! line below: 'b' is no day.\n"
        "by: b\n"
    )
    assert form.numbered(found) == ["Both.", "line 3: 'a' is no day.", "line 5: 'b' is no day."]


@pytest.mark.parametrize(
    ("text", "empty"),
    [("", True), ("\n# all\n\n#! gone\n", True), ("due:", False), ("== notes ==", False)],
)
def test_whether_anything_is_left(text: str, empty: bool):
    assert form.is_empty(text) is empty
