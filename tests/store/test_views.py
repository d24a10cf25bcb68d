"""The views for other programs: their columns, and that they say what the program says."""

import re
import sqlite3
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations
from store.entries import TODAY, everything, filled, raw

from mentorlog import standing
from mentorlog.main import main
from mentorlog.record import Action, ActionReport, Goal, GoalChange, GoalReview, Meeting, Record
from mentorlog.store import opening, reading, schema, words, writing
from mentorlog.store.opening import APPLICATION_ID

STORIES = sorted(
    Path(str(one)) for one in files("mentorlog.stories").iterdir() if one.name.endswith(".jsonl")
)
SOURCE = Path(opening.__file__).parent.parent
BEGIN = ("relationship", "relationship_short", "short", "number")
COLUMNS = {
    "v_meetings": (
        *BEGIN,
        *("day", "time", "outcome", "by", "reason", "notice_hours", "moved_to"),
        *("planned_minutes", "lasted_minutes", "useful", "goals", "topics", "notes"),
        *("private_notes", "private", "id"),
    ),
    "v_actions": (
        *BEGIN,
        *("text", "owner", "owner_name", "agreed_on", "meeting", "goal", "due_on"),
        *("first_due_on", "times_redated", "state", "done_on", "dropped_on", "last_progress"),
        *("last_progress_on", "private", "id"),
    ),
    "v_goals": (
        *BEGIN,
        *("text", "first_text", "measure", "target_on", "set_on", "progress", "last_review_on"),
        *("state", "achieved_on", "dropped_on", "replaced_by", "milestones"),
        *("milestones_reached", "private", "id"),
    ),
}
"""What other programs rely on: a column may be added at the end, none is renamed or taken away."""
NUMBERS = {
    *("number", "notice_hours", "planned_minutes", "lasted_minutes", "useful", "private"),
    *("times_redated", "progress", "milestones", "milestones_reached"),
}
OUTCOMES = {"cancelled": "called off", "unknown": "not known"}


@pytest.fixture(params=[*STORIES, "everything", "changes"], ids=str)
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A journal: a story, two of every entry, or goals and actions that were changed a lot."""
    path = tmp_path / "j.db"
    if request.param == "everything":
        return filled(path)
    if request.param == "changes":
        return changed(filled(path, everything()))
    assert main(["--journal", str(path), "import", str(request.param)]) == 0
    return path


def changed(path: Path) -> Path:
    """Changes and reports that contradict each other, on one day and out of order."""
    of = {"relationship": "relationship-1"}
    with writing(path, TODAY) as writer:
        action = writer.add(Action(id="", text="Send", owner="both", meeting="meeting-1", **of))
        other = writer.add(Action(id="", text="Ask", owner="mentor", due_on=TODAY, **of))
        for day, stated in (
            (3, {"new_due_on": date(2026, 5, 1)}),
            (1, {"progress": "some", "new_due_on": date(2026, 4, 1)}),
            (3, {"new_due_on": date(2026, 3, 1), "note": "the later of the day"}),
            (2, {"progress": "none", "private": True}),
        ):
            writer.add(ActionReport(id="", action=action.id, on=date(2026, 3, day), **stated))
        for day in (9, 8):
            writer.add(ActionReport(id="", action=other.id, on=date(2026, 3, day), progress="done"))
        goal = writer.add(Goal(id="", text="Lead", measure="shipped", **of))
        for day, stated in (
            (2, {"text": "Lead two", "private": True}),
            (2, {"measure": "shipped twice"}),
            (1, {"text": "Lead one", "target_on": date(2026, 9, 1)}),
            (4, {"target_on": date(2026, 8, 1)}),
        ):
            writer.add(GoalChange(id="", goal=goal.id, on=date(2026, 3, day), **stated))
        for day, progress in ((5, 30), (6, None), (4, 20)):
            writer.add(GoalReview(id="", goal=goal.id, on=date(2026, 3, day), progress=progress))
        for reason in ("Illness", "work"):
            writer.add(Meeting(id="", outcome="cancelled", by="mentee", reason=reason, **of))
        writer.add(Meeting(id="", outcome="held", goals=(goal.id, "goal-1", "goal-0"), **of))
    return path


def rows(path: Path, view: str) -> dict[str, dict[str, Any]]:
    """The rows of a view by the id of their entry, as the program's own connection reads them."""
    with reading(path) as reader:
        assert reader.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
        found = reader.connection.execute(f"SELECT * FROM {view}")
        names = [column[0] for column in found.description]
        return {row[-1]: dict(zip(names, row, strict=True)) for row in found}


def records(path: Path) -> list[Record]:
    with reading(path) as reader:
        return list(reader.records())


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize("view", COLUMNS)
def test_the_columns_stay_as_they_are(tmp_path: Path, view: str) -> None:
    connection = raw(filled(tmp_path / "j.db"))
    named = [row[1] for row in connection.execute(f"PRAGMA table_info({view})")]
    assert tuple(named[: len(COLUMNS[view])]) == COLUMNS[view]
    for name in named:
        kinds = {kind for (kind,) in connection.execute(f'SELECT typeof("{name}") FROM {view}')}
        assert kinds <= {"null", "integer" if name in NUMBERS else "text"}, name
        assert kinds != {"null"}, f"{name} is tried with no value"
    connection.close()


def test_the_sessions_are_those_of_the_record(journal: Path) -> None:
    found = rows(journal, "v_meetings")
    for record in records(journal):
        shorts = {e.id: e.short for e in (*record.goals, *record.meetings)}
        for m in record.meetings:
            row = found.pop(m.id)
            assert (row["short"], row["day"], row["time"]) == (m.short, iso(m.on), m.at)
            assert row["outcome"] == OUTCOMES.get(m.outcome, m.outcome)
            assert row["by"] == ("outside" if m.excused else m.by)
            assert row["moved_to"] == (shorts[m.moved_to] if m.moved_to else None)
            assert (row["goals"] or "").split() == [shorts[id] for id in m.goals or ()]
            assert row["private"] == (m.private or record.relationship.private)
            same = ("notes", "private_notes", "topics", "useful", "reason", "lasted_minutes")
            assert [row[name] for name in same] == [getattr(m, name) for name in same]
            assert row["relationship_short"] == record.relationship.short
    assert found == {}


def test_the_actions_stand_as_the_program_says(journal: Path) -> None:
    found = rows(journal, "v_actions")
    for record in records(journal):
        private = {r.action for r in record.action_reports if r.private}
        for one in standing.actions(record, TODAY):
            row, action = found.pop(one.action.id), one.action
            assert (row["short"], row["text"], row["owner"]) == (
                one.short,
                action.text,
                action.owner,
            )
            assert (row["due_on"], row["first_due_on"]) == (iso(one.target), iso(action.due_on))
            assert row["times_redated"] == one.redated
            assert row["agreed_on"] == iso(standing.agreed_on(record, action))
            assert (row["state"] == "open") == one.open
            assert (row["state"] == "done") == (one.finished is not None)
            assert row["done_on"] == iso(one.finished)
            last = (one.last.progress, iso(one.last.on)) if one.last else (None, None)
            assert (row["last_progress"], row["last_progress_on"]) == last
            hidden = action.private or record.relationship.private or action.id in private
            assert row["private"] == hidden
    assert found == {}


def test_the_goals_stand_as_the_program_says(journal: Path) -> None:
    found = rows(journal, "v_goals")
    for record in records(journal):
        for one in standing.goals(record):
            row = found.pop(one.goal.id)
            assert (row["text"], row["first_text"]) == (one.text, one.goal.text)
            assert (row["measure"], row["target_on"]) == (one.measure, iso(one.target))
            assert row["progress"] == one.progress
            assert (row["state"] == "open") == one.open
            mine = [m for m in record.milestones if m.goal == one.goal.id]
            reached = sum(m.reached_on is not None for m in mine)
            assert (row["milestones"], row["milestones_reached"]) == (len(mine), reached)
            assert row["private"] or not standing.hidden(record, one)
    assert found == {}


def test_nothing_of_the_program_reads_a_view(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    before = records(path)
    connection = raw(path)
    for view in COLUMNS:
        connection.execute(f"DROP VIEW {view}")
    connection.execute(
        "CREATE VIEW v_meetings AS WITH RECURSIVE e (n) AS (SELECT 1 UNION ALL SELECT n FROM e) "
        "SELECT n FROM e"
    )
    connection.close()
    assert records(path) == before
    with writing(path, TODAY) as writer:
        writer.add(Action(id="", relationship="relationship-1", text="Send", owner="mentee"))
    for file in SOURCE.rglob("*.py"):
        assert not re.search(r"\bv_(meetings|actions|goals)\b", file.read_text(encoding="utf-8"))


def test_a_journal_of_version_4_gets_the_views(tmp_path: Path) -> None:
    older = Migrations("mentorlog")
    for step in (schema.m001_journal, schema.m002_history, schema.m003_words, schema.m004_packets):
        older()(step)
    path = tmp_path / "j.db"
    connection = raw(path)
    older.apply(Database(connection, execute_plugins=False))
    words.rebuild(connection)
    connection.execute(
        "INSERT INTO relationship (id, number, mentor, mentee) VALUES ('r', 1, 'Tariq', 'Sarah')"
    )
    connection.execute(
        "INSERT INTO goal (id, number, relationship, text) VALUES ('g', 1, 'r', 'Lead')"
    )
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("PRAGMA user_version=4")
    connection.close()
    assert rows(path, "v_goals")["g"]["relationship"] == "Tariq and Sarah"
    assert (tmp_path / "backups" / "j-version-4.db").exists()


def test_nobody_writes_through_a_view(tmp_path: Path) -> None:
    connection = raw(filled(tmp_path / "j.db"))
    for view in COLUMNS:
        with pytest.raises(sqlite3.OperationalError, match="cannot modify"):
            connection.execute(f"DELETE FROM {view}")
    connection.close()
