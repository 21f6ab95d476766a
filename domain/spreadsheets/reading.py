"""Lists that an office keeps in a spreadsheet, or saves as CSV: with fixed headers, read strictly, faults by line.

A fault of the whole file is a `Problem` (`sheet_encoding`, `sheet_headers`, `sheet_broken`, `sheet_empty`, those of
a workbook); a fault of one row is a `BadRow`, and the other rows go on.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from domain.errors import Problem
from domain.spreadsheets.garbled import fault_of
from domain.spreadsheets.workbooks import is_workbook, workbook_lines
from domain.text.normalise import tidy

DELIMITERS = ";,\t"
_DELIMITER_NAMED = re.compile(r'"?sep=([;,\t|])"?[;,\t|]*\r?\n', re.IGNORECASE)
"""A first line that some spreadsheets write, and read: it names what stands between the cells."""

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be taken. `fault` names the macro in data/templates/commands/rows.j2 that says what to do."""

    line: int
    fault: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """The cells of one row by header, tidied; `line` is the line of the file at which it begins."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, header: str) -> str:
        return self.cells.get(header, "")


@dataclass(frozen=True)
class Sheet:
    rows: list[Row]
    bad: list[BadRow]


Source = bytes | Path
"""The content of a file, or where it lies."""


def read_sheet(source: Source, required: Collection[str], optional: Collection[str] = ()) -> Sheet:
    """Read a workbook (.xlsx), or CSV: UTF-8 with or without BOM, cells separated by `;`, `,` or tabs.

    Empty rows are passed over.
    """
    rows: list[Row] = []
    bad: list[BadRow] = []
    content = source.read_bytes() if isinstance(source, Path) else source
    lines = workbook_lines(content) if is_workbook(content) else _lines(_decode(content))
    headers, width = _headers(lines, required, optional)
    for line, cells in lines:
        shown = [tidy(cell) for cell in cells]
        if not any(shown):
            continue
        if len(shown) > width or any(shown[len(headers) :]):  # an unquoted comma inside a name makes a row longer
            bad.append(BadRow(line, "too_many_cells", {"count": len(shown), "expected": len(headers)}))
        elif fault := _garbled(line, headers, cells):
            bad.append(fault)
        else:
            rows.append(Row(line, dict(zip(headers, shown, strict=False))))
    return Sheet(rows, bad)


def _garbled(line: int, headers: list[str], cells: list[str]) -> BadRow | None:
    """Name the first cell of a row that is not what somebody typed; the whole row is doubtful then."""
    found = ((header, fault_of(cell)) for header, cell in zip(headers, cells, strict=False) if cell)
    return next((BadRow(line, fault, {"header": header}) for header, fault in found if fault), None)


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Problem("sheet_encoding", line=content[: problem.start].count(b"\n") + 1) from problem


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Cut the text into rows of cells as they stand; a cell in quotation marks may hold line breaks."""
    named = _DELIMITER_NAMED.match(text)
    start = named.end() if named else 0
    first = text[start:].split("\n", 1)[0]
    delimiter = named[1] if named else max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter, strict=True)
    above = 1 if named else 0
    line = above + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise Problem("sheet_broken", line=line) from problem
        yield line, cells
        line = above + reader.line_num + 1


def _headers(
    lines: Iterator[tuple[int, list[str]]], required: Collection[str], optional: Collection[str]
) -> tuple[list[str], int]:
    """Read the headers; the width counts the empty columns at the end too, which spreadsheets like to leave."""
    _, cells = next(lines, (0, []))
    headers = [tidy(cell).casefold() for cell in cells]
    while headers and not headers[-1]:
        headers.pop()
    if not headers:
        raise Problem("sheet_empty", required=list(required))
    missing = [name for name in required if name not in headers]
    unknown = [name for name in headers if name not in {*required, *optional}]
    twice = sorted({name for name in headers if headers.count(name) > 1})
    if missing or unknown or twice:
        facts = {"missing": missing, "unknown": unknown, "twice": twice}
        raise Problem("sheet_headers", **facts, required=list(required), optional=list(optional))
    return headers, len(cells)


def read_day(text: str) -> date | None:
    """Read 28/7/2021 or 2021-07-28; `None` for anything else. The year is never guessed."""
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
