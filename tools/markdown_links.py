"""The links of the project's Markdown files: what they lead to, and turning them elsewhere."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = {"build", "dist", "site", "venv", "node_modules", "site-packages"}
FENCE = re.compile(r"^(?P<mark>```+|~~~+).*?^(?P=mark)[`~]*\s*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s*<?([^\s>]+)", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE)
NAMED = re.compile(r"<a\s+(?:id|name)=\"([^\"]+)\"")
ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:")


def markdown_files(root: Path) -> list[Path]:
    """Every Markdown file of the project, sorted."""
    found = []
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name not in SKIPPED and not name.startswith(".")]
        found += [Path(folder, name) for name in names if name.endswith(".md")]
    return sorted(found)


def prose(text: str) -> str:
    """The text with blanks for all that is code; every other character stays where it is."""
    without = FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return CODE.sub(lambda found: " " * len(found[0]), without)


def links(text: str) -> list[str]:
    """The targets of all links outside code."""
    return LINK.findall(prose(text)) + REFERENCE.findall(prose(text))


def turned(text: str, turn: Callable[[str], str]) -> str:
    """The text with what `turn` makes of the target of each link outside code."""
    parts, end = [], 0
    for found in LINK.finditer(prose(text)):
        parts += [text[end : found.start(1)], turn(found[1])]
        end = found.end(1)
    return "".join((*parts, text[end:]))


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
