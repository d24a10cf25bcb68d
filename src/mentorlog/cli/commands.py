"""The commands there are: read for `--help` and suggestions, before any of them is imported."""

from __future__ import annotations

from typing import Final

PANELS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "Every session": {
        "meet": ("meet", "What happened in a session, or why it did not happen"),
        "prepare": ("prepare", "The agenda of the next session, from the record"),
        "due": ("due", "What is due now, for a shell prompt or a reminder"),
    },
    "Looking": {
        "health": ("health", "The check: what the record shows, and what to ask next"),
        "show": ("show", "One relationship at a glance"),
        "log": ("log", "Its timeline"),
        "list": ("list", "All relationships in the journal"),
        "report": ("report", "A page to look at or print"),
        "sign": ("sign", "What a warning sign looks for, and why"),
        "guide": ("guide", "What the guidance says, to browse"),
    },
    "Agreeing": {
        "start": ("start", "Begin a relationship, and the journal with the first"),
        "agree": ("agree", "What was agreed: rhythm, length, notice, expectations"),
        "goal": ("goal", "Goals with a measure and a date, and their reviews"),
        "action": ("action", "Who promised what by when"),
        "feedback": ("feedback", "What one side said to the other"),
        "concern": ("concern", "A worry, what was tried, how it was taken"),
        "pause": ("pause", "Announce a break"),
        "resume": ("pause", "End a break"),
    },
    "Ending": {
        "close": ("close", "Look first, plan the final session, and complete it"),
        "reopen": ("reopen", "Bring a closed relationship back"),
        "brief": ("brief", "A page for somebody who is asked to help the two talk"),
        "keepsake": ("keepsake", "A page of what was reached, for both to keep"),
        "erase": ("erase", "Erase a relationship and everything about it, for good"),
    },
    "In and out": {
        "import": ("importing", "Bring in a journal, or what another tool holds"),
        "export": ("exporting", "Write a relationship, to keep, to move or to share"),
        "compare": ("compare", "Two sides' views, side by side"),
        "programme": ("programme", "The check over the packets of many pairs"),
    },
    "Safekeeping": {
        "undo": ("undo", "Take back the last command that wrote something"),
        "redo": ("undo", "Bring back what undo took back"),
        "edit": ("edit", "Put right what was written down"),
        "delete": ("delete", "Delete something that should never have been written"),
        "history": ("history", "What was written about one thing, and when"),
        "backup": ("safekeeping.backup", "A copy of the whole journal, checked"),
        "restore": ("safekeeping.restore", "Bring a backup back"),
        "encrypt": ("encrypting.commands", "A journal that opens with a passphrase alone"),
        "decrypt": ("encrypting.commands", "Make it a plain file again"),
        "rekey": ("encrypting.commands", "Give it another passphrase"),
        "doctor": ("safekeeping.doctor", "Whether the journal file is whole, and what to do"),
        "demo": ("demo", "A ready-made journal to try everything on"),
    },
}
"""Panel -> command -> (module in this package, one line of help)."""
