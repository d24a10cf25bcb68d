"""What every warning sign keeps to, whatever it looks for."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from building import (
    FACILITATOR,
    MENTEE,
    MENTOR,
    action,
    after,
    agreement,
    closing,
    concern,
    every,
    feedback,
    goal,
    goal_review,
    last_day,
    look,
    record,
    report,
    step,
)
from every_verdict import answers, forbidden_in, words_of

from mentorlog.frozen import once
from mentorlog.guidance import factors, sources
from mentorlog.health import examine
from mentorlog.known import known_by
from mentorlog.record import PLURALS, Record
from mentorlog.sign import HEADINGS, Ask, Clear, Evidence, Shown, Sign, Verdict
from mentorlog.signs import signs
from mentorlog.thresholds import changed, of_sign

FOLDER = Path(__file__).parent
SIGNS = signs()
BY_SLUG = {sign.slug: sign for sign in SIGNS}
# Settings and journals name them: none is ever renamed or taken away.
SPEAKING = set(
    "cancelling absent-or-late-change often-rearranged meetings-lost actions-stalled "
    "distracted-or-cut-short little-contribution long-silence no-clear-goals stale-goals "
    "goal-past-target unproductive-sessions concern-unaddressed ending-unannounced".split()
)
ASKING = set(
    "no-feedback expectations-unspoken expectations-not-revisited goals-all-ended "
    "end-not-planned nothing-booked reluctant-start not-recorded".split()
)
RELEASED = SPEAKING | ASKING
SWAP = {"mentor": "mentee", "mentee": "mentor"}
# Of one family and side an agenda has the first alone, so that a name spelt otherwise is another.
FAMILIES = {
    "showing up",
    "actions",
    "engagement",
    "goals",
    "agreement",
    "feedback",
    "ending",
    "record",
    "other",
}
OF_ONE_SIDE = {"ending-unannounced", "reluctant-start"}  # about the mentee by their nature


@cache
def fading(keeper: str | None = "facilitator", **stated: str) -> Record:
    """Much goes wrong here, for the mentee most of all, until all falls silent."""
    table = """
        2026-01-05 held useful=2 planned=60 lasted=30 ended=mentee quiet=mentee
        2026-01-19 missed mentee
        2026-02-02 held useful=1 planned=60 lasted=30 ended=mentee quiet=mentee distracted=mentee
        2026-02-16 moved mentee 3h work -> 2026-02-18 cancelled mentor 2d travel
        2026-03-02 missed mentee 09:00
        2026-03-16 cancelled mentee 2h illness
        2026-03-30 held useful=2 planned=60 lasted=20 ended=mentee quiet=mentee
        2026-04-13 cancelled mentee
        2026-04-27 cancelled
        2026-05-11 planned
    """
    promises = [
        action(f"a{i}", ["mentee", "both"][i % 2], f"2026-0{i}-20", agreed_on=f"2026-0{i}-05")
        for i in (1, 2, 3, 4)
    ]
    return record(
        table,
        *promises,
        *(report(f"a{i}", f"2026-0{i}-21", "none") for i in (1, 2, 3, 4)),
        feedback("f1", "2026-01-05", "mentee"),
        concern("c1", "2026-01-20", "mentor"),
        step("c1", "2026-02-02", "resisted"),
        keeper=keeper,
        **stated,
    )


@cache
def rearranged(keeper: str | None = "facilitator", **stated: str) -> Record:
    """The mentor moves everything; the goals are open, past their day, and once reviewed."""
    chains = "\n".join(
        f"{after('2026-01-05', 14 * i)} moved mentor 3d -> {after('2026-01-07', 14 * i)} held"
        for i in range(6)
    )
    return record(
        chains,
        goal("g1", measure="shipped", target_on="2026-03-01"),
        goal_review("g1", "2026-01-07"),
        agreement("ag1", agreed_on="2026-01-05", mentor_expects="candour"),
        keeper=keeper,
        **stated,
    )


@cache
def ending(keeper: str | None = "facilitator", **stated: str) -> Record:
    """A final session is near, and nobody noted that the mentee knows."""
    table = every(14, "held, held, cancelled, missed, cancelled, held") + "\n2026-04-01 planned"
    return record(table, closing(final_meeting="m7"), keeper=keeper, **stated)


@cache
def empty(keeper: str | None = "facilitator", **stated: str) -> Record:
    return record("", rhythm=None, started=None, keeper=keeper, **stated)


RECORDS = [fading, rearranged, ending, empty]
DAYS = ["2026-01-06", "2026-03-31", "2026-05-20", "2026-12-01", "2027-12-01"]


as_of = once(known_by)


def looked(sign: Sign, two: Record, today: str) -> tuple[Verdict, ...]:
    return answers(sign, as_of(two, after(today, 0)), after(today, 0))


def names_in_the_tests_of(sign: Sign) -> set[str]:
    """The names of the tests of a sign, found without running them."""
    path = FOLDER / f"test_{sign.slug.replace('-', '_')}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_a_sign_that_was_released_is_still_there_and_still_of_its_kind() -> None:
    assert BY_SLUG.keys() >= RELEASED
    assert {slug for slug in RELEASED if BY_SLUG[slug].asks_only} == ASKING


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_each_has_a_place_of_its_own(sign: Sign) -> None:
    assert [other.slug for other in SIGNS if other.order == sign.order] == [sign.slug]


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_the_text_has_the_four_headings_in_order_and_each_says_something(sign: Sign) -> None:
    assert tuple(heading for heading, _ in sign.sections) == HEADINGS
    assert all(text for _, text in sign.sections)
    assert sign.title
    assert sign.tries
    assert all(sign.tries)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_it_asks_one_question_and_says_what_the_record_cannot_show(sign: Sign) -> None:
    assert len(sign.ask) == 1
    assert sign.ask[0].endswith("?")
    assert re.search(r"\b(cannot|own)\b", sign.open_)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_every_source_is_known(sign: Sign) -> None:
    assert sign.sources
    assert set(sign.sources) <= {source.key for source in sources()}


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_its_factor_is_one_of_the_guidance_and_its_family_is_known(sign: Sign) -> None:
    assert sign.factor in {None, *(factor.slug for factor in factors())}
    assert sign.family in FAMILIES


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_it_yields_to_signs_that_are_there_and_stand_before_it(sign: Sign) -> None:
    """Two that yield to each other would both be silent."""
    assert set(sign.yields_to) <= BY_SLUG.keys()
    assert [other for other in sign.yields_to if BY_SLUG[other].order >= sign.order] == []


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_its_thresholds_tell_where_they_come_from(sign: Sign) -> None:
    if sign.limits is not None:
        assert sign.limits.origin.startswith("ours")


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_its_thresholds_can_be_set_and_are_whole_numbers_from_1_on(sign: Sign) -> None:
    named = {name: value for name, value in of_sign(sign.slug) if value is not None}
    assert bool(named) == (sign.limits is not None)
    changed(named)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_it_has_tests_of_shown_or_ask_of_clear_of_unknown_and_of_a_boundary(sign: Sign) -> None:
    names = " ".join(names_in_the_tests_of(sign))
    assert "shown" in names or "ask" in names
    for kind in ("clear", "unknown", "boundary"):
        assert kind in names, f"{sign.slug} has no test of {kind}"


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
@pytest.mark.parametrize("today", DAYS)
def test_an_empty_record_is_never_shown(sign: Sign, today: str) -> None:
    for two in (empty(), empty(None), empty("mentee")):
        assert not any(isinstance(v, Shown) for v in looked(sign, two, today))


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
@pytest.mark.parametrize("build", RECORDS)
def test_evidence_is_of_the_record_and_a_finding_is_never_without(sign: Sign, build) -> None:
    for today in DAYS:
        looked(sign, build(), today)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
@pytest.mark.parametrize("build", RECORDS)
def test_the_same_record_and_day_give_the_same_verdicts(sign: Sign, build) -> None:
    anew = build.__wrapped__
    for today in DAYS:
        assert looked(sign, build(), today) == looked(sign, anew(), today)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_there_is_one_verdict_for_a_side_or_one_for_both(sign: Sign) -> None:
    for today in DAYS:
        for build in RECORDS:
            sides = [verdict.side for verdict in looked(sign, build(), today)]
            assert sides
            assert len(set(sides)) == len(sides)
            if sides != ["both"] and sign.slug != "concern-unaddressed":
                assert set(sides) in ({"mentor", "mentee"}, {"mentee"})


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_its_text_has_no_word_that_judges(sign: Sign) -> None:
    module = __import__(f"mentorlog.signs.{sign.slug.replace('-', '_')}", fromlist=["__doc__"])
    for text in (module.__doc__ or "", *sign.ask, sign.open_):
        assert forbidden_in(text) == []


@pytest.mark.parametrize("keeper", ["mentor", "mentee", "facilitator", None])
@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_nothing_it_says_has_a_word_that_judges(sign: Sign, keeper: str | None) -> None:
    for today in DAYS:
        for build in RECORDS:
            for verdict in looked(sign, build(keeper), today):
                for text in words_of(verdict):
                    assert "research" not in text


@pytest.mark.parametrize("name", ["{", "{count}", "{0}", "%s", "[bold]"])
@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_any_name_can_be_said(sign: Sign, name: str) -> None:
    for build in RECORDS:
        plain = looked(sign, build(), "2026-05-20")
        named = looked(sign, build(mentor=name, mentee=name), "2026-05-20")
        for expected, found in zip(plain, named, strict=True):
            renamed = [re.sub(f"{MENTOR}|{MENTEE}", name, text) for text in words_of(expected)]
            assert words_of(found) == renamed


@pytest.mark.parametrize("slug", ["distracted-or-cut-short", "little-contribution"])
@pytest.mark.parametrize("keeper", ["mentor", "mentee"])
def test_impressions_are_told_as_the_keepers_own(slug: str, keeper: str) -> None:
    (shown,) = (v for v in looked(BY_SLUG[slug], fading(keeper), "2026-05-20") if _shown(v))
    assert "your own notes" in shown.says


def _shown(verdict: Verdict) -> bool:
    return isinstance(verdict, Shown)


def test_nearly_every_speaking_sign_speaks_somewhere_here() -> None:
    speaking = {
        sign.slug
        for sign in SIGNS
        for build in RECORDS
        for today in DAYS
        if any(_shown(verdict) for verdict in looked(sign, build(), today))
    }
    assert SPEAKING - speaking <= {"stale-goals"}


@once
def swapped(two: Record, keeper: str | None) -> Record:
    """The same record where the mentor did what the mentee did, and the other way round."""
    kinds = {}
    for plural in PLURALS.values():
        kinds[plural] = tuple(_turned(one) for one in getattr(two, plural))
    return Record(relationship=two.relationship.but(keeper=keeper), **kinds)


def _turned(one):
    changes = {}
    for name in ("by", "from_", "about", "owner", "ended_early_by"):
        if name in one.names:
            changes[name] = SWAP.get(getattr(one, name), getattr(one, name))
    for name in ("distracted", "quiet", "unprepared"):
        if name in one.names and getattr(one, name) is not None:
            changes[name] = tuple(SWAP[side] for side in getattr(one, name))
    return one.but(**changes)


def _renamed(text: str) -> str:
    marked = text.replace(MENTOR, "\0").replace(MENTEE, MENTOR)
    return marked.replace("\0", MENTEE)


@pytest.mark.parametrize("keeper", ["facilitator", "mentor", "mentee", None])
@pytest.mark.parametrize("slug", sorted(BY_SLUG.keys() - OF_ONE_SIDE))
@pytest.mark.parametrize("build", RECORDS)
def test_swapping_the_sides_gives_the_same_text_but_for_the_names(
    build, slug: str, keeper: str | None
) -> None:
    two = build(keeper)
    other = swapped(two, SWAP.get(keeper or "", keeper))
    for today in DAYS:
        mine = {v.side: v for v in looked(BY_SLUG[slug], two, today)}
        theirs = {v.side: v for v in looked(BY_SLUG[slug], other, today)}
        assert {SWAP.get(side, side) for side in mine} == theirs.keys()
        for side, verdict in mine.items():
            mirror = theirs[SWAP.get(side, side)]
            assert type(verdict) is type(mirror)
            assert [_renamed(text) for text in words_of(verdict)] == words_of(mirror)
            assert verdict.tally == mirror.tally


@pytest.mark.parametrize("build", [fading, rearranged, ending])
def test_the_keeper_is_told_you_and_the_others_are_named(build) -> None:
    neutral = examine(build("facilitator"), after("2026-05-20", 0))
    for keeper, name in [("mentor", MENTOR), ("mentee", MENTEE)]:
        told = examine(build(keeper), after("2026-05-20", 0))
        said = [text for f in told.findings for text in words_of(f.verdict)]
        assert not any(name in text for text in said)
    named = [text for f in neutral.findings for text in words_of(f.verdict)]
    assert not any(re.search(r"\bYou (called|missed|said|had)\b", text) for text in named)
    assert not any(FACILITATOR in text for text in named)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.slug)
def test_what_to_try_is_right_whichever_side_it_is_about_and_whoever_reads_it(sign: Sign) -> None:
    one_sided = r"(?i)\b(ask them|tell them|they are|you both|both of you|yourself|other side)\b"
    for text in sign.tries:
        assert re.search(one_sided, text) is None


def test_a_facilitator_is_not_told_what_the_two_agreed_as_if_it_were_theirs() -> None:
    yours = re.compile(r"\b(you agreed|you have met|of you|of your|Your)\b")
    theirs = 0
    for build in RECORDS:
        for today in DAYS:
            for one in examine(build("facilitator"), after(today, 0)).findings:
                for text in words_of(one.verdict):
                    assert yours.search(text) is None, text
                    theirs += "they agreed on" in text
    assert theirs


def test_the_keepers_own_row_comes_first() -> None:
    for keeper, first in [("mentor", "mentor"), ("mentee", "mentee"), ("facilitator", "mentor")]:
        for sign in SIGNS:
            sides = [v.side for v in looked(sign, fading(keeper), "2026-05-20")]
            if set(sides) == {"mentor", "mentee"}:
                assert sides[0] == first


@pytest.mark.parametrize(
    ("verdict", "wrong"),
    [
        (Ask("both", "All is well."), "names no evidence"),
        (Ask("both", "All is well.", None, (Evidence(goal("g9"), "open"),)), "not in the record"),
        (Clear("both", "Nobody failed."), "judges: Nobody failed"),
        (Shown("watch", "both", "So it is.", None, (Evidence(goal(), "open"),)), "has ASKS_ONLY"),
    ],
)
def test_the_tests_of_a_sign_hold_it_to_the_rules_on_their_own_records(
    verdict: Verdict, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = BY_SLUG["nothing-booked"].but(look=lambda record, today, limits: (verdict,))
    monkeypatch.setattr("building.sign", {new.slug: new}.__getitem__)
    with pytest.raises(AssertionError, match=wrong):
        look(new.slug, record("", goal()), "2026-01-06")


def test_the_days_of_these_records_are_past_on_the_last_day_looked_at() -> None:
    assert all(last_day(build()) < after(DAYS[-1], 0) for build in RECORDS[:3])
