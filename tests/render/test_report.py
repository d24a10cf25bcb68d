"""The report as a page, as Markdown and on a terminal: the same words, to be read without a
drawing, and nothing in it that anybody could not reach."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from building import record
from render.looking import RECORDS, TODAY, fading, text
from render.test_html import EVIL, Dom, evil_record, luminance
from render.test_html import TODAY as LATER
from render.test_pages import NEVER, said

from mentorlog.record import Record
from mentorlog.render.document import Document, Link, Part, Table, page
from mentorlog.render.drawing import Bar
from mentorlog.render.html import html
from mentorlog.render.html.style import DRAWN, STYLE
from mentorlog.render.markdown import markdown
from mentorlog.render.report import document, together
from mentorlog.render.report.data import data
from mentorlog.report import report

TAGS = set(
    "html head meta title style body a svg defs g circle path rect line text use header h1 p main "
    "section h2 h3 h4 dl dt dd ul li span figure figcaption div table caption thead tbody tr th "
    "td details summary footer".split()
)
ATTRIBUTES = set(
    "lang charset name content http-equiv class id href aria-hidden aria-label role scope x y x1 "
    "x2 y1 y2 d r width height transform".split()
)
NAMED = sorted(RECORDS)


def made(kept: Record, today: Any = TODAY) -> Document:
    return document(report(kept, today))


def everyone() -> Document:
    kept = [RECORDS[name]() for name in ("resting", "fading", "closed")]
    numbered = [
        one.but(relationship=one.relationship.but(number=number))
        for number, one in enumerate(kept, start=1)
    ]
    return together([report(one, TODAY) for one in numbered])


class Tree(HTMLParser):
    """What a page is made of, as far as it can be wrong for somebody who does not see it."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.captions = self.tables = self.summaries = self.details = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag in ("meta", "br", "hr"):
            return
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [told["id"]] if told.get("id") else []
        self.links += [told["href"]] if told.get("href") else []
        if tag == "svg" and not (told.get("aria-hidden") == "true" or self._is_named(told)):
            self.wrong.append(f"a drawing without a name: {told}")
        if tag == "th" and told.get("scope") not in ("col", "row"):
            self.wrong.append("a head without a scope")
        if tag in ("button", "input", "select", "img", "iframe", "script", "object"):
            self.wrong.append(f"<{tag}>")
        self.tables += tag == "table"
        self.captions += tag == "caption" and self.open[-1][0] == "table"
        self.details += tag == "details"
        self.summaries += tag == "summary" and self.open[-1][0] == "details"
        inside = {"main", "header", "footer"} & {name for name, _ in self.open}
        if tag in ("p", "table", "figure", "dl", "ul", "h1", "h2", "h3") and not inside:
            self.wrong.append(f"<{tag}> outside every landmark")
        self.open.append((tag, told))

    @staticmethod
    def _is_named(told):
        return told.get("role") == "img" and bool((told.get("aria-label") or "").strip())

    def handle_endtag(self, tag):
        if tag not in ("meta", "br", "hr"):
            assert self.open.pop()[0] == tag


@pytest.mark.parametrize("name", [*NAMED, "everyone"])
def test_it_can_be_read_without_being_seen(name):
    source = html(everyone() if name == "everyone" else made(RECORDS[name]()))
    tree = Tree(source)
    assert tree.wrong == []
    assert tree.open == []
    assert tree.headings[0] == 1
    assert tree.headings.count(1) == 1
    steps = zip(tree.headings, tree.headings[1:], strict=False)
    assert all(below <= above + 1 for above, below in steps), "no heading is left out"
    assert len(set(tree.ids)) == len(tree.ids)
    assert {link.removeprefix("#") for link in tree.links} <= set(tree.ids)
    assert "#main" in tree.links
    assert tree.captions == tree.tables
    assert tree.summaries == tree.details
    assert '<html lang="en">' in source


def test_each_drawing_stands_again_as_a_table():
    source = html(made(fading()))
    assert source.count('<figure class="drawn') == source.count("<details>") == 3


def test_every_colour_of_words_and_marks_stands_out():
    rules = re.findall(r"([.\w][^{}]*) \{([^}]*)\}", DRAWN)
    used = {name for _, rule in rules for name in re.findall(r"var\(--(\w+)\)", rule)}
    schemes = re.findall(r"--(\w+): (#[0-9a-f]{6});", STYLE)
    assert used <= {name for name, _ in schemes}
    assert not re.search(r"#[0-9a-f]{3,6}|rgb|hsl", DRAWN), "no colour of its own"
    for words in re.findall(r"(?:color|fill): var\(--(\w+)\)", DRAWN):
        if words != "line":
            for scheme in (dict(schemes[:5]), dict(schemes[5:])):
                low, high = sorted((luminance(scheme["paper"]), luminance(scheme[words])))
                assert (high + 0.05) / (low + 0.05) >= 7


@pytest.mark.parametrize("words", EVIL)
def test_what_somebody_wrote_is_text(words):
    documents = [made(evil_record(words), LATER), together([report(evil_record(words), LATER)])]
    plain = [Dom(html(made(evil_record("plain"), LATER))).tags]
    plain += [Dom(html(together([report(evil_record("plain"), LATER)]))).tags]
    for one in documents:
        dom = Dom(html(one))
        assert dom.open == []
        assert set(dom.tags) <= TAGS
        assert dom.tags in plain
        assert {name for _, name, _ in dom.attributes} <= ATTRIBUTES
        assert dom.texts["style"] == STYLE + DRAWN
        assert dom.comments == []
        assert "://" not in html(one).replace("https://evil.example", "")
        for tag, name, value in dom.attributes:
            if name != "aria-label":
                assert "alert" not in value
                assert "evil" not in value, (tag, name)
        for line in markdown(one).splitlines():
            assert not re.search(r"(?<!\\)<|(?<!\\)\]\(|(?<!\\)&", line), line


def test_a_bar_of_a_table_stays_one_row_in_markdown():
    row = ("a | b", Bar(40), Link("to it", "r1"))
    told = Document("T", (), (Part("P", (Table("Of | it", ("x", "y", "z"), (row,)),)),), "F")
    assert markdown(told) == (
        "# T\n\n## P\n\n*Of \\| it*\n\n| x | y | z |\n| --- | --- | --- |\n"
        "| a \\| b | 40 % | to it |\n\nF\n"
    )
    assert text(page(told)) == "T\n\nP\n  x      y     z\n  a | b  40 %  to it\n\nF\n"
    assert '<td><a href="#r1">to it</a></td>' in html(told)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_on_a_terminal_it_keeps_to_the_width(name, width):
    for one in (made(RECORDS[name]()), everyone()):
        for line in text(page(one), width).splitlines():
            assert len(line) <= width or " " not in line.strip(), line


@pytest.mark.parametrize("name", NAMED)
def test_it_says_nothing_that_is_never_said(name):
    assert said(text(page(made(RECORDS[name]())), 2000)) & NEVER == set()
    source = html(made(RECORDS[name]())).replace("<!DOCTYPE html>", "")
    assert said(re.sub(r"<style>.*</style>", "", source, flags=re.DOTALL)) & NEVER == set()


def test_its_face_says_what_it_is_for_and_what_is_on_it():
    open_, whole = made(fading()), document(report(fading(), TODAY, private=True))
    assert "Nothing that is marked private is on this page." in open_.opening
    assert any(said.startswith("What is marked private is on this page") for said in whole.opening)
    assert "it is not for watching, rating or reporting on either of them" in open_.face
    assert "“You” is Tariq, who keeps the journal; Sarah may remember some of it otherwise." in (
        open_.opening
    )


def test_the_overview_has_what_is_worth_a_conversation_first():
    told = everyone()
    (table,) = told.parts[0].contents
    assert [row[-1] for row in table.rows] == [
        "worth noticing",
        "resting until Wed 1 Apr 2026, in 21 days",
        "closed on Sun 1 Mar 2026, 10 days ago",
    ]
    assert [part.title for part in told.parts if part.level == 2] == [
        "All of them",
        *["Tariq and Sarah"] * 3,
    ]


def test_a_record_with_nothing_in_it_has_a_page():
    shown = text(page(made(record(started=None, rhythm=None, keeper=None))))
    assert "No session is on record yet." in shown
    assert "Rhythm\n" not in shown


def test_data_has_what_the_page_has():
    told = data(report(fading(), TODAY))
    assert (told["format"], told["version"], told["private"]) == ("mentorlog-report", 1, False)
    assert [one["outcome"] for one in told["sessions"]].count("held") == 3
    assert told["sessions"][4] == {
        "meeting": "m5",
        "on": TODAY.replace(month=2, day=16),
        "outcome": "cancelled",
        "side": "mentee",
    }
    assert told["checkup"]["format"] == "mentorlog-checkup"
    assert [one["became"] for one in told["actions"]] == ["unsaid", "done", "ahead"]
    assert [one["open"] for one in told["gaps"]] == [False, False, True]
