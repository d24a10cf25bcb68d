"""The record of one relationship: a frozen value for each type of the exchange format.

The annotations are the format: `Day | None = None` is an optional day. The store, the import
and the export all read them from here, so a key exists in one place only. A field that is
None is *not stated*, which is a state of its own and never the same as no.
"""

from mentorlog.record.agreed import (
    Agreement,
    AgreementReview,
    Consent,
    Goal,
    GoalChange,
    GoalReview,
    Milestone,
    Pause,
    Relationship,
    SignPause,
)
from mentorlog.record.doubts import doubled, doubtful, uncounted
from mentorlog.record.ending import MESSAGE, OUTCOMES, Closing, Disposition, kind_word
from mentorlog.record.entry import Entry
from mentorlog.record.happened import (
    BOOKED_ON,
    Action,
    ActionReport,
    Concern,
    Feedback,
    Meeting,
    Step,
    Topic,
)
from mentorlog.record.past import NOTHING, Past
from mentorlog.record.whole import (
    ENTRIES,
    PLURALS,
    Record,
    booked,
    closed_on,
    closing,
    considered,
    dayless_since,
    fell_through,
    final_meeting,
    held,
    held_after,
    in_order,
    outcome_word,
    started,
    times_held,
    usual_outcome,
)
from mentorlog.record.words import PARTIES, Keeper, Owner, Party, Side

__all__ = [
    "BOOKED_ON",
    "ENTRIES",
    "MESSAGE",
    "NOTHING",
    "OUTCOMES",
    "PARTIES",
    "PLURALS",
    "Action",
    "ActionReport",
    "Agreement",
    "AgreementReview",
    "Closing",
    "Concern",
    "Consent",
    "Disposition",
    "Entry",
    "Feedback",
    "Goal",
    "GoalChange",
    "GoalReview",
    "Keeper",
    "Meeting",
    "Milestone",
    "Owner",
    "Party",
    "Past",
    "Pause",
    "Record",
    "Relationship",
    "Side",
    "SignPause",
    "Step",
    "Topic",
    "booked",
    "closed_on",
    "closing",
    "considered",
    "dayless_since",
    "doubled",
    "doubtful",
    "fell_through",
    "final_meeting",
    "held",
    "held_after",
    "in_order",
    "kind_word",
    "outcome_word",
    "started",
    "times_held",
    "uncounted",
    "usual_outcome",
]
