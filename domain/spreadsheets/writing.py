"""Lists that are longer than a screen, as an XLSX file.

Every cell is written as text. What begins like a formula (= + - @) stays text too, so that a name which somebody
typed into a phone cannot become a command on an officer's computer.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import xlsxwriter  # type: ignore[import-untyped] # it has no types of its own

from domain.ports import Document

__all__ = ["Document", "Sheet", "workbook"]

WIDEST = 60  # characters of a column
NAME_LIMIT = 31  # characters of a sheet's name: Excel takes no more
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """One list: its name on the tab, a line above it, the heads of its columns, its rows."""

    name: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | None]]


def workbook(name: str, *sheets: Sheet) -> Document:
    """Make one file with these lists. It is written outside of the unit of work: a long one takes a while."""
    return Document(name, partial(_write, sheets), XLSX)


def _write(sheets: Sequence[Sheet]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:NAME_LIMIT])
            page.write_string(0, 0, sheet.title, bold)
            for column, head in enumerate(sheet.heads):
                page.write_string(2, column, head, bold)
                cells = [row[column] or "" for row in sheet.rows]
                page.set_column(column, column, min(max([len(head), *map(len, cells)]) + 2, WIDEST))
                for line, cell in enumerate(cells, 3):
                    page.write_string(line, column, cell)  # never `write`, which reads a formula out of a text
            page.freeze_panes(3, 0)
    return written.getvalue()
