"""What leaves a journal and is taken into another: nothing is lost but what a page says is."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from reliability.called import call, refuse_bugs
from reliability.kept import exported, records

from mentorlog.record import Meeting, Record, Relationship

BEGUN = "start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05".split()
TEXTS = (
    "שלום, שרה — مرحبا",
    "\u202eabc\u2069 \u200fx\u200e",
    "👩‍👩‍👧 🏳️‍🌈 🤝🏽 e\u0301\u0323\u0301",
    "=1+1",
    '\'quoted, "twice"; \\n and\ttabs',
    "line\nline\r\n\n  indented\u2028next\u0085",
    "# heading\n- [ ] box\n== notes ==\n\\\\",
    "\x1b]0;title\x07\x7f\x9b",
    "BEGIN:VEVENT\nATTENDEE:x",
    "ŉ ǰ ﬁ İ ı ß ẞ ﷺ",
)
LONG = ("Grow – wachsen – лети – 成長 – 🌱\n" * 30_000)[:1_000_000]
PAGE = Path(__file__).parents[2] / "docs" / "calendars.md"


def done(path: Path, *argv: str, typed: str = "") -> str:
    ran = call(path, *argv, typed=typed.encode())
    assert ran.code == 0, (argv, ran.err)
    return ran.out


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with each of the texts in a session, a goal and an action."""
    path = tmp_path_factory.mktemp("full") / "journal.db"
    done(path, *BEGUN)
    for n, text in enumerate(TEXTS):
        day = str(date(2026, 1, 12) + timedelta(n))
        done(path, "goal", "add", "-", "--measure", f"m {n}", typed=text)
        done(path, "meet", "--on", day, "--lasted", "50", "--notes", "-", typed=text)
        done(path, "action", "add", "-", "--owner", "mentee", typed=text)
    done(path, "goal", "add", "-", typed=LONG)  # last: each command reads it from then on
    return path


def test_json_loses_nothing(full: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "all.jsonl", tmp_path / "other.db"
    done(full, "export", "--all", "--include-private", "--out", str(file))
    done(other, "import", str(file))
    assert exported(records(other)) == exported(records(full))
    assert records(full)[0].goals[-1].text == LONG.strip()


@pytest.mark.parametrize("of", ["goals", "meetings", "actions"])
def test_a_table_loses_nothing(full: Path, tmp_path: Path, of: str) -> None:
    file, other = tmp_path / "table.csv", tmp_path / "other.db"
    done(full, "export", "--csv", of, "--out", str(file))
    done(other, *BEGUN)
    done(other, "import", str(file), "--of", of, "--yes")
    assert _told(records(other)[0], of) == _told(records(full)[0], of)


def _told(record: Record, of: str) -> list[object]:
    return [one.but(relationship="", extra={}) for one in getattr(record, of)]


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x\udfffy"])
def test_what_is_no_text_is_refused_wherever_it_comes_from(tmp_path: Path, text: str) -> None:
    path, file = tmp_path / "journal.db", tmp_path / "x.jsonl"
    done(path, *BEGUN)
    before = path.read_bytes()
    goal = {"type": "goal", "id": "g", "relationship": records(path)[0].relationship.id}
    file.write_text(json.dumps(goal | {"text": text}))
    raw = text.encode("utf-8", "surrogatepass")
    for argv, typed in (
        (("goal", "add", text), b""),
        (("goal", "add", "-"), raw),
        (("import", str(file)), b""),
        (("import", "-", "--markdown"), b"\xef\xbb\xbf## 2026-01-12\n" + raw + b"\n"),
    ):
        ran = call(path, *argv, typed=typed)
        refuse_bugs(ran, argv)
        assert ran.code == 2
        assert path.read_bytes() == before


def test_a_calendar_brings_back_what_its_page_says(tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    page = PAGE.read_text(encoding="utf-8").partition("field by field")[2]
    rows = re.findall(r"^\| (`.*?`) \| (.*?) \|$", page, re.MULTILINE)
    said = {name: text for names, text in rows for name in re.findall(r"`(\w+)`", names)}
    assert set(said) == set(Meeting.names)
    full = Meeting(
        id="m", number=3, relationship="r1", outcome="planned", on=date(2026, 4, 1), at="17:00",
        planned_minutes=50, lasted_minutes=40, by="mentor", reason="work", notice_hours=2,
        useful=4, form="coaching", topics=TEXTS[0], notes=TEXTS[1], private_notes=TEXTS[2],
        answers={"q": "a"}, observed=True, distracted=("mentor",), recorded_on=date(2026, 1, 2),
    )  # fmt: skip
    path, other = tmp_path / "journal.db", tmp_path / "other.db"
    two = Relationship(id="r1", number=1, mentor="Tariq", mentee="Sarah")
    line = exported([Record(relationship=two, meetings=(full,))])
    (tmp_path / "x.jsonl").write_bytes(line)
    done(path, "import", str(tmp_path / "x.jsonl"))
    calendar = done(path, "export", "--ics")
    (tmp_path / "x.ics").write_text(calendar, encoding="utf-8", newline="")
    done(other, *BEGUN)
    done(other, "import", str(tmp_path / "x.ics"), "--yes")
    (back,) = records(other)[0].meetings
    same = {name for name in Meeting.names if getattr(back, name) == getattr(full, name)}
    kept = {name for name, text in said.items() if "the same" in text}
    assert kept == {"on", "at", "planned_minutes", "outcome"}
    assert kept <= same
    for name in said.keys() - kept - {"id", "number", "relationship", "recorded_on", "extra"}:
        assert getattr(back, name) == Meeting.defaults.get(name), name
