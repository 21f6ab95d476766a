"""A unit as it was on one day, and its place in the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG, MANY
from data.engine.statements import AnySelect
from data.enums import Level, UnitStatusCode
from data.kinds import Activity, Ownership
from data.queries.units import unit_facts, units
from data.queries.units.kinds import Kind
from data.text.collation import title_key
from domain.errors import Problem
from domain.units.join_codes import plain_code, read_code


@dataclass(frozen=True)
class UnitView:
    """What a person sees of a unit on a day. `since`: from when its status and level hold; `None` is always."""

    id: int
    code: str
    join_code: str
    name: str
    short_name: str
    level: Level
    status: UnitStatusCode
    since: date | None
    activity: Activity | None = None
    ownership: Ownership | None = None

    @property
    def kind(self) -> Kind:
        """What it does and who owns it, as far as that is known."""
        return Kind(self.activity, self.ownership)

    @property
    def is_active(self) -> bool:
        return self.status is UnitStatusCode.ACTIVE


async def view(connection: AsyncConnection, unit_id: int, day: date) -> UnitView:
    """Read a unit as of `day`. Raises the `Problem` `unit_unknown` if there is none, or not yet."""
    found = await _one(connection, units.view(unit_id, day))
    if found is None:
        raise Problem("unit_unknown")
    return found


async def by_code(connection: AsyncConnection, code: str, day: date) -> UnitView | None:
    """Find a unit by the code that reports use."""
    return await _one(connection, units.view_by_code(code.strip().upper(), day))


async def by_join_code(connection: AsyncConnection, typed: str, day: date) -> UnitView | None:
    """Find a unit by the code on its poster, as people type it: "may 0123", "MAYO123"."""
    code = read_code(typed)
    if code is None:
        return None
    exact = await _one(connection, units.view_by_join_code(code, day))
    return exact or await _one(connection, units.view_by_plain_join_code(plain_code(code), day))


async def views(connection: AsyncConnection, ids: list[int], day: date) -> list[UnitView]:
    """Read several units in the order of `ids`; those not founded by `day` are left out."""
    rows = await connection.execute(units.view(ids, day), execution_options={LONG: len(ids) > MANY})
    found = {row.id: UnitView(*row) for row in rows}
    return [found[unit_id] for unit_id in ids if unit_id in found]


async def children(connection: AsyncConnection, unit_id: int, day: date) -> list[UnitView]:
    """List the active units directly below, in Vietnamese order of their names."""
    ids = list((await connection.execute(units.children(unit_id, day))).scalars())
    below = await views(connection, ids, day)
    return sorted((unit for unit in below if unit.is_active), key=lambda unit: title_key(unit.name))


async def heads(connection: AsyncConnection, unit_id: int, day: date) -> dict[int, int]:
    """Say under which unit directly below a unit everything below it stands; those stand under themselves."""
    rows = await connection.execute(units.heads(unit_id, day))
    return {row[0]: row[1] for row in rows if row[0] != unit_id}


def by_short_name(found: Iterable[UnitView]) -> list[UnitView]:
    """Put units in Vietnamese order of the names that buttons and lists show, and then of the whole ones."""
    keys = [(title_key(unit.short_name), unit) for unit in found]
    bearers = Counter(key for key, _ in keys)  # a second key of each of a thousand units would be asked in vain
    alike = [(key, title_key(unit.name) if bearers[key] > 1 else "", at) for at, (key, unit) in enumerate(keys)]
    return [keys[at][1] for _, _, at in sorted(alike)]


async def successors(connection: AsyncConnection, unit_id: int, day: date) -> list[UnitView]:
    """List the active units that carry on after a unit that ended; none if nobody is named."""
    ids = (await connection.execute(units.successors(unit_id, day))).scalars()
    return by_short_name(await views(connection, sorted(ids), day))


async def subtree_ids(connection: AsyncConnection, unit_id: int, day: date) -> set[int]:
    """Return the unit and everything below it."""
    return set((await connection.execute(units.subtree(unit_id, day))).scalars())


async def ancestor_ids(connection: AsyncConnection, unit_id: int, day: date) -> list[int]:
    """Return the unit first, then its parent and so on: the last one is the root."""
    return list((await connection.execute(units.lineage(unit_id, day))).scalars())


async def level(connection: AsyncConnection, unit_id: int, day: date) -> Level | None:
    found: Level | None = (await connection.execute(units.level_of(unit_id, day))).scalar_one_or_none()
    return found


async def sections(connection: AsyncConnection, unit_id: int) -> list[tuple[int, str]]:
    """List (id, name) of the tổ công đoàn of a unit, in the order of its list."""
    return [(row.id, row.name) for row in await unit_facts.sections(connection, [unit_id])]


async def _one(connection: AsyncConnection, statement: AnySelect) -> UnitView | None:
    rows = (await connection.execute(statement.limit(2))).all()
    return UnitView(*rows[0]) if len(rows) == 1 else None  # two that look alike are no answer
