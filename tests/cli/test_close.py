"""`mentorlog close`."""

import json
import re

from making import made_once


@made_once
def things(begun):
    begun("goal", "add", "Lead a project", "--measure", "shipped")
    begun("goal", "add", "Write a paper")
    begun("action", "add", "Send the CV", "--owner", "mentee", "--due", "2026-02-01")
    begun("action", "add", "Ask around", "--owner", "mentor")
    begun("goal", "achieve", "g1", "--on", "2026-03-01")


def test_alone_it_shows_where_things_stand_and_asks_the_questions_of_the_guidance(things):
    shown = things("close")
    assert shown.code == 0
    assert "g1        “Lead a project”, Sun 1 Mar 2026, 10 days ago" in shown.out
    assert "g2        “Write a paper” (no measure)" in shown.out
    assert "a1        Sarah: “Send the CV”, due Sun 1 Feb 2026, 38 days ago" in shown.out
    assert "a2        You: “Ask around”" in shown.out
    assert "? Have we set the right goals?" in shown.out
    assert "? Are we acting on them between sessions?" in shown.out
    assert "mentorlog close --on DAY" in shown.out


def test_each_finished_action_is_counted_once(begun):
    for number, owner in enumerate(("mentor", "mentee", "mentee"), 1):
        begun("action", "add", f"X{number}", "--owner", owner)
        begun("action", "done", f"a{number}")
    assert "3 actions finished: 1 by you, 2 by Sarah\n" in begun("close").out
    begun("action", "add", "X4", "--owner", "both")
    begun("action", "done", "a4")
    assert "4 actions finished: 1 by you, 2 by Sarah, 1 by both\n" in begun("close").out


def test_looking_writes_nothing(begun, journal):
    before = journal.read_bytes()
    begun("close")
    begun("close", "--json")
    assert journal.read_bytes() == before


def test_a_final_session_needs_a_day(begun):
    refused = begun("close", "--reason", "goals-achieved")
    assert refused.code == 2
    assert refused.out == ""
    assert refused.err == (
        "mentorlog: The day of the final session is missing: --on.\n"
        "  Try: mentorlog close --reason goals-achieved --on DAY\n"
    )


def test_a_day_for_erasing_goes_with_an_ending(begun):
    refused = begun("close", "--erase-on", "31 december 2027", "--told", "today")
    assert refused.err == (
        "mentorlog: The day of the final session is missing: --on. A day for erasing goes with an "
        "ending.\n"
        '  Try: mentorlog close --erase-on "31 december 2027" --told today --on DAY\n'
    )


def test_the_plan_of_the_final_session_and_who_knows(things):
    planned = things(
        *("close", "--on", "2026-04-10", "--reason", "goals-achieved", "--told", "2026-03-10")
    )
    assert planned.code == 0
    assert "When      Fri 10 Apr 2026, in 30 days (m1)" in planned.out
    assert "Why       the goals are reached" in planned.out
    assert "Told      You: Tue 10 Mar 2026, yesterday" in planned.out
    assert "Told      Sarah: Tue 10 Mar 2026, yesterday" in planned.out
    assert "What each would thank the other for." in planned.out
    assert "mentorlog close --goal g2=alone --action a1=alone --action a2=alone" in planned.out
    plan = json.loads(things("close", "--json").out)
    assert plan["days_left"] == 30
    assert plan["closing"]["mentee_told_on"] == "2026-03-10"
    assert plan["undecided"] == ["g2", "a1", "a2"]


def test_another_day_moves_the_planned_session_and_books_no_second_one(begun):
    begun("close", "--on", "2026-04-10", "--at", "17:00")
    begun("close", "--on", "2026-04-17")
    plan = json.loads(begun("close", "--json").out)
    assert (plan["final_meeting"]["on"], plan["final_meeting"]["at"]) == ("2026-04-17", "17:00")
    assert plan["final_meeting"]["number"] == 1


def test_a_day_that_is_booked_already_is_taken(begun):
    begun("meet", "--book", "2026-04-10 17:00")
    plan = json.loads(begun("close", "--on", "2026-04-10", "--json").out)
    assert plan["final_meeting"]["number"] == 1


def test_done_asks_what_becomes_of_everything_that_is_open(things):
    things("close", "--on", "2026-03-11")
    refused = things("close", "--done", "--goal", "g2=alone")
    assert refused.code == 2
    assert "a1, a2" in refused.err
    assert "--action a1=alone --action a2=alone" in refused.err
    plan = json.loads(things("close", "--json").out)
    assert plan["dispositions"] == [], "the whole command was one transaction"


def test_done_completes_it_in_a_kind_word(things):
    things("close", "--on", "2026-03-11", "--reason", "goals-achieved", "--told", "2026-02-20")
    things("meet", "--on", "2026-03-11", "--lasted", "60")
    closed = things(
        *("close", "--done", "--goal", "g2=handed-over:Maryam", "--action", "a1=done"),
        *("--rest", "dropped", "--thanks-mentor", "your patience", "--takes-mentee", "courage"),
    )
    assert closed.code == 0
    assert "Tariq and Sarah: completed" in closed.out
    assert "Thanks    from you: your patience" in closed.out
    assert "g2        handed over to Maryam" in closed.out
    actions = json.loads(things("action", "list", "--all", "--json").out)
    assert [(a["done_on"], a["dropped_on"]) for a in actions] == [
        ("2026-03-11", None),
        (None, "2026-03-11"),
    ]
    assert json.loads(things("health", "--json").out)["level"] == "closed"
    added = things("goal", "add", "Another")
    assert added.code == 2
    assert "closed on Wed 11 Mar 2026" in added.err


def test_done_before_the_final_session_is_refused(begun):
    begun("close", "--on", "2026-04-10")
    refused = begun("close", "--done")
    assert refused.code == 2
    assert "still to come, on Fri 10 Apr 2026" in refused.err


def test_an_ending_that_is_not_working_asks_to_look_first_and_never_blocks(begun):
    planned = begun("close", "--on", "2026-04-10", "--reason", "not-working")
    assert planned.code == 0
    assert "Look before deciding" in planned.out
    looked = begun("close", "--explored")
    assert "Look before deciding" not in looked.out


def test_wrong_calls_say_what_is_wrong_and_write_nothing(things, journal):
    things("close", "--on", "2026-04-10")
    before = journal.read_bytes()
    for call, code, words in (
        (("--goal", "g2"), 2, "does not say what becomes of it"),
        (("--goal", "g2=lost"), 2, "none of done, handed-over, alone, dropped"),
        (("--action", "a1=handed-over"), 2, "handed over to whom?"),
        (("--action", "a9=done"), 3, "There is no action 'a9'"),
        (("--told", "tomorrow"), 2, "still to come"),
        (("--outcome", "completed"), 2, "--outcome goes with --done"),
        (("--on", "2026-03-01"), 2, "2026-03-01 has passed"),
        (("--at", "6 o'clock"), 2, "could be 06:00 or 18:00"),
        (("--reason", "boredom"), 2, "goals-achieved"),
    ):
        refused = things("close", *call)
        assert (refused.code, refused.out) == (code, ""), call
        assert words in refused.err, call
    assert journal.read_bytes() == before


def test_what_becomes_of_a_thing_is_typed_anew_as_a_whole_line(things):
    things("close", "--on", "2026-04-10")
    for typed, instead in (
        (("--goal", "g2"), "--goal g2=alone"),
        (("--action=a1=handed-over",), "--action=a1=handed-over:NAME"),
        (("--rest", "handed-over"), "--rest handed-over:NAME"),
    ):
        err = things("close", *typed, "--celebration", "a walk").err
        assert err.endswith(f'\n  Try: mentorlog close {instead} --celebration "a walk"\n')


def test_done_asks_first_what_became_of_the_final_session(begun):
    begun("close", "--on", "2026-03-11")
    refused = begun("close", "--done")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "mentorlog: What became of the final session (m1) is not recorded yet.\n"
        "  Try: mentorlog meet --meeting m1\n"
    )


def test_whoever_plans_the_ending_knows_of_it(begun):
    begun("close", "--on", "2026-04-10")
    plan = json.loads(begun("close", "--json").out)
    assert plan["closing"]["mentor_told_on"] == "2026-03-11"
    assert plan["untold"] == ["mentee"]


def test_withdrawing_needs_no_final_session(begun):
    begun("meet", "--on", "2026-03-01", "--lasted", "60")
    begun("close", "--reason", "withdrawal", "--by", "mentee", "--told", "today")
    closed = begun("close", "--done")
    assert closed.code == 0, closed.err
    assert "Tariq and Sarah: concluded" in closed.out


@made_once
def off(begun):
    begun("goal", "add", "Write a paper")
    begun("meet", "--on", "2026-03-05", "--lasted", "60")
    planned = ("--reason", "time-is-up", "--told", "2026-02-20", "--celebration", "a walk")
    begun("close", "--on", "2026-03-09", *planned, "--today", "2026-03-06")
    ran = begun("meet", "--meeting", "m2", "--cancelled-by", "both", "--reason", "illness")
    assert ran.code == 0, ran.err


def test_a_final_session_that_was_called_off_leaves_what_was_planned(off):
    plan = json.loads(off("close", "--json").out)
    assert (plan["final_meeting"], plan["called_off"]["id"]) == (None, record_id(plan))
    shown = " ".join(off("close").out.split())
    for words in (
        "When no other day is chosen; m2 of Mon 9 Mar 2026 was called off",
        "Why the agreed time is up",
        "Told Sarah: Fri 20 Feb 2026",
        "How a walk",
        "Choose another day for the last session: mentorlog close --on DAY",
        "Or end it without a last session",
    ):
        assert words in shown, shown
    assert "Look before deciding" not in shown and "If it is to end" not in shown
    again = off("close", "--on", "2026-03-20")
    assert "When      Fri 20 Mar 2026" in again.out


def record_id(plan):
    return plan["closing"]["final_meeting"]


def test_the_last_session_that_took_place_is_offered_as_the_final_one(begun):
    assert begun("meet", "--on", "2026-03-02", "--held").code == 0
    assert begun("meet", "--on", "2026-03-09", "--held").code == 0
    assert begun("meet", "--on", "2026-03-10", "--missed-by", "mentee").code == 0
    refused = begun("close", "--done", "--reason", "time-is-up")
    assert refused.err.endswith(
        "  Try: mentorlog close --done --reason time-is-up --on 2026-03-09\n"
    )


def test_what_to_try_keeps_what_was_typed_so_that_two_refusals_are_no_circle(begun):
    begun("goal", "add", "Another")
    assert begun("meet", "--on", "2026-03-09", "--held").code == 0
    day, rest = ("--on", "2026-03-09"), ("--goal", "g1=alone")
    whole = "  Try: mentorlog close --done {} {} {} {}\n"
    assert begun("close", "--done", *day).err.endswith(whole.format(*day, *rest))
    assert begun("close", "--done", *rest).err.endswith(whole.format(*rest, *day))
    long = begun("close", "--done", "--celebration", "a walk by the lake " * 16, *rest).err
    assert long.endswith("  Try: mentorlog close --done --on 2026-03-09\n")
    assert begun("close", "--done", *rest, *day).code == 0


def test_it_can_be_completed_without_a_last_session_and_says_so(off, record):
    refused = off("close", "--done", "--rest", "alone")
    assert refused.code == 2
    assert refused.err == (
        "mentorlog: It is not noted which session was the last: --on DAY says it, and "
        "--without-session that there was none.\n"
        "  Try: mentorlog close --done --rest alone --on 2026-03-05\n"
    )
    assert off("close", "--thanks-mentor", "For your courage").code == 0
    done = off("close", "--done", "--without-session", "--rest", "alone", "--note", "By phone")
    assert done.code == 0, done.err
    assert "Note      It ended without a last session.\n            By phone" in done.out
    (ending,) = record().closings
    assert (str(ending.closed_on), ending.outcome) == ("2026-03-11", "completed")
    assert [m.outcome for m in record().meetings] == ["held", "cancelled"], "nothing is made up"


def test_without_a_session_is_not_said_where_there_is_one(begun, journal):
    begun("close", "--on", "2026-03-20")
    for day, words in (("2026-03-11", "is booked on Fri 20"), ("2026-03-25", "not noted; if it")):
        refused = begun("close", "--done", "--without-session", "--today", day)
        assert (refused.code, words in refused.err) == (2, True), refused.err
        assert "Try: mentorlog meet --meeting m1 --cancelled-by WHO" in refused.err
    begun("meet", "--meeting", "m1", "--held", "--today", "2026-03-20")
    refused = begun("close", "--done", "--without-session", "--today", "2026-03-25")
    assert "m1 took place on Fri 20 Mar 2026, and was the last session." in refused.err
    for call in (("--without-session",), ("--done", "--without-session", "--on", "2026-03-01")):
        assert "goes with --done" in begun("close", *call).err


def test_going_on_after_all_takes_a_planned_ending_back_and_leaves_a_completed_one(begun):
    assert begun("close", "--go-on").err.startswith("mentorlog: No ending is planned.")
    begun("close", "--reason", "withdrawal")
    begun("close", "--done")
    assert begun("goal", "add", "Another").code == 2
    assert "Try: mentorlog reopen --with r1" in begun("close", "--go-on").err
    begun("reopen")
    begun("close", "--on", "2026-04-10")
    assert begun("close", "--go-on").out.startswith("Saved: it goes on.")
    assert begun("goal", "add", "Another").code == 0
    assert json.loads(begun("health", "--json").out)["level"] == "not-enough-recorded"


def occasions(begun):
    return [o for o in json.loads(begun("log", "--json").out)["timeline"] if o["meetings"]]


def test_a_time_goes_to_the_session_that_is_booked_on_that_day(begun):
    begun("meet", "--book", "2026-04-10")
    plan = json.loads(begun("close", "--on", "2026-04-10", "--at", "17:00", "--json").out)
    assert (plan["final_meeting"]["number"], plan["final_meeting"]["at"]) == (1, "17:00")
    (occasion,) = occasions(begun)
    assert len(occasion["meetings"]) == 1


def test_another_day_that_is_booked_takes_the_place_of_the_first(begun):
    begun("close", "--on", "2026-04-10")
    begun("meet", "--book", "2026-04-17")
    plan = json.loads(begun("close", "--on", "2026-04-17", "--json").out)
    assert plan["final_meeting"]["number"] == 2
    (occasion,) = occasions(begun)
    assert [m["outcome"] for m in occasion["meetings"]] == ["moved", "planned"]
    assert occasion["meetings"][0].get("by") is None, "nobody said who moved it"


def test_whoever_moved_the_final_session_is_noted_where_it_is_said(begun, record):
    begun("close", "--on", "2026-04-10", "--at", "17:00")
    assert begun("close", "--on", "2026-04-17", "--moved-by", "Sarah").code == 0
    first, second = record().meetings
    assert (first.outcome, first.by, first.moved_to) == ("moved", "mentee", second.id)
    assert first.notice_hours == 30 * 24
    assert (second.outcome, str(second.on), second.at) == ("planned", "2026-04-17", "17:00")
    assert record().closings[0].final_meeting == second.id
    begun("meet", "--book", "2026-04-24")
    assert begun("close", "--on", "2026-04-24", "--moved-by", "unknown").code == 0
    assert (record().meetings[1].outcome, record().meetings[1].by) == ("moved", None)


def test_a_final_session_moved_from_a_day_far_ahead_can_be_imported_again(begun, tmp_path):
    begun("close", "--on", "2062-04-01")
    assert begun("close", "--on", "2026-04-17", "--moved-by", "Sarah").code == 0
    path = tmp_path / "all.jsonl"
    path.write_text(begun("export", "--include-private").out)
    assert begun("import", str(path)).code == 0


def test_whoever_moved_it_is_asked_only_of_one_that_is_moved(begun, journal):
    for call in (("--on", "2026-04-10"), ("--reason", "withdrawal")):
        refused = begun("close", *call, "--moved-by", "me")
        assert refused.code == 2
        assert "--moved-by says who moved the final session" in refused.err
    begun("close", "--on", "2026-04-10")
    before = journal.read_bytes()
    for call in (("--on", "2026-04-10"), ("--note", "x")):
        assert begun("close", *call, "--moved-by", "me").code == 2
    assert journal.read_bytes() == before


def test_done_on_a_day_says_that_the_last_session_took_place_then(begun, record):
    begun("agree", "--started", "2026-01-05")
    begun("close", "--on", "10 mar", "--today", "2026-03-01", "--told", "2026-03-01")
    closed = begun("close", "--done", "--on", "10 mar")
    assert (closed.code, closed.err) == (0, ""), closed.err
    (ending,), (final,) = record().closings, record().meetings
    assert (final.outcome, str(final.on), str(ending.closed_on)) == ("held", *["2026-03-10"] * 2)
    assert "Closed    Tue 10 Mar 2026, yesterday" in closed.out


def test_done_on_another_day_and_of_one_that_was_never_planned(begun, record):
    begun("close", "--on", "2026-03-20", "--today", "2026-03-01")
    assert begun("close", "--done", "--on", "2026-03-11").code == 0
    (final,) = record().meetings
    assert (final.outcome, str(final.on)) == ("held", "2026-03-11")
    begun("undo")
    begun("close", "--go-on")
    begun("meet", "--on", "2026-03-11", "--lasted", "45")
    assert begun("close", "--done", "--on", "today").code == 0
    ending = record().closings[-1]
    assert ending.final_meeting == record().meetings[-1].id
    assert (str(ending.decided_on), str(ending.closed_on)) == ("2026-03-11", "2026-03-11")


def test_done_on_a_day_that_cannot_have_been_the_last(begun, journal):
    begun("meet", "--on", "2026-03-11", "--held")
    before = journal.read_bytes()
    refused = begun("close", "--done", "--on", "2026-03-14")
    assert refused.err == (
        "mentorlog: Sat 14 Mar 2026 is still to come, and --done says that the last session took "
        "place.\n  Try: mentorlog close --on 2026-03-14\n"
    )
    refused = begun("close", "--done", "--on", "2026-03-10")
    assert refused.err == (
        "mentorlog: m1 took place later, on Wed 11 Mar 2026, so that Tue 10 Mar 2026 was not the "
        "last session.\n  Try: mentorlog close --done --on 2026-03-11\n"
    )
    assert journal.read_bytes() == before


def test_what_has_ended_is_not_disposed_of_again(things):
    things("close", "--on", "2026-04-10")
    refused = things("close", "--goal", "g1=dropped")
    assert (refused.code, refused.out) == (2, "")
    assert "g1 has come to its end already" in refused.err


def test_commands_name_the_relationship_where_there_are_several(begun):
    begun("start", "--mentor", "Ruth", "--mentee", "Bilal")
    shown = begun("close", "--with", "Sarah").out
    assert "mentorlog close --on DAY --reason REASON --told today --with r1" in shown


def test_looking_first_is_recorded_and_plans_nothing(things, record):
    looked = things("close", "--reason", "not-working", "--explored", "--note", "g2 is too big")
    assert looked.code == 0, looked.err
    assert looked.out == (
        "Saved: you looked at it together, and nothing is decided yet.\n"
        "If it goes on: mentorlog close --go-on\n"
        "If it is to end: mentorlog close --on DAY\n"
    )
    (ending,) = record().closings
    assert (ending.explored, ending.decided_on, ending.note) == (True, None, "g2 is too big")
    signs = {s["sign"]: s["verdict"] for s in json.loads(things("health", "--json").out)["signs"]}
    assert signs["stale-goals"] != "resting", "no ending is planned yet"
    assert "Looked    you looked at it together" in things("close").out


def test_what_was_looked_at_is_taken_up_by_the_plan(begun, record):
    begun("close", "--explored", "--reason", "not-working")
    planned = begun("close", "--on", "2026-04-10")
    assert "Look before deciding" not in planned.out
    (ending,) = record().closings
    assert str(ending.decided_on) == "2026-03-11"
    assert (ending.reason, ending.explored) == ("not-working", True)


def test_going_on_with_a_new_goal_another_rhythm_a_break_and_a_facilitator(begun, record):
    gone_on = begun(
        *("close", "--explored", "--new-goal", "Lead the pilot", "--measure", "it runs"),
        *("--rhythm", "weekly", "--break-until", "2026-03-20", "--facilitator", "Omar", "--go-on"),
    )
    assert gone_on.code == 0, gone_on.err
    assert gone_on.out.startswith("Saved: you looked at it together, and it goes on.\n")
    kept = record()
    (ending,) = kept.closings
    assert (ending.explored, ending.renegotiated) == (True, True)
    assert str(ending.reopened_on) == "2026-03-11"
    assert [(g.text, g.measure) for g in kept.goals] == [("Lead the pilot", "it runs")]
    assert [a.rhythm for a in kept.agreements] == ["P1W"]
    assert [str(p.until) for p in kept.pauses] == ["2026-03-20"]
    assert kept.relationship.facilitator == "Omar"
    assert "an ending was looked at, and it went on" in begun("log").out


def test_not_working_is_said_once(begun):
    first = begun("close", "--on", "2026-04-10", "--reason", "not-working")
    again = begun("close", "--celebration", "a walk")
    assert "Look before deciding" in first.out
    assert "Look before deciding" not in again.out


def test_an_ending_has_a_kind_word_and_no_other(begun):
    begun("meet", "--on", "2026-03-11", "--lasted", "60")
    begun("close", "--on", "2026-03-11")
    for word in ("failed", "cancelled", "co", ""):
        refused = begun("close", "--done", "--outcome", word)
        assert (refused.code, refused.out) == (2, ""), word
        assert "completed, concluded, paused for good, not begun, moved on" in refused.err
    closed = begun("close", "--done", "--outcome", "Paused-for-good")
    assert "Tariq and Sarah: paused for good" in closed.out
    assert "closed: paused for good" in begun("log").out


def test_what_to_do_differently_stands_below_the_note(begun, record):
    begun("close", "--on", "2026-04-10", "--note", "in good time")
    begun("close", "--differently", "Meet in the morning", "--contact", "a call in May")
    begun("close", "--differently", "Meet outside", "--contact-by", "me")
    (ending,) = record().closings
    begun("close", "--differently", "Meet outside")
    both = "To do differently: Meet in the morning\nTo do differently: Meet outside"
    assert ending.note == record().closings[0].note == f"in good time\n{both}"
    assert ending.contact_afterwards == "a call in May (promised by Tariq)"
    shown = begun("close", "--contact-by", "both").out
    assert "After     a call in May (promised by both)\n" in shown


def test_a_closed_one_is_opened_again(begun):
    begun("close", "--reason", "withdrawal")
    begun("close", "--done")
    refused = begun("goal", "add", "Another")
    assert "Try: mentorlog reopen --with r1" in refused.err
    back = begun("reopen")
    assert back.code == 0, back.err
    assert back.out.startswith("Saved: Tariq and Sarah are open again.")
    assert begun("goal", "add", "Another").code == 0
    assert json.loads(begun("health", "--json").out)["level"] != "closed"
    assert "opened again" in begun("log").out


def test_of_several_the_closed_one_is_opened_again(begun):
    begun("close", "--reason", "withdrawal")
    begun("close", "--done")
    begun("start", "--mentor", "Ruth", "--mentee", "Bilal")
    assert begun("reopen", "--with", "Bilal").err == (
        "mentorlog: It is not closed.\n  Try: mentorlog show --with r2\n"
    )
    assert "Tariq and Sarah are open again" in begun("reopen").out
    nothing = begun("reopen")
    assert (nothing.code, nothing.out) == (3, "")
    begun("close", "--on", "2026-04-10", "--with", "r1")
    assert "Try: mentorlog close --go-on --with r1" in begun("reopen", "--with", "r1").err


def test_the_final_session_as_a_calendar_entry(begun, tmp_path, journal):
    assert "No final session is planned yet" in begun("close", "--ics", "-").err
    begun("close", "--on", "2026-04-10", "--at", "17:00")
    before = journal.read_bytes()
    printed = begun("close", "--ics", "-")
    assert (printed.code, printed.err) == (0, "")
    assert "DTSTART:20260410T170000" in printed.out
    file = tmp_path / "last.ics"
    written = begun("close", "--ics", str(file))
    assert (written.code, written.out) == (0, "")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "is there already" in begun("close", "--ics", str(file)).err
    assert begun("close", "--ics", str(file), "--force").code == 0
    for call in (("--force",), ("--ics", "-", "--done"), ("--ics", "-", "--json")):
        refused = begun("close", *call)
        assert (refused.code, refused.out) == (2, ""), call
    assert journal.read_bytes() == before
    begun("close", "--on", "2026-04-17")
    moved = begun("close", "--ics", "-").out
    assert moved.splitlines()[4] == printed.out.splitlines()[4], "the same UID"


def test_the_days_to_it_are_counted_down(things):
    things("close", "--on", "2026-04-10", "--goal", "g2=alone")
    said = "2 open actions are not decided yet"
    assert f"The final session is in 4 weeks; {said}." in things("health").out
    assert said in " ".join(things("show").out.split())
    things("close", "--rest", "dropped")
    assert "not decided" not in things("health").out


def test_the_agenda_of_the_last_session(things):
    things("close", "--on", "2026-03-20", "--celebration", "a walk by the river")
    agenda = things("prepare").out
    assert "What was achieved, the small things too: “Lead a project”" in agenda
    assert "To mark it: a walk by the river" in agenda
    assert "Goodbye" in agenda


def test_a_planned_ending_goes_on_with_a_new_goal(begun, record):
    begun("close", "--on", "2026-04-10", "--reason", "not-working")
    gone_on = begun("close", "--explored", "--new-goal", "Lead the pilot", "--go-on")
    assert gone_on.code == 0, gone_on.err
    kept = record()
    assert str(kept.closings[0].reopened_on) == "2026-03-11"
    assert [goal.text for goal in kept.goals] == ["Lead the pilot"]
    assert json.loads(begun("close", "--json").out)["final_meeting"] is None
    refused = begun("close", "--on", "2026-04-10", "--measure", "it runs")
    assert (refused.code, refused.out) == (2, "")
    assert "--measure goes with --new-goal" in refused.err


def test_on_the_day_of_the_final_session_it_says_what_to_write_down_first(begun):
    begun("close", "--on", "2026-03-11")
    assert "mentorlog meet --meeting m1" in begun("close").out


def test_the_other_commands_say_which_relationship_they_are_about(begun):
    begun("start", "--mentor", "Ruth", "--mentee", "Bilal")
    assert "mentorlog close --go-on --with r2" in begun("close", "--explored", "--with", "r2").out
    assert "mentorlog goal list --with r2" in begun("close", "--go-on", "--with", "r2").out
    assert 'measure "…" --with r2' in begun("close", "--renew", "--with", "r2").out


def test_a_bare_note_does_not_say_that_anybody_looked(begun, record):
    noted = begun("close", "--note", "g2 is too big")
    assert noted.code == 0
    assert "Saved: what you noted, and nothing is decided yet." in noted.out
    (ending,) = record().closings
    assert (ending.explored, ending.only_looked_at) == (False, True)
    shown = begun("close").out
    assert "g2 is too big" in shown
    assert "looked at it together" not in shown
    planned = begun("close", "--on", "2026-04-10", "--reason", "not-working")
    assert "mentorlog close --explored --renegotiated" in planned.out


def test_a_note_leaves_what_was_looked_at_as_it_was(begun, record):
    begun("close", "--explored")
    begun("close", "--note", "g2 is too big")
    (ending,) = record().closings
    assert (ending.explored, ending.note) == (True, "g2 is too big")


def test_a_further_note_stands_below_the_first(begun, record):
    begun("close", "--note", "first")
    begun("close", "--note", "second")
    begun("close", "--on", "2026-04-10", "--differently", "Meet outside")
    begun("close", "--note", "third")
    begun("close", "--differently", "Meet in the mornings")
    (ending,) = record().closings
    both = "To do differently: Meet outside\nTo do differently: Meet in the mornings"
    assert ending.note == f"first\nsecond\nthird\n{both}"
    begun("close", "--withdraw", "--note", "moving away")
    (ending,) = record().closings
    assert ending.note.split("\n")[2:4] == ["third", "moving away"]


def test_whoever_decided_knows_it(begun, record):
    begun("close", "--on", "2026-04-10", "--by", "Sarah")
    (ending,) = record().closings
    assert str(ending.mentee_told_on) == str(ending.mentor_told_on) == "2026-03-11"


def test_a_day_on_which_the_deciding_side_knew_is_kept(begun, record):
    begun("close", "--on", "2026-04-10", "--mentee-told", "2026-03-10")
    begun("close", "--by", "both", "--at", "17:00")
    (ending,) = record().closings
    assert (str(ending.mentee_told_on), str(ending.mentor_told_on)) == ("2026-03-10", "2026-03-11")


def test_nothing_is_erased_on_a_day_that_has_passed(begun, journal):
    before = journal.read_bytes()
    code, out, err = begun("close", "--on", "2026-04-10", "--erase-on", "2020-01-01")
    assert (code, out) == (2, "")
    assert err == (
        "mentorlog: --erase-on: Wed 1 Jan 2020 has passed; a later day is needed.\n"
        "  Try: mentorlog close --erase-on DAY\n"
    )
    assert journal.read_bytes() == before


def test_a_day_before_it_began_comes_with_a_note(begun):
    told = begun("close", "--on", "2026-04-10", "--mentee-told", "2020-01-01")
    assert told.code == 0
    assert told.err == (
        "note: Wed 1 Jan 2020 lies before the day it began, Wed 11 Mar 2026. "
        "If it began earlier, say so:\n  Try: mentorlog agree --started 2020-01-01\n"
    )
    told = begun("close", "--told", "2020-01-01", "--with", "Sarah")
    assert told.err.endswith("Try: mentorlog agree --started 2020-01-01 --with Sarah\n")


def test_what_is_closed_is_reopened_by_that_name_alone(begun, journal):
    begun("close", "--withdraw")
    before = journal.read_bytes()
    code, out, err = begun("close", "--go-on")
    assert (code, out) == (2, "")
    assert "Try: mentorlog reopen --with r1" in err
    assert journal.read_bytes() == before


def test_a_short_time_is_said_where_one_side_is_untold_too(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentee")
    shown = run("close", "--on", "2026-03-14").out
    assert "No day is noted on which Tariq knew" in shown
    assert "That is a short time to get used to an ending" in shown


def test_the_day_of_the_final_session_may_have_its_time_beside_it(begun, record):
    planned = begun("close", "--on", "18 dec 17:00", "--told", "today")
    assert (planned.code, "Fri 18 Dec 2026, in 282 days at 17:00 (m1)" in planned.out) == (0, True)
    assert begun("close", "--on", "fri 18 dec at 5pm", "--at", "17:00").code == 0
    (final,) = record().meetings
    assert (str(final.on), final.at) == ("2026-12-18", "17:00")
    refused = begun("close", "--on", "18 dec 5pm", "--at", "18:00")
    assert refused.code == 2
    assert refused.err == (
        "mentorlog: --on says 17:00, and --at says 18:00: one of them is enough.\n"
        "  Try: mentorlog close --on 2026-12-18 --at 17:00\n"
    )


def test_words_that_are_kept_before_it_is_completed_are_shown(begun):
    begun("close", "--on", "2026-04-10", "--thanks-mentor", "your candour")
    begun("close", "--takes-mentee", "a way to plan")
    shown = begun("close").out
    assert "Words that are kept for it" in shown
    assert "Thanks    from you: your candour\n" in shown
    assert "Takes     Sarah: a way to plan\n" in shown


def test_a_new_term_is_no_reason_to_end(begun, journal):
    before = journal.read_bytes()
    for more in ((), ("--on", "2026-04-10"), ("--explored",)):
        refused = begun("close", "--reason", "renewed", *more)
        assert refused.code == 2
        assert refused.err == (
            "mentorlog: A relationship that goes on for a new term does not end: --renew begins "
            "the term.\n  Try: mentorlog close --renew --until DAY\n"
        )
    assert journal.read_bytes() == before
    assert ", renewed" not in begun("close").out


def test_what_is_booked_in_a_break_is_named(begun):
    for day in ("2026-03-20", "2026-04-03", "2026-06-01"):
        assert begun("meet", "--book", day).code == 0
    for more in (("--go-on",), ("--json",)):
        said = begun("close", "--break-until", "2026-05-01", *more)
        assert said.code == 0
        assert (
            "note: booked for the time of the break: m1 on Fri 20 Mar 2026, m2 on Fri 3 Apr 2026.\n"
            "  To move it: mentorlog meet --meeting m1 --moved-by WHO --to DAY\n"
        ) in said.err
        begun("undo")


def test_with_json_what_there_is_to_know_is_said_beside_it(begun):
    said = begun("close", "--on", "2026-03-20", "--mentee-told", "2026-03-01", "--json")
    assert json.loads(said.out)["days_left"] == 9
    assert "  on           Fri 20 Mar 2026" in said.err
    assert "note: Sun 1 Mar 2026 lies before the day it began, Wed 11 Mar 2026." in said.err
    said = begun("close", "--withdraw", "--mentee-told", "2026-03-02", "--json")
    assert "note: Mon 2 Mar 2026 lies before the day it began, Wed 11 Mar 2026." in said.err


def test_with_json_it_is_said_who_is_not_told_and_that_the_time_is_short(begun):
    said = begun("close", "--on", "2026-03-20", "--json")
    assert json.loads(said.out)["untold"] == ["mentee"]
    assert (
        "note: no day is noted on which Sarah knew that this session is the last.\n"
        "  Once it is said: mentorlog close --mentee-told today\n"
    ) in said.err
    said = begun("close", "--mentee-told", "today", "--json")
    assert "note: that is a short time to get used to an ending; leave room for it.\n" in said.err
    assert begun("close", "--json").err == ""


def test_help_goes_by_the_steps_each_with_an_example(begun):
    shown = begun("close", "--help").out
    panels = [line for line in shown.splitlines() if re.match(r"\d\. .*:$", line)]
    assert [int(line[0]) for line in panels] == [1, 2, 3, 4, 5, 6, 7]
    for panel in re.split(r"\n(?=\d\. )", shown)[1:]:
        assert "\n  as in: mentorlog close --" in panel, panel
    assert "as in: mentorlog close --withdraw --by mentee\n" in shown


def test_a_goal_does_not_become_two_things(things, journal, record):
    before = journal.read_bytes()
    said = ("--goal", "g2=done", "--goal", "g2=dropped")
    refused = things("close", "--on", "2026-03-20", *said)
    assert refused.code == 2
    assert "--goal g2 is said to become two things, done and dropped" in refused.err
    assert journal.read_bytes() == before
    assert things("close", "--on", "2026-03-20", "--goal", "g2=done", "--goal", "G2=done").code == 0
    assert [d.outcome for d in record().dispositions] == ["done"]
    assert things("close", "--goal", "g2=dropped").code == 0
    assert [d.outcome for d in record().dispositions] == ["dropped"]


def test_of_two_words_that_an_import_brought_the_last_one_counts(begun, record, tmp_path):
    begun("goal", "add", "Write a paper")
    begun("meet", "--on", "2026-03-05", "--lasted", "60")
    begun("close", "--on", "2026-03-05", "--goal", "g1=done")
    file = tmp_path / "all.jsonl"
    begun("export", "--all", "--include-private", "--out", str(file))
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = next(json.loads(line) for line in lines if '"type":"disposition"' in line)
    lines.append(json.dumps(kept | {"id": "second", "number": 2, "outcome": "dropped"}))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    taken = begun("import", str(file))
    assert len(record().dispositions) == 2, taken.err
    closed = begun("close", "--done")
    assert closed.code == 0, closed.err
    (goal,) = record().goals
    assert (goal.achieved_on, str(goal.dropped_on)) == (None, "2026-03-11")


def test_a_word_in_the_place_of_another_is_said_so(begun, record):
    begun("close", "--on", "2026-04-10", "--thanks-mentor", "For the first", "--celebration", "tea")
    again = begun("close", "--thanks-mentor", "For the second", "--celebration", "tea")
    assert again.err == (
        "note: the thanks of Tariq: was \u201cFor the first\u201d before; mentorlog history cl1 "
        "keeps it.\n"
    )
    assert "For the first" in begun("history", "cl1").out


def test_what_each_said_is_told_as_whoever_keeps_the_journal_reads_it(begun):
    begun("close", "--on", "2026-04-10", "--told", "today", "--contact", "a mail")
    begun("close", "--contact-by", "me", "--thanks-mentee", "patience", "--takes-mentor", "a habit")
    shown = begun("close").out
    assert "After     a mail (promised by you)\n" in shown
    assert "Thanks    from Sarah: patience\n" in shown
    assert "Takes     You: a habit\n" in shown


def test_it_is_not_erased_before_it_has_ended(begun, journal):
    begun("goal", "add", "Write a paper")
    before = journal.read_bytes()
    for day in ("2026-04-10", "today", "2026-04-01"):
        refused = begun("close", "--on", "2026-04-10", "--erase-on", day)
        assert (refused.code, refused.out) == (2, ""), day
        assert "a day after that is needed" in refused.err
    assert journal.read_bytes() == before
    assert begun("close", "--on", "2026-04-10", "--erase-on", "2026-05-01").code == 0
    refused = begun("close", "--on", "2026-05-02")
    assert (refused.code, "the last session is on Sat 2 May 2026" in refused.err) == (2, True)
    assert begun("close", "--on", "2026-05-02", "--erase-on", "2026-06-01").code == 0


def test_a_word_that_came_from_elsewhere_is_kept_and_a_kind_one_shown(begun, tmp_path, record):
    begun("meet", "--on", "2026-03-11", "--lasted", "60")
    begun("close", "--on", "2026-03-11", "--done")
    file = tmp_path / "all.jsonl"
    begun("export", "--all", "--out", str(file))
    text = file.read_text(encoding="utf-8").replace('"concluded"', '"failed, cancelled"')
    file.write_text(text, encoding="utf-8")
    assert begun("import", str(file), "--update").code == 0
    assert record().closings[0].outcome == "failed, cancelled"
    for command in ("close", "show", "log", "list", "keepsake", "brief"):
        shown = begun(command).out
        assert "failed" not in shown, command
    assert "Tariq and Sarah: concluded" in begun("close").out
    assert "failed, cancelled" in begun("export").out


def test_a_short_time_is_said_while_another_day_can_still_be_chosen(begun):
    begun("meet", "--on", "2026-03-11", "--lasted", "60")
    shown = begun("close", "--on", "2026-03-14").out
    assert "It is in 3 days, which is a short time" in shown
    assert "a later day can still be chosen" in " ".join(shown.split())
    assert "a short time" not in begun("close", "--on", "2026-04-20").out
    assert "a short time" not in begun("close", "--today", "2026-04-25").out
    data = json.loads(begun("close", "--on", "2026-03-14", "--json").out)
    assert data["short_notice"] is True


def test_to_look_first_is_said_once_it_is_decided_and_not_again(begun):
    begun("close", "--reason", "not-working", "--note", "too far away")
    assert "Look before deciding" in begun("close", "--on", "2026-04-10").out
    assert "Look before deciding" not in begun("close").out
    assert "Look before deciding" not in begun("close", "--told", "today").out
    assert json.loads(begun("close", "--json").out)["look_first"] is True


def test_where_it_goes_on_the_session_that_is_still_booked_is_named(begun):
    begun("close", "--on", "2026-04-10")
    gone_on = begun("close", "--go-on")
    assert gone_on.err == (
        "note: m1 on Fri 10 Apr 2026 stays booked, as a session like the others.\n"
        "  To call it off: mentorlog meet --meeting m1 --cancelled-by WHO\n"
    )


def test_at_the_end_the_page_to_keep_is_named(begun):
    begun("meet", "--on", "2026-03-11", "--lasted", "60")
    done = begun("close", "--done", "--on", "2026-03-11")
    assert done.out.endswith("A page of what you reached, for both of you:\n  mentorlog keepsake\n")


def test_going_on_prints_json_for_a_program(begun):
    begun("close", "--on", "2026-03-20")
    said = begun("close", "--go-on", "--json")
    assert said.code == 0
    assert json.loads(said.out)["closing"] is None
    assert "note: m1 on Fri 20 Mar 2026 stays booked, as a session like the others." in said.err
