#!/usr/bin/env python3
"""Hold the documentation to the program: exit 1, with a sentence for each thing that is not so.

usage: python tools/check_docs.py

The generated pages are current (the tour where there is a pseudo-terminal to run it in); every
command has its section; every link between Markdown files, and to a heading in one, leads
somewhere. tools/check_links.py looks at outside links.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import make_docs
import make_tour
from make_docs import ROOT

SKIPPED = {"build", "dist", "venv", "node_modules", "site-packages"}
FENCE = re.compile(r"^(?P<mark>```+|~~~+).*?^(?P=mark)[`~]*\s*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s*<?([^\s>]+)", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE)
NAMED = re.compile(r"<a\s+(?:id|name)=\"([^\"]+)\"")


def markdown_files(root: Path) -> list[Path]:
    """Every Markdown file of the project, sorted."""
    found = []
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name not in SKIPPED and not name.startswith(".")]
        found += [Path(folder, name) for name in names if name.endswith(".md")]
    return sorted(found)


def links(text: str) -> list[str]:
    """The targets of all links outside code."""
    prose = CODE.sub("", FENCE.sub("", text))
    return LINK.findall(prose) + REFERENCE.findall(prose)


def anchors(text: str) -> set[str]:
    """What a link may name after `#`: headings as GitHub slugs them, and named anchors."""
    seen: Counter[str] = Counter()
    found = set(NAMED.findall(text))
    for heading in HEADING.findall(FENCE.sub("", text)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


def dead_links(root: Path) -> Iterator[str]:
    """A sentence for each link in the project's Markdown that leads nowhere."""
    for path in markdown_files(root):
        text = path.read_text(encoding="utf-8")
        for link in links(text):
            if re.match(r"[a-z][a-z+.-]*:", link):
                continue
            name, _, anchor = unquote(link).partition("#")
            target = path.parent / name if name else path
            here = path.relative_to(root).as_posix()
            if not target.exists():
                yield f"{here} links to {link}, and there is no such file."
            elif anchor and target.suffix == ".md":
                if anchor not in anchors(target.read_text(encoding="utf-8")):
                    yield f"{here} links to {link}, and there is no such heading."


def stale_pages(root: Path) -> Iterator[str]:
    """A sentence for each generated page that is not what the program says now."""
    for name, generate in make_docs.PAGES.items():
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != generate():
            yield f"{name} is not current: run `python tools/make_docs.py`."


def stale_tour(root: Path) -> Iterator[str]:
    """A sentence where docs/tour.md is not what a run shows now; none where none can be run."""
    try:
        current = make_tour.tour()
    except ImportError:
        return
    path = root / make_tour.PAGE
    if not path.exists() or path.read_text(encoding="utf-8") != current:
        yield f"{make_tour.PAGE} is not current: run `python tools/make_tour.py`."


def missing_sections(root: Path) -> Iterator[str]:
    """A sentence for each command of `mentorlog --help` that docs/commands.md leaves out."""
    commands = make_docs.commands_in(make_docs.help_of())
    if not commands:
        yield "No command could be read from `mentorlog --help`."
    path = root / "docs" / "commands.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    headings = set(HEADING.findall(FENCE.sub("", text)))
    for name in commands:
        if name not in headings:
            yield f"docs/commands.md has no section `{name}`: run `python tools/make_docs.py`."


def main() -> int:
    """0 when everything holds, else 1."""
    make_docs.plain_terminal()
    problems = [*stale_pages(ROOT), *stale_tour(ROOT), *missing_sections(ROOT), *dead_links(ROOT)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(
            f"{len(make_docs.PAGES)} pages current, links of {len(markdown_files(ROOT))} files good"
        )
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
