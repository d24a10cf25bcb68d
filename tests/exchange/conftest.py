"""Each test of a journal runs against the writer in memory and against the store."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from exchange.journals import AnyJournal, InMemory, OnDisk


@pytest.fixture(params=[InMemory, OnDisk], ids=["in memory", "on disk"])
def new_journal(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], AnyJournal]:
    """A function that makes an empty journal each time it is called."""
    numbers = count()
    return lambda: request.param(tmp_path / str(next(numbers)))
