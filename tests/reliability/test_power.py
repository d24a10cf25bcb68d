"""A command that has said that it is done is on the disk, whenever the power goes."""

from pathlib import Path
from random import Random
from shutil import which

import pytest
from reliability.disk import Did, Disk
from reliability.guarded import ran
from reliability.linux import needs_linux
from reliability.rounds import rounds

needs_strace = pytest.mark.skipif(which("strace") is None, reason="strace is not installed")
IMAGES = {"all new": 20, "all old": 10}
TOLD = [
    Did("create", "/j"),
    Did("write", "/j", data=b"a" * 1024),
    Did("create", "/l"),
    Did("write", "/l", data=b"old"),
    Did("write", "/l", at=1, data=b"new"),
    Did("size", "/l", at=3),
]


def _cut(scene: str, synchronous: str, images: int, folder: Path) -> dict[str, object]:
    given = {"scene": scene, "synchronous": synchronous, "images": images, "seed": 1}
    answer: dict[str, object] = ran("power", {**given, "folder": folder}, limit=60 + 2 * images)
    return answer


@needs_linux
@needs_strace
@pytest.mark.parametrize("scene", IMAGES)
def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path, scene: str) -> None:
    images = rounds(IMAGES[scene])
    counted = _cut(scene, "EXTRA", images, tmp_path)
    assert counted["whole"] == images
    assert (counted["stuck"], counted["left"]) == (0, 0)
    assert counted["unwaited"] == []


@needs_linux
@needs_strace
def test_a_disk_that_is_waited_for_less_loses_something(tmp_path: Path) -> None:
    counted = _cut("a few", "FULL", rounds(20), tmp_path)
    assert counted["unwaited"] == ["journal.db-journal"]
    assert counted["lost"] != 0


def _cuts(disk: Disk) -> list[dict[str, bytes]]:
    return [disk.cut(Random(seed)) for seed in range(300)]


def _told(*more: Did) -> Disk:
    disk = Disk({"/there": b"before"})
    for did in (*TOLD, *more):
        disk.tell(did)
    return disk


def test_what_nobody_waited_for_may_be_there_or_not() -> None:
    cuts = _cuts(_told())
    assert all(cut["/there"] == b"before" for cut in cuts)
    assert {cut.get("/l") for cut in cuts} >= {None, b"", b"old", b"one", b"\0ne", b"onew"}
    assert {len(cut.get("/j", b"")) for cut in cuts} == {0, 512, 1024}


def test_what_was_waited_for_is_there() -> None:
    named = [Did("sync", "/"), Did("sync", "/l")]
    assert all(cut["/l"] == b"one" for cut in _cuts(_told(*named)))
    assert "/j" not in set(_told(*named, Did("sync", "/j")).pending())


def test_a_name_is_another_thing_than_what_it_names() -> None:
    content = [Did("sync", "/j"), Did("sync", "/l")]
    assert {cut.get("/l") for cut in _cuts(_told(*content))} == {None, b"one"}
    moved = [*content, Did("sync", "/"), Did("rename", "/l", "/there")]
    cuts = [(cut.get("/l"), cut.get("/there")) for cut in _cuts(_told(*moved))]
    assert set(cuts) == {(b"one", b"before"), (None, b"one")}
    removed = [*content, Did("sync", "/"), Did("remove", "/l")]
    assert {cut.get("/l") for cut in _cuts(_told(*removed))} == {b"one", None}
    assert [*_told(*removed).pending()] == ["/l"]
