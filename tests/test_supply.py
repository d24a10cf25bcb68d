"""What mentorlog rests on: libraries with a lower bound, no plugins, and no way to a network."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
BOUND = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?:\[[a-z]+\])?>=[0-9.]+(?:,<[0-9.]+)?")
UNBOUND = {"types-python-dateutil"}  # for type checkers alone
NETWORK = {"socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib"}
NETWORK |= {"requests", "httpx", "aiohttp", "urllib3", "asyncio", "xmlrpc", "socketserver"}
SPEAKS = {"cluster.py": {"asyncio"}}  # with its own processes here, or with a scheduler by name
PLUGINS = {"pluggy", "importlib.metadata", "pkg_resources"}
RUNNING = {"eval", "exec", "load_extension", "enable_load_extension"}
COMPILES = {"frozen.py", "in_bulk.py"}  # what they compile is made of names of fields alone


@lru_cache(maxsize=1)
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a module is made of; it is taken apart once for all that is asked of it."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a module, with the name that is called."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            of = node.func
            yield getattr(of, "attr", getattr(of, "id", "")), node


def imports(path: Path) -> set[str]:
    """Every module that is imported in a file."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_every_library_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    needed = [one for some in (project["dependencies"], *extras) for one in some]
    assert len(needed) > 8
    for one in needed:
        requirement = one.partition(";")[0].strip()
        assert BOUND.fullmatch(requirement) or requirement in UNBOUND, requirement


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_of_somebody_else_runs(path: Path) -> None:
    for name, call in calls(path):
        if name == "Database":
            given = {word.arg: ast.unparse(word.value) for word in call.keywords}
            assert given.get("execute_plugins") == "False", ast.unparse(call)
        assert name not in RUNNING or path.name in COMPILES, ast.unparse(call)
        shell = [word for word in call.keywords if word.arg == "shell"]
        assert all(ast.unparse(word.value) != "True" for word in shell), ast.unparse(call)
        assert name not in ("system", "popen"), ast.unparse(call)
    found = imports(path) - SPEAKS.get(path.name, set())
    assert not {one for one in found if one.split(".")[0] in NETWORK or one in PLUGINS}
    assert "urllib.request" not in found
