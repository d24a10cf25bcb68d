"""Runs many commands in one process; a script for tests that watch it from outside.

usage: python many_calls.py < CALLS

CALLS is JSON, a list of command lines. What comes back is JSON: the exit code of each.
"""

import json
import sys

from hasty import hasty
from reliability.no_room import call

if __name__ == "__main__":
    calls = json.load(sys.stdin)
    with hasty():
        codes = [call(argv)[0] for argv in calls]
    sys.stdout = sys.__stdout__
    json.dump(codes, sys.stdout)
