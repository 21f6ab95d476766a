"""How many officers of the units that were reminded of a duty today it has reached, and how."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import PushState
from data.queries.outbox.undelivered import Reason
from data.queries.reminders import duty_urging, duty_urging_reach
from data.queries.reminders.duties import Occurrence
from data.queries.reminders.duty_urging_reach import Asked, Count
from data.types import HANOI
from domain.duties.urging import KEYS
from domain.members.rights import demand_units
from domain.outbox.reached import Reached, reached

_LOST = frozenset({PushState.GONE, PushState.FAILED, PushState.CANCELLED})


@dataclass(frozen=True)
class OfficersReached:
    """Figures of people, and of those whom it did not reach what became of their message."""

    figures: Reached
    lost: list[Reason]


async def reached_today(
    work: Work, officer_id: int | None, units: Collection[int], this: Occurrence
) -> OfficersReached | None:
    """Count it for units that the officer was shown; of their own they are told nothing. Raises `Refused`.

    None where nobody was reminded today. Officers of several of the units count once.
    """
    own, day = await demand_units(work, officer_id), work.now.astimezone(HANOI).date()
    urged = await duty_urging.urged(work.connection, this, day)
    below = sorted(urged & (set(units) - set(own)))
    if not below:
        return None

    async def count(connection: AsyncConnection) -> list[Count]:
        return await duty_urging_reach.reach(connection, Asked(below, this, day), KEYS, work.now)

    counted = await count(work.connection) if len(below) == 1 else work.read_before(("duty_reach", this, *below), count)
    return _put_together(counted)


def _put_together(counted: Collection[Count]) -> OfficersReached | None:
    states = [(row.state or PushState.QUEUED, row.by_template, row.billed, row.people) for row in counted]
    lost = [Reason(row.state, row.problem, row.people) for row in counted if row.state in _LOST]
    return OfficersReached(reached(0, states), lost) if counted else None
