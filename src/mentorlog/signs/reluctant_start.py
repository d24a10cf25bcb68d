"""Somebody else asked for this

What it looks for
Where somebody other than the mentee or client asked for this to begin: whether, after the
first meeting, a word is noted on how they feel about it.

Why it matters
People who are sent often wonder what they did wrong, and being pushed is one of the reasons
the guidance names. Meeting as usual, with an open ear and careful questions, can turn it round.

When it is no worry
They were asked, and wanted it. One line saying so is enough.

What to try
- Hold the sessions as with anybody, and find a moment for how it feels to have been sent.
- Look early for what might be in it for the mentee, rather than for whoever asked.
- A low mood is no reason to call it off, and nothing to confront anybody with.
"""

from __future__ import annotations

from datetime import date

from mentorlog.record import Record, held
from mentorlog.sign import Ask, Clear, Evidence, Unknown, Verdict
from mentorlog.wording import spoken as in_words

ASK = ("What would make this worth your while, whoever asked for it?",)
OPEN = "The record cannot show how somebody feels about having been sent."
SOURCES = ("openlearn",)
FACTOR = "pushed-into-it"
FAMILY = "agreement"
ORDER = 250
ASKS_ONLY = True
SENT_BY = {"manager": "A manager", "programme": "A programme", "mentor": "The mentor"}


def look(record: Record, today: date) -> tuple[Verdict, ...]:
    """One verdict, for the mentee's side."""
    asked = record.relationship.asked_for_by
    if asked is None:
        return (Unknown("mentee", "who asked for this is not recorded"),)
    if asked not in SENT_BY:
        return (Clear("mentee", "asked for by themselves"),)
    spoken = [c for c in record.concerns if c.factor == "pushed-into-it"]
    if spoken:
        return (Clear("mentee", "it has been talked about"),)
    sessions = held(record)
    if not sessions:
        return (Unknown("mentee", "no meeting was held yet"),)
    by = in_words(record.relationship, SENT_BY[asked])
    says = f"{by} asked for this; no word is noted on how that feels."
    because = (Evidence(sessions[0], "the first meeting", sessions[0].on),)
    return (Ask("mentee", says, None, because),)
