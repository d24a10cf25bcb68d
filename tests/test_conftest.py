"""The home of every test is its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest


@pytest.fixture(scope="module", autouse=True)
def settings_of_the_runner() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTORLOG_JOURNAL", "/somebody/journal.db")
        patch.setenv("MENTORLOG_TODAY", "1999-01-01")
        patch.setenv("NO_COLOR", "1")
        yield


def test_the_default_journal_is_inside_the_home_of_the_test(home: Path) -> None:
    places = (
        platformdirs.user_data_path("mentorlog", appauthor=False),
        platformdirs.user_config_path("mentorlog", appauthor=False),
        platformdirs.user_state_path("mentorlog", appauthor=False),
        Path("~").expanduser(),
    )
    assert all(place.is_relative_to(home) for place in places)
    assert list(home.iterdir()) == []


def test_no_setting_of_the_runner_is_seen() -> None:
    assert [name for name in os.environ if name.startswith("MENTORLOG_")] == []
    assert "NO_COLOR" not in os.environ
    assert os.environ["COLUMNS"] == "80"
