"""The timeline in a terminal: a mark for each session, on the line of its side."""

from collections import Counter
from datetime import date, timedelta

import pytest
from building import action, pause, record, report
from render.looking import TODAY, drifting, fading, pages, text

from mentorlog.course import course, fell_due
from mentorlog.health import examine
from mentorlog.record import Record
from mentorlog.render.aloud import ASCII
from mentorlog.render.course import PROMISES, SESSIONS, fell_due_words, promises, rhythm, sessions
from mentorlog.render.drawing import SIGNS, Dot, Strip, months_in, stretches
from mentorlog.render.narrowing import Narrowing
from mentorlog.render.page import Page
from mentorlog.render.showing import glance_page
from mentorlog.render.strip import MOST, lanes
from mentorlog.render.timeline import log_page


def drawn(kept: Record, width: int = 80, **console: object) -> list[str]:
    strip = sessions(kept, TODAY, course(kept, TODAY), MOST)
    return text(Page(lanes(strip, "Timeline", 11)), width, **console).splitlines()


def test_each_side_has_its_line_and_the_marks_stand_below_each_other():
    assert drawn(fading()) == [
        "  Timeline    ● ● ↷ ●   ✕   ? ○",
        "  Sarah               ✕   ◇",
        "              ● 3 took place   ✕ 2 called off   ◇ 1 missed   ↷ 1 moved",
        "              ? 1 not recorded   ○ 1 booked",
    ]
    assert drawn(drifting())[:3] == [
        "  Timeline    ● ● ‖ ●",
        "  Tariq               ✕ ✕ ◇",
        "              ● 3 took place   ✕ 2 called off   ◇ 1 missed   ‖ a break",
    ]


def test_where_there_is_no_other_sign_plain_ones_stand_for_the_marks():
    from mentorlog.render.aloud import ASCII

    lines = [line.translate(ASCII) for line in drawn(fading())]
    assert lines[0] == "  Timeline    * * > *   x   ? o"
    assert all(line.isascii() for line in lines)


def test_a_long_one_shows_the_last_and_counts_all():
    days = [date(2021, 1, 4) + timedelta(days=7 * n) for n in range(230)]
    long = record("\n".join(f"{day} held" for day in days))
    for width in (40, 80, 120):
        mark, keys = drawn(long, width)
        assert len(mark) <= width
        assert "… ●●●" in mark
        assert keys.strip() == "● 230 took place"


@pytest.mark.parametrize("width", [30, 40, 64])
def test_a_long_name_takes_no_room_from_the_marks(width):
    kept = drifting()
    named = kept.but(relationship=kept.relationship.but(mentor="Tariq 蔵" * 9))
    lines = drawn(named, width)
    assert lines[1].startswith("  Tariq")
    assert lines[1].endswith("✕ ✕ ◇")
    assert all(len(line) <= width for line in lines[:2])


def test_two_sessions_are_not_drawn():
    few = record("2026-01-05 held\n2026-01-19 held")
    assert "Timeline" not in text(glance_page(examine(few, TODAY)))
    assert "Timeline" in pages_text(fading(), "show")


def pages_text(kept: Record, page: str) -> str:
    return text(pages(kept)[page])


def test_what_nobody_wrote_down_is_not_counted_among_what_is_done():
    kept = record(
        "2026-01-05 held\n2026-01-19 held",
        *(action(f"a{n}", "mentee", "2026-01-20") for n in range(1, 5)),
        report("a1", "2026-01-20", "done"),
        report("a2", "2026-01-21", "none"),
        report("a3", "2026-01-21", "some"),
    )
    due = fell_due(kept, TODAY)["mentee"]
    said = "1 of 3 done, 1 some of it done, 1 not moved yet; 1 more not recorded"
    assert fell_due_words(due) == said
    assert fell_due_words(Counter({"unsaid": 1})) == "1 not recorded"
    shown = text(glance_page(examine(kept, TODAY)), 120)
    assert f"  Sarah       ███░░░░░░░ {said}\n" in shown
    assert "  Tariq       none\n" in shown


def test_the_words_of_a_drawing_say_all_that_is_drawn():
    kept = fading()
    found = course(kept, TODAY)
    assert sessions(kept, TODAY, found).says == (
        "3 sessions took place. Called off: 1 by Sarah, 1 for a reason outside both sides. "
        "Missed: 1 by Sarah. Moved: 1 by agreement. Not recorded: what became of 1. Booked: 1."
    )
    assert promises(kept, found).says == (
        "Tariq: 1 not recorded. Sarah: 1 done. Together: 1 still to come."
    )
    assert rhythm(found).says == (
        "2 gaps between sessions: 2 close to the rhythm or shorter. The longest: 14 days from "
        "Mon 5 Jan 2026 to Mon 19 Jan 2026. "
        "Since the last session: 37 days since Mon 2 Feb 2026."
    )


def strip(*days: date) -> Strip:
    dots = tuple(Dot(day, "held", "on", "") for day in days)
    return Strip(name="", says="", above="", line="", below="", dots=dots, bands=(), keys=())


def test_a_strip_is_broken_into_rows_that_have_room_for_their_marks():
    weekly = [date(2022, 1, 3) + timedelta(days=7 * n) for n in range(208)]
    rows = list(stretches(strip(*weekly)))
    assert max(len(row.dots) for row in rows) <= 27
    assert sum(len(row.dots) for row in rows) == 208
    assert all(0 <= row.at(dot.on) <= 100 for row in rows for dot in row.dots)
    monthly = [date(2022 + n // 12, n % 12 + 1, 3) for n in range(20)]
    (row,) = stretches(strip(*monthly))
    assert (row.since, row.until) == (date(2022, 1, 1), date(2023, 9, 1))
    assert len(months_in(row)) == 20


def test_years_without_a_mark_have_no_row():
    rows = list(stretches(strip(date(1, 1, 1), date(2026, 1, 5), date(9999, 12, 31))))
    assert len(rows) == 3
    assert all(row.until > row.since for row in rows)
    assert list(stretches(strip())) == []


def test_a_break_without_an_end_reaches_to_the_last_day():
    kept = record("2026-01-05 held", pause("2026-02-01", None))
    (band,) = sessions(kept, TODAY, course(kept, TODAY)).bands
    assert (band.since, band.until) == (date(2026, 2, 1), TODAY)
    assert band.says == "a break from Sun 1 Feb 2026 with no end noted yet"


def test_a_part_of_the_log_draws_that_part():
    narrow = Narrowing(since=date(2025, 10, 10))
    shown = text(log_page(drifting(), TODAY, narrow)).splitlines()
    assert shown[2:4] == ["  Timeline    ●", "  Tariq         ✕ ✕ ◇"]
    chosen = Narrowing(grep="touch")
    assert "Timeline" not in text(log_page(drifting(), TODAY, chosen))


@pytest.mark.parametrize("words", [SESSIONS, PROMISES])
def test_every_mark_has_a_plain_form_that_no_other_has(words):
    plain = [SIGNS[shape].translate(ASCII) for shape in words]
    assert all(map(str.isascii, plain))
    assert len(set(plain)) == len(plain)


def test_a_name_that_fills_its_column_is_cut_before_the_marks():
    named = record("2026-01-05 missed mentor\n2026-01-19 held\n2026-02-02 held", mentor="M" * 12)
    lines = drawn(named)
    assert lines[1].startswith(f"  {'M' * 9}…  ")
    assert lines[0].index("●") == lines[1].index("◇") + 2
