"""The six stories: what the check says of each, that they move in time, and the demo."""

import io
import json
import os
import re
import stat
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentorlog.exchange.jsonl import export_record, import_into, read_lines, write_lines
from mentorlog.health import Checkup, examine
from mentorlog.main import main
from mentorlog.record import Record
from mentorlog.sign import Ask, Resting, Shown
from mentorlog.store import reading, writing
from mentorlog.stories import NAMES, STORIES, TODAY, Story, lines, shifted

LEVELS = {
    "called-off": "concern",
    "aisha": "watch",
    "silent": "concern",
    "sarah": "not-enough-recorded",
    "steady": "nothing-stands-out",
    "ready-to-close": "nothing-stands-out",
}
# Everything that speaks, asks or rests, written out by hand from docs/signs.md and the story:
# sign, side, what it answers, count of window, how many set aside, what it rests on.
EXPECTED = {
    # The last five that count: 2 Sep called off, 30 Sep held, 14 Oct moved with 3 hours' notice
    # and held on the 21st, 28 Oct and 11 Nov called off. Kwame's illness on 16 Sep is set aside.
    "called-off": [
        "cancelling mentor concern 3/5 aside 1: m5 m10 m11",
        "absent-or-late-change mentor watch 2/5 aside 1: m8 m11",
        "no-feedback both ask 2/2 aside 0: f1",
        "not-recorded both ask: a7",
    ],
    # Of six actions one is the coach's; of Aisha's last five due, a1 moved some, a3 is done.
    "aisha": [
        "actions-stalled mentee watch 3/5 aside 0: a4 a5 a6",
        "unproductive-sessions both watch 2/2 aside 0: m5 m6",
        "no-clear-goals both ask: g1 g2",
        "no-feedback both ask: m6",
    ],
    # The break ends on 26 Jul, silence counts from 3 weeks later: 16 Aug to 21 Nov is 97 days,
    # over 4 times 21 and 7 (91). The agreement is of 18 Mar.
    "silent": [
        "long-silence both concern 97/97 aside 0: m7",
        "expectations-not-revisited both ask 248/248 aside 0: ag1",
        "nothing-booked both ask: m7",
        "not-recorded both ask: a4 a3",
    ],
    "sarah": ["reluctant-start mentee ask: m1"],
    "steady": [],
    "ready-to-close": [
        "long-silence both rests",
        "unproductive-sessions both rests",
        "no-clear-goals both rests",
        "stale-goals both rests",
        "goal-past-target both rests",
        "goals-all-ended both rests",
        "nothing-booked both rests",
    ],
}
FORBIDDEN = (
    "fail failed failure fault blame bad poor lazy unreliable uncommitted neglect neglected "
    "offender violation score grade"
).split()
CALENDAR = (
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter "
    "easter christmas"
).split()


def journal_of(path: Path, *contents: bytes, today: date = TODAY) -> Path:
    with writing(path, today, create=True) as writer:
        for content in contents:
            assert import_into(writer, io.BytesIO(content), today=today).warnings == ()
    return path


def record_of(path: Path, content: bytes, today: date = TODAY) -> Record:
    with reading(journal_of(path, content, today=today)) as reader:
        (record,) = reader.records()
        return record


def exported(path: Path, today: date = TODAY) -> bytes:
    out = io.BytesIO()
    with reading(path) as reader:
        entries = (e for record in reader.records() for e in export_record(record, True))
        write_lines(entries, out, exported_on=today, include_private=True)
    return out.getvalue()


def told(checkup: Checkup) -> list[str]:
    """What speaks, asks or rests, one line each."""
    found = []
    for finding in checkup.findings:
        verdict, tally = finding.verdict, finding.verdict.tally
        match verdict:
            case Shown():
                said = verdict.level
            case Ask():
                said = "ask"
            case Resting():
                said = "rests"
            case _:
                continue
        counts = f" {tally.count}/{tally.window} aside {tally.set_aside}" if tally else ""
        because = getattr(verdict, "because", ())
        shorts = f": {' '.join(e.entry.short for e in because)}" if because else ""
        found.append(f"{finding.sign.slug} {verdict.side} {said}{counts}{shorts}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_check_says_of_each_what_it_should(name: Story, tmp_path: Path) -> None:
    checkup = examine(record_of(tmp_path / "journal.db", lines(name)), TODAY)
    assert told(checkup) == EXPECTED[name]
    assert checkup.level == LEVELS[name]


def test_other_signs_of_the_calling_off_leave_the_word_to_the_one_that_says_it_best(
    tmp_path: Path,
) -> None:
    checkup = examine(record_of(tmp_path / "journal.db", lines("called-off")), TODAY)
    quiet = {
        (f.sign.slug, f.verdict.side)
        for f in checkup.findings
        if getattr(f.verdict, "why", "") == "said by cancelling"
    }
    assert quiet == {("often-rearranged", "mentor"), ("meetings-lost", "both")}


@pytest.mark.parametrize("name", NAMES)
def test_an_export_imported_again_is_the_same_bytes(name: Story, tmp_path: Path) -> None:
    first = exported(journal_of(tmp_path / "first.db", lines(name)))
    assert exported(journal_of(tmp_path / "second.db", first)) == first


def test_all_six_live_in_one_journal(tmp_path: Path) -> None:
    together = journal_of(tmp_path / "journal.db", *map(lines, NAMES))
    with reading(together) as reader:
        names = [(r.short, r.mentee) for r in reader.relationships()]
    mentees = ["Kwame", "Aisha", "Lucia", "Sarah", "Devi", "Bilal"]
    assert names == [(f"r{n}", mentee) for n, mentee in enumerate(mentees, 1)]


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 11, 28), date(2031, 1, 1)])
@pytest.mark.parametrize("name", NAMES)
def test_on_another_day_it_is_the_same_story(name: Story, today: date, tmp_path: Path) -> None:
    checkup = examine(record_of(tmp_path / "journal.db", shifted(name, today), today), today)
    assert told(checkup) == EXPECTED[name]
    assert checkup.level == LEVELS[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_day_moves_and_nothing_else(name: Story) -> None:
    by = timedelta(days=100)
    before, after = lines(name).decode(), shifted(name, TODAY + by).decode()
    pattern = r"\d{4}-\d\d-\d\d"
    moved = [(date.fromisoformat(day) + by).isoformat() for day in re.findall(pattern, before)]
    assert re.findall(pattern, after) == moved
    assert re.sub(pattern, "", after) == re.sub(pattern, "", before)
    assert shifted(name, TODAY) == lines(name)


def texts(name: Story) -> Iterable[str]:
    for _, entry in read_lines(io.BytesIO(lines(name))):
        for key in entry.names:
            value = getattr(entry, key)
            if isinstance(value, str) and not key.endswith("id"):
                yield value


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_kind_and_name_no_day(name: Story) -> None:
    for text in texts(name):
        words = set(re.findall("[a-z]+", text.casefold()))
        assert not words & {*FORBIDDEN, *CALENDAR}, text
        assert "!" not in text


def test_there_is_a_file_and_a_line_for_each() -> None:
    assert tuple(STORIES) == NAMES
    with pytest.raises(KeyError):
        lines("../__init__")  # type: ignore[arg-type]


def test_one_thing_in_each_kind_stays_private(tmp_path: Path) -> None:
    whole = b"".join(map(lines, NAMES))
    assert b'"private":true' in whole and b'"private_notes"' in whole


# The demo.


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the demo puts its journal."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def demo(*arguments: str) -> int:
    return main(["demo", "--today", "2027-03-01", *arguments])


def test_the_demo_shows_a_list_and_a_checkup_and_says_how_to_go_on(
    temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert demo() == 0
    said = capsys.readouterr()
    assert said.err == ""
    (path,) = temporary.glob("mentorlog-demo-*/journal.db")
    for words in (
        "Jonas and Aisha",
        "You called off or missed 3 of the last 5 meetings.",
        f"This journal is yours to play with: {path}",
        "Three commands to try next:",
    ):
        assert words in said.out
    assert said.out.count("r6") == 1


def test_what_the_demo_suggests_can_be_typed(
    temporary: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert demo() == 0
    out = capsys.readouterr().out
    (path,) = temporary.glob("mentorlog-demo-*/journal.db")
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(path))
    monkeypatch.setenv("MENTORLOG_TODAY", "2027-03-01")
    commands = re.findall(r"^(?:  |\$ )mentorlog (.+)$", out, re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        assert main(command.split()) == 0, command
    capsys.readouterr()


@pytest.mark.skipif(os.name == "nt", reason="the words for PowerShell are shown there")
def test_the_demo_says_what_to_type_in_a_shell(
    temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert demo() == 0
    out = capsys.readouterr().out
    (path,) = temporary.glob("mentorlog-demo-*/journal.db")
    assert f"\n  export MENTORLOG_JOURNAL={path}\n" in out
    assert "\n  export MENTORLOG_TODAY=2027-03-01\n" in out


@pytest.mark.skipif(os.name == "nt", reason="there are no such modes")
def test_only_its_owner_can_open_the_demo(temporary: Path) -> None:
    assert demo() == 0
    (path,) = temporary.glob("mentorlog-demo-*/journal.db")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", NAMES)
def test_one_story_alone(name: Story, temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo("--story", name) == 0
    out = capsys.readouterr().out
    assert out.startswith("$ mentorlog health\n")
    (path,) = temporary.glob("mentorlog-demo-*/journal.db")
    with reading(path) as reader:
        assert len(reader.relationships()) == 1


def test_the_demo_in_json(temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo("--json") == 0
    said = json.loads(capsys.readouterr().out)
    (path,) = temporary.glob("mentorlog-demo-*/journal.db")
    assert said["journal"] == str(path)
    assert [(name, story["id"]) for name, story in said["stories"].items()] == [
        (name, f"r{n}") for n, name in enumerate(NAMES, 1)
    ]


def test_no_other_journal_is_touched(
    temporary: Path,
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = journal_of(tmp_path / "mine.db", lines("steady"))
    before = mine.read_bytes()
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(mine))
    assert demo() == 0
    assert demo("--journal", str(mine)) == 0
    assert "is left as it is" in capsys.readouterr().err
    assert mine.read_bytes() == before
    assert list(home.iterdir()) == []
    assert len(list(temporary.iterdir())) == 2


def test_there_is_no_other_story(temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo("--story", "hamlet") == 2
    assert capsys.readouterr().out == ""
    assert list(temporary.iterdir()) == []
