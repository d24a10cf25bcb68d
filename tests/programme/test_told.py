"""The page and the data of a programme."""

import json

from programme.made import TODAY

from mentorlog.programme import told
from mentorlog.programme.totals import LEAST

SIGNS = ("cancelling", "long-silence", "stale-goals")


def rows(count: int, closed: int = 0) -> list[dict]:
    """So many rows: one in two with a sign, one in six with one that weighs more."""
    found = []
    for number in range(count):
        shown = [
            {"sign": SIGNS[number % 3], "side": "mentor", "level": level}
            for level in (("watch", "concern", "")[number % 6 // 2],)
            if level and number >= closed
        ]
        level = "closed" if number < closed else (shown[0]["level"] if shown else "watch")
        row = {"type": "relationship", "relationship": f"r{number}", "level": level}
        row |= {"signs": shown, "exported_on": f"{TODAY}", "file": f"{number}.jsonl"}
        found.append(row)
    return found


def all_told(found: list[dict], named: bool = False) -> tuple[told.Told, list, list]:
    written, rest = [], []
    return told.told(found, TODAY, named, written.append, rest.append), written, rest


def printed(found: told.Told, capsys) -> str:
    from mentorlog.cli.session import Session

    capsys.readouterr()
    Session().print(told.page(found))
    return capsys.readouterr().out


def test_no_count_below_five_is_told(capsys):
    for count in (*range(40), 100, 200):
        found, written, _ = all_told(rows(count, closed=count // 7))
        assert len(written) == count
        data = json.loads(json.dumps(told.data(found)))
        numbers = [data["relationships"], data["closed_or_resting"], *_values(data["signs"])]
        for number in numbers:
            if isinstance(number, dict) and "count" in number:
                assert LEAST <= number["count"] <= count - LEAST
            elif isinstance(number, int):
                assert number >= LEAST
        page = printed(found, capsys).partition("Where to begin")[0]
        assert not any(f"({small})" in page for small in range(LEAST))


def _values(signs: dict) -> list:
    return [number for of in signs.values() for number in of.values()]


def test_the_page_begins_with_the_gravest_and_says_level_and_mark(capsys):
    found, _, _ = all_told(rows(200))
    page = printed(found, capsys)
    assert page.startswith("200 relationships")
    assert "cancelling    34 % (67): worth a conversation 16 % (33)" in page
    begin = page.partition("Where to begin")[2]
    assert begin.index("▲ Worth a conversation") < begin.index("(mentor)")
    assert len(found.begin) == told.SHOWN
    assert all(row["level"] == "concern" for row in found.begin)
    assert begin.count("(mentor)") == told.SHOWN


def test_that_there_are_more_to_begin_with_is_said_without_their_number(capsys):
    """That number would be the total of a level."""
    for count, more in ((20, False), (21, True), (5000, True)):
        found, _, _ = all_told([row for row in rows(2 * count) if row["signs"]][:count])
        begin = printed(found, capsys).partition("Where to begin")[2]
        assert begin.count("(mentor)") == min(count, told.SHOWN)
        assert ("These are the first 20; --out rows.csv has every one." in begin) == more
        assert f"{count - told.SHOWN} more" not in begin


def test_of_very_many_those_to_begin_with_are_the_same():
    many = rows(3 * told.SPARE)
    found, _, _ = all_told(many[::-1])
    assert found.begin == all_told(many)[0].begin


def test_a_name_and_a_file_are_told_only_where_they_are_asked_for(capsys):
    row = rows(1)[0] | {"mentor": "Mina", "mentee": "Omar"}
    found, written, _ = all_told([row], named=True)
    assert written[0]["file"] == "0.jsonl"
    assert "Mina and Omar" in printed(found, capsys)
    assert "file" not in all_told(rows(1))[1][0]


def test_the_page_says_what_a_sign_looks_for_and_how_to_see_who_they_are(capsys):
    found = rows(12)
    page = printed(all_told(found)[0], capsys)
    sign = all_told(found)[0].begin[0]["signs"][0]["sign"]
    assert f"What a sign looks for: mentorlog sign {sign}; --names says who they are." in page
    named = [row | {"mentor": "Mina", "mentee": "Omar"} for row in found]
    page = printed(all_told(named, named=True)[0], capsys)
    assert f"What a sign looks for: mentorlog sign {sign}.\n" in page
    assert "What a sign looks for" not in printed(all_told(rows(0))[0], capsys)


def test_the_page_says_as_of_which_day_where_that_is_before_a_packet(capsys):
    def page(*days: str) -> str:
        found = [row | {"exported_on": day} for row, day in zip(rows(6), days * 3, strict=False)]
        return " ".join(printed(all_told(found)[0], capsys).split())

    assert "Wed 11 Mar 2026, each looked at as of its day." in page("2026-03-11")
    assert "Thu 12 Mar 2026, each looked at as of Wed 11 Mar 2026." in page("2026-03-12")
    said = "each looked at as of its day, and none later than Wed 11 Mar 2026."
    assert said in page("2026-03-10", "2026-03-12")


def test_earlier_packets_are_told_in_one_sentence_and_hide_no_other_file(capsys):
    many = [
        {"type": "earlier", "file": f"{n:02}.jsonl", "why": "another counts"} for n in range(30)
    ]
    wrong = {"type": "not_read", "file": "cut.jsonl", "why": "this packet was cut off"}
    page = printed(all_told([*many, wrong])[0], capsys)
    assert page.count("another counts.") == 1
    assert "00.jsonl, 01.jsonl, 02.jsonl" in page
    assert "cut.jsonl: this packet was cut off." in page
    assert "and 10 more; --json names all of them" in page
