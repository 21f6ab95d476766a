"""Duties that units have done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, and_, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, Many, once, table_of
from data.enums import Level
from data.queries.campaigns.chosen_days import Choosers
from data.queries.units.kinds import ANY, UNKNOWN, Kind, Kinds
from data.tables import DutyDone, Person
from data.types import Instant

_done, _person = table_of(DutyDone), table_of(Person)


class Occurrence(NamedTuple):
    """One time of one duty: its campaign, its code, and which time."""

    campaign: str
    duty: str
    occurrence: str


class Owers(NamedTuple):
    """The units that owe a duty: those of these levels (None: of any), and `units` by name, whatever their level.

    `choosers`: for which of them it falls due on the day in question, where units chose days of their own.
    """

    levels: frozenset[Level] | None
    units: frozenset[int] = frozenset()
    choosers: Choosers | None = None
    kinds: Kinds = ANY
    """of which of the units of these levels it is asked"""

    def hold(self, unit: int, level: Level, line: Iterable[int], kind: Kind = UNKNOWN) -> bool:
        """Tell whether a unit owes it. `line`: the unit itself and all above it, the nearest first."""
        of_level = (self.levels is None or level in self.levels) and self.kinds.hold(kind)
        asked = of_level or unit in self.units
        return asked and (self.choosers is None or self.choosers.hold(line))


class DoneRow(NamedTuple):
    id: int
    campaign: str
    duty: str
    occurrence: str
    done_on: date
    letter: str | None
    sha256: str | None
    media_type: str | None
    size: int | None
    file_name: str | None
    confirmed_at: datetime | None = None


class MarkedRow(NamedTuple):
    """A duty that a unit has done, with the name of whoever marked it."""

    unit_id: int
    campaign: str
    duty: str
    occurrence: str
    done_on: date
    letter: str | None
    sha256: str | None
    marked_at: datetime
    name: str | None

    @property
    def this(self) -> Occurrence:
        return Occurrence(self.campaign, self.duty, self.occurrence)


class HandedRow(NamedTuple):
    """A duty that a unit has done, which nobody has received yet."""

    id: int
    unit_id: int
    campaign: str
    duty: str
    occurrence: str
    done_on: date
    letter: str | None
    sha256: str | None
    media_type: str | None
    size: int | None
    file_name: str | None
    marked_at: datetime

    @property
    def this(self) -> Occurrence:
        return Occurrence(self.campaign, self.duty, self.occurrence)


def _this(occurrence: Occurrence) -> ColumnElement[bool]:
    return and_(
        _done.c.campaign == occurrence.campaign,
        _done.c.duty == occurrence.duty,
        _done.c.occurrence == occurrence.occurrence,
        _done.c.undone_at.is_(None),
    )


def is_done(unit: ColumnElement[int], occurrence: Occurrence) -> ColumnElement[bool]:
    """Tell whether a unit has done it."""
    return exists().where(_done.c.unit_id == unit, _this(occurrence))


async def done(connection: AsyncConnection, unit_id: int) -> Sequence[DoneRow]:
    """List everything that the unit has done."""
    return (await done_by(connection, [unit_id])).get(unit_id, [])


async def done_by(connection: AsyncConnection, units: Collection[int]) -> dict[int, list[DoneRow]]:
    """List everything that each of these units has done."""
    columns = (_done.c.unit_id, *(_done.c[name] for name in DoneRow._fields))
    rows = await connection.execute(select(*columns).where(_done.c.unit_id.in_(units), _done.c.undone_at.is_(None)))
    found: dict[int, list[DoneRow]] = {}
    for unit_id, *row in rows:
        found.setdefault(unit_id, []).append(DoneRow(*row))
    return found


async def marked(connection: AsyncConnection, units: Collection[int]) -> Sequence[MarkedRow]:
    """List everything that these units have done, and who said so."""
    columns = (*(_done.c[name] for name in MarkedRow._fields[:-1]), _person.c.name)
    found = select(*columns).join(_person, _person.c.id == _done.c.marked_by)
    rows = await connection.execute(found.where(_done.c.unit_id.in_(units), _done.c.undone_at.is_(None)))
    return [MarkedRow(*row) for row in rows]


async def undo(connection: AsyncConnection, unit_id: int, occurrence: Occurrence, now: datetime) -> bool:
    """Say that it was not done after all; the row stays with its story. False when nothing was marked."""
    statement = update(_done).where(_done.c.unit_id == unit_id, _this(occurrence)).values(undone_at=now)
    result: Any = await connection.execute(statement)
    return bool(result.rowcount)


async def unreceived(connection: AsyncConnection, campaigns: Collection[str], since: datetime) -> Sequence[HandedRow]:
    """List what was marked since a moment and is neither received nor taken back, the oldest first."""
    asked = _unreceived(campaigns=list(campaigns), since=since)
    return [HandedRow(*row) for row in await connection.execute(*asked)]


@once(campaigns=Many(String()), since=Instant())
def _unreceived(campaigns: Any, since: Any) -> AnySelect:
    waits = (_done.c.undone_at.is_(None), _done.c.confirmed_at.is_(None), _done.c.marked_at >= since)
    found = select(*(_done.c[name] for name in HandedRow._fields)).where(_done.c.campaign.in_(campaigns), *waits)
    return found.order_by(_done.c.marked_at, _done.c.id)


async def confirm(connection: AsyncConnection, ids: Collection[int], officer: int, now: datetime) -> list[int]:
    """Note that these were received; returns those that nobody had received or taken back."""
    waits = (_done.c.id.in_(ids), _done.c.undone_at.is_(None), _done.c.confirmed_at.is_(None))
    statement = update(_done).where(*waits).values(confirmed_at=now, confirmed_by=officer).returning(_done.c.id)
    return list((await connection.execute(statement)).scalars())


async def send_back(connection: AsyncConnection, key: int, officer: int, reason: str, now: datetime) -> bool:
    """Note that it was sent back and so is not done. False when it was received or taken back meanwhile."""
    waits = (_done.c.id == key, _done.c.undone_at.is_(None), _done.c.confirmed_at.is_(None))
    values = {"undone_at": now, "returned_by": officer, "return_reason": reason}
    result: Any = await connection.execute(update(_done).where(*waits).values(values))
    return bool(result.rowcount)


async def read(connection: AsyncConnection, key: int) -> AnyRow | None:
    row: AnyRow | None = (await connection.execute(select(_done).where(_done.c.id == key))).one_or_none()
    return row


async def returned(connection: AsyncConnection, unit_id: int, this: Occurrence) -> str | None:
    """Return why the unit's last attempt at a duty was sent back, if it was."""
    same = (getattr(_done.c, name) == value for name, value in this._asdict().items())
    found = select(_done.c.return_reason).where(_done.c.unit_id == unit_id, *same).order_by(_done.c.id.desc()).limit(1)
    reason: str | None = await connection.scalar(found)
    return reason


async def done_at(connection: AsyncConnection, campaign: str, occurrence: str) -> Sequence[AnyRow]:
    """List (id, done_on) of everything that was marked for an occurrence, undone ones too."""
    found = select(_done.c.id, _done.c.done_on).where(_done.c.campaign == campaign, _done.c.occurrence == occurrence)
    return (await connection.execute(found)).all()


async def rename(connection: AsyncConnection, key: int, occurrence: str) -> None:
    await connection.execute(update(_done).where(_done.c.id == key).values(occurrence=occurrence))
