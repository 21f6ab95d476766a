"""One row of a list of units: what it says about a unit from one day on. Its columns: docs/importing.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from data.enums import Level, UnitStatusCode
from data.kinds import Activity, Ownership
from domain.spreadsheets.reading import BadRow, Row, read_day
from domain.units.join_codes import read_code
from domain.units.spelling import read_activity, read_level, read_ownership, read_status, says_unknown

KINDS = ("activity", "ownership")
REQUIRED = ("code", "name", "level", "parent_code")
OPTIONAL = ("short_name", "valid_from", "status", "join_code", "successor_of", "sections", "legal_act", *KINDS)
LENGTHS = {"name": 300, "short_name": 120, "legal_act": 120}
ROOT = "-"
"""In `parent_code`: there is nothing above. An empty cell leaves everything as it is."""

_CODE = re.compile(r"[A-Z0-9][A-Z0-9._-]{0,31}")


@dataclass(frozen=True)
class UnitRow:
    """`None` and empty: not said, so it stays as it is (for a new unit: no parent, active)."""

    line: int
    code: str
    name: str
    short_name: str
    level: Level | None
    parent_code: str
    since: date | None
    status: UnitStatusCode | None
    join_code: str | None
    successor_of: tuple[str, ...]
    sections: tuple[str, ...]
    legal_act: str | None
    kind: Mapping[str, Activity | Ownership | None] = field(default_factory=dict)
    """what the row says of what the unit does and who owns it; None: that nobody knows"""


def read_row(row: Row) -> UnitRow:
    """Read a row that `faults` let pass."""
    return UnitRow(
        line=row.line,
        code=row["code"].upper(),
        name=row["name"],
        short_name=row["short_name"],
        level=read_level(row["level"]),
        parent_code=row["parent_code"].upper(),
        since=read_day(row["valid_from"]),
        status=read_status(row["status"]),
        join_code=read_code(row["join_code"]),
        successor_of=tuple(row["successor_of"].upper().split()),
        sections=_sections(row),
        legal_act=row["legal_act"] or None,
        kind={name: read(row[name]) for name, read in _READ_KIND.items() if row[name]},
    )


def _sections(row: Row) -> tuple[str, ...]:
    return tuple(name.strip() for name in row["sections"].split("|") if name.strip())


_READ_KIND = {"activity": read_activity, "ownership": read_ownership}
_CODES: Mapping[str, type[Activity | Ownership]] = {"activity": Activity, "ownership": Ownership}


def faults(row: Row) -> Iterator[BadRow]:
    """Say everything that is wrong with a row by itself."""
    if not _CODE.fullmatch(row["code"].upper()):
        yield BadRow(row.line, "code_shape", {"code": row["code"]})
    for header, length in LENGTHS.items():
        if len(row[header]) > length:
            yield BadRow(row.line, "too_long", {"header": header, "length": length})
    if any(len(name) > LENGTHS["short_name"] for name in _sections(row)):
        yield BadRow(row.line, "too_long", {"header": "sections", "length": LENGTHS["short_name"]})
    if row["name"] and len(row["name"]) > LENGTHS["short_name"] and not row["short_name"]:
        yield BadRow(row.line, "short_name_needed", {"length": LENGTHS["short_name"]})
    if row["level"] and read_level(row["level"]) is None:
        yield BadRow(row.line, "unknown_level", {"level": row["level"], "levels": list(Level)})
    if row["status"] and read_status(row["status"]) is None:
        yield BadRow(row.line, "unknown_status", {"status": row["status"], "statuses": list(UnitStatusCode)})
    yield from _faults_of_kind(row)
    if row["valid_from"] and read_day(row["valid_from"]) is None:
        yield BadRow(row.line, "not_a_day", {"day": row["valid_from"]})
    if row["join_code"] and read_code(row["join_code"]) is None:
        yield BadRow(row.line, "join_code_shape", {"join_code": row["join_code"]})


def _faults_of_kind(row: Row) -> Iterator[BadRow]:
    for name, read in _READ_KIND.items():
        if row[name] and read(row[name]) is None and not says_unknown(row[name]):
            yield BadRow(row.line, f"unknown_{name}", {name: row[name], "codes": list(_CODES[name])})
