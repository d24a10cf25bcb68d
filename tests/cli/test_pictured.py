"""`--export-svg` of show, log and health: what is shown, as a picture that asks for nothing."""

import html
import re
import stat
import sys
from xml.etree import ElementTree

import pytest
from render.looking import fading, keep

COMMANDS = ("show", "log", "health")


@pytest.fixture
def kept(run, journal):
    keep(journal, fading())
    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_the_page_without_what_is_private(kept, command, tmp_path):
    path = tmp_path / "page.svg"
    ran = kept(command, "--export-svg", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"Private things left out: 2.\nWritten to {path}, which only you may read.\n"
    )
    source = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(source)
    assert root.get("aria-label") == "Tariq and Sarah"
    words = html.unescape(" ".join(root.itertext())).replace("\xa0", " ")
    assert "Tariq and Sarah" in words
    assert "Say no once a week" not in words
    assert "Something else is on her mind" not in words
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("command", COMMANDS)
def test_it_points_nowhere(kept, command):
    source = kept(command, "--export-svg", "-").out
    assert re.findall(r"https?://[^\"' ]+", source) == ["http://www.w3.org/2000/svg"]
    assert "@font-face" not in source
    assert "@import" not in source
    places = re.findall(r"url\(([^)]*)\)", source)
    assert all(place.startswith("#page-") for place in places)


def test_what_somebody_wrote_is_text(kept, tmp_path):
    evil = '</text><script>{x}</script><a href="https://evil.example">'
    kept("edit", "r1", "--mentor", evil)
    source = kept("show", "--export-svg", "-").out
    root = ElementTree.fromstring(source)
    kinds = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert kinds <= {"svg", "style", "defs", "clipPath", "rect", "text", "g", "circle"}
    assert root.get("aria-label") == f"{evil} and Sarah"


@pytest.mark.parametrize(
    "flags",
    [
        ["show", "--held"],
        ["show", "m1"],
        ["show", "--json"],
        ["log", "--json"],
        ["log", "--grep", "talk", "--all"],
        ["health", "--json"],
        ["health", "--all"],
        ["health", "--history"],
        ["health", "--since", "2026-02-01"],
    ],
)
def test_two_different_things_are_refused(kept, tmp_path, flags):
    path = tmp_path / "page.svg"
    ran = kept(*flags, "--export-svg", str(path))
    assert (ran.code, ran.out) == (2, "")
    assert "two different things" in ran.err
    assert f"  Try: mentorlog {flags[0]} --export-svg {flags[0]}.svg\n" in ran.err
    assert not path.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_written_over_unasked(kept, journal, command, tmp_path):
    path = tmp_path / "page.svg"
    path.write_text("mine")
    ran = kept(command, "--export-svg", str(path))
    assert ran.code == 2
    assert "--force" in ran.err
    assert path.read_text() == "mine"
    assert kept(command, "--export-svg", str(path), "--force").code == 0
    before = journal.read_bytes()
    assert kept(command, "--export-svg", str(journal), "--force").code == 2
    assert journal.read_bytes() == before
    alone = kept(command, "--force")
    assert alone.code == 2
    assert "--force goes with --export-svg" in alone.err
