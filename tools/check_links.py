#!/usr/bin/env python3
"""List the links to the outside in the project's texts; with --open, ask whether they answer.

usage: python tools/check_links.py [--open] [--timeout SECONDS]

Run by hand: no test and no check of the project reaches the network.
"""

from __future__ import annotations

import argparse
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

from markdown_links import ROOT, markdown_files

ADDRESS = re.compile(r"https?://[^\s<>\"'`\])]+")
AGENT = "Mozilla/5.0 (compatible; link check)"


def outside_links(root: Path) -> dict[str, list[str]]:
    """Every address in Markdown and TOML files, with the files that hold it."""
    found: dict[str, list[str]] = {}
    for path in (*markdown_files(root), *sorted((root / "src").rglob("*.toml"))):
        for address in sorted(set(ADDRESS.findall(path.read_text(encoding="utf-8")))):
            found.setdefault(address.rstrip(".,;:"), []).append(path.relative_to(root).as_posix())
    return dict(sorted(found.items()))


def answer(address: str, timeout: float) -> str:
    """What the address answers to HEAD (to GET where HEAD is refused): "ok", or what went wrong."""
    said = ""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
        try:
            with urllib.request.urlopen(request, timeout=timeout):
                return "ok"
        except urllib.error.HTTPError as error:
            said = f"{error.code} {error.reason}"
        except (OSError, ValueError) as error:
            return str(getattr(error, "reason", error))
    return said


def main() -> int:
    """0, or 1 when --open found an address that does not answer."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--open", action="store_true", help="ask each address")
    parser.add_argument("--timeout", type=float, default=10, metavar="SECONDS")
    options = parser.parse_args()
    silent = 0
    for address, files in outside_links(ROOT).items():
        said = answer(address, options.timeout) if options.open else ""
        silent += said not in ("", "ok")
        print(*([f"{said:12}"] if said else []), address, f"({', '.join(files)})")
    if silent:
        print(f"{silent} without an answer", file=sys.stderr)
    return 1 if silent else 0


if __name__ == "__main__":
    raise SystemExit(main())
