"""Rows of a list that may mean a unit which is known already.

A code that a spreadsheet may have rewritten, 12 in a list of a federation that knows 0012; and a new code for a name
that a unit under the same parent bears, as one does that an officer has added from the phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from data.enums import UnitStatusCode
from domain.spreadsheets.reading import BadRow
from domain.spreadsheets.rewritten import bare_number
from domain.text.normalise import same_words
from domain.units.alike import name_key
from domain.units.planning import Books
from domain.units.rows import UnitRow

NAME_KNOWN = "name_known"

Place = tuple[int | None, tuple[str, ...]]  # the key of the parent, and that of the name


def find_doubts(rows: Sequence[UnitRow], books: Books) -> list[BadRow]:
    """Name the rows whose code is not known, and looks like one that is known or stands further up; or whose name is.

    A unit that the list lets end, or says to be carried on, may leave its name to another.
    """
    leaving = {row.code for row in rows if row.status not in {None, UnitStatusCode.ACTIVE}}
    leaving |= {code for row in rows for code in row.successor_of}
    bearers = {place: code for place, code in _bearers(books).items() if code not in leaving}
    doubts = _alike(rows, books)
    left = leave_doubtful(rows, doubts)
    # once a row means a known unit, the rows of those below it are looked for there
    while found := _known_by_name(left, books, bearers, _meant(doubts)):
        doubts += found
        left = leave_doubtful(left, found)
    return sorted(doubts, key=lambda doubt: doubt.line)


def _meant(doubts: Iterable[BadRow]) -> dict[str, str]:
    """Return which known code each doubtful one stands for, if it does."""
    return {doubt.facts["code"]: doubt.facts["known"] for doubt in doubts if doubt.facts["same"]}


def _bearers(books: Books) -> Mapping[Place, str]:
    """Return the codes of the active units by their place."""
    found: dict[Place, str] = {}
    for code, unit_id in books.ids.items():
        facts = books.register.get(unit_id)
        if facts is None or facts.name.last is None or facts.parent.last is None or facts.status.last is None:
            continue
        if facts.status.last.status is UnitStatusCode.ACTIVE:
            found[facts.parent.last.unit_id, name_key(facts.name.last.name)] = code
    return found


def _known_by_name(
    rows: Iterable[UnitRow], books: Books, bearers: Mapping[Place, str], meant: Mapping[str, str]
) -> list[BadRow]:
    doubts = []
    for row in rows:
        parent = books.ids.get(meant.get(row.parent_code, row.parent_code))
        known = bearers.get((parent, name_key(row.name)))
        if known is not None and row.code not in books.ids:
            facts = {"code": row.code, "known": known, "name": row.name, "same": True}
            doubts.append(BadRow(row.line, NAME_KNOWN, facts))
    return doubts


def _alike(rows: Iterable[UnitRow], books: Books) -> list[BadRow]:
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
    """Let a doubtful code be the known one where the name is the same, also where others name it; else a new one.

    Of a row that was known by its name, the sections are taken: what else is said of the unit stays as it is.
    """
    doubts = list(doubts)
    named = {doubt.line for doubt in doubts if doubt.fault == NAME_KNOWN}
    meant = _meant(doubts)
    return [
        replace(
            _bare(row) if row.line in named else row,
            code=meant.get(row.code, row.code),
            parent_code="" if row.line in named else meant.get(row.parent_code, row.parent_code),
            successor_of=tuple(meant.get(code, code) for code in row.successor_of),
        )
        for row in rows
    ]


def _bare(row: UnitRow) -> UnitRow:
    """Leave out what a row says of the unit itself."""
    return replace(row, name="", short_name="", level=None, status=None, join_code=None, legal_act=None)
