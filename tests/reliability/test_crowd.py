"""Many commands at one journal at the same time: each has its turn, and none is lost."""

from pathlib import Path
from typing import Any

import pytest
from reliability.guarded import ran
from reliability.linux import needs_linux
from reliability.rounds import rounds

WORKERS = 8
# Seconds. Of a program's, most is that eight Pythons start at the same time. What is promised is
# held in longer runs: those are for a machine that has nothing else to do.
LONGEST = {"library": 5, "program": 10} if rounds(10) > 10 else {"library": 30, "program": 30}
TIMES = {"library": 10, "program": 1}


def _ran(limit: float, **given: Any) -> dict[str, Any]:
    answer: dict[str, Any] = ran("crowd", {"workers": WORKERS, **given}, limit)
    return answer


@needs_linux
@pytest.mark.parametrize("how", TIMES)
def test_writers_at_the_same_time_lose_nothing(tmp_path: Path, how: str) -> None:
    times = rounds(TIMES[how])
    counted = _ran(60 + 10 * times, kind="write", how=how, times=times, folder=tmp_path)
    assert counted["codes"] == [0]
    assert counted["said"] == []
    assert (counted["writes"], counted["lost"], counted["lost updates"]) == (WORKERS * times, 0, 0)
    assert counted["longest write"] <= LONGEST[how]
    assert counted["longest read"] <= LONGEST["library"]


@needs_linux
@pytest.mark.parametrize("on", [None, 1, 4])
def test_a_race_to_begin_or_to_migrate_is_won_by_all(tmp_path: Path, on: int | None) -> None:
    turns = rounds(1)
    counted = _ran(60 + 20 * turns, kind="race", on=on, turns=turns, folder=tmp_path)
    assert counted == {"commands": WORKERS * turns, "codes": [0]}
