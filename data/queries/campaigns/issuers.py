"""Which units issued the campaigns, and which stand above a unit, as of a day.

Nearly every tap asks both, so their statements are built once, with names in the place of the day and the units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache

from sqlalchemy import Date, and_, bindparam, delete, exists, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG, MANY
from data.engine.statements import AnyRow, AnySelect, insert_or_pass, table_of
from data.enums import CURRENT_MEMBERSHIPS, Level, MembershipState
from data.queries.units.units import DEEPEST, active, carried_on, holds, subtree
from data.tables import CampaignIssuer, Membership, Unit, UnitName, UnitParent, UnitStatus
from data.types import Id

_issuer = table_of(CampaignIssuer)
_membership = table_of(Membership)
_name = table_of(UnitName)
_parent = table_of(UnitParent)
_status = table_of(UnitStatus)
_unit = table_of(Unit)
_DAY, _UNITS = bindparam("day", type_=Date), bindparam("units", type_=Id, expanding=True)


async def on(connection: AsyncConnection, day: date) -> Sequence[AnyRow]:
    """Read (campaign, unit_id): each unit that a campaign is attached to, and after it ended whoever carries on."""
    return (await connection.execute(_carried_on(), {"day": day})).all()


@cache
def _carried_on() -> AnySelect:
    return carried_on(select(_issuer.c.campaign, _issuer.c.unit_id), _DAY)


async def lineages(connection: AsyncConnection, units: Collection[int], day: date) -> dict[int, list[int]]:
    """Return for each of these units itself and the units above it, the nearest first."""
    lines: dict[int, list[int]] = defaultdict(list)
    values, options = {"units": list(units), "day": day}, {LONG: len(units) > MANY}
    for of, unit, _ in await connection.execute(_lineages(), values, execution_options=options):
        lines[of].append(unit)
    return dict(lines)


@cache
def _lineages() -> AnySelect:
    start = select(_unit.c.id.label("of"), _unit.c.id.label("id"), literal(0).label("depth"))
    found = start.where(_unit.c.id.in_(_UNITS)).cte(recursive=True)
    above = select(found.c.of, _parent.c.parent_id, found.c.depth + 1).where(
        _parent.c.unit_id == found.c.id, holds(_parent, _DAY), found.c.depth < DEEPEST
    )
    found = found.union(above)
    return select(found).order_by(found.c.of, found.c.depth)


async def covers_all(connection: AsyncConnection, heads: Collection[int], day: date) -> bool:
    """Tell whether every active unit stands at or below one of these."""
    return (await connection.execute(_outside(), {"units": list(heads), "day": day})).first() is None


@cache
def _outside() -> AnySelect:
    return active(_DAY).where(_status.c.unit_id.not_in(subtree(_UNITS, _DAY))).limit(1)


_NOT_CURRENT = frozenset(MembershipState) - CURRENT_MEMBERSHIPS
"""Written so that no plan uses the index of states: nearly everybody is active, so it would read nearly everybody."""


async def belonging(connection: AsyncConnection, people: Collection[int]) -> dict[int, int]:
    """Return the unit where each of these people belongs now; who belongs nowhere is missing."""
    current = and_(_membership.c.state.not_in(_NOT_CURRENT), _membership.c.until.is_(None))
    found = select(_membership.c.person_id, _membership.c.unit_id).where(_membership.c.person_id.in_(people), current)
    return {row.person_id: row.unit_id for row in await connection.execute(found.order_by(_membership.c.id))}


async def attached(connection: AsyncConnection) -> set[str]:
    """List the campaigns that are attached to a unit."""
    return set((await connection.execute(select(_issuer.c.campaign).distinct())).scalars())


async def attach(connection: AsyncConnection, campaign: str, unit_id: int) -> None:
    row = {"campaign": campaign, "unit_id": unit_id}
    await connection.execute(insert_or_pass(connection, _issuer, list(row)).values(row))


async def detach(connection: AsyncConnection, campaign: str) -> None:
    await connection.execute(delete(_issuer).where(_issuer.c.campaign == campaign))


async def bearers(connection: AsyncConnection, folded: Collection[str], levels: Collection[Level]) -> Sequence[AnyRow]:
    """Read (unit_id, valid_from, valid_to) of each time that a unit of these levels bore one of the names."""
    borne = or_(_name.c.valid_to.is_(None), _name.c.valid_from.is_(None), _name.c.valid_to > _name.c.valid_from)
    of_level = exists().where(_status.c.unit_id == _name.c.unit_id, _status.c.level.in_(levels))
    found = select(_name.c.unit_id, _name.c.valid_from, _name.c.valid_to)
    return (await connection.execute(found.where(_name.c.folded.in_(folded), borne, of_level))).all()


async def in_force(connection: AsyncConnection, units: Collection[int], day: date) -> set[int]:
    """Return those of these units that are active on a day."""
    return set((await connection.execute(active(day).where(_status.c.unit_id.in_(units)))).scalars())


async def topmost(connection: AsyncConnection, day: date) -> list[int]:
    """List the units that are founded by a day and have nothing above them."""
    above = exists().where(_parent.c.unit_id == _status.c.unit_id, holds(_parent, day))
    found = select(_status.c.unit_id).where(holds(_status, day), ~above)
    return list((await connection.execute(found.order_by(_status.c.unit_id))).scalars())
