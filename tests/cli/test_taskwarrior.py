"""Task lists of Taskwarrior, in and out."""

import io
import json
import os
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from cli.test_import_csv import KEPT
from making import made_once

TASK = {
    "uuid": "ad84672f-edf5-578e-9d16-cae94765c9f6",
    "description": "Send the CV",
    "status": "pending",
    "entry": "20260114T090000Z",
    "modified": "20260114T090000Z",
    "due": "20260401T220000Z",
    "tags": ["mentoring", "mentee"],
    "project": "mentoring.sarah",
    "urgency": 4.2,
    "annotations": [{"entry": "20260120T100000Z", "description": "half of it"}],
}


def task(**more):
    return TASK | more


@pytest.fixture(autouse=True)
def berlin(monkeypatch):
    """A time zone in which a day begins at ten in the evening, UTC."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of this process cannot be set")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.delenv("TZ")
    time.tzset()


@pytest.fixture
def put(begun, tmp_path):
    """Write tasks and import them."""

    def call(*tasks, flags=(), text=None):
        path = tmp_path / "tasks.json"
        path.write_text(text or json.dumps(list(tasks)), encoding="utf-8")
        return begun("import", "--taskwarrior", str(path), *flags)

    return call


def test_where_tasks_came_from_is_said(begun, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(json.dumps([TASK]).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    ran = begun("import", "--taskwarrior", "-", "--dry-run")
    assert ran.out.startswith("1 task from standard input.\n")


def test_a_task_becomes_an_action(put, record, tmp_path):
    ran = put(TASK)
    assert ran == (
        0,
        f"""1 task in {tmp_path}/tasks.json.
New:
  Sarah: Send the CV, by Thu 2 Apr 2026
  Tue 20 Jan 2026: half of it
Saved: 2 new, 0 changed, 0 there already, 0 left out. `mentorlog undo` takes it back.
""",
        KEPT.format(tmp_path / "backups"),
    )
    (action,) = record().actions
    assert (action.agreed_on, action.due_on) == (date(2026, 1, 14), date(2026, 4, 2))
    assert action.extra["x-taskwarrior_uuid"] == TASK["uuid"]
    (report,) = record().action_reports
    assert (report.note, report.progress) == ("half of it", None)


def test_what_changed_there_changes_here(put, record):
    put(TASK, task(uuid="b", description="Read it", annotations=[]))
    assert "Nothing to save" in put(TASK).out
    later = "20260220T090000Z"
    done = task(status="completed", end="20260219T233000Z", modified=later)
    gone = task(uuid="b", status="deleted", end=later, modified=later, annotations=[])
    gone |= {"description": "Read it all"}
    assert "0 new, 2 changed" in put(done, gone).out
    first, second = record().actions
    assert (first.done_on, second.dropped_on) == (date(2026, 2, 20), date(2026, 2, 20))
    assert second.text == "Read it all"
    assert "Nothing to save" in put(done, gone).out


def test_another_day_is_kept_as_a_change_of_day(put, record):
    put(TASK)
    put(task(due="20260410T100000Z", modified="20260301T090000Z"))
    assert record().actions[0].due_on == date(2026, 4, 2)
    assert record().action_reports[-1].new_due_on == date(2026, 4, 10)
    assert "Nothing to save" in put(task(due="20260410T100000Z", modified="20260302T090000Z")).out


def test_what_was_put_right_here_is_not_written_over_by_an_older_file(put, begun, record):
    put(TASK)
    begun("edit", "a1", "--text", "Send the whole CV")
    begun("action", "done", "a1", "--on", "2026-02-01")
    assert "Nothing to save" in put(TASK).out
    put(task(status="completed", end="20260301T090000Z", modified="20260301T090000Z"))
    assert record().actions[0].done_on == date(2026, 2, 1)


def test_who_it_belongs_to(put, record):
    ran = put(task(tags=["mentoring"]))
    assert (ran.code, ran.out, record().actions) == (2, "", ())
    assert '1 task does not say whose it is, by a tag or an owner; the first is "Send' in ran.err
    assert ran.err.rstrip().endswith("--owner mentee")
    put(task(tags=["mentoring"]), flags=("--owner", "Tariq"))
    put(task(uuid="b", tags=[], owner="Sarah", description="x"))
    put(task(uuid="c", tags="a,both", description="y"))
    put(task(uuid="d", tags=[], mentorlog_owner="mentor", description="z"))
    assert [a.owner for a in record().actions] == ["mentor", "mentee", "both", "mentor"]


@pytest.mark.parametrize("tags", [5, True, {"mentor": 1}, None])
def test_tags_that_are_none_say_nothing(put, record, tags):
    assert put(task(tags=tags), flags=("--owner", "mentee")).code == 0
    assert [action.owner for action in record().actions] == ["mentee"]


def test_a_stamp_that_is_none_is_as_if_it_were_not_there(put, begun, record, tmp_path):
    put(TASK)
    path = tmp_path / "all.jsonl"
    stamped = f'"x-taskwarrior_modified":"{TASK["modified"]}"'
    path.write_text(begun("export").out.replace(stamped, '"x-taskwarrior_modified":5'))
    assert begun("import", "--update", str(path)).code == 0
    assert put(task(status="completed", end="20260302T090000Z")).code == 0
    assert [action.done_on for action in record().actions] == [date(2026, 3, 2)]


def test_only_what_has_a_tag_or_is_of_a_project(put, record):
    other = task(uuid="b", description="Buy milk", tags=["home"], project="home")
    ran = put(TASK, other, flags=("--tag", "+mentoring"))
    assert "left out: 1 task has neither the tag nor the project +mentoring\n" in ran.err
    put(TASK, other, flags=("--tag", "mentoring"))
    assert [a.text for a in record().actions] == ["Send the CV"]


def test_a_parent_that_recurs_is_left_out(put, record):
    ran = put(TASK, task(uuid="b", status="recurring", description="Each week"))
    assert "left out: Each week: what recurs; its single tasks are taken" in ran.err
    assert len(record().actions) == 1


def test_an_object_a_line(put, record):
    put(text="\n".join(json.dumps(task(uuid=one, description=one)) for one in "abc"))
    assert [a.text for a in record().actions] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "There is no task in this file"),
        ("{", "This is no JSON that Taskwarrior writes"),
        ("[" * 100_000, "This is no JSON that Taskwarrior writes"),
        ("[1]", "task 1 has no description"),
        ('[{"description":"x","status":"odd"}]', 'task 1 has the status "odd"; there are pending'),
        ('[{"description":"x","due":"friday"}]', 'task 1: due is "friday"; it must be like'),
        ('[{"description":"\\ud800"}]', "task 1 holds a lone surrogate"),
    ],
)
def test_what_is_no_task_list_is_said(put, record, text, said):
    ran = put(text=text)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert record().actions == ()


def test_a_json_file_without_a_flag_says_which_to_give(begun, tmp_path):
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps([TASK]))
    ran = begun("import", str(path))
    assert "looks like an export of Taskwarrior; --taskwarrior takes it." in ran.err
    assert ran.err.rstrip().endswith("tasks.json --taskwarrior")


@made_once
def promised(begun):
    begun("meet", "--on", "2026-03-01", "--action", "mentee: send the CV by 2026-03-20")
    begun("action", "add", "Read\nit", "--owner", "mentor")
    begun("action", "add", "Go", "--owner", "both")
    begun("action", "add", "Secret", "--owner", "both", "--private")
    begun("action", "redate", "a1", "2026-03-27", "--note", "was ill")
    begun("action", "done", "a2", "--on", "2026-03-05")
    begun("action", "drop", "a3")


def test_out(promised):
    ran = promised("export", "--taskwarrior")
    first, second, third = json.loads(ran.out)
    assert first == {
        "uuid": first["uuid"],
        "description": "send the CV",
        "status": "pending",
        "entry": "20260301T110000Z",
        "due": "20260327T110000Z",
        "project": "mentoring.Sarah",
        "tags": ["mentorlog", "mentee"],
        "mentorlog_owner": "mentee",
        "annotations": [{"entry": "20260311T110000Z", "description": "was ill"}],
    }
    assert (second["description"], second["status"]) == ("Read it", "completed")
    assert (second["end"], third["status"]) == ("20260305T110000Z", "deleted")
    assert ran.err.startswith(
        "This list holds: 3 tasks, 1 of them open.\nPrivate things left out: 1."
    )
    assert promised("export", "--taskwarrior").out == ran.out


def test_a_day_of_any_year_goes_out(begun, tmp_path):
    path = tmp_path / "all.jsonl"
    pair = {"type": "relationship", "id": "p", "mentor": "Aisha", "mentee": "Tariq"}
    days = {"agreed_on": "0001-01-01", "due_on": "9999-12-31"}
    told = {"type": "action", "id": "a", "relationship": "p", "text": "x", "owner": "mentor"} | days
    path.write_text("\n".join(map(json.dumps, (pair, told))))
    begun("import", str(path))
    ran = begun("export", "--taskwarrior", "--with", "Aisha")
    (found,) = json.loads(ran.out)
    assert found["entry"] == "00010101T120000Z"
    # Python 3.13 knows no zone in the last year.
    assert found["due"] in ("99991231T110000Z", "99991231T120000Z")


def test_there_and_back(promised, tmp_path, record):
    path = tmp_path / "tasks.json"
    promised("export", "--taskwarrior", "--out", str(path))
    ran = promised("import", "--taskwarrior", str(path))
    assert "Nothing to save: 0 new, 0 changed, 3 there already" in ran.out, ran
    tasks = json.loads(path.read_text())
    stamp = {"modified": "20260312T090000Z"}
    tasks[0] |= {"status": "completed", "end": "20260310T110000Z"} | stamp
    path.write_text(json.dumps([one | stamp for one in tasks]))
    assert "0 new, 1 changed" in promised("import", "--taskwarrior", str(path)).out
    assert record().actions[0].done_on == date(2026, 3, 10)


DATA = os.environ.get("MENTORLOG_DATA")


@pytest.mark.skipif(not DATA, reason="MENTORLOG_DATA is not set")
@pytest.mark.parametrize("name", ["export_all", "export_no_array", "export_pending_filter"])
def test_what_taskwarrior_writes(begun, record, name):
    path = Path(str(DATA)) / "exports" / "tool_made" / "taskwarrior" / f"{name}.json"
    count = path.read_text(encoding="utf-8").count('"uuid":')
    recurring = path.read_text(encoding="utf-8").count('"status":"recurring"')
    assert begun("import", "--taskwarrior", str(path), "--owner", "both").code == 0
    assert len(record().actions) == count - recurring
    assert "Nothing to save" in begun("import", "--taskwarrior", str(path)).out


def test_what_was_put_right_here_stays_where_only_something_else_changed_there(put, begun, record):
    put(TASK)
    begun("edit", "a1", "--text", "Send the CV (2 pages)")
    begun("edit", "a1", "--due", "2026-05-01")
    later = {"modified": "20260220T090000Z"}
    ran = put(task(annotations=[], **later))
    assert "Send the CV" not in ran.out
    put(task(status="completed", end="20260221T100000Z", modified="20260221T100000Z"))
    (action,) = record().actions
    assert action.text == "Send the CV (2 pages)"
    assert (action.due_on, action.done_on) == (date(2026, 5, 1), date(2026, 2, 21))
    assert [report.new_due_on for report in record().action_reports] == [None]


def test_what_was_put_right_here_and_changed_there_is_named(put, begun, record):
    put(TASK)
    begun("edit", "a1", "--text", "Send the CV (2 pages)")
    other = task(description="Post the CV", modified="20260220T090000Z")
    assert "left out: text of a1 (--update takes" in put(other).err
    assert put(other, flags=("--update",)).code == 0
    assert record().actions[0].text == "Post the CV"


def test_what_was_deleted_here_stays_away(put, begun, record):
    put(TASK)
    begun("delete", "a1", "--yes")
    ran = put(TASK)
    assert "'Send the CV', which was deleted here as a1" in ran.err
    assert record().actions == record().action_reports == ()
    begun("undo")
    assert "Nothing to save" in put(TASK).out


def test_an_older_file_undoes_no_newer_day_and_what_is_open_again_is_named(put, record):
    put(TASK, task(uuid="b", description="Read", status="completed", end="20260201T100000Z"))
    later = {"modified": "20260220T090000Z"}
    again = task(uuid="b", description="Read", **later)
    ran = put(task(due="20260501T100000Z", **later), again)
    assert "left out: a2 is open in Taskwarrior; here it is done or let go" in ran.err
    days = [report.new_due_on for report in record().action_reports]
    assert date(2026, 5, 1) in days
    put(TASK)
    assert [report.new_due_on for report in record().action_reports][: len(days)] == days
    assert date(2026, 4, 2) not in [report.new_due_on for report in record().action_reports]
