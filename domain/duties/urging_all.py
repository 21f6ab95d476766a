"""Reminding everybody below who is late, at one tap: asked for in a moment, and done by the next tick.

Who is late is counted by a reader, for a federation has thousands of units; then they are reminded some at a time, so
that nobody waits behind it. A process that ends midway begins anew: a unit is reminded of a duty once a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.queries.members import people
from data.queries.reminders import urging_requests
from data.queries.reminders.duties import Occurrence
from data.queries.reminders.urging_requests import ANY
from data.types import HANOI
from domain import audit
from domain.campaigns import Campaign
from domain.duties import urging
from domain.duties.late import Owed, below_officers, below_units
from domain.members.responsibility import units_below
from domain.members.rights import demand_units
from domain.quiet_hours import Hours


async def ask(work: Work, officer_id: int, this: Occurrence | None, hours: Hours) -> bool:
    """Ask to remind whoever is late with one duty, or with any. False when that was asked for today. Raises `Refused`.

    Nobody is disturbed in quiet hours: then it waits for the morning.
    """
    await demand_units(work, officer_id)
    day, due = work.now.astimezone(HANOI).date(), hours.awake(work.now)
    asked = await urging_requests.ask(work.connection, officer_id, this or ANY, day, at=work.now, due_at=due)
    if asked:
        await audit.record(work, officer_id, "duties_urged", "duties", duty=this.duty if this else "")
    return asked


async def is_asked(work: Work, officer_id: int, this: Occurrence) -> bool:
    """Tell whether this officer has asked today for one duty."""
    return await urging_requests.is_asked(work.connection, officer_id, this, work.now.astimezone(HANOI).date())


async def send(writer: Writer, campaigns: Mapping[str, Campaign], now: datetime) -> None:
    """Do what was asked for, then send all reminders whose hour has come."""
    await carry_out(writer, campaigns, now)
    await urging.send(writer, campaigns, now)


async def carry_out(writer: Writer, campaigns: Mapping[str, Campaign], now: datetime) -> None:
    """Do what was asked for and whose hour has come, a page in each unit of work."""
    async with writer.engine.connect() as connection:
        requests = await urging_requests.due(connection, now)
    for request in requests:
        async with writer.engine.connect() as connection:
            owed = await _late(connection, campaigns, request, now)
        for page in _pages(owed):
            await writer.run(partial(urging.urge_below, officer_id=request.officer_id, owed=page))
        await writer.run(partial(_settle, key=request.id))


async def _late(
    connection: AsyncConnection, campaigns: Mapping[str, Campaign], request: AnyRow, now: datetime
) -> list[Owed]:
    """List who is late: with one duty anywhere below, or with anything of which the officer's summary speaks."""
    this = Occurrence(request.campaign, request.duty, request.occurrence)
    if this == ANY:
        found = (await below_officers(connection, campaigns, now)).get(request.officer_id)
        return sorted(found.owed) if found else []
    own = await people.officer_units(connection, request.officer_id, now)
    reach = await units_below(connection, request.officer_id, own, now)
    return [(unit, this) for unit in sorted(await below_units(connection, campaigns, this, reach, now))]


def _pages(owed: Sequence[Owed]) -> Iterator[list[Owed]]:
    """Yield what so many units owe; what one unit owes stays together."""
    units = [list(those) for _, those in groupby(owed, key=lambda one: one[0])]
    for start in range(0, len(units), urging.PAGE):
        yield [one for those in units[start : start + urging.PAGE] for one in those]


async def _settle(work: Work, key: int) -> None:
    await urging_requests.settle(work.connection, key)
