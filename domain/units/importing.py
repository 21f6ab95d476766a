"""Importing a list of units: all of it or, with a bad row in it, nothing, unless bad rows are to be skipped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.units import unit_facts
from data.queries.units.kinds import kinds_of, set_kinds
from domain import audit
from domain.spreadsheets.reading import BadRow, Source, read_sheet
from domain.text.normalise import fold
from domain.units.changes import draw_code
from domain.units.doubts import find_doubts, leave_doubtful, take_doubtful
from domain.units.join_codes import plain_code
from domain.units.planning import Books, Plan, plan_import
from domain.units.register import Act, Facts, Parent, read_register, trail_line, write_register
from domain.units.rows import OPTIONAL, REQUIRED, faults, read_row


@dataclass(frozen=True)
class Report:
    """What an import did, or would do: numbers of units, and the rows that were not taken."""

    founded: int
    changed: int
    unchanged: int  # rows that say nothing new
    bad: list[BadRow]
    written: bool
    doubtful: list[BadRow] = field(default_factory=list)


async def import_units(work: Work, source: Source, *, skip_bad: bool = False, doubtful_too: bool = False) -> Report:
    """Import a CSV file (docs/importing.md). Raises a `Problem` for a fault of the whole file.

    Nothing is written while a row is doubtful; with `doubtful_too` such a row is taken (`domain.units.doubts`).
    """
    plan = await plan_units(work.connection, source, doubtful_too=doubtful_too)
    if plan.doubtful or (plan.bad and not skip_bad):
        return report(plan)
    ids = await _found_new(work.connection, plan)
    register = {ids.get(key, key): _settled(facts, ids) for key, facts in plan.books.register.items()}
    await write_register(work.connection, register)
    links = [
        {
            "unit_id": ids.get(unit, unit),
            "successor_id": ids.get(successor, successor),
            "valid_from": row.since,
            "legal_act": row.legal_act,
            "note": None,
        }
        for unit, successor, row in plan.successors
    ]
    if links:
        await unit_facts.add_successors(work.connection, links)
    if plan.sections:
        sections = [{"unit_id": ids.get(unit, unit), "name": name} for unit, name in plan.sections]
        await unit_facts.add_sections(work.connection, sections)
    if plan.kinds:
        await set_kinds(work.connection, {ids.get(unit, unit): plan.books.kinds[unit] for unit in plan.kinds})
    await audit.record_all(work, _trail(work, plan, ids))
    return replace(report(plan), written=True)


async def plan_units(connection: AsyncConnection, source: Source, *, doubtful_too: bool = False) -> Plan:
    """Work out what an import would do, without writing."""
    sheet = read_sheet(source, REQUIRED, OPTIONAL)
    bad = [*sheet.bad, *(fault for row in sheet.rows for fault in faults(row))]
    lines = {problem.line for problem in bad}
    rows = [read_row(row) for row in sheet.rows if row.line not in lines]
    books = await _books(connection)
    doubts = find_doubts(rows, books)
    rows = take_doubtful(rows, doubts) if doubtful_too else leave_doubtful(rows, doubts)
    plan = plan_import(rows, books, bad)
    plan.doubtful = [] if doubtful_too else doubts
    return plan


def report(plan: Plan) -> Report:
    """Count what a plan holds."""
    touched = {*plan.changed, *(unit for unit, _ in plan.sections), *(successor for _, successor, _ in plan.successors)}
    changed = [key for key in touched if key > 0]
    return Report(len(plan.new), len(changed), plan.unchanged, plan.bad, written=False, doubtful=plan.doubtful)


async def _books(connection: AsyncConnection) -> Books:
    rows = await unit_facts.unit_codes(connection)
    links = await unit_facts.successor_links(connection)
    return Books(
        ids={row.code: row.id for row in rows},
        join_codes={plain_code(row.join_code): row.code for row in rows},
        register=await read_register(connection),
        links={(row.unit_id, row.successor_id) for row in links},
        kinds=await kinds_of(connection),
        sections={(row.unit_id, fold(row.name)) for row in await unit_facts.sections(connection)},
    )


async def _found_new(connection: AsyncConnection, plan: Plan) -> dict[int, int]:
    """Insert the new units; return their keys by the negative ids of the plan."""
    if not plan.new:
        return {}
    taken = set(plan.books.join_codes) | {plain_code(code) for code in plan.new.values() if code}
    rows = []
    for code, wanted in plan.new.items():
        join_code = wanted or draw_code(taken)
        taken.add(plain_code(join_code))
        rows.append({"code": code, "join_code": join_code})
    await unit_facts.add_units(connection, rows)
    keys = {row.code: row.id for row in await unit_facts.unit_codes(connection)}
    return {plan.books.ids[code]: keys[code] for code in plan.new}


def _settled(facts: Facts, ids: dict[int, int]) -> Facts:
    """Let parents that are new be known by their keys."""
    for span in facts.parent.spans:
        span.value = Parent(ids.get(span.value.unit_id, span.value.unit_id))
    return facts


def _trail(work: Work, plan: Plan, ids: dict[int, int]) -> Iterator[dict[str, Any]]:
    """One line for each row that changed a unit, and for each new link to a successor."""
    for key, changes in plan.changed.items():
        for number, (row, facts) in enumerate(changes):
            action = "unit_founded" if key < 0 and number == 0 else "unit_changed"
            act = Act(row.since, row.legal_act)
            yield trail_line(work.now, act, action, ids.get(key, key), facts=facts)
    for unit, successor, row in plan.successors:
        act = Act(row.since, row.legal_act)
        yield trail_line(
            work.now, act, "unit_succeeded", ids.get(unit, unit), successors=[ids.get(successor, successor)]
        )
