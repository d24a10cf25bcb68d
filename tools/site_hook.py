"""What MkDocs is told beyond mkdocs.yml: links that hold in a clone hold on the site, too.

The pages of docs/ link to files beside that folder (SECURITY.md, examples/). Those are put on
the site under `project/`, and the links to and from them are turned there. A page that would
fetch anything from elsewhere is a warning, which `mkdocs build --strict` does not take.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

from markdown_links import ELSEWHERE, ROOT, links, turned

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

DOCS, ASIDE = ROOT / "docs", PurePosixPath("project")
LOG = logging.getLogger("mkdocs.hooks.site")
FETCHED = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=[\"']?((?:https?:)?//[^\"'\s>]+)"
)


def placed(path: Path) -> PurePosixPath:
    """Where a file of the project has its source on the site."""
    if path.is_relative_to(DOCS):
        return PurePosixPath(path.relative_to(DOCS).as_posix())
    return ASIDE / path.relative_to(ROOT).as_posix()


def in_project(source: str) -> Path:
    """The file of the project that a source of the site is; the way back from `placed`."""
    place = PurePosixPath(source)
    return ROOT / place.relative_to(ASIDE) if place.is_relative_to(ASIDE) else DOCS / place


def led_to(link: str, page: Path) -> Path | None:
    """The file of the project that a link in `page` leads to, None where it leads elsewhere."""
    name = link.partition("#")[0]
    if not name or ELSEWHERE.match(link):
        return None
    path = Path(os.path.normpath(page.parent / name))
    return path if path.is_file() and path.is_relative_to(ROOT) else None


def beside(pages: list[Path]) -> set[Path]:
    """The files outside docs/ that these pages link to, or that those do in turn."""
    found: set[Path] = set()
    while pages:
        page = pages.pop()
        for link in links(page.read_text(encoding="utf-8")):
            path = led_to(link, page)
            if path is None or path.is_relative_to(DOCS) or path in found:
                continue
            found.add(path)
            pages += [path] if path.suffix == ".md" else []
    return found


def relinked(text: str, source: str) -> str:
    """The text of a page of the site with its links to files of the project as they are there."""
    page = in_project(source)

    def turn(link: str) -> str:
        path = led_to(link, page)
        if path is None:
            return link
        anchor = link.partition("#")[1:]
        here = PurePosixPath(source).parent
        return "".join((Path(os.path.relpath(placed(path), here)).as_posix(), *anchor))

    return turned(text, turn)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The files of the site, with those beside docs/ that are linked to."""
    from mkdocs.structure.files import File, InclusionLevel

    for path in sorted(beside(sorted(DOCS.rglob("*.md")))):
        file = File.generated(config, placed(path).as_posix(), abs_src_path=str(path))
        file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The text of a page, with its links turned; the first page has no list of pages beside it."""
    if page.file.src_uri == "index.md":
        page.meta["hide"] = ["navigation"]
    return relinked(markdown, page.file.src_uri)


def on_post_build(config: MkDocsConfig) -> None:
    """Warn of each page that would fetch something from elsewhere; give pages that are opened
    from a folder the index of the search, which their scripts look for there as a script."""
    site = Path(config.site_dir)
    for path in sorted(site.rglob("*.html")):
        for address in FETCHED.findall(path.read_text(encoding="utf-8")):
            LOG.warning("%s would fetch %s", path.name, address)
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    (site / "search" / "search_index.js").write_text(f"var __index = {index}", encoding="utf-8")
