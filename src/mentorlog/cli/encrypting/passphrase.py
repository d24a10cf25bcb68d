"""Where the passphrase of an encrypted journal comes from.

A command that prints it, else whoever sits at the terminal; never a flag or a variable that
holds it, which others of the machine may see. The system keyring may hold the key that was
derived from it, to be quicker; what is not there, or does not fit any more, is asked for.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import unlocking
from mentorlog.cli.encrypting import keyrings
from mentorlog.cli.encrypting.unseen import unseen
from mentorlog.errors import JournalEncrypted, UsageError, WrongPassphrase
from mentorlog.unlocking import Fits

if TYPE_CHECKING:
    from subprocess import Popen

    from mentorlog.cli.session import Session

VARIABLE = "MENTORLOG_PASSPHRASE_COMMAND"
TRIES = 3
PATIENCE, AT_A_GLANCE = 60.0, 5.0  # seconds for a command, which may ask somebody itself
SILENT = 2.0  # seconds after which it is said that it is waited for
HELP = "mentorlog encrypt --help"
FORGOTTEN = (
    "Where it is forgotten, a key in the keyring, a passphrase_command or an older backup that is "
    'not encrypted may still help: "What if it is forgotten" in docs/encryption.md.'
)


def key_for(
    session: Session, path: Path, salt: bytes, fits: Fits, quietly: bool = False
) -> bytes | None:
    """The key of the encrypted journal at `path`; None where it is wanted `quietly` and is not in
    the keyring. WrongPassphrase where what was given does not open it, JournalEncrypted where
    nobody can be asked."""
    key = _found(session, path, salt, fits, quietly)
    if key is not None and not quietly:
        unlocking.learn(salt, key)
        _put_back(session, path)
    return key


def _put_back(session: Session, path: Path) -> None:
    """What an editor had written when the program that opened it was killed, into its draft."""
    from mentorlog.cli.asking.desk import put_back

    for draft in put_back(path):
        session.say(
            f"note: what you wrote in the editor before mentorlog was cut off is kept in {draft}; "
            "the same command takes it up again."
        )
        session.left = f"what you wrote is kept in {draft}"


def _found(session: Session, path: Path, salt: bytes, fits: Fits, quietly: bool) -> bytes | None:
    from mentorlog.cli.chosen import encryption

    chosen = encryption(session)
    if chosen.keyring:
        key = keyrings.kept(salt)
        if key is not None and fits(key):
            return key
    if quietly:
        return None
    command = os.environ.get(VARIABLE) or chosen.passphrase_command
    key = _given(session, command, path, salt, fits)
    if chosen.keyring and not keyrings.keep(salt, key):
        session.say("note: the system keyring did not take the key; it is asked for again.")
    return key


def _given(session: Session, command: str | None, path: Path, salt: bytes, fits: Fits) -> bytes:
    """From the command, else from whoever is asked: the command is for the journal, and another
    file, such as an older backup, may have another passphrase."""
    if not command:
        return _asked(session, path, salt, fits)
    try:
        return _from(session, command, path, salt, fits)
    except WrongPassphrase as error:
        if path.absolute() == session.journal_path.absolute():
            raise
        if session.unasked or not session.interactive:
            raise WrongPassphrase(
                f"{path} was made with another passphrase than the passphrase command prints, and "
                "nobody can be asked for it here. At a terminal it is asked for.",
                HELP,
            ) from error
    session.say(f"note: {path.name} was made with another passphrase than the journal.")
    return _asked(session, path, salt, fits)


def _from(session: Session, command: str, path: Path, salt: bytes, fits: Fits) -> bytes:
    from mentorlog.store.encryption.page import derived

    key = derived(printed(session, command), salt)
    if not fits(key):
        raise WrongPassphrase(f"What the passphrase command prints does not open {path}.", HELP)
    return key


def _asked(session: Session, path: Path, salt: bytes, fits: Fits) -> bytes:
    from mentorlog.store.encryption.page import derived

    if session.unasked or not session.interactive:
        from mentorlog.cli.chosen import file

        raise JournalEncrypted(
            f"{path} is encrypted, and nobody can be asked for its passphrase here. "
            f"{VARIABLE}, or passphrase_command below [encryption] in {file(session)[0]}, names a "
            "command that prints it.",
            HELP,
        )
    with unseen():
        for left in reversed(range(TRIES if salt not in unlocking.refused else 0)):
            key = derived(hidden(session, f"Passphrase of {path.name}:"), salt)
            if fits(key):
                return key
            session.say("That does not open it." + (" Once more." if left else ""))
    unlocking.refused.add(salt)
    raise WrongPassphrase(
        f"{path} stays shut: that was not its passphrase. Nothing was changed. {FORGOTTEN}",
        "mentorlog restore",
    )


def printed(session: Session, command: str) -> str:
    """The first line that a command prints, which runs without a shell; JournalEncrypted where
    that does not work. What it printed is in no sentence."""
    import shlex
    import subprocess

    try:
        words = shlex.split(command, posix=sys.platform != "win32")
        run = subprocess.Popen([word.strip('"') for word in words], stdout=subprocess.PIPE)
        with run:
            out = _waited_for(session, run)
    except subprocess.TimeoutExpired as error:
        raise JournalEncrypted(
            f"The passphrase command did not end within {error.timeout:.0f} seconds.", HELP
        ) from error
    except (OSError, ValueError, IndexError) as error:
        why = getattr(error, "strerror", None) or "it is no command"
        raise JournalEncrypted(f"The passphrase command does not run: {why}.", HELP) from error
    if run.returncode:
        raise JournalEncrypted(
            f"The passphrase command ended with {run.returncode}, so there is no passphrase.", HELP
        )
    try:
        line = out.decode().partition("\n")[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise JournalEncrypted("The passphrase command prints no UTF-8 text.", HELP) from error
    if not line:
        raise JournalEncrypted("The passphrase command prints nothing in its first line.", HELP)
    return line


def _waited_for(session: Session, run: Popen[bytes]) -> bytes:
    """What it prints; TimeoutExpired, once it is ended, where that takes too long."""
    from subprocess import TimeoutExpired

    most = AT_A_GLANCE if session.unasked else PATIENCE
    try:
        with suppress(TimeoutExpired):
            return run.communicate(timeout=SILENT)[0]
        if not session.unasked:
            session.say("mentorlog waits for the passphrase command; Ctrl-C stops.")
        return run.communicate(timeout=most - SILENT)[0]
    except TimeoutExpired:
        run.kill()
        raise TimeoutExpired(run.args, most) from None
    except BaseException:
        run.kill()
        raise


def in_file(file: str) -> str:
    """The first line of a file, or of standard input for "-"; UsageError where there is none."""
    from mentorlog.cli.files import standard_input

    try:
        text = standard_input() if file == "-" else Path(file).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file!r} is not UTF-8 text.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise UsageError(f"{file!r} cannot be read: {reason}.") from error
    line = text.partition("\n")[0].rstrip("\r")
    if not line:
        raise UsageError(f"{file!r} has no passphrase in its first line.")
    return line


def hidden(session: Session, question: str) -> str:
    """What is typed at a question and not shown."""
    from getpass import GetPassWarning, getpass
    from warnings import catch_warnings, simplefilter

    try:
        sys.stdin.fileno()
    except (OSError, ValueError):  # no terminal of the system, which would show it
        return session.answer(question)
    sys.stderr.flush()
    with catch_warnings():
        simplefilter("error", GetPassWarning)
        try:
            return getpass(f"{question} ", sys.stderr)
        except GetPassWarning as error:
            raise JournalEncrypted(
                "This terminal would show the passphrase while it is typed, so it is not asked "
                f"for. {VARIABLE} names a command that prints it.",
                HELP,
            ) from error
