"""Makes the pictures of the report that docs/report.md shows, from two of the example journals,
with a Chromium that is on the machine: `PYTHONPATH=src python tools/make_pictures.py`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import browser

from mentorlog.main import main

DOCS = Path(__file__).parent.parent / "docs"
WIDTH, LARGEST, ABOVE = 760, 150_000, 20
SHOWN = (1, 5)  # from the sessions up to the check
PICTURES = (("steady", "report-steady.png", False), ("called-off", "report-called-off.png", True))


def pictured(page: browser.Page, story: str, folder: Path, dark: bool) -> bytes:
    """The drawings in the report of a story, as PNG; RuntimeError where it cannot be made."""
    from mentorlog.stories import TODAY, lines

    kept, journal, made = (
        folder / f"{story}.jsonl",
        folder / f"{story}.db",
        folder / f"{story}.html",
    )
    kept.write_bytes(lines(story))  # type: ignore[arg-type]
    stated = ["--journal", str(journal), "--today", TODAY.isoformat()]
    for words in (["import", str(kept)], ["report", "--html", str(made)]):
        if main([*stated, *words]) != 0:
            raise RuntimeError(f"no page of {story}")
    page.show(made, WIDTH, dark)
    top, end = (page.value(f"document.querySelectorAll('section')[{n}].offsetTop") for n in SHOWN)
    return page.picture(top - ABOVE, end - ABOVE)


if __name__ == "__main__":
    if browser.found() is None:
        sys.exit("There is no Chromium on this machine.")
    with browser.browsing() as opened, tempfile.TemporaryDirectory() as place:
        for name, file, in_the_dark in PICTURES:
            taken = pictured(opened, name, Path(place), in_the_dark)
            if len(taken) >= LARGEST:
                sys.exit(f"{file} would be {len(taken)} bytes.")
            (DOCS / file).write_bytes(taken)
            print(f"wrote docs/{file}, {len(taken) // 1000} kB")
