"""Codes of units that a spreadsheet may have rewritten: 12 in a list of a federation that knows 0012."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from domain.spreadsheets.reading import BadRow
from domain.spreadsheets.rewritten import bare_number
from domain.text.normalise import same_words
from domain.units.planning import Books
from domain.units.rows import UnitRow


def find_doubts(rows: Iterable[UnitRow], books: Books) -> list[BadRow]:
    """Name the rows whose code is not known, and looks like one that is known or stands further up."""
    alike = {bare_number(code): code for code in books.ids}
    names = {code: _name(books, unit_id) for code, unit_id in books.ids.items()}
    above: dict[str, int] = {}
    doubts = []
    for row in rows:
        other = alike.setdefault(bare_number(row.code), row.code)
        if other == row.code or row.code in names:
            names.setdefault(row.code, row.name)
            above.setdefault(row.code, row.line)
        else:
            same = not row.name or same_words(names[other], row.name)
            facts = {"code": row.code, "known": other, "above": above.get(other), "same": same}
            doubts.append(BadRow(row.line, "code_alike", facts))
    return doubts


def _name(books: Books, unit_id: int) -> str:
    facts = books.register.get(unit_id)
    held = facts.name.last if facts else None
    return held.name if held else ""


def leave_doubtful(rows: Iterable[UnitRow], doubts: Iterable[BadRow]) -> list[UnitRow]:
    """Leave the doubtful rows out."""
    lines = {doubt.line for doubt in doubts}
    return [row for row in rows if row.line not in lines]


def take_doubtful(rows: Iterable[UnitRow], doubts: Iterable[BadRow]) -> list[UnitRow]:
    """Let a doubtful code be the known one where the name is the same, also where others name it; else a new one."""
    meant = {doubt.facts["code"]: doubt.facts["known"] for doubt in doubts if doubt.facts["same"]}
    return [
        replace(
            row,
            code=meant.get(row.code, row.code),
            parent_code=meant.get(row.parent_code, row.parent_code),
            successor_of=tuple(meant.get(code, code) for code in row.successor_of),
        )
        for row in rows
    ]
