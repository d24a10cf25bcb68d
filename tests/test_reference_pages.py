"""The reference pages leave nothing out; tools/check_docs.py holds them current."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mentorlog import errors, settings

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
make_docs = pytest.importorskip("make_docs", reason="tools/ is not beside the tests")
PRIVATE = {"MENTORLOG_COMPLETE"}  # between the program and a shell


def page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_table_of_the_settings_has_an_example():
    shown = set(re.findall(r"^\[(\w+)", page("settings.md"), re.MULTILINE))
    assert shown == set(settings.TABLES)


def test_every_example_of_the_settings_is_taken(tmp_path):
    examples = re.findall(r"^```toml\n(.*?)^```", page("settings.md"), re.MULTILINE | re.DOTALL)
    assert len(examples) >= len(settings.TABLES)
    for text in examples:
        path = tmp_path / "settings.toml"
        path.write_text(text, encoding="utf-8")
        assert settings.read(path) != settings.Settings() or "keep = 10" in text


def test_every_variable_has_its_row():
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    used = {name for text in sources for name in re.findall(r"MENTORLOG_[A-Z_]+", text)}
    rows = re.findall(r"^\| `(MENTORLOG_\w+)`", page("settings.md"), re.MULTILINE)
    assert used - PRIVATE == set(rows)


def test_every_error_has_its_row():
    classes = [cls for cls in vars(errors).values() if isinstance(cls, type)]
    named = [cls.__name__ for cls in classes if issubclass(cls, errors.MentorlogError)]
    rows = re.findall(r"^\| \d+ \| .* \| `(\w+)` \|$", page("exit-codes.md"), re.MULTILINE)
    assert sorted(rows) == sorted(set(named) - {"MentorlogError"})


def test_a_part_is_written_in_its_place_and_nowhere_else():
    text = "a\n<!-- x: by hand -->\nold\n<!-- end of x -->\nb"
    once = make_docs.written_in(text, x="new")
    assert once == "a\n<!-- x: by hand -->\n\nnew\n\n<!-- end of x -->\nb"
    assert make_docs.written_in(once, x="new") == once
    with pytest.raises(ValueError, match="0 places for y"):
        make_docs.written_in(text, y="new")


def test_the_pages_are_made_without_anybodys_settings(tmp_path):
    mine = tmp_path / "config" / "mentorlog" / "settings.toml"
    mine.parent.mkdir(parents=True)
    mine.write_text("not TOML", encoding="utf-8")
    homes = {"XDG_CONFIG_HOME": "config", "HOME": ".", "WIN_PD_OVERRIDE_LOCAL_APPDATA": "config"}
    script = "import make_health as m; m.plain_terminal(); print(m.said(m.drawn())[0])"
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT / "tools",
        env=os.environ | {name: str(tmp_path / where) for name, where in homes.items()},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Helen and Kwame" in ran.stdout, ran.stderr


def test_a_cut_picture_ends_with_the_first_finding():
    make_health = pytest.importorskip("make_health")
    words = ["Helen and Kwame", "▲ Worth", "", "▲ One", "", "△ Two", "more"]
    line = '<clipPath id="page-line-{0}"><rect/></clipPath>\n<text clip-path="url(#page-line-{0})">'
    drawn = '<svg viewBox="0 0 994 500.5">' + "".join(
        f"{line.format(number)}{text}</text>" for number, text in enumerate(words)
    )
    cut = make_health.cut(drawn)
    assert make_health.said(drawn) == words
    assert make_health.said(cut) == words[:4]
    assert "page-line-4" not in cut
    assert 'viewBox="0 0 994 158.6"' in cut
