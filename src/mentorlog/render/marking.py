"""What was found in a text, marked so that it is seen without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentorlog.finding import excerpt, holds, passages, spans
from mentorlog.record import ActionReport, Entry, Record
from mentorlog.render.safe import safe
from mentorlog.render.styled import Text

BEFORE, AFTER = "«", "»"
LABELS = {"private_notes": "private", "text": "", "from_": "from"}


def marked(line: Text, words: Sequence[str], texts: Iterable[str] | None = None) -> Text:
    """The line with each word that was found between marks, and in bold; where `texts` are
    given, only within them."""
    found = list(_within(line.plain, words, texts)) if words else []
    if not found:
        return line
    whole, last = Text(), 0
    for start, end in found:
        word = line[start:end]
        before, after = (_bold(word, at) for at in (0, end - start - 1))
        word.stylize("bold")
        whole.append_text(line[last:start]).append(BEFORE, before)
        whole.append_text(word).append(AFTER, after)
        last = end
    return whole.append_text(line[last:])


def _bold(word: Text, at: int) -> str:
    """Bold, and the styles that the word has at that place."""
    return " ".join(("bold", *(style for a, b, style in word.styles if a <= at < b)))


def _within(
    line: str, words: Sequence[str], texts: Iterable[str] | None
) -> Iterator[tuple[int, int]]:
    if texts is None:
        yield from spans(line, words)
        return
    places = ((line.find(safe(text)), len(safe(text))) for text in texts)
    there = [(at, at + size) for at, size in places if at >= 0]
    for start, end in spans(line, words):
        if any(first <= start and end <= last for first, last in there):
            yield start, end


def texts_in(record: Record, entry: Entry) -> Iterator[str]:
    """The texts of an entry, and of the action that a report is about."""
    yield from (one.text for one in passages(entry))
    if isinstance(entry, ActionReport):
        yield from (a.text for a in record.actions if a.id == entry.action)


def excerpts(entry: Entry, words: Sequence[str], said: str) -> Iterator[Text]:
    """Of each text of an entry that has one of the words, what stands around them: where that
    is not in the line that is `said` of it already."""
    for one in passages(entry):
        text = safe(one.text, lines=True)
        if safe(one.text) not in said and any(holds(text, [word]) for word in words):
            label = LABELS.get(one.key, one.key.replace("_", " "))
            found = marked(Text(excerpt(text, words), "italic"), words)
            yield Text(f"{label}: ", "italic").append_text(found) if label else found
