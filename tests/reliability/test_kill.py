"""A command that was killed has happened or has not, and what was acknowledged has."""

from pathlib import Path

import pytest
from reliability.guarded import ran
from reliability.linux import needs_linux
from reliability.rounds import rounds

LIMIT = 6  # seconds for a kill
LONGER = 5  # rounds
KILLS = {  # of each scene, in two rounds: those that cost least are killed most
    "talks": 50,
    "start": 45,
    "import": 14,
    "update": 12,
    "undo": 45,
    "erase": 14,
    "large import": 10,
    "version 1, version 2, version 3, version 4": 5,
}


@needs_linux
@pytest.mark.parametrize("scenes", KILLS)
def test_a_killed_command_leaves_all_or_nothing(tmp_path: Path, scenes: str) -> None:
    if scenes == "large import" and rounds(1) < LONGER:
        pytest.skip(f"5,000 rows are for MENTORLOG_ROUNDS={LONGER} or more")
    names, kills = scenes.split(", "), rounds(KILLS[scenes] / 2)
    given = {"names": names, "kills": kills, "seed": 1, "folder": tmp_path}
    counted = ran("killing", given, LIMIT * (20 + kills) * len(names))
    assert counted["said"] == []
    assert counted["kills"] == kills * len(names)


@needs_linux
def test_the_program_itself_is_killed(tmp_path: Path) -> None:
    kills = rounds(6)
    given = {"kills": kills, "seed": 1, "folder": tmp_path}
    counted = ran("killing_programs", given, LIMIT * (20 + kills))
    assert counted["kills"] == kills
