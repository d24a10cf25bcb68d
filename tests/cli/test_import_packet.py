"""`mentorlog import` of a packet: the other side's view, beside one's own record."""

import itertools
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from making import made_once

from mentorlog import store
from mentorlog.main import main
from mentorlog.store import packets

MINE, THEIRS = "mentor", "mentee"


def of_side(run, folder):
    """What calls the program on the journal of a side."""
    return lambda side, *argv: run("--journal", str(folder / side / "j.db"), *argv)


@made_once
def begun_by_both(run, tmp_path):
    call = of_side(run, tmp_path)
    for side in (MINE, THEIRS):
        (tmp_path / side).mkdir()
        began = call(side, *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", side))
        assert began.code == 0, began.err
        call(side, "meet", "--on", "2026-01-19", "--lasted", "50", "--useful", "4")


@pytest.fixture
def two(begun_by_both, tmp_path):
    """A journal of each side, and what calls the program on one of them."""
    call = of_side(begun_by_both, tmp_path)
    file = SimpleNamespace(**{side: str(tmp_path / f"{side}.jsonl") for side in (MINE, THEIRS)})
    return SimpleNamespace(call=call, folder=tmp_path, file=file)


def shared(two, side):
    """The packet of a side, as it is now."""
    file = getattr(two.file, side)
    ran = two.call(side, "export", "--packet", "--out", file, "--force")
    assert ran.code == 0, ran.err
    return file


def kept(two, side):
    """What a journal keeps of others."""
    with store.reading(two.folder / side / "j.db") as reader:
        return packets.received(reader, reader.relationships()[0].id)


def own(two, side):
    return two.call(side, "export", "--all", "--include-private").out


def test_it_is_kept_beside_the_record_which_stays_as_it_is(two):
    file, before = shared(two, THEIRS), own(two, MINE)
    health = two.call(MINE, "health", "--json").out
    ran = two.call(MINE, "import", file, "--as", "Sarah")
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert ran.err.startswith("note: the journal as it was before is kept in ")
    assert ran.out == (
        "The mentee's view of Tariq and Sarah (r1), as of Wed 11 Mar 2026: 1 relationship, "
        "1 session.\nSaved beside your own record, which is as it was. `mentorlog undo` takes it "
        "back. To see both:\n  mentorlog compare --with r1\n"
    )
    (received,) = kept(two, MINE)
    assert (received.side, received.exported_on) == ("mentee", date(2026, 3, 11))
    assert own(two, MINE) == before
    assert two.call(MINE, "health", "--json").out == health
    assert "what the mentee shared, as of Wed 11 Mar 2026, today: 2 things" in (
        two.call(MINE, "show", "--held").out
    )
    assert two.call(MINE, "undo").out.startswith(
        "Taken back: import of Wed 11 Mar 2026: what the mentee shared."
    )
    assert kept(two, MINE) == []


def test_of_a_name_that_fits_several_the_line_that_is_offered_works(two):
    file = shared(two, THEIRS)
    two.call(MINE, "start", "--mentor", "Tariq", "--mentee", "Amara", "--keeper", "mentor")
    for typed, meant in (("Tariq", "r1"), ("Saarh", "Sarah")):
        ran = two.call(MINE, "import", file, "--as", typed)
        tried = ran.err.splitlines()[-1].split()
        assert tried[-4:] == ["import", file, "--as", meant]
        assert two.call(MINE, *tried[-4:]).code == 0


def test_whose_it_is_is_asked_for_once(two):
    file = shared(two, THEIRS)
    ran = two.call(MINE, "import", file)
    assert ran.code == 2
    assert "This is the mentee's view of Tariq and Sarah. Say that it is: r1" in ran.err
    assert ran.err.splitlines()[-1].endswith(f"import {file} --as r1")
    assert two.call(MINE, "import", file, "--as", "r1").code == 0
    two.call(THEIRS, "meet", "--on", "2026-02-02", "--lasted", "40")
    ran = two.call(MINE, "import", shared(two, THEIRS))
    assert "Beside the one of Wed 11 Mar 2026: 1 new, 0 changed, 0 no longer in it." in ran.out
    ran = two.call(MINE, "import", file)
    assert "It says what the one of Wed 11 Mar 2026 said." in ran.out


@pytest.fixture
def strangers(two, run, tmp_path):
    """A packet of two other people."""
    file, own = str(tmp_path / "pb.jsonl"), ["--journal", str(tmp_path / "pb.db")]
    run(*own, "start", "--mentor", "Tariq", "--mentee", "Ann Lee", "--keeper", "mentee")
    assert run(*own, "export", "--packet", "--out", file).code == 0
    return file


def test_a_packet_of_other_people_is_no_view_of_yours(two, strangers):
    ran = two.call(MINE, "import", strangers)
    assert ran.code == 2
    assert "view of Tariq and Ann Lee, and none of yours has these names: r1 Tariq and" in ran.err
    ran = two.call(MINE, "import", strangers, "--as", "r1", "--yes")
    assert ran.code == 2
    assert "view of Tariq and Ann Lee, and r1 is Tariq and Sarah. Only where these" in ran.err
    assert ran.err.splitlines()[-1].endswith("--as r1 --yes --other-names")
    assert kept(two, MINE) == []
    ran = two.call(MINE, "import", strangers, "--as", "r1", "--other-names")
    assert "Tariq and Sarah (r1), who are called Tariq and Ann Lee there, as of" in ran.out
    assert two.call(MINE, "import", strangers, "--as", "r1").code == 0


def test_at_a_terminal_other_names_are_asked_about(two, strangers, terminal):
    fake = terminal("")
    assert two.call(MINE, "import", strangers, "--as", "r1").code == 2
    assert "Are these the same two people, under other names? (y/N, then Enter)" in fake.getvalue()
    assert kept(two, MINE) == []
    terminal("y", "y")
    assert two.call(MINE, "import", strangers, "--as", "r1").code == 0
    assert len(kept(two, MINE)) == 1


@pytest.mark.parametrize("names", [("TARIQ Haddad", "Sarah"), ("Tariq", "Sárah Okafor")])
def test_a_longer_name_is_the_same_person(two, run, tmp_path, names):
    file, own = str(tmp_path / "l.jsonl"), ["--journal", str(tmp_path / "l.db")]
    run(*own, "start", "--mentor", names[0], "--mentee", names[1], "--keeper", "mentee")
    run(*own, "export", "--packet", "--out", file)
    ran = two.call(MINE, "import", file)
    assert (ran.code, "Say that it is: r1 Tariq and Sarah" in ran.err) == (2, True)
    assert two.call(MINE, "import", file, "--as", "r1").code == 0


def test_at_a_terminal_it_is_asked_for(two, terminal):
    file = shared(two, THEIRS)
    fake = terminal("y", "n")
    ran = two.call(MINE, "import", file)
    assert "Is that r1, Tariq and Sarah? (Y/n, then Enter)" in fake.getvalue()
    assert ran.out.endswith("Nothing is saved.\n")
    assert kept(two, MINE) == []
    terminal("", "")
    assert two.call(MINE, "import", file).code == 0
    assert len(kept(two, MINE)) == 1
    terminal("n")
    two.call(MINE, "undo")
    assert two.call(MINE, "import", file).code == 2


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_in_whatever_order_packets_come_the_latest_stands(two, order, tmp_path):
    files = []
    for number in range(3):
        if number:
            two.call(THEIRS, "delete", f"m{number}", "--yes")
            two.call(THEIRS, "meet", "--on", f"2026-02-0{number}")
        path = tmp_path / f"{number}.jsonl"
        path.write_bytes(Path(shared(two, THEIRS)).read_bytes())
        files.append(str(path))
    for number in order:
        assert two.call(MINE, "import", files[number], "--as", "r1").code == 0
    (received,) = kept(two, MINE)
    lines = [json.loads(line) for line in received.lines.splitlines()]
    assert [line["on"] for line in lines if line["type"] == "meeting"] == ["2026-02-02"]


def test_an_earlier_packet_changes_nothing(two):
    earlier = Path(shared(two, THEIRS)).read_bytes()
    two.call(THEIRS, "meet", "--on", "2026-02-02")
    two.call(MINE, "import", shared(two, THEIRS), "--as", "r1")
    (before,) = kept(two, MINE)
    path = two.folder / "earlier.jsonl"
    path.write_bytes(earlier)
    ran = two.call(MINE, "import", str(path))
    assert "You have a later one, of Wed 11 Mar 2026, which stands." in ran.out
    assert "There is nothing to save." in ran.out
    assert kept(two, MINE) == [before]


@pytest.mark.parametrize("first", [MINE, THEIRS])
def test_each_takes_the_others_twice_and_nothing_is_doubled(two, first):
    second = THEIRS if first == MINE else MINE
    before = {side: own(two, side) for side in (MINE, THEIRS)}
    for side, other in ((first, second), (second, first)) * 2:
        assert two.call(side, "import", shared(two, other), "--as", "r1").code == 0
    for side, other in ((MINE, THEIRS), (THEIRS, MINE)):
        assert own(two, side) == before[side]
        (received,) = kept(two, side)
        assert received.side == other
        assert received.lines.count('"type":"meeting"') == 1


def test_nothing_of_it_is_shared_again(two):
    two.call(THEIRS, "goal", "add", "A goal of Sarah alone")
    before = Path(shared(two, MINE)).read_bytes().splitlines()[1:]
    two.call(MINE, "import", shared(two, THEIRS), "--as", "r1")
    assert Path(shared(two, MINE)).read_bytes().splitlines()[1:] == before


def test_a_dry_run_saves_nothing(two):
    ran = two.call(MINE, "import", shared(two, THEIRS), "--as", "r1", "--dry-run")
    assert ran.out.endswith("Nothing is saved.\n")
    told = json.loads(
        two.call(MINE, "import", shared(two, THEIRS), "--as", "r1", "--dry-run", "--json").out
    )
    assert (told["saved"], told["view"], told["new"]) == (False, "mentee", 2)
    assert kept(two, MINE) == []
    assert json.loads(two.call(MINE, "import", two.file.mentee, "--as", "r1", "--json").out)[
        "saved"
    ]


def test_what_cannot_be_taken_is_said(two, tmp_path, run):
    mine, theirs = shared(two, MINE), shared(two, THEIRS)
    ran = two.call(MINE, "import", mine)
    assert (ran.code, "which is your own here" in ran.err) == (2, True)
    ran = two.call(MINE, "import", theirs, "--as", "Bilal")
    assert (ran.code, "No relationship is with 'Bilal'" in ran.err) == (3, True)
    ran = two.call(MINE, "import", theirs, "--update")
    assert (ran.code, "--update does not go with it" in ran.err) == (2, True)
    ran = run("--journal", str(tmp_path / "none.db"), "import", theirs)
    assert ran.code == 3
    assert "Try: mentorlog start --mentor Tariq --mentee Sarah --keeper mentor" in ran.err
    assert not (tmp_path / "none.db").exists()
    whole = tmp_path / "whole.jsonl"
    two.call(THEIRS, "export", "--out", str(whole))
    ran = two.call(MINE, "import", str(whole), "--as", "r1")
    assert (ran.code, "this is a whole journal" in ran.err) == (2, True)
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(Path(theirs).read_bytes().replace(b'"useful":4', b'"useful":2'))
    ran = two.call(MINE, "import", str(cut), "--as", "r1")
    assert (ran.code, "changed or cut off" in ran.err) == (2, True)
    assert "Ask for it once more; nothing was taken." in ran.err
    assert kept(two, MINE) == []


def test_a_journal_that_does_not_say_whose_it_is_is_asked_about(two, tmp_path):
    other = ["--journal", str(tmp_path / "nobody.db")]
    main([*other, "start", "--mentor", "Tariq", "--mentee", "Sarah", "--form", "coaching"])
    ran = two.call("mentor", "import", shared(two, THEIRS), "--as", "r1", *other)
    assert ran.code == 2
    assert "not noted who keeps this journal" in ran.err
    assert "--keeper mentor" in ran.err
