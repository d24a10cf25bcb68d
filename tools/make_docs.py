#!/usr/bin/env python3
"""Write the pages of docs/ that say what the program itself says.

usage: python tools/make_docs.py

docs/commands.md is every command's --help and man/mentorlog.1 the same as a manual page,
src/mentorlog/cli/completing/takes.txt the flags that Tab offers,
docs/signs.md every sign's own text, docs/sources.md the guidance's sources, docs/journal-file.md
the schema (and so is the metadata for Datasette), docs/exchange-format.md the record's classes,
docs/exit-codes.md the errors'. In docs/settings.md the tables between two marks are written.
tools/check_docs.py holds the pages to what these functions return.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import format_page
import journal_page as journal
import man_page
import takes_page

if TYPE_CHECKING:
    from mentorlog.guidance import Source

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- Written by `python tools/make_docs.py`. -->"
COMMAND = re.compile(r"^[│|]? {1,3}([a-z][a-z-]*) {2,}\S")
MARKERS = ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "TYPER_USE_RICH", "TTY_COMPATIBLE")


def plain_terminal() -> None:
    """Make this process a terminal of 80 columns without colour or anybody's settings.

    Typer and rich read some of this while they are imported, so it comes first.
    """
    for name in (*MARKERS, *(n for n in os.environ if n.startswith("MENTORLOG_"))):
        os.environ.pop(name, None)
    os.environ.update(COLUMNS="80", TERMINAL_WIDTH="80", TERM="dumb", NO_COLOR="1")
    os.environ["MENTORLOG_SETTINGS"] = os.devnull
    if str(ROOT / "src") not in sys.path:
        sys.path.insert(0, str(ROOT / "src"))


@cache
def help_of(*words: str) -> str:
    """What `mentorlog WORDS --help` prints; RuntimeError when it does not exit with 0."""
    from mentorlog.main import main

    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    arguments, sys.argv = sys.argv, ["mentorlog"]
    try:
        with contextlib.redirect_stdout(out):
            code = main([*words, "--help"])
    finally:
        sys.argv = arguments
    if code:
        raise RuntimeError(f"mentorlog {' '.join(words)} --help exited with {code}")
    out.seek(0)
    return "\n".join(line.rstrip() for line in out.read().splitlines()).strip("\n")


def commands_in(text: str) -> list[str]:
    """The commands that a help page lists, in its order; none for a page without commands."""
    if not re.search(r"Usage:.*\bCOMMAND\b", text):
        return []
    return [found[1] for line in text.splitlines() if (found := COMMAND.match(line))]


def help_pages(words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The words and the help of the command `words` and of all below it."""
    text = help_of(*words)
    yield words, text
    for name in commands_in(text):
        yield from help_pages((*words, name))


def commands_page() -> str:
    """docs/commands.md: the help of every command."""
    sections = [
        f"{'#' * (len(words) + 1)} {' '.join(words)}\n\n```text\n{text}\n```"
        for words, text in help_pages()
        if words
    ]
    return page("Commands", f"```text\n{help_of()}\n```", *sections)


def sign_modules() -> list[tuple[str, ModuleType]]:
    """Every sign's name and module, in the order in which the check shows them."""
    import mentorlog.signs as package

    names = [found.name for found in pkgutil.iter_modules(package.__path__)]
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    signs = [
        (name.replace("_", "-"), module)
        for name, module in zip(names, modules, strict=True)
        if hasattr(module, "look")
    ]
    return sorted(signs, key=lambda sign: (sign[1].ORDER, sign[0]))


def limits_words(module: ModuleType) -> str:
    """A sign's thresholds, as `mentorlog sign` prints them; empty for a sign that has none."""
    from mentorlog.render.explaining import limits_words
    from mentorlog.thresholds import of_sign

    if not hasattr(module, "LIMITS"):
        return ""
    slug = module.__name__.rpartition(".")[2].replace("_", "-")
    rows = [[f"`{name}`", str(value)] for name, value in of_sign(slug) if value is not None]
    head = [["threshold", "by default"], ["---", "---"]]
    return "\n\n".join(("### From when on", *limits_words(module.LIMITS), table([*head, *rows])))


def sign_section(slug: str, module: ModuleType) -> str:
    """A sign's own text, its limits and its sources."""
    from mentorlog.sign import read_sign

    sign = read_sign(module)
    sources = ", ".join(f"[{key}](sources.md#{key})" for key in module.SOURCES)
    parts = (
        f"## {slug}",
        f"**{sign.title}** (family: {sign.family})",
        *(part for heading, text in sign.sections for part in (f"### {heading}", text)),
        f"### A question to ask\n\n{' '.join(sign.ask)}",
        f"### What the record cannot show\n\n{sign.open_}",
        limits_words(module),
        f"Sources: {sources}",
    )
    return "\n\n".join(part for part in parts if part)


def signs_page() -> str:
    """docs/signs.md: every warning sign."""
    signs = sign_modules()
    contents = "\n".join(f"- [{slug}](#{slug})" for slug, _ in signs)
    lead = "What `mentorlog health` looks for. `mentorlog sign NAME` prints the same text."
    return page("Warning signs", lead, contents, *(sign_section(*sign) for sign in signs))


def source_section(source: Source) -> str:
    """One source: who wrote what, when and where, what it says, and how the program cites it."""
    year = str(source.year) if source.year else ""
    about = ", ".join(filter(None, (source.by, year, source.where)))
    about = about[:1].upper() + about[1:]
    cited = f"Cited as: {source.cite}"
    return "\n\n".join((f"## {source.key}", f"**{source.title}**", about, source.says, cited))


def sources_page() -> str:
    """docs/sources.md: the published guidance behind the signs and the advice."""
    from mentorlog.guidance import sources

    lead = (
        "What the signs, questions and advice of mentorlog rest on, in our words. "
        "A title in square brackets is a description."
    )
    kinds = {"guidance": "Guidance", "work": "Works that it cites", "evidence": "Evidence"}
    contents = "\n\n".join(
        f"{title}: " + ", ".join(f"[{s.key}](#{s.key})" for s in sources() if s.kind == kind)
        for kind, title in kinds.items()
    )
    return page("Sources", lead, contents, *(source_section(source) for source in sources()))


def journal_page() -> str:
    """docs/journal-file.md: the tables and views of the journal."""
    return page("The journal file", journal.text())


def exchange_page() -> str:
    """docs/exchange-format.md: the records of the exchange format, and what is refused."""
    return page("The exchange format", format_page.format_text())


def exit_page() -> str:
    """docs/exit-codes.md: what each exit code says."""
    return page("Exit codes", format_page.exit_text(help_pages))


def settings_page() -> str:
    """docs/settings.md: the page as it is, with its tables of what the program knows."""
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    return written_in(text, thresholds=thresholds_table())


def thresholds_table() -> str:
    """Every threshold and what it is by default, a row for each sign that has some."""
    from mentorlog.thresholds import known

    found: dict[str, tuple[list[str], list[str]]] = {}
    for name, value in known().items():
        sign, *table_, key = name.split(".")
        if value is not None:
            found.setdefault(sign, ([], []))[bool(table_)].append(f"`{key}` {value}")
    rows = [["sign", "thresholds", "`weekly`"], ["---"] * 3]
    rows += [[f"[{sign}](signs.md#{sign})", *map(", ".join, own)] for sign, own in found.items()]
    return table(rows)


def written_in(text: str, **parts: str) -> str:
    """A page with its parts in their places, `<!-- name: … -->` to `<!-- end of name -->`.

    ValueError where a part has no place.
    """
    for name, part in parts.items():
        between = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(\n<!-- end of {name} -->)", re.DOTALL)
        text, count = between.subn(lambda found: f"{found[1]}\n{part}\n{found[2]}", text)  # noqa: B023
        if count != 1:
            raise ValueError(f"there are {count} places for {name}")
    return text


def page(title: str, *sections: str) -> str:
    """A Markdown page of sections."""
    return "\n\n".join([f"# {title}", NOTE, *sections]) + "\n"


def table(rows: list[list[str]]) -> str:
    """Rows as a Markdown table."""
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


PAGES = {
    "docs/commands.md": commands_page,
    "docs/signs.md": signs_page,
    "docs/sources.md": sources_page,
    "docs/journal-file.md": journal_page,
    "man/mentorlog.1": man_page.text,
    "src/mentorlog/cli/completing/takes.txt": takes_page.text,
    "docs/exchange-format.md": exchange_page,
    "docs/exit-codes.md": exit_page,
    "docs/settings.md": settings_page,
    "examples/datasette/for-yourself.yaml": journal.for_yourself,
    "examples/datasette/for-others.yaml": journal.for_others,
}


def main() -> None:
    """Write every page."""
    plain_terminal()
    for name, generate in PAGES.items():
        text = generate()
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
