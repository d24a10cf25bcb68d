"""Files of every kind that somebody may import, and what may have become of one on its way."""

from collections.abc import Callable
from random import Random

from exchange.journals import EVERY_KEY

LINES = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-TIMEZONE:Europe/London\r\n"
    b"BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
    b"TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    b"END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\n"
    b"TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    b"END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:one@x\r\nDTSTAMP:20260101T000000Z\r\nSEQUENCE:2\r\n"
    b"SUMMARY:Tariq / Sarah\r\nDTSTART;TZID=Here:20260216T100000\r\nDURATION:PT1H\r\n"
    b"RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;UNTIL=20260901T000000Z\r\n"
    b"EXDATE;TZID=Here:20260302T100000\r\nRDATE;TZID=Here:20260304T100000\r\n"
    b"ATTENDEE;CN=Sarah;PARTSTAT=DECLINED:mailto:sarah@example.org\r\nEND:VEVENT\r\n"
    b"BEGIN:VEVENT\r\nUID:one@x\r\nRECURRENCE-ID;TZID=Here:20260309T100000\r\n"
    b"DTSTART;TZID=Here:20260310T110000\r\nDTEND;TZID=Here:20260310T120000\r\n"
    b"SUMMARY:Sarah\r\nSTATUS:CANCELLED\r\nCLASS:PRIVATE\r\nEND:VEVENT\r\n"
    b"BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Sarah\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
)
TABLE = (
    'Date,Time,Status,Minutes,Notes,Next\r\n05/01/2026,17:00,held,50,"went well, ""very""",\r\n'
    "19/01/2026,5pm,cancelled by mentee,,=1+1,2026-02-02\r\n2.2.2026,,no show (Sarah),½ h,Zoë,\r\n"
).encode()
TASKS = (
    b'[{"uuid":"6b3f5c1e-0000-4000-8000-000000000001","description":"Send it","status":"pending",'
    b'"entry":"20260105T100000Z","due":"20260401T000000Z","tags":["Sarah"],"urgency":4.5,'
    b'"annotations":[{"entry":"20260106T100000Z","description":"half"}]},\n'
    b'{"uuid":"6b3f5c1e-0000-4000-8000-000000000002","description":"Read","status":"completed",'
    b'"end":"20260110T100000Z","entry":"20260105T100000Z","modified":"20260110T100000Z",'
    b'"project":"Sarah.cv","owner":"mentor"}]'
)
DIARY = (
    b'{"tags":{"@sarah":1},"entries":[{"title":"Session with @sarah.","body":"We talked.\\nMore.",'
    b'"date":"2026-01-19","time":"17:00","tags":["@sarah"],"starred":false},'
    b'{"title":"Cancelled","body":"","date":"2026-02-02","time":"09:00","tags":[]}]}'
)
LOG = (
    b"# Log\n\nwords before\n\n## 2026-01-19 17:00-18:00\n- [ ] Sarah: send it by 2 feb\n"
    b"- [x] me: go\n"
    b"We talked.\n```\n## 2026-01-01\n```\n\n## 2 Feb 2026 cancelled by Sarah (ill)\n\n"
    b"### notes\n> *so* it is\n\n## 27.3.\nlast\n"
)
SETTINGS = (
    b"[thresholds.cancelling]\nwatch = 3\n[thresholds.cancelling.weekly]\nwatch = 4\n"
    b'[days]\norder = "day-month"\n[meet]\nask = ["happened", "when", "next"]\n'
    b'own_questions = ["How was the pace?"]\n[backups]\nkeep = 5\n'
    b'[encryption]\npassphrase_command = "false"\nkeyring = false\n'
)
KINDS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "x.jsonl": (EVERY_KEY.replace(b'"number":1,', b'"number":7,', 1), ()),
    "x.csv": (TABLE, ("--day-order", "day-month")),
    "x.tsv": (TABLE.replace(b",", b"\t"), ("--skip-bad",)),
    "tasks.json": (TASKS, ("--taskwarrior", "--owner", "mentee")),
    "diary.json": (DIARY, ("--jrnl", "--as-meetings")),
    "x.md": (LOG, ("--owner", "mentee")),
    "x.ics": (LINES, ()),
}
"""The name of a file of each kind, one that is as it should be, and what is typed with it."""

TOKENS = (
    *(
        b"",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n",
        b"\r\n\r\n",
        b"\\",
        b'"',
        b"'",
        b",",
        b";",
    ),
    *(b"[", b"{", b"]", b"}", b"null", b"true", b"NaN", b"1e999", b"-0", b"9" * 30, b"9" * 5000),
    *(b"0x" + b"f" * 9000, b"2026-01-01T00:00:00Z", b"inf"),
    *(
        b"\\u0000",
        b"\\ud800",
        b"\xed\xa0\x80",
        "‮".encode(),
        "🤝".encode(),
        "ﷺ".encode(),
        b"\x1b[2J",
    ),
    *(b"0001-01-01", b"9999-12-31", b"10000-01-01", b"2026-02-30", b"24:00", b"00000000T000000Z"),
    *(
        b"BEGIN:VEVENT\r\n",
        b"END:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\n",
        b"FREQ=SECONDLY",
        b"INTERVAL=0",
    ),
    *(b"COUNT=1000000000", b"BYMONTHDAY=30;BYMONTH=2", b"UNTIL=soon", b"PT99999999999H", b"-P1D"),
    *(
        b"TZID=../../etc/passwd",
        b"TZOFFSETTO:+9999",
        b"## 2026-01-19\n",
        b"- [ ] ",
        b"```\n",
        b"3/4",
    ),
    *(b'"type":', b'"id":"r1",', b'"relationship":"none"', b'"x-a":{}', b"[[", b"P0D", b"P999Y"),
)
CODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "mac-roman", "utf-8-sig")


def spoiled(chance: Random, whole: bytes) -> bytes:
    """The file after one to four mishaps."""
    for _ in range(chance.randint(1, 4)):
        whole = chance.choice(MISHAPS)(chance, whole)
    return whole[:400_000]


def _part(chance: Random, whole: bytes) -> tuple[int, int]:
    begin = chance.randint(0, len(whole))
    return begin, min(len(whole), begin + chance.choice((1, 1, 2, 8, 40, 400)))


def _cut(chance: Random, whole: bytes) -> bytes:
    return whole[: chance.randint(0, len(whole))]


def _without(chance: Random, whole: bytes) -> bytes:
    begin, end = _part(chance, whole)
    return whole[:begin] + whole[end:]


def _again(chance: Random, whole: bytes) -> bytes:
    begin, end = _part(chance, whole)
    return whole[:end] + whole[begin:end] * chance.choice((1, 2, 50, 1000)) + whole[end:]


def _flipped(chance: Random, whole: bytes) -> bytes:
    changed = bytearray(whole)
    for _ in range(chance.randint(1, 8) if whole else 0):
        changed[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(changed)


def _with_token(chance: Random, whole: bytes) -> bytes:
    begin, end = _part(chance, whole)
    return whole[:begin] + chance.choice(TOKENS) + whole[chance.choice((begin, end)) :]


def _other_number(chance: Random, whole: bytes) -> bytes:
    places = [at for at, byte in enumerate(whole) if 48 <= byte <= 57]
    if not places:
        return whole
    at = chance.choice(places)
    return whole[:at] + chance.choice((b"0", b"9", b"-1", b"9" * 40, b"1.5")) + whole[at + 1 :]


def _other_lines(chance: Random, whole: bytes) -> bytes:
    lines = whole.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines[: chance.randint(0, len(lines))])


def _nested(chance: Random, whole: bytes) -> bytes:
    begin, end = _part(chance, whole)
    depth = chance.choice((3, 100, 3000))
    opened, closed = chance.choice(((b"[", b"]"), (b'{"a":', b"}"), (b"BEGIN:X\r\n", b"END:X\r\n")))
    return whole[:begin] + opened * depth + whole[begin:end] + closed * depth + whole[end:]


def _recoded(chance: Random, whole: bytes) -> bytes:
    return whole.decode("utf-8", "replace").encode(chance.choice(CODINGS), "replace")


MISHAPS: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(_cut, _without, _again, _flipped, _with_token, _with_token, _with_token),
    *(_other_number, _other_number, _other_lines, _nested, _recoded),
)
