"""An encrypted journal for tests: fixtures, and a passphrase command that prints a text."""

import sys

import pytest
from making import laid_out

from mentorlog.store import place, schema
from mentorlog.store.connecting import connected
from mentorlog.store.encryption import page
from mentorlog.store.newer import VERSION
from mentorlog.store.opening import APPLICATION_ID

WORDS = "four words of mine"
SALT = bytes(range(1, 17))
COMMAND = "MENTORLOG_PASSPHRASE_COMMAND"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Derive each key in fewer rounds; tests/store/test_encryption.py has those that are told."""
    monkeypatch.setattr(page, "ROUNDS", 1000)


@pytest.fixture
def settings(tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("MENTORLOG_SETTINGS", str(path))
    path.write_text("")
    return path


@pytest.fixture
def shut(journal, run, monkeypatch, settings, tmp_path, once):
    """The program on an encrypted journal with Tariq and Sarah in it."""

    def make():
        key = page.Key(page.derived(WORDS, SALT), SALT)
        place.make_file(journal)
        with connected(journal, "rw", key=key) as connection:
            schema.bring_up(connection, APPLICATION_ID, VERSION)
        monkeypatch.setenv(COMMAND, printing(WORDS))
        began = run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
        assert began.code == 0, began.err
        monkeypatch.delenv(COMMAND)

    laid_out(tmp_path, once / "shut", make)
    return run


def printing(text):
    return f'"{sys.executable}" -c "print(\'{text}\')"'


@pytest.fixture
def ring(monkeypatch):
    """A keyring that keeps its keys in a dict."""
    keyring = pytest.importorskip("keyring")
    from keyring.backend import KeyringBackend

    kept = {}

    class Ring(KeyringBackend):
        priority = 1

        def get_password(self, service, name):
            return kept.get((service, name))

        def set_password(self, service, name, value):
            kept[service, name] = value

        def delete_password(self, service, name):
            del kept[service, name]

    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield kept
    keyring.set_keyring(before)
