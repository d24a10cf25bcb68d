"""How many rounds a test of reliability runs."""

import os

# Read now: while a test runs, no setting of the person who runs it is seen.
_TIMES = float(os.environ.get("MENTORLOG_ROUNDS", "1"))


def rounds(default: float) -> int:
    """`default` rounds, times MENTORLOG_ROUNDS where it is set: 10 makes ten times as many, a
    fraction fewer, and never less than one."""
    return max(1, round(default * _TIMES))
