"""The questions of `mentorlog meet`: which are asked of what record, and what they come to."""

import pytest
from building import action, closing, entry, goal, record
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from mentorlog.cli.asking.questions import Answers, Back, Question, walk
from mentorlog.cli.meeting import flags as meeting_flags
from mentorlog.cli.meeting.account import understand
from mentorlog.cli.meeting.answers import FLAGS, concerned, flags_of, kind
from mentorlog.cli.meeting.asking import About, Chosen
from mentorlog.cli.meeting.flags import Flags
from mentorlog.cli.meeting.questions import script
from mentorlog.cli.meeting.rules import check_flags
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Pause, Topic

TODAY = "2026-03-11"
OPEN = (
    goal("g1", text="Lead a project"),
    action("a1", "mentee", "2026-03-06", text="send the CV", agreed_on="2026-02-24"),
    action("a2", "mentor", text="ask Omar", agreed_on="2026-02-24"),
)
HELD = "2026-02-24 held 17:00 lasted=60"


def about(
    table: str = f"{HELD}\n2026-03-10 planned 17:00",
    *more: object,
    chosen: Chosen = Chosen(),  # noqa: B008
    given: Flags = Flags(),  # noqa: B008
    keeper: str = "mentor",
    **relationship: object,
) -> About:
    session = Session()
    session.today_text = TODAY
    found = record(table, *(more or OPEN), keeper=keeper, minutes=60, **relationship)  # type: ignore[arg-type]
    return About(session, found, chosen, given)


class Keys:
    """Somebody at a screen who gives each question the answer that stands under its name, by
    the key or the line that they would type, and otherwise Enter."""

    def __init__(self, **typed: str) -> None:
        self.typed = {name.replace("_", ":"): text for name, text in typed.items()}
        self.asked: list[Question] = []
        self.pressed = 0

    def ask(self, question: Question, earlier: str | None) -> str:
        self.asked.append(question)
        self.pressed += 1
        typed = self.typed.get(question.name, "")
        if not typed:
            assert question.enter or not question.needed, question
            return question.enter
        if question.keys:
            return next(key.stands_for for key in question.keys if key.press == typed)
        if question.check:
            question.check(typed)
        return typed

    @property
    def names(self) -> list[str]:
        return [question.name for question in self.asked]


def ask(of: About, **typed: str) -> tuple[Keys, Answers]:
    there = Keys(**typed)
    return there, walk(there, script(of), {}, lambda *_: None)


def flags(of: About, **typed: str) -> Flags:
    return flags_of(of.record, of.given, ask(of, **typed)[1])


def stated(found: Flags) -> dict[str, object]:
    return {name: getattr(found, name) for name in found.names if found.gave(name)}


# What is asked.


def test_a_session_that_was_held_is_asked_about_in_the_order_in_which_one_remembers():
    there, _ = ask(about(), happened="h")
    assert there.names == [
        *("happened", "when", "length", "action:a1", "action:a2", "goal:g1", "useful"),
        *("present:mentor", "present:mentee", "new:1", "notes", "next"),
    ]


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("c", ["who", "notice", "why", "next"]),
        ("m", ["who", "notice", "why", "to"]),
        ("n", ["who", "why", "next"]),
    ],
)
def test_a_session_that_did_not_take_place_is_asked_about_in_few_words(key, names):
    assert ask(about(), happened=key)[0].names == ["happened", "when", *names]


def test_an_ordinary_session_takes_fifteen_keys_at_most_beside_free_text():
    there, answers = ask(
        about(),
        happened="h",
        length="50",
        action_a1="d",
        action_a2="s",
        goal_g1="40",
        useful="4",
        present_mentor="a",
        present_mentee="d",
        new_1="@Sarah book the room by friday",
        next="s",
    )
    free = {"new:1"}
    assert there.pressed - len(free) == 12
    assert all(answers[name] for name in there.names if name not in ("new:2", "notes"))


def test_the_day_offered_is_the_planned_one_that_waits():
    waiting = "2026-02-10 planned\n2026-02-24 planned\n2026-03-25 planned"
    when = ask(about(waiting), happened="h")[0].asked[1]
    assert (when.enter, when.entered, when.hint) == (
        *("m2", "Tue 24 Feb 2026, 15 days ago"),
        "or type m1 for Tue 10 Feb",
    )
    when = ask(about(waiting), happened="c")[0].asked[1]
    assert (when.enter, when.hint) == ("m3", "or type m2 for Tue 24 Feb, m1 for Tue 10 Feb")


def test_without_one_the_day_offered_is_today_unless_it_is_recorded():
    assert ask(about(HELD), happened="h")[1]["when"] == TODAY
    when = ask(about(f"{TODAY} held"), happened="h", when="yesterday")[0].asked[1]
    assert (when.enter, when.needed) == ("", True)


@pytest.mark.parametrize(
    ("happened", "typed", "kept", "said"),
    [
        ("h", "yesterday", "2026-03-10", "Tue 10 Mar 2026 at 17:00, yesterday, as planned"),
        ("h", "friday", "2026-03-06", "Fri 6 Mar 2026, 5 days ago"),
        ("c", "friday 9:30", "2026-03-13 09:30", "Fri 13 Mar 2026 at 09:30, in 2 days"),
        ("h", "M1", "m1", "Tue 24 Feb 2026 at 17:00, 15 days ago: held, to be put right"),
    ],
)
def test_a_day_is_said_back_and_kept_as_that_day(happened, typed, kept, said):
    there, answers = ask(about(), happened=happened, when=typed)
    assert answers["when"] == kept
    assert there.asked[1].check(typed) == said


@pytest.mark.parametrize(
    ("happened", "typed", "sentence"),
    [
        ("h", "tomorrow", "Thu 12 Mar 2026 is still to come."),
        ("n", "2026-05-01", "Fri 1 May 2026 is still to come."),
        ("h", "24 feb", "Tue 24 Feb 2026 is recorded already: m1, held. Type m1 to put it"),
        ("h", "9 mar", "Several sessions are planned for Mon 9 Mar 2026; type m2 (09:00) or m3"),
        ("h", "soon", "'soon' is not understood as a day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_once(happened, typed, sentence):
    of = about(f"{HELD}\n2026-03-09 planned 09:00\n2026-03-09 planned 17:00")
    when = ask(of, happened=happened, when="m2")[0].asked[1]
    with pytest.raises(UsageError) as refused:
        when.check(typed)
    assert refused.value.sentence.startswith(sentence)


def test_who_ended_it_is_asked_where_it_was_clearly_shorter_than_planned():
    assert "ended" in ask(about(), happened="h", length="40", ended="s")[1]
    there, answers = ask(about(), happened="h", length="55")
    assert "ended" not in answers
    present = next(q for q in there.asked if q.name == "present:mentee")
    assert "cut" not in [key.stands_for for key in present.keys]


def test_who_cut_it_short_is_a_key_where_no_length_says_it():
    found = flags(about(), happened="h", present_mentee="c")
    assert (found.ended_early_by, found.observed) == ("mentee", False)
    both = flags(about(), happened="h", present_mentee="c", present_mentor="c")
    assert (both.ended_early_by, both.observed) == ("both", False)
    one = flags(about(), happened="h", present_mentee="c", present_mentor="a")
    assert (one.ended_early_by, one.observed) == ("mentee", False)


def test_only_what_was_open_on_that_day_is_asked_about():
    later = action("a3", agreed_on="2026-03-09", text="later")
    done = action("a4", agreed_on="2026-02-01", done_on="2026-03-01")
    dropped = goal("g2", dropped_on="2026-03-01")
    names = ask(about(f"{HELD}\n2026-03-02 planned", *OPEN, later, done, dropped), happened="h")
    assert [n for n in names[0].names if kind(n) in ("action", "goal")] == [
        *("action:a1", "action:a2", "goal:g1"),
    ]


def test_many_goals_are_one_line_and_so_is_the_rest_of_many_actions():
    many = [goal(f"g{n}") for n in range(1, 7)]
    many += [action(f"a{n}", agreed_on="2026-02-01") for n in range(1, 12)]
    of = about(HELD, *many)
    found = flags(of, happened="h", goals="G1: 40, g3", others="a1 A3", action_a9="d")
    assert (found.goal, found.done) == (["g1:40", "g3"], ["a9", "a1", "a3"])
    there, _ = ask(of, happened="h")
    (line,) = (q for q in there.asked if q.name == "goals")
    (rest,) = (q for q in there.asked if q.name == "others")
    assert rest.text == "3 more are open (a1, a2, a3). Which of them are done?"
    for question, typed in ((line, "g9"), (line, "g1:120"), (rest, "a9")):
        with pytest.raises(UsageError):
            question.check(typed)


def test_of_very_many_actions_a_few_are_named_and_it_is_said_where_all_are():
    days = [f"2025-{month:02}-{n:02}" for month in range(1, 5) for n in range(1, 21)]
    of = about(HELD, *(action(f"a{n}", due=day) for n, day in enumerate(days, 1)))
    there, _ = ask(of, happened="h")
    assert [name for name in there.names if name.startswith("action:")] == [
        f"action:a{n}" for n in range(73, 81)
    ]
    (rest,) = (q for q in there.asked if q.name == "others")
    named = ", ".join(f"a{n}" for n in range(63, 73))
    all_ = f"{named} and 62 before them: mentorlog action list"
    assert rest.text == f"72 more are open ({all_}). Which of them are done?"
    assert rest.check("a1, a70") == ""
    with pytest.raises(UsageError, match=r"'a99' is none of a63, .* and 62 before them"):
        rest.check("a99")


def test_the_usual_next_day_is_a_key_and_never_taken_unasked():
    there, answers = ask(about(), happened="h")
    assert there.asked[-1].hint == "s in 2 weeks, Tue 24 Mar at 17:00"
    assert answers["next"] == ""
    assert ask(about(), happened="h", next="s")[1]["next"] == "2026-03-24 17:00"


@pytest.mark.parametrize(
    ("table", "more", "hint"),
    [
        (f"{HELD}\n2026-03-20 planned", (), "m2 is booked for Fri 20 Mar 2026, in 9 days"),
        (
            "2026-03-10 planned",
            (entry(Pause, "p1", from_="2026-03-20", until="2026-04-20"),),
            "",
        ),
        ("2026-02-10 planned", (), ""),
    ],
)
def test_the_usual_next_day_is_offered_only_where_it_fits(table, more, hint):
    assert ask(about(table, *more, *OPEN), happened="h")[0].asked[-1].hint == hint


def test_a_month_later_is_the_same_weekday():
    of = about("2026-03-10 planned", *OPEN, rhythm="P1M")
    assert ask(of, happened="h", next="s")[1]["next"] == "2026-04-07"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("next fri 17:00", "'next fri 17:00' could be 2026-03-06 or 2026-03-20: write which"),
        ("in a week", "'in a week' could be 2026-03-03 or 2026-03-18: write which"),
        ("the 4th", "'the 4th' could be 2026-03-04 or 2026-04-04: write which"),
    ],
)
def test_words_that_are_another_day_by_now_are_no_next_day(typed, said):
    with pytest.raises(UsageError) as refused:
        ask(about(HELD), happened="h", when="m1", next=typed)
    assert refused.value.sentence == said
    for day in ("4 march", "in 3 weeks", "2026-03-06"):
        assert ask(about(HELD), happened="h", when="m1", next=day)[1]["next"]


def test_after_the_final_session_no_next_one_is_asked_for():
    of = about(f"{HELD}\n2026-03-10 planned", closing(final_meeting="m2"))
    assert "next" not in ask(of, happened="h")[0].names
    assert "next" not in ask(of, happened="c")[0].names


# Who is who.


@pytest.mark.parametrize(
    ("keeper", "names", "keys"),
    [
        ("mentor", {}, [("y", "you"), ("s", "Sarah")]),
        ("mentee", {}, [("y", "you"), ("t", "Tariq")]),
        ("facilitator", {}, [("t", "Tariq"), ("s", "Sarah")]),
        ("mentor", {"mentee": "Yusuf"}, [("1", "you"), ("2", "Yusuf")]),
        ("facilitator", {"mentor": "Olga"}, [("1", "Olga"), ("2", "Sarah")]),
        ("mentor", {"mentee": "Émilie"}, [("1", "you"), ("2", "Émilie")]),
        ("mentor", {"mentee": "李雷"}, [("1", "you"), ("2", "李雷")]),
    ],
)
def test_people_are_named_as_the_keeper_sees_them(keeper, names, keys):
    of = about(keeper=keeper, **names)
    who = next(q for q in ask(of, happened="c")[0].asked if q.name == "who")
    assert [(key.press, key.shown) for key in who.keys[:2]] == keys
    assert who.enter == "unknown"
    assert len({key.press for key in who.keys}) == len(who.keys)


# New actions.


@pytest.mark.parametrize(
    ("typed", "flag"),
    [
        ("@Sarah send it by friday", "mentee: send it by 2026-03-13"),
        ("@mentee, send it", "mentee: send it"),
        ("mentee: send it by 3 apr", "mentee: send it by 2026-04-03"),
        ("me: ask Omar by the stairs", "mentor: ask Omar by the stairs"),
        ("Tariq: tell us in 2 weeks", "mentor: tell us by 2026-03-24"),
        ("both: talk: openly", "both: talk: openly"),
    ],
)
def test_a_new_action_says_whose_it_is_and_by_when(typed, flag):
    of = about()
    assert flags(of, happened="h", new_1=typed).action == [flag]
    assert understand(of.session, of.record, flags(of, happened="h", new_1=typed)).promises


def test_whose_it_is_is_a_key_where_the_line_does_not_say_it():
    _, answers = ask(about(), happened="h", new_1="read: The Mind by friday", whose_1="s")
    assert answers["new:1"] == "read: The Mind by 2026-03-13"
    assert flags_of(about().record, Flags(), answers).action == [
        "mentee: read: The Mind by 2026-03-13"
    ]


@pytest.mark.parametrize("typed", ["@Omar send it", "send it by 31 june"])
def test_a_new_action_that_cannot_be_read_is_refused_at_once(typed):
    there, _ = ask(about(), happened="h")
    (new,) = (q for q in there.asked if q.name == "new:1")
    with pytest.raises(UsageError) as refused:
        new.check(typed)
    assert "--" not in refused.value.sentence


# What the answers come to.


def test_a_whole_session_comes_to_these_flags():
    found = flags(
        about(chosen=Chosen(own=("How was the pace?",))),
        happened="h",
        length="1h",
        action_a1="d",
        action_a2="w",
        redate_a2="20 mar",
        goal_g1="40",
        useful="4",
        present_mentor="a",
        **{"present_mentee": "u", "own_How was the pace?": "fast = good", "notes": "Long."},
        next="tue 9am",
    )
    assert stated(found) == {
        "meeting": "m2",
        "held": True,
        "lasted": 60,
        "done": ["a1"],
        "redate": ["a2=2026-03-20"],
        "goal": ["g1:40"],
        "useful": 4,
        "unprepared": ["mentee"],
        "observed": True,
        "answer": ["How was the pace?=fast = good"],
        "notes": "Long.",
        "next": "2026-03-17 09:00",
    }


@pytest.mark.parametrize(
    ("typed", "comes"),
    [
        (
            {"happened": "c", "who": "s", "notice": "2h", "why": "flu", "next": "fri"},
            {"cancelled_by": "mentee", "notice": 2, "reason": "flu", "next": "2026-03-13"},
        ),
        ({"happened": "c"}, {"cancelled_by": "unknown"}),
        (
            {"happened": "m", "who": "b", "to": "18:00"},
            {"moved_by": "both", "to": "2026-03-10 18:00"},
        ),
        ({"happened": "n", "who": "y", "why": "-"}, {"missed_by": "mentor", "reason": "-"}),
    ],
)
def test_a_session_that_did_not_take_place_comes_to_these_flags(typed, comes):
    assert stated(flags(about(), **typed)) == {"meeting": "m2"} | comes


def test_what_was_noted_for_it_is_asked_about_while_it_waits():
    of = about(
        f"{HELD}\n2026-03-10 planned 17:00",
        entry(Topic, "t1", text="the budget", on="2026-03-01", by="mentor"),
        entry(Topic, "t2", text="the CV", on="2026-02-20", by="mentee", discussed_on="2026-02-24"),
        entry(Topic, "t3", text="a holiday", on="2026-03-11", by="mentor"),
    )
    there, _ = ask(of, happened="h")
    (asked,) = (question for question in there.asked if kind(question.name) == "topic")
    assert (asked.text, asked.under) == ("t1 the budget", "Did you talk about what was noted?")
    assert flags(of, happened="h", topic_t1="y").discussed == ["t1"]
    assert "discussed" not in stated(flags(of, happened="h", topic_t1="n"))
    assert "discussed" not in stated(flags(of, happened="h"))
    assert not [name for name in ask(of, happened="c")[0].names if kind(name) == "topic"]


def test_how_present_one_was_says_nothing_of_the_other():
    assert "observed" not in stated(flags(about(), happened="h", present_mentor="a"))
    both = flags(about(), happened="h", present_mentor="a", present_mentee="a")
    assert stated(both) == {"meeting": "m2", "held": True, "observed": True}


def test_nothing_is_stated_that_nobody_said():
    assert stated(flags(about(), happened="h")) == {"meeting": "m2", "held": True}


def test_every_question_has_a_flag():
    many = about(
        HELD,
        *(goal(f"g{n}") for n in range(1, 7)),
        *(action(f"a{n}", agreed_on="2026-02-01") for n in range(1, 12)),
        entry(Topic, "t1", text="the budget"),
        chosen=Chosen(own=("Why?",)),
        given=Flags(again=True),
    )
    asked: set[str] = set()
    for of in (about(), many):
        for key in "hcmn":
            typed = {"happened": key, "at": "9:00", "action_a1": "w", "new_1": "x", "whose_1": "y"}
            there, _ = ask(of, length="30", **typed)
            asked |= {kind(name) for name in there.names}
    assert asked == set(FLAGS)
    known = set(meeting_flags.Flags.names)
    assert {name for names in FLAGS.values() for name in names} <= known


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("--next Mon 2 Mar 2026 does not lie after the session itself.", "next"),
        ("--at 17:00 and the 18:00 beside the day are two times; give one.", None),
        ("The journal is closed.", None),
    ],
)
def test_an_error_leads_back_to_the_answer_that_it_is_about(sentence, name):
    assert concerned(sentence, {"happened": "held", "useful": "", "next": "x"}) == name


# What the settings choose.


def test_only_what_is_wanted_is_asked_and_what_happened_always():
    of = about(chosen=Chosen(ask=("notes", "useful")))
    assert ask(of, happened="h")[0].names == ["happened", "when", "useful", "notes"]
    assert ask(of, happened="c")[0].names == ["happened", "when", "who", "notice", "why"]


# Any keys at all.

LINES = st.sampled_from(
    [
        *("", "", "", "40", "m1", "m2", "m9", "yesterday", "fri", "2h", "s", "t", "g1:40", "-"),
        *("@Sarah do it by friday", "me: x by 3/4", "read: it", "=", "\x1b[A", "İ", "é" * 300),
        *("next tue 17:00", "2025-03-10", "9999-12-31", "100%", "none", "0", "1441", "a1, a2"),
    ]
)


class Anybody:
    """Takes whatever comes next; goes back at 9, and stops where there is no more."""

    def __init__(self, choices: list[tuple[int, str]]) -> None:
        self.choices = choices

    def ask(self, question: Question, earlier: str | None) -> str:
        while self.choices:
            number, line = self.choices.pop()
            if number == 9:
                raise Back
            if question.keys and number < len(question.keys):
                return question.keys[number].stands_for
            said = (line if not question.keys else "") or earlier or question.enter
            if question.takes(said):
                return said
        raise KeyboardInterrupt


TABLES = [
    *("", HELD, f"{HELD}\n2026-03-10 planned 17:00", "2026-03-01 planned\n2026-03-25 planned"),
    f"{TODAY} held\n2026-03-09 moved both -> 2026-03-20 planned 10:00",
    "2026-03-09 planned 09:00\n2026-03-09 planned 17:00\n? unknown",
]


@examples(80)
@given(
    st.sampled_from(TABLES),
    st.sampled_from(["mentor", "mentee", "facilitator", None]),
    st.lists(st.tuples(st.integers(0, 9), LINES), max_size=40),
    st.booleans(),
)
def test_any_keys_lead_to_flags_that_are_understood_or_to_a_draft(table, keeper, choices, again):
    of = about(table, *OPEN, keeper=keeper, given=Flags(again=again))
    kept: list[Answers] = []
    try:
        answers = walk(Anybody(choices), script(of), {}, lambda found, _: kept.append(dict(found)))
    except KeyboardInterrupt:
        assert all(isinstance(text, str) for found in kept for text in found.values())
        return
    found = flags_of(of.record, of.given, answers)
    check_flags(found)
    understand(of.session, of.record, found)
