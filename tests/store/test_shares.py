"""How far a copy or a look at a journal is."""

from pathlib import Path

import pytest
from store.entries import TODAY, filled

from mentorlog.store import backup, guarding
from mentorlog.store.inspecting import inspect
from mentorlog.store.shares import Shares


def test_parts_add_up_and_never_pass_their_share() -> None:
    done: list[int] = []
    shares = Shares(1000, done.append)
    shares.begin(0.5, 2.0)
    assert done == []
    shares.heard(1000)
    assert sum(done) == 250
    shares.heard(5000)
    assert sum(done) == 500
    shares.begin(0.5, 2.0)
    shares.heard(200)
    assert sum(done) == 550 and min(done) > 0


def test_nothing_is_told_where_nobody_asks() -> None:
    shares = Shares(0)
    shares.begin(1.0, 1.0)
    shares.heard(10)


@pytest.mark.parametrize("deep", [False, True])
def test_a_look_tells_how_far_it_is(tmp_path: Path, deep: bool) -> None:
    path, done = filled(tmp_path / "journal.db"), list[int]()
    assert inspect(path, deep, done.append).findings == inspect(path, deep).findings
    assert 0 < sum(done) <= path.stat().st_size


def test_a_copy_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "journal.db")

    def stop(_more: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup.take(path, None, TODAY, stop)
    assert [file for file in tmp_path.rglob("*.db") if file != path] == []


def test_a_large_journal_is_given_more_time(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.touch()
    with large.open("wb") as file:
        file.truncate(800_000_000)
    assert guarding.patience(small) == guarding.SECONDS
    assert guarding.patience(large) > 3600
