"""The JSON of what is shown: its keys are frozen."""

import json
from typing import Any

import pytest
from building import check
from render.looking import (
    RECORDS,
    TODAY,
    closed,
    contracted,
    drifting,
    ending,
    fading,
    record,
    resting,
)

from mentorlog.health import examine
from mentorlog.known import known_by
from mentorlog.render import data
from mentorlog.render.data_of_log import log
from mentorlog.render.narrowing import Narrowing, narrowed
from mentorlog.signs import sign, signs

CHECKUP = ["format", "version", "relationship", "mentor", "mentee", "today", "level", "signs"]
SIGN = (
    "sign verdict level side count window set_aside threshold summary why evidence ask try sources"
).split()
GLANCE = (
    "relationship today level agreed goals actions held last_meeting next_meeting last_feedback "
    "concerns topics pauses closing phase contract"
).split()
LATER = ["coverage", "thresholds_not_default", "talked_about", "erase_on"]


def finding(told: dict[str, Any], slug: str, side: str) -> dict[str, Any]:
    return next(s for s in told["signs"] if (s["sign"], s["side"]) == (slug, side))


@pytest.mark.parametrize("name", RECORDS)
def test_the_keys_of_a_checkup(name: str) -> None:
    told = data.checkup(examine(RECORDS[name](), TODAY))
    assert list(told) == [*CHECKUP, *LATER]
    assert {tuple(one) for one in told["signs"]} <= {tuple(SIGN)}
    for one in told["signs"]:
        assert all(list(e) == ["kind", "id", "short", "on", "note"] for e in one["evidence"])
        assert (one["level"] is not None) == (one["verdict"] == "shown")
        assert one["summary"] and one["why"] and one["ask"] and one["try"] and one["sources"]
        assert "\n" not in one["why"]
    assert json.loads(json.dumps(told)) == told


def test_a_sign_that_is_shown() -> None:
    told = data.checkup(examine(drifting(), TODAY))
    assert (told["format"], told["version"], told["relationship"]) == ("mentorlog-checkup", 1, "r1")
    assert (told["mentor"], told["mentee"], told["today"]) == ("Tariq", "Sarah", "2026-03-11")
    assert told["level"] == "concern"
    told_of = finding(told, "cancelling", "mentor")
    keys = ("verdict", "level", "count", "window", "set_aside", "threshold", "summary")
    assert {key: told_of[key] for key in keys} == {
        "verdict": "shown",
        "level": "concern",
        "count": 3,
        "window": 5,
        "set_aside": 0,
        "threshold": "3 of the last 5 meetings",
        "summary": "Tariq called off or missed 3 of the last 5 meetings.",
    }
    assert told_of["evidence"][2] == {
        "kind": "meeting",
        "id": "m6",
        "short": "m6",
        "on": "2026-01-12",
        "note": "missed by Tariq, no word on record",
    }
    assert told_of["why"].startswith("Called-off meetings are the first sign")
    assert told_of["sources"][2] == "Straus et al. 2013"


def test_signs_that_are_not_shown_stand_there_too() -> None:
    told = data.checkup(examine(drifting(), TODAY))
    assert finding(told, "cancelling", "mentee")["summary"] == "Nothing on the record stands out."
    lost = finding(told, "meetings-lost", "both")
    assert (lost["verdict"], lost["level"], lost["why"]) == ("clear", None, "said by cancelling")
    unknown = finding(told, "actions-stalled", "mentee")
    assert unknown["summary"] == "Not yet known: needs 3 actions due, none so far."
    assert unknown["why"] == "needs 3 actions due, none so far"
    assert unknown["count"] is unknown["window"] is unknown["threshold"] is None
    asked = finding(told, "nothing-booked", "both")
    assert (asked["verdict"], asked["summary"]) == ("ask", "No next meeting is booked.")
    rests = finding(data.checkup(examine(ending(), TODAY)), "stale-goals", "both")
    assert (rests["verdict"], rests["summary"]) == ("resting", "Resting: an ending is planned.")


def test_coverage() -> None:
    assert data.checkup(examine(fading(), TODAY))["coverage"] == {
        "meetings": {"counted": 5, "not_recorded": 1},
        "actions": {"judged": 1, "not_recorded": 1},
        "goals": {"open": 2},
    }


@pytest.mark.parametrize(("kept", "level"), [(resting(), "resting"), (closed(), "closed")])
def test_a_checkup_that_rests_has_no_signs(kept: Any, level: str) -> None:
    told = data.checkup(examine(kept, TODAY))
    assert (told["level"], told["signs"]) == (level, [])


def test_a_glance() -> None:
    told = data.glance(examine(fading(), TODAY))
    assert list(told) == GLANCE
    assert told["agreed"] == {"rhythm": "P2W", "minutes": 60, "notice_hours": 24}
    assert told["goals"][1] == {
        "id": "g2",
        "short": "g2",
        "text": "Say no once a week",
        "measure": None,
        "target_on": "2026-06-30",
        "progress": None,
        "reviewed_on": None,
        "private": True,
    }
    assert told["actions"][0] == {
        "id": "a2",
        "short": "a2",
        "text": "Ask the head of design",
        "owner": "mentor",
        "due_on": "2026-02-01",
        "overdue": False,
        "redated": 0,
        "private": False,
    }
    assert (told["held"], told["last_meeting"].short, told["next_meeting"].short) == (3, "m4", "m9")
    assert (told["phase"]["name"], told["phase"]["ending"]) == ("progression", False)
    assert told["phase"]["needs"][-1] == {
        "need": "measure",
        "goal": "g2",
        "commands": ['mentorlog goal change g2 --measure "..."'],
    }
    assert data.glance(examine(closed(), TODAY))["phase"] is None
    assert told["contract"] is None
    assert data.glance(examine(contracted(), TODAY))["contract"] == {
        "sessions_agreed": 4,
        "since": None,
        "held": 3,
        "left": 1,
        "lost": {
            "mentor": [{"meeting": "m6", "outcome": "missed"}],
            "mentee": [{"meeting": "m3", "outcome": "cancelled"}],
        },
        "outside": 1,
        "not_noted": 0,
    }


def test_one_among_all() -> None:
    assert data.listed(examine(fading(), TODAY)) == {
        "relationship": "r1",
        "mentor": "Tariq",
        "mentee": "Sarah",
        "short": "r1",
        "keeper": "mentor",
        "form": "coaching",
        "since": "2026-01-05",
        "held": 3,
        "last_met": "2026-02-02",
        "next_booked": "2026-03-16",
        "level": "watch",
        "closed_on": None,
        "erase_on": None,
        "private": False,
        "phase": "progression",
    }
    assert data.listed(check(record(started=None), TODAY))["last_met"] is None


def test_the_log() -> None:
    kept = known_by(drifting(), TODAY)
    told = log(kept, TODAY, narrowed(kept, TODAY, Narrowing()))
    assert list(told) == ["relationship", "mentor", "mentee", "today", "timeline", "found"]
    kinds = [item["kind"] for item in told["timeline"]]
    assert (
        kinds == "occasion occasion break occasion occasion occasion day day occasion gap".split()
    )
    keys = "kind on meetings notes pause since days not_counted".split()
    assert all(list(item) == keys for item in told["timeline"])
    assert told["timeline"][-1] | {"kind": ""} == {
        "kind": "",
        "on": "2026-03-11",
        "meetings": [],
        "notes": [],
        "pause": None,
        "since": "2025-11-03",
        "days": 128,
        "not_counted": None,
    }
    assert told["timeline"][6]["notes"] == [
        {
            "kind": "concern",
            "id": "c1",
            "short": "c1",
            "on": "2025-12-20",
            "says": "your concern: We lose touch",
            "private": False,
        }
    ]


def test_a_sign_explained() -> None:
    told = data.sign(sign("cancelling"))
    assert (
        list(told)
        == (
            "sign title family looks_for why no_worry try ask unseen limits yields_to "
            "rests_when_ending sources"
        ).split()
    )
    assert (told["limits"]["watch"], told["limits"]["weekly"]["watch"]) == (2, 3)
    every = [data.sign(one) for one in signs()]
    assert json.loads(json.dumps(every)) == every
