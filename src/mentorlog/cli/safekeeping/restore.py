"""`mentorlog restore`: a backup in the place of the journal, once somebody has seen what goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import added, line
from mentorlog.cli.kinds import JSON, flag, what
from mentorlog.cli.naming import both
from mentorlog.cli.safekeeping import differing, words
from mentorlog.cli.safekeeping.backup import found, listed
from mentorlog.errors import JournalError, JournalMissing, UsageError
from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record import Entry, Relationship
    from mentorlog.store.contents import Contents
    from mentorlog.store.restoring import Compared

commands = Commands()
NAMED = 12  # entries of one relationship
QUESTION = "Put it in the place of the journal? (y/N, then Enter)"
EXAMPLE = """\
mentorlog restore
mentorlog restore /media/stick
mentorlog restore journal-2026-11-22.db --dry-run
mentorlog restore journal-2026-11-22.db"""


class Seen(Frozen):
    """What would take the place of what: `now` and `compared` are None where the journal cannot
    be read, and `wrong` says why; both are empty where there is none."""

    file: Path
    now: Contents | None
    then: Contents
    compared: Compared | None
    wrong: str | None


@commands.command("restore", example=EXAMPLE)
def restore(
    ctx: Ctx,
    file: Annotated[str | None, what("a backup: its name, or a path", "FILE")] = None,
    dry_run: Annotated[
        bool, flag("say what goes and what comes; change nothing", "--dry-run")
    ] = False,
    yes: Annotated[bool, flag("do not ask", "--yes")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Bring a backup back, in the place of the journal.

    Without FILE the backups are listed; with a folder, such as a stick, those in it. What goes
    and what comes is shown first; the journal as it was is kept as a backup, so that this can be
    taken back the same way. It works where the journal is damaged or gone, too: what is there is
    then kept beside it as it is.
    """
    session = ctx.obj
    if file is None:
        listed(session, as_json)
        return
    path = found(session, file)
    if path.is_dir():
        if yes:
            raise UsageError(
                f"{path} is a folder, and --yes takes a file in it.",
                line(["mentorlog", "restore", file]),
            )
        listed(session, as_json, path)
        return
    seen = _seen(session, path)
    if not as_json:
        session.out(*_preview(session, seen))
    if dry_run:
        _tell(session, seen, None, as_json, saved=False)
        return
    if not yes and not _agreed(session):
        session.out("Nothing was changed.")
        return
    from mentorlog.store import restoring

    kept = restoring.restore(session.journal_path, seen.file, session.today)
    _tell(session, seen, kept, as_json, saved=True)


def _seen(session: Session, file: Path) -> Seen:
    """What the two hold; JournalDamaged where the backup is not whole."""
    from mentorlog import store
    from mentorlog.store import restoring
    from mentorlog.store.contents import contents
    from mentorlog.store.guarding import visiting

    _refuse_itself(session, file)
    then = contents(file)
    with visiting(file) as there:
        restoring.refuse_unfit(there, file)
        try:
            with store.reading(session.journal_path) as here:
                compared = restoring.compare(here, there)
            return Seen(file, contents(session.journal_path), then, compared, None)
        except JournalMissing:
            return Seen(file, None, then, None, None)
        except JournalError as error:
            return Seen(file, None, then, None, error.sentence)


def _refuse_itself(session: Session, file: Path) -> None:
    path = session.journal_path
    if path.exists() and file.samefile(path):
        raise UsageError(f"{file} is the journal itself.", "mentorlog restore")


def _agreed(session: Session) -> bool:
    if not session.interactive:
        raise UsageError(
            "Nothing was changed; --yes puts it in the place of the journal without asking.",
            added(session, "--yes"),
        )
    return session.sure(QUESTION)


# Saying it.


def _preview(session: Session, seen: Seen) -> Iterator[str]:
    yield f"{words.name_of(session, seen.file)} holds:"
    yield f"  {words.held(seen.then)}"
    if seen.then.people:
        yield f"  {words.people(seen.then)}"
    if seen.wrong is not None:
        yield "The journal that is there cannot be read, and is kept beside the new one as it is:"
        yield f"  {seen.wrong}"
    elif seen.now is None or seen.compared is None:
        yield f"There is no journal at {session.journal_path} now."
    else:
        yield "The journal as it is now holds:"
        yield f"  {words.held(seen.now)}"
        yield from _differing(seen.compared)


def _differing(compared: Compared) -> Iterator[str]:
    if not (compared.only_now or compared.only_then or compared.changed):
        yield "What is recorded is the same in both; the history of the changes may differ."
        return
    if compared.only_now:
        yield "Only the journal as it is now has, and it would be gone from it:"
        yield from _named(compared.only_now)
    if compared.only_then:
        yield "Only the backup has, and it would be there again:"
        yield from _named(compared.only_then)
    yield from differing.lines(compared.changed)


def _named(pairs: Sequence[tuple[Relationship, Entry]]) -> Iterator[str]:
    """The entries by their short ids, a line for each relationship."""
    by_home: dict[str, tuple[Relationship, list[str]]] = {}
    for home, entry in pairs:
        by_home.setdefault(home.id, (home, []))[1].append(entry.short)
    for home, ids in by_home.values():
        more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
        yield f"  {both(home)} ({home.short}): {', '.join(ids[:NAMED])}{more}"


def _tell(session: Session, seen: Seen, kept: Path | None, as_json: bool, *, saved: bool) -> None:
    if as_json:
        session.print_json(_data(seen, kept, saved))
        return
    if not saved:
        session.out("Nothing was changed: this was a dry run.")
        return
    session.out(f"Brought back: {words.held(seen.then)}.")
    if kept is not None:
        session.out(f"  What was there before is kept in {words.name_of(session, kept)}")
    if kept is not None and kept.parent == words.folder(session):
        session.out(f"  mentorlog restore {kept.name} takes this back.")
        _prune(session)


def _prune(session: Session) -> None:
    from mentorlog.cli.safekeeping.copying import prune

    prune(session)


def _data(seen: Seen, kept: Path | None, saved: bool) -> dict[str, Any]:
    compared = seen.compared
    return {
        "restored": saved,
        "from": str(seen.file),
        "holds": words.data(seen.then),
        "held_before": None if seen.now is None else words.data(seen.now),
        "journal_unreadable": seen.wrong,
        "only_now": _ids(compared.only_now if compared else ()),
        "only_in_backup": _ids(compared.only_then if compared else ()),
        "changed": len(compared.changed) if compared else None,
        "differing": _ids([(one.home, one.now) for one in compared.changed] if compared else ()),
        "kept": None if kept is None else str(kept),
    }


def _ids(pairs: Sequence[tuple[Relationship, Entry]]) -> list[dict[str, str]]:
    return [
        {
            "relationship": home.id,
            "relationship_short": home.short,
            "short": entry.short,
            "type": entry.type,
            "id": entry.id,
        }
        for home, entry in pairs
    ]
