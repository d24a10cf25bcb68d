"""The rows of relationships, written as JSON Lines, as CSV or as Parquet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, BinaryIO

from mentorlog.errors import UsageError

Row = Mapping[str, Any]
Write = Callable[[Row], None]
GROUP = 10_000  # rows that are written to a Parquet file at a time
SIGN = ("sign", "side", "level")
COLUMNS = {
    "relationship": "text",
    "as_of": "day",
    "level": "text",
    "signs": "signs",
    "meetings_counted": "count",
    "meetings_not_recorded": "count",
    "actions_judged": "count",
    "actions_not_recorded": "count",
    "goals_open": "count",
    "view": "text",
    "exported_on": "day",
}
NAMED = {"mentor": "text", "mentee": "text", "file": "text"}
INSTALL = 'pip install "mentorlog[programme]"'


@contextmanager
def json_lines(out: BinaryIO) -> Iterator[Write]:
    """Each row on a line of its own."""

    def write(row: Row) -> None:
        out.write(json.dumps(row).encode() + b"\n")

    yield write


@contextmanager
def spreadsheet(out: BinaryIO, names: bool) -> Iterator[Write]:
    """The same columns as CSV, with the mark by which Excel knows UTF-8; of `signs` one cell."""
    import csv
    from io import TextIOWrapper

    from mentorlog.exchange.table.write import cell

    columns = [*COLUMNS, *(NAMED if names else ())]
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)

    def write(row: Row) -> None:
        signs = "; ".join(" ".join(sign[key] for key in SIGN) for sign in row["signs"])
        writer.writerow(cell({**row, "signs": signs}[name]) for name in columns)

    try:
        yield write
    finally:
        text.detach()


@contextmanager
def parquet(out: BinaryIO, names: bool) -> Iterator[Write]:
    """The same columns as Parquet: days as days, `signs` as a list of three texts each."""
    try:
        import pyarrow as arrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise UsageError(
            "Parquet needs a library that is not installed here; a file that ends in .csv or "
            ".jsonl needs none.",
            INSTALL,
        ) from error
    kinds = {"text": arrow.string(), "day": arrow.date32(), "count": arrow.int32()}
    kinds["signs"] = arrow.list_(arrow.struct([(key, arrow.string()) for key in SIGN]))
    columns = {**COLUMNS, **(NAMED if names else {})}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    waiting: list[Row] = []
    with ParquetWriter(out, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(arrow.Table.from_pylist(waiting, schema))
            waiting.clear()

        def write(row: Row) -> None:
            days = {key: date.fromisoformat(row[key]) for key in columns if columns[key] == "day"}
            waiting.append({**row, **days})
            if len(waiting) == GROUP:
                flush()

        yield write
        flush()
