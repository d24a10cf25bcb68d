"""Records to look at, and a page as text. `python -m render.looking` (with `src` and `tests`
on the path) writes the pages anew that test_pages.py compares with."""

import io
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import building
from building import (
    action,
    closing,
    concern,
    feedback,
    goal,
    goal_review,
    pause,
    report,
    step,
    topic,
)
from rich.console import Console

from mentorlog.agenda import next_session, to_share
from mentorlog.brief import brief
from mentorlog.exchange.leaving import shareable
from mentorlog.health import examine
from mentorlog.keepsake import keepsake
from mentorlog.record import Record
from mentorlog.render import document
from mentorlog.render.agenda_forms import mail
from mentorlog.render.agenda_page import agenda_page
from mentorlog.render.brief import document as brief_document
from mentorlog.render.checkup import checkup_page
from mentorlog.render.explaining import sign_page, signs_page
from mentorlog.render.keepsake import document as keepsake_document
from mentorlog.render.listing import all_page, checked, line, list_page
from mentorlog.render.report import document as report_document
from mentorlog.render.showing import glance_page
from mentorlog.render.timeline import log_page
from mentorlog.report import report as told_of
from mentorlog.signs import signs

TODAY = date(2026, 3, 11)


def record(*entries: Any, **stated: Any) -> Record:
    """The record that tests build, its agreement numbered as a journal numbers it."""
    kept = building.record(*entries, **stated)
    return kept.but(agreements=tuple(a.but(number=1) for a in kept.agreements))


FADING = """
    2026-01-05 held 17:00 lasted=60 planned=60 useful=4 quiet= observed
    2026-01-19 held lasted=40 planned=60 ended=mentee distracted=mentee useful=3 goals=g1
    2026-01-30 moved both 3d -> 2026-02-02 held lasted=55 planned=60
    2026-02-16 cancelled mentee 2h work
    2026-02-23 cancelled outside illness
    2026-03-02 missed mentee
    2026-03-06 planned
    2026-03-16 planned 17:00
"""


def fading(**stated: Any) -> Record:
    """A coaching that the mentor keeps, in which the mentee has begun to call off."""
    told: dict[str, Any] = {
        "keeper": "mentor",
        "form": "coaching",
        "purpose": "Grow into leading a team, and decide by the summer whether to go on with it",
        "minutes": 60,
        "notice": 24,
    }
    kept = record(
        FADING,
        goal("g1", text="Lead a project", measure="shipped, and they would do it again"),
        goal("g2", "2026-01-19", text="Say no once a week", target_on="2026-06-30", private=True),
        goal_review("g1", "2026-02-02", progress=40),
        action("a1", "mentee", "2026-01-19", agreed_on="2026-01-05", text="Send the CV"),
        action("a2", "mentor", "2026-02-01", agreed_on="2026-01-19", text="Ask the head of design"),
        action("a3", "both", "2026-04-01", agreed_on="2026-02-02", text="Read chapter three"),
        report("a1", "2026-01-19", "done"),
        feedback("f1", "2026-02-02", "mentee", about="mentor", text="More questions"),
        concern("c1", "2026-02-20", "mentor", factor="lack-of-time"),
        topic("t1", "A quieter room", "mentee", on="2026-03-04"),
        topic("t2", "How the winter was", "mentor", on="2026-01-10", discussed_on="2026-01-19"),
        **(told | stated),
    )
    notes = {
        "m1": {"notes": "First talk.\nA second line."},
        "m2": {"private_notes": "Something else is on her mind."},
    }
    return kept.but(meetings=tuple(m.but(**notes.get(m.id, {})) for m in kept.meetings))


DRIFTING = """
    2025-09-01 held
    2025-10-01 held
    2025-11-03 held
    2025-12-01 cancelled mentor
    2025-12-15 cancelled mentor 1h
    2026-01-12 missed mentor
"""


def drifting(**stated: Any) -> Record:
    """A mentoring that the mentee keeps, with nothing agreed, in which they lose touch."""
    told: dict[str, Any] = {
        "keeper": "mentee",
        "started": "2025-08-25",
        "rhythm": None,
        "facilitator": "Aisha",
        "asked_for_by": "manager",
    }
    return record(
        DRIFTING,
        pause("2025-10-05", "2025-10-12", reason="holiday"),
        concern("c1", "2025-12-20", "mentee", text="We lose touch"),
        step("c1", "2026-01-02", "resisted"),
        **(told | stated),
    )


CONTRACTED = """
    2026-01-05 held lasted=60
    2026-01-19 held lasted=60
    2026-02-02 cancelled mentee 3h work
    2026-02-16 held lasted=55
    2026-03-02 cancelled outside illness
    2026-03-09 missed mentor
    2026-03-16 planned 17:00
"""


def contracted(**stated: Any) -> Record:
    """A coaching for an agreed number of sessions, in a journal that a facilitator keeps."""
    told: dict[str, Any] = {"form": "coaching", "asked_for_by": "manager", "facilitator": "Aisha"}
    kept = record(
        CONTRACTED,
        goal("g1", measure="three talks given", target_on="2026-05-29"),
        keeper="facilitator",
        purpose="Speak up in large meetings",
        **(told | stated),
    )
    terms = {"sessions_agreed": 4, "sponsor": "Her manager, who hears that they meet"}
    first, *rest = kept.meetings
    return kept.but(
        agreements=tuple(a.but(**terms) for a in kept.agreements),
        meetings=(first.but(form="mentoring"), *rest),
    )


def resting() -> Record:
    """One that is in a break."""
    return record("2026-01-05 held", pause("2026-03-01", "2026-04-01", reason="holiday"))


def closed() -> Record:
    """One that has come to its end."""
    return record("2026-01-05 held", closing(closed_on="2026-03-01", reason="goals-achieved"))


def ending() -> Record:
    """One whose final session is planned."""
    table = "2026-01-05 held\n2026-01-19 held\n2026-02-02 held\n2026-03-16 planned"
    return record(table, closing(final_meeting="m4", decided_on="2026-03-02"), keeper="mentor")


RECORDS: dict[str, Callable[[], Record]] = {
    "fading": fading,
    "drifting": drifting,
    "contracted": contracted,
    "resting": resting,
    "closed": closed,
    "ending": ending,
    "empty": lambda: record(started=None, rhythm=None, keeper=None),
}


def pages(kept: Record) -> dict[str, Any]:
    """Every page of one record."""
    c = examine(kept, TODAY)
    left = shareable(kept) or kept
    return {
        "health": checkup_page(c),
        "full": checkup_page(c, " --with r1", full=True),
        "prepare": agenda_page(next_session(kept, TODAY), " --with r1"),
        "show": glance_page(c),
        "log": log_page(c.record, TODAY),
        "notes": log_page(c.record, TODAY, notes=True, with_=" --with r1"),
        "list": list_page([line(c)] * 2),
        "all": all_page([checked(c)] * 2, TODAY, 2),
        "brief": document.page(brief_document(brief(left, TODAY))),
        "keepsake": document.page(keepsake_document(keepsake(left, TODAY))),
        "report": document.page(report_document(told_of(left, TODAY))),
    }


@cache
def pages_of(name: str) -> dict[str, Any]:
    """The same of one of RECORDS, made once for all that is asked of them."""
    return pages(RECORDS[name]())


def guide() -> dict[str, Any]:
    """The pages that explain the signs."""
    return {"signs": signs_page(signs())} | {one.slug: sign_page(one) for one in signs()}


def text(page: Any, width: int = 80, **console: Any) -> str:
    """What the page looks like, without colour where nothing else is said."""
    stream = io.StringIO()
    given = {"color_system": None, "_environ": {}} | console
    Console(file=stream, width=width, markup=False, highlight=False, emoji=False, **given).print(
        page
    )
    return stream.getvalue()


def plain(page: Any) -> str:
    """The page as it is read aloud."""
    return "".join(f"{line}\n" for line in page.aloud())


def mailed(kept: Record) -> str:
    """The agenda as it is sent to the other side."""
    left = shareable(kept)
    assert left is not None
    neutral = left.but(relationship=left.relationship.but(keeper=None))
    return "".join(f"{line}\n" for line in mail(to_share(next_session(neutral, TODAY))))


def golden(name: str, page: str) -> Path:
    """The file that holds a page as it is meant to be."""
    return Path(__file__).with_name(f"{name}-{page}.txt")


REFERENCES = {
    *("id", "relationship", "moved_to", "meeting", "goal", "goals", "action", "concern"),
    *("closing", "final_meeting", "replaced_by"),
}


_KEPT: dict[str, tuple[tuple[Record, ...], bytes]] = {}


def keep(journal: Path, *kept: Record) -> None:
    """Write the records into a journal; those after the first get ids of their own. A journal
    with the same records in it, and nothing else, is written once, and copied from then on."""
    name, new = repr(kept), journal.parent.exists() and not journal.exists()
    same, made = _KEPT.get(name, (None, b""))
    if new and same == kept:
        journal.write_bytes(made)
        journal.with_name(f"{journal.name}.lock").touch()
        for path in (journal, journal.with_name(f"{journal.name}.lock")):
            path.chmod(0o600)
        return
    _write(journal, *kept)
    if new:
        _KEPT[name] = kept, journal.read_bytes()


def _write(journal: Path, *kept: Record) -> None:
    from mentorlog.store import writing

    with writing(journal, TODAY, create=True) as writer:
        for number, one in enumerate(kept, start=1):
            for entry in one.entries():
                writer.take(_own(entry, number).but(recorded_on=None))
        writer.settle()


def _own(entry: Any, number: int) -> Any:
    if number == 1:
        return entry

    def other(value: Any) -> Any:
        return tuple(map(other, value)) if isinstance(value, tuple) else f"{value}-{number}"

    stated = {k: other(getattr(entry, k)) for k in entry.names if k in REFERENCES}
    stated = {k: v for k, v in stated.items() if getattr(entry, k) is not None}
    return entry.but(**stated, **({"number": number} if "mentor" in entry.names else {}))


SHOWN = ("health", "prepare", "show", "log", "keepsake", "brief")
GOLDEN = [(name, page) for name in ("fading", "drifting", "contracted") for page in SHOWN]
GOLDEN += [("drifting", "full"), ("fading", "report")]
PLAIN = [(name, page) for name in ("fading", "drifting") for page in (*SHOWN[:4], "list")]

if __name__ == "__main__":
    for name, page in GOLDEN:
        golden(name, page).write_text(text(pages(RECORDS[name]())[page]), encoding="utf-8")
    for name, page in PLAIN:
        said = plain(pages(RECORDS[name]())[page])
        golden(name, f"{page}-plain").write_text(said, encoding="utf-8")
    golden("fading", "copy").write_text(mailed(fading()), encoding="utf-8")
