"""Files of cells in the shapes that spreadsheets save."""

import json
import os
from pathlib import Path

import pytest

from mentorlog.errors import ImportRefused
from mentorlog.exchange.table import values
from mentorlog.exchange.table.cells import read_table

ROWS = [
    ["Datum", "Dauer", "Notizen"],
    ["01.10.2021", "30,5", "Erstes Gespräch; „groß“"],
    ["08.10.2021", "30", "Zeile 1\nZeile 2"],
]
TEXT = 'Datum;Dauer;Notizen\r\n01.10.2021;30,5;"Erstes Gespräch; „groß“"\r\n'
TEXT += '08.10.2021;30;"Zeile 1\nZeile 2"\r\n;;\r\n'
COMMAS = 'Datum,Dauer,Notizen\n01.10.2021,"30,5",Erstes Gespräch; „groß“\n'
COMMAS += '08.10.2021,30,"Zeile 1\nZeile 2"\n\n'
OLD = TEXT.replace('"Zeile 1\nZeile 2"', "Zeile 1\nZeile 2").replace("\r\n", "\r")


@pytest.mark.parametrize(
    ("data", "encoding", "mark"),
    [
        (TEXT.encode(), "UTF-8", "semicolons"),
        (TEXT.encode("utf-8-sig"), "UTF-8", "semicolons"),
        (TEXT.encode("cp1252"), "Windows-1252", "semicolons"),
        (
            TEXT.replace(";", "\t").replace("Gespräch\t", "Gespräch;").encode("utf-16"),
            "UTF-16",
            "tabs",
        ),
        (TEXT.encode("utf-16-be"), "UTF-16", "semicolons"),
        (TEXT.encode("utf-16-le"), "UTF-16", "semicolons"),
        (TEXT.encode("utf-32"), "UTF-32", "semicolons"),
        (COMMAS.encode(), "UTF-8", "commas"),
        (OLD.encode("mac-roman"), "Mac Roman", "semicolons"),
        (("sep=;\r\n" + TEXT).encode(), "UTF-8", "semicolons"),
        (('"sep=;"\n' + TEXT).encode("utf-8-sig"), "UTF-8", "semicolons"),
        (("\r\n\r\n" + TEXT).encode(), "UTF-8", "semicolons"),
    ],
)
def test_the_same_cells_in_every_shape(data, encoding, mark):
    table = read_table(data)
    assert (table.encoding, table.mark) == (encoding, mark)
    assert [list(row.cells) for row in table.rows] == ROWS


def test_a_row_knows_its_line():
    assert [row.line for row in read_table(TEXT.encode()).rows] == [1, 2, 3]
    assert [row.line for row in read_table(b'sep=,\na,b\n\n"x\ny",2\nz,3\n').rows] == [2, 4, 6]


@pytest.mark.parametrize("line", [b'sep="', b"sep=\r"])
def test_what_ends_a_cell_or_a_row_stands_between_none(line):
    table = read_table(line + b"\nDate,Status\n2026-01-14,held\n")
    assert table.mark == "commas"
    assert table.rows[-1].cells == ("2026-01-14", "held")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf\n ,\n", "There is no row in this file"),
        (b"a,b\n\0,2\n", "line 2 holds a NUL character"),
        (b"PK\3\4rest", "a zip archive or a workbook; save it as CSV"),
        (b"SQLite format 3\0", "a database"),
        (b"\xff\xfea", "begins as UTF-16 and is not"),
        (b"a,b\n" * 5_001, "more than 5000 rows"),
        (b"," * 500, "There is no row"),
        (b"a," * 500, "more than 200 cells"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_table_is_refused(data, said):
    with pytest.raises(ImportRefused, match=said):
        read_table(data)


DATA = os.environ.get("MENTORLOG_DATA")
SHAPES = Path(DATA or ".") / "nasty" / "tool_made"


@pytest.mark.skipif(not DATA, reason="MENTORLOG_DATA is not set")
@pytest.mark.parametrize(
    "name",
    [
        *("excel_de_cp1252_semicolon.csv", "excel_de_utf8_bom_semicolon.csv", "numbers_mac_cr.csv"),
        *("excel_unicode_text_utf16le_tab.txt", "sep_line_first.csv", "sheets_utf8_comma.csv"),
    ],
)
def test_the_cells_that_are_meant(name):
    expected = json.loads((SHAPES / "csv_expected_cells_de.json").read_text(encoding="utf-8"))
    found = [list(row.cells) for row in read_table((SHAPES / name).read_bytes()).rows][1:]
    assert found == [row for row in expected if any(row)]


@pytest.mark.parametrize(("text", "minutes"), [("½ h", 30), ("1½ h", 90), ("10 ¼ h", 615)])
def test_a_fraction_of_an_hour(text, minutes):
    assert values.length(text, 1) == minutes
