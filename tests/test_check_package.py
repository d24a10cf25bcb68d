"""tools/check_package.py: what is missing in a wheel or an sdist, or too much, is named."""

import io
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent / "tools"
sys.path.insert(0, str(TOOLS))
check = pytest.importorskip("check_package", reason="tools/ is not beside the tests")

DATA = ("guidance/a.toml", "store/m001.sql", "cli/takes.txt", "stories/s.jsonl")
KINDS = ("main.py", *DATA, "py.typed")
FILES = {f"src/mentorlog/{name}" for name in KINDS} | {"README.md", "man/mentorlog.1"}
TOLD = ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
WHOLE = {
    *(f"mentorlog/{name}" for name in KINDS),
    *(f"mentorlog-1.0.dist-info/{name}" for name in TOLD),
    "mentorlog-1.0.data/data/share/man/man1/mentorlog.1",
}


def wheel(folder, names):
    path = folder / "mentorlog-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return path


def sdist(folder, names):
    path = folder / "mentorlog-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in names:
            archive.addfile(tarfile.TarInfo(f"mentorlog-1.0/{name}"), io.BytesIO())
    return path


def test_a_wheel_that_is_whole_is_fine(tmp_path):
    assert list(check.wrong_wheel(wheel(tmp_path, WHOLE), FILES)) == []


@pytest.mark.parametrize("name", [*KINDS, "more.py"])
def test_a_file_of_the_package_that_a_wheel_lacks_is_named(tmp_path, name):
    files = FILES | {"src/mentorlog/more.py"}
    names = (WHOLE | {"mentorlog/more.py"}) - {f"mentorlog/{name}"}
    found = list(check.wrong_wheel(wheel(tmp_path, names), files))
    assert found[0] == f"mentorlog-1.0-py3-none-any.whl lacks mentorlog/{name}."


def test_a_kind_of_file_that_is_nowhere_is_missed_even_where_the_commit_has_none(tmp_path):
    files = FILES - {"src/mentorlog/store/m001.sql"}
    found = list(check.wrong_wheel(wheel(tmp_path, WHOLE - {"mentorlog/store/m001.sql"}), files))
    assert found == ["mentorlog-1.0-py3-none-any.whl has no file that ends with .sql."]


def test_what_does_not_belong_into_a_wheel_is_named(tmp_path):
    found = list(check.wrong_wheel(wheel(tmp_path, WHOLE | {"tests/test_x.py"}), FILES))
    assert len(found) == 1
    assert "has tests/test_x.py, which does not belong there" in found[0]


def test_an_sdist_holds_the_files_of_the_commit_and_no_more(tmp_path):
    assert list(check.wrong_sdist(sdist(tmp_path, FILES | {"PKG-INFO"}), FILES)) == []
    names = (FILES | {"PKG-INFO", "notes.txt"}) - {"README.md"}
    assert list(check.wrong_sdist(sdist(tmp_path, names), FILES)) == [
        "mentorlog-1.0.tar.gz lacks README.md.",
        "mentorlog-1.0.tar.gz has notes.txt, which does not belong there.",
    ]
