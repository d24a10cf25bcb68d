"""man/mentorlog.1: every command and flag is in it, and it is set without a complaint."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "man" / "mentorlog.1"
TEXT = PAGE.read_text(encoding="ascii")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SHELLS_OWN = {"MENTORLOG_COMPLETE"}  # between a shell and the program


def as_typed(roff):
    """The words of the page, as somebody would type them."""
    plain = roff.replace(r"\-", "-").replace(r"\(aq", "'").replace(r"\:", "")
    return re.sub(r"\\f[BIR]", "", plain)


def below(heading):
    """The lines of one section."""
    return as_typed(TEXT.split(f".SH {heading}\n", 1)[1].split("\n.SH ", 1)[0])


def test_it_has_every_command_of_the_page_of_commands():
    named = re.findall(r"^Usage: (mentorlog [a-z -]+[a-z]) ", COMMANDS, re.MULTILINE)
    explained = re.findall(r"^\.SS (mentorlog [a-z -]+[a-z]) ", as_typed(TEXT), re.MULTILINE)
    assert "mentorlog goal add" in named
    assert explained == named


def test_it_has_every_flag_of_every_command():
    flags = set(re.findall(r"^  (?:-h, )?(--[a-z-]+)", COMMANDS, re.MULTILINE))
    assert {"--cancelled-by", "--journal", "--help"} <= flags
    assert flags - set(re.findall(r"(?<!\S)--[a-z-]+", as_typed(TEXT))) == set()


def test_it_names_every_variable_that_somebody_may_set():
    sources = (ROOT / "src").rglob("*.py")
    found = re.findall(r"MENTORLOG_[A-Z_]+", "".join(p.read_text("utf-8") for p in sources))
    assert set(found) - SHELLS_OWN == set(re.findall(r"MENTORLOG_[A-Z_]+", below("ENVIRONMENT")))


def test_it_has_every_exit_status():
    table = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    codes = re.findall(r"^\| (\d+) \| [^|]+ \|$", table, re.MULTILINE)
    assert {"0", "1", "2", "70", "130"} <= set(codes)
    assert re.findall(r"^\\fB(\d+)\\fR$", TEXT, re.MULTILINE) == codes


@pytest.mark.parametrize("width", ["80n", "120n"])
def test_it_is_set_without_a_complaint(width):
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not here to set the page")
    call = [groff, "-ww", "-man", "-Tutf8", f"-rLL={width}", PAGE]
    ran = subprocess.run(call, capture_output=True, text=True, timeout=60, check=True)
    assert ran.stderr == ""
    shown = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", ran.stdout)
    assert re.search(r"--cancelled-by SIDE\s+who called it off; or outside, unknown", shown)
