"""Statements about the closing of rounds, and about records whose time for mending is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import insert_or_pass, table_of
from data.enums import RecordState
from data.queries.units.units import lineage, subtree
from data.tables import Record, RoundClosing

_closing = table_of(RoundClosing)
_record = table_of(Record)


class Closed(NamedTuple):
    """A round of a campaign and the day on which it ends for all who set no day of their own."""

    campaign: str
    round: str
    day: date


def closed_before(this: Closed, day: date) -> Select[Any]:
    """Select the units for which a round ends before the day on which it ends for all, as the tree is on `day`.

    The nearest unit that has set a day decides, as in `closes_on`.
    """
    own = _own(this.campaign, this.round)
    return subtree(own.where(_closing.c.closes_on < this.day), day, without=own.where(_closing.c.closes_on >= this.day))


def _own(campaign: str, round_: str) -> Select[Any]:
    """Select the units that have set a day of their own for a round."""
    return select(_closing.c.unit_id).where(_closing.c.campaign == campaign, _closing.c.round == round_)


class AsOf(NamedTuple):
    """A round of a campaign as it stands on a day; `closing`: when it closes for all who set no day."""

    campaign: str
    round: str
    closing: date | None
    day: date


def is_open(unit: ColumnElement[int], this: AsOf) -> ColumnElement[bool]:
    """Tell of a column whether a round has not closed for its unit before the day."""
    own = _own(this.campaign, this.round)
    over, open_ = own.where(_closing.c.closes_on < this.day), own.where(_closing.c.closes_on >= this.day)
    if this.closing is not None and this.closing < this.day:
        return unit.in_(subtree(open_, this.day, without=over))
    return unit.not_in(subtree(over, this.day, without=open_))


def closes_then(unit: ColumnElement[int], this: AsOf, last: date | None) -> ColumnElement[bool]:
    """Tell of a column whether its unit, or the nearest above, has set this last day; `None`: none has set any."""
    own = _own(this.campaign, this.round)
    if last is None:
        return unit.not_in(subtree(own, this.day))
    others = own.where(_closing.c.closes_on != last)
    return unit.in_(subtree(own.where(_closing.c.closes_on == last), this.day, without=others))


async def days_to_come(connection: AsyncConnection, this: AsOf) -> Sequence[date]:
    """List the last days that units have set, from that day on."""
    coming = _own(this.campaign, this.round).where(_closing.c.closes_on >= this.day)
    found = coming.with_only_columns(_closing.c.closes_on).distinct().order_by(_closing.c.closes_on)
    return (await connection.execute(found)).scalars().all()


async def closes_on(connection: AsyncConnection, unit_id: int, campaign: str, round_: str, day: date) -> date | None:
    """Return the last day that the unit, or the nearest one above it as of `day`, has set for a round."""
    above = lineage(unit_id, day).subquery()
    statement = (
        select(_closing.c.closes_on)
        .join(above, above.c[0] == _closing.c.unit_id)
        .where(_closing.c.campaign == campaign, _closing.c.round == round_)
        .order_by(above.c[1])
        .limit(1)
    )
    found: date | None = await connection.scalar(statement)
    return found


async def put(connection: AsyncConnection, row: dict[str, Any]) -> None:
    """Set the last day of a round for a unit; what was set before is replaced."""
    await take_away(connection, row["unit_id"], row["campaign"], row["round"])
    await connection.execute(insert_or_pass(connection, _closing, ["unit_id", "campaign", "round"]).values(row))


async def take_away(connection: AsyncConnection, unit_id: int, campaign: str, round_: str) -> None:
    where = (_closing.c.unit_id == unit_id, _closing.c.campaign == campaign, _closing.c.round == round_)
    await connection.execute(delete(_closing).where(*where))


def overdue(day: date, limit: int) -> Select[Any]:
    """Select the returned records whose last day for mending is before `day`."""
    return (
        select(_record.c.id)
        .where(_record.c.state == RecordState.RETURNED, _record.c.mend_until < day)
        .order_by(_record.c.id)
        .limit(limit)
    )
