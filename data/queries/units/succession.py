"""Who looks after what lies at a unit, as of a day: the unit itself and those above, once it ended whoever carries on.

Nothing is moved when a unit ends. Whose it is follows from the dated facts each time it is asked, so that a merger that
is corrected or taken back loses nothing and does nothing twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, table_of
from data.enums import UnitStatusCode
from data.queries.units.units import DEEPEST, Day, Ids, among, holds, subtree
from data.tables import Unit, UnitParent, UnitStatus, UnitSuccessor

_unit, _status = table_of(Unit), table_of(UnitStatus)
_parent, _successor = table_of(UnitParent), table_of(UnitSuccessor)

LAST = DEEPEST + 1
"""From this depth on stand units that have ended: their officers are asked only where there is nobody else."""


_BELOW, _BEFORE = 1, 2  # ways to the units from which something can come


def is_active(unit: ColumnElement[Any], day: Day) -> ColumnElement[bool]:
    """Tell of a column whether its unit is active on `day`; one that is not founded yet is not."""
    here = (_status.c.unit_id == unit, holds(_status, day), _status.c.status == UnitStatusCode.ACTIVE)
    return select(_status.c.id).where(*here).correlate_except(_status).exists()


def in_line(origins: Subquery | CTE, day: Day) -> AnySelect:
    """Select (origin, at, depth): each unit of the column `origin`, and who looks after it, the nearest at first.

    Above an active unit stands its parent, above one that ended all who carry on after it together, or its parent where
    nobody does. Units that have ended come at the end, from `LAST` on.
    """
    start = select(origins.c.origin, origins.c.origin.label("at"), literal(0).label("depth"))
    found = start.cte("in_line", recursive=True)
    carried = and_(_successor.c.unit_id == found.c.at, holds(_successor, day))
    above = and_(_parent.c.unit_id == found.c.at, holds(_parent, day))
    goes_on = and_(_successor.c.successor_id.is_not(None), ~is_active(found.c.at, day))
    following = case((goes_on, _successor.c.successor_id), else_=_parent.c.parent_id)
    further = select(found.c.origin, following, found.c.depth + 1).select_from(
        found.outerjoin(_successor, carried).outerjoin(_parent, above)
    )
    found = found.union(further.where(following.is_not(None), found.c.depth < DEEPEST))
    near = select(found.c.origin, found.c.at, func.min(found.c.depth).label("depth"))
    near_by = near.group_by(found.c.origin, found.c.at).subquery()
    ended = case((is_active(near_by.c.at, day), 0), else_=LAST)
    return select(near_by.c.origin, near_by.c.at, (near_by.c.depth + ended).label("depth"))


def can_come_to(units: BindParameter[Any], day: Day) -> AnySelect:
    """Select (origin): these units and all in whose line one of them may stand; no such unit is missing.

    Some are too many: whether a unit has ended, so that its successor stands in its parent's place, is not asked here.
    """
    start = select(_unit.c.id.label("origin")).where(_unit.c.id.in_(units))
    found = start.cte("can_come", recursive=True)
    ways = union_all(*(select(literal(way).label("way")) for way in (_BELOW, _BEFORE))).subquery()
    below = and_(ways.c.way == _BELOW, _parent.c.parent_id == found.c.origin, holds(_parent, day))
    before = and_(ways.c.way == _BEFORE, _successor.c.successor_id == found.c.origin, holds(_successor, day))
    further = case((ways.c.way == _BELOW, _parent.c.unit_id), else_=_successor.c.unit_id)
    links = found.join(ways, true()).outerjoin(_parent, below).outerjoin(_successor, before)
    found = found.union(select(further).select_from(links).where(further.is_not(None)))
    return select(found.c.origin)


def in_line_of(unit: Ids, day: Day) -> AnySelect:
    """Select the same of one unit, or of its name in a statement that is built once."""
    return in_line(select(_unit.c.id.label("origin")).where(among(_unit.c.id, unit)).subquery(), day)


def looking_after(unit: Ids, day: Day) -> Select[Any]:
    """Select the active units that look after a unit: itself, those above, after its end whoever carries on."""
    line = in_line_of(unit, day).subquery()
    return select(line.c.at).where(line.c.depth < LAST)


async def line_of(connection: AsyncConnection, unit_id: int, day: date) -> Sequence[AnyRow]:
    """Read (origin, at, depth) of one unit, the nearest first; several that carry on have one depth."""
    line = in_line_of(unit_id, day).subquery()
    return (await connection.execute(select(line).order_by(line.c.depth, line.c.at))).all()


def carried_by(units: Ids, day: date) -> Select[Any]:
    """Select the units that have ended and whom one of these carries on, also through others that ended."""

    def ended(link: Any) -> tuple[ColumnElement[bool], ...]:
        return holds(link, day), ~is_active(link.c.unit_id, day)

    found = select(_successor.c.unit_id.label("id")).where(among(_successor.c.successor_id, units), *ended(_successor))
    before = found.cte(recursive=True)
    earlier = _successor.alias()
    further = select(earlier.c.unit_id).join(before, earlier.c.successor_id == before.c.id).where(*ended(earlier))
    before = before.union(further)
    return select(before.c.id)


def in_reach(units: Ids, day: date) -> Select[Any]:
    """Select these units and all below them, with those that ended and whom one of them carries on, and all below."""
    own = subtree(units, day)
    return select(own.union(subtree(carried_by(own, day), day)).subquery().c[0])
