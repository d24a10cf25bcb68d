"""Thresholds by name."""

import pytest

from mentorlog.counting import Counts
from mentorlog.errors import UsageError
from mentorlog.signs import sign, signs
from mentorlog.thresholds import changed, known, not_default

COUNTING = {
    before: limits
    for one in signs()
    if isinstance(one.limits, Counts)
    for before, limits in ((one.slug, one.limits), (f"{one.slug}.weekly", one.limits.weekly))
    if limits is not None
}


def test_every_threshold_has_a_name_and_a_default():
    names = known()
    assert names["cancelling.watch"] == 2
    assert names["cancelling.weekly.concern"] == 4
    assert names["long-silence.slack"] == 7
    assert names["ending-unannounced.watch_days"] == 14
    assert not any(name.endswith((".unit", ".origin")) for name in names)


def test_a_changed_threshold_leaves_the_others_of_its_sign_as_they_are():
    limits = changed({"cancelling.watch": 4, "cancelling.weekly.watch": 6, "stale-goals.watch": 9})
    assert set(limits) == {"cancelling", "stale-goals"}
    usual = sign("cancelling").limits
    assert limits["cancelling"].watch == 4
    assert limits["cancelling"].concern == usual.concern
    assert limits["cancelling"].weekly.watch == 6
    assert limits["cancelling"].weekly.needs == usual.weekly.needs


def test_what_is_not_the_default_is_said():
    limits = changed({"cancelling.watch": 4, "cancelling.concern": 3})
    assert not_default(limits) == ("cancelling.watch is 4 (by default 2)",)
    assert not_default({}) == ()


def test_an_unknown_name_lists_the_near_ones():
    with pytest.raises(UsageError) as refused:
        changed({"canceling.watch": 3})
    assert refused.value.sentence.startswith("There is no threshold 'canceling.watch'; near it are")
    assert "cancelling.watch" in refused.value.sentence


@pytest.mark.parametrize("value", [0, -1, True, "3", 2.5, None, 1_000_000])
def test_a_value_that_is_no_count_is_refused(value):
    with pytest.raises(UsageError, match="is not a whole number from 1 on"):
        changed({"cancelling.watch": value})


def test_a_number_too_long_to_be_written_is_refused():
    with pytest.raises(UsageError, match="that is not a whole number from 1 on, up to 999999"):
        changed({"cancelling.watch": 16**40_000})


@pytest.mark.parametrize("before", COUNTING)
def test_what_could_never_be_reached_is_refused(before):
    limits = COUNTING[before]
    spans = {"needs": limits.widest, "watch": limits.window}
    if limits.concern is not None:
        spans["concern"] = limits.span("concern")
    for name, span in spans.items():
        changed({f"{before}.{name}": span})
        with pytest.raises(UsageError) as refused:
            changed({f"{before}.{name}": span + 1})
        assert refused.value.sentence == (
            f"{before}.{name}: {span + 1} of the last {span} {limits.unit} is never reached. "
            "For a sign to rest there is mentorlog health --set-aside."
        )
    with pytest.raises(UsageError, match="of the last 1 "):
        changed({f"{before}.window": 1, f"{before}.needs": 1})
