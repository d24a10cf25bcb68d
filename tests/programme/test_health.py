"""`mentorlog programme health`: a row for each relationship, and what is told of them all."""

import codecs
import csv
import io
import json
import os
import stat
import sys
from datetime import date, timedelta

import pytest
from programme.made import TODAY, WORD, changed, journal, packet, packets, record

from mentorlog.main import main
from mentorlog.programme import looking
from mentorlog.programme.packets import Asked, Unread, looked_at

KEYS = ("relationship", "level", "signs")
MANY = 400  # among them each level and each finding that a thousand have


def call(*argv: object, capsys, today=TODAY) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["--today", f"{today}", *map(str, argv)])
    return (code, *capsys.readouterr())


@pytest.fixture
def ran(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return lambda *argv: call("programme", "health", *argv, capsys=capsys)


def rows(out: str) -> list[dict]:
    return [one for one in map(json.loads, out.splitlines()) if one["type"] == "relationship"]


def of_checkup(line: dict) -> dict:
    """What a row is to say of a checkup as `health --all --json` prints it."""
    shown = [{key: one[key] for key in ("sign", "side", "level")} for one in line["signs"]]
    counted = line["coverage"]
    return {
        "relationship": line["relationship"],
        "level": line["level"],
        "signs": sorted((s for s in shown if s["level"]), key=str),
        "meetings_counted": counted["meetings"]["counted"],
        "meetings_not_recorded": counted["meetings"]["not_recorded"],
        "actions_judged": counted["actions"]["judged"],
        "actions_not_recorded": counted["actions"]["not_recorded"],
        "goals_open": counted["goals"]["open"],
    }


def test_it_answers_as_health_all_does(ran, capsys, tmp_path):
    """On hundreds of relationships, row by row."""
    file = journal(tmp_path / "journal.jsonl", MANY)
    there = ["--journal", tmp_path / "journal.db"]
    assert call(*there, "import", file, capsys=capsys)[0] == 0
    code, out, _ = call(*there, "health", "--all", "--json", capsys=capsys)
    assert code == 0
    wanted = {line["relationship"]: of_checkup(line) for line in map(json.loads, out.splitlines())}
    code, out, err = ran(packets(tmp_path / "packets", MANY), "--workers", 1, "--json")
    assert (code, err) == (0, "")
    found = {row["relationship"]: row for row in rows(out)}
    for row in found.values():
        row["signs"].sort(key=str)
    assert len(found) == len(wanted) == MANY
    for id, want in wanted.items():
        assert {key: found[id][key] for key in want} == want
    levels = {row["level"] for row in found.values()}
    assert levels >= {"concern", "watch", "nothing-stands-out", "closed", "resting"}


def test_a_packet_is_judged_as_of_its_day_however_late_it_is_looked_at(ran, capsys, tmp_path):
    """As `health --all` answers on that day; never as of a later one than today."""
    file = journal(tmp_path / "journal.jsonl", 60)
    there = ["--journal", tmp_path / "journal.db"]
    assert call(*there, "import", file, capsys=capsys)[0] == 0
    days = [TODAY - timedelta(days=20), TODAY - timedelta(days=7), TODAY]
    (tmp_path / "p").mkdir()
    for number in range(60):
        written = packet(record(number), days[number % 3])
        (tmp_path / "p" / f"{number}.jsonl").write_bytes(written)
    later, early = TODAY + timedelta(days=90), days[1]
    for today, as_of in ((later, days), (early, [days[0], early, early])):
        wanted = {}
        for day in set(as_of):
            out = call(*there, "health", "--all", "--json", capsys=capsys, today=day)[1]
            lines = map(json.loads, out.splitlines())
            wanted |= {(one["relationship"], f"{day}"): of_checkup(one) for one in lines}
        out = call("programme", "health", "p", "--json", capsys=capsys, today=today)[1]
        found = rows(out)
        assert len(found) == 60
        for row in found:
            number = int(row["relationship"][1:])
            assert row["as_of"] == f"{as_of[number % 3]}"
            row["signs"].sort(key=str)
            want = wanted[row["relationship"], row["as_of"]]
            assert {key: row[key] for key in want} == want


def test_the_page_says_when_packets_were_exported_and_that_newer_ones_tell_more(
    capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").mkdir()
    for number, day in enumerate((TODAY - timedelta(days=9), TODAY)):
        (tmp_path / "p" / f"{number}.jsonl").write_bytes(packet(record(number), day))
    for passed, said in ((14, False), (15, True)):
        today = TODAY + timedelta(days=passed)
        out = call("programme", "health", "p", capsys=capsys, today=today)[1]
        said_of_days = "Packets exported between Mon 2 Mar 2026 and Wed 11 Mar 2026, each looked at"
        assert said_of_days in out
        assert ("Newer ones would tell more" in out) == said
    out = call("programme", "health", "p/0.jsonl", capsys=capsys, today=TODAY)[1]
    assert "Packets exported on Mon 2 Mar 2026" in out


def test_no_word_and_no_name_is_told(ran, tmp_path):
    folder = packets(tmp_path / "packets", 30)
    (folder / "wrong.jsonl").write_bytes(changed(packet(record(99)), '"held"', f'"{WORD}"'))
    for flags in ((), ("--json",), ("--out", "rows.jsonl", "--force")):
        code, out, err = ran(folder, *flags)
        assert code == 2
        for word in (WORD, "Mina", "Omar"):
            assert word not in out + err
    assert WORD not in (tmp_path / "rows.jsonl").read_text()
    row = rows(ran(folder, "--json", "--names")[1])[0]
    assert (row["mentor"], row["mentee"]) == ("Mina 0", "Omar 0")
    assert row["file"].endswith("00000.jsonl")


def test_of_two_packets_the_later_counts_whatever_their_order(ran, tmp_path):
    one = record(1)
    empty = one.but(meetings=(), actions=())
    before = TODAY - timedelta(days=1)
    (tmp_path / "p").mkdir()
    for turn in ("abc", "cba"):
        for name, (of, day, revision) in zip(
            turn, ((one, before, 9), (one, TODAY, 1), (empty, TODAY, 2)), strict=True
        ):
            (tmp_path / "p" / f"{name}.jsonl").write_bytes(packet(of, day, revision))
        code, out, _ = ran("p", "--json")
        assert code == 0
        (row,) = rows(out)
        assert row["meetings_counted"] == 0
        earlier = [one for one in map(json.loads, out.splitlines()) if one["type"] == "earlier"]
        assert len(earlier) == 2
        assert "another packet of the same relationship" in earlier[0]["why"]
        assert json.loads(out.splitlines()[-1])["earlier_packets"] == 2
    assert "Not counted: 2 earlier packets" in ran("p")[1]


WRONG = {
    "empty": (b"", "no record"),
    "words": (b"Dear Sarah, " + WORD.encode(), "no packet"),
    "binary": (bytes(range(256)), "no packet"),
    "export": (b'{"type":"journal","format":"mentorlog-journal","version":1}\n', "no packet"),
    "cut": (packet(record(1))[:-40], "changed or cut off"),
    "large": (packet(record(1)) + b" " * (3 << 20), "larger than"),
    "newer": (packet(record(1)).replace(b'"version":1', b'"version":2', 1), "a later mentorlog"),
    "wrong": (changed(packet(record(1)), '"P2W"', f'"{WORD}"'), "is not as the format has it"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_packet_is_said_and_the_rest_is_done(ran, tmp_path, name):
    content, said = WRONG[name]
    folder = packets(tmp_path / "p", 2)
    (folder / "zz.jsonl").write_bytes(content)
    code, out, err = ran("p", "--json")
    assert (code, err) == (2, "")
    assert len(rows(out)) == 2
    (unread,) = [one for one in map(json.loads, out.splitlines()) if one["type"] == "not_read"]
    assert said in unread["why"]
    assert WORD not in out
    assert json.loads(out.splitlines()[-1])["files_not_read"] == 1


def test_a_long_list_of_them_is_cut_on_a_page_alone(ran, tmp_path):
    (tmp_path / "p").mkdir()
    for number in range(25):
        (tmp_path / "p" / f"{number}.jsonl").touch()
    code, out, _ = ran("p")
    assert code == 2
    assert "Not counted: 25 files could not be taken" in out
    assert "and 5 more; --json names all of them" in out
    assert len(ran("p", "--json")[1].splitlines()) == 26


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders there")
def test_what_is_no_plain_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.jsonl")
    asked = Asked(TODAY, {})
    assert looked_at(str(tmp_path / "pipe.jsonl"), asked) == Unread(
        str(tmp_path / "pipe.jsonl"), "it cannot be read: no plain file"
    )
    for name in ("none.jsonl", "nul\0.jsonl"):
        assert isinstance(looked_at(str(tmp_path / name), asked), Unread)


def test_rows_are_written_for_their_owner_alone_and_over_nothing(ran, tmp_path):
    folder = packets(tmp_path / "p", 12)
    code, out, err = ran(folder, "--out", "rows.jsonl")
    assert (code, err) == (0, "The rows are in rows.jsonl.\n")
    assert "12 relationships" in out
    written = (tmp_path / "rows.jsonl").read_text()
    assert rows(written) == rows(ran(folder, "--json")[1])
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "rows.jsonl").stat().st_mode) == 0o600
    code, _, err = ran(folder, "--out", "rows.jsonl")
    assert code == 2 and "--force writes over it" in err
    assert ran(folder, "--out", "rows.jsonl", "--force")[0] == 0
    assert (tmp_path / "rows.jsonl").read_text() == written


def test_parquet_holds_the_same_rows(ran, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = packets(tmp_path / "p", 12)
    assert ran(folder, "--out", "rows.parquet", "--names")[0] == 0
    table = parquet.read_table(tmp_path / "rows.parquet").to_pylist()
    wanted = rows(ran(folder, "--json", "--names")[1])
    for row in wanted:
        del row["type"]
        row |= {key: date.fromisoformat(row[key]) for key in ("as_of", "exported_on")}
    assert table == wanted
    assert ran(folder, "--out", "none.parquet")[0] == 0
    assert "mentor" not in parquet.read_table(tmp_path / "none.parquet").column_names


def test_a_spreadsheet_has_the_same_rows(ran, tmp_path):
    folder = packets(tmp_path / "p", 12)
    reckons = "=1+1"
    told = packet(record(99).but(relationship=record(99).relationship.but(mentor=reckons)))
    (folder / "reckons.jsonl").write_bytes(told)
    assert ran(folder, "--out", "rows.csv", "--names")[0] == 0
    written = (tmp_path / "rows.csv").read_bytes()
    assert written.startswith(codecs.BOM_UTF8)
    found = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    wanted = rows(ran(folder, "--json", "--names")[1])
    assert any(row["signs"] for row in wanted)
    for row in wanted:
        del row["type"]
        row["signs"] = "; ".join(f"{s['sign']} {s['side']} {s['level']}" for s in row["signs"])
        row["mentor"] = f"'{reckons}" if row["mentor"] == reckons else row["mentor"]
    assert found == [{key: f"{value}" for key, value in row.items()} for row in wanted]
    assert ran(folder, "--out", "none.csv")[0] == 0
    assert "mentor" not in (tmp_path / "none.csv").read_text("utf-8-sig").splitlines()[0]


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("none",), 3, "There is no file or folder 'none'."),
        (("none/*.jsonl",), 3, "Nothing fits 'none/*.jsonl'."),
        (("none", "empty", "nor/this", "--json"), 3, "There is no file or folder 'none'."),
        (("none", "nul\0"), 2, "none: it cannot be read: No such file"),
        (("empty",), 3, "There is no packet in 'empty'"),
        (("empty", "--out", "rows.xlsx"), 2, "is to end in .csv, .jsonl or .parquet"),
        (("empty", "--workers", 2, "--scheduler", "tcp://127.0.0.1:1"), 2, "give one"),
        ((), 2, "PACKETS is missing"),
    ],
)
def test_what_is_missing_or_cannot_be_is_said(ran, tmp_path, argv, code, said):
    (tmp_path / "empty").mkdir()
    done, out, err = ran(*argv)
    assert done == code
    assert said in out + err
    assert code == 2 or (out, len(err.splitlines())) == ("", 2)  # that sentence and a Try


def test_what_is_near_a_place_that_is_not_there_is_offered(ran, tmp_path, capsys):
    packets(tmp_path / "packets", 5)
    assert ran("packet", "--names")[2] == (
        "mentorlog: There is no file or folder 'packet'. Did you mean packets?\n"
        f"  Try: mentorlog --today {TODAY} programme health packets --names\n"
    )
    assert call("health", "packets", "--json", capsys=capsys)[2] == (
        "mentorlog: 'packets' holds packets; mentorlog health looks at your own journal.\n"
        f"  Try: mentorlog --today {TODAY} programme health packets --json\n"
    )


def test_thresholds_of_the_settings_hold(ran, tmp_path):
    folder = packets(tmp_path / "p", 40)
    usual = rows(ran(folder, "--json")[1])
    (tmp_path / "s.toml").write_text("[thresholds.cancelling]\nwatch = 5\nconcern = 5\n")
    other = rows(ran(folder, "--json", "--settings", "s.toml")[1])
    often = [
        sum(sign["sign"] == "cancelling" for row in of for sign in row["signs"])
        for of in (usual, other)
    ]
    assert often[0] > often[1]


def test_few_are_looked_at_without_another_process(ran, tmp_path, monkeypatch):
    folder = packets(tmp_path / "p", 3)
    monkeypatch.delattr("mentorlog.programme.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "mentorlog.programme.cluster", None)
    assert ran(folder)[0] == 0
    with pytest.raises(ImportError):
        ran_here(folder, workers=2)


def test_without_dask_it_takes_longer_and_says_why(ran, tmp_path, monkeypatch):
    folder = packets(tmp_path / "p", 40)
    monkeypatch.setitem(sys.modules, "dask", None)
    monkeypatch.delattr("mentorlog.programme.cluster", raising=False)
    monkeypatch.delitem(sys.modules, "mentorlog.programme.cluster", raising=False)
    code, out, err = ran(folder, "--workers", 2)
    assert (code, out) == (2, "")
    assert "not installed here" in err
    assert 'Try: pip install "mentorlog[programme]"' in err
    assert ran(folder)[2] == ""
    monkeypatch.setattr(looking, "cores", lambda: 2)
    monkeypatch.setattr(looking, "ALONE", 0)
    monkeypatch.setattr(looking, "START", 0)
    code, out, err = ran(folder, "--json")
    assert code == 0
    assert len(rows(out)) == 40
    assert err.startswith('note: With pip install "mentorlog[programme]"')


def ran_here(folder, workers):
    there = looking.where([str(folder)], workers, None)
    return looking.look(there, Asked(TODAY, {}), None, folder, print)


def test_a_plain_export_is_said_to_be_one(ran, tmp_path):
    header = b'{"type":"journal","format":"mentorlog-journal","version":1}\n'
    (tmp_path / "p").mkdir()
    whole = packet(record(1)).split(b"\n", 1)[1]
    (tmp_path / "p" / "one.jsonl").write_bytes(header + whole)
    code, out, _ = ran("p")
    assert code == 2
    said = "no packet but a plain export; ask for what `mentorlog export --packet` writes"
    assert said in " ".join(out.split())


def test_what_is_set_right_of_out_keeps_what_was_typed(ran):
    code, _, err = ran("p", "--names", "--out", "rows.xlsx")
    assert code == 2
    assert err.endswith(" programme health p --names --out rows.csv\n")


@pytest.mark.parametrize(
    ("place", "out", "better"),
    [("p", "p/rows.jsonl", "rows.jsonl"), (".", "rows.jsonl", "../rows.jsonl")],
)
def test_rows_are_not_written_among_the_packets(ran, tmp_path, place, out, better):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "one.jsonl").write_bytes(packet(record(1)))
    code, _, err = ran(place, "--out", out)
    assert code == 2
    said = f"mentorlog: {out!r} would lie among the packets, and be taken for one of them.\n"
    assert err.startswith(said)
    assert err.endswith(f" programme health {place} --out {better}\n")
    assert ran("p", "--out", "rows.jsonl")[0] == 0
    assert ran("p", "--out", "p/rows.parquet")[0] == 0
