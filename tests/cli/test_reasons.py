"""Why a session did not take place, in everyday words."""

import pytest

OFF = ("meet", "--on", "2026-03-09", "--cancelled-by", "mentee", "--reason")


@pytest.mark.parametrize(
    ("typed", "kept", "notes"),
    [
        ("sick", "illness", None),
        ("Ill", "illness", None),
        ("flu", "illness", "flu"),
        ("I was ill", "illness", "I was ill"),
        ("she is sick.", "illness", "she is sick."),
        ("had to see a doctor", "illness", "had to see a doctor"),
        ("COVID-19", "illness", "COVID-19"),
        ("vacation", "holiday", None),
        ("holidays", "holiday", None),
        ("on holiday in Spain", "holiday", "on holiday in Spain"),
        ("bank holiday", "holiday", "bank holiday"),
        ("annual leave", "leave", "annual leave"),
        ("parental leave until June", "leave", "parental leave until June"),
        ("sick leave", "illness", "sick leave"),
        ("a car accident", "emergency", "a car accident"),
        ("funeral", "bereavement", "funeral"),
        ("death in the family", "bereavement", "death in the family"),
        ("Illness", "illness", None),
        ("work", "work", None),
    ],
)
def test_an_everyday_word_is_set_aside(begun, record, typed, kept, notes):
    ran = begun(*OFF, typed)
    assert ran.code == 0
    (meeting,) = record().meetings
    assert (meeting.reason, meeting.notes) == (kept, notes)
    said = f"  Reason: {kept}, so it is set aside.\n" in ran.out
    assert said == (typed.casefold() not in ("illness", "work"))


@pytest.mark.parametrize(
    "typed",
    [
        "had to leave early",
        "the snow",
        "sick of it",
        "not ill",
        "wasn’t ill",
        "skill course",
        "dead line",
    ],
)
def test_other_words_stay_as_they_are(begun, record, typed):
    ran = begun(*OFF, typed)
    assert record().meetings[0].reason == typed
    assert "set aside" not in ran.out


def test_notes_that_are_given_stay_as_they_are(begun, record):
    begun(*OFF, "I was ill", "--notes", "She wrote at eight.")
    begun("meet", "--on", "2026-03-02", "--notes", "Short.")
    begun("meet", "--meeting", "m2", "--missed-by", "me", "--reason", "had the flu")
    assert [m.notes for m in record().meetings] == ["She wrote at eight.", "Short."]


def test_a_break_takes_the_word_where_nothing_is_lost(begun, record):
    assert "a break, holiday." in begun("pause", "--from", "1 jul", "--reason", "vacation").out
    begun("pause", "--from", "2026-05-01", "--until", "2026-05-09", "--reason", "hospital stay")
    assert [p.reason for p in record().pauses] == ["holiday", "hospital stay"]
