"""`mentorlog import JOURNAL.db --merge`: a keeper's two machines, in whatever order."""

import json
import shutil
from random import Random
from types import SimpleNamespace

import pytest
from making import made_once


def on_each(run, folder):
    """What calls the program on the journal of each machine."""
    path = {name: str(folder / name / "journal.db") for name in ("laptop", "desktop")}

    def call(name, *argv):
        ran = run("--journal", path[name], *argv)
        assert ran.code == 0, (argv, ran.err)
        return ran

    return SimpleNamespace(call=call, path=path, run=run)


@made_once
def copied(run, tmp_path):
    for name in ("laptop", "desktop"):
        (tmp_path / name).mkdir()
    each = on_each(run, tmp_path)
    call, path = each.call, each.path
    call("laptop", "start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
    call("laptop", "meet", "--on", "2026-01-19", "--action", "mentee: send the CV")
    call("laptop", "goal", "add", "Lead a project")
    shutil.copy(path["laptop"], path["desktop"])


@pytest.fixture
def two(copied, tmp_path):
    """A journal that was copied to another machine, and what calls the program on each."""
    return on_each(copied, tmp_path)


def merged(two, *order):
    for name in order:
        other = "desktop" if name == "laptop" else "laptop"
        two.call(name, "import", two.path[other], "--merge")


def held(two, name):
    """What is in a journal, without the short ids, which are each machine's own."""
    lines = two.call(name, "export", "--all", "--include-private").out.splitlines()[1:]
    return sorted(json.dumps(json.loads(line) | {"number": 0}) for line in lines)


@pytest.mark.parametrize("first", ["laptop", "desktop"])
def test_what_either_has_both_have(two, first):
    two.call("laptop", "action", "done", "a1", "--on", "2026-02-01")
    two.call("laptop", "meet", "--on", "2026-02-02", "--private-notes", "Only here")
    two.call("desktop", "meet", "--on", "2026-02-16", "--goal", "g1:20")
    two.call("desktop", "edit", "g1", "--text", "Lead a large project")
    second = "desktop" if first == "laptop" else "laptop"
    merged(two, first, second)
    assert held(two, "laptop") == held(two, "desktop")
    record = "".join(held(two, "laptop"))
    for said in ("2026-02-02", "2026-02-16", "Only here", "Lead a large project", "done_on"):
        assert said in record
    assert record.count('"type": "meeting"') == 3
    before = held(two, "laptop")
    merged(two, "laptop", "desktop", "laptop")
    assert held(two, "laptop") == held(two, "desktop") == before


def test_short_ids_that_both_gave_stay_what_they_are_on_each(two):
    two.call("laptop", "goal", "add", "On the laptop")
    two.call("desktop", "goal", "add", "On the desktop")
    merged(two, "laptop", "desktop")
    for name, own, other in (("laptop", "laptop", "desktop"), ("desktop", "desktop", "laptop")):
        goals = two.call(name, "goal", "list", "--json").out
        texts = {one["short"]: one["text"] for one in json.loads(goals)}
        assert texts["g2"] == f"On the {own}"
        assert texts["g3"] == f"On the {other}"


def test_what_both_have_changed_is_told_and_is_the_same_on_both(two):
    two.call("laptop", "edit", "g1", "--text", "Lead two")
    two.call("desktop", "edit", "g1", "--text", "Lead three")
    ran = two.call("laptop", "import", two.path["desktop"], "--merge")
    assert "changed on both machines; one version stands, the same on both: g1" in ran.err
    merged(two, "desktop")
    assert held(two, "laptop") == held(two, "desktop")
    two.call("desktop", "edit", "g1", "--text", "Lead none")
    merged(two, "laptop")
    assert "Lead none" in "".join(held(two, "laptop"))


def test_what_was_deleted_here_is_not_brought_back(two):
    two.call("laptop", "delete", "m1", "--yes")
    ran = two.call("laptop", "import", two.path["desktop"], "--merge")
    assert "deleted here, and not brought back: m1" in ran.err
    assert '"type": "meeting"' not in "".join(held(two, "laptop"))
    ran = two.call("desktop", "import", two.path["laptop"], "--merge")
    assert "deleted there, and still here (mentorlog delete takes them out): m1" in ran.err
    assert '"type": "meeting"' in "".join(held(two, "desktop"))


@pytest.mark.parametrize("first", ["laptop", "desktop"])
def test_what_was_shared_with_one_machine_comes_to_both(two, run, tmp_path, first):
    hers, files = ["--journal", str(tmp_path / "hers.db")], []
    run(*hers, "start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentee")
    for number, name in enumerate(("laptop", "desktop")):
        files.append(str(tmp_path / f"{number}.jsonl"))
        run(*hers, "goal", "add", f"Goal {number}")
        run(*hers, "export", "--packet", "--out", files[-1])
        two.call(name, "import", files[-1], "--as", "r1")
    second = "desktop" if first == "laptop" else "laptop"
    merged(two, first, second)
    views = [json.loads(two.call(name, "compare", "--json").out)["goals"] for name in two.path]
    assert views[0] == views[1]
    assert "Goal 1" in str(views[0])
    again = two.call("laptop", "import", two.path["desktop"], "--merge")
    assert "came along" not in again.err


def test_a_view_that_one_machine_alone_has_is_told_and_taken_back(two, run, tmp_path):
    hers, file = ["--journal", str(tmp_path / "hers.db")], str(tmp_path / "hers.jsonl")
    run(*hers, "start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentee")
    run(*hers, "export", "--packet", "--out", file)
    two.call("desktop", "import", file, "--as", "r1")
    ran = two.call("laptop", "import", two.path["desktop"], "--merge")
    assert "what was shared with you on the other machine came along: the mentee's view" in ran.err
    two.call("laptop", "compare")
    two.call("laptop", "undo")
    assert two.run("--journal", two.path["laptop"], "compare").code == 3


def test_what_was_begun_on_each_machine_is_named(two, run, tmp_path):
    apart = str(tmp_path / "apart.db")
    run("--journal", apart, "start", "--mentor", "Tariq", "--mentee", "Sarah")
    ran = two.call("laptop", "import", apart, "--merge", "--dry-run")
    assert "begun on each machine, and so there twice now" in ran.err
    assert "r1 Tariq and Sarah" in ran.err
    two.call("laptop", "import", apart, "--merge")
    assert "begun on each" not in two.call("laptop", "import", apart, "--merge").err


def test_a_journal_without_the_flag_names_it(two):
    ran = two.run("--journal", two.path["laptop"], "import", two.path["desktop"])
    assert ran.code != 0
    assert "is a journal itself. --merge brings in your own" in ran.err
    assert ran.err.splitlines()[-1].endswith(f"{two.path['desktop']} --merge")


def test_it_is_taken_back_and_can_come_again(two):
    two.call("desktop", "meet", "--on", "2026-02-16")
    before = held(two, "laptop")
    merged(two, "laptop")
    after = held(two, "laptop")
    two.call("laptop", "undo")
    assert held(two, "laptop") == before
    merged(two, "laptop")
    assert held(two, "laptop") == after != before


def test_a_dry_run_saves_nothing(two):
    two.call("desktop", "meet", "--on", "2026-02-16")
    before = held(two, "laptop")
    ran = two.call("laptop", "import", two.path["desktop"], "--merge", "--dry-run")
    assert ran.out == ("Would save 1 new record, 0 that are later there; 4 were there already.\n")
    told = two.call("laptop", "import", two.path["desktop"], "--merge", "--dry-run", "--json")
    assert json.loads(told.out)["new"] == 1
    assert held(two, "laptop") == before


def test_what_is_no_other_journal_is_refused(two, tmp_path):
    lines = tmp_path / "lines.jsonl"
    two.call("laptop", "export", "--out", str(lines))
    at = ["--journal", two.path["laptop"], "import"]
    ran = two.run(*at, str(lines), "--merge")
    assert (ran.code, "--merge needs the journal of your other machine itself" in ran.err) == (
        2,
        True,
    )
    ran = two.run(*at, two.path["laptop"], "--merge")
    assert (ran.code, "is this journal itself" in ran.err) == (2, True)
    assert two.run(*at, str(tmp_path / "none"), "--merge").code == 2


CALLS = (
    lambda n, _: ("goal", "add", f"Goal {n}"),
    lambda n, r: (
        "meet",
        "--on",
        f"2026-02-{r.randint(1, 28):02}",
        "--again",
        "--at",
        f"1{n % 10}:00",
    ),
    lambda n, _: ("edit", "g1", "--text", f"Lead {n}"),
    lambda n, _: ("action", "progress", "a1", "--note", f"half {n}"),
    lambda n, _: ("concern", "raise", "--by", "mentee", f"Weeks fill up {n}"),
)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_written_where_both_come_to_the_same(two, seed):
    random = Random(seed)
    for number in range(12):
        name = random.choice(("laptop", "desktop"))
        if random.random() < 0.2:
            merged(two, name)
        else:
            two.call(name, *random.choice(CALLS)(number, random))
    merged(two, *random.sample(["laptop", "desktop"], 2))
    assert held(two, "laptop") == held(two, "desktop")


def test_a_journal_that_was_tampered_with_is_refused_and_not_written(begun, journal, tmp_path):
    from store.test_trusting import in_the_place

    before = journal.read_bytes()
    path = in_the_place(tmp_path / "other" / "their.db", "an endless view for a table")
    content = path.read_bytes()
    ran = begun("import", str(path), "--merge")
    assert ran.code == 4
    assert "its table meeting is missing" in " ".join(ran.err.split())
    assert (journal.read_bytes(), path.read_bytes()) == (before, content)
