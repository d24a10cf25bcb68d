"""`mentorlog concern` at a terminal: a worry, what may lie behind it, what was tried."""

from datetime import date

import pytest
from building import record as built

from mentorlog.cli.agreeing import concern_guide as guide
from mentorlog.errors import UsageError
from mentorlog.guidance import factors


def test_a_worry_is_asked_for_and_the_guidance_speaks(begun, record, terminal):
    seen = terminal("Weeks fill up", "time", "2", "We meet at 8", "")
    ran = begun("concern", "raise")
    assert ran.code == 0
    assert ran.out.startswith("Saved c1, raised by Sarah: Weeks fill up\n")
    for words in ("Too little time", "How much time is realistic for you", "Sources"):
        assert words in ran.out
    (concern,) = record().concerns
    assert (concern.text, concern.factor, concern.by, concern.agreed, concern.private) == (
        *("Weeks fill up", "lack-of-time", "mentee", "We meet at 8", False),
    )
    assert "   8  Too little time\n" in seen.getvalue()
    assert "Once something was tried: mentorlog concern step c1\n" in seen.getvalue()


def test_all_but_the_words_can_be_left_out(begun, record, terminal):
    terminal("", "Weeks fill up", "", "", "", "y")
    ran = begun("concern", "raise")
    assert ran.out == "Saved c1, raised by you: Weeks fill up\n"
    (concern,) = record().concerns
    assert (concern.factor, concern.agreed, concern.private) == (None, None, True)


def test_a_flag_is_not_asked_for(begun, record, terminal):
    seen = terminal("Weeks fill up", "")
    flags = ("--factor", "lack-of-time", "--by", "mentee", "--agreed", "We meet at 8")
    assert begun("concern", "raise", *flags).code == 0
    assert "lie behind" not in seen.getvalue()
    assert record().concerns[0].by == "mentee"


def test_with_words_nothing_is_asked(begun, terminal):
    seen = terminal()
    assert begun("concern", "raise", "Weeks fill up").code == 0
    assert seen.getvalue() == ""


def test_what_was_tried(begun, record, terminal):
    begun("concern", "raise", "Weeks fill up")
    begun("concern", "raise", "Another")
    seen = terminal("1", "Mornings", "", "p", "in 3 weeks", "")
    assert begun("concern", "step").out == "Saved a step of c1, by you: Mornings\n"
    (step,) = record().steps
    assert (step.by, step.response, step.check_on) == ("mentor", "partly", date(2026, 4, 1))
    assert "  c1  Weeks fill up\n  c2  Another\n" in seen.getvalue()
    assert begun("concern", "list").out.count("\n      to look at again Wed 1 Apr 2026") == 1


def test_a_day_to_look_again_is_the_same_day_tomorrow(begun, record, terminal):
    begun("concern", "raise", "Weeks fill up")
    terminal("Mornings", "", "a", "tomorrow")
    assert begun("concern", "step", "c1").code == 130
    terminal("y", "")
    assert begun("concern", "step", "c1", "--today", "2026-03-20").code == 0
    assert record().steps[0].check_on == date(2026, 3, 12)


def test_how_it_was_settled(begun, record, terminal):
    begun("concern", "raise", "Weeks fill up")
    seen = terminal("c9", "", "Mornings work", "")
    assert begun("concern", "resolve").out == "Saved c1, settled: Mornings work\n"
    assert "There is no concern 'c9'" in seen.getvalue()
    assert record().concerns[0].resolved_on == date(2026, 3, 11)


def test_where_none_is_open_nothing_is_asked(begun, terminal):
    seen = terminal()
    assert begun("concern", "step").code == 3
    assert "No concern is open." in seen.getvalue()


def test_what_is_particular_to_coaching_is_offered_in_coaching_only():
    mentoring, coaching = guide.offered(built()), guide.offered(built(form="coaching"))
    assert {f.slug for f in coaching} == {f.slug for f in factors()}
    assert {f.slug for f in coaching} - {f.slug for f in mentoring} == {
        f.slug for f in factors() if f.coaching
    }


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("1", "poor-communication"),
        ("2", "untactful-communication"),
        ("Too little time", "lack-of-time"),
        ("lack-of-time", "lack-of-time"),
        ("faded", "waning-interest"),
    ],
)
def test_what_lies_behind_is_found_by_number_and_by_words(typed, slug):
    assert guide.chosen(guide.offered(built()), typed).slug == slug


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "The numbers go from 1 to "),
        ("99", "The numbers go from 1 to "),
        ("feedback", "That could be "),
        ("zebra", "None of them reads so"),
    ],
)
def test_anything_else_says_what_could_be_meant(typed, said):
    with pytest.raises(UsageError) as error:
        guide.chosen(guide.offered(built()), typed)
    assert error.value.sentence.startswith(said)
