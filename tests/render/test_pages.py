"""Every page: as it is meant to be, within its width, without colour, without bad company."""

import io
import re
from functools import cache
from typing import Any

import pytest
from building import action, goal
from render.looking import (
    GOLDEN,
    RECORDS,
    TODAY,
    drifting,
    fading,
    golden,
    guide,
    pages,
    pages_of,
    record,
    text,
)
from rich.console import Console

from mentorlog.guidance import sources
from mentorlog.health import examine
from mentorlog.record import PLURALS, Entry, Record
from mentorlog.render.checkup import checkup_page
from mentorlog.render.page import Command, Page, Para, row
from mentorlog.render.quiet import in_short
from mentorlog.sign import Clear, Unknown

NEVER = set(
    "fail failed failure fault blame bad poor lazy unreliable uncommitted neglect neglected "
    "offender violation score grade healthy".split()
)
SGR = re.compile(r"\x1b\[[0-9;]*m")
EVERY = [(name, page) for name in RECORDS for page in pages_of(name)]


@cache
def hostile_of(name: str) -> dict[str, Any]:
    """The pages of that record, with hostile words in the place of every text."""
    return pages(spoiled(RECORDS[name]()))


@pytest.mark.parametrize(("name", "page"), GOLDEN)
def test_a_page_is_as_it_is_meant_to_be(name: str, page: str) -> None:
    seen = text(pages_of(name)[page])
    assert seen == golden(name, page).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize(("name", "page"), EVERY)
def test_no_line_is_wider_than_the_page(name: str, page: str, width: int) -> None:
    for line in text(pages_of(name)[page], width).splitlines():
        assert len(line) <= width or " " not in line.strip(), line
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_explanation_is_wider_than_the_page(width: int) -> None:
    for page in guide().values():
        assert all(len(line) <= width for line in text(page, width).splitlines())


@pytest.mark.parametrize(("name", "page"), EVERY)
def test_colour_adds_nothing_to_the_words(name: str, page: str) -> None:
    shown = pages_of(name)[page]
    coloured = text(shown, color_system="truecolor", force_terminal=True)
    assert SGR.sub("", coloured) == text(shown)
    codes = {code for found in SGR.findall(coloured) for code in found[2:-1].split(";")}
    assert codes <= {"0", "1", "3", "31", "32", "35"}, "no dim, no colour beyond the sixteen"


def test_there_is_colour_where_it_is_wanted() -> None:
    shown = pages(fading())["health"]
    assert "\x1b[1;35m" in text(shown, color_system="standard", force_terminal=True)


@pytest.mark.parametrize(("name", "page"), EVERY)
def test_no_page_says_what_is_never_said(name: str, page: str) -> None:
    assert said(text(pages_of(name)[page], 2000)) & NEVER == set()


def test_no_explanation_says_what_is_never_said() -> None:
    for page in guide().values():
        assert said(text(page, 2000)) & NEVER == set()


def said(page: str) -> set[str]:
    """The words of a page, titles of cited works left out."""
    assert "!" not in page
    page = " ".join(page.split())
    for one in sources():
        page = page.replace(one.cite, "")
    return set(re.findall(r"[\w-]+", page.casefold()))


HOSTILE = "[red]Eve[/red]\x1b[31m\x1b]0;title\x07\u202ednE\u2066\r\nrow\ttwo :smile: \u200b"


def spoiled(kept: Record) -> Record:
    """The record with hostile words in the place of every text."""
    free = {"text", "purpose", "notes", "private_notes", "measure", "mentor", "mentee", "factor"}
    free |= {"reason", "facilitator", "note", "topics"}

    def spoil(one: Entry) -> Entry:
        return one.but(**{k: HOSTILE for k in one.names if k in free and getattr(one, k)})

    kinds: dict[str, Any] = {
        plural: tuple(spoil(one) for one in getattr(kept, plural)) for plural in PLURALS.values()
    }
    return Record(relationship=spoil(kept.relationship), **kinds)


@pytest.mark.parametrize(("name", "page"), EVERY)
def test_hostile_words_are_harmless(name: str, page: str) -> None:
    shown = text(hostile_of(name)[page], 2000)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", shown)
    assert "title" not in shown
    if (name, page) != ("closed", "all"):
        assert "[red]Eve[/red]" in shown and ":smile:" in shown


MIRROR = {"mentor": "mentee", "mentee": "mentor"}


def mirrored(kept: Record) -> Record:
    """The record as it would be if the two had each other's part."""

    def turn(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(turn(one) for one in value)
        return MIRROR.get(value, value) if isinstance(value, str) else value

    def mirror(one: Entry) -> Entry:
        return one.but(**{k: turn(getattr(one, k)) for k in one.names if k not in ("id", "extra")})

    about = kept.relationship
    kinds = {p: tuple(mirror(one) for one in getattr(kept, p)) for p in PLURALS.values()}
    two = about.but(mentor=about.mentee, mentee=about.mentor, keeper=MIRROR[about.keeper or ""])
    return Record(relationship=two, **kinds)


@pytest.mark.parametrize(
    "kept", [fading(), drifting(asked_for_by=None)], ids=["fading", "drifting"]
)
def test_swapping_the_sides_changes_only_the_parts(kept: Record) -> None:
    def plainly(one: Record) -> str:
        shown = " ".join(text(checkup_page(examine(one, TODAY))).split())
        shown = re.sub(r"Between \w+ and \w+ power .*? not working\"\)\. ", "", shown)
        shown = re.sub(r"(ending-unannounced|reluctant-start) \(\w+\)", r"\1", shown)
        return shown.replace("Sarah and Tariq", "Tariq and Sarah")

    assert plainly(kept) == plainly(mirrored(kept))


def test_only_a_mentee_is_told_of_the_facilitator() -> None:
    told = "Aisha, your facilitator, can listen, sit in or mediate where it is hard to say this"
    shown = text(pages(drifting())["health"], 100)
    assert told in " ".join(shown.split())
    unnamed = text(pages(drifting(facilitator=None))["health"], 2000)
    assert "A facilitator whom you both trust can listen" in unnamed
    assert "unequal" not in text(pages(drifting(keeper="mentor"))["health"])
    assert "unequal" not in text(pages(fading(keeper="mentee"))["health"])


def test_nothing_that_stands_out_is_not_called_well() -> None:
    table = "2026-01-05 held\n2026-01-19 held\n2026-02-02 held\n2026-02-16 held\n2026-03-02 held"
    shown = text(pages(record(table, goal(measure="shipped")))["health"])
    assert "· Nothing on the record stands out" in shown
    assert "wrong" not in shown


def test_a_long_list_of_evidence_is_cut() -> None:
    late = (action(f"a{n}", due="2026-01-12", agreed_on="2026-01-05") for n in range(1, 21))
    shown = text(pages(record("2026-01-05 held", *late))["health"])
    assert "and 12 more (--json has all of them)" in shown
    assert re.search(r"what became of a1, (a\d+, ){6}a\d+ and 12 more", shown)
    assert shown.count("fell due") == 8


def test_of_signs_that_have_nothing_to_say_only_those_there_are_named() -> None:
    c = examine(drifting(), TODAY)
    for kept, told in ((Unknown, "cannot tell yet:"), (Clear, "nothing stands out:")):
        found = tuple(f for f in c.findings if isinstance(f.verdict, kept))
        line = text(Page(in_short(c.but(findings=found), ""))).splitlines()[1]
        assert line.endswith(told) and "," not in line


def test_marks_have_a_plain_form_where_they_cannot_be_shown() -> None:
    for given in ({"encoding": "ascii"}, {"encoding": "cp1252"}):
        stream = io.TextIOWrapper(io.BytesIO(), **given, errors="strict", newline="\n")
        console = Console(file=stream, width=80, color_system=None, _environ={})
        for page in pages(fading()).values():
            console.print(page)
        stream.flush()
        shown = stream.buffer.getvalue().decode()  # type: ignore[attr-defined]
        assert " * Mon 5 Jan 2026   m1   held" in shown
        assert " x Mon 16 Feb 2026  m5   called off" in shown
        assert "########............ 40 %" in shown
        assert "+ Worth noticing" in shown


def test_a_dumb_terminal_gets_the_plain_form() -> None:
    shown = text(pages(fading())["log"], _environ={"TERM": "dumb"}, force_terminal=True)
    assert " * Mon 5 Jan 2026   m1   held" in shown
    assert shown.isascii()


def test_a_long_command_is_continued_as_a_shell_reads_it() -> None:
    long = Page([Command('mentorlog agree --rhythm "every 2 weeks" --with r12', indent=12)])
    assert text(long, 40) == ('    mentorlog agree --rhythm "every 2 \\\n      weeks" --with r12\n')
    assert text(long, 80).strip() == 'mentorlog agree --rhythm "every 2 weeks" --with r12'


@pytest.mark.parametrize("width", [20, 40, 80])
def test_very_long_names_are_folded_and_nothing_is_lost(width: int) -> None:
    long = fading(mentor="Tariq" * 40, mentee="Sa rah " * 30)
    for name, page in pages(long).items():
        shown = text(page, width)
        assert all(len(line) <= max(width, 30) for line in shown.splitlines()), name
        assert "".join(shown.split()).count("Tariq" * 40) >= 1


def test_wide_characters_take_two_cells() -> None:
    shown = text(Page([row("Name", "田中" * 20), Para("田中" * 30)]), 40)
    assert all(len(line) <= 24 for line in shown.splitlines())
    assert shown.count("田") == 50
