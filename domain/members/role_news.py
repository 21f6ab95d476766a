"""Telling somebody that a role was given to them or has ended."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.tables import Grant, Person
from domain.outbox import enqueue
from domain.quiet_hours import Hours
from domain.text import templates
from domain.units import view


def last_day(until: datetime | None) -> date | None:
    """Return the last day of a role; it holds until the end of that day."""
    return (until - timedelta(seconds=1)).date() if until else None


async def tell_holder(work: Work, grant: Grant, template: str, hours: Hours) -> None:
    """Queue the push `template` for whoever holds, or held, a role."""
    person = await work.session.get_one(Person, grant.person_id)
    unit = await view(work.connection, grant.unit_id, work.now.date())
    you = person.address_form
    context = {
        "you": you,
        "You": you[:1].upper() + you[1:],
        "unit": unit.name,
        "role": grant.role.value,
        "until": last_day(grant.until),
        "at": work.now,
    }
    await enqueue(
        work,
        key=f"grant:{grant.id}:{template}:{work.now.isoformat()}",
        kind=PushKind.NOTICE,
        person_id=grant.person_id,
        text=templates.render(f"pushes/{template}", context),
        due_at=hours.awake(work.now),
    )
