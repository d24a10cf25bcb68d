"""Any sequence of lines, taken and refused: what holds after each of them."""

import tempfile
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from reliability import kept, lines
from reliability.called import Ran, call, refuse_bugs
from reliability.rounds import rounds

from mentorlog.store import reading
from mentorlog.store.history import commands

FOR_GOOD = {"erase", "history --forget"}
TABLE = "Date,Status,Notes\n2026-01-05,held,went well\n2026-01-19,cancelled by mentee,\n"
TASKS = (
    '[{"uuid": "6b3f5c1e-0000-4000-8000-000000000001", "description": "Send it", '
    '"status": "pending", "entry": "20260105T100000Z", "tags": ["Sarah"]}]'
)
LOG = "## 2026-01-19\n- [ ] Sarah: send it\nWe talked.\n\n## 2026-02-02 cancelled by Sarah\n"
ICS = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:one@x\nDTSTAMP:20260101T000000Z\n"
    "SUMMARY:Tariq / Sarah\nDTSTART:20260216T100000\nDTEND:20260216T110000\n"
    "RRULE:FREQ=WEEKLY;COUNT=6\nEND:VEVENT\nEND:VCALENDAR\n"
)
BEGUN = (
    ("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor", "--on", "2026-01-05"),
    ("start", "--mentor", "IŞIL", "--mentee", "ışıl", "--keeper", "mentee", "--private"),
    ("import", lines.Inside("story.jsonl")),
    ("import", lines.Inside("own.jsonl")),
)
HERS = "start --mentor Tariq --mentee Sarah --keeper mentee --on 2026-01-05"
OTHER_WORDS = b"", ("other words since",)
SEEDS = st.integers(0, 2**32)


@cache
def beside() -> dict[str, bytes]:
    """The files that lie in the folder of the journal to be imported."""
    with tempfile.TemporaryDirectory() as folder:
        hers = Path(folder, "hers.db")
        assert call(hers, *HERS.split()).code == 0
        assert call(hers, "meet", "--on", "2026-01-19", "--lasted", "50").code == 0
        packet = call(hers, "export", "--packet", "--yes")
        assert packet.code == 0, packet.err
    named = {"packet.jsonl": packet.out, "table.csv": TABLE, "tasks.json": TASKS, "log.md": LOG}
    plain = {name: text.encode() for name, text in (named | {"x.ics": ICS}).items()}
    stories = files("mentorlog.stories")
    told = {"story": "steady", "own": "ready-to-close"}
    return plain | {
        f"{name}.jsonl": stories.joinpath(f"{story}.jsonl").read_bytes()
        for name, story in told.items()
    }


class Journal(RuleBasedStateMachine):
    """One journal, and what it held before and after each command that it can take back."""

    @initialize(line=st.sampled_from(BEGUN), seed=SEEDS)
    def begin(self, line: lines.Line, seed: int) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="mentorlog-")
        self.path = Path(self.folder.name, "journal.db")
        Path(self.folder.name, "out").mkdir()
        for name, content in beside().items():
            Path(self.folder.name, name).write_bytes(content)
        self.seed, self.tried = seed, 0
        self.looked_at: tuple[kept.State, str] = ({}, "")
        self.today = "2026-03-11"
        self.now: kept.State = {}
        self.done: dict[int, bool] = {}  # the commands of the journal, and whether undone
        self.around: dict[int, tuple[kept.State, kept.State]] = {}
        self.given: dict[tuple[str, str, int], str] = {}
        assert self.run(line).code == 0

    def run(self, line: lines.Line, typed: str = "") -> Ran:
        """Type a line; what was refused changed nothing, what was done is remembered."""
        before, was, content = self.now, self.done, self._content()
        argv = tuple(self._placed(word) for word in line)
        note(f"{self.today}: {argv}")
        ran = call(self.path, *argv, today=self.today, typed=typed.encode("utf-8", "ignore"))
        refuse_bugs(ran, argv)
        if self._content() != content:
            assert ran.code not in (2, 3, 4), (argv, ran)
            self.now, self.done = kept.state(self.path), self._commands()
        new = self.done.keys() - was.keys()
        assert len(new) <= 1 or line[0] == "restore", (argv, new)
        self.around |= {id: (dict(before), dict(self.now)) for id in new}
        if self.done == was and line[0] not in ("erase", "restore"):
            assert self.now == before, (argv, ran)
        if line[0] == "restore" and self.done != was:  # another journal stands there now
            self.around, self.given = {}, {}
        elif ran.code == 0:
            self._forget(line, before)
        return ran

    def chance(self, seed: int) -> Random:
        """What a step draws from; of two steps with one seed, each draws something else."""
        return Random(f"{self.seed} {self.tried} {seed}")

    def _content(self) -> bytes:
        return self.path.read_bytes() if self.path.exists() else b""

    def _placed(self, word: str) -> str:
        return str(Path(self.folder.name, word)) if isinstance(word, lines.Inside) else word

    def _commands(self) -> dict[int, bool]:
        if not self.path.exists():
            return {}
        with reading(self.path) as reader:
            return {c.id: c.undone for c in commands(reader, 10_000) if c.name not in FOR_GOOD}

    def _forget(self, line: lines.Line, before: kept.State) -> None:
        """What is erased is in no earlier state any more; what is forgotten, in other words."""
        gone = before.keys() - self.now.keys() if line[0] == "erase" else set()
        self.given = {key: id for key, id in self.given.items() if key[0] not in gone}
        for state in (state for pair in self.around.values() for state in pair):
            for id in gone & state.keys():
                del state[id]
            if "--forget" in line:
                state.update(dict.fromkeys(state, OTHER_WORDS))

    @rule(seed=SEEDS)
    def type_something(self, seed: int) -> None:
        chance = self.chance(seed)
        if chance.random() < 0.3:
            self.today = chance.choice(lines.TODAYS)
        line = lines.drawn(chance)
        if chance.random() < 0.3:
            line += ("--with", chance.choice(("r1", "r2", "r3", "Sarah")))
        self.run(line, lines.value(chance, "TEXT", odd=True))

    @rule(seed=SEEDS)
    def type_another_thing(self, seed: int) -> None:
        self.type_something(seed)

    @rule(seed=SEEDS)
    def type_one_more_thing(self, seed: int) -> None:
        self.type_something(seed)

    @rule(seed=SEEDS)
    def type_anything(self, seed: int) -> None:
        chance = self.chance(seed)
        self.run(lines.anything(chance), lines.value(chance, "TEXT", odd=True))

    @rule(seed=SEEDS)
    def look(self, seed: int) -> None:
        chance, before = self.chance(seed), self._content()
        self.today = chance.choice(lines.TODAYS)
        line = lines.drawn(chance, lines.LOOKING)
        first = self.run(line)
        assert self.run(line) == first
        assert self._content() == before

    @rule(back=st.booleans())
    @precondition(lambda self: len(self.done) > 1)
    def undo(self, back: bool) -> None:
        was = self.done
        standing = [id for id, undone in was.items() if not undone]
        ran = self.run(("undo",))
        if ran.code:
            return
        assert [id for id in was if self.done[id] != was[id]] == [max(standing)]
        before, after = self.around[max(standing)]
        assert self._same(before), ran
        if back:
            assert self.run(("redo",)).code == 0
            assert self._same(after)

    @rule()
    @precondition(lambda self: any(self.done.values()))
    def redo(self) -> None:
        was = self.done
        if self.run(("redo",)).code == 0:
            (back,) = [id for id in was if self.done[id] != was[id]]
            assert was[back]
            assert self._same(self.around[back][1])

    def _same(self, state: kept.State) -> bool:
        """Whether the journal is as it was then, but for words that were forgotten since."""
        return self.now.keys() == state.keys() and all(
            content in (self.now[id], OTHER_WORDS) for id, content in state.items()
        )

    @rule(which=st.integers(0, 3), rest=st.sampled_from((("--shared", "delete"), ())))
    @precondition(lambda self: len(self.now) > 1)
    def erase(self, which: int, rest: lines.Line) -> None:
        found = kept.records(self.path)
        two = found[which % len(found)].relationship
        ran = self.run(("erase", two.short, "--confirm", two.mentee, *rest))
        if ran.code == 0:
            assert two.id not in self.now
            assert two.id.encode() not in self._content()

    @rule()
    @precondition(lambda self: len(self.now) > 1)
    def keep_an_export(self) -> None:
        out = lines.Inside("own.jsonl")
        self.run(("export", "--all", "--include-private", "--out", out, "--force"))

    @invariant()
    def it_keeps_what_it_promises(self) -> None:
        self.tried += 1
        if self.looked_at == (self.now, self.today):
            return
        self.looked_at = self.now, self.today
        kept.whole(self.path)
        found = kept.records(self.path)
        kept.examined(found, date.fromisoformat(self.today))
        for key, id in kept.numbers(found).items():
            assert self.given.setdefault(key, id) == id, key
        if self.tried % 3 == 0:
            with tempfile.TemporaryDirectory() as folder:
                kept.comes_back(found, Path(folder, "other.db"))

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=rounds(2),
    stateful_step_count=30,
    phases=[Phase.explicit, Phase.generate],  # to make a sequence shorter takes minutes
    derandomize=rounds(1) == 1,
    suppress_health_check=list(HealthCheck),
    database=None,
)
