"""The report in a headless Chromium, where there is one: nothing complains, nothing is cut off."""

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from building import action
from render.looking import RECORDS, TODAY, record

from mentorlog.render.html import html
from mentorlog.render.report import document, together
from mentorlog.report import report

TOOLS = Path(__file__).parent.parent / "tools"
sys.path.insert(0, str(TOOLS))
browser = pytest.importorskip("browser", reason="tools/ is not beside the tests")

pytestmark = pytest.mark.skipif(
    browser.found() is None, reason="there is no Chromium here (MENTORLOG_CHROMIUM names one)"
)


def long() -> Any:
    """Four years of weekly sessions."""
    days = [date(2022, 1, 3) + timedelta(days=7 * n) for n in range(200)]
    what = ("held", "held", "held", "cancelled mentee 2h work", "moved both 2d")
    lines = (f"{day} {what[n % len(what)]}" for n, day in enumerate(days))
    promised = (action(f"a{n}", "mentee", days[n], text="x" * 200) for n in range(1, 40))
    return record("\n".join(lines), *promised, rhythm="P1W", started="2022-01-03")


STORIES = {"fading", "contracted", "closed", "empty"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    kept = {name: RECORDS[name]() for name in sorted(STORIES)} | {"long": long()}
    made = {name: document(report(one, TODAY)) for name, one in kept.items()}
    made["all"] = together([report(one, TODAY) for one in kept.values()])
    for name, one in made.items():
        (folder / f"{name}.html").write_text(html(one), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with browser.browsing() as one:
        yield one


@pytest.mark.parametrize("name", [*sorted(STORIES), "long", "all"])
def test_nothing_complains_and_nothing_is_cut_off(page, pages, name):
    for width in (360, 900, 1600):
        page.show(pages[name], width)
        assert page.value("document.documentElement.scrollWidth") <= width, width
        page.value("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.value("document.documentElement.scrollWidth") <= width, (width, "unfolded")
    assert page.complaints == []


def test_on_paper_it_is_a4_and_no_longer_than_it_needs(page, pages):
    for name, most in (("fading", 6), ("empty", 3), ("long", 12)):
        page.show(pages[name])
        paper = page.printed()
        assert re.search(rb"/MediaBox \[0 0 59[45][.\d]* 84[12]", paper)
        assert 1 <= len(re.findall(rb"/Type /Page\b", paper)) <= most, name


def test_in_the_dark_the_paper_is_dark_and_the_words_are_light(page, pages):
    asked = "getComputedStyle(document.body)"
    for dark, paper in ((False, "rgb(255, 255, 255)"), (True, "rgb(24, 26, 28)")):
        page.show(pages["fading"], dark=dark)
        assert page.value(f"{asked}.backgroundColor") == paper


def test_the_first_tab_leads_past_the_head(page, pages):
    page.show(pages["fading"])
    for kind in ("keyDown", "keyUp"):
        page.call(
            "Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9
        )
    assert page.value("document.activeElement.textContent") == "Skip to the content"
    assert page.value("document.activeElement.getBoundingClientRect().top") >= 0


@pytest.mark.parametrize("name", ["fading", "all"])
def test_axe_finds_nothing(page, pages, name):
    if not browser.AXE.is_file():
        pytest.skip("axe-core is not here (MENTORLOG_AXE names axe.min.js)")
    for dark in (False, True):
        page.show(pages[name], dark=dark)
        page.value(f"{browser.AXE.read_text(encoding='utf-8')};0")
        run = "axe.run(document).then(r => JSON.stringify(r.violations.map(v => v.id)))"
        assert page.value(run) == "[]"
