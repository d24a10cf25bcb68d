"""What was found in a line: its marks look like the word between them."""

from building import concern

from mentorlog.render.marking import excerpts, marked
from mentorlog.render.styled import Text


def test_marks_are_in_bold_and_in_the_style_of_the_line():
    assert list(marked(Text("all the budget talk", "italic"), ["budg"]).runs()) == [
        ("all the ", "italic"),
        ("«", "bold italic"),
        ("budget", "italic bold"),
        ("»", "bold italic"),
        (" talk", "italic"),
    ]
    (found,) = excerpts(concern(resolution="It was the budget"), ["budget"], "")
    assert ("«", "bold italic") in found.runs() and ("»", "bold italic") in found.runs()


def test_a_word_that_begins_or_ends_in_another_style_has_marks_like_its_own_end():
    line = Text("a1 ", "bold").append("bud", "green").append("get")
    assert list(marked(line, ["budget"]).runs())[1:] == [
        ("«", "bold green"),
        ("bud", "green bold"),
        ("get", "bold"),
        ("»", "bold"),
    ]
