"""Journals that many tests begin with: made for the first of them, and laid out for the others."""

from collections.abc import Callable
from inspect import signature
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest


def laid_out(folder: Path, kept: Path, make: Callable[[], object]) -> None:
    """Have in `folder` what `make` makes there. It does so once: what was not there before is
    copied to `kept`, and from then on from there."""
    assert not list(folder.glob("*.db")), "a journal is there already, which this would replace"
    if kept.exists():
        copytree(kept, folder, dirs_exist_ok=True)
        return
    before = [path.name for path in folder.iterdir()]
    make()
    copytree(folder, kept, ignore=lambda of, _: before if Path(of) == folder else ())


def made_once(make: Callable[..., object]) -> Any:
    """A fixture of that name: the program, on a journal that `make` makes with the fixtures that
    it asks for. Nothing but the folder of the test is to be changed by it."""

    @pytest.fixture(name=make.__name__)
    def made(request: pytest.FixtureRequest, run: Any, tmp_path: Path, once: Path) -> Any:
        def anew() -> None:
            make(**{name: request.getfixturevalue(name) for name in signature(make).parameters})

        laid_out(tmp_path, once / f"{make.__module__}.{make.__name__}", anew)
        return run

    return made
