"""Telling somebody that a role was given to them or has ended."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from data.engine.unit_of_work import Work
from data.tables import Grant
from domain.outbox import Notice, notify
from domain.quiet_hours import Hours
from domain.units import view


def last_day(until: datetime | None) -> date | None:
    """Return the last day of a role; it holds until the end of that day."""
    return (until - timedelta(seconds=1)).date() if until else None


async def tell_holder(work: Work, grant: Grant, template: str, hours: Hours) -> None:
    """Queue the push `template` for whoever holds, or held, a role."""
    unit = await view(work.connection, grant.unit_id, work.now.date())
    facts = {"unit": unit.name, "role": grant.role.value, "until": last_day(grant.until)}
    key = f"grant:{grant.id}:{template}:{work.now.isoformat()}"
    await notify(work, grant.person_id, Notice(template, key, facts), hours.awake(work.now))
