"""Who owes what, who has done it and who is in charge, read whole: what is late is counted for all officers at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import OFFICER_ROLES, Level, UnitStatusCode
from data.queries.announcements import audience
from data.queries.reminders.duties import Occurrence
from data.queries.units.kinds import UNKNOWN, Kind
from data.queries.units.units import holds
from data.tables import DutyDone, Person, Unit, UnitParent, UnitStatus

_done, _person, _unit = table_of(DutyDone), table_of(Person), table_of(Unit)
_parent, _status = table_of(UnitParent), table_of(UnitStatus)


class Place(NamedTuple):
    """A unit in the tree: `level` is None once it is active no more."""

    level: Level | None
    parent_id: int | None
    kind: Kind = UNKNOWN


class Officer(NamedTuple):
    unit_id: int
    person_id: int
    digest_at: time | None  # the hour that they chose


async def tree(connection: AsyncConnection, day: date) -> dict[int, Place]:
    """Read every unit that is founded by a day, and what stands above it."""
    found = (
        select(
            _status.c.unit_id,
            _status.c.status,
            _status.c.level,
            _parent.c.parent_id,
            _unit.c.activity,
            _unit.c.ownership,
        )
        .join(_unit, _unit.c.id == _status.c.unit_id)
        .outerjoin(_parent, (_parent.c.unit_id == _status.c.unit_id) & holds(_parent, day))
        .where(holds(_status, day))
    )
    return {
        unit: Place(level if status is UnitStatusCode.ACTIVE else None, parent, Kind(*kind))
        for unit, status, level, parent, *kind in await connection.execute(found)
    }


async def done(connection: AsyncConnection, campaigns: Collection[str]) -> set[tuple[int, Occurrence]]:
    """Read everything of these campaigns that a unit has done."""
    columns = (_done.c.unit_id, _done.c.campaign, _done.c.duty, _done.c.occurrence)
    found = select(*columns).where(_done.c.campaign.in_(campaigns), _done.c.undone_at.is_(None))
    return {(unit, Occurrence(*this)) for unit, *this in await connection.execute(found)}


async def officers(connection: AsyncConnection, now: datetime) -> list[Officer]:
    """Read who is in charge of which unit now."""
    held: Any = audience.officers(select(_unit.c.id), OFFICER_ROLES, now).add_columns(_person.c.digest_at)
    return [Officer(*row) for row in await connection.execute(held.distinct())]
