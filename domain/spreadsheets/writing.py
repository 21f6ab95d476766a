"""Lists that are longer than a screen, as an XLSX file.

Whatever somebody typed is written as text, also where it begins like a formula (= + - @), so that a name which was
typed into a phone cannot become a command on an officer's computer. What was counted is written as a number: a
spreadsheet adds up no texts.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import xlsxwriter  # type: ignore[import-untyped] # it has no types of its own

from domain.ports import Document

__all__ = ["Cell", "Document", "Sheet", "workbook", "workbook_of"]

Cell: TypeAlias = str | int | None
"""A text, or a number that was counted."""

WIDEST = 60  # characters of a column
NAME_LIMIT = 31  # characters of a sheet's name: Excel takes no more
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """One list: its name on the tab, a line above it, the heads of its columns, its rows."""

    name: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def workbook(name: str, *sheets: Sheet) -> Document:
    """Make one file with these lists. It is written outside of the unit of work: a long one takes a while."""
    return workbook_of(name, lambda: sheets)


def workbook_of(name: str, lists: Callable[[], Sequence[Sheet]]) -> Document:
    """Make one file with lists that are only put together when it is written, for that takes a while too."""
    return Document(name, lambda: _write(lists()), XLSX)


def _write(sheets: Sequence[Sheet]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        bold, counted = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:NAME_LIMIT])
            page.write_string(0, 0, sheet.title, bold)
            for column, head in enumerate(sheet.heads):
                page.write_string(2, column, head, bold)
                cells = ["" if row[column] is None else row[column] for row in sheet.rows]
                page.set_column(column, column, min(max([len(head), *(len(str(cell)) for cell in cells)]) + 2, WIDEST))
                for line, cell in enumerate(cells, 3):  # never `write`, which reads a formula out of a text
                    if isinstance(cell, int):
                        page.write_number(line, column, cell, counted)
                    else:
                        page.write_string(line, column, cell)
            page.freeze_panes(3, 0)
    return written.getvalue()
