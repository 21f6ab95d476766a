"""The rows of a workbook (.xlsx), as text: what a person sees in its cells, of the first sheet that is not hidden.

A fault of the whole file is a `Problem` (`sheet_workbook`, `sheet_too_large`).
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from domain.errors import Problem
from domain.text import dates

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""With what a workbook begins; and what is of before 2007, or locked with a password."""

UNPACKED = 200_000_000  # bytes: a list of 40,000 people takes 20 million
LINES = 200_000
COLUMNS = 64  # a sheet may claim all 16,384

BROKEN = (
    *(BadZipFile, ParseError, zlib.error),
    *(AttributeError, EOFError, IndexError, KeyError, OSError, RuntimeError, TypeError, ValueError),
)
"""What openpyxl raises for files that are cut off, or no workbooks."""

_LEADING_ZEROS = re.compile(r'0[0 \-\\"]*')
"""A format that writes a number with at least so many digits: 7 as 0007."""


def is_workbook(content: bytes) -> bool:
    """Tell whether a file is a workbook, and not text."""
    return content.startswith((ZIP, OLE))


def workbook_lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Return the rows with their numbers, without the empty cells at their ends. Raises `Problem`."""
    try:
        rows = _rows(content)
    except BROKEN as problem:
        raise Problem("sheet_workbook") from problem
    return iter(enumerate(rows, 1))


def _rows(content: bytes) -> list[list[str]]:
    import openpyxl  # noqa: PLC0415 - it takes 0.1 s, which the two commands that read lists need not cost every start

    with ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > UNPACKED:
            raise Problem("sheet_too_large", most=LINES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is beside the cells: styles, checks of what is typed
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
            if sheet is None:
                return []
            rows = [_cells(row) for row in sheet.iter_rows(max_row=LINES + 1, max_col=COLUMNS)]
        finally:
            book.close()
    if len(rows) > LINES and any(rows[LINES]):
        raise Problem("sheet_too_large", most=LINES)
    return rows


def _cells(row: tuple[Any, ...]) -> list[str]:
    cells = [_shown(cell) for cell in row]
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _shown(cell: Any) -> str:
    """Write a cell as its sheet shows it: days as dd/mm/yyyy, whole numbers without a point, zeros in front kept."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return dates.show(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, bool | time) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, float) and not value.is_integer():
        return str(value)
    zeros = cell.number_format.count("0") if _LEADING_ZEROS.fullmatch(cell.number_format) else 0
    return str(int(value)).zfill(zeros)
