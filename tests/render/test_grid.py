"""Columns on a terminal, and what stands in their place where something is longer than they are."""

import pytest
from test_compare import of, views

from mentorlog.render.agreed import Part, Sheet
from mentorlog.render.agreed import page as agreed
from mentorlog.render.comparing import page as compared
from mentorlog.render.grid import Grid
from mentorlog.render.page import cells, row

LONG = "Maximiliane-Charlotte von Hohenlohe-Langenburg"
ROWS = [("王小明王小明王", "0", "1"), (LONG, "12", ""), ("Both", "0", "in 3 days")]


def seen(block, width):
    return [line.stripped().plain for line in block.lines(width)]


def test_a_long_first_cell_stands_above_the_others():
    assert seen(Grid(("Who", "Done", "Next"), ROWS), 80) == [
        "  Who             Done  Next",
        "  王小明王小明王  0     1",
        f"  {LONG}",
        "                  12",
        "  Both            0     in 3 days",
    ]


@pytest.mark.parametrize(("heads", "width"), [(("Done", "Next"), 40), (("D" * 30, "N" * 40), 80)])
def test_without_room_each_cell_stands_after_the_head_of_its_column(heads, width):
    done, following = heads
    assert seen(Grid(("Who", *heads), ROWS[::2]), width) == [
        "  王小明王小明王",
        f"    {done}: 0",
        f"    {following}: 1",
        "  Both",
        f"    {done}: 0",
        f"    {following}: in 3 days",
    ]


def test_a_long_cell_in_the_middle_has_its_row_below_each_other():
    found = seen(Grid(("Who", "Done", "Next"), [("a", "x" * 31, "1"), ("b", "y", "2")]), 80)
    assert found == [
        "  Who  Done  Next",
        "  a",
        f"    Done: {'x' * 31}",
        "    Next: 1",
        "  b    y     2",
    ]


def test_aloud_a_cell_in_which_nothing_stands_is_left_out():
    assert list(Grid(("Who", "Done", "Next"), ROWS).aloud())[1:] == [
        f"Who: {LONG}; Done: 12.",
        "Who: Both; Done: 0; Next: in 3 days.",
    ]


def test_a_label_that_is_longer_than_its_column_is_set_off_from_the_words():
    assert seen(row("Who", "it took place", column=9), 80) == ["  Who       it took place"]
    assert seen(row(LONG, "it took place", column=9), 80) == [f"  {LONG}: it took place"]


def test_a_name_that_is_longer_than_its_column_is_set_off_from_the_words():
    assert seen(cells(("r1", "Aisha"), (2, 5), "last met", 2), 80) == ["  r1  Aisha  last met"]
    assert seen(cells(("r1", LONG), (2, 5), "last met", 2), 80) == [f"  r1  {LONG}: last met"]


def test_the_labels_of_what_was_agreed_are_measured_in_cells():
    rows = (("王小明王小明王 expects", "time"), ("Purpose", "more"))
    told = Sheet("T", "D", (Part("P", rows),), (), ("A", "B"))
    lines = [line.plain for line in agreed(told).texts(80, plain=False)]
    assert lines[4:6] == ["  王小明王小明王 expects  time", f"  {'Purpose':22}  more"]


def test_the_names_of_both_views_are_measured_in_cells():
    found = views(of("2026-01-05 held lasted=60"), of("2026-01-05 held lasted=30", "x"))
    page = compared(found, ("you", "王小明"), "mentorlog export --packet")
    lines = [line.plain for line in page.texts(80, plain=False)]
    assert "    you    it took place, 60 minutes" in lines
    assert "    王小明 it took place, 30 minutes" in lines
