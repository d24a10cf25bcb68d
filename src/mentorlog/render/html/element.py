"""Elements of HTML, of which nothing but an element is taken as one.

Whatever goes into an element and is a plain string is text: it passes `safe` and is escaped.
Only `element` and `bare` make `Html`, so that no text can become markup by being forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mentorlog.render.safe import safe

EMPTY = frozenset({"meta", "br", "hr"})


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
    return Html(f"<{tag}{stated}>{_inner(children)}</{tag}>")


def bare(tag: str, trusted: str) -> Html:
    """An element around words of ours that are not to be escaped: a style sheet."""
    return Html(f"<{tag}>{trusted}</{tag}>")


def _inner(children: Iterable[Child]) -> str:
    return "".join(_text(child) if isinstance(child, str) else _inner(child) for child in children)


def _text(child: str) -> str:
    return child if isinstance(child, Html) else escape(safe(child))
