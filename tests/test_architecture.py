"""The arrows of docs/design.md: who may import whom, and who may touch what."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "mentorlog"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAP = (PACKAGE.parent.parent / "docs" / "design.md").read_text("utf-8")
PICTURE = MAP.split("```")[1]
PURE = (
    "days record known finding reach slots rhythm standing observed contract phases wording sign "
    "counting signs health thresholds timeline course due opening agenda closing brief keepsake "
    "report compare guidance"
)
READERS = "record days known slots rhythm standing phases wording health guidance"
ANYONE = {"frozen", "__version__"}
ARROWS = {
    "__init__": "",
    "__main__": "main",
    "frozen": "",
    "errors": "",
    "unlocking": "",
    "clock": "",
    "private": "",
    "interrupts": "",
    "guidance": "",
    "stories": "exchange record days",
    "days": "errors",
    "record": "days",
    "known": "record days",
    "finding": "record",
    "rhythm": "record days",
    "slots": "rhythm record days",
    "standing": "rhythm record days",
    "reach": "known slots record",
    "contract": "slots rhythm record days",
    "observed": "slots rhythm record days",
    "phases": "standing rhythm record days",
    "wording": "record days",
    "sign": "record",
    "counting": "sign rhythm record",
    "signs": "sign counting wording slots rhythm standing observed record days",
    "health": "thresholds sign signs slots observed rhythm standing record known",
    "timeline": f"{READERS} sign",
    "course": READERS,
    "report": f"{READERS} course",
    "thresholds": "signs counting errors",
    "due": "contract standing rhythm record days",
    "opening": "phases record guidance",
    "agenda": f"{READERS} contract due opening closing",
    "closing": f"{READERS} contract sign due",
    "compare": READERS,
    "brief": f"{READERS} contract",
    "keepsake": READERS,
    "settings": "errors days",
    "drafts": "errors private store",
    "store": "finding record errors days private unlocking",
    "exchange": "finding record errors days",
    "render": PURE,
    "programme": "interrupts exchange health render signs wording frozen record days errors",
    "cli": f"{PURE} errors clock settings drafts private interrupts store exchange render "
    "programme stories unlocking",
    "main": "cli errors private unlocking",
}
CLOCKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
HOMES = {
    "the clock": ("clock.py",),
    "rich": ("render/", "cli/session.py", "cli/progress.py"),
    "typer": ("cli/", "main.py"),
    "sqlite3": ("store/",),
    "sqlcipher3": ("store/encryption/connection.py",),
    "sqlite_utils": ("store/",),
    "dask": ("programme/cluster.py",),
    "distributed": ("programme/",),
    "pyarrow": ("programme/written.py",),
}


@lru_cache(maxsize=1)
def nodes(source: str) -> tuple[ast.AST, ...]:
    """All that a module is made of; it is taken apart once for all that is asked of it."""
    return tuple(ast.walk(ast.parse(source)))


def imported(source: str, path: str) -> Iterator[str]:
    """Every dotted name that the module at `path` (within the package) imports."""
    package = ["mentorlog", *Path(path).parent.parts]
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            base = [*above, *([node.module] if node.module else [])]
            yield from (".".join([*base, alias.name]) for alias in node.names)


def wrong_arrows(source: str, path: str) -> list[str]:
    """The modules of mentorlog that `path` imports and may not."""
    unit = Path(path).parts[0].removesuffix(".py")
    assert unit in ARROWS, f"{unit} is new: give it its arrows here and in docs/design.md"
    allowed = {unit, *ARROWS[unit].split()} | ANYONE
    names = (name.split(".") for name in imported(source, path))
    return sorted({n[1] for n in names if n[0] == "mentorlog" and len(n) > 1} - allowed)


def strangers(source: str, path: str) -> list[str]:
    """What `path` touches (the clock, or a library) that has its home elsewhere."""
    names = list(imported(source, path))
    attributes = (node for node in nodes(source) if isinstance(node, ast.Attribute))
    dotted = {f"{_last(node.value)}.{node.attr}" for node in attributes}
    touched = {name.split(".")[0] for name in names}
    if CLOCKS & (dotted | set(names)):
        touched.add("the clock")
    return sorted(t for t in touched & HOMES.keys() if not path.startswith(HOMES[t]))


def _last(value: ast.expr) -> str:
    """The last name of what stands before a dot, where that is a name."""
    return getattr(value, "attr", getattr(value, "id", ""))


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_every_module_keeps_to_its_arrows(module: Path) -> None:
    path, source = module.relative_to(PACKAGE).as_posix(), module.read_text(encoding="utf-8")
    assert wrong_arrows(source, path) == [], "not an arrow of docs/design.md"
    assert [f"{strange} belongs to {HOMES[strange]}" for strange in strangers(source, path)] == []


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("record.py", "from mentorlog.store import reading", ["store"]),
        ("record.py", "import mentorlog.store.reading", ["store"]),
        ("record.py", "from . import health, frozen", ["health"]),
        ("signs/cancelling.py", "from ..guidance import sources", ["guidance"]),
        ("signs/cancelling.py", "from . import stale_goals", []),
        (
            "cli/meeting/meet.py",
            "def run():\n    from mentorlog import main, __version__",
            ["main"],
        ),
        ("days.py", "if TYPE_CHECKING:\n    from mentorlog.record import Day", ["record"]),
        ("health.py", "from mentorlog.sign import Shown\nfrom datetime import date", []),
    ],
)
def test_a_wrong_arrow_is_found(path: str, source: str, found: list[str]) -> None:
    assert wrong_arrows(source, path) == found


def test_a_module_without_arrows_is_found() -> None:
    with pytest.raises(AssertionError, match="helpers is new"):
        wrong_arrows("", "helpers.py")


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("record.py", "day = datetime.date.today()", ["the clock"]),
        ("record.py", "asked_on: date = field(default_factory=date.today)", ["the clock"]),
        ("record.py", "from time import time", ["the clock"]),
        ("clock.py", "return date.today()", []),
        ("health.py", "import rich.table, sqlite3", ["rich", "sqlite3"]),
        ("cli/meeting/meet.py", "from rich.table import Table\nimport typer", ["rich"]),
        ("cli/session.py", "from rich.console import Console", []),
        ("exchange/csv.py", "import sqlite_utils, typer", ["sqlite_utils", "typer"]),
        ("store/schema.py", "import sqlite3, sqlite_utils", []),
    ],
)
def test_a_stranger_is_found(path: str, source: str, found: list[str]) -> None:
    assert strangers(source, path) == found


def test_the_picture_of_the_house_has_every_room_once_and_every_arrow_goes_on_in_it() -> None:
    words = re.findall(r"[a-z_]+", PICTURE)
    rooms = ARROWS.keys() - {"__init__", "__main__"}
    assert {room: words.count(room) for room in rooms} == dict.fromkeys(rooms, 1)
    arrows = [(room, to) for room in rooms for to in ARROWS[room].split()]
    assert [(a, b) for a, b in arrows if words.index(a) > words.index(b)] == []


def test_the_map_is_one_page_and_what_was_decided_stands_on_another() -> None:
    assert len(MAP.splitlines()) < 80
    assert len(MAP.split()) < 1000
