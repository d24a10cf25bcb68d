"""Which files are meant by files, folders and patterns."""

import os

import pytest

from mentorlog.programme.places import batches, files


@pytest.fixture
def folder(tmp_path):
    for name in ("b.jsonl", "a.JSONL", "notes.txt", ".hidden.jsonl", "deep/er/c.ndjson"):
        (tmp_path / "p" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "p" / name).touch()
    return tmp_path / "p"


def names(folder, *places):
    return [os.path.relpath(file, folder).replace(os.sep, "/") for file in files(map(str, places))]


def test_a_folder_is_all_packets_below_it_in_order(folder):
    assert names(folder, folder) == ["a.JSONL", "b.jsonl", "deep/er/c.ndjson"]


def test_a_file_that_is_named_is_meant_whatever_it_is_called(folder):
    assert names(folder, folder / "notes.txt", folder / "none") == ["notes.txt", "none"]


def test_patterns_are_expanded_where_no_shell_did_so(folder):
    assert names(folder, folder / "*.txt") == ["notes.txt"]
    assert names(folder, folder / "de*") == ["deep/er/c.ndjson"]
    assert names(folder, folder / "**" / "*.ndjson") == ["deep/er/c.ndjson"]
    assert names(folder, folder / "**") == ["a.JSONL", "b.jsonl", "deep/er/c.ndjson", "notes.txt"]
    assert names(folder, folder / "*.none") == ["*.none"]


def test_a_name_with_brackets_is_a_name_where_it_is_there(folder):
    (folder / "x[1].jsonl").touch()
    assert names(folder, folder / "x[1].jsonl") == ["x[1].jsonl"]


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right there")
def test_a_folder_that_leads_to_itself_is_gone_through_once(folder):
    (folder / "again").symlink_to(folder)
    assert names(folder, folder) == ["a.JSONL", "b.jsonl", "deep/er/c.ndjson"]


def test_batches_take_no_more_than_they_are_asked_for():
    endless = (str(number) for number in iter(int, 1))
    assert next(batches(endless, 3)) == ("0", "0", "0")
    assert list(batches(iter("abcde"), 2)) == [("a", "b"), ("c", "d"), ("e",)]
