"""Units with a single officer: the last one is told so before they go, and the level above afterwards.

Above the highest unit there is nobody but whoever installed the program: for them a notice is kept, which the program
sends by the administrator's line.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta

from data.engine.unit_of_work import Work
from data.enums import OFFICER_ROLES
from data.queries.members import grants, officers
from data.queries.members.officers import NOBODY
from data.queries.outbox import installer_notices, ledger
from data.tables import Grant
from data.types import HANOI
from domain import units
from domain.members.news import News, tell
from domain.outbox import choice
from domain.outbox.buttons import Rows
from domain.quiet_hours import Hours
from domain.units import UnitView

__all__ = ["NOBODY", "is_at_top", "last_of", "look_at_ended", "tell_if_bare", "tell_last_leaves"]

UNIT_BARE, LAST_LEFT = "unit_bare", "last_officer_left"


async def last_of(work: Work, person_id: int) -> list[UnitView]:
    """List the units of which this person alone is in charge."""
    found = await grants.only_here(work.connection, person_id, work.now)
    return await units.views(work.connection, found, work.now.date())


async def is_at_top(work: Work, unit_id: int) -> bool:
    """Tell whether no officer above the unit could be told of anything."""
    return not await officers.in_charge_above(work.connection, unit_id, work.now)


async def tell_if_bare(work: Work, grant: Grant, hours: Hours, *, besides: int = NOBODY) -> None:
    """After a role has ended: tell the level above when the unit has no officer any more, once for each role."""
    if grant.role not in OFFICER_ROLES or not await work.connection.scalar(grants.is_bare(grant.unit_id, work.now)):
        return
    await _tell(work, UNIT_BARE, grant.unit_id, f"{UNIT_BARE}:{grant.id}", hours, besides=besides)


async def tell_last_leaves(work: Work, person_id: int, hours: Hours) -> None:
    """After somebody has left work or moved: tell the level above of units that they alone look after."""
    for unit in await last_of(work, person_id):
        key = f"{LAST_LEFT}:{unit.id}:{person_id}:{work.now.date()}"
        await _tell(work, LAST_LEFT, unit.id, key, hours, besides=person_id, about=person_id)


async def look_at_ended(work: Work, since: date, hours: Hours) -> None:
    """Do the same for roles whose last day has passed since the day `since`: nobody acts when such a one ends."""
    begun = datetime.combine(since, time(0), HANOI) - timedelta(seconds=1)
    for row in await grants.officer_ends(work.connection, begun, work.now):
        await tell_if_bare(work, await work.session.get_one(Grant, row.id), hours, besides=row.person_id)


async def _tell(
    work: Work, code: str, unit_id: int, key: str, hours: Hours, *, besides: int, about: int | None = None
) -> None:
    unit = await units.view(work.connection, unit_id, work.now.date())
    above = await officers.in_charge_above(work.connection, unit_id, work.now)
    if not above:
        await installer_notices.keep(work.connection, key, code, unit_id, work.now)
        return
    facts = {"unit": unit.name, "name": await ledger.name_of(work.connection, about) if about else None}
    news = News(code, key, facts, about=about, buttons=_to_officers_of(unit_id))
    await tell(work, (person for person in above if person.id != besides), news, hours)


def _to_officers_of(unit_id: int) -> Callable[[int], Awaitable[Rows | None]]:
    async def buttons(_: int) -> Rows:
        return [[choice("see_officers", unit_id)]]

    return buttons
