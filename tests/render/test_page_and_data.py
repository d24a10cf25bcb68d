"""What stands on a page stands in its data, too: every word that somebody wrote."""

import json
import re
from typing import Any

import pytest
from building import day, entry, every, goal, record, step, topic
from test_properties import kinds_of

from mentorlog.agenda import next_session
from mentorlog.brief import brief
from mentorlog.cli.plain import plain
from mentorlog.keepsake import keepsake
from mentorlog.record import (
    Action,
    Agreement,
    AgreementReview,
    Closing,
    Concern,
    Disposition,
    Entry,
    Feedback,
    Goal,
    GoalChange,
    Milestone,
    Record,
    Relationship,
)
from mentorlog.render import agenda_forms
from mentorlog.render import brief as brief_page
from mentorlog.render import keepsake as keepsake_page
from mentorlog.render.brief.data import data as brief_data
from mentorlog.render.html import html

TODAY = day("2026-03-11")
MET = every(14, "held, held, held, held", "2026-01-12")
WORD = re.compile(r"Zz\w+")


def told(cls: type[Entry], id: str, **stated: Any) -> Entry:
    """An entry each of whose texts is a word of its own."""
    texts = [name for name, kind in kinds_of(cls).items() if kind.startswith("Text")]
    words = {name: f"Zz{cls.__name__}{name.title().replace('_', '')}{id}" for name in texts}
    return entry(cls, id, **(words | stated))


def whole(**ended: Any) -> Record:
    """A record with a word of its own in every text."""
    about = told(Relationship, "r1", keeper="mentor")
    entries = (
        told(Agreement, "ag1", agreed_on="2026-01-05", rhythm="P2W", sessions_agreed=5),
        told(AgreementReview, "ar1", on="2026-02-10", changed=True),
        told(Goal, "g1", set_on="2026-01-12", achieved_on="2026-02-23"),
        goal("g2", "2026-01-12", target_on="2026-03-20"),
        told(GoalChange, "gc1", goal="g2", on="2026-02-01"),
        told(Milestone, "ms1", goal="g1", reached_on="2026-02-09"),
        told(Action, "a1", owner="mentee", due_on="2026-03-01"),
        told(Concern, "c1", on="2026-02-01", by="mentee", resolved_on=None),
        step("c1", "2026-02-10", "accepted", text="ZzStep", check_on="2026-03-01"),
        told(Feedback, "f1", on="2026-02-01", from_="mentee", about="mentor"),
        topic("t1", "ZzTopic", "mentor"),
        told(Closing, "cl1", closed_on="2026-02-20", reopened_on="2026-02-24"),
        told(Closing, "cl2", **ended),
        told(Disposition, "di1", closing="cl2", goal="g2", outcome="handed-over"),
    )
    return record(f"{MET}\n2026-03-16 planned", *entries).but(relationship=about)


PLANNED = {"final_meeting": "m5", "mentor_told_on": "2026-03-02", "mentee_told_on": "2026-03-03"}
ENDED = PLANNED | {"closed_on": "2026-03-10"}


def words(text: str) -> set[str]:
    return set(WORD.findall(text))


def as_json(value: Any) -> str:
    return json.dumps(value, default=plain)


@pytest.mark.parametrize("ended", [PLANNED, ENDED])
def test_of_a_keepsake(ended: dict[str, str]) -> None:
    kept = keepsake(whole(**ended), TODAY, with_feedback=True)
    shown = words(html(keepsake_page.document(kept)))
    assert shown >= words("ZzGoalTextg1 ZzClosingCelebrationcl1 ZzClosingThanksMentorcl1")
    assert shown <= words(as_json(keepsake_page.data(kept)))


@pytest.mark.parametrize("ended", [PLANNED, ENDED])
def test_of_a_brief(ended: dict[str, str]) -> None:
    found = brief(whole(**ended), TODAY)
    shown = words(html(brief_page.document(found)))
    assert shown >= words("ZzAgreementReviewNotear1 ZzStep ZzFeedbackTextf1")
    assert shown <= words(as_json(brief_data(found)))


def test_of_an_agenda() -> None:
    agenda = next_session(whole(**PLANNED), TODAY)
    shown = words("\n".join(agenda_forms.markdown(agenda)))
    assert agenda.last
    assert shown >= words("ZzGoalTextg1 ZzTopic ZzClosingCelebrationcl2")
    assert "ZzGoalChangeTextgc1" not in shown, "it is said what becomes of that goal"
    assert shown <= words(as_json(agenda_forms.data(agenda)))
