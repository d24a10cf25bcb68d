"""What an entry holds, in the words with which it can be put right."""

from __future__ import annotations

from mentorlog.cli.rewriting.field_values import shown
from mentorlog.cli.rewriting.fields import fields_of
from mentorlog.record import Closing, Entry, Record


def said_of(record: Record, entry: Entry) -> dict[str, str]:
    """Each value that is stated, as it can be typed, by its word."""
    stated = ((field, getattr(entry, field.name)) for field in fields_of(type(entry)))
    said = {
        field.word: shown(record, field, value)
        for field, value in stated
        if value is not None and value is not False
    }
    if isinstance(entry, Closing) and entry.message:
        said["message"] = entry.message
    return said
