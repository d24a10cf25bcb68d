"""A command that was killed has happened or has not, and what was acknowledged has."""

from pathlib import Path

import pytest
from reliability.guarded import needs_linux, ran
from reliability.rounds import rounds

LIMIT = 6  # seconds for a kill
LONGER = 5  # rounds
KILLS = {
    "talks": 75,
    "start": 14,
    "import": 20,
    "update": 15,
    "undo": 14,
    "erase": 22,
    "large import": 10,
    **{f"version {n}": 9 for n in range(1, 5)},
}


@needs_linux
@pytest.mark.parametrize("scene", KILLS)
def test_a_killed_command_leaves_all_or_nothing(tmp_path: Path, scene: str) -> None:
    if scene == "large import" and rounds(1) < LONGER:
        pytest.skip(f"5,000 rows are for MENTORLOG_ROUNDS={LONGER} or more")
    kills = rounds(KILLS[scene])
    given = {"scene": scene, "kills": kills, "seed": 1, "folder": tmp_path}
    counted = ran("killing", given, LIMIT * (20 + kills))
    assert counted["said"] == []
    assert counted["kills"] == kills


@needs_linux
def test_the_program_itself_is_killed(tmp_path: Path) -> None:
    kills = rounds(6)
    given = {"kills": kills, "seed": 1, "folder": tmp_path}
    counted = ran("killing_programs", given, LIMIT * (20 + kills))
    assert counted["kills"] == kills
