"""Every command of the how-to pages does what it says, in the journal that the README begins."""

import re
import shlex
from pathlib import Path

import pytest

from mentorlog.main import main

ROOT = Path(__file__).parent.parent


def commands(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            program, *argv = shlex.split(line)
            assert program == "mentorlog"
            yield argv


@pytest.mark.parametrize("name", ["docs/putting-right.md", "docs/keeping-safe.md"])
def test_every_command_of_a_page_does_what_it_says(name, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(tmp_path / "journal.db"))
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-11-21")
    monkeypatch.chdir(tmp_path)
    typed = list(commands(name))
    assert len(typed) > 4
    for argv in [*commands("README.md"), *typed]:
        assert main(argv) == 0, (argv, capsys.readouterr().err)
