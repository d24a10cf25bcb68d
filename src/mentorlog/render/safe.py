"""The one filter between stored text and a terminal."""

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
    "|[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|[\U000e0000-\U000e007f]"
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"  # joiners outside a script
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def safe(text: str, lines: bool = False) -> str:
    """`text` without anything that moves a cursor, hides, or turns the reading direction.

    Line breaks become spaces, or stay (as `\\n`) where `lines` is true; a tab becomes a space;
    a lone surrogate becomes U+FFFD. Joiners stay where emoji and scripts need them.
    """
    if text.isprintable():
        return text
    text = _SEQUENCES.sub("", text)
    text = _BREAKS.sub("\n" if lines else " ", text).replace("\t", " ")
    kept = "\n".join(_HIDDEN.sub("", line) for line in text.split("\n"))
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", kept)
