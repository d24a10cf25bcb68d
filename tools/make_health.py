#!/usr/bin/env python3
"""Write docs/health.svg: the beginning of a real checkup, of one of the example journals.

usage: python tools/make_health.py

`mentorlog health --export-svg` draws it; it is cut after the first finding, so that the README
has room for it. tools/check_docs.py holds its words to what a run says.
"""

from __future__ import annotations

import contextlib
import io
import re
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from make_docs import ROOT, plain_terminal

PICTURE = "docs/health.svg"
STORY = "called-off"
MARKS = ("▲", "△")  # a finding begins with one
FIRST = 2  # the level of the whole has the first of them
TEXT = re.compile(r"<text [^>]*clip-path=\"url\(#page-line-(\d+)\)\">(.*?)</text>", re.DOTALL)
LINE = re.compile(r"<clipPath id=\"page-line-(\d+)\">.*?</clipPath>\n?", re.DOTALL)
BELOW = re.compile(r"(<rect x=\"0\" y=\"0\" width=\"[\d.]+\" height=\")[\d.]+")
FRAME = re.compile(r"(<rect fill=\"[^\"]+\" stroke=.*? height=\")[\d.]+")
VIEW = re.compile(r"(viewBox=\"0 0 \d+ )[\d.]+")
HIGH, ABOVE, BESIDE = 24.4, 41, 20  # a line, what stands above the lines, and below them


def drawn() -> str:
    """The whole checkup as a picture; RuntimeError where a command does not end well."""
    from mentorlog.main import main
    from mentorlog.stories import TODAY, lines

    with TemporaryDirectory() as folder:
        kept, journal, made = (Path(folder, name) for name in ("j.jsonl", "j.db", "j.svg"))
        kept.write_bytes(lines(STORY))  # type: ignore[arg-type]
        for words in (["import", str(kept)], ["health", "--export-svg", str(made)]):
            told = io.StringIO()
            with contextlib.redirect_stderr(told), contextlib.redirect_stdout(told):
                code = main(["--journal", str(journal), "--today", TODAY.isoformat(), *words])
            if code:
                raise RuntimeError(told.getvalue())
        return made.read_text(encoding="utf-8")


def said(picture: str) -> list[str]:
    """The words of a picture, line by line, without the blanks that end a line."""
    found: dict[int, str] = {}
    for number, text in TEXT.findall(picture):
        found[int(number)] = found.get(int(number), "") + unescape(text).replace("\xa0", " ")
    return [found[number].rstrip() for number in sorted(found)]


def cut(picture: str) -> str:
    """The picture up to where its second finding begins."""
    begins = [at for at, line in enumerate(said(picture)) if line.startswith(MARKS)]
    end = begins[FIRST] - 1

    def only(found: re.Match[str]) -> str:
        return found[0] if int(found[1]) < end else ""

    high = round(ABOVE + end * HIGH + BESIDE, 1)
    for pattern in (TEXT, LINE):
        picture = pattern.sub(only, picture)
    for pattern, height in ((VIEW, high), (FRAME, high - 2), (BELOW, high - ABOVE)):
        picture = pattern.sub(rf"\g<1>{height:.1f}", picture)
    return re.sub(r"\n{2,}", "\n", picture)


def main() -> None:
    """Write the picture."""
    plain_terminal()
    (ROOT / PICTURE).write_text(cut(drawn()), encoding="utf-8", newline="\n")
    print(f"wrote {PICTURE}")


if __name__ == "__main__":
    main()
