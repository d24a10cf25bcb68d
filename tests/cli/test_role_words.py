"""Coach and client, or mentor and mentee: whatever is printed speaks as the relationship does."""

import re

import pytest
from building import action, agreement, closing, concern, feedback, goal, step, topic
from render.looking import keep, record

from mentorlog.guidance import sources
from mentorlog.wording import role, spoken

TABLE = """
    2026-01-05 held lasted=60 planned=60
    2026-01-19 held lasted=40 planned=60 ended=mentee distracted=mentee
    2026-02-02 cancelled mentor 2h
    2026-02-16 missed mentor
    2026-02-23 cancelled mentor 1h
    2026-03-16 planned 17:00
"""
NAMES = {"mentor": "Tariq", "mentee": "Sarah"}
SAID = {
    "coaching": re.compile(r"\b(mentors?|mentees?)\b", re.IGNORECASE),
    "mentoring": re.compile(r"\b(coach|coaches|coachees?|clients?)\b", re.IGNORECASE),
}
TO_TYPE = re.compile(r"--[a-z][a-z-]+|^ *(Try: )?mentorlog (?:.*\\\n)*.*$", re.MULTILINE)
COMMANDS = [
    "show",
    "health",
    "health --full",
    "log",
    "log --notes",
    "list",
    "due",
    "report",
    "report --markdown",
    "prepare",
    "prepare --markdown",
    "prepare --copy --with-questions",
    "prepare --add Budget --by client",
    "close",
    "close --on 2026-03-16 --reason moved-on",
    "agree",
    "agree --page",
    "agree --markdown",
    "agree --mentor-expects Candour --mentee-expects Time",
    "agree --keeper client",
    "agree --asked-for-by mentor",
    "action list",
    "action add Read --owner client",
    "action add Read --owner nobody",
    "action add Read --owner outside",
    "feedback",
    "feedback Useful --from client --about coach",
    "feedback --from client --question Useful?",
    "feedback Useful --from both",
    "concern list",
    "concern raise Slow --by coach",
    "concern raise Slow --by both",
    "concern step c1 Talked --by client",
    "meet --on 2026-03-09 --distracted client",
    "meet --on 2026-03-09 --distracted outside",
    "meet --on 2026-03-09 --cancelled-by someone",
    "meet --on 2026-03-09 --action Read",
    "edit a1",
    "edit a1 --owner client",
    "undo",
]


def words_of(form, asked_for_by="manager", keeper="mentor", table=TABLE):
    told = {"form": form, "keeper": keeper, "asked_for_by": asked_for_by, "minutes": 60}
    return record(
        table,
        goal("g1"),
        action("a1", "mentee", "2026-01-19", agreed_on="2026-01-05"),
        feedback("f1", "2026-02-02", "mentee", about="mentor", text="More questions"),
        concern("c1", "2026-02-20", "mentor", factor="lack-of-experience"),
        step("c1", "2026-02-22", "partly"),
        topic("t1", "A quieter room", "mentee"),
        **told,
    )


def printed(ran):
    """What a person reads of it: commands and flags to type, and titles of works, left out."""
    text = TO_TYPE.sub("", f"{ran.out}\n{ran.err}")
    flat = " ".join(text.split())
    for cited in sorted((s.cite for s in sources()), key=len, reverse=True):
        flat = flat.replace(cited, "")
    return flat


@pytest.mark.parametrize("form", SAID)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_speaks_as_the_relationship_does(run, journal, command, form):
    if command.startswith("edit a1") and "owner" not in command:
        pytest.skip("it needs an editor")
    keep(journal, words_of(form))
    said = printed(run(*command.split()))
    assert said.strip()
    assert SAID[form].findall(said) == [], said


@pytest.mark.parametrize("form", SAID)
@pytest.mark.parametrize("keeper", ["mentor", "mentee", "facilitator"])
@pytest.mark.parametrize(
    "command", ["show", "health", "prepare", "log", "close", "agree --page", "report"]
)
def test_so_does_every_page_whoever_keeps_the_journal(run, journal, command, keeper, form):
    ends = closing(decided_on="2026-03-01", final_meeting="m6")
    kept = words_of(form, "mentor", keeper)
    keep(journal, kept.but(closings=(ends,)))
    said = printed(run(*command.split()))
    assert SAID[form].findall(said) == [], said


@pytest.mark.parametrize("form", SAID)
def test_so_does_a_first_session(run, journal, form):
    keep(journal, words_of(form, table=""))
    for command in ("prepare", "prepare --copy", "show", "health --full"):
        said = printed(run(*command.split()))
        assert SAID[form].findall(said) == [], said


@pytest.mark.parametrize("form", SAID)
def test_so_do_the_forms_of_an_editor(run, journal, form, edits, tmp_path, terminal):
    keep(journal, words_of(form))
    seen = tmp_path / "seen.txt"
    edits(f"pathlib.Path({str(seen)!r}).write_text(text, encoding='utf-8')")
    terminal()
    for command in ("edit a1", "edit m2", "meet --edit"):
        run(*command.split())
        told = seen.read_text(encoding="utf-8")
        unlabelled = re.sub(r"^(form: .*|# mentoring or coaching|[a-z ]+:)", "", told, flags=re.M)
        assert SAID[form].findall(unlabelled) == [], told


@pytest.mark.parametrize("form", SAID)
def test_so_do_the_guided_commands(run, journal, form, terminal):
    keep(journal, words_of(form))
    for command in ("agree --guide", "feedback --ask", "concern raise", "concern step c1"):
        asked = terminal(*[""] * 40)
        ran = run(*command.split())
        said = printed(ran._replace(err=ran.err + asked.getvalue()))
        assert SAID[form].findall(said) == [], said


def test_start_speaks_as_what_it_begins(run):
    out = run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--form", "coaching").out
    assert "mentorlog agree --keeper coach   (or client, or facilitator)" in out


def test_a_session_of_the_other_kind_is_marked(run, journal):
    kept = words_of("coaching")
    first, *rest = kept.meetings
    keep(journal, kept.but(meetings=(first.but(form="mentoring"), *rest)))
    log = run("log").out
    assert log.count("(mentoring)") == 1
    assert "held, 60 of 60 minutes (mentoring)" in log
    assert "; 1 of them mentoring" in " ".join(run("show").out.split())


def test_the_usual_kind_is_not_marked(run, journal):
    kept = words_of("mentoring")
    same = tuple(m.but(form="mentoring") for m in kept.meetings)
    keep(journal, kept.but(meetings=same))
    assert "(mentoring)" not in run("log").out


def test_a_facilitator_reads_names(run, journal):
    kept = words_of("coaching", keeper="facilitator")
    first, *rest = kept.meetings
    missed = first.but(outcome="missed", by="both", lasted_minutes=None)
    shared = (*kept.actions, action("a2", "both", "2026-04-01", agreed_on="2026-01-19"))
    keep(journal, kept.but(meetings=(missed, *rest), actions=shared))
    shown, log = run("show").out, run("log").out
    assert "\n  Both\n" in shown
    assert "neither came" in log
    told = f"{shown}{log}".replace("you keep this journal as the facilitator", "")
    assert re.findall(r"(?i)both of you|by you|neither of you|\byour\b", told) == []


# The words themselves.


def test_roles():
    coaching, mentoring = words_of("coaching").relationship, words_of(None).relationship
    words = ("mentor", "mentee", "both", "facilitator")
    assert [role(coaching, one) for one in words] == ["coach", "client", "both", "facilitator"]
    assert [role(mentoring, one) for one in words] == list(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does the mentee know?", "Does the client know?"),
        ("Mentors and mentees differ.", "Coaches and clients differ."),
        ("the mentor’s time", "the coach’s time"),
        ("a good part of mentoring", "a good part of coaching"),
        ("mentoring or coaching", "mentoring or coaching"),
        ("mentorlog agree --mentor-expects", "mentorlog agree --mentor-expects"),
    ],
)
def test_a_text_in_the_words_of_coaching(text, expected):
    assert spoken(words_of("coaching").relationship, text) == expected
    assert spoken(words_of("mentoring").relationship, text) == text


def test_what_somebody_wrote_is_left_as_it_is(run, journal):
    kept = words_of("coaching").but(agreements=(agreement(boundaries="No mentor of mine"),))
    keep(journal, kept)
    assert "No mentor of mine" in run("agree").out
