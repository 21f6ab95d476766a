"""What units do and who owns them, and which of them something is asked of by that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.kinds import Activity, Ownership
from data.tables import Unit

_unit = table_of(Unit)


class Kind(NamedTuple):
    """What a unit does and who owns it; None: unknown."""

    activity: Activity | None = None
    ownership: Ownership | None = None


UNKNOWN = Kind()


class Kinds(NamedTuple):
    """The kinds of units of which something is asked; empty: of any. What is unknown is none of these."""

    activities: frozenset[Activity] = frozenset()
    ownerships: frozenset[Ownership] = frozenset()

    def hold(self, kind: Kind) -> bool:
        """Tell whether it is asked of a unit of this kind."""
        does = not self.activities or kind.activity in self.activities
        return does and (not self.ownerships or kind.ownership in self.ownerships)


ANY = Kinds()


def of_kinds(units: Select[Any], kinds: Kinds, besides: Collection[int] = ()) -> Select[Any]:
    """Narrow a selection of units to these kinds; those of `besides` stay, whatever they are."""
    unit = units.selected_columns[0]
    wanted = {_unit.c.activity: kinds.activities, _unit.c.ownership: kinds.ownerships}
    asked = [column.in_(sorted(codes)) for column, codes in wanted.items() if codes]
    if not asked:
        return units
    such = exists(select(_unit.c.id).where(_unit.c.id == unit, *asked))
    return units.where(or_(such, unit.in_(besides)) if besides else such)


async def kinds_of(connection: AsyncConnection, units: Collection[int] | None = None) -> dict[int, Kind]:
    """Read the kinds of all units, or of these."""
    found = select(_unit.c.id, _unit.c.activity, _unit.c.ownership)
    if units is not None:
        found = found.where(_unit.c.id.in_(units))
    rows: Sequence[AnyRow] = (await connection.execute(found)).all()
    return {row.id: Kind(row.activity, row.ownership) for row in rows}


async def set_kinds(connection: AsyncConnection, kinds: dict[int, Kind]) -> None:
    """Write down what these units do and who owns them."""
    rows = [{"key": unit, "does": kind.activity, "owner": kind.ownership} for unit, kind in kinds.items()]
    changed = update(_unit).where(_unit.c.id == bindparam("key"))
    await connection.execute(changed.values(activity=bindparam("does"), ownership=bindparam("owner")), rows)
