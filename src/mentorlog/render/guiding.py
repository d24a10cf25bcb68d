"""The guidance to browse: topics, factors, questions, steps of ending well, with sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorlog.frozen import Frozen
from mentorlog.guidance import closing_steps, factors, questions, source, topics
from mentorlog.record import Relationship
from mentorlog.render.page import BLANK, Block, Command, Ends, Page, Para, cells, heading, strong
from mentorlog.wording import spoken

GROUPS = {
    "feedback": "Questions for feedback, in either direction",
    "opening": "Questions for the beginning",
    "check-in": "Questions for along the way",
    "preparation": "Preparation and first conversation",
    "progression": "Progression",
    "goal-achievement": "Goal achievement",
    "scenario": "Two situations, and what the guidance advises",
}
KINDS = {
    "topic": "Topics",
    "ending": "Ending well",
    "questions": "Questions",
    "factor": "What may lie behind a difficulty",
}


class Leaf(Frozen):
    """One page of the guide: `name` is what people type, `kind` a key of KINDS."""

    name: str
    kind: str
    title: str
    says: tuple[str, ...]
    ask: tuple[str, ...]
    tries: tuple[str, ...]
    sources: tuple[str, ...]


def leaves() -> dict[str, Leaf]:
    """Every page of the guide by its name, in the order in which they are listed."""
    found = [
        *(Leaf(t.key, "topic", t.title, t.says, t.ask, t.try_, t.sources) for t in topics()),
        *(
            Leaf(s.key, "ending", s.title, (s.says, *s.parts), s.ask, s.try_, s.sources)
            for s in closing_steps()
        ),
        *(_group(key, title) for key, title in GROUPS.items()),
        *(Leaf(f.slug, "factor", f.name, (f.says,), f.ask, f.try_, f.sources) for f in factors()),
    ]
    named: dict[str, Leaf] = {}
    for leaf in found:
        # A topic and a group of questions may share a name: the questions then say what they are.
        named[f"{leaf.name}-questions" if leaf.name in named else leaf.name] = leaf
    return named


def _group(key: str, title: str) -> Leaf:
    members = questions(key)
    sources = tuple(dict.fromkeys(name for member in members for name in member.sources))
    if key == "scenario":
        says = tuple(line for member in members for line in (member.text, *member.advises))
        return Leaf(key, "questions", title, says, (), (), sources)
    return Leaf(key, "questions", title, (), tuple(m.text for m in members), (), sources)


def in_words(about: Relationship, leaf: Leaf) -> Leaf:
    """The same page in the words of one relationship."""

    def said(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(spoken(about, text) for text in texts)

    title = spoken(about, leaf.title)
    return leaf.but(title=title, says=said(leaf.says), ask=said(leaf.ask), tries=said(leaf.tries))


def contents(found: dict[str, Leaf]) -> Page:
    """The table of contents."""
    return Page(_contents(found))


def leaf_page(leaf: Leaf) -> Page:
    """One page of the guide."""
    return Page(_leaf(leaf))


def data(name: str, leaf: Leaf) -> dict[str, Any]:
    """One page of the guide for other programs; `sources` are citations."""
    return {
        "name": name,
        "kind": leaf.kind,
        "title": leaf.title,
        "says": list(leaf.says),
        "ask": list(leaf.ask),
        "try": list(leaf.tries),
        "sources": [source(key).cite for key in leaf.sources],
    }


def _contents(found: dict[str, Leaf]) -> Iterator[Block]:
    yield Para("What the published guidance says, in our words. To read a page:")
    yield Command("mentorlog guide NAME")
    for kind, title in KINDS.items():
        yield from heading(title)
        wide = max(len(name) for name, leaf in found.items() if leaf.kind == kind)
        for name, leaf in found.items():
            if leaf.kind == kind:
                yield cells((name,), (wide,), leaf.title, 2)
    yield BLANK
    yield Para("The warning signs have pages of their own:")
    yield Command("mentorlog sign")


def _leaf(leaf: Leaf) -> Iterator[Block]:
    yield Ends(strong(leaf.title), leaf.name)
    for paragraph in leaf.says:
        yield BLANK
        yield Para(" ".join(paragraph.split()))
    for title, lines, mark in (("Questions", leaf.ask, "? "), ("To try", leaf.tries, "- ")):
        if lines:
            yield from heading(title)
            yield from (Para(line, lead=mark, indent=2) for line in lines)
    yield from heading("Sources")
    for key in leaf.sources:
        found = source(key)
        yield Para(f"{found.cite} ({found.by})", indent=2, hang=2)
