"""The calls that are fixed: each works exactly as it stands in the documentation."""

import shlex

CALLS = """\
goal add "Lead a project of three people" --measure "shipped, and they would do it again" \
--by 2026-06-30
action add "Send the CV" --owner mentee --due 2026-02-01
action done a1 --on 2026-01-30
feedback --from mentee --about mentor "More examples"
concern raise --factor lack-of-time --by mentee "Weeks fill up"
concern step c1 --by mentor --response accepted "Mornings"
pause --from 2026-07-20 --until 2026-08-31 --reason holiday
"""
START = """\
start --mentor Tariq --mentee Sarah --keeper mentor --form coaching --asked-for-by manager \
--on 2026-01-05 --rhythm "every 2 weeks" --minutes 60 --purpose "…"
"""


def test_the_fixed_calls_work(run):
    for line in (START, *CALLS.splitlines()):
        ran = run(*shlex.split(line), "--today", "2026-01-10")
        assert (ran.code, line if ran.code else "") == (0, ""), ran.err
        assert ran.out.startswith("Saved ")
