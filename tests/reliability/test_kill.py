"""A command that was killed has happened or has not, and what was acknowledged has."""

from pathlib import Path

import pytest
from reliability.guarded import needs_linux, ran
from reliability.rounds import rounds

KILLS = {
    "talks": 75,
    "start": 14,
    "import": 20,
    "update": 15,
    "undo": 14,
    "erase": 22,
    **{f"version {n}": 9 for n in range(1, 5)},
}


@needs_linux
@pytest.mark.parametrize("scene", KILLS)
def test_a_killed_command_leaves_all_or_nothing(tmp_path: Path, scene: str) -> None:
    kills = rounds(KILLS[scene])
    counted = ran("killing", {"scene": scene, "kills": kills, "seed": 1, "folder": tmp_path})
    assert counted["said"] == []
    assert counted["kills"] == kills


@needs_linux
def test_the_program_itself_is_killed(tmp_path: Path) -> None:
    kills = rounds(6)
    counted = ran("killing_programs", {"kills": kills, "seed": 1, "folder": tmp_path})
    assert counted["kills"] == kills
