"""What `safe` takes out of a text that is more than ordinary letters.

These patterns take longer to compile than most commands take to answer, and most texts need none
of them: nothing but `safe` imports this, when the first such text is shown.
"""

from __future__ import annotations

import re

_SEQUENCES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)"  # titles, links
    "|\x1b[ -/]*[0-~]"
)
_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f]"
    "|[\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|[\ufdd0-\ufdef\ufffe\uffff]"  # no characters; XML has no place for the last two
    "|[\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_JOINED = "[\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U000116ff]"
_PICTURE = "[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]"
_JOINERS = (
    f"(?<!{_JOINED})\u200c|\u200c(?!{_JOINED})"
    f"|(?<!{_JOINED})(?<!{_PICTURE})\u200d|(?<={_JOINED})\u200d(?!{_JOINED})"
    f"|(?<={_PICTURE})\u200d(?!{_PICTURE})"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0f71-\u0f84\u0f90-\u0fbc\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef]"
)
_PILE = re.compile(f"({_MARK}{{8}}){_MARK}+")  # no writing stands more than 8 on one letter
_FIRST = re.compile(f"^{_MARK}+", re.MULTILINE)  # would stand on what is not theirs


def filtered(text: str, lines: bool) -> str:
    """What `safe` says of any text."""
    if not text.isprintable():
        text = _SEQUENCES.sub("", text)
        text = _BREAKS.sub("\n" if lines else " ", text).replace("\t", " ")
        text = "\n".join(_HIDDEN.sub("", line) for line in text.split("\n"))
        if "\u200c" in text or "\u200d" in text:
            text = re.sub(_JOINERS, "", text)
        text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    return _FIRST.sub("", _PILE.sub(r"\1", text))
