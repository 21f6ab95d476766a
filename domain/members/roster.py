"""The units' own lists of members, imported from a CSV file (docs/importing.md).

The number that the unit itself gives a member makes an import repeatable: a known number is told anew, nobody is
removed. An empty cell leaves what is known; `-` takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import UnitStatusCode, WorkerCategory
from data.queries.members import roster
from data.queries.units import unit_facts, units
from data.text.collation import title_key
from domain import audit
from domain.members.phones import read_phone
from domain.spreadsheets.reading import BadRow, Row, Source, read_sheet
from domain.spreadsheets.rewritten import bare_number
from domain.text.normalise import fold, same_words
from domain.units.spelling import read_category

REQUIRED = ("unit_code", "number", "name")
OPTIONAL = ("section", "category", "phone")
LENGTHS = {"number": 32, "name": 200, "section": 120}
NOTHING = "-"
PORTION = 250
"""Entries of one unit of work; a running program waits for it some 25 ms, and for the disk."""


class ListedMember(NamedTuple):
    """What a list says about a member. `None`: it says nothing of that."""

    name: str
    section: str | None = None
    category: WorkerCategory | None = None
    phone: str | None = None


@dataclass
class RosterPlan:
    """What an import would do: entries by (unit, number), and the rows that cannot be taken."""

    new: dict[tuple[int, str], ListedMember] = field(default_factory=dict)
    changed: dict[tuple[int, str], ListedMember] = field(default_factory=dict)
    unchanged: int = 0
    bad: list[BadRow] = field(default_factory=list)
    doubtful: list[BadRow] = field(default_factory=list)  # known under a number that looks alike: nothing is taken

    def portions(self, size: int = PORTION) -> Iterator[dict[tuple[int, str], ListedMember]]:
        """Cut what is to be written into parts, each for one unit of work."""
        entries = [*self.new.items(), *self.changed.items()]
        for start in range(0, len(entries), size):
            yield dict(entries[start : start + size])


async def plan_roster(
    connection: AsyncConnection, source: Source, day: date, *, doubtful_too: bool = False
) -> RosterPlan:
    """Work out what an import would do. Raises a `Problem` for a fault of the whole file.

    A number that a spreadsheet may have rewritten is doubtful. With `doubtful_too` it is taken: for the member of that
    number if the name is the same, for somebody new if it is not.
    """
    sheet = read_sheet(source, REQUIRED, OPTIONAL)
    plan = RosterPlan(bad=list(sheet.bad))
    views = {row.code: row for row in await connection.execute(units.views(day))}
    known = await _known(connection, {row["unit_code"].upper() for row in sheet.rows}, views)
    seen = Numbers(known)
    for row in sheet.rows:
        faults = list(_faults(row, views))
        if not faults:
            key = (views[row["unit_code"].upper()].id, row["number"])
            doubt = seen.doubt(row, key)
            if doubt and not doubtful_too:
                plan.doubtful.append(doubt)
                continue
            key = (key[0], doubt.facts["known"]) if doubt and doubt.facts["same"] else key
            if (line := seen.first(row, key)) != row.line:
                faults = [BadRow(row.line, "number_twice", {"number": key[1], "first": line})]
            else:
                _tell(plan, key, known.get(key), row)
        plan.bad += faults
    plan.bad.sort(key=lambda problem: problem.line)
    return plan


class Numbers:
    """The numbers of the lists: which are known, which stood further up, and which look like one of them."""

    def __init__(self, known: Mapping[tuple[int, str], ListedMember]) -> None:
        self._names = {key: entry.name for key, entry in known.items()}
        self._lines: dict[tuple[int, str], int] = {}
        self._alike = {(unit_id, bare_number(number)): number for unit_id, number in known}

    def doubt(self, row: Row, key: tuple[int, str]) -> BadRow | None:
        """Say why a number may be another one, rewritten; `None` for one that is known as it stands, or new."""
        other = self._alike.get((key[0], bare_number(key[1])))
        if key in self._names or other is None or other == key[1]:
            return None
        same = same_words(self._names[key[0], other], row["name"])
        facts = {"number": key[1], "known": other, "above": self._lines.get((key[0], other)), "same": same}
        return BadRow(row.line, "number_alike", facts)

    def first(self, row: Row, key: tuple[int, str]) -> int:
        """Return the line at which the number stood first: this one, unless it is there twice."""
        self._names.setdefault(key, row["name"])
        self._alike.setdefault((key[0], bare_number(key[1])), key[1])
        return self._lines.setdefault(key, row.line)


async def store_portion(work: Work, entries: Mapping[tuple[int, str], ListedMember]) -> None:
    """Write a portion of a plan, with the sections that its members name."""
    rows = [
        {"unit_id": unit_id, "number": number, **entry._asdict(), "folded": fold(entry.name)[: LENGTHS["name"]]}
        for (unit_id, number), entry in entries.items()
    ]
    await roster.store(work.connection, rows)
    await _add_sections(work.connection, entries)
    units = sorted({unit_id for unit_id, _ in entries})
    await audit.record(work, None, "roster_imported", "roster", entries=len(entries), units=units)


async def _known(
    connection: AsyncConnection, codes: set[str], views: Mapping[str, Any]
) -> dict[tuple[int, str], ListedMember]:
    ids = [views[code].id for code in codes if code in views]
    return {(row[0], row[1]): ListedMember(*row[2:]) for row in await roster.entries(connection, ids)}


def _faults(row: Row, views: Mapping[str, Any]) -> Iterator[BadRow]:
    unit = views.get(row["unit_code"].upper())
    if unit is None:
        yield BadRow(row.line, "no_such_unit", {"code": row["unit_code"]})
    elif unit.status is not UnitStatusCode.ACTIVE:
        yield BadRow(row.line, "unit_not_active", {"code": unit.code, "since": unit.since})
    for header in ("number", "name"):
        if not row[header]:
            yield BadRow(row.line, "empty_cell", {"header": header})
    for header, length in LENGTHS.items():
        if len(row[header]) > length:
            yield BadRow(row.line, "too_long", {"header": header, "length": length})
    if row["category"] not in {"", NOTHING} and read_category(row["category"]) is None:
        yield BadRow(row.line, "unknown_category", {"category": row["category"], "categories": list(WorkerCategory)})
    if row["phone"] not in {"", NOTHING} and read_phone(row["phone"]) is None:
        yield BadRow(row.line, "not_a_phone")  # the number itself stays out of what is printed


def _tell(plan: RosterPlan, key: tuple[int, str], known: ListedMember | None, row: Row) -> None:
    """Sort a good row into new, changed and unchanged."""
    before = known or ListedMember("")
    entry = ListedMember(
        row["name"],
        _cell(row["section"], row["section"], before.section),
        _cell(row["category"], read_category(row["category"]), before.category),
        _cell(row["phone"], read_phone(row["phone"]), before.phone),
    )
    if known is None:
        plan.new[key] = entry
    elif known != entry:
        plan.changed[key] = entry
    else:
        plan.unchanged += 1


def _cell(text: str, value: Any, before: Any) -> Any:
    return before if text == "" else None if text == NOTHING else value


async def _add_sections(connection: AsyncConnection, entries: Mapping[tuple[int, str], ListedMember]) -> None:
    """Add the sections that are not there yet; one spelled another way is the same."""
    named = dict.fromkeys((unit_id, entry.section) for (unit_id, _), entry in entries.items() if entry.section)
    if not named:
        return
    ids = {unit_id for unit_id, _ in named}
    there = {(row.unit_id, fold(row.name)) for row in await unit_facts.sections(connection, ids)}
    new: dict[tuple[int, str], dict[str, Any]] = {}
    for unit_id, name in named:
        if (unit_id, fold(name)) not in there:
            new.setdefault((unit_id, fold(name)), {"unit_id": unit_id, "name": name})
    if new:
        await unit_facts.add_sections(connection, sorted(new.values(), key=_in_order))


def _in_order(section: dict[str, Any]) -> tuple[int, str]:
    """By unit, then in Vietnamese order: section 2 before section 10."""
    return section["unit_id"], title_key(section["name"])
