"""CONTRIBUTING's walk through adding a sign, gone through word for word in a copy of the tree."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = ("src", "tests", "tools", "docs")
FILES = ("pyproject.toml", "README.md", "CONTRIBUTING.md")
PROGRAMS = {
    "python": [sys.executable],
    "mentorlog": [sys.executable, "-m", "mentorlog"],
    "ruff": [sys.executable, "-m", "ruff"],
    "mypy": [sys.executable, "-m", "mypy"],
}
ELSEWHERE = ("ruff", "mypy")  # .ci/run has what they say of a whole tree; here it would take long
WRITTEN = re.compile(r"`(?P<path>[\w/]+\.py)`:\n\n```python\n(?P<text>.*?)\n```", re.DOTALL)
TYPED = re.compile(r"```console\n(.*?)```", re.DOTALL)


def walk() -> str:
    """The part of CONTRIBUTING that is gone through."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.split("## A sign in an afternoon\n", 1)[1].split("\n## ", 1)[0]


def calls(text: str) -> list[tuple[str, list[str]]]:
    """Each line that is to be typed, with the lines that are said to come of it."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(TYPED.findall(text)).splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the walk touches, in which commands run."""
    for name in (*NEEDED, *FILES, "examples"):
        there = ROOT / name
        to = tmp_path / name
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(there, to) if there.is_dir() else shutil.copy2(there, to)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "src"))
    monkeypatch.setenv("PYTEST_ADDOPTS", "-n 0 -p no:cacheprovider")
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    for name, value in re.findall(r"(MENTORLOG_[A-Z]+)=([\w.-]+)", walk()):
        monkeypatch.setenv(name, value)
    return tmp_path


def run(line: str, folder: Path) -> str:
    program, *words = shlex.split(line)
    call = [*PROGRAMS[program], *words]
    ran = subprocess.run(
        call,
        cwd=folder,
        env=dict(os.environ),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert ran.returncode == 0, f"{line}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def assert_shown(expected: list[str], said: str, line: str) -> None:
    """The lines stand in what was said, one after another; `...` stands for any others."""
    at = 0
    for part in "\n".join(expected).split("\n...\n" if "..." in expected else "\0"):
        lines = part.removeprefix("...\n").removesuffix("\n...")
        assert lines in said[at:], f"{line} does not say\n{lines}\nbut\n{said}"
        at = said.index(lines, at) + len(lines)


def test_the_walk_works_as_it_is_told(copy: Path) -> None:
    text = walk()
    written = [(found["path"], found["text"]) for found in WRITTEN.finditer(text)]
    assert len(written) == text.count("```python") == 2
    for path, lines in written:
        assert not (copy / path).exists()
        (copy / path).write_text(lines + "\n", encoding="utf-8")
    typed = calls(text)
    assert {"health", "sign"} <= {word for line, _ in typed for word in shlex.split(line)}
    before = (copy / "docs" / "signs.md").read_text(encoding="utf-8")
    for line, expected in typed:
        if line.split()[0] not in ELSEWHERE:
            assert_shown(expected, run(line, copy), line)
    after = (copy / "docs" / "signs.md").read_text(encoding="utf-8")
    assert "## running-over" in after.replace(before, "")
