"""A passphrase that is chosen for a journal, and what is to become of the files beside it."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mentorlog.errors import AFTER, JournalError, UsageError
from mentorlog.frozen import Frozen
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

Fate = Literal["encrypt", "delete", "keep"]
LEAST = 12  # characters
TRIES, MOST_SHORT = 3, 10
ADVICE = (
    "Four or five words that have nothing to do with each other are hard to guess and easy to "
    "keep in mind. Nothing is shown while you type."
)
LOST = (
    "Without the passphrase nobody can read the journal, and nobody can find it out: where it is "
    "lost, so is the journal. Keep it with your other passwords, or on paper."
)


class Beside(Frozen, kw_only=True):
    """The files beside a journal that have its words in them, by whether they are encrypted with
    its key (`shut`), are not encrypted (`plain`), or have a key that is not known (`others`).
    What is `torn` is too damaged to become anything else: not encrypted, or with its key."""

    plain_backups: tuple[Path, ...]
    torn_backups: tuple[Path, ...]
    shut_backups: tuple[Path, ...]
    torn_shut: tuple[Path, ...]
    plain_texts: tuple[Path, ...]
    shut_texts: tuple[Path, ...]
    others: tuple[Path, ...]

    def refuse_more(self, journal: Path) -> None:
        """JournalError where something lies beside the journal by now that is not among these."""
        mine = {path for name in self.names for path in getattr(self, name)}
        there = beside(journal)
        more = [path for name in there.names for path in getattr(there, name) if path not in mine]
        if more:
            raise JournalError(
                f"{more[0]} was made by another command meanwhile, so that nothing was changed; "
                "try again.",
                AFTER,
            )


def beside(journal: Path) -> Beside:
    """What lies beside it now."""
    from mentorlog.drafts import kept
    from mentorlog.store.beside import unfinished
    from mentorlog.store.copies import backups, readable
    from mentorlog.store.place import salt_of
    from mentorlog.store.turned import left

    journal = journal.absolute()
    salt, going = salt_of(journal), {*left(journal), *unfinished(journal)}
    texts = [path for name, path in kept(journal) if name is not None]
    found = {
        kind: list(_states(paths, salt, going))
        for kind, paths in (("backup", backups(journal)), ("text", texts))
    }

    def those(kind: str, wanted: str) -> tuple[Path, ...]:
        return tuple(path for path, state in found[kind] if state == wanted)

    plain, shut = those("backup", "plain"), those("backup", "shut")
    torn = {path for path in (*plain, *shut) if not readable(path)}
    return Beside(
        plain_backups=tuple(path for path in plain if path not in torn),
        torn_backups=tuple(path for path in plain if path in torn),
        shut_backups=tuple(path for path in shut if path not in torn),
        torn_shut=tuple(path for path in shut if path in torn),
        plain_texts=those("text", "plain"),
        shut_texts=those("text", "shut"),
        others=those("backup", "other") + those("text", "other"),
    )


def _states(
    paths: Iterable[Path], salt: bytes | None, going: Container[Path]
) -> Iterator[tuple[Path, str]]:
    """Each of those files, and whether it is encrypted under that salt, another one, or none."""
    from mentorlog.store.place import salt_of

    for path in paths:
        if path not in going and path.is_file() and not path.is_symlink():
            its = salt_of(path)
            yield path, "plain" if its is None else "shut" if its == salt else "other"


def encrypt_new(session: Session, file: str | None) -> None:
    """Have the journal that is about to be made encrypted; UsageError where there is one."""
    from mentorlog import unlocking
    from mentorlog.store.encryption import connection  # noqa: F401  (is it installed?)
    from mentorlog.store.encryption.page import derived, new_salt

    if os.path.lexists(session.journal_path):
        raise UsageError(
            "--encrypt is for a journal that is not there yet, and this one is.",
            "mentorlog encrypt",
        )
    salt = new_salt()
    unlocking.encrypt(session.journal_path, derived(chosen(session, file), salt), salt)


def chosen(session: Session, file: str | None) -> str:
    """The passphrase to be: the first line of `file`, what the passphrase command prints, or what
    is typed twice. UsageError where nobody can be asked, or it is too short."""
    from mentorlog.cli import chosen as settings
    from mentorlog.cli.encrypting.passphrase import VARIABLE, in_file, printed

    command = os.environ.get(VARIABLE) or settings.encryption(session).passphrase_command
    if file is not None:
        return _long_enough(in_file(file))
    if command and not session.command.endswith("rekey"):
        return _long_enough(printed(session, command))
    if not session.interactive:
        raise UsageError(
            "--passphrase-file is missing: a file that has the new passphrase in its first line. "
            "At a terminal it is asked for.",
            f"{session.command} --passphrase-file FILE",
        )
    return _typed(session)


def _typed(session: Session) -> str:
    from mentorlog.cli.encrypting.passphrase import hidden
    from mentorlog.cli.encrypting.unseen import unseen

    session.say(ADVICE, "", LOST, "")
    left, short = TRIES, MOST_SHORT
    with unseen():
        while left and short:
            words = hidden(session, f"New passphrase, at least {LEAST} characters:")
            try:
                _long_enough(words)
            except UsageError as error:
                session.say(error.sentence)
                short -= 1
                continue
            if hidden(session, "The same once more:") == words:
                return words
            session.say("Those two are not the same.")
            left -= 1
    raise UsageError("No passphrase was chosen, so nothing was changed.", session.command)


def _long_enough(words: str) -> str:
    if not words.isprintable():
        raise UsageError("A passphrase is made of letters, digits, signs and spaces.")
    if len(words.strip()) < LEAST:
        raise UsageError(f"That is too short: {LEAST} characters are the least.")
    return words


def fate_of(session: Session, backups: Sequence[Path], given: Fate | None) -> Fate:
    """What becomes of backups that are not encrypted: as it is given, or answered; UsageError
    where nobody can be asked."""
    from mentorlog.cli.erasing.holding import near

    if not backups or given is not None:
        return given or "keep"
    named = [near(session.journal_path, path) for path in backups]
    if not session.interactive:
        raise UsageError(
            f"Nothing was changed: --backups is missing, which says what becomes of "
            f"{', '.join(named)}: encrypt, delete or keep.",
            f"{session.command} --backups encrypt",
        )
    session.say(
        f"Beside the journal there {'is' if len(named) == 1 else 'are'} "
        f"{plural(len(named), 'backup')} not encrypted:",
        *(f"  {name}" for name in named),
    )
    fates: dict[str, Fate] = {"": "encrypt", "e": "encrypt", "d": "delete", "k": "keep"}
    while True:
        said = session.answer("Encrypt, delete or keep? (E/d/k, then Enter)").casefold()
        if said in fates or said in fates.values():
            return fates.get(said[:1], "encrypt")
        session.say("  e, d or k.")


def fate_of_torn(session: Session, torn: Sequence[Path], given: Fate | None) -> Fate:
    """The same for those that are too damaged to be encrypted: deleted or kept."""
    from mentorlog.cli.erasing.holding import near

    if not torn or given is not None:
        return "delete" if given == "delete" else "keep"
    named = [near(session.journal_path, path) for path in torn]
    if not session.interactive:
        raise UsageError(
            f"Nothing was changed: {', '.join(named)} cannot be read to the end, so that it cannot "
            "be encrypted. --backups delete removes it; with encrypt or keep it stays as it is.",
            f"{session.command} --backups encrypt",
        )
    session.say(
        f"{plural(len(named), 'backup')} cannot be read to the end, and so not be encrypted:",
        *(f"  {name}" for name in named),
    )
    while True:
        said = session.answer("Delete or keep? (d/K)").casefold()
        if said in ("", "k", "keep"):
            return "keep"
        if said in ("d", "delete"):
            return "delete"
        session.say("  d or k.")
