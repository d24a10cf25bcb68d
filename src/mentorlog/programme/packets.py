"""One packet of many: what the check says of it, in a row without a word that anybody wrote.

What is done here is done in other processes and on other machines, too: it takes and gives
nothing but plain values.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

from mentorlog import __version__
from mentorlog.errors import ImportRefused
from mentorlog.exchange.packet import NOT_TAKEN, Packet, read_packet
from mentorlog.frozen import Frozen
from mentorlog.health import Checkup, examine

KEY = 12  # bytes that stand for a relationship; two of a million share them never
REVISIONS = 62  # bits of a revision


class Row(Frozen):
    """What is said of one packet: `line` is its row as JSON; `key` stands for its relationship,
    and of two packets of one relationship that with the greater `stamp` is the later one."""

    key: bytes
    stamp: int
    line: bytes


class Unread(Frozen):
    """A file that could not be taken, and why, in a sentence that quotes nothing of it."""

    file: str
    why: str


class Asked(Frozen):
    """How packets are looked at: as of no later day than `today`, with which thresholds, and
    whether a row says who they are."""

    today: date
    limits: Mapping[str, Any]
    named: bool = False


def examined(files: Iterable[str], asked: Asked) -> tuple[str, list[Row | Unread]]:
    """What is said of each of the files, in their order, and by which mentorlog."""
    return __version__, [looked_at(file, asked) for file in files]


def looked_at(file: str, asked: Asked) -> Row | Unread:
    """The row of one packet, or why there is none."""
    try:
        packet = _read(file)
        as_of = min(packet.exported_on, asked.today)  # it cannot show what came after
        checkup = examine(packet.record, as_of, asked.limits)
        return _row(file, packet, checkup, asked.named)
    except ImportRefused as error:
        return Unread(file, _why(error))
    except OSError as error:
        return Unread(file, f"it cannot be read: {error.strerror or 'not a path'}")
    except ValueError:  # a name that no file can have
        return Unread(file, "it cannot be read: not a path")
    except Exception as error:
        kind = type(error).__name__
        return Unread(file, f"it could not be examined, which is a bug in mentorlog ({kind})")


def _read(file: str) -> Packet:
    mode = os.stat(file).st_mode
    if stat.S_ISDIR(mode):
        raise OSError(0, "a folder that cannot be opened")
    if not stat.S_ISREG(mode):
        raise OSError(0, "no plain file")  # a pipe would be waited for
    with open(file, "rb") as stream:
        return read_packet(stream)


def _why(error: ImportRefused) -> str:
    """The reason without what stands in the file: that may be anybody's words."""
    if (error.try_ or "").startswith("pip "):
        return f"a later mentorlog wrote it; to read it here: {error.try_}"
    line = re.match(r"line (\d+)", error.sentence)
    if line is None:
        return error.sentence.removesuffix(NOT_TAKEN).rstrip(".")
    if line[1] == "1":
        return "this file is no packet: its first line is not that of one"
    return (
        f"line {line[1]} is not as the format has it; mentorlog import FILE --dry-run says what is "
        "wrong with it"
    )


def _row(file: str, packet: Packet, checkup: Checkup, names: bool) -> Row:
    about = packet.relationship
    line = (
        {"type": "relationship"}
        | told(checkup)
        | {
            "view": packet.view,
            "exported_on": packet.exported_on.isoformat(),
            "file": readable(file),
        }
    )
    if names:
        line |= {"mentor": about.mentor, "mentee": about.mentee}
    return Row(
        key=blake2b(about.id.encode(), digest_size=KEY).digest(),
        stamp=packet.exported_on.toordinal() << REVISIONS | packet.revision,
        line=json.dumps(line).encode() + b"\n",
    )


def told(checkup: Checkup) -> dict[str, Any]:
    """What a row says of a checkup: the level, the signs that are shown, and what was counted."""
    counted = checkup.coverage
    return {
        "relationship": checkup.record.relationship.id,
        "as_of": checkup.today.isoformat(),
        "level": checkup.level,
        "signs": [
            {"sign": one.sign.slug, "side": one.verdict.side, "level": one.verdict.level}
            for one in checkup.shown
            if hasattr(one.verdict, "level")
        ],
        "meetings_counted": counted.meetings,
        "meetings_not_recorded": len(counted.meetings_not_recorded),
        "actions_judged": counted.actions,
        "actions_not_recorded": len(counted.actions_not_recorded),
        "goals_open": counted.goals_open,
    }


def readable(file: str) -> str:
    """A path as text; what of it is none is replaced."""
    return os.fsencode(file).decode(errors="replace") if "\0" not in file else repr(file)
