#!/usr/bin/env python3
"""How long others of the kind take for the same work: adding an entry, and finding three.

usage: python benchmarks/peers.py [--install FOLDER | --bin FOLDER …] [--rounds N] [--entries N …]

The others are jrnl, Watson and todoman, Python programs that keep a diary, times and tasks. Each
is run from an environment of its own: --install makes one for each in FOLDER with pip, and says
which could not be had; without it those in the folders of --bin are taken, then those on the
PATH. Every round runs each of them, and mentorlog, right after a run of the floor of
startup.py, on stores of 100 and of 5,000 entries; what one run has added is taken away before
the next.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import startup

PACKAGES = {"jrnl": "jrnl", "watson": "td-watson", "todo": "todoman"}
"""The program of each, and the package it comes in."""
SIZES = (100, 5000)
WORD = "lighthouse"
FOUND = 3
BEGUN = datetime(2012, 1, 2, 9)
INSTALLING = 300  # seconds
DIARY = """\
journals:
  default:
    journal: {}
version: v4.6
editor: ""
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: "%F %H:%M"
tagsymbols: "@"
highlight: false
linewrap: 79
indent_character: "|"
colors: {{body: none, date: none, tags: none, title: none}}
"""


class Work(NamedTuple):
    """What a program is asked: the two lines, where its store is, what it is told of that."""

    add: Sequence[str]
    find: Sequence[str]
    store: Path
    env: Mapping[str, str]


def texts(entries: int) -> Iterator[tuple[datetime, str, str]]:
    """The day, the title and the words of each entry; three of them hold the word."""
    holds = {entries * part // (FOUND + 1) for part in range(1, FOUND + 1)}
    for number in range(entries):
        words = f"What we spoke about, part {number}. " * (1 + number % 4)
        word = f"{WORD} " if number in holds else ""
        yield BEGUN + timedelta(days=number), f"Session {number}", f"{word}{words}"


def jrnl(folder: Path, entries: int) -> Work:
    """A diary in one text file."""
    store, config = folder / "journal.txt", folder / "jrnl.yaml"
    told = (f"[{day:%Y-%m-%d %H:%M}] {title}.\n{words}\n\n" for day, title, words in texts(entries))
    store.write_text("".join(told), encoding="utf-8")
    config.write_text(DIARY.format(json.dumps(str(store))), encoding="utf-8")
    here = ("--config-file", str(config))
    return Work((*here, "today: A session. The plan"), (*here, "-contains", WORD), store, {})


def watson(folder: Path, entries: int) -> Work:
    """Times in one file of JSON."""
    store = folder / "frames"
    frames = []
    for day, title, words in texts(entries):
        start = int(day.timestamp())
        project = WORD if WORD in words else "mentoring"
        frames.append([start, start + 3600, project, uuid.uuid4().hex, [title], start])
    store.write_text(json.dumps(frames), encoding="utf-8")
    add = ("add", "-f", "2026-03-11 09:00", "-t", "2026-03-11 10:00", "mentoring", "+plan")
    find = ("log", "--all", "--no-pager", "--project", WORD)
    return Work(add, find, store, {"WATSON_DIR": str(folder)})


def todo(folder: Path, entries: int) -> Work:
    """Tasks, each in a calendar file."""
    store, config = folder / "lists", folder / "todoman.py"
    (store / "mentoring").mkdir(parents=True)
    for number, (day, title, words) in enumerate(texts(entries)):
        at = f"{day:%Y%m%dT%H%M%SZ}"
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//EN", "BEGIN:VTODO"]
        lines += (f"UID:{number}", f"DTSTAMP:{at}", f"CREATED:{at}", f"SUMMARY:{title} {words}")
        text = "\r\n".join((*lines, "END:VTODO", "END:VCALENDAR", ""))
        (store / "mentoring" / f"{number}.ics").write_text(text, encoding="utf-8", newline="")
    config.write_text(
        f"path = {str(store / '*')!r}\ncache_path = {str(folder / 'cache.db')!r}\n"
        "default_list = 'mentoring'\n",
        encoding="utf-8",
    )
    here = ("--config", str(config))
    return Work(
        (*here, "new", "-l", "mentoring", "The plan"), (*here, "list", "--grep", WORD), store, {}
    )


def mentorlog(folder: Path, entries: int) -> Work:
    """The journal of startup.py; the word stands in the notes of three sessions."""
    made = list(startup.records(entries))
    held = [record for record in made if "notes" in record]
    for part in range(1, FOUND + 1):
        held[len(held) * part // (FOUND + 1)]["notes"] += WORD
    lines, store = folder / "made-up.jsonl", folder / "journal.db"
    lines.write_text("".join(json.dumps(one) + "\n" for one in made), encoding="utf-8")
    env = startup.environment(folder, store)
    startup.timed(["-m", "mentorlog", "import", str(lines)], env)
    return Work(startup.COMMANDS["meet"], ("log", "--grep", WORD), store, env)


STORES: dict[str, Callable[[Path, int], Work]] = {
    "mentorlog": mentorlog,
    "jrnl": jrnl,
    "watson": watson,
    "todo": todo,
}


def install(folder: Path) -> Iterator[Path]:
    """Make an environment for each package; the folders of their programs. What cannot be had
    is said."""
    for program, package in PACKAGES.items():
        place = folder / program
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, timeout=INSTALLING)
        programs = place / ("Scripts" if sys.platform == "win32" else "bin")
        ran = subprocess.run(
            [str(programs / "python"), "-m", "pip", "install", "-q", package],
            capture_output=True,
            text=True,
            timeout=INSTALLING,
            check=False,
        )
        if ran.returncode:
            why = (ran.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"{package} could not be installed: {why}", file=sys.stderr)
        else:
            yield programs


def programs(folders: Sequence[Path]) -> dict[str, list[str]]:
    """How each program is called: mentorlog by this Python, the others where they are found."""
    where = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    found = {name: shutil.which(name, path=where) for name in PACKAGES}
    for name in (name for name, path in found.items() if path is None):
        print(f"{PACKAGES[name]} is not here (--install FOLDER)", file=sys.stderr)
    others = {name: [path] for name, path in found.items() if path is not None}
    return {"mentorlog": [sys.executable, "-m", "mentorlog"]} | others


def put_back(kept: Path, store: Path) -> None:
    """The store as it was before anything was added."""
    if kept.is_dir():
        for new in {p.name for p in (store / "mentoring").iterdir()} - {
            p.name for p in (kept / "mentoring").iterdir()
        }:
            (store / "mentoring" / new).unlink()
    else:
        shutil.copyfile(kept, store)


def measure(
    called: Mapping[str, Sequence[str]], entries: int, rounds: int, folder: Path
) -> dict[tuple[str, str], list[startup.Pair]]:
    """For each program and each work the pairs of a run of the floor and its own after it."""
    works: dict[str, Work] = {}
    pairs: dict[tuple[str, str], list[startup.Pair]] = {}
    base = startup.environment(folder, folder / "none.db")
    for name in called:
        (folder / name).mkdir(mode=0o700)
        works[name] = STORES[name](folder / name, entries)
        kept = folder / f"{name}-kept"
        refuse_lost([*called[name], *works[name].find], {**base, **works[name].env})
        (shutil.copytree if works[name].store.is_dir() else shutil.copyfile)(
            works[name].store, kept
        )
        pairs |= {(name, "add"): [], (name, "find"): []}
    order, chance = list(pairs), random.Random(3)
    for number in range(rounds + 1):
        chance.shuffle(order)
        for name, what in order:
            work = works[name]
            put_back(folder / f"{name}-kept", work.store)
            asked = work.add if what == "add" else work.find
            floor = startup.timed(startup.FLOOR, base)
            pair = startup.Pair(floor, run([*called[name], *asked], {**base, **work.env}))
            if number:  # the first round fills the caches
                pairs[name, what].append(pair)
    return pairs


def refuse_lost(argv: Sequence[str], env: dict[str, str]) -> None:
    """SystemExit where a program does not find the three that are there."""
    ran = subprocess.run(argv, env=env, capture_output=True, text=True, timeout=60, check=False)
    if ran.stdout.count(WORD) not in (FOUND, FOUND + 1):  # which may be said above them
        raise SystemExit(f"{' '.join(argv)}: not {FOUND} found\n{ran.stdout}{ran.stderr}")


def run(argv: list[str], env: dict[str, str]) -> startup.Took:
    """What one run of a program takes, which has a Python of its own."""
    own = env if argv[0] == sys.executable else {k: v for k, v in env.items() if k != "PYTHONPATH"}
    return startup.timed(argv, own, ())


def table(pairs: Mapping[tuple[str, str], list[startup.Pair]], entries: int) -> str:
    """The medians as a Markdown table."""
    floor = statistics.median(p.floor.wall for several in pairs.values() for p in several)
    rows = [
        f"| {entries:,} entries | work | median ms | by clock | of processor |",
        "|---|---|---|---|---|",
        f"| floor | | {1000 * floor:.0f} | 1.00 | 1.00 |",
    ]
    for (name, what), several in pairs.items():
        ms = 1000 * statistics.median(own.wall for _, own in several)
        ratio = statistics.median(own.wall / floor.wall for floor, own in several)
        used = startup.processor(several)
        rows.append(f"| {name} | {what} | {ms:.0f} | {ratio:.2f} | {used:.2f} |")
    return "\n".join(rows)


def main() -> int:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--install", type=Path, metavar="FOLDER")
    parser.add_argument("--bin", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--entries", type=int, nargs="+", default=SIZES, metavar="N")
    options = parser.parse_args()
    own = list(install(options.install)) if options.install else []
    called = programs([*own, *options.bin])
    for entries in options.entries:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            pairs = measure(called, entries, options.rounds, Path(folder))
        print(table(pairs, entries), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
