"""Files that something became of: each is refused or taken in a sentence and soon, nothing is
half taken, and what is taken comes back as it left."""

import shutil
from pathlib import Path
from random import Random
from time import process_time

import pytest
from reliability import kept
from reliability.broken import KINDS, SETTINGS, spoiled
from reliability.called import Ran, call, refuse_bugs
from reliability.rounds import rounds

SOON = 2.0  # seconds of the processor's
BEGUN = "start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05 --rhythm weekly"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal that is begun; not to be written to."""
    path = tmp_path_factory.mktemp("begun") / "journal.db"
    assert call(path, *BEGUN.split()).code == 0
    return path


def soon(path: Path, *argv: str) -> Ran:
    """Call the program, and be told soon."""
    start = process_time()
    ran = call(path, *argv)
    assert process_time() - start < SOON, argv
    refuse_bugs(ran, argv)
    return ran


@pytest.mark.parametrize("name", KINDS)
def test_a_file_as_it_should_be_is_taken(begun: Path, tmp_path: Path, name: str) -> None:
    content, flags = KINDS[name]
    (tmp_path / name).write_bytes(content)
    shutil.copy(begun, tmp_path / "journal.db")
    ran = soon(tmp_path / "journal.db", "import", str(tmp_path / name), "--yes", *flags)
    assert ran.code == 0, ran.err
    assert kept.state(tmp_path / "journal.db") != kept.state(begun)


@pytest.mark.parametrize("name", KINDS)
def test_whatever_became_of_it_is_refused_or_taken(begun: Path, tmp_path: Path, name: str) -> None:
    content, flags = KINDS[name]
    before, path = begun.read_bytes(), tmp_path / "journal.db"
    for n in range(rounds(15)):
        (tmp_path / name).write_bytes(spoiled(Random(f"{name} {n}"), content))
        path.write_bytes(before)
        argv = ("import", str(tmp_path / name), "--yes", *flags)
        ran = soon(path, *argv)
        if ran.code:
            assert path.read_bytes() == before, (name, n, ran)
            continue
        found = kept.state(path)
        again = soon(path, *argv)
        assert (again.code, kept.state(path)) == (0, found), (name, n, again)
        if n % 5 == 0:
            kept.whole(path)
            kept.comes_back(kept.records(path), tmp_path / f"{n}.db")


def test_settings_of_any_kind_are_refused_or_followed(begun: Path, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    for n in range(rounds(40)):
        path.write_bytes(spoiled(Random(f"settings {n}"), SETTINGS))
        given = ("--settings", str(path))
        soon(begun, *given, "health")
        soon(begun, *given, "meet", "--held", "--on", "3/4", "--meeting", "m9")
