"""What was typed and is not saved yet."""

import os
import stat
import sys
from pathlib import Path

import pytest

from mentorlog.drafts import Draft, kept


def test_what_is_kept_is_read_again_until_it_is_discarded(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "journal.db", "meet-r1.json")
    assert draft.read() is None
    assert draft.keep("Grüße\nzwei Zeilen\n")
    assert draft.keep("anders\r\n")
    assert Draft(tmp_path / "journal.db", "meet-r1.json").read() == "anders\r\n"
    assert [path.name for path in draft.path.parent.iterdir()] == ["journal.db-meet-r1.json"]
    draft.discard()
    draft.discard()
    assert draft.read() is None
    assert list(tmp_path.iterdir()) == []


def test_two_journals_in_one_folder_have_drafts_of_their_own(tmp_path: Path) -> None:
    one, two = (Draft(tmp_path / name, "meet") for name in ("a.db", "b.db"))
    one.keep("one")
    assert two.read() is None


def test_what_is_cut_off_leaves_the_former_text(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "journal.db", "meet")
    draft.keep("before")
    draft.path.with_name(f".{draft.path.name}.new").write_text("half")
    assert draft.read() == "before"
    assert draft.keep("after")
    assert draft.read() == "after"


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are those of POSIX")
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "journal.db", "meet")
    before = os.umask(0)
    try:
        draft.keep("words")
    finally:
        os.umask(before)
    assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(draft.path.parent.stat().st_mode) == 0o700


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file in the place of the folder")
    draft = Draft(tmp_path / "journal.db", "meet")
    assert not draft.keep("words")
    assert draft.read() is None


def test_what_is_set_aside_is_not_in_the_way(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "journal.db", "meet")
    assert draft.set_aside() is None
    draft.keep("words")
    aside = draft.set_aside()
    assert aside is not None and aside.read_text() == "words"
    draft.keep("others")
    other = draft.set_aside()
    assert other is not None and (aside.read_text(), other.read_text()) == ("words", "others")
    assert draft.read() is None


def test_what_is_set_aside_is_not_written_over(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "journal.db", "meet")
    asides = []
    for words in ("one", "two", "three"):
        draft.keep(words)
        asides.append(draft.set_aside())
    assert [aside and aside.read_text() for aside in asides] == ["one", "two", "three"]


def test_the_drafts_of_the_same_thing_are_found_and_no_others(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    draft = Draft(journal, "meet-r1.json")
    assert draft.others("meet-r1") == []
    for name in ("meet-r1.json", "meet-r1.a.json", "meet-r10.a.json", "meet-r1.a.json.old"):
        Draft(journal, name).keep(name)
    Draft(tmp_path / "journal.sqlite", "meet-r1.b.json").keep("of another journal")
    assert [one.read() for one in draft.others("meet-r1")] == ["meet-r1.a.json"]
    (one,) = draft.others("meet-r1")
    assert [other.read() for other in one.others("meet-r1")] == ["meet-r1.json"]


def test_what_is_no_text_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "journal.db", "meet")
    draft.keep("words")
    draft.path.write_bytes(b"\xff\xfe\0")
    assert draft.read() is None


BESIDE = (
    "{}", ".{}.new", "{}.old", "{}.old7", "{}.base", ".{}.base.new",
    ".{}.swp", ".{}.swo", "{}~", ".{}.un~", "%home%me%drafts%{}.swp", "{}.save", "{}.save.1",
    "#{}#", ".#{}", "{}.~1~", ".{}.kate-swp", ".~lock.{}#", "~${}", "_{}.swp", "{}.bak",
)  # fmt: skip


def test_what_an_editor_leaves_belongs_to_the_draft_that_it_was_of(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    (folder / ".undo").mkdir(parents=True)
    for name in BESIDE:
        (folder / name.format("j.db-edit-r1-m1.txt")).write_text("words")
        (folder / ".undo" / name.format("j.db-meet-a.0f.json")).write_text("words")
    found = kept(tmp_path / "j.db")
    assert [name for name, _ in found].count("edit-r1-m1.txt") == len(BESIDE)
    assert [name for name, _ in found].count("meet-a.0f.json") == len(BESIDE)
    assert len({path for _, path in found}) == len(found) == 2 * len(BESIDE)


def test_the_drafts_of_a_journal_that_is_called_nearly_like_it_are_not_its_own(
    tmp_path: Path,
) -> None:
    names = ("j.db", "_j.db", "j.db-old", "my-j.db", "%j.db")
    for name in names:
        (tmp_path / name).write_text("")
        Draft(tmp_path / name, "meet-r1.txt").keep(name)
        swap = Draft(tmp_path / name, "meet-r1.txt").path
        swap.with_name(f".{swap.name}.swp").write_text(name)
    Draft(tmp_path / "gone.db", "meet-r1.txt").keep("of a journal that is no more")
    for name in names:
        found = kept(tmp_path / name)
        assert [one for one, _ in found] == ["meet-r1.txt"] * 2
        assert {path.read_text() for _, path in found} == {name}


def test_what_has_no_name_that_is_known_is_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / ".goutputstream-ABC").write_text("of an editor that was killed")
    (folder / "j.db-meet-r1.swp").write_text("without the end of a draft")
    assert kept(tmp_path / "j.db") == [
        (None, folder / ".goutputstream-ABC"),
        ("", folder / "j.db-meet-r1.swp"),
    ]
    assert kept(tmp_path / "nowhere" / "j.db") == []
