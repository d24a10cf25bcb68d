"""Ending well: `close` in all its steps, `reopen`, `brief` and `keepsake`."""
