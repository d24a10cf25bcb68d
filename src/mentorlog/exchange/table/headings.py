"""What columns are called in the tables that people keep, and which key each stands for.

A key of the format is known by its own name besides. What begins with `=` is no key of the format
and is worked out: `=state` whether something is done, `=length` how long, which is planned or
lasted, by whether it was held.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from mentorlog.record import Action, Entry, Goal, Meeting

Of = Literal["meetings", "actions", "goals"]
KINDS: Mapping[Of, type[Entry]] = {"meetings": Meeting, "actions": Action, "goals": Goal}
CALLED: Mapping[Of, str] = {"meetings": "session", "actions": "action", "goals": "goal"}
NEEDS: Mapping[Of, str] = {"meetings": "on", "actions": "text", "goals": "text"}

_DAYS = "date|day|when|datum|tag|termin|date time|datetime|timestamp|start date|fecha|data"
_STATE = "status|state|done|completed|complete|finished|progress status|erledigt|fertig|is done|ok"
_ENTRY = {"id": "uid|uuid|key|identifier", "number": "no|nr|num|nummer|lfd nr"}
_NOTES = (
    "notes|note|comment|comments|remarks|remark|summary|details|description|minutes of meeting|"
    "notizen|notiz|bemerkung|bemerkungen|kommentar|protokoll|discussion|discussed|"
    "what we discussed|what was discussed|key points|takeaways|key takeaways|reflections|"
    "reflection|"
    "log|memo|"
    "session notes|meeting notes|outcomes|results|ergebnis|ergebnisse"
)
_AFTERWARDS = (
    "next steps|next step|action items|actions|action points|todo|to do|todos|follow up|followup|"
    "follow ups|homework|agreed actions|agreements|nachste schritte|aufgaben|vereinbarungen"
)
NAMES: Mapping[Of, Mapping[str, str]] = {
    "meetings": _ENTRY
    | {
        "on": f"{_DAYS}|held on|on|session date|meeting date|date of meeting|date of session|"
        "date held|met on|day of session|session|meeting on",
        "at": "time|start|start time|starts|starts at|begin|beginn|begins|from|uhrzeit|zeit|hour|"
        "time of day|start at|von|meeting time|session time",
        "outcome": "status|state|outcome|attended|attendance|held|what happened|happened|result|"
        "took place|did it happen|met|attended yes no|session status|meeting status|"
        "stattgefunden|teilgenommen|anwesend|completed|complete",
        "by": "cancelled by|canceled by|called off by|who cancelled|who canceled|missed by|"
        "moved by|rescheduled by|cancelled by whom|who called off|wer hat abgesagt|abgesagt von|"
        "no show by|who missed|by|by whom",
        "reason": "reason|why|reason for cancellation|cancellation reason|grund|why not|"
        "reason if cancelled|absagegrund",
        "notice_hours": "notice|notice given|hours of notice|notice hours|vorlauf|"
        "days of notice|notice days|notice in days",
        "moved_to": "moved to|rescheduled to|new date|verschoben auf",
        "planned_minutes": "planned|planned length|planned minutes|planned duration|scheduled|"
        "scheduled length|scheduled minutes|scheduled duration|geplant|geplante dauer",
        "lasted_minutes": "lasted|actual|actual length|actual minutes|actual duration|time spent",
        "=length": "duration|length|minutes|min|mins|how long|hours|dauer|lange|duration minutes|"
        "length minutes|duration min|hours spent|session length|meeting length|hrs|std|stunden|"
        "duration hours|length hours",
        "useful": "useful|usefulness|how useful|rating|satisfaction|value|helpful|how helpful|"
        "stars|bewertung|nutzen|useful 1 5|rating 1 5",
        "topics": "topics|topic|agenda|subject|theme|themes|focus|themen|thema|betreff|title|goal "
        "of session|purpose of session|topics discussed|topics covered|inhalt",
        "form": "form|kind of session",
        "ended_early_by": "ended early by|cut short by",
        "distracted": "distracted|who was distracted",
        "quiet": "quiet|who was quiet",
        "unprepared": "unprepared|who was unprepared|not prepared",
        "observed": "observed|looked at",
        "private_notes": "private notes|private note|private",
        "notes": f"{_NOTES}|{_AFTERWARDS}",
    },
    "actions": _ENTRY
    | {
        "text": "text|action|action item|actions|task|tasks|todo|to do|item|what|description|"
        "title|summary|activity|commitment|promise|next step|aufgabe|aktion|massnahme|was|"
        "deliverable|name|subject",
        "owner": "owner|who|whose|responsible|assignee|assigned to|assigned|by whom|person|for|"
        "accountable|lead|wer|verantwortlich|zustandig|action owner|responsible person",
        "agreed_on": f"{_DAYS}|agreed|agreed on|created|created on|created at|created date|set on|"
        "added|date added|assigned on|date agreed|from meeting of|meeting date|session date|"
        "vereinbart am|erstellt|erstellt am|opened|date assigned",
        "due_on": "due|due date|deadline|by|by when|until|target|target date|due by|due on|"
        "when due|finish by|falligkeit|fallig|fallig am|bis|bis wann|frist|target completion|"
        "completion due|expected",
        "done_on": "done on|completed on|completed at|date completed|completion date|finished on|"
        "done date|closed|closed on|closed at|date done|end|end date|erledigt am|date closed|"
        "completed date|actual completion",
        "dropped_on": "dropped on|dropped|cancelled on|let go on",
        "=state": f"{_STATE}|outcome|result|progress",
        "meeting": "meeting|session|from meeting|from session",
        "goal": "goal|objective|for goal|ziel",
    },
    "goals": _ENTRY
    | {
        "text": "text|goal|goals|objective|objectives|aim|aims|what|description|title|target "
        "outcome|ziel|ziele|goal description|smart goal|objective description|name",
        "measure": "measure|measures|success|success criteria|success measure|metric|metrics|kpi|"
        "how measured|how will we know|indicator|indicators|evidence|measurement|messgrosse|"
        "woran erkennbar|success measures|how we will know|key result|key results",
        "why": "why|reason|motivation|purpose|importance|why it matters|warum|relevance",
        "set_on": f"{_DAYS}|set|set on|created|created on|started|started on|added|agreed on|"
        "date set|agreed|gesetzt am|start",
        "target_on": "target|target date|due|due date|deadline|by|by when|until|end date|target on|"
        "finish by|bis|bis wann|frist|zieldatum|end|timeline|time frame|timeframe",
        "achieved_on": "achieved|achieved on|done on|completed on|date achieved|reached on|"
        "date completed|completion date|erreicht am",
        "dropped_on": "dropped|dropped on|let go on",
        "=state": _STATE,
        "note": f"{_NOTES}|actions|next steps|action plan",
    },
}
MANY: Mapping[Of, tuple[str, ...]] = {
    "meetings": ("notes", "private_notes", "topics"),
    "actions": (),
    "goals": ("note",),
}
"""The keys that take more than one column: the others stand below, under their headings."""
