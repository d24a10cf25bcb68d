"""Pages for who has them read aloud: no marks, no drawings, no columns."""

import re

import pytest
from render.looking import PLAIN, RECORDS, golden, guide, pages_of, plain

from mentorlog.render.aloud import asked, led, lines, plainly, sentence

EVERY = [(name, page) for name in RECORDS for page in pages_of(name)]
SEEN = re.compile("[▲△‖●○✕◇↷■◧□◔◌·└«»\u2500-\u259f]|(?m:^[-?…–] )|(?<=[^\n])  |(?m:^ )")
"""Marks, what draws boxes and bars, bullets, columns, and what is set in."""


@pytest.mark.parametrize(("name", "page"), PLAIN)
def test_a_page_is_said_as_it_is_meant_to_be(name: str, page: str) -> None:
    written = golden(name, f"{page}-plain").read_text(encoding="utf-8")
    assert plain(pages_of(name)[page]) == written


@pytest.mark.parametrize(("name", "page"), EVERY)
def test_nothing_on_a_page_has_to_be_seen(name: str, page: str) -> None:
    said = plain(pages_of(name)[page])
    assert said.strip() and not SEEN.findall(said)
    assert "\n\n\n" not in said
    ends = (".", "?", "!", ":", ";", "”", '"')
    for line in filter(None, said.splitlines()):
        assert line.endswith(ends) or "mentorlog " in line, line


def test_the_explanations_are_said_too() -> None:
    for page in guide().values():
        assert not SEEN.findall(plain(page))


def test_a_mark_becomes_its_word_where_nothing_else_says_it() -> None:
    assert led("△   ", "Sarah called off 2.") == "Worth noticing: Sarah called off 2."
    assert led("△ ", "Worth noticing") == "Worth noticing."
    assert led("‖ ", "cancelling: as you chose") == "Resting: cancelling: as you chose."
    assert led("└● Mon 2 Feb 2026  m4  ", "held") == "Mon 2 Feb 2026, m4: held."
    assert led(" ·  t1  ", "topic") == "t1: topic."
    assert led("- ", "One of two") == led("? ", "One of two") == "One of two."
    assert led("2. ", "What was said") == "2. What was said."


def test_a_line_in_columns_becomes_a_label_and_what_it_says() -> None:
    assert plainly("  g1  Lead a project") == "g1: Lead a project"
    assert plainly("  --on        Wed 11 Mar 2026, today") == "--on: Wed 11 Mar 2026, today"
    assert plainly("mentor  (or mentee)") == "mentor (or mentee)"
    assert plainly("a1  sent  late") == "a1: sent, late"
    assert plainly("- of two") == "of two"
    assert plainly("Said once.  Said again.") == "Said once. Said again."
    assert plainly("mentorlog show m7       (one thing)") == "mentorlog show m7 (one thing)"
    assert plainly("  mentorlog goal add '- a  b'") == "mentorlog goal add '- a  b'"


def test_a_sentence_ends_and_a_command_does_not() -> None:
    assert sentence("Nothing  is recorded") == "Nothing is recorded."
    assert sentence("Who ended it?") == "Who ended it?"
    assert sentence("More: mentorlog guide phases") == "More: mentorlog guide phases"
    assert sentence("First talk. […]") == "First talk. And more."


def test_empty_lines_stand_alone_and_between_others() -> None:
    assert list(lines(["", "a", "", "", "b", ""])) == ["a", "", "b"]


def test_choices_of_one_letter_are_said_in_words() -> None:
    assert asked("Save this? (Y/n, then Enter)") == (
        "Save this? y for yes, n for no, Enter for yes:"
    )
    assert asked("Delete it? (y/N, then Enter)").endswith("n for no, Enter for no:")
    assert asked("Keep or drop? (E/d/k, then Enter)") == (
        "Keep or drop? e for encrypt, d for delete, k for keep, Enter for encrypt:"
    )
