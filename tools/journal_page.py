"""The journal file as a page, and its metadata for Datasette, both written from its schema.

A fresh journal is made and looked at. What a table of the record holds, its class says; what a
column of a view means stands beside it in the migration, whose comments SQLite keeps.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

COMMENT = re.compile(r'AS "?(\w+)"?,? -- (.*)$', re.MULTILINE)
PURPOSE = (
    "A record that two people keep to help each other. It is not for watching, rating or "
    "reporting on either of them."
)
VIEWS = {
    "v_meetings": "The sessions, those to come and those called off among them.",
    "v_actions": "The actions, with what became of them.",
    "v_goals": "The goals, as they are worded now, with what became of them.",
}
QUERIES = {
    "sessions": ("v_meetings", '"day"'),
    "actions": ("v_actions", "due_on"),
    "goals": ("v_goals", "target_on"),
}
KEPT = ("private_notes", "notes", "topics", "reason", "private", "id", "number")
"""What others are not shown."""
OTHERS = {
    "meeting_goal": "The goals that a session was about, in their order.",
    "packet": "What the other side shared, as it came; no part of the record.",
    "counter": "The highest number that was given, so that none is given twice.",
    "command": "Every command that wrote: its words, its day, and whether it was undone.",
    "change": "Every change of an entry, in order; those up to the next command's are its.",
    "worded": "Which entry each row of the index of words belongs to.",
    "words": "The index of words (FTS5). What SQLite keeps beside it begins with `words_`.",
    "_sqlite_migrations": "Which steps of the schema this file has been through.",
}


@contextmanager
def fresh() -> Iterator[sqlite3.Connection]:
    """A new journal, as plain SQLite."""
    from mentorlog.record import Relationship
    from mentorlog.store import writing

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        with writing(path, date(2026, 1, 5), create=True) as writer:
            writer.add(Relationship(id="", mentor="Tariq", mentee="Sarah"))
        with closing(sqlite3.connect(path)) as connection:
            yield connection


def names(connection: sqlite3.Connection, type: str) -> list[str]:
    """The tables, or the views, in alphabetical order."""
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = ? ORDER BY name", (type,)
    )
    return [name for (name,) in found]


def meanings(connection: sqlite3.Connection, view: str) -> dict[str, str]:
    """What each column of a view means, by its name."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (view,)).fetchone()
    return dict(COMMENT.findall(sql))


def table(rows: list[list[str]]) -> str:
    """Rows as a Markdown table, the first with the headings."""
    head, *rest = rows
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def view_section(connection: sqlite3.Connection, view: str) -> str:
    """A view: each column with what it means."""
    said = meanings(connection, view)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({view})")]
    rows = [["column", "means"], *([f"`{name}`", said[name]] for name in columns)]
    return f"### {view}\n\n{VIEWS[view]}\n\n{table(rows)}"


def record_section(connection: sqlite3.Connection, type: str) -> str:
    """A table of the record: what it holds, and each column with what may stand there."""
    from mentorlog.exchange.kinds import keys_of
    from mentorlog.record import ENTRIES

    cls = next(cls for cls in ENTRIES if cls.type == type)
    keys = keys_of(cls)
    rows = [["column", "", "what may stand there"]]
    for _, name, kind, needed, *_ in connection.execute(f'PRAGMA table_info("{type}")'):
        if name == "goals":
            allowed = "how many goals stand in `meeting_goal`"
        elif name in keys:
            key = keys[name]
            target = key.points_to.type if key.points_to else None
            allowed = f"the id of a row of `{target}`" if target else may_stand(key.allowed)
        else:
            allowed = {"extra": "keys of other programs (`x-…`), as JSON"}.get(name, "")
        allowed = allowed or "the id of its row of `relationship`"
        rows.append([f"`{name}`", f"{kind}{', needed' if needed else ''}", allowed])
    text = " ".join((cls.__doc__ or "").split())
    return f"### {type}\n\n{text}\n\n{table(rows)}"


def may_stand(sentence: str) -> str:
    """What may stand at a key, from the sentence that refuses all else."""
    return sentence.removeprefix("it must be ").removeprefix("allowed are ")


def others_section(connection: sqlite3.Connection) -> str:
    """The tables that are no part of the record."""
    from mentorlog.record import ENTRIES

    record = {cls.type for cls in ENTRIES}
    there = {n for n in names(connection, "table") if n not in record and not _shadow(n)}
    assert there == OTHERS.keys(), there ^ OTHERS.keys()
    rows = [["table", "columns", "holds"]]
    for name in OTHERS:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        rows.append([f"`{name}`", ", ".join(f"`{c}`" for c in columns), OTHERS[name]])
    return table(rows)


def _shadow(name: str) -> bool:
    return name.endswith("_was") or name.startswith(("words_", "sqlite_"))


def text() -> str:
    """docs/journal-file.md below its title: tools/journal_page.txt, filled in."""
    from mentorlog.record import ENTRIES
    from mentorlog.store import connecting, newer, opening

    with fresh() as connection:
        assert set(names(connection, "view")) == VIEWS.keys()
        return filled(
            Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").strip(),
            views="\n\n".join(view_section(connection, name) for name in VIEWS),
            record="\n\n".join(record_section(connection, cls.type) for cls in ENTRIES),
            others=others_section(connection),
            application=str(opening.APPLICATION_ID),
            version=str(newer.VERSION),
            pragmas=connecting.PRAGMAS.strip(),
        )


def filled(text: str, **parts: str) -> str:
    """A text with each `@name@` replaced by the part of that name."""
    return re.sub("@([a-z]+)@", lambda found: parts[found[1]], text)


def for_yourself() -> str:
    """examples/datasette/for-yourself.yaml: the views with what their columns mean, first."""
    with fresh() as connection:
        lines = _head("for-yourself.yaml", "")
        for view, about in VIEWS.items():
            lines += [f"      {view}:", f"        description: {json.dumps(about)}"]
            lines += ["        columns:"]
            said = meanings(connection, view)
            lines += [f"          {name}: {json.dumps(means)}" for name, means in said.items()]
        for name in names(connection, "table"):
            lines += [f"      {name}:", "        hidden: true"]
    return "\n".join(lines) + "\n"


def for_others() -> str:
    """examples/datasette/for-others.yaml: three queries open, all else closed."""
    with fresh() as connection:
        lines = _head("for-others.yaml", " --setting allow_download off")
        at = lines.index("    tables:")
        lines.insert(at, "    allow_sql: false")
        for name in (*names(connection, "view"), *names(connection, "table")):
            lines += [f"      {name}:", "        allow: false"]
        lines.append("    queries:")
        for name, (view, order) in QUERIES.items():
            kept = [column for column in meanings(connection, view) if column not in KEPT]
            columns = ", ".join(f'"{column}"' for column in kept)
            sql = f"SELECT {columns} FROM {view} WHERE private = 0 ORDER BY {order}, number"
            lines += [f"      {name}:", f"        title: {json.dumps(VIEWS[view])}"]
            lines += [f"        sql: {json.dumps(sql)}", "        allow: true"]
    return "\n".join(lines) + "\n"


def _head(name: str, options: str) -> list[str]:
    return [
        "# Written by `python tools/make_docs.py`. For a copy of the journal called journal.db:",
        f"#   datasette -i journal.db --metadata {name}{options}",
        "title: A journal of mentorlog",
        f"description: {json.dumps(PURPOSE)}",
        "databases:",
        "  journal:",
        "    tables:",
    ]
