"""The arithmetic of days against dateutil, and what a reading may not depend on."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import FR, MO, SU, relativedelta
from hypothesis import given
from hypothesis import strategies as st
from test_days import directions, phrases, todays
from test_phrases import table

from mentorlog import days
from mentorlog.errors import UsageError

UNITS = ("days", "weeks", "months", "years")
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ENDS = ((1, 1), (12, 31), (2, 28), (3, 1), (1, 31), (3, 31), (10, 31))
EDGES = [date(year, *day) for year in (2023, 2024, 2027, 2028, 2100) for day in ENDS]
EDGES += [date(2024, 2, 29), date(2028, 2, 29), date(2026, 3, 29), date(2026, 10, 25)]


def todays_of(chance: random.Random) -> date:
    """The edge of a year or a month one time in two, else any day from 2000 on."""
    anyday = date(2000, 1, 1) + timedelta(chance.randrange(60_000))
    return chance.choice((chance.choice(EDGES), anyday))


def cases() -> list[tuple[date, str, date]]:
    chance = random.Random(11)
    found: list[tuple[date, str, date]] = []
    for _ in range(100):
        today, number, unit = todays_of(chance), chance.randrange(1, 40), chance.choice(UNITS)
        weekday, month = chance.randrange(7), chance.randrange(1, 13)
        ahead = relativedelta(**{unit: number})  # type: ignore[arg-type]
        day = relativedelta(days=1, weekday=weekday)
        monday = today + relativedelta(weekday=MO(-1))
        begin = date(today.year + 1, month, 1)
        found += [
            (today, f"in {number} {unit}", today + ahead),
            (today, f"{number} {unit} ago", today - ahead),
            (today, f"coming {NAMES[weekday]}", today + day),
            (today, f"next {NAMES[weekday]}", monday + relativedelta(days=7 + weekday)),
            (today, "end of next month", today + relativedelta(months=1, day=31)),
            (today, "end of this week", today + relativedelta(weekday=SU)),
            (
                today,
                f"last friday of {begin:%B %Y}",
                begin + relativedelta(day=31, weekday=FR(-1)),
            ),
            (today, f"first monday in {begin:%B %Y}", begin + relativedelta(weekday=MO(1))),
        ]
    return found


def test_the_arithmetic_is_that_of_dateutil() -> None:
    tried = cases()
    assert len(tried) == 800
    for today, text, expected in tried:
        assert days.read_day(text, today) == expected, (today, text)


def test_an_iso_week_is_that_of_the_calendar() -> None:
    for ahead in range(0, 3000, 7):
        day = date(2019, 12, 25) + timedelta(ahead + ahead % 5)
        assert days.read_day(f"{day:%G-W%V-%u}", date(2026, 3, 11)) == day


def reading(text: str, today: date, prefer: days.Prefer) -> str:
    try:
        return str(days.read_moment(text, today, prefer=prefer))
    except UsageError:
        return "refused"


@given(phrases, todays, directions)
def test_case_and_blanks_do_not_matter(text: str, today: date, prefer: days.Prefer) -> None:
    plain = reading(text, today, prefer)
    assert reading(text.replace(" ", " \t "), today, prefer) == plain
    if text.isascii():
        assert reading(text.upper(), today, prefer) == plain
        assert reading(f"  {text.swapcase()}\n", today, prefer) == plain


@given(st.sampled_from(table("known.txt") + table("held_out.txt")), st.data())
def test_a_slip_gives_the_same_day_or_none(phrase, data: st.DataObject) -> None:
    """Two letters changed places inside a long name: the same reading, or a refusal."""
    words = phrase.text.split()
    at = data.draw(st.integers(0, len(words) - 1))
    word = words[at]
    if len(word) < 6 or not word.isalpha():
        return
    cut = data.draw(st.integers(1, len(word) - 3))
    words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    got = reading(" ".join(words), phrase.today, phrase.prefer)
    assert got in ("refused", reading(phrase.text, phrase.today, phrase.prefer))


@pytest.mark.parametrize(
    "changed",
    [{"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"}],
)
def test_no_zone_and_no_locale_has_a_say(changed: dict[str, str]) -> None:
    script = (
        f"import sys, locale; sys.path[:] = {[*sys.path, os.path.dirname(__file__)]!r}\n"
        "try: locale.setlocale(locale.LC_ALL, '')\n"
        "except locale.Error: pass\n"
        "from test_phrases import *\n"
        "print(*(read(p) for p in table('known.txt')), sep='\\n')"
    )
    run = [sys.executable, "-c", script]
    env = {**os.environ, **changed}
    out = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60, env=env)
    assert out.stdout.splitlines() == [phrase.expected for phrase in table("known.txt")]
