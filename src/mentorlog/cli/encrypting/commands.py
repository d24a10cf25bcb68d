"""`mentorlog encrypt`, `decrypt`, `rekey`: a journal that opens with a passphrase alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.encrypting.choosing import Fate
from mentorlog.cli.kinds import JSON, short, word
from mentorlog.errors import NotFound
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.cli.encrypting.choosing import Beside
    from mentorlog.cli.session import Session
    from mentorlog.store.encryption.page import Key

commands = Commands()
FROM_FILE = short(
    "a file with the passphrase; - for standard input", "--passphrase-file", metavar="FILE"
)
SETTING = """
Where you do not want to be asked each time, in your settings file:
  [encryption]
  passphrase_command = "pass show mentorlog"
  keyring = true"""


@commands.command("encrypt", example=f"mentorlog encrypt\n{SETTING}")
def encrypt(
    ctx: Ctx,
    passphrase_file: Annotated[str | None, FROM_FILE] = None,
    backups: Annotated[
        Fate | None, word("what becomes of backups that are not encrypted", "--backups")
    ] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Encrypt the journal, so that nobody reads it without its passphrase.

    Nothing is needed: the passphrase is asked for twice, and without it the journal is lost.
    Drafts are encrypted as well, and backups if you like. `mentorlog decrypt` undoes it. It needs
    an extra: pip install "mentorlog[encrypt]".
    """
    from mentorlog.cli.encrypting.choosing import beside, fate_of, fate_of_torn

    session = ctx.obj
    old = _key(session)
    there = beside(session.journal_path)
    plain = (*there.plain_backups, *there.torn_backups)
    if old is not None and not (plain or there.plain_texts):
        _tell(session, as_json, ["It is encrypted already."], encrypted=True)
        session.say(*_elsewhere())
        return
    fate = fate_of(session, there.plain_backups, backups)
    torn = fate_of_torn(session, there.torn_backups, backups)
    key = old or _new(session, passphrase_file)
    turned = there.plain_backups if fate == "encrypt" else ()
    gone = (
        *(there.plain_backups if fate == "delete" else ()),
        *(there.torn_backups if torn == "delete" else ()),
    )
    _turn(session, old, key, there, turned, there.plain_texts, gone)
    said = [
        "The journal is encrypted." if old is None else "The journal was encrypted already.",
        *_with_it(session, turned, there.plain_texts, "encrypted"),
        *([f"{plural(len(gone), 'backup')} deleted."] if gone else []),
    ]
    _tell(session, as_json, said, encrypted=True)
    kept = [path for path in plain if path not in (*turned, *gone)]
    session.say(*_notes(session, kept, there.others, there.torn_backups))
    session.say(*_elsewhere())


@commands.command("decrypt", example="mentorlog decrypt")
def decrypt(ctx: Ctx, as_json: Annotated[bool, JSON] = False) -> None:
    """Make an encrypted journal a plain file again, which opens without a passphrase.

    Nothing is needed but its passphrase, which is asked for. Drafts and backups that have the
    same passphrase are decrypted as well.
    """
    from mentorlog.cli.encrypting.choosing import beside

    session = ctx.obj
    old = _key(session)
    if old is None:
        _tell(session, as_json, ["It is not encrypted."], encrypted=False)
        return
    there = beside(session.journal_path)
    _turn(session, old, None, there, there.shut_backups, there.shut_texts)
    _forget(session, old)
    said = _with_it(session, there.shut_backups, there.shut_texts, "decrypted")
    _tell(session, as_json, ["The journal is a plain file again.", *said], encrypted=False)
    session.say(*_notes(session, (), (*there.others, *there.torn_shut), there.torn_shut))


@commands.command("rekey", example="mentorlog rekey")
def rekey(
    ctx: Ctx,
    passphrase_file: Annotated[str | None, FROM_FILE] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Give an encrypted journal another passphrase.

    Nothing is needed: the one of now is asked for, then the new one, twice. Drafts and backups
    that have the same passphrase get the new one as well. Copies that lie elsewhere keep theirs.
    """
    from mentorlog.cli.encrypting.choosing import beside

    session = ctx.obj
    old = _key(session)
    if old is None:
        raise NotFound(
            "There is no passphrase to change: it is not encrypted.", "mentorlog encrypt"
        )
    there = beside(session.journal_path)
    key = _new(session, passphrase_file)
    _turn(session, old, key, there, there.shut_backups, there.shut_texts)
    _forget(session, old)
    said = _with_it(session, there.shut_backups, there.shut_texts, "changed")
    _tell(session, as_json, ["The journal has its new passphrase.", *said], encrypted=True)
    plain = (*there.plain_backups, *there.torn_backups)
    torn = (*there.torn_backups, *there.torn_shut)
    session.say(*_notes(session, plain, (*there.others, *there.torn_shut), torn))


def _key(session: Session) -> Key | None:
    """The key of the journal, which is read once, and brought up where it is an older one."""
    from mentorlog.store.encryption import connection  # noqa: F401  (is it installed?)
    from mentorlog.store.encryption.sealing import key_of

    with session.reading():
        pass
    return key_of(session.journal_path.absolute())


def _new(session: Session, file: str | None) -> Key:
    from mentorlog.cli.encrypting.choosing import chosen
    from mentorlog.store.encryption.page import Key, derived, new_salt

    salt = new_salt()
    return Key(derived(chosen(session, file), salt), salt)


def _turn(
    session: Session,
    old: Key | None,
    key: Key | None,
    there: Beside,
    backups: Sequence[Path],
    texts: Sequence[Path],
    unwanted: Sequence[Path] = (),
) -> None:
    from mentorlog import unlocking
    from mentorlog.store.encryption.turning import turn

    path = session.journal_path
    turn(
        path,
        old,
        key,
        backups=backups,
        texts=texts,
        unwanted=unwanted,
        meanwhile=lambda: there.refuse_more(path),
    )
    session.committed = True
    if key is not None:
        unlocking.learn(key.salt, key.raw)
        _remember(session, key)


def _remember(session: Session, key: Key) -> None:
    from mentorlog.cli.chosen import encryption
    from mentorlog.cli.encrypting import keyrings

    if encryption(session).keyring and not keyrings.keep(key.salt, key.raw):
        session.say("note: the system keyring did not take the key; it is asked for again.")


def _forget(session: Session, key: Key) -> None:
    from mentorlog.cli.chosen import encryption
    from mentorlog.cli.encrypting import keyrings

    if encryption(session).keyring:
        keyrings.forget(key.salt)


def _with_it(
    session: Session, backups: Sequence[Path], texts: Sequence[Path], done: str
) -> Iterator[str]:
    from mentorlog.drafts import number

    drafts = number(session.journal_path, texts) if texts else 0
    counts = [
        plural(some, what) for some, what in ((len(backups), "backup"), (drafts, "draft")) if some
    ]
    if counts:
        yield f"With it {done}: {' and '.join(counts)}."


def _notes(
    session: Session,
    plain: Iterable[Path],
    others: Iterable[Path],
    torn: Container[Path] = (),
) -> Iterator[str]:
    from mentorlog.cli.erasing.holding import near

    for paths, said in (
        (plain, "not encrypted"),
        (others, "encrypted with another passphrase, which it keeps"),
    ):
        for path in paths:
            why = " It is damaged, so that it stays as it is." if path in torn else ""
            yield f"note: {near(session.journal_path, path)} is {said}.{why}"


def _elsewhere() -> Iterator[str]:
    """What lies in no folder of a journal, so that nobody can tell of which it is."""
    from mentorlog.cli.asking.unsaved import elsewhere

    for path in elsewhere():
        yield (
            f"note: {path} has words that could not be saved, and is not encrypted. Once they are "
            "saved or not needed, delete it."
        )


def _tell(session: Session, as_json: bool, said: Iterable[str], **data: Any) -> None:
    if as_json:
        session.print_json({"journal": str(session.journal_path.absolute()), **data})
    else:
        session.out(*said)
