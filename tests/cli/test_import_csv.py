"""`mentorlog import` of a table."""

import json
from datetime import date

import pytest

MEETINGS = """Date,What happened?,Length,Called off by,Notes,Mood,Next steps
2026-01-14,yes,45,,A start,good,Send the CV
2026-01-28,cancelled,,Sarah,,,
2026-02-11,no show by me,,,,,
2026-02-25,held,1h,,Went on,,
2026-03-25,,60,,,,
"""
ACTIONS = """Task,Who,Date,Deadline,Status
Send the CV,Sarah,2026-01-14,2026-01-28,done
Read the draft,me,2026-01-14,,
Find a course,both,2026-02-25,2026-04-01,dropped
"""
GOALS = "Objective,How will we know?,By\nLead a project,it is shipped,30 June 2026\n"

KEPT = "note: the journal as it was before is kept in {}/journal-before-import-2026-03-11.db\n"
EARLY = "note: 4 sessions lie before the day it began, Wed 11 Mar 2026. If it began earlier, "
EARLY += "say so:\n  Try: mentorlog agree --started 2026-01-14\n"


@pytest.fixture
def put(begun, tmp_path):
    """Write a file and import it."""

    def call(text, *flags, name="log.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return begun("import", str(path), *flags)

    return call


def test_the_columns_are_shown_and_then_taken(put, record, tmp_path):
    ran = put(MEETINGS)
    assert ran == (
        0,
        f"""5 sessions in {tmp_path}/log.csv (UTF-8, commas between the cells).
  Date           -> on
  What happened? -> outcome
  Length         -> how long
  Called off by  -> by
  Notes          -> notes
  Mood           -> left out
  Next steps     -> notes
New:
  Wed 14 Jan 2026, held, 45 minutes, notes: A start Next steps: Send the…
  Wed 28 Jan 2026, called off by Sarah
  Wed 11 Feb 2026, missed by Tariq
  Wed 25 Feb 2026, held, 60 minutes, notes: Went on
  Wed 25 Mar 2026, planned
Saved: 5 new, 0 changed, 0 there already, 0 left out. `mentorlog undo` takes it back.
""",
        KEPT.format(tmp_path / "backups") + EARLY,
    )
    found = record().meetings
    assert [(m.outcome, m.by, m.lasted_minutes, m.planned_minutes) for m in found] == [
        ("held", None, 45, None),
        ("cancelled", "mentee", None, None),
        ("missed", "mentor", None, None),
        ("held", None, 60, None),
        ("planned", None, None, 60),
    ]
    assert found[0].notes == "A start\nNext steps: Send the CV"
    assert [m.number for m in found] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("text", [MEETINGS, ACTIONS, GOALS])
def test_a_second_time_changes_nothing(put, begun, text):
    put(text)
    before = begun("export").out
    assert "Nothing to save: 0 new, 0 changed," in put(text).out
    assert begun("export").out == before


def test_undo_takes_it_back(put, begun, record):
    put(MEETINGS)
    begun("undo")
    assert record().meetings == ()


def test_actions(put, record):
    begun_note = "2 are done or let go on a day that is not said"
    put(MEETINGS)
    ran = put(ACTIONS)
    assert begun_note in ran.err
    found = record().actions
    assert [(a.text, a.owner, a.due_on) for a in found] == [
        ("Send the CV", "mentee", date(2026, 1, 28)),
        ("Read the draft", "mentor", None),
        ("Find a course", "both", date(2026, 4, 1)),
    ]
    assert [(a.done_on, a.dropped_on) for a in found] == [
        (date(2026, 2, 25), None),
        (None, None),
        (None, date(2026, 3, 11)),
    ]


def test_goals(put, record):
    put(GOALS)
    (goal,) = record().goals
    assert (goal.text, goal.measure, goal.target_on) == (
        "Lead a project",
        "it is shipped",
        date(2026, 6, 30),
    )


def test_a_row_that_cannot_be_read_is_named_and_nothing_is_written(put, record):
    bad = MEETINGS + "2026-02-30,held,,,,,\nsoon,held,,,,,\n"
    ran = put(bad)
    assert (ran.code, ran.out, record().meetings) == (2, "", ())
    assert "  What happened? -> outcome\n" in ran.err
    assert (
        "mentorlog: 2 rows of 7 cannot be read, so nothing is saved: line 7: Date: 30 February "
        "2026 does not exist: February has 28 days in 2026; line 8: Date: 'soon' is no whole date\n"
    ) in ran.err
    assert ran.err.rstrip().endswith("log.csv --skip-bad")
    ran = put(bad, "--skip-bad")
    assert "left out: line 8: Date: 'soon' is no whole date\n" in ran.err
    assert "5 new, 0 changed, 0 there already, 2 left out." in ran.out


def test_what_somebody_wrote_stays_unless_an_update_is_asked_for(put, begun, record):
    begun("meet", "--on", "2026-01-14", "--notes", "In my own words")
    begun("meet", "--book", "2026-03-25", "--at", "17:00")
    ran = put(MEETINGS)
    assert "m1 lasted_minutes: 45" in ran.out
    assert "left out: line 2: notes of m1 (--update takes what the file says)" in ran.err
    assert record().meetings[0].notes == "In my own words"
    assert record().meetings[1].at == "17:00"
    assert put(MEETINGS, "--update").code == 0
    assert record().meetings[0].notes == "A start\nNext steps: Send the CV"
    assert len(record().meetings) == 5


def test_a_booking_is_completed(put, begun, record):
    begun("--today", "2026-02-01", "meet", "--book", "2026-02-25 17:00")
    put(MEETINGS)
    (one,) = [m for m in record().meetings if m.on == date(2026, 2, 25)]
    assert (one.outcome, one.at, one.recorded_on) == ("held", "17:00", date(2026, 3, 11))
    assert one.extra == {"x-booked_on": "2026-02-01"}


@pytest.mark.parametrize(
    ("text", "flags", "said"),
    [
        ("Date,Notes\n2026-01-14,x\n", (), "--outcome held"),
        ("Task,Due\nx,2026-01-14\n", (), "--owner mentee"),
        ("a,b\n1,2\n", (), "--of meetings --map a=on"),
        ("Date,Status\n3/4/2026,held\n", (), "--day-order day-month"),
        ("Date,Status\n14/3/2025,held\n3/14/2025,held\n", (), "--day-order day-month"),
        ("Date,Status\n2027-01-14,held\n", (), "is still to come"),
        ("Date,Status,When\n2026-01-14,maybe,x\n", (), "'maybe' is no word for what happened"),
        ("Date,Status\n2026-01-14,no\n", (), "does not say whether it was called off or missed"),
        ("Date,Status\n2026-01-14,held,x\n", (), "it has more cells than there are columns: 'x'"),
        ("Date,Status,Length\n2026-01-14,held,100001 min\n", (), "longer than any session"),
        (f"Date,Status,Length\n2026-01-14,held,{'9' * 400} min\n", (), "is not understood"),
        (f"Date,Status,Length\n2026-01-14,held,{'9' * 5_000} min\n", (), "is not understood"),
        (f"Date,Status,Planned\n2026-01-14,held,PT{'9' * 5_000}H\n", (), "is not understood"),
        ("Date,Status,By\n2026-01-14,missed,Ann\n", (), "'Ann' is neither Tariq nor Sarah"),
        ("id,Date,Status\na,2026-01-14,held\na,2026-01-15,held\n", (), "the id of another row"),
        (MEETINGS, ("--map", "Mood=joy"), "meetings have no 'joy'; they have id, number"),
        (MEETINGS, ("--map", "Weather=notes"), "there is no column 'Weather'; there is Date,"),
        (MEETINGS, ("--map", "Mood"), "needs a column and its key"),
        (MEETINGS, ("--of", "goals"), "No column is known to hold the words of each of the goals"),
    ],
)
def test_what_cannot_be_taken_is_said(put, record, text, flags, said):
    ran = put(text, *flags)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert record().meetings == ()


def test_what_is_missing_can_be_said(put, record):
    assert put("Date,Notes\n2026-01-14,x\n", "--outcome", "held").code == 0
    assert put("Task,Due\nx,2026-01-14\n", "--owner", "Sarah").code == 0
    assert put("a,b\n1 March 2026,held\n", "--map", "a=on", "--map", "b=outcome").code == 0
    assert [m.outcome for m in record().meetings] == ["held", "held"]
    assert record().actions[0].owner == "mentee"


def test_a_mapping_is_put_right(put, record):
    put(MEETINGS, "--map", "Mood=notes", "--map", "next steps=")
    assert record().meetings[0].notes == "A start\nMood: good"


@pytest.mark.parametrize(("order", "day"), [("day-month", 3), ("month-day", 4)])
def test_the_order_of_a_day(put, record, tmp_path, monkeypatch, order, day):
    settings = tmp_path / "settings.toml"
    settings.write_text(f'[days]\norder = "{order}"\n')
    monkeypatch.setenv("MENTORLOG_SETTINGS", str(settings))
    put("Date,Status\n3/4/2025,held\n")
    other = {"day-month": "month-day", "month-day": "day-month"}[order]
    put("Date,Status\n3/4/2025,held\n", "--day-order", other)
    put("Date,Status\n3/4/2024,held\n4/13/2024,held\n")
    first, second, third, _ = record().meetings
    assert (first.on.day, second.on.day, third.on) == (day, 7 - day, date(2024, 3, 4))


@pytest.mark.parametrize(
    ("name", "text", "flag"),
    [
        ("log.txt", "Date\tStatus\n2026-01-14\theld\n", "--csv"),
        ("log.txt", MEETINGS, "--csv"),
    ],
)
def test_a_file_of_another_name_says_which_flag_to_give(put, name, text, flag):
    ran = put(text, name=name)
    assert (ran.code, ran.out) == (2, "")
    assert "looks like a table; --csv takes it." in ran.err
    assert ran.err.rstrip().endswith(flag)
    assert put(text, flag, name=name).code == 0


def test_a_table_that_is_none_says_what_it_is(put):
    ran = put('{"type":"journal","format":"mentorlog-journal","version":1}\n', name="x.csv")
    assert "looks like JSON Lines of mentorlog" in ran.err


def test_at_a_terminal_somebody_is_asked(put, record, terminal):
    said = terminal("n")
    assert put(GOALS).out.endswith("Nothing is saved.\n")
    assert "Save this? (Y/n, then Enter)" in said.getvalue()
    assert record().goals == ()
    terminal("y")
    put(GOALS)
    assert len(record().goals) == 1
    terminal()
    assert put(MEETINGS, "--yes").code == 0


def test_a_rehearsal_and_json(put, record):
    ran = put(MEETINGS, "--dry-run")
    assert ran.out.endswith(
        "Would save: 5 new, 0 changed, 0 there already, 0 left out. Nothing is saved.\n"
    )
    ran = put(MEETINGS, "--json", "--dry-run")
    told = json.loads(ran.out)
    assert (told["saved"], len(told["new"]), told["new"][1]["by"]) == (False, 5, "mentee")
    assert record().meetings == ()


def test_a_moved_session_names_the_one_that_continues_it(put, record):
    put("Date,Status,Moved to\n2026-01-14,moved,2026-01-16\n2026-01-16,held,\n")
    first, second = record().meetings
    assert first.moved_to == second.id
    ran = put("Date,Status,Moved to\n2026-02-14,moved,2026-02-16\n")
    assert "note: line 2 names a session that is not there: 2026-02-16" in ran.err


def test_two_sessions_of_one_day_are_two(put, record):
    text = "Date,Time,Status\n2026-01-14,9:00,held\n2026-01-14,15:00,held\n2026-01-14,15:00,held\n"
    ran = put(text)
    assert "note: line 4 says what line 3 says; it is taken once" in ran.err
    assert [m.at for m in record().meetings] == ["09:00", "15:00"]
    assert "Nothing to save" in put(text).out


def test_what_was_corrected_in_the_journal_is_known_again(put, begun, record):
    put("Date,Status\n2026-01-14,held\n")
    begun("edit", "m1", "--on", "2026-01-15")
    ran = put("Date,Status\n2026-01-14,held\n")
    assert "Nothing to save: 0 new, 0 changed, 1 there already, 0 left out" in ran.out
    assert [m.on.day for m in record().meetings] == [15]


GERMAN = """Datum;Was war;Dauer (min);Wer hat abgesagt;Notizen
27.2.2026;stattgefunden;60;;Gliederung
13.3.2026;abgesagt;;Sarah;krank
20.3.2026;nicht erschienen;;Tariq;
"""


def test_a_column_of_outcomes_is_known_by_its_cells(put, record):
    ran = put(GERMAN, "--today", "2026-04-01")
    assert "  Was war          -> outcome\n" in ran.out
    assert [(m.outcome, m.by) for m in record().meetings] == [
        ("held", None),
        ("cancelled", "mentee"),
        ("missed", "mentor"),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("13.2.2026;abgesagt;;", ("cancelled", None)),
        ("13.2.2026;abgesagt von Sarah;;", ("cancelled", None)),
        ("13.2.2026;;Sarah;krank", ("cancelled", "mentee")),
        ("13.2.2026;;;Verschoben", ("moved", None)),
        ("13.2.2026;;;Moved on to the second goal", ("held", None)),
        ("13.2.2026;x;;", ("held", None)),
    ],
)
def test_what_a_row_says_outweighs_what_is_said_of_all(put, record, row, expected):
    text = f"Datum;Anders;Wer hat abgesagt;Notizen\n{row}\n"
    assert put(text, "--outcome", "held", "--map", "Anders=-").code == 0
    assert [(m.outcome, m.by) for m in record().meetings] == [expected]


def test_by_whom_is_not_taken_of_a_session_that_took_place(put, record, begun):
    put("Date,Outcome\n2026-02-10,held\n")
    put("Date,Outcome,By\n2026-02-10,moved,both\n2026-02-17,held,Sarah\n")
    assert [(m.outcome, m.by) for m in record().meetings] == [("held", None), ("held", None)]


def test_what_was_put_right_or_deleted_here_is_not_taken_again(put, begun, record):
    put(MEETINGS)
    begun("edit", "m1", "--notes", "A good start")
    begun("delete", "m2", "--yes")
    ran = put(MEETINGS)
    assert "Nothing to save: 0 new, 0 changed, 4 there already, 1 left out" in ran.out
    assert "line 3: the session of Wed 28 Jan 2026, which was deleted here as m2" in ran.err
    put(MEETINGS, "--update")
    assert record().meetings[0].notes == "A start\nNext steps: Send the CV"


def test_rows_of_one_day_in_another_order_are_the_same(put):
    rows = ["2026-02-10,held,one\n", "2026-02-10,held,two\n"]
    put("Date,Outcome,Notes\n" + "".join(rows))
    ran = put("Date,Outcome,Notes\n" + "".join(reversed(rows)))
    assert "Nothing to save: 0 new, 0 changed, 2 there already, 0 left out" in ran.out


OF_MANY = """Mentor,Mentee,Date,Status
Tariq,Sarah,2026-01-14,held
Tariq,Omar,2026-01-28,held
Mei,Lena,2026-02-11,cancelled by Lena
"""


@pytest.mark.parametrize("flags", [(), ("--skip-bad",), ("--yes",)])
def test_a_table_of_several_pairs_is_not_taken_for_one(put, begun, flags):
    before = begun("export").out
    ran = put(OF_MANY, *flags)
    assert ran.code != 0
    assert ran.err.endswith(
        "mentorlog: The column 'Mentor' names others, too, such as Mei; a table is taken into one "
        "relationship, here that of Tariq and Sarah, so that each needs a table of its own. "
        'Where it names no pairs, --map "Mentor=" leaves it out\n'
        "  Try: mentorlog import FILE --with NAME\n"
    )
    assert "  Mentee -> left out\n" in ran.err
    assert begun("export").out == before


def test_the_pair_that_is_meant_is_not_named_among_the_others(put):
    ran = put("Pair,Date\nTariq & Sarah,2026-01-13\nMei / Lena,2026-01-14\nMei / Omar,2026-01-28\n")
    assert "The column 'Pair' names others, too, such as Mei / Lena;" in ran.err


@pytest.mark.parametrize(
    "text",
    [
        "Mentor,Mentee,Date\nTariq,Sarah,2026-01-14\ntariq,SARAH,2026-01-28\n",
        "Mentor,Mentee,Date\nT. Nasser,S. Okafor,2026-01-14\nT. Nasser,,2026-01-28\n",
        "Mentor,Mentee,Date\nyes,no,2026-01-14\nyes,late,2026-01-28\n",
    ],
)
def test_a_column_that_names_one_or_says_who_came_is_left_out(put, text):
    assert "Saved: 2 new" in put(text, "--outcome", "held").out


def test_a_column_of_others_is_left_out_where_somebody_says_so(put):
    text = OF_MANY.replace(" by Lena", "")
    assert "Saved: 3 new" in put(text, "--map", "Mentor=", "--map", "Mentee=").out


@pytest.mark.parametrize(
    ("heading", "cell", "minutes"),
    [
        ("Hours", "1.5", 90),
        ("Duration (h)", "1,5", 90),
        ("Stunden", "0,75", 45),
        ("Length (hours)", "1:30", 90),
        ("Planned (hours)", "2", None),
        ("Minutes", "45", 45),
        ("Length (hours or minutes)", "45", 45),
        ("Time spent (h)", "45 min", 45),
    ],
)
def test_a_heading_says_what_a_bare_figure_of_a_length_is(put, record, heading, cell, minutes):
    put(f'Date,Held?,{heading}\n2026-01-14,yes,"{cell}"\n')
    (meeting,) = record().meetings
    assert meeting.lasted_minutes == minutes
    assert meeting.planned_minutes == (120 if "Planned" in heading else None)


@pytest.mark.parametrize(
    ("heading", "cell", "hours"),
    [
        ("Notice (days)", "2", 48),
        ("Days of notice", "0,5", 12),
        ("Notice (hours)", "2", 2),
        ("Notice", "2", 2),
        ("Notice (days)", "3 hours", 3),
    ],
)
def test_a_heading_says_what_a_bare_figure_of_notice_is(put, record, heading, cell, hours):
    put(f'Date,Outcome,{heading}\n2026-01-14,cancelled,"{cell}"\n')
    (meeting,) = record().meetings
    assert meeting.notice_hours == hours


@pytest.mark.parametrize(
    "table", ["Session,Date,Held?\n1,2026-01-14,yes\n", "Session,Held?\n2026-01-14,yes\n"]
)
def test_a_number_of_a_session_is_not_its_day(put, record, table):
    put(table)
    assert [meeting.on for meeting in record().meetings] == [date(2026, 1, 14)]


def test_what_only_a_session_that_was_held_has_goes_with_its_outcome(put, begun, record):
    begun("meet", "--on", "2026-01-14", "--lasted", "60", "--useful", "4")
    begun("meet", "--on", "2026-01-28", "--cancelled-by", "mentee", "--notice", "2h")
    table = "on,outcome,by,lasted_minutes,notes\n2026-01-14,cancelled,mentor,60,ill\n"
    table += "2026-01-28,held,,45,so it was\n"
    ran = put(table)
    assert "outcome of m1 (--update takes what the file says)" in ran.err
    first, second = record().meetings
    assert (first.by, first.lasted_minutes, first.notes) == (None, 60, "ill")
    assert (second.outcome, second.lasted_minutes, second.notes) == ("cancelled", None, "so it was")
    ran = put(table, "--update")
    assert "  m1 lasted_minutes: 60 -> empty\n" in ran.out
    first, second = record().meetings
    assert (first.outcome, first.by, first.lasted_minutes, first.useful) == (
        *("cancelled", "mentor", None, None),
    )
    assert (second.outcome, second.by, second.notice_hours, second.lasted_minutes) == (
        *("held", None, None, 45),
    )
    assert "Nothing to save" in put(table, "--update").out


def test_sessions_from_before_it_began_are_said(put, begun):
    begun("agree", "--started", "2026-01-28")
    early = "note: 2 sessions lie before the day it began, Wed 28 Jan 2026. If it began earlier, "
    table = "Date,Held?\n2026-01-14,yes\n2026-01-07,yes\n2026-01-28,yes\n"
    assert early not in put(table, "--dry-run").err
    ran = put(table)
    assert ran.err.endswith(f"{early}say so:\n  Try: mentorlog agree --started 2026-01-07\n")
    begun("agree", "--started", "2026-01-07")
    assert "lies before" not in put("Date,Held?\n2026-02-14,yes\n").err


def test_sessions_from_before_one_of_several_began_name_it(put, begun):
    begun("start", "--mentor", "Omar", "--mentee", "Nia", "--on", "2026-03-01")
    ran = put("Date,Held?\n2026-01-14,yes\n", "--with", "Nia")
    assert "note: 1 session lies before the day it began, Sun 1 Mar 2026." in ran.err
    assert "  Try: mentorlog agree --started 2026-01-14 --with r2\n" in ran.err


def test_of_a_pattern_that_a_shell_expanded_the_first_file_is_offered(begun):
    files = [f"sheets/{n:02}.csv" for n in range(1, 26)]
    ran = begun("import", *files, "--with", "Sarah")
    assert ran.err == (
        "mentorlog: mentorlog import takes one file, and 24 more came after it.\n"
        "  Try: mentorlog import sheets/01.csv --with Sarah\n"
    )
    assert begun("import", *files[:2]).err.endswith("  Try: mentorlog import sheets/01.csv\n")
    assert begun("import", "my", "sheet.csv").err.endswith("  Try: mentorlog import --help\n")


def test_what_lay_outside_both_is_called_so(put):
    table = "Date,Outcome,By whom\n2026-01-14,cancelled,illness\n2026-01-28,cancelled,both\n"
    out = put(table, "--dry-run").out
    assert "  Wed 14 Jan 2026, called off for a reason outside both sides\n" in out
    assert "  Wed 28 Jan 2026, called off by agreement\n" in out
