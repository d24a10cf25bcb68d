"""What somebody chose in the settings file, as the checks take it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorlog.cli.session import Session


def limits(session: Session) -> Mapping[str, Any]:
    """The thresholds of the settings file, by sign; empty where all are the default.

    The file is that of `--settings` or MENTORLOG_SETTINGS, else settings.toml in the platform's
    config folder, which need not be there.
    """
    from mentorlog import settings

    named = session.settings_text or os.environ.get("MENTORLOG_SETTINGS") or None
    if named is None:
        from platformdirs import user_config_path

        path = user_config_path("mentorlog", appauthor=False) / "settings.toml"
    else:
        path = Path(named).expanduser()
    found = settings.read(path, required=named is not None).thresholds
    if not found:
        return {}
    from mentorlog.thresholds import changed

    return changed(found)
