"""What ends when somebody withdraws their consent or is erased, and who hears of it."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.queries.members import grants
from data.queries.privacy import erasing
from data.tables import Grant
from domain.members import lonely
from domain.quiet_hours import Hours


async def stop(work: Work, person_id: int, why: str, hours: Hours) -> None:
    """End memberships and roles, withdraw what is open; the level above hears of a unit that has no officer now."""
    roles = await grants.held(work.connection, person_id, work.now)
    await erasing.stop(work.connection, person_id, work.now, why)
    for role in roles:
        await lonely.tell_if_bare(work, await work.session.get_one(Grant, role.id), hours, besides=person_id)
