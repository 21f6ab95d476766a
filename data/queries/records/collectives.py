"""Statements about what collectives hand in: registered once, listed for whoever leads them, named."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, table_of
from data.enums import Level, RecordKind, RecordState
from data.kinds import Collective
from data.queries.units.units import active_below, holds
from data.tables import Record, Section, Unit, UnitParent

_record, _section, _unit = table_of(Record), table_of(Section), table_of(Unit)
_parent = table_of(UnitParent)


class Registered(NamedTuple):
    """A subject of a campaign in one of its rounds."""

    campaign: str
    subject: str
    round: str


async def wait_for_others(connection: AsyncConnection, unit_id: int) -> None:
    """Hold a unit until the end of the work, so that two who lead it do not register the same thing at once."""
    await connection.execute(select(_unit.c.id).where(_unit.c.id == unit_id).with_for_update())


def _of(unit_id: int, section_id: int | None) -> ColumnElement[bool]:
    kind = Collective.UNIT if section_id is None else Collective.SECTION
    here = (_record.c.unit_id == unit_id) & (_record.c.collective == kind)
    return here if section_id is None else here & (_record.c.section_id == section_id)


async def registered(
    connection: AsyncConnection, unit_id: int, section_id: int | None, subject: str, round_: str
) -> str | None:
    """Return the code of what the collective has registered of a subject in a round: not withdrawn, not rejected."""
    found = select(_record.c.code).where(
        _of(unit_id, section_id),
        _record.c.subject == subject,
        _record.c.round == round_,
        _record.c.kind != RecordKind.RESULT,
        _record.c.state.not_in([RecordState.WITHDRAWN, RecordState.REJECTED]),
    )
    return await connection.scalar(found.limit(1))


def led(units: Collection[int], sections: Mapping[int, int]) -> tuple[AnySelect, AnySelect]:
    """Select what is of these units and of all sections in them, and what is of these sections, each with its unit."""
    theirs = select(_record.c.id).where(_record.c.collective.is_not(None))
    inside = _record.c.unit_id.in_(sections.values()) & _record.c.section_id.in_(sections)
    return theirs.where(_record.c.unit_id.in_(units)), theirs.where(inside)


def not_of_own_unit(units: Select[Any], day: date) -> ColumnElement[bool]:
    """Tell whether a record is none of a whole unit, or the unit above that one is among these."""
    above = select(_parent.c.parent_id).where(_parent.c.unit_id == _record.c.unit_id, holds(_parent, day))
    decides = func.coalesce(above.correlate(_record).scalar_subquery(), _record.c.unit_id)
    return or_(_record.c.collective.is_distinct_from(Collective.UNIT), decides.in_(units))


async def section_names(connection: AsyncConnection, keys: Collection[int]) -> Mapping[int, str]:
    """Return the names of sections by their keys."""
    rows = await connection.execute(select(_section.c.id, _section.c.name).where(_section.c.id.in_(keys)))
    return {row.id: row.name for row in rows}


async def units_by_registered(
    connection: AsyncConnection, unit_id: int, levels: Collection[Level], of: Registered, day: date
) -> tuple[list[int], list[int]]:
    """List the active units here and below that have registered something as a collective, and those that have not.

    What a section of a unit registered counts for the unit.
    """
    done = select(_record.c.unit_id).where(
        _record.c.collective.is_not(None),
        _record.c.campaign == of.campaign,
        _record.c.subject == of.subject,
        _record.c.round == of.round,
        _record.c.kind != RecordKind.RESULT,
        _record.c.state.not_in([RecordState.WITHDRAWN, RecordState.REJECTED]),
    )
    meant = active_below(unit_id, day, levels).subquery().c[0]
    rows = (await connection.execute(select(meant, meant.in_(done).label("registered")))).all()
    return [row[0] for row in rows if row.registered], [row[0] for row in rows if not row.registered]
