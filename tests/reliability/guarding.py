"""Becomes a command, in a group that ends with whoever asked for it; a script of guarded.py.

usage: python guarding.py END SECONDS COMMAND...

END is the reading end of a pipe. Once nobody holds its other end, or the seconds are over, whatever
is in the group then is killed: the command, and what it has started.
"""

import os
import select
import signal
import sys


def watch(end: int, seconds: float) -> None:
    """Wait for the end, and kill the group, this process with it."""
    os.closerange(0, end)  # or what the command prints would have no end before
    os.closerange(end + 1, 256)
    select.select([end], [], [], seconds)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    given, limit, *command = sys.argv[1:]
    os.set_inheritable(int(given), False)
    between = os.fork()
    if between == 0:  # so that who watches is no child of the command, which might wait for it
        if os.fork() == 0:
            watch(int(given), float(limit))
        os._exit(0)
    os.waitpid(between, 0)
    os.execvp(command[0], command)
