"""Folders for copies that are thrown away, and what killed commands left of them."""

import os
from pathlib import Path
from tempfile import gettempdir, mkdtemp

import pytest

from mentorlog.private import aside


def left_by_a_killed_command() -> Path:
    folder = Path(mkdtemp(prefix="mentorlog-aside-"))
    (folder / "copy.db").write_text("words", encoding="utf-8")
    return folder


def test_it_is_gone_after_the_block() -> None:
    with aside() as folder:
        (folder / "copy.db").write_text("words", encoding="utf-8")
        assert os.name == "nt" or folder.stat().st_mode & 0o777 == 0o700
    assert os.listdir(gettempdir()) == []


def test_what_a_killed_command_left_goes_with_the_next_one() -> None:
    left_by_a_killed_command()
    with aside() as folder:
        assert os.listdir(gettempdir()) == [folder.name]


def test_what_is_in_use_stays() -> None:
    with aside() as folder, aside() as other:
        assert sorted(os.listdir(gettempdir())) == sorted([folder.name, other.name])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_others_may_enter_is_none_of_ours() -> None:
    left = left_by_a_killed_command()
    left.chmod(0o755)
    with aside():
        assert left.exists()
