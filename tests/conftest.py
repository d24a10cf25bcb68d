"""What every test gets: a home of its own, so that none can reach a real journal."""

import os
from pathlib import Path

import pytest

FOLDERS = (
    "HOME",
    "USERPROFILE",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)
UNSET = ("NO_COLOR", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "EDITOR", "VISUAL")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; no setting of the person who runs the tests is seen."""
    folder = tmp_path_factory.mktemp("home")
    for name in FOLDERS:
        monkeypatch.setenv(name, str(folder))
    for name in (*UNSET, *(n for n in os.environ if n.startswith("MENTORLOG_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    # What other runs of mentorlog have left among the temporary files is none of a test's.
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp("temporary")))
    return folder
