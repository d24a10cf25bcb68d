#!/usr/bin/env python3
"""Build what would be published, and try it as somebody does who has nothing else.

usage: python tools/check_package.py [--python PYTHON ...]

From a clean export of the last commit: builds the sdist, and the wheel from that; has both read
by `twine check --strict`; compares what is in them with the files of the commit; then installs
the wheel alone into a fresh environment of every Python from 3.11 on that is found (on PATH and
with pyenv, the newest of each; or those that are named), and runs it there, in an empty folder.
uv makes the environments, and gets a Python that is named and not there (--python 3.14).

Needs `pip install -e '.[release]'`. 1, with a sentence for each thing that is not so, else 0.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
SOURCE = "src/mentorlog/"
MANUAL = {"man/mentorlog.1": "share/man/man1/mentorlog.1"}
KINDS = (".py", ".toml", ".sql", ".txt", ".jsonl", "py.typed")
ASK = "import sys; print(*sys.version_info[:3])"
Version = tuple[int, ...]


def run(*call: str | Path, cwd: Path | None = None, bare: bool = False) -> str:
    """What a command prints; CalledProcessError where it does not end with 0. `bare` is without
    anything that would lead Python to this project, or mentorlog to anybody's journal."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "MENTORLOG_"))}
    home = dict.fromkeys(("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA"), str(cwd))
    env = kept | home if bare else kept
    ran = subprocess.run(
        [str(word) for word in call],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if ran.returncode:
        said = "\n".join((ran.stdout + ran.stderr).strip().splitlines()[-15:])
        raise SystemExit(f"`{' '.join(map(str, call))}` ended with {ran.returncode}:\n{said}")
    return ran.stdout


def exported(folder: Path) -> set[str]:
    """Put the last commit into `folder`; the names of its files."""
    packed = folder.with_suffix(".tar")
    run("git", "archive", "--format=tar", "-o", packed, "HEAD", cwd=ROOT)
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
        return {member.name for member in archive.getmembers() if member.isfile()}


def wrong_sdist(sdist: Path, files: set[str]) -> Iterator[str]:
    """A sentence for each file that is missing in the sdist, or should not be there."""
    with tarfile.open(sdist) as archive:
        members = (PurePosixPath(m.name) for m in archive.getmembers() if m.isfile())
        found = {str(PurePosixPath(*name.parts[1:])) for name in members}
    yield from _differing(sdist.name, found, files | {"PKG-INFO"})


def wrong_wheel(wheel: Path, files: set[str]) -> Iterator[str]:
    """The same for the wheel: the package, the manual page, and what says what it is."""
    about, _, _ = wheel.name.partition("-py3")
    with zipfile.ZipFile(wheel) as archive:
        found = set(archive.namelist())
    package = {name.removeprefix("src/") for name in files if name.startswith(SOURCE)}
    manual = {f"{about}.data/data/{to}" for name, to in MANUAL.items() if name in files}
    told = ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    expected = package | manual | {f"{about}.dist-info/{name}" for name in told}
    yield from _differing(wheel.name, found, expected)
    for kind in KINDS:
        if not any(name.endswith(kind) for name in found & package):
            yield f"{wheel.name} has no file that ends with {kind}."


def _differing(name: str, found: set[str], expected: set[str]) -> Iterator[str]:
    yield from (f"{name} lacks {missing}." for missing in sorted(expected - found))
    yield from (
        f"{name} has {more}, which does not belong there." for more in sorted(found - expected)
    )


def pythons() -> dict[Version, str]:
    """The newest Python of each minor version from 3.11 on that is found, by its version."""
    places = [Path(folder) for folder in os.get_exec_path()]
    root = os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))
    places += [folder / "bin" for folder in Path(root, "versions").glob("*")]
    places += [*Path(root, "versions").glob("*"), Path(sys.executable).parent]
    newest: dict[Version, tuple[Version, str]] = {}
    for place in places:
        for found in sorted((*place.glob("python3.[0-9]*"), *place.glob("python.exe"))):
            version = _version(found)
            if version >= OLDEST and (
                version[:2] not in newest or version > newest[version[:2]][0]
            ):
                newest[version[:2]] = (version, str(found))
    return dict(sorted(newest.values()))


def _version(python: Path) -> Version:
    """Which Python it is; nothing where it is none that runs."""
    if python.name.endswith(("-config", "m", "t")) or not os.access(python, os.X_OK):
        return ()
    call = [str(python), "-c", ASK]
    try:
        said = subprocess.run(call, capture_output=True, text=True, timeout=30, check=False)
    except OSError:
        return ()
    return tuple(map(int, said.stdout.split())) if said.returncode == 0 else ()


def tried(python: str, wheel: Path, folder: Path) -> str:
    """Install the wheel and nothing else beside what it needs, and run it; a line that says what
    ran. SystemExit where something does not end with 0."""
    folder.mkdir()
    uv = (sys.executable, "-m", "uv")
    run(*uv, "venv", "--python", python, folder / "venv")
    below = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    own = shutil.which("python", path=below) or str(below / "python")
    run(*uv, "pip", "install", "--python", own, wheel)
    program = shutil.which("mentorlog", path=below) or str(below / "mentorlog")
    empty = folder / "empty"
    empty.mkdir()
    version = run(program, "--version", cwd=empty, bare=True)
    again = run(own, "-m", "mentorlog", "--version", cwd=empty, bare=True)
    told = wheel.name.split("-")[1]
    if not version == again == f"mentorlog {told}\n":
        raise SystemExit(f"{wheel.name} says {version!r} and {again!r} of itself.")
    demo = run(program, "demo", cwd=empty, bare=True)
    for manual in MANUAL.values():
        if not (folder / "venv" / manual).is_file():
            raise SystemExit(f"{manual} was not installed.")
    which = run(own, "--version").strip()
    return f"{which}: {version.strip()}, and a demo of {len(demo.splitlines())} lines"


def main() -> int:
    """0 when everything holds, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--python", action="append", help="try this one alone; may be repeated")
    named: list[str] | None = parser.parse_args().python
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = exported(folder / "tree")
        print(
            f"{len(files)} files of {run('git', 'log', '-1', '--format=%h %s', cwd=ROOT).strip()}"
        )
        run(sys.executable, "-m", "build", "--outdir", folder / "dist", folder / "tree")
        (sdist,), (wheel,) = (list((folder / "dist").glob(kind)) for kind in ("*.tar.gz", "*.whl"))
        run(sys.executable, "-m", "twine", "check", "--strict", sdist, wheel)
        problems = [*wrong_sdist(sdist, files), *wrong_wheel(wheel, files)]
        for problem in problems:
            print(problem, file=sys.stderr)
        if not problems:
            print(f"{sdist.name} and {wheel.name} hold what they should")
        chosen = named or list(pythons().values())
        for at, python in enumerate(chosen):
            print(tried(python, wheel, folder / str(at)), flush=True)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
