"""Elements of HTML, of which nothing but an element is taken as one.

Whatever goes into an element and is a plain string is text: it passes `safe` and is escaped.
Only `element` and `bare` make `Html`, so that no text can become markup by being forgotten.
Words that are written from right to left are set apart (`<bdi>`), lest they turn a day or a
bracket beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from mentorlog.render.safe import safe

EMPTY = frozenset({"meta", "br", "hr"})
WORDS_ALONE = frozenset({"title", "text"})
"""In these stands no element."""
_LEFTWARD = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RIGHTWARD = "A-Za-z\u00c0-\u058f\u0900-\u1fff\u3040-\ud7ff"
_RUN = re.compile(f"{_LEFTWARD}(?:[^\n{_RIGHTWARD}]*{_LEFTWARD})?")


class Html(str):
    """Markup that this module made."""

    __slots__ = ()


Child = str | Iterable[str]


def element(tag: str, *children: Child, **attributes: str) -> Html:
    """`<tag …>children</tag>`; a trailing underscore of an attribute's name is left out."""
    stated = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(safe(value))}"'
        for name, value in attributes.items()
    )
    if tag in EMPTY:
        return Html(f"<{tag}{stated}>")
    return Html(f"<{tag}{stated}>{_inner(children, tag not in WORDS_ALONE)}</{tag}>")


def bare(tag: str, trusted: str) -> Html:
    """An element around words of ours that are not to be escaped: a style sheet."""
    return Html(f"<{tag}>{trusted}</{tag}>")


def _inner(children: Iterable[Child], apart: bool) -> str:
    return "".join(
        _text(child, apart) if isinstance(child, str) else _inner(child, apart)
        for child in children
    )


def _text(child: str, apart: bool) -> str:
    if isinstance(child, Html):
        return child
    text = escape(safe(child))
    return _RUN.sub(r"<bdi>\g<0></bdi>", text) if apart and not text.isascii() else text
