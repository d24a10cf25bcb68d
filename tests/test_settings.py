"""The settings file."""

import pytest

from mentorlog.errors import UsageError
from mentorlog.settings import Encryption, Settings, read


def written(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_no_file_means_the_defaults_and_a_named_one_must_be_there(tmp_path):
    assert read(tmp_path / "settings.toml") == Settings()
    with pytest.raises(UsageError, match=r"There is no settings file at .*settings\.toml\."):
        read(tmp_path / "settings.toml", required=True)


def test_thresholds_are_read_nested_or_with_dots(tmp_path):
    text = """\
[thresholds]
long-silence.slack = 10
"actions-stalled.watch" = 4

[thresholds.cancelling]
watch = 3

[thresholds.cancelling.weekly]
watch = 5
"""
    assert read(written(tmp_path, text)).thresholds == {
        "long-silence.slack": 10,
        "actions-stalled.watch": 4,
        "cancelling.watch": 3,
        "cancelling.weekly.watch": 5,
    }


def test_a_byte_order_mark_is_forgiven(tmp_path):
    found = read(written(tmp_path, b"\xef\xbb\xbf[thresholds]\ncancelling.watch = 3\n"))
    assert found.thresholds == {"cancelling.watch": 3}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[thresholds", "is not TOML"),
        (b"\xff\xfe", "is not TOML"),
        ("[threshold]\n", "has a table 'threshold' that mentorlog does not know"),
        ("[tresholds]\n", "backups, encryption, output. Did you mean thresholds?"),
        ("thresholds = 3\n", "thresholds is to be a table"),
        (f"a = {'[' * 100_000}", "nests lists or tables too deep"),
        (f"a = {'{a=' * 1_000}", "nests lists or tables too deep"),
        (f"[thresholds.{'.'.join('a' * 900)}]\nx = 1\n", "there is no threshold 'a.a.a"),
        # Python 3.14 reads no name of so many parts: then it is too deep.
        (f"[thresholds.{'.'.join('a' * 5_000)}]\nx = 1\n", "settings.toml"),
        (f"x = {'9' * 10_000}", "is not TOML"),
        (f"backups.keep = 0x{'f' * 9_000}", "backups.keep is a higher number; it is to be"),
        (f"days.order = 0x{'f' * 9_000}", "days.order is no text; it is to be"),
        ("x" * 300_000, "is larger than 256 kB"),
        (f"[{'a' * 200_000}]", f"has a table '{'a' * 60}' that"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path, text, said):
    with pytest.raises(UsageError, match="settings") as refused:
        read(written(tmp_path, text), required=True)
    assert said in refused.value.sentence


def test_a_folder_in_its_place_is_said(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path)


def test_the_questions_of_meet_are_read_as_they_were_written(tmp_path):
    text = '[meet]\nask = ["notes"]\nown_questions = ["How was the pace?"]\n'
    assert read(written(tmp_path, text)).meet == {
        "ask": ["notes"],
        "own_questions": ["How was the pace?"],
    }
    with pytest.raises(UsageError, match="meet is to be a table"):
        read(written(tmp_path, "meet = 3\n"))


def test_where_a_passphrase_comes_from(tmp_path):
    text = '[encryption]\npassphrase_command = "pass show mentorlog"\nkeyring = true\n'
    assert read(written(tmp_path, text)).encryption == Encryption("pass show mentorlog", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("encryption = 1", "encryption is to be a table"),
        (
            '[encryption]\npassphrase_comand = "x"',
            "encryption holds 'passphrase_comand', which mentorlog does not know; it is to hold",
        ),
        ("[encryption]\npassphrase_command = 3", "encryption.passphrase_command is to be a text"),
        ('[encryption]\nkeyring = "yes"', "encryption.keyring is to be true or false"),
    ],
)
def test_what_it_cannot_say_of_a_passphrase_is_refused(tmp_path, text, said):
    with pytest.raises(UsageError, match=said):
        read(written(tmp_path, text))
