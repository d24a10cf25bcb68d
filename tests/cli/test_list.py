"""`mentorlog list`."""

import json

from render.looking import TODAY, closed, drifting, fading, keep, resting

from mentorlog.store import writing


def test_all_of_them_closed_ones_below(run, journal):
    keep(journal, closed(), fading(), drifting(mentor="Aisha", mentee="Jo"), resting())
    assert run("list") == (
        0,
        """\
Tariq and Sarah  r2                                             △ worth noticing
  coaching, progression, since Mon 5 Jan 2026, 3 meetings held, last 37 days
  ago, next in 5 days

Aisha and Jo  r3                                          ▲ worth a conversation
  preparation, since Mon 25 Aug 2025, 3 meetings held, last 128 days ago,
  nothing booked

Tariq and Sarah  r4                   ‖ resting until Wed 1 Apr 2026, in 21 days
  preparation, since Mon 5 Jan 2026, 1 meeting held, last 65 days ago, nothing
  booked

Closed
Tariq and Sarah  r1                      – closed on Sun 1 Mar 2026, 10 days ago
  since Mon 5 Jan 2026, 1 meeting held, last 65 days ago
""",
        "",
    )


def test_json(run, journal):
    keep(journal, closed(), fading())
    told = json.loads(run("list", "--json").out)
    assert [(one["short"], one["level"], one["closed_on"]) for one in told] == [
        ("r1", "closed", "2026-03-01"),
        ("r2", "watch", None),
    ]


def test_a_journal_without_any(run, journal):
    with writing(journal, TODAY, create=True):
        pass
    ran = run("list")
    assert (ran.code, ran.out) == (0, "No relationship is open.\n")
    assert json.loads(run("list", "--json").out) == []


def test_one_of_them_is_not_taken_for_a_choice(run, journal):
    keep(journal, fading(), resting())
    assert run("list", "--with", "Sarah B", "--json") == (
        2,
        "",
        (
            "mentorlog: list names every relationship; leave out --with.\n"
            '  Try: mentorlog show --with "Sarah B"\n'
        ),
    )
