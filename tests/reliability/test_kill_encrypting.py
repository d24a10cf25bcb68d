"""An encryption that was killed leaves the old journal or the new one, and nothing plain."""

from pathlib import Path

import pytest
from reliability.guarded import ran
from reliability.linux import needs_linux
from reliability.rounds import rounds


@needs_linux
@pytest.mark.parametrize("turn", ["encrypt", "decrypt", "rekey"])
def test_it_is_the_old_one_or_the_new_one(tmp_path: Path, turn: str) -> None:
    pytest.importorskip("sqlcipher3")
    kills = rounds(3)
    every = max(1, 22 // rounds(1))
    given = {"turn": turn, "kills": kills, "seed": 1, "every": every, "folder": tmp_path}
    counted = ran("killing_turns", given, limit=600)
    assert counted["said"] == []
    assert counted["kills"] == kills and counted["steps"]
