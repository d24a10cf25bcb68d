#!/usr/bin/env python3
"""Hold the documentation to the program: exit 1, with a sentence for each thing that is not so.

usage: python tools/check_docs.py

The generated pages are current (the tours where there is a pseudo-terminal to run them in); every
command has its section; every link between Markdown files, and to a heading in one, leads
somewhere. tools/check_links.py looks at outside links.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import make_docs
import make_health
import make_tour
import scenes
from markdown_links import ELSEWHERE, FENCE, HEADING, ROOT, anchors, links, markdown_files


def dead_links(root: Path) -> Iterator[str]:
    """A sentence for each link in the project's Markdown that leads nowhere."""
    for path in markdown_files(root):
        text = path.read_text(encoding="utf-8")
        for link in links(text):
            if ELSEWHERE.match(link):
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


def stale_tours(root: Path) -> Iterator[str]:
    """A sentence for each tour that is not what a run shows now; none where none can be run."""
    for name, page in scenes.PAGES.items():
        try:
            current = make_tour.written(page)
        except ImportError:
            return
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != current:
            yield f"{name} is not current: run `python tools/make_tour.py`."


def stale_picture(root: Path) -> Iterator[str]:
    """A sentence where the picture of a checkup has other words than a checkup now."""
    path = root / make_health.PICTURE
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    if make_health.said(there) != make_health.said(make_health.cut(make_health.drawn())):
        yield f"{make_health.PICTURE} is not current: run `python tools/make_health.py`."


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
    found = (stale_pages, stale_tours, stale_picture, missing_sections, dead_links)
    problems = [problem for look in found for problem in look(ROOT)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(
            f"{len(make_docs.PAGES)} pages current, links of {len(markdown_files(ROOT))} files good"
        )
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
