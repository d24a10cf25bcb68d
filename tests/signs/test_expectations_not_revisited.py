"""`expectations-not-revisited`: an agreement that nobody looked at again."""

import pytest
from building import after, agreement, agreement_review, look, record, said

SIGN = "expectations-not-revisited"
AGREED = "2026-01-05"
TERMS = agreement("ag1", agreed_on=AGREED, mentor_expects="candour", mentee_expects="time")


@pytest.mark.parametrize(("days", "found"), [(179, "clear"), (180, "ask"), (500, "ask")])
def test_asked_after_180_days_boundary(days: int, found: str) -> None:
    assert said(SIGN, record("", TERMS, rhythm=None), "both", after(AGREED, days)) == found


@pytest.mark.parametrize(
    ("period", "days"), [("P3M", 90), ("P6W", 42), ("P1Y", 365), ("P100D", 100)]
)
def test_asked_after_the_agreed_review_period_boundary(period: str, days: int) -> None:
    two = record("", TERMS.but(review_every=period), rhythm=None)
    assert said(SIGN, two, "both", after(AGREED, days - 1)) == "clear"
    assert said(SIGN, two, "both", after(AGREED, days)) == "ask"


def test_a_review_begins_the_period_anew_boundary() -> None:
    two = record("", TERMS, agreement_review("rv1", "2026-06-01"), rhythm=None)
    assert said(SIGN, two, "both", after("2026-06-01", 179)) == "clear"
    ask = look(SIGN, two, after("2026-06-01", 180))["both"]
    assert "180 days ago" in ask.says
    assert [e.entry.id for e in ask.because] == ["rv1"]


def test_clear_where_a_new_agreement_begins_the_period_anew() -> None:
    later = agreement("ag2", agreed_on="2026-06-01", mentor_expects="less")
    two = record("", TERMS, later, rhythm=None)
    assert said(SIGN, two, "both", after("2026-06-01", 179)) == "clear"


def test_unknown_without_an_agreement() -> None:
    assert said(SIGN, record("", rhythm=None), "both", "2027-01-01") == "unknown"
