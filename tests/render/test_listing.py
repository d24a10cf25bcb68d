"""The checks of very many relationships, on one page."""

import tracemalloc
from datetime import date

from mentorlog.render.listing import Checked, all_page

TODAY = date(2026, 3, 11)
MANY = 4000


def test_a_page_of_very_many_keeps_none_of_its_lines():
    lines = [
        Checked(f"r{n}", f"Tariq {n} and Sarah", ("watch", "concern")[n % 2], "3 of the last 5", n)
        for n in range(MANY)
    ]
    tracemalloc.start()
    try:
        shown = sum(1 for _ in all_page(lines, TODAY, MANY).texts(80, plain=False))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert shown > MANY
    assert most < 200 * MANY
