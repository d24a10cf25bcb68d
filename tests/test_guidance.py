"""The guidance: every part present, every reference kept, every word within the tone."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mentorlog import guidance

FOLDER = Path(guidance.__file__).parent
FILES = ("catalogue", "closing", "factors", "questions", "sources", "topics")

NOT_SAID = re.compile(
    r"\b(fail|failed|failure|fault|blame|bad|poor|lazy|unreliable|uncommitted|neglect|neglected"
    r"|offender|violation|score|grade)\b|!",
    re.IGNORECASE,
)


def words(text: str) -> list[str]:
    return text.split()


FACTORS = words("""
    poor-communication untactful-communication not-listening lack-of-open-communication
    no-regular-channel lack-of-commitment waning-interest lack-of-time personality-mismatch
    clashing-styles-or-values poor-matching mismatched-expectations incompatible-goals
    conflict-of-interest competition ownership-of-ideas lack-of-experience coach-not-qualified
    quick-fix-expectation pushed-into-it not-owning-development no-clear-purpose
    not-open-to-feedback power-imbalance low-trust lack-of-feedback working-in-isolation
    unproductive-sessions unprepared advice-not-usable resistance-to-guidance contract-broken
""")

SOURCES = words("""
    openlearn challenges ruffle leadership-within successful-relationship
    straus-2013 eller-2014 zerzan-2009 zachary-2009 rcpch-2014
    kupersmidt-2017 star-2017 harkin-2016 xiao-2017 spencer-2019 keller-2025 mentor-elements
    office-survey-2021 dewit-2016 grossman-rhodes-2002 homework
""")

GUIDANCE_OF_FACTORS = {
    "openlearn": """
        poor-communication untactful-communication not-listening lack-of-open-communication
        lack-of-commitment waning-interest lack-of-time personality-mismatch
        conflict-of-interest competition ownership-of-ideas lack-of-experience
        coach-not-qualified quick-fix-expectation pushed-into-it low-trust
        resistance-to-guidance contract-broken""",
    "challenges": """
        poor-communication lack-of-commitment lack-of-time personality-mismatch
        clashing-styles-or-values mismatched-expectations incompatible-goals competition
        not-owning-development power-imbalance lack-of-feedback""",
    "ruffle": """
        poor-communication no-regular-channel poor-matching mismatched-expectations
        lack-of-feedback working-in-isolation unproductive-sessions unprepared
        advice-not-usable""",
    "leadership-within": "resistance-to-guidance",
    "successful-relationship": """
        lack-of-commitment lack-of-time no-clear-purpose not-open-to-feedback""",
}

SIGNS = words("""
    cancelling absent-or-late-change often-rearranged meetings-lost actions-stalled
    distracted-or-cut-short little-contribution long-silence no-clear-goals stale-goals
    goal-past-target unproductive-sessions no-feedback concern-unaddressed ending-unannounced
""")

ASKS = words("""
    expectations-unspoken expectations-not-revisited goals-all-ended end-not-planned
    nothing-booked reluctant-start not-recorded
""")

CATALOGUE_ROWS = {
    "signs-in-behaviour": """
        cancelling-appointments failing-to-turn-up last-minute-rearranging
        no-progress-on-actions distracted-in-sessions sessions-cut-short little-contribution
        misses-several-sessions waning-interest drift-and-stall unproductive-sessions
        mentee-unprepared advice-not-usable no-clear-goals no-difference-felt
        resistance-to-guidance""",
    "factors": """
        lack-of-feedback working-in-isolation poor-communication lack-of-open-communication
        untactful-communication not-listening no-regular-channel lack-of-commitment
        lack-of-time personality-mismatch clashing-styles-values poor-matching
        mismatched-expectations incompatible-goals competing-agendas
        perceived-or-real-competition unclear-ownership-of-ideas mentor-lacks-experience
        coach-unqualified quick-fix-expectation pushed-into-coaching
        mentee-does-not-own-development no-clear-purpose not-open-to-feedback-or-change
        power-imbalance low-trust-or-rapport""",
    "good-practice": """
        expectations-at-start expectations-revisited mentoring-contract measurable-goals
        goals-defined-together-and-revisited goals-communicated-regularly
        first-meeting-for-fit regular-meetings-scheduled actions-between-meetings
        act-on-agreed-feedback raise-concern-early give-examples feedback-both-ways
        mediator-facilitator document-resolution-attempts coach-sensitivity
        closed-session-when-it-matters recognise-then-find-cause""",
    "phases-and-definitions": """
        phase-1-preparation-and-first-conversation mentee-makes-first-contact
        phase-2-progression phase-3-goal-achievement failure-can-come-at-any-stage
        failure-is-expectations-not-met mentoring-vs-coaching straus-themes-apply-to-coaching
        enthusiasm-and-reassessment roles-intertwine mentor-functions-vary benefits""",
    "feedback-questions": """
        how-am-i-doing how-are-you-finding-it what-do-i-need-to-improve
        what-do-you-need-to-improve how-would-you-do-this-differently""",
    "closing-and-scenarios": """
        renegotiate-before-ending explore-before-agreeing-to-end reluctant-client
        constructive-and-timely-conversation ending-is-positive
        mentee-told-when-last-session-is celebratory-final-session formal-withdrawal
        conclude-or-new-goals split-ways-can-be-best non-judgemental-non-defensive""",
}

GROUPS = words("""
    feedback opening check-in preparation progression goal-achievement scenario
""")

STEPS = words("look renegotiate plan final-session after withdraw")

TOPICS = words("""
    raising-a-problem facilitator feedback expectations goals mentoring-and-coaching
    documenting-attempts phases ending-well
""")


def tables(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def leaves(told: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value that is not a table, with its path; a list is a value and so is each item."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from leaves(value, *path, key)
        return
    yield path, told
    if isinstance(told, list):
        for item in told:
            yield from leaves(item, *path)


def all_questions() -> list[guidance.Question]:
    return [one for group in GROUPS for one in guidance.questions(group)]


def forget() -> None:
    for reader in (
        guidance._read,
        guidance._text,
        guidance.source,
        guidance._factors,
        guidance._questions,
        guidance._topics,
    ):
        reader.cache_clear()


def test_these_are_the_files() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_file_loads_and_no_text_or_list_is_empty(name: str) -> None:
    told = list(leaves(tables(name)))
    assert told
    assert [path for path, value in told if value in ("", [])] == []
    texts = [value for _, value in told if isinstance(value, str)]
    assert [text for text in texts if text != " ".join(text.split())] == []


@pytest.mark.parametrize("name", [name for name in FILES if name != "catalogue"])
def test_no_text_uses_a_word_that_judges(name: str) -> None:
    told = [
        (path, value)
        for path, value in leaves(tables(name))
        if isinstance(value, str) and path[-1] != "sources"
        if not (name == "sources" and path[-1] == "title")
    ]
    assert [(path, text) for path, text in told if NOT_SAID.search(text)] == []


def test_the_word_list_finds_whole_words_only() -> None:
    assert NOT_SAID.search("It was a Bad day")
    assert NOT_SAID.search("a no-fault exit")
    assert not NOT_SAID.search("private by default, upgraded, a badge")


def test_every_factor_is_there() -> None:
    assert [one.slug for one in guidance.factors()] == FACTORS


@pytest.mark.parametrize("slug", FACTORS)
def test_a_factor_is_complete(slug: str) -> None:
    told = guidance.factor(slug)
    assert told.slug == slug
    assert 1 <= len(told.ask) <= 3
    assert 1 <= len(told.try_) <= 3
    assert all(text.endswith("?") for text in told.ask)
    assert told.says.endswith(".")
    assert told.side in {"either", "both", "mentor", "mentee", "relationship"}


@pytest.mark.parametrize("key", GUIDANCE_OF_FACTORS)
def test_a_factor_names_the_guidance_it_comes_from_and_no_other(key: str) -> None:
    named = {one.slug for one in guidance.factors() if key in one.sources}
    assert named == set(words(GUIDANCE_OF_FACTORS[key]))


def test_four_factors_are_particular_to_coaching() -> None:
    assert [one.slug for one in guidance.factors() if one.coaching] == [
        "coach-not-qualified",
        "quick-fix-expectation",
        "pushed-into-it",
        "contract-broken",
    ]


def test_every_source_is_there_with_its_kind() -> None:
    assert [one.key for one in guidance.sources()] == SOURCES
    assert Counter(one.kind for one in guidance.sources()) == {
        "guidance": 5,
        "work": 5,
        "evidence": 11,
    }


@pytest.mark.parametrize("name", ["closing", "factors", "questions", "topics"])
def test_every_source_named_exists(name: str) -> None:
    named = [value for path, value in leaves(tables(name)) if path[-1] == "sources"]
    lists = [value for value in named if isinstance(value, list)]
    assert lists
    for keys in lists:
        assert set(keys) <= set(SOURCES)
        assert len(set(keys)) == len(keys)


def test_everything_but_a_source_names_its_sources() -> None:
    everything: list[tuple[str, ...]] = [one.sources for one in guidance.factors()]
    everything += [one.sources for one in all_questions()]
    everything += [one.sources for one in guidance.closing_steps()]
    everything += [one.sources for one in guidance.topics()]
    assert all(everything)


@pytest.mark.parametrize(
    ("key", "cite"),
    [
        ("openlearn", 'OpenLearn, "Exploring career mentoring and coaching", 4.1'),
        (
            "challenges",
            '"Mentoring Challenges: how to identify when a mentoring relationship is not working"',
        ),
        ("leadership-within", '"Leadership Within – Mentoring and Coaching", 2020'),
        ("straus-2013", "Straus et al. 2013"),
        ("grossman-rhodes-2002", "Grossman & Rhodes 2002"),
        ("office-survey-2021", "reclaim.ai 2021"),
        ("mentor-elements", "MENTOR, Elements of Effective Practice (4th ed.)"),
    ],
)
def test_a_source_is_cited_in_short(key: str, cite: str) -> None:
    assert guidance.source(key).cite == cite


def test_a_work_or_a_figure_has_a_short_name() -> None:
    assert [one.key for one in guidance.sources() if one.kind != "guidance" and not one.short] == []


def test_a_figure_from_elsewhere_says_so() -> None:
    evidence = [one for one in guidance.sources() if one.kind == "evidence"]
    elsewhere = re.compile(r"Borrowed from|[Nn]ot (particular to|about) mentoring")
    assert [one.key for one in evidence if not elsewhere.search(one.says)] == []


def test_every_group_has_questions_and_their_keys_are_unique() -> None:
    assert list(tables("questions")) == GROUPS
    keys = [one.key for one in all_questions()]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert all(guidance.question(key).key == key for key in keys)


def test_a_question_asks_and_says_of_whom() -> None:
    for one in all_questions():
        assert one.asked_of in {"either", "both", "mentor", "mentee", "keeper"}
        assert one.text.endswith("?") or one.key == "which-fits"
        assert bool(one.advises) == (one.group == "scenario")


def test_the_feedback_questions_go_in_both_directions() -> None:
    asked = guidance.questions("feedback")
    assert len(asked) == 5
    assert {one.asked_of for one in asked} == {"either"}


def test_the_two_scenarios_are_told() -> None:
    assert [one.key for one in guidance.questions("scenario")] == ["sarah", "aisha"]


def test_the_steps_of_closing_are_in_order() -> None:
    assert [one.key for one in guidance.closing_steps()] == STEPS


def test_only_the_last_session_has_parts() -> None:
    parts = {one.key: one.parts for one in guidance.closing_steps()}
    assert len(parts.pop("final-session")) == 6
    assert set(parts.values()) == {()}


def test_every_topic_is_there() -> None:
    assert [one.key for one in guidance.topics()] == TOPICS
    for one in guidance.topics():
        assert guidance.topic(one.key) is one
        assert all((one.says, one.ask, one.try_))


@pytest.mark.parametrize("part", CATALOGUE_ROWS)
def test_every_row_of_the_catalogue_has_a_home(part: str) -> None:
    assert sorted(tables("catalogue")[part]) == sorted(words(CATALOGUE_ROWS[part]))


def test_the_catalogue_has_no_other_part() -> None:
    assert list(tables("catalogue")) == list(CATALOGUE_ROWS)


def test_every_home_exists() -> None:
    homes = {f"sign:{slug}" for slug in SIGNS} | {f"ask:{slug}" for slug in ASKS}
    homes |= {f"factor:{one.slug}" for one in guidance.factors()}
    homes |= {f"question:{one.key}" for one in all_questions()}
    homes |= {f"closing:{one.key}" for one in guidance.closing_steps()}
    homes |= {f"topic:{one.key}" for one in guidance.topics()}
    named = {
        home
        for rows in tables("catalogue").values()
        for row_homes in rows.values()
        for home in row_homes
    }
    assert named - homes == set()


def test_every_factor_step_and_topic_is_the_home_of_a_row() -> None:
    named = {
        home
        for rows in tables("catalogue").values()
        for row_homes in rows.values()
        for home in row_homes
    }
    wanted = {f"factor:{slug}" for slug in FACTORS}
    wanted |= {f"closing:{key}" for key in STEPS} | {f"topic:{key}" for key in TOPICS}
    assert wanted - named == set()


@pytest.mark.parametrize(
    "look_up",
    [
        guidance.source,
        guidance.factor,
        guidance.question,
        guidance.questions,
        guidance.topic,
    ],
)
def test_an_unknown_key_is_a_key_error(look_up: Any) -> None:
    with pytest.raises(KeyError, match="nothing-of-the-kind"):
        look_up("nothing-of-the-kind")


@pytest.mark.parametrize(
    "ask",
    [
        guidance.sources,
        guidance.factors,
        lambda: guidance.questions("feedback"),
        guidance.closing_steps,
        guidance.topics,
    ],
)
def test_one_file_is_read_and_no_other(ask: Any) -> None:
    forget()
    first = ask()
    assert guidance._read.cache_info().currsize == 1
    assert ask() == first
    assert guidance._read.cache_info().misses == 1


def test_importing_reads_no_file_and_no_toml() -> None:
    code = """
import sys
import mentorlog.guidance as guidance
assert "tomllib" not in sys.modules
assert guidance._read.cache_info().currsize == 0
"""
    path = str(FOLDER.parent.parent)
    insert = f"import sys; sys.path.insert(0, {path!r})\n"
    done = subprocess.run([sys.executable, "-c", insert + code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_one_source_read_alone_is_the_same_as_among_all():
    for told in guidance.sources():
        assert guidance.source(told.key) == told
    with pytest.raises(KeyError):
        guidance.source("nobody-2099")


def test_a_source_that_is_read_alone_is_what_toml_says() -> None:
    assert [guidance.source(key) for key in SOURCES] == list(guidance.sources())
    with pytest.raises(KeyError):
        guidance.source("nobody")
