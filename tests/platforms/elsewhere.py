"""Python made to look like the one of Windows or of macOS, as far as that goes, on Linux.

    python elsewhere.py windows FILE    runs mentorlog once for each line of FILE, a list in JSON
    PYTHONPATH=src:tests python -m pytest -n 0 -p platforms.elsewhere TEST…    as on Windows

For macOS `sys.platform` says so, and files go where they go there. For Windows, what it has not
is taken away (fcntl, termios, os.geteuid, SIGKILL …), `os.name` and `sys.platform` say Windows,
`msvcrt` is a stand-in, and files are refused what they are refused there: a file that is open is
neither removed nor renamed nor replaced, no folder is opened, a name holds no `:` and no `?`, a
link needs a right. What stays as it is: the separator of paths, the console, the case of names,
SQLite.
"""

from __future__ import annotations

import contextlib
import fcntl
import importlib
import os
import pathlib
import signal
import stat
import sys
import tempfile
import types

MODULES = "fcntl grp posix pty pwd readline resource syslog termios tty".split()
CALLS = """
    chown fchmod fchown fork forkpty getegid geteuid getgid getgroups getloadavg getpgid getpgrp
    getresuid getsid getuid initgroups killpg lchown mkfifo mknod nice openpty pread pwrite
    posix_fadvise posix_fallocate sched_getaffinity sched_yield setgid setpgid setsid setuid
    statvfs fstatvfs sync sysconf tcgetpgrp tcsetpgrp ttyname uname wait3 wait4 waitid
    O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_SYNC WNOHANG
""".split()
SIGNALS = "SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGUSR1".split()
MASKS = "alarm pthread_kill pthread_sigmask pause setitimer sigpending sigwait".split()
OTHERS = """
    asyncio ctypes getpass multiprocessing.shared_memory random selectors socket sqlite3 subprocess
    tomllib uuid webbrowser zoneinfo
    dateutil.rrule dateutil.tz icalendar keyring platformdirs.macos platformdirs.windows
    rich.console rich.table sqlcipher3 sqlite_utils typer.rich_utils
""".split()
NOT_IN_A_NAME = set('<>:"|?*')
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123")}
OPEN = "The process cannot access the file because it is being used by another process"


def windows() -> None:
    """Make this process look like one on Windows, once what is not mentorlog's is imported."""
    _import_what_is_not_ours()
    _keep_processes()
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    sys.modules["msvcrt"] = _msvcrt()
    for module, names in ((os, CALLS), (signal, [*SIGNALS, *MASKS])):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    rename, os.chmod = os.rename, _chmod(os.chmod)
    os.rename = lambda source, target: rename(source, _free(target))
    for module in (pathlib, sys.modules.get("pathlib._local"), sys.modules.get("pathlib._os")):
        if module is not None and hasattr(module, "PosixPath"):
            module.WindowsPath = module.PosixPath  # or no path could be made
    platformdirs = sys.modules["platformdirs"]
    platformdirs.PlatformDirs = there = platformdirs.windows.Windows
    there.user_data_dir = there.user_config_dir = there.user_state_dir = property(
        lambda own: os.path.join(os.environ.get("LOCALAPPDATA") or os.getcwd(), own.appname)
    )
    os.O_TEMPORARY = 0  # of a temporary file, which keeps its name there until it is closed
    for module in filter(None, (tempfile, sys.modules.get("_pytest.capture"))):
        module.TemporaryFile = tempfile.NamedTemporaryFile
    sys.addaudithook(_refusing)
    os.name, sys.platform = "nt", "win32"


def macos() -> None:
    """Make this process look like one on macOS."""
    _import_what_is_not_ours()
    platformdirs = sys.modules["platformdirs"]
    platformdirs.PlatformDirs = platformdirs.macos.MacOS
    sys.platform = "darwin"


def _import_what_is_not_ours() -> None:
    """What comes with Python and from others would ask for parts of that system, were it imported
    later on."""
    import shutil

    for name in OTHERS:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    shutil._use_fd_functions = tempfile._O_TMPFILE_WORKS = False  # by which folders are opened
    tempfile.gettempdir()


def _keep_processes() -> None:
    """Let the library begin and end processes as it does here, by what is taken away elsewhere."""
    import subprocess

    for module in (os, signal):
        kept = types.ModuleType(module.__name__)
        kept.__dict__.update(module.__dict__)
        setattr(subprocess, module.__name__, kept)


def _msvcrt() -> types.ModuleType:
    """Locks as those of Windows: a second one is refused, to another file of this process, too."""
    module = types.ModuleType("msvcrt")
    module.LK_UNLCK, module.LK_LOCK, module.LK_NBLCK = 0, 1, 2
    lock, how = fcntl.flock, {0: fcntl.LOCK_UN, 1: fcntl.LOCK_EX, 2: fcntl.LOCK_EX | fcntl.LOCK_NB}

    def locking(descriptor: int, mode: int, _bytes: int) -> None:
        lock(descriptor, how[mode])

    module.locking = locking
    module.kbhit = lambda: False
    module.getwch = lambda: "\x03"
    return module


def _chmod(really):
    def chmod(path, mode, **kept):
        """Windows knows whether a file may be written, and nothing else of its mode."""
        if os.path.isdir(path):
            return
        really(path, 0o666 if mode & stat.S_IWRITE else 0o444, **kept)

    return chmod


def _free(target):
    if os.path.lexists(target):
        raise FileExistsError(17, "Cannot create a file when that file already exists", target)
    return target


def _refusing(event: str, arguments: tuple) -> None:
    if event in ("open", "os.mkdir", "sqlite3.connect", "os.rename", "os.link"):
        for path in arguments[: 2 if event in ("os.rename", "os.link") else 1]:
            _named_so(path)
    if event == "open" and arguments[1] is None and os.path.isdir(arguments[0]):  # by os.open
        raise PermissionError(13, "Permission denied", arguments[0])
    if event in ("os.remove", "os.rename"):
        for path in arguments[: 2 if event == "os.rename" else 1]:
            _unused(path)
    if event == "os.symlink":
        raise OSError(22, "A required privilege is not held by the client", arguments[0])


def _named_so(path) -> None:
    """OSError for a name that no file there has."""
    if not isinstance(path, (str, bytes)):
        return
    name = os.path.basename(os.fsdecode(path).split("?")[0].removeprefix("file:"))
    if os.fsdecode(path).startswith(("/proc/", "/dev/", "file:", ":memory:")):
        return
    reserved = name.split(".")[0].casefold() in RESERVED
    ends = name.endswith((".", " ")) and name not in (".", "..")
    if reserved or ends or NOT_IN_A_NAME & set(name):
        raise OSError(22, "The filename, directory name, or volume label syntax is incorrect", path)


def _unused(path) -> None:
    """PermissionError where this process has the file open, or one below the folder."""
    whole = os.path.realpath(os.fsdecode(path))
    for held in _open_files():
        if held == whole or held.startswith(f"{whole}{os.sep}"):
            raise PermissionError(13, OPEN, os.fsdecode(path))


def _open_files() -> list[str]:
    """What this process has open, where the system tells that (Linux does)."""
    held = []
    for number in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
        with contextlib.suppress(OSError):
            held.append(os.readlink(f"/proc/self/fd/{number}"))
    return held


def pytest_load_initial_conftests() -> None:
    """Run the tests as on Windows, as a plugin of pytest."""
    OTHERS.extend(("_pytest.pathlib", "hypothesis", "pexpect"))
    windows()


def run(where: str, file: str) -> None:
    """mentorlog as many times as there are lines, with what it says, an exit code after each."""
    import json

    with open(file, encoding="utf-8") as stream:
        lines = [json.loads(line) for line in stream]
    {"windows": windows, "macos": macos, "here": lambda: None}[where]()
    from mentorlog.main import main
    from mentorlog.store import connecting
    from mentorlog.store.encryption import page

    page.ROUNDS = 1000  # the others take the same time everywhere
    connecting.PRAGMAS = connecting.PRAGMAS.replace("synchronous=EXTRA", "synchronous=OFF")
    os.fsync = lambda _descriptor: None  # a disk is waited for in the same way, too
    for line in lines:
        print("$", *line, flush=True)
        code = main(line)
        sys.stderr.flush()
        print("=", code, flush=True)


if __name__ == "__main__":
    run(*sys.argv[1:])
