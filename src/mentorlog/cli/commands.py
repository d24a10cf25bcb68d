"""The commands there are: read for `--help` and suggestions, before any of them is imported."""

from __future__ import annotations

from typing import Final

PANELS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "Every session": {
        "meet": ("meeting.meet", "What happened in a session, or why it did not happen"),
        "prepare": ("meeting.prepare", "The agenda of the next session, from the record"),
        "due": ("looking.due", "What is due now, for a shell prompt or a reminder"),
    },
    "Looking": {
        "health": ("looking.health", "The check: what the record shows, and what to ask next"),
        "show": ("looking.show", "One relationship at a glance"),
        "log": ("looking.log", "Its timeline"),
        "list": ("looking.list", "All relationships in the journal"),
        "report": ("looking.report", "A page to look at or print"),
        "sign": ("looking.sign", "What a warning sign looks for, and why"),
        "guide": ("looking.guide", "What the guidance says, to browse"),
    },
    "Agreeing": {
        "start": ("agreeing.start", "Begin a relationship, and the journal with the first"),
        "agree": ("agreeing.agree", "What was agreed: rhythm, length, notice, expectations"),
        "goal": ("agreeing.goal", "Goals with a measure and a date, and their reviews"),
        "action": ("agreeing.action", "Who promised what by when"),
        "feedback": ("agreeing.feedback", "What one side said to the other"),
        "concern": ("agreeing.concern", "A worry, what was tried, how it was taken"),
        "pause": ("agreeing.pause", "Announce a break"),
        "resume": ("agreeing.pause", "End a break"),
    },
    "Ending": {
        "close": ("closing.close", "Look first, plan the final session, and complete it"),
        "reopen": ("closing.reopen", "Bring a closed relationship back"),
        "brief": ("closing.brief", "A page for somebody who is asked to help the two talk"),
        "keepsake": ("closing.keepsake", "A page of what was reached, for both to keep"),
        "erase": ("erasing.erase", "Erase a relationship and everything about it, for good"),
    },
    "In and out": {
        "import": ("importing", "Bring in a journal, or what another tool holds"),
        "export": ("exporting", "Write a relationship, to keep, to move or to share"),
        "compare": ("looking.compare", "Two sides' views, side by side"),
        "programme": ("programme", "The check over the packets of many pairs"),
    },
    "Safekeeping": {
        "undo": ("rewriting.undo", "Take back the last command that wrote something"),
        "redo": ("rewriting.undo", "Bring back what undo took back"),
        "edit": ("rewriting.edit", "Put right what was written down"),
        "delete": ("rewriting.delete", "Delete something that should never have been written"),
        "history": ("rewriting.history", "What was written about one thing, and when"),
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
