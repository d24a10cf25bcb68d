"""A backup holds whole commands, whoever writes; a restore that is killed has happened or not."""

from pathlib import Path

from reliability.guarded import ran
from reliability.linux import needs_linux
from reliability.rounds import rounds


@needs_linux
def test_a_backup_while_eight_write_holds_whole_commands(tmp_path: Path) -> None:
    given = {"folder": tmp_path, "copies": rounds(8), "writers": 8, "writes": rounds(5)}
    found = ran("restoring_programs", given | {"what": "while_writing"}, 300)
    assert found["copies"] == rounds(8)
    assert [found[name] for name in ("halves", "fewer", "failed", "lost")] == [0, 0, 0, 0]


@needs_linux
def test_a_restore_that_is_killed_leaves_the_old_journal_or_the_new_one(tmp_path: Path) -> None:
    given = {"folder": tmp_path, "kills": rounds(10), "seed": 1, "what": "killed"}
    found = ran("restoring_programs", given, 300)
    assert found["kills"] == rounds(10)
    assert found["neither"] == 0


@needs_linux
def test_a_restore_over_a_write_that_was_cut_off_is_killed_at_each_step(tmp_path: Path) -> None:
    given = {"folder": tmp_path, "what": "killed_at_each_step"}
    found = ran("restoring_programs", given, 300)
    assert found["steps"] > 20
    assert min(found["old"], found["new"], found["pending"], found["kept"]) > 0
    assert (found["neither"], found["lost"]) == (0, 0)
