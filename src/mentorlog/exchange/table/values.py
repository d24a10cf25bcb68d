"""What stands in a cell, read as the key of its column wants it: forgiving, and never guessing.

Every reader takes the text of a cell that is not blank and gives the value, or raises UsageError
that says what it cannot be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.days.lengths import read_hours, read_minutes
from mentorlog.errors import UsageError
from mentorlog.exchange.kinds import MOST_TIME, unwelcome
from mentorlog.exchange.table.columns import words
from mentorlog.exchange.written import moment, read_time
from mentorlog.frozen import Frozen
from mentorlog.record import PARTIES, Owner, Record, Side

if TYPE_CHECKING:
    from mentorlog.days.reckoning import Order
    from mentorlog.record.words import Outcome

ESCAPED = "=+-@|'\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
ESCAPED += "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
"""With what a cell begins that a spreadsheet could take for a formula, and the mark itself."""
LONGEST = 200  # characters in which it is said what became of a session, and by whom
OUTCOMES: Mapping[str, str] = {
    "held": "held|yes|y|true|1|x|attended|done|completed|complete|met|took place|present|ok|both|"
    "happened|went ahead|both attended|✓|✔|☑|✅|stattgefunden|ja|teilgenommen|erledigt|anwesend|"
    "gehalten|as planned|full|finished",
    "cancelled": "cancelled|canceled|called off|cancel|cancellation|abgesagt|ausgefallen|entfallen|"
    "did not take place|not held|off|annule|cancelado",
    "missed": "missed|no show|noshow|did not attend|did not show|dna|absent|not attended|"
    "verpasst|nicht erschienen|versaumt|didn t show|stood up",
    "moved": "moved|rescheduled|postponed|verschoben|verlegt|rearranged|reschedule|pushed",
    "planned": "planned|scheduled|booked|upcoming|tbd|to come|geplant|tentative|confirmed|"
    "invited|future|next",
    "unknown": "unknown|unbekannt|not recorded|not sure|unclear|?|-|n a|na|none|null",
}
_OUTCOME = {word: name for name, said in OUTCOMES.items() for word in said.split("|")}
_NEITHER = {"no", "n", "false", "0", "nein", "✗", "✘", "☒", "❌"}
_BY = re.compile(r"(.+?)\s+(?:by|von|durch)\s+(?:the\s+)?(\S.*)")
YES = {"yes", "y", "true", "1", "x", "ja", "done", "✓", "✔", "☑", "✅"}
NO = {"no", "n", "false", "0", "nein", "✗", "✘"}
BOTH = {"both", "we", "us", "all", "everyone", "everybody", "beide", "wir", "shared", "together"}
UNKNOWN = {"unknown", "?", "-", "n a", "na", "none", "unbekannt", "not stated"}
OUTSIDE = {"outside", "illness", "holiday", "weather", "institution", "neither", "nobody"}
NOBODY = {"nobody", "neither", "no one", "none"}
DONE = "done|completed|complete|finished|closed|yes|y|true|x|1|100|100%|erledigt|fertig|achieved|"
DONE += "reached|met|ja|✓|✔|☑|✅|resolved|delivered|ok"
DROPPED = "dropped|cancelled|canceled|abandoned|let go|deleted|wont do|won t do|verworfen|obsolete|"
DROPPED += "withdrawn|not needed|no longer needed|gestrichen|void"
IN_MINUTES = dict.fromkeys("min mins minute minutes minuten mm".split(), 1)
IN_MINUTES |= dict.fromkeys("h hr hrs hour hours std stunde stunden".split(), 60)
IN_HOURS = dict.fromkeys("h hr hrs hour hours std stunde stunden".split(), 1)
IN_HOURS |= dict.fromkeys("day days tag tage tagen".split(), 24)
STATES = dict.fromkeys(DONE.split("|"), "done") | dict.fromkeys(DROPPED.split("|"), "dropped")


class Reading(Frozen, kw_only=True):
    """What a reader goes by: the record, today, which comes first in a day in figures, and who a
    name or a word for a side is (UsageError where nobody is)."""

    record: Record
    today: date
    order: Order | None
    whose: Callable[[str], Side | None]

    def side(self, text: str) -> Side | None:
        """Who that is; None where it says that nobody knows."""
        said = words(text) or text.strip()
        if said in UNKNOWN:
            return None
        if said in BOTH:
            return "both"
        if said in OUTSIDE:
            return "outside"
        try:
            return self.whose(text.strip())
        except UsageError:
            known = self.record.relationship
            raise UsageError(
                f"{text.strip()!r} is neither {known.mentor} nor {known.mentee}, mentor nor mentee"
            ) from None

    def day(self, text: str) -> date:
        """The whole date that is all of the text."""
        return moment(text, self.today)[0].day(self.order)


def unescaped(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from reckoning with it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in ESCAPED else cell


def outcome(reading: Reading, text: str) -> tuple[Outcome, Side | None]:
    """What became of a session, and by whom where the same words say so."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise UsageError(f"'{text[:40]}…' is no word for what happened")
    said = words(text) or text
    if said in _OUTCOME:
        return _OUTCOME[said], None  # type: ignore[return-value]
    found = _BY.fullmatch(text)
    if found and (words(found[1]) in _OUTCOME):
        return _OUTCOME[words(found[1])], reading.side(found[2])  # type: ignore[return-value]
    if said in _NEITHER:
        raise UsageError(f"{text!r} does not say whether it was called off or missed")
    raise UsageError(
        f"{text!r} is no word for what happened, such as held, cancelled, missed or moved"
    )


def _owner(reading: Reading, text: str) -> Owner:
    found = reading.side(text)
    if found is None or found == "outside":
        raise UsageError(f"{text.strip()!r} is neither side")
    return found


def _parties(reading: Reading, text: str) -> tuple[str, ...]:
    if words(text) in NOBODY:
        return ()
    found: set[str] = set()
    for part in re.split(r"[,;/&]| and ", text):
        one = reading.side(part) if part.strip() else None
        found |= set(PARTIES) if one == "both" else {str(one)} if one else set()
    return tuple(party for party in PARTIES if party in found)


def unit(heading: str, sizes: Mapping[str, int]) -> int:
    """How much a bare figure below a heading counts, going by the one word for it in `sizes`; 1
    where there is none, or more than one."""
    found = {sizes[word] for word in re.findall(r"[^\W\d_]+", heading.casefold()) if word in sizes}
    return found.pop() if len(found) == 1 else 1


def minutes(text: str, heading: str) -> int:
    """Whole minutes of a length below a heading, which says what a bare figure is."""
    return length(text, unit(heading, IN_MINUTES))


def length(text: str, unit: int) -> int:
    """A length in whole minutes: `30`, `30,5`, `0:30`, `1h`, `½ h`, `PT30M`; a bare figure counts
    in that many minutes."""
    minutes = _in_minutes(text, unit)
    if minutes > MOST_TIME:
        raise UsageError("it is longer than any session")
    return int(minutes + 0.5)


def _in_minutes(text: str, unit: int) -> float:
    said = plain_fraction(text).strip().casefold()
    if re.fullmatch(r"\d{1,5}([.,]\d+)?", said):
        return float(said.replace(",", ".")) * unit
    clock = re.fullmatch(r"(\d{1,2}):([0-5]\d)(?::[0-5]\d)?", said)
    iso = re.fullmatch(r"pt(?:(\d{1,9})h)?(?:(\d{1,9})m)?", said)
    if clock or (iso and said != "pt"):
        hours, minutes = (clock or iso).groups()  # type: ignore[union-attr]
        return int(hours or 0) * 60 + int(minutes or 0)
    hours = re.fullmatch(r"(\d{1,3}[.,]\d+)\s*(?:h|hr|hrs|hours?|std|stunden?)\.?", said)
    if hours:
        return float(hours[1].replace(",", ".")) * 60
    bare = re.fullmatch(r"(\d{1,9})\s*(?:minuten|min\.|mins?|m|')", said)
    return int(bare[1]) if bare else read_minutes(said)


def plain_fraction(text: str) -> str:
    """The text with `½` and its like as a decimal."""
    for sign, tail in (("½", "5"), ("¼", "25"), ("¾", "75")):
        text = re.sub(rf"(\d)\s?{sign}", rf"\g<1>.{tail}", text).replace(sign, f"0.{tail}")
    return text


def hours(text: str, heading: str) -> int:
    """Whole hours of notice below a heading, which says what a bare figure is."""
    figure = text.strip().replace(",", ".")
    if re.fullmatch(r"\d{1,5}(\.\d+)?", figure):
        return int(float(figure) * unit(heading, IN_HOURS) + 0.5)
    return read_hours(text)


def _time(reading: Reading, text: str) -> str:
    at = read_time(text)
    if at is None:
        try:
            at = moment(text, reading.today)[1]
        except UsageError:
            at = None
    if at is None:
        raise UsageError(f"{text.strip()!r} is no time of day")
    return at


def flag(reading: Reading, text: str) -> bool:  # noqa: ARG001
    """Yes or no."""
    said = words(text) or text.strip()
    if said not in YES | NO:
        raise UsageError(f"{text.strip()!r} is neither yes nor no")
    return said in YES


def _rating(reading: Reading, text: str) -> int:  # noqa: ARG001
    stars = text.strip().rstrip("☆")
    if stars and set(stars) <= set("★⭐*"):
        return len(stars) if len(stars) <= 5 else _no_rating(text)
    figure = re.fullmatch(r"([1-5])(?:[.,]0+)?(?:\s*/\s*5)?", text.strip())
    return int(figure[1]) if figure else _no_rating(text)


def _no_rating(text: str) -> int:
    raise UsageError(f"{text.strip()!r} is no figure from 1 to 5")


def _count(reading: Reading, text: str) -> int:  # noqa: ARG001
    figure = re.fullmatch(r"[a-z]{0,2}\s*([1-9]\d{0,8})(?:[.,]0+)?", text.strip().casefold())
    if figure is None:
        raise UsageError(f"{text.strip()!r} is no whole number")
    return int(figure[1])


def ids(text: str) -> tuple[str, ...]:
    """Several ids in one cell, as `write` puts them there, or with commas between."""
    if text.strip() in NOBODY:
        return ()
    if text.strip().startswith("["):
        found = _json(text, list)
        return tuple(str(one) for one in found)
    return tuple(dict.fromkeys(part for part in re.split(r"[;,\s]+", text.strip()) if part))


def _json(text: str, kind: type) -> Any:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, kind) or unwelcome(found):
        raise UsageError(f"{text.strip()[:40]!r} is not what mentorlog writes there")
    return found


def _answers(reading: Reading, text: str) -> dict[str, str]:  # noqa: ARG001
    found = _json(text, dict)
    return {str(question): str(answer) for question, answer in found.items()}


def _extra(reading: Reading, text: str) -> dict[str, Any]:  # noqa: ARG001
    found: dict[str, Any] = _json(text, dict)
    return {key: value for key, value in found.items() if key.startswith("x-")}


def _form(reading: Reading, text: str) -> str:  # noqa: ARG001
    if words(text) not in ("mentoring", "coaching"):
        raise UsageError(f"{text.strip()!r} is neither mentoring nor coaching")
    return words(text)


READERS: Mapping[str, Callable[[Reading, str], Any]] = {
    "Text": lambda _, text: text,
    "Day": Reading.day,
    "Time": _time,
    "Side": Reading.side,
    "Owner": _owner,
    "Parties": _parties,
    "Rating": _rating,
    "Count": _count,
    "Flag": flag,
    "Form": _form,
    "Answers": _answers,
    "Mapping[str, Any]": _extra,
    "GoalIds": lambda _, text: ids(text),
    **dict.fromkeys(("GoalId", "MeetingId"), lambda _, text: text.strip()),
}
"""The reader for each kind of value that a record has."""
