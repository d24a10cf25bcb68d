"""A document as one HTML page that needs nothing else: no script, no picture, no network."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.render.document import (
    Content,
    Document,
    Item,
    Items,
    Paragraph,
    Part,
    Quote,
    Rows,
)
from mentorlog.render.html.element import Html, bare, element
from mentorlog.render.html.style import DRAWN, STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(document: Document) -> str:
    """The document as a whole page, in UTF-8; every word in it is text and never markup."""
    return f"<!DOCTYPE html>\n{element('html', _head(document), _body(document), lang='en')}\n"


def _head(document: Document) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", document.title),
        bare("style", STYLE + DRAWN if document.drawn else STYLE),
    )


def _body(document: Document) -> Html:
    opening = (element("p", text) for text in document.opening)
    named = {"id": "main"} if document.drawn else {}
    return element(
        "body",
        *_at_once(document),
        element("header", element("h1", document.title), *opening),
        element("main", *map(_section, document.parts), **named),
        element("footer", element("p", document.face)),
    )


def _at_once(document: Document) -> Iterator[Html]:
    """What stands before a page with drawings: a way past its head, and their shapes."""
    if document.drawn:
        from mentorlog.render.html.drawn import shapes

        yield element("a", "Skip to the content", href="#main", class_="skip")
        yield shapes()


def _section(part: Part) -> Html:
    named = {"id": part.anchor} if part.anchor else {}
    return element(
        "section", element(f"h{part.level}", part.title), map(_content, part.contents), **named
    )


def _content(content: Content) -> Html:
    if isinstance(content, Paragraph):
        return element("p", content.text)
    if isinstance(content, Rows):
        return element("dl", *_rows(content))
    if isinstance(content, Items):
        return element("ul", map(_item, content.items))
    if not isinstance(content, Quote):
        from mentorlog.render.html.drawn import drawn

        return drawn(content)
    quoted = (element("p", text, dir="auto") for text in content.paragraphs)
    by = element("figcaption", content.by)
    return element("figure", element("blockquote", quoted), by)


def _rows(content: Rows) -> Iterator[Html]:
    for label, said in content.rows:
        yield element("dt", label)
        yield element("dd", said)


def _item(item: Item) -> Html:
    lead = [element("span", item.lead, class_="lead")] if item.lead else []
    text = f": {item.text}" if item.lead and item.text else item.text
    below = [element("ul", (element("li", one) for one in item.below))] if item.below else []
    return element("li", *lead, text, *below)
