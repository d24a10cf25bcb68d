"""The closed words and the kinds of value that the exchange format knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

Side = Literal["mentor", "mentee", "both", "outside"]
Party = Literal["mentor", "mentee"]
Owner = Literal["mentor", "mentee", "both"]
Keeper = Literal["mentor", "mentee", "facilitator"]
About = Literal["mentor", "mentee", "relationship"]
Form = Literal["mentoring", "coaching"]
AskedForBy = Literal["self", "mentor", "programme", "manager"]
Outcome = Literal["planned", "held", "cancelled", "missed", "moved", "unknown"]
Progress = Literal["done", "some", "none"]
Response = Literal["accepted", "partly", "resisted", "no-change"]
ClosingReason = Literal[
    "goals-achieved", "time-is-up", "not-working", "withdrawal", "moved-on", "renewed", "other"
]
Disposed = Literal["done", "handed-over", "alone", "dropped"]

Text = str
Day = date
Time = str  # local HH:MM
Duration = str  # ISO 8601: P2W, P10D, P1M
Minutes = int
Hours = int
Percent = int  # 0 to 100
Rating = int  # 1 to 5
Count = int
Flag = bool
Parties = tuple[Party, ...]
Answers = Mapping[str, str]
RelationshipId = str
GoalId = str
MeetingId = str
ActionId = str
ConcernId = str
ClosingId = str
GoalIds = tuple[str, ...]

PARTIES: tuple[Party, Party] = ("mentor", "mentee")
EXCUSING = frozenset({"illness", "holiday", "leave", "emergency", "bereavement"})
