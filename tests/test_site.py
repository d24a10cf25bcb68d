"""The links of the documentation, as tools/site_hook.py turns them for the site."""

import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
hook = pytest.importorskip("site_hook", reason="tools/ is not beside the tests")
links = pytest.importorskip("markdown_links", reason="tools/ is not beside the tests")


@pytest.mark.parametrize(
    ("source", "text", "there"),
    [
        ("index.md", "[a](tour.md#x)", "[a](tour.md#x)"),
        ("index.md", "[a](../SECURITY.md#y)", "[a](project/SECURITY.md#y)"),
        ("index.md", "`[a](../SECURITY.md)`", "`[a](../SECURITY.md)`"),
        ("index.md", "```\n[a](../SECURITY.md)\n```\n", "```\n[a](../SECURITY.md)\n```\n"),
        ("index.md", "[a](https://example.org) [b](#c)", "[a](https://example.org) [b](#c)"),
        ("index.md", "[a](../../elsewhere.md)", "[a](../../elsewhere.md)"),
        ("project/SECURITY.md", "[a](docs/signs.md)", "[a](../signs.md)"),
        ("project/SECURITY.md", "[a](pyproject.toml)", "[a](pyproject.toml)"),
        (
            "project/examples/README.md",
            "[a](../docs/signs.md) and ![b](../docs/icon.svg)",
            "[a](../../signs.md) and ![b](../../icon.svg)",
        ),
    ],
)
def test_a_link_leads_to_the_same_page(source, text, there):
    assert hook.relinked(text, source) == there


def test_what_the_pages_link_to_comes_along(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(hook, "ROOT", tmp_path)
    monkeypatch.setattr(hook, "DOCS", tmp_path / "docs")
    for name, text in {
        "docs/index.md": "[a](../A.md) [gone](../gone.md) [out](../../out.md)",
        "A.md": "[b](more/b.toml) [back](docs/index.md) [itself](A.md)",
        "more/b.toml": "",
        "other.md": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = hook.beside([tmp_path / "docs" / "index.md"])
    assert {path.relative_to(tmp_path).as_posix() for path in found} == {"A.md", "more/b.toml"}


@pytest.mark.parametrize(
    ("html", "fetched"),
    [
        ('<script src="https://example.org/a.js">', ["https://example.org/a.js"]),
        ('<link rel="stylesheet" href="//example.org/a.css">', ["//example.org/a.css"]),
        ('<img alt="a" src="https://example.org/a.png">', ["https://example.org/a.png"]),
        ('<script src="assets/a.js"><img src="a.svg">', []),
        ('<a href="https://example.org">', []),
    ],
)
def test_what_a_page_would_fetch_is_seen(html, fetched):
    assert hook.FETCHED.findall(html) == fetched


def test_every_page_of_docs_has_its_place():
    placed = re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    there = [path.relative_to(hook.DOCS).as_posix() for path in hook.DOCS.rglob("*.md")]
    assert sorted(placed) == sorted(there)


def crowded(text):
    """The headings of a page that stand right below a line: in a table they would be a row."""
    lines = links.prose(text).split("\n")
    return [line for above, line in pairwise(lines) if re.match("#+ ", line) and above.strip()]


def test_a_heading_stands_below_a_blank_line():
    assert crowded("# a\n\n## b\n\n| c |\n| --- |\n## d\n```\nx\n# e\n```\n") == ["## d"]
    pages = hook.beside(list(hook.DOCS.rglob("*.md"))) | set(hook.DOCS.rglob("*.md"))
    there = {path.name: path.read_text("utf-8") for path in pages if path.suffix == ".md"}
    assert {name: found for name, text in there.items() if (found := crowded(text))} == {}
