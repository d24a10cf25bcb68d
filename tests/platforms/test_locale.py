"""Where somebody lives changes nothing of what is said and stored."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from platforms.story import LINES, checked, lines, quoted, ran

from mentorlog.record import ENTRIES
from mentorlog.store.rows import shape_of

I18N = Path("/usr/share/i18n/locales")
ID = re.compile("[0-9a-f]{20}")
EXPORT = "export --include-private"
SHOUTED = """\
meet --on "LAST FRIDAY" --lasted "1H 15MIN" --useful 5 --with AISE
action add "INVITE IRIS" --owner MENTEE --due "FRI 12 JUNE" --with "AIŞE"
action progress A2 --note IN-PROGRESS --with AISE
health --with AISE --try cancelling.watch=3
log --grep ıris --with aişe
history A2
undo
log --json
export --ics --include-private
export --csv actions
"""
TEXT = LINES.partition("delete a1")[0] + SHOUTED + EXPORT
ANEW = "import {folder}/out.jsonl\nexport --include-private\n"


def told(folder, **environment):
    """What is said and stored; what is made anew each time, an id, is left out."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    journal = folder / "journal.db"
    copy = quoted(folder / "journal-2026-03-11.db")
    calls = [
        *lines(TEXT, journal, folder=quoted(folder), copy=copy),
        *lines(ANEW, folder / "anew.db", folder=quoted(folder)),
    ]
    steps = ran("here", calls, folder, PYTHONIOENCODING="utf-8", **environment)
    checked(steps, len(calls))
    return [(line, ID.sub("ID", said)) for line, said, _ in steps]


@pytest.fixture(scope="module")
def turkish(tmp_path_factory):
    """The environment of a Turkish locale, where a small I has no dot."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") is None or not (I18N / "tr_TR").exists():
        pytest.skip("localedef makes no Turkish locale here")
    call = ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / "tr_TR.UTF-8")]
    subprocess.run(call, check=True, timeout=60, capture_output=True)
    return {"LOCPATH": str(folder), "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    return tmp_path_factory.mktemp("told") / "once"


def test_the_same_is_said_and_stored_everywhere(turkish, elsewhere, home):
    usual = told(elsewhere, LC_ALL="C.UTF-8", TZ="UTC")
    assert told(elsewhere, TZ="Pacific/Apia", **turkish) == usual
    bare = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert told(elsewhere, TZ="America/Los_Angeles", **bare) == usual


def test_what_goes_in_is_counted_where_a_capital_i_is_none():
    """Python looks for the word with the letters of the locale, and counts nothing without it."""
    assert {shape_of(cls).sql.take.partition(" ")[0] for cls in ENTRIES} == {"insert"}
