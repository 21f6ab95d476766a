"""Decisions about one unit: founded, renamed, moved, ended, carried on by others. Each leaves a line in the trail.

Raised are `Problem`s: `unit_code_taken`, `unit_unknown`, `unit_change_too_early`, `unit_circle`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import Level, UnitStatusCode
from data.queries.units import unit_facts
from domain import audit
from domain.errors import Problem
from domain.units import reading
from domain.units.join_codes import new_code, plain_code
from domain.units.register import (
    Act,
    Facts,
    Name,
    Parent,
    Status,
    read_register,
    trail_line,
    write_register,
)
from domain.units.timeline import Timeline, TooEarlyError, V


async def found(
    work: Work,
    act: Act,
    *,
    name: str,
    level: Level,
    code: str | None = None,
    short_name: str | None = None,
    parent_id: int | None = None,
    join_code: str | None = None,
) -> int:
    """Create a unit and return its id; without a join code, one is drawn, which without a code is both."""
    codes = await unit_facts.unit_codes(work.connection)
    taken = {plain_code(row.join_code) for row in codes}
    join_code = join_code or draw_code(taken | {plain_code(row.code) for row in codes})
    code = code or join_code
    if plain_code(join_code) in taken or any(row.code == code for row in codes):
        raise Problem("unit_code_taken", code=code, join_code=join_code)
    await unit_facts.add_units(work.connection, [{"code": code, "join_code": join_code}])
    unit_id: int = next(row.id for row in await unit_facts.unit_codes(work.connection) if row.code == code)
    facts = Facts()
    facts.name.put(Name(name, short_name or name), act.since, act.legal_act)
    facts.status.put(Status(UnitStatusCode.ACTIVE, level), act.since, act.legal_act)
    if parent_id is not None:
        facts.parent.put(Parent(parent_id), act.since, act.legal_act)
    await _store(work, act, "unit_founded", unit_id, facts, parent=parent_id, level=level)
    return unit_id


def draw_code(taken: Collection[str]) -> str:
    """Draw a join code that looks like no other; `taken` holds plain codes."""
    drawn = new_code()
    while plain_code(drawn) in taken:
        drawn = new_code()
    return drawn


async def undo_founding(work: Work, act: Act, unit_id: int) -> None:
    """Let a unit have no name, no place and no status from a day on: no list and no code leads to it any more."""
    facts = await _facts(work.connection, unit_id)
    _put(facts.name, None, act)
    _put(facts.parent, None, act)
    _put(facts.status, None, act)
    await _store(work, act, "unit_founding_undone", unit_id, facts)


async def rename(work: Work, act: Act, unit_id: int, name: str, short_name: str | None = None) -> None:
    facts = await _facts(work.connection, unit_id)
    if _put(facts.name, Name(name, short_name or name), act):
        await _store(work, act, "unit_renamed", unit_id, facts)


async def move(work: Work, act: Act, unit_id: int, parent_id: int | None) -> None:
    """Put a unit under another parent (`None`: it becomes a root). Nothing may come under itself, now or later."""
    facts = await _facts(work.connection, unit_id)
    if parent_id is not None:
        for day in [act.since or date.min, *await unit_facts.parent_changes(work.connection, act.since)]:
            if parent_id in await reading.subtree_ids(work.connection, unit_id, day):
                raise Problem("unit_circle")
    if _put(facts.parent, None if parent_id is None else Parent(parent_id), act):
        await _store(work, act, "unit_moved", unit_id, facts, parent=parent_id)


async def change_status(work: Work, act: Act, unit_id: int, status: UnitStatusCode, level: Level | None = None) -> None:
    """End, dissolve, merge or revive a unit; its level stays unless another is given."""
    facts = await _facts(work.connection, unit_id)
    level = level or (facts.status.last.level if facts.status.last else None)
    if level is None:
        raise Problem("unit_unknown")
    if _put(facts.status, Status(status, level), act):
        await _store(work, act, "unit_status_changed", unit_id, facts, status=status, level=level)


async def set_successors(work: Work, act: Act, unit_id: int, successor_ids: Collection[int], note: str = "") -> None:
    """Say who carries on after a unit; links to anybody else are closed."""
    await _facts(work.connection, unit_id)
    if unit_id in successor_ids:
        raise Problem("unit_circle")
    links = await unit_facts.successor_links(work.connection, [unit_id])
    known = {row.successor_id for row in links}
    gone = [row.id for row in links if row.successor_id not in successor_ids]
    if gone:
        await unit_facts.close_successors(work.connection, gone, act.since or work.now.date())
    new = [successor_id for successor_id in dict.fromkeys(successor_ids) if successor_id not in known]
    link = {"unit_id": unit_id, "valid_from": act.since, "legal_act": act.legal_act, "note": note or None}
    if new:
        await unit_facts.add_successors(
            work.connection, [{**link, "successor_id": successor_id} for successor_id in new]
        )
    if new or gone:
        line = trail_line(work.now, act, "unit_succeeded", unit_id, successors=sorted(successor_ids))
        await audit.record_all(work, [line])


async def renew_join_code(work: Work, unit_id: int, actor_id: int | None = None) -> str:
    """Give a unit a new code for its door and return it; the posters with the old one open nothing any more."""
    await _facts(work.connection, unit_id)
    codes = await unit_facts.unit_codes(work.connection)
    code = draw_code({plain_code(row.join_code) for row in codes})
    await unit_facts.give_join_code(work.connection, unit_id, code)
    line = trail_line(work.now, Act(work.now.date(), actor_id=actor_id), "join_code_renewed", unit_id)
    await audit.record_all(work, [line])
    return code


async def _facts(connection: AsyncConnection, unit_id: int) -> Facts:
    facts = (await read_register(connection, [unit_id]))[unit_id]
    if not facts.name.spans:
        raise Problem("unit_unknown")
    return facts


def _put(timeline: Timeline[V], value: V | None, act: Act) -> bool:
    try:
        return timeline.put(value, act.since, act.legal_act)
    except TooEarlyError as problem:
        raise Problem("unit_change_too_early", since=act.since, last=problem.last) from problem


async def _store(work: Work, act: Act, action: str, unit_id: int, facts: Facts, **detail: object) -> None:
    await write_register(work.connection, {unit_id: facts})
    await audit.record_all(work, [trail_line(work.now, act, action, unit_id, **detail)])
