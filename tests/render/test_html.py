"""HTML pages: what somebody wrote is text in them, and the page needs nothing from elsewhere."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from render.looking import text

from mentorlog.brief import brief
from mentorlog.exchange.jsonl import read_lines
from mentorlog.exchange.kinds import keys_of
from mentorlog.keepsake import keepsake
from mentorlog.record import ENTRIES, PLURALS, Closing, Entry, Record, Relationship
from mentorlog.render import brief as render_brief
from mentorlog.render import keepsake as render_keepsake
from mentorlog.render.document import Document, Item, Items, Paragraph, Part, Quote, Rows, page
from mentorlog.render.html import POLICY, html
from mentorlog.render.html.element import EMPTY, Html, element
from mentorlog.render.html.style import STYLE
from mentorlog.render.markdown import markdown

TODAY = date(2027, 1, 1)
EVERY_KEY = Path(__file__).parent.parent / "exchange" / "every_key.jsonl"
EVIL = (
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" style="background:url(https://evil.example/)" x="',
    "javascript:alert(1)",
    "<!-- --><iframe srcdoc='&lt;script&gt;'>",
    "]]><a href=//evil.example>x</a>",
    "&lt;b&gt; &#x3C;i&#x3E; &amp;",
    "\u202e\u2066<b>\u0000\x1b]8;;https://evil.example\x07x",
    "<\u0130mg src=x>",
    "{{7*7}} {% raw %} ${7*7}",
    "<style>*{display:none}</style>",
    "<base href=https://evil.example/><form><input autofocus onfocus=alert(1)>",
    "a\r\nb\u2028<hr>",
)
TAGS = set(
    "html head meta title style body header h1 p main section h2 dl dt dd ul li span figure "
    "blockquote figcaption footer".split()
)
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv"),
    *("class", "dir"),
}


class Dom(HTMLParser):
    """The tags in their order, every attribute, the text, and whether all is closed."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.comments: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        place = self.open[-1] if self.open else ""
        self.texts[place] = self.texts.get(place, "") + data

    def handle_comment(self, data):
        self.comments.append(data)


def evil_record(words: str) -> Record:
    """A record with every type and key, in which every text says those words."""
    kinds: dict[type[Entry], list[Entry]] = {}
    with EVERY_KEY.open("rb") as stream:
        for _, one in read_lines(stream):
            kinds.setdefault(type(one), []).append(_said(one.but(private=False), words))
    (relationship,) = kinds.pop(Relationship)
    (ending,) = kinds[Closing]
    kinds[Closing] = [ending.but(reopened_on=None)]
    assert {Relationship, *kinds} == set(ENTRIES)
    return Record(
        relationship=relationship,
        **{PLURALS[cls]: tuple(some) for cls, some in kinds.items()},
    )


def _said(one: Entry, words: str) -> Entry:
    texts = (name for name, key in keys_of(type(one)).items() if key.allowed.endswith("text"))
    said = {name: words for name in texts if name not in ("id", "sign")}
    return one.but(**{name if name in one.names else f"{name}_": w for name, w in said.items()})


def documents(kept: Record) -> Iterator[Document]:
    yield render_keepsake.document(keepsake(kept, TODAY, with_feedback=True))
    yield render_brief.document(brief(kept, TODAY))
    yield render_brief.document(brief(kept, TODAY, form="coaching"))


@pytest.mark.parametrize("words", EVIL)
def test_what_somebody_wrote_is_text(words):
    for document in documents(evil_record(words)):
        plain = [Dom(html(one)).tags for one in documents(evil_record("plain"))]
        dom = Dom(html(document))
        assert dom.open == []
        assert set(dom.tags) <= TAGS
        assert dom.tags in plain or "\u2028" in words, "the same elements, whatever the words"
        assert {name for _, name, _ in dom.attributes} <= ATTRIBUTES
        assert dom.texts["style"] == STYLE
        assert dom.comments == []
        assert dom.tags.count("style") == dom.tags.count("title") == 1
        for _, _, value in dom.attributes:
            assert "alert" not in value
            assert "evil" not in value
        if words.isprintable():
            assert words in dom.texts["h1"]
        assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", html(document))


@pytest.mark.parametrize("words", EVIL)
def test_in_markdown_too_it_is_text(words):
    for document in documents(evil_record(words)):
        for line in markdown(document).splitlines():
            assert not re.search(r"(?<!\\)<|(?<!\\)\]\(|(?<!\\)&", line), line


@pytest.mark.parametrize("words", ["# title", "- item", "+ x", "1. one", "2) two", "= = =", "> x"])
def test_a_paragraph_begins_no_list_and_no_title(words):
    document = Document("T", (words,), (Part("P", (Quote(words, "S"), Paragraph(words))),), words)
    for line in markdown(document).splitlines()[2:]:
        assert not re.match(r"(> )?([#+=>-]|\d+[.)]) ", line.removeprefix("> ")), line


def test_the_page_needs_nothing_from_elsewhere():
    document, *_ = documents(evil_record("plain"))
    source = html(document)
    assert POLICY == "default-src 'none'; style-src 'unsafe-inline'"
    dom = Dom(source)
    assert ("meta", "content", POLICY) in dom.attributes
    assert ("html", "lang", "en") in dom.attributes
    assert "://" not in source
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert "<" not in STYLE
    assert source.startswith("<!DOCTYPE html>\n")


def test_headings_are_in_order_and_there_is_one_title():
    document, *_ = documents(evil_record("plain"))
    tags = Dom(html(document)).tags
    assert [tag for tag in tags if tag in ("h1", "h2", "h3")][:2] == ["h1", "h2"]
    assert tags.count("h1") == tags.count("main") == tags.count("footer") == 1
    assert tags.count("h2") == tags.count("section") == len(document.parts)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_stand_out_in_light_and_in_dark():
    schemes = re.findall(r"--(\w+): (#[0-9a-f]{6});", STYLE)
    assert len(schemes) == 10
    for scheme in (dict(schemes[:5]), dict(schemes[5:])):
        paper = luminance(scheme["paper"])
        for name in ("ink", "soft", "mark"):
            low, high = sorted((paper, luminance(scheme[name])))
            assert (high + 0.05) / (low + 0.05) >= 7, name


def test_all_kinds_of_content_in_three_forms():
    document = Document(
        "Title",
        ("First.",),
        (
            Part("One", (Paragraph("Words."), Rows((("Label", "said"),)))),
            Part("Two", (Items((Item("text", "Lead", ("below",)), Item("only"))),)),
            Part("Three", (Quote("One.\n\nTwo.", "Sarah"),)),
        ),
        "Face.",
    )
    body = html(document).partition("<body>")[2].partition("</body>")[0]
    assert body == (
        "<header><h1>Title</h1><p>First.</p></header><main>"
        "<section><h2>One</h2><p>Words.</p><dl><dt>Label</dt><dd>said</dd></dl></section>"
        '<section><h2>Two</h2><ul><li><span class="lead">Lead</span>: text<ul><li>below</li></ul>'
        "</li><li>only</li></ul></section>"
        '<section><h2>Three</h2><figure><blockquote><p dir="auto">One.</p>'
        '<p dir="auto">Two.</p></blockquote><figcaption>Sarah</figcaption></figure></section>'
        "</main><footer><p>Face.</p></footer>"
    )
    assert markdown(document) == (
        "# Title\n\nFirst.\n\n## One\n\nWords.\n\n- **Label:** said\n\n## Two\n\n"
        "- **Lead:** text\n  - below\n- only\n\n## Three\n\n> One.\n>\n> Two.\n>\n> — Sarah\n\n"
        "Face.\n"
    )
    assert text(page(document)) == (
        "Title\nFirst.\n\nOne\n  Words.\n  Label  said\n\nTwo\n  - Lead: text\n    below\n"
        "  - only\n\nThree\n  Sarah:\n    One.\n    Two.\n\nFace.\n"
    )


def test_only_an_element_is_markup():
    assert element("p", "<b>", Html("<i></i>"), title='"&') == (
        '<p title="&quot;&amp;">&lt;b&gt;<i></i></p>'
    )
    assert element("p", "a" + element("b")) == "<p>a&lt;b&gt;&lt;/b&gt;</p>"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("with \u05e9\u05d4 \u05dc\u05d5 4", "with <bdi>\u05e9\u05d4 \u05dc\u05d5</bdi> 4"),
        ("\u05e9 and \u05d4", "<bdi>\u05e9</bdi> and <bdi>\u05d4</bdi>"),
        ("\u05e9 & \u05d4 <b>", "<bdi>\u05e9</bdi> &amp; <bdi>\u05d4</bdi> &lt;b&gt;"),
        ("Zo\u00eb \u738b", "Zo\u00eb \u738b"),
    ],
)
def test_words_from_right_to_left_are_set_apart(text, made):
    assert element("p", text) == f"<p>{made}</p>"
    assert "<bdi>" not in element("title", text) + element("p", aria_label=text)
