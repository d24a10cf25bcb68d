"""Texts that upset programs, each by its name, and journals that hold them in every field.

All of them are written as escapes, so that this file is safe to look at. With MENTORLOG_DATA, a
folder with larger collections, those are added by `more()`.
"""

import csv
import itertools
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mentorlog.exchange.kinds import keys_of
from mentorlog.record import ENTRIES

TYPES = {cls.type: cls for cls in ENTRIES}
EVERY_KEY = Path(__file__).parent.parent / "exchange" / "every_key.jsonl"
LINES = [json.loads(line) for line in EVERY_KEY.read_text(encoding="utf-8").splitlines()][1:]
ISOLATE, OVERRIDE = "\u2066a\u2069", "\u202eevila\u202c"

TERMINAL = {
    "csi": "\x1b[31mred\x1b[0m",
    "clear": "\x1b[2J\x1b[H",
    "unclosed": "\x1b[31;5;7m",
    "ask back": "\x1b[6n\x1b[c\x1b[21t",
    "title": "\x1b]0;owned\x07",
    "title, st": "\x1b]2;owned\x1b\\",
    "link": "\x1b]8;;http://198.51.100.1/\x1b\\good.example\x1b]8;;\x1b\\",
    "link, open": "\x1b]8;;http://198.51.100.1/",
    "clipboard": "\x1b]52;c;cm0gLXJmIH4K\x07",
    "device": '\x1bP$q"p\x1b\\',
    "picture": "\x1b_Gf=24,s=1;AAAA\x1b\\",
    "reset": "\x1bc",
    "lone escape": "x\x1b",
    "c1 csi": "\x9b31mred",
    "c1 osc": "\x9d0;t\x9c",
    "c1": "".join(map(chr, range(0x80, 0xA0))),
    "c0": "".join(map(chr, range(1, 0x20))),
    "nested": "\x1b[\x1b[31mm\x1b\x1b]0;t\x07c",
    "return": "held\rcalled off",
    "backspace": "missed\b\b\b\b\b\bheld",
    "bell": "\a\a",
    "delete": "a\x7fb",
    "lines": "one\ntwo\r\nthree\x0bfour\x0cfive\x85six\u2028seven\u2029eight",
    "fake": "x\nmentorlog: Saved.\n  Try: rm -rf ~\n",
    "tabs": "a\tb\t\tc",
}
UNICODE = {
    "override": OVERRIDE,
    "isolate": ISOLATE,
    "bidi": "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061cx",
    "invisible": "a\u200bb\u200cc\u200dd\u2060e\ufeff\u00adf\u2061\u180eg\u034fh",
    "nothing to see": "\u200b\ufeff\u202e",
    "joiners": "\u200d\u200d\U0001f600\u200d\u200d\u200d\U0001f600\u200c",
    "tags": "flag\U000e0067\U000e0062\U000e007f",
    "pile": "z" + "\u0300\u0336\u0489\u20dd" * 25 + "z",
    "mark first": "\u0301\ufe0fx",
    "selectors": "\u2764\ufe0f \u2764\ufe0e a\ufe0f\ufe0f \u845b\U000e0100",
    "emoji": "\U0001f469\u200d\U0001f680 \U0001f44d\U0001f3fd 1\ufe0f\u20e3 \U0001f1f3\U0001f1ff",
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 12,
    "combining": "Ame\u0301lie Nguye\u0302\u0303n",
    "hebrew": "\u05e9\u05e8\u05d4 \u05dc\u05d5\u05d9",
    "arabic": "\u0639\u0627\u0626\u0634\u0629 4 (\u0645\u062d\u0645\u062f)",
    "persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "hindi": "\u0936\u094d\u0930\u0940\u0928\u093f\u0935\u093e\u0938 \u0930\u094d\u200d\u0915",
    "thai": "\u0e01\u0e33\u0e40\u0e19\u0e34\u0e14",
    "chinese": "\u738b\u5c0f\u660e\uff08\u5bfc\u5e08\uff09" * 9,
    "korean": "\u1100\u1161\u11a8 \ud55c\uad6d",
    "fullwidth": "\uff21\uff22\uff1d\uff11",
    "blank": "\u3164\u2800\u115f\u00a0\u3000x",
    "turkish": "\u0130\u0131\u1e9e\ufb03",
    "ligature": "\ufdfd",
    "private use": "\ue000\uf8ff\U000f0000\uffff\ufdd0",
    "unassigned": "\u0378\U000e0fff",
}
LANGUAGES = {
    "markup": "[red]x[/red]",
    "markup end": "[/]",
    "markup link": "[link=https://198.51.100.1]x[/link]",
    "emoji name": ":smile: [bold",
    "format": "%s%n%x {0} {x!r} {{}} ${HOME} %(name)s",
    "sql": "'; DROP TABLE meetings; --",
    "fts": "\" AND * -x ' NEAR(a b) col:x ^",
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "attribute": "' onmouseover='alert(1)' x='",
    "svg": "<svg/onload=alert(1)></title></text><script>x</script>",
    "closing": "</style></title></head></svg><iframe src=javascript:alert(1)>",
    "comment": "--><!-- ]]> <![CDATA[ <?php ?>",
    "entity": "&lt;script&gt; &#x3c;b&#62; &amp",
    "island": '{"a": "</script><script>x"}',
    "formula": "=cmd|'/c calc'!A0",
    "formulas": "+1",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "bar": "|calc",
    "formula tab": "\t=1",
    "formula return": "\r=1",
    "formula line": "\n=1",
    "full-width formula": "\uff1d1",
    "apostrophe": "'quoted",
    "apostrophe formula": "'=1",
    "cells": 'a,b;c\t"d""e"\r\nf',
    "ics": "x\nATTENDEE:mailto:a@b.example\r\nBEGIN:VALARM;,\\n\\",
    "markdown": "[x](javascript:a) ![i](http://198.51.100.1/p.png) <b>b</b> `c` *d* __e__ ~~f~~",
    "markdown url": "http://198.51.100.1/x www.example.com mail@example.com <http://a.example>",
    "markdown heading": "# Heading",
    "markdown lines": "a\n# Head\n\n---\n===\n- item\n1. one\n> quote\n    code\n```\n|a|b|\n|-|-|",
    "markdown table": "a | b | c\n|---|---|",
    "markdown list": "1) one",
    "markdown bullet": "+ plus",
    "markdown reference": "[a]: http://198.51.100.1 &copy; \\",
    "shell": "$(touch owned) `touch owned` ; touch owned & touch owned | touch owned",
    "shell quotes": '\'"$(touch owned)"\'\\"$(touch owned)',
    "shell names": "!! ~ * ? {a,b} $HOME %PATH% ^ #",
    "powershell": '"; New-Item owned; $(New-Item owned)"',
    "flag": "--force",
    "dash": "-",
    "path": "../../../etc/passwd",
    "root": "/etc/passwd",
    "drive": "C:\\Windows\\system32",
    "device name": "CON",
    "device file": "NUL.txt",
    "dots": "...",
    "trailing": "name. ",
    "long": "x" * 300,
    "short id": "r1",
    "null": "null",
    "number": "1e999",
}
CORPUS = TERMINAL | UNICODE | LANGUAGES
REFUSED = {"nul": "a\0b", "surrogate": "a\ud83db", "low surrogate": "\udc00"}

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
    "|[\ud800-\udfff\U000e0000-\U000e007f]"
)
SGR = re.compile("\x1b\\[[0-9;]*m")


def unsafe(shown: str) -> list[str]:
    """What is left in an output that a terminal would obey, or nobody would see, once our own
    colours are taken from it."""
    return [hex(ord(one)) for one in UNSAFE.findall(SGR.sub("", shown))]


def more() -> dict[str, str]:
    """The strings of the collections in MENTORLOG_DATA; none where there is no such folder."""
    if "MENTORLOG_DATA" not in os.environ:
        return {}
    nasty = Path(os.environ["MENTORLOG_DATA"], "nasty")
    found: dict[str, str] = {}
    for path in nasty.glob("*naughty*/blns.json"):
        texts = json.loads(path.read_text(encoding="utf-8"))
        found |= {f"naughty {number}": text for number, text in enumerate(texts)}
    for path in nasty.glob("tool_made/terminal_and_unicode.json"):
        groups = json.loads(path.read_text(encoding="utf-8"))
        for group in (some for some in groups.values() if isinstance(some, list)):
            found |= {one["id"]: one["text"] for one in group}
    for path in nasty.glob("*names*/names_not_ascii.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found |= {f"name {n}": row["name"] for n, row in enumerate(csv.DictReader(file))}
    for path in nasty.glob("*csv-injection*/csv-payload.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        found |= {f"payload {number}": text for number, text in enumerate(lines)}
    return {name: text for name, text in found.items() if keepable(text)}


def keepable(text: str) -> bool:
    """Whether a journal can hold it: what is empty, or no text, is refused."""
    return bool(text.strip()) and "\0" not in text and not re.search("[\ud800-\udfff]", text)


def journal(texts: list[str], number: int) -> Iterator[dict[str, Any]]:
    """The lines of a relationship with the next of the texts in every field that takes one, ids
    and keys of one's own too, the first in the first; `number` tells the ids of several apart."""
    following = itertools.cycle(texts)
    ids = {line["id"]: f"{next(following)}-{line['id']}-{number}" for line in LINES}
    for line in LINES:
        said = {name: value for name, value in line.items() if name != "number"}
        for name, key in keys_of(TYPES[line["type"]]).items():
            if name != "form" and key.allowed == "it must be text":
                said[name.rstrip("_")] = next(following)
        for name, value in line.items():
            if name != "number" and isinstance(value, str) and value in ids:
                said[name] = ids[value]
        if line["type"] == "meeting":
            said["answers"] = {next(following): next(following)}
            said["goals"] = [ids[one] for one in line.get("goals", ())]
        said[f"x-{next(following)}"] = {next(following): [next(following)]}
        yield said


def names(texts: list[str]) -> Iterator[dict[str, Any]]:
    """The lines of as many relationships, each between the last of the texts and the next."""
    for number, (mentor, mentee) in enumerate(zip(texts[-1:] + texts, texts, strict=False)):
        sides = {"mentor": mentor, "mentee": mentee, "keeper": "mentor"}
        yield {"type": "relationship", "id": f"n{number}", **sides}
