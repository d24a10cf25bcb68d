#!/usr/bin/env python3
"""Try the lower bounds of pyproject.toml: the oldest of each library that it allows.

usage: python tools/check_lowest.py [--python 3.11] [TESTS ...]

uv resolves the libraries that are named there to their lowest versions, with the extra `test`,
into an environment that is thrown away, and the tests run in it. Without TESTS these are the
quick ones (tests/signs, store, exchange, render, programme and cli/test_main.py). Needs
`pip install -e '.[release]'`. Ends as pytest does.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUICK = ("signs", "store", "exchange", "render", "programme", "cli/test_main.py")
UV = (sys.executable, "-m", "uv")


def main() -> int:
    """The exit code of pytest; 1 where the libraries cannot be got."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--python", default="3.11", help="which Python (by default 3.11)")
    parser.add_argument("tests", nargs="*", default=[f"tests/{name}" for name in QUICK])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        venv, names = Path(folder, "venv"), Path(folder, "lowest.txt")
        python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        lowest = ("--resolution", "lowest-direct", "--extra", "test", "--output-file", names)
        for call in (
            ("venv", "--quiet", "--python", given.python, venv),
            ("pip", "compile", "--quiet", "--python", python, *lowest, "pyproject.toml"),
            ("pip", "install", "--quiet", "--python", python, "-r", names),
        ):
            if subprocess.run([*UV, *map(str, call)], cwd=ROOT, check=False).returncode:
                return 1
        print("".join(line for line in names.open() if line[:1].isalpha()), flush=True)
        env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        tests = (python, "-m", "pytest", "-n", "2", "-p", "no:cacheprovider", *given.tests)
        return subprocess.run([str(w) for w in tests], cwd=ROOT, env=env, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
