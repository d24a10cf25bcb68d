"""`mentorlog feedback`, `concern`, `pause` and `resume`."""

import json
from textwrap import dedent


def test_feedback_is_saved_and_listed(begun):
    assert begun(
        "feedback", "--from", "mentee", "--about", "mentor", "More examples would help"
    ) == (0, "Saved f1, from Sarah.\n", "")
    begun("feedback", "--from", "mentor", "--question", "What helps?", "--asked-on", "yesterday")
    assert begun("feedback").out == dedent(
        """\
        f1  Wed 11 Mar 2026, today, from Sarah about you
            More examples would help
        f2  Wed 11 Mar 2026, today, from you
            asked on Tue 10 Mar 2026: What helps?
            no answer is recorded yet: mentorlog feedback --answer f2 TEXT
        """
    )
    first, _ = json.loads(begun("feedback", "--json").out)
    assert (first["from"], first["about"], first["asked_on"]) == ("mentee", "mentor", None)


def test_a_concern_and_what_was_tried(begun):
    assert (
        begun(
            *("concern", "raise", "--factor", "lack of time", "--by", "mentee", "Weeks fill up"),
            *("--private", "--agreed", "We meet at 8"),
        ).out
        == "Saved c1, raised by Sarah: Weeks fill up\n"
    )
    assert begun(
        *("concern", "step", "c1", "--by", "mentor", "--response", "accepted", "Mornings"),
        *("--check", "2026-04-01"),
    ).out == ("Saved a step of c1, by you: Mornings\n  check  Wed 1 Apr 2026, in 21 days\n")
    listed = dedent(
        """\
        c1  Weeks fill up (private)
            raised Wed 11 Mar 2026, today, by Sarah
            may lie behind it: too little time (lack-of-time)
            agreed: We meet at 8
            Wed 11 Mar 2026, you: Mornings (accepted)
              to look at again Wed 1 Apr 2026, in 21 days
        """
    )
    assert begun("concern", "list").out == listed
    assert begun("concern", "resolve", "c1", "Mornings work").out == (
        "Saved c1, settled: Mornings work\n"
    )
    assert begun("concern", "list").out == (
        "No concern is open; mentorlog concern list --all shows those that are settled.\n"
    )
    assert begun("concern", "list", "--all").out == (
        listed + "    settled Wed 11 Mar 2026, today: Mornings work\n"
    )


def test_the_keeper_speaks_where_nobody_is_named(begun):
    assert begun("concern", "raise", "Weeks fill up").out == (
        "Saved c1, raised by you: Weeks fill up\n"
    )


def test_an_unknown_factor_names_the_near_ones(begun):
    ran = begun("concern", "raise", "--factor", "lack-of-tim", "X")
    assert ran.code == 2
    assert ran.err.startswith(
        "mentorlog: --factor: 'lack-of-tim' is not a factor of the guidance. "
        "Did you mean lack-of-time?"
    )
    assert ran.err.count("\n") == 2


def test_a_break_and_its_end(begun):
    assert begun("pause", "--from", "2026-03-02", "--reason", "exams").out == (
        "Saved p1: a break, exams. It is open: mentorlog resume ends it.\n"
        "  from  Mon 2 Mar 2026, 9 days ago\n"
    )
    ended = json.loads(begun("resume", "--json").out)
    assert (ended["from"], ended["until"], ended["announced_on"]) == (
        "2026-03-02",
        "2026-03-10",
        "2026-03-11",
    )
    assert begun("resume").code == 3


def test_a_break_that_never_was(begun):
    begun("pause", "--from", "2026-03-11")
    assert begun("resume").out == "The break is gone: it was to begin on that very day.\n"
    assert begun("resume").code == 3


def test_a_break_with_both_days(begun):
    assert begun("pause", "--from", "2026-07-20", "--until", "2026-08-31").out == (
        "Saved p1: a break.\n"
        "  from   Mon 20 Jul 2026, in 131 days\n"
        "  until  Mon 31 Aug 2026, in 173 days\n"
    )


def test_lists_name_the_relationship_that_was_named(begun):
    begun("feedback", "--from", "mentor", "--question", "What helps?")
    begun("goal", "add", "Lead")
    begun("goal", "achieve", "g1")
    begun("start", "--mentor", "Omar", "--mentee", "Aisha", "--keeper", "mentor")
    for argv, said in (
        (("feedback",), "mentorlog feedback --answer f1 TEXT"),
        (("goal", "list"), "mentorlog goal list --all"),
        (("action", "list"), "mentorlog action add TEXT --owner mentee"),
        (("agree",), 'mentorlog agree --rhythm "every 2 weeks"'),
    ):
        assert f"{said} --with sarah" in begun(*argv, "--with", "sarah").out
