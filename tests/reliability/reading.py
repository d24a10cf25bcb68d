"""Several readers of one journal at the same time.

Run by test_reading.py in a process of its own.
"""

from contextlib import ExitStack
from pathlib import Path

from reliability import guarded, scenes, state

from mentorlog import store


def read(readers: int, times: int, folder: str) -> dict[str, object]:
    """How often the journal was read, whether that changed it, and what went wrong."""
    path = Path(folder) / "home" / "journal.db"
    scenes.make(path, scenes.SCENES["talks"])
    before = state.stamped(path.parent)
    with ExitStack() as started:
        children = [
            started.enter_context(guarded.forked(lambda: _read(path, times)))
            for _ in range(readers)
        ]
        codes = [guarded.ended(child) for child in children]
    changed = state.stamped(path.parent) != before
    return {"reads": times * codes.count(0), "changed": changed, "said": [c for c in codes if c]}


def _read(path: Path, times: int) -> None:
    with store.reading(path) as reader:
        first = list(reader.records())
    for _ in range(times - 1):
        with store.reading(path) as reader:
            assert list(reader.records()) == first


if __name__ == "__main__":
    guarded.answering(read)
