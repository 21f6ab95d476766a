"""What a list of units would change, worked out in memory before anything is written.

The list tells the story of units: each row says what holds from its day on. A row that only says what already held on
that day changes nothing, so the same list can be imported again, also after later changes. Rows that cannot be taken
are named; whatever leans on one of them (a unit whose parent stands only in a bad row) cannot be taken either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from data.enums import UnitStatusCode
from data.queries.units.kinds import UNKNOWN, Kind
from domain.spreadsheets.reading import BadRow
from domain.text.normalise import fold
from domain.units.circles import find_circles
from domain.units.join_codes import plain_code
from domain.units.register import Facts, Name, Parent, Register, Status
from domain.units.rows import ROOT, UnitRow
from domain.units.timeline import Timeline, TooEarlyError, V


@dataclass
class Books:
    """What is known before the import."""

    ids: dict[str, int] = field(default_factory=dict)  # by code
    join_codes: dict[str, str] = field(default_factory=dict)  # plain join code -> code of the unit
    register: Register = field(default_factory=dict)
    links: set[tuple[int, int]] = field(default_factory=set)  # (unit, successor)
    sections: set[tuple[int, str]] = field(default_factory=set)  # (unit, folded name)
    kinds: dict[int, Kind] = field(default_factory=dict)  # what units do and who owns them

    def copy(self) -> Books:
        """Return a copy that can be changed alone."""
        register = {unit_id: facts.copy() for unit_id, facts in self.register.items()}
        return Books(
            dict(self.ids), dict(self.join_codes), register, set(self.links), set(self.sections), dict(self.kinds)
        )


@dataclass
class Plan:
    """What is to be written. New units have negative ids until then."""

    books: Books
    new: dict[str, str | None] = field(default_factory=dict)  # code -> join code, `None`: to be drawn
    changed: dict[int, list[tuple[UnitRow, list[str]]]] = field(default_factory=dict)  # unit -> rows and their facts
    successors: list[tuple[int, int, UnitRow]] = field(default_factory=list)
    sections: list[tuple[int, str]] = field(default_factory=list)  # (unit, name), in the order of the list
    kinds: set[int] = field(default_factory=set)  # units whose kind changes
    bad: list[BadRow] = field(default_factory=list)
    doubtful: list[BadRow] = field(default_factory=list)  # rows whose code may be a known one, rewritten
    unchanged: int = 0  # rows that say nothing new


def plan_import(rows: Iterable[UnitRow], books: Books, bad: Iterable[BadRow] = ()) -> Plan:
    """Work out the import of all rows that can be taken; `bad` are those already refused."""
    refused = list(bad)
    left = sorted(rows, key=lambda row: (row.since or date.min, row.line))
    while True:
        plan = _attempt(left, books.copy())
        refused += plan.bad
        if not plan.bad:
            plan.bad = sorted(refused, key=lambda problem: problem.line)
            return plan
        lines = {problem.line for problem in plan.bad}
        left = [row for row in left if row.line not in lines]


def _attempt(rows: list[UnitRow], books: Books) -> Plan:
    plan = Plan(books)
    plan.bad += _clashes(rows, books)
    if plan.bad:
        return plan
    for row in rows:
        if row.code not in books.ids:
            books.ids[row.code] = -1 - len(plan.new)
            plan.new[row.code] = row.join_code
    for row in rows:
        plan.bad += _take(row, plan)
    if not plan.bad:
        plan.bad += _circles(rows, plan)
    return plan


def _clashes(rows: list[UnitRow], books: Books) -> Iterator[BadRow]:
    """Find rows that say the same thing twice: one unit on one day, one join code for two units."""
    first_lines: dict[tuple[str, date | None], int] = {}
    doors = dict(books.join_codes)
    for row in rows:
        first = first_lines.setdefault((row.code, row.since), row.line)
        if first != row.line:
            yield BadRow(row.line, "told_twice", {"code": row.code, "first": first})
        if row.join_code and row.code not in books.ids:
            owner = doors.setdefault(plain_code(row.join_code), row.code)
            if owner != row.code:
                yield BadRow(row.line, "join_code_taken", {"join_code": row.join_code, "owner": owner})


def _take(row: UnitRow, plan: Plan) -> Iterator[BadRow]:
    """Put what the row says into the timelines of its unit."""
    books = plan.books
    unknown = [code for code in (row.parent_code, *row.successor_of) if code not in {*books.ids, "", ROOT}]
    if unknown or row.code in {row.parent_code, *row.successor_of}:
        fault = "unknown_unit" if unknown else "own_parent"
        yield BadRow(row.line, fault, {"codes": unknown or [row.code]})
        return
    unit_id = books.ids[row.code]
    facts = books.register.setdefault(unit_id, Facts())
    if not facts.name.spans and not (row.name and row.level):
        yield BadRow(row.line, "new_unit_needs", {"code": row.code})
        return
    try:
        changed = _say(row, facts, books)
    except _NeedsDateError:
        yield BadRow(row.line, "needs_date", {"code": row.code})
        return
    except TooEarlyError as problem:
        yield BadRow(row.line, "too_early", {"code": row.code, "last": problem.last})
        return
    changed += _add_kind(row, unit_id, plan)
    more = _add_successors(row, unit_id, plan) + _add_sections(row, unit_id, plan)
    if changed:
        plan.changed.setdefault(unit_id, []).append((row, changed))
    plan.unchanged += not changed and not more


def _add_successors(row: UnitRow, unit_id: int, plan: Plan) -> int:
    """Note which units this one carries on from; return how many are new."""
    links = [(plan.books.ids[code], unit_id) for code in row.successor_of]
    new = [link for link in dict.fromkeys(links) if link not in plan.books.links]
    plan.books.links.update(new)
    plan.successors += [(*link, row) for link in new]
    return len(new)


def _add_sections(row: UnitRow, unit_id: int, plan: Plan) -> int:
    """Note the tổ công đoàn of a unit; one spelled another way is the same, and none is ever taken away."""
    new = {(unit_id, fold(name)): name for name in row.sections if (unit_id, fold(name)) not in plan.books.sections}
    plan.books.sections.update(new)
    plan.sections += [(unit_id, name) for name in new.values()]
    return len(new)


def _add_kind(row: UnitRow, unit_id: int, plan: Plan) -> list[str]:
    """Note what a unit does and who owns it; return the names of what differs from what is known."""
    known = plan.books.kinds.get(unit_id, UNKNOWN)._asdict()
    different = [name for name, value in row.kind.items() if known[name] != value]
    if different:
        plan.books.kinds[unit_id] = Kind(**{**known, **row.kind})
        plan.kinds.add(unit_id)
    return different


def _say(row: UnitRow, facts: Facts, books: Books) -> list[str]:
    """Return the names of the facts that the row changes."""
    changed: list[str] = []
    name, status = _held(facts.name, row.since), _held(facts.status, row.since)
    if row.name:
        short = row.short_name or (name.short_name if name and name.name == row.name else row.name)
        changed += ["name"] * _put(facts.name, Name(row.name, short), row)
    if row.level or row.status:
        level = row.level or (status.level if status else None)
        kept = status.status if status else UnitStatusCode.ACTIVE
        if level is not None:
            changed += ["status"] * _put(facts.status, Status(row.status or kept, level), row)
    if row.parent_code == ROOT:
        changed += ["parent"] * _put(facts.parent, None, row)
    elif row.parent_code:
        changed += ["parent"] * _put(facts.parent, Parent(books.ids[row.parent_code]), row)
    return changed


class _NeedsDateError(ValueError):
    """The row differs from what is known, and does not say from when."""


def _held(timeline: Timeline[V], since: date | None) -> V | None:
    return timeline.at(since) or timeline.last


def _put(timeline: Timeline[V], value: V | None, row: UnitRow) -> bool:
    if row.since is None and timeline.spans:
        if value in (timeline.at(None), timeline.last):
            return False
        raise _NeedsDateError
    return timeline.put(value, row.since, row.legal_act)


def _circles(rows: list[UnitRow], plan: Plan) -> Iterator[BadRow]:
    codes = {unit_id: code for code, unit_id in plan.books.ids.items()}
    for circle in find_circles(plan.books.register):
        names = [codes[unit_id] for unit_id in circle]
        for row in rows:
            if row.code in names and row.parent_code:
                yield BadRow(row.line, "circle", {"codes": names})
