"""The day at the end of a sentence, on Wed 11 Mar 2026: `words = day as typed`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_days import TODAY, VOCABULARY, cells

from mentorlog import days
from mentorlog.errors import UsageError

ENDINGS = """
send CV by 3 dec = send CV = 3 dec = 2026-12-03 | send CV on friday = send CV = friday = 2026-03-13
send CV before the 14th = send CV = before the 14th = 2026-03-13
send CV in a fortnight = send CV = in a fortnight = 2026-03-25
send CV by end of month = send CV = end of month = 2026-03-31
send CV by the end of next week = send CV = the end of next week = 2026-03-22
send CV within two weeks = send CV = within two weeks = 2026-03-25
done by hand by end of may = done by hand = end of may = 2026-05-31
send CV tomorrow = send CV = tomorrow = 2026-03-12 | CV next tue = CV = next tue = 2026-03-17
send CV eow = send CV = eow = 2026-03-15 | CV due on the 14th = CV = the 14th = 2026-03-14
CV end of next week = CV = end of next week = 2026-03-22 | CV due friday = CV = friday = 2026-03-13
read chapter 3 by wendsday = read chapter 3 = wendsday = 2026-03-18
send CV, by friday! = send CV = friday = 2026-03-13
send CV by 2026-03-14. = send CV = 2026-03-14. = 2026-03-14
send CV by 14.3. = send CV = 14.3. = 2026-03-14
send it - by friday = send it = friday = 2026-03-13
send CV by in 2 weeks = send CV = in 2 weeks = 2026-03-25
send CV no later than friday = send CV = no later than friday = 2026-03-13
send CV by friday at the latest = send CV = friday at the latest = 2026-03-13
hand in on monday morning = hand in = monday morning = 2026-03-16
3 papers by 3 april and 2 by 4 may = 3 papers by 3 april and 2 = 4 may = 2026-05-04
send CV by friday 5pm = send CV by friday 5pm = friday 5pm = 2026-03-13
send CV by 2026-02-01 = send CV = 2026-02-01 = 2026-02-01
"""

NO_ENDINGS = """
stand by the door | do it by hand | be in two minds | move it by 2 weeks | cut it by 10 | go by bike
read by 3 people | explain it in two words | in a week | by friday | meet at noon | send it by 5pm
be there by 10.30 | do it by now | do it now | focus on the second | see it in the end | be on call
prepare for tomorrow | a plan for next friday | read to the end of may | agree on 2 weeks
send CV the day after tomorrow | write up what happened on last friday | work on 13.5 | work on 1.5
plan the walk in march | finish by march | publish in may 2027 | work on may exam | do it on time
stop by 3 march hare | sort by date | explain by end | on a monday | what about today | tomorrow
"""

MEANT = """
send it by 31 feb = 31 feb | send it on 3/4 = 3/4 | send it by fri 14 march = fri 14 march
send it by 1.5 = 1.5 | draft due 14/14 = 14/14 | CV by 2026-02-30. = 2026-02-30
"""


@pytest.mark.parametrize("line", cells(ENDINGS))
def test_the_day_at_the_end(line: str) -> None:
    text, words, day, meant = line.split(" = ")
    assert days.day_at_end(text, TODAY) == (words, day)
    assert str(days.read_moment(day, TODAY, prefer="future")[0]) == meant


@pytest.mark.parametrize("text", cells(NO_ENDINGS))
def test_what_only_looks_like_a_day_stays_text(text: str) -> None:
    assert days.day_at_end(text, TODAY) == (text, "")


@pytest.mark.parametrize("line", cells(MEANT))
def test_what_was_meant_as_a_day_and_is_none_is_there_to_be_refused(line: str) -> None:
    text, day = line.split(" = ")
    assert days.day_at_end(text, TODAY)[1] == day
    with pytest.raises(UsageError):
        days.read_moment(day, TODAY, prefer="future")


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from([*VOCABULARY, "by", "due", "send", "CV"])).map(" ".join),
    )
)
def test_any_text_keeps_its_words(text: str) -> None:
    words, day = days.day_at_end(text, TODAY)
    assert text.startswith(words) and day in text
    assert words.strip() or not day
