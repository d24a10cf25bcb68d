"""Which of two versions stands: the later one, and the same one whichever comes first."""

from datetime import date

from building import action, meetings
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.exchange.versions import Joined, Versions, content, join, without
from mentorlog.record import Action, Goal, Meeting

X, Y, Z = (action("a1", text=text) for text in "xyz")


def versions(now, *earlier):
    return Versions(now, {content(one) for one in earlier})


def test_what_only_one_has_changed_is_the_later_one():
    assert join(versions(X), versions(Y, X)) == Joined(Y, "later")
    assert join(versions(Y, X), versions(X)) == Joined(Y, "later")
    assert join(versions(X, Y), versions(Y)) == Joined(X, "later")


def test_a_short_id_is_each_machines_own():
    assert join(versions(X), versions(X.but(number=9))).why == "same"
    assert join(versions(X.but(number=9)), versions(Y, X)).entry == Y


def test_where_both_were_changed_the_same_stands_on_both():
    assert join(versions(Y, X), versions(Z, X)) == join(versions(Z, X), versions(Y, X))
    later = Y.but(recorded_on=date(2026, 3, 1))
    for pair in ((later, Z), (Z, later)):
        assert join(versions(pair[0], X), versions(pair[1], X)) == Joined(later, "both")


VERSIONS = st.builds(
    lambda now, earlier: versions(now, *(one for one in earlier if one != now)),
    st.sampled_from([X, Y, Z]),
    st.sets(st.sampled_from([X, Y, Z])),
)


@given(VERSIONS, VERSIONS)
def test_the_order_makes_no_difference_and_the_same_stays(one, other):
    assert join(one, other) == join(other, one)
    assert join(one, one) == Joined(one.now, "same")


def test_what_names_what_is_gone_goes_or_names_it_no_more():
    (meeting,) = meetings("2026-01-05 held goals=g1+g2")
    gone = {(Goal, "g1"), (Meeting, "m9"), (Action, "a9")}
    assert without(meeting, gone).goals == ("g2",)
    assert without(action("a1", meeting="m9"), gone).meeting is None
    assert without(X, gone) is X
