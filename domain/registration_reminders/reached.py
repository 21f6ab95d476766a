"""How many of those who were reminded today it has reached, and how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.engine.unit_of_work import Work
from data.queries.reminders import urging
from data.queries.reminders.urging import Thing
from domain.members.rights import demand_officer
from domain.outbox.reached import Reached, reached
from domain.registration_reminders.sending import prefix_of


async def reached_today(work: Work, officer_id: int | None, unit_id: int, thing: Thing) -> Reached | None:
    """Count it; None where nobody was reminded today. Raises `Refused` without a role at the unit or above."""
    await demand_officer(work, officer_id, unit_id)
    day: date = work.now.date()
    total = await urging.recipients(work.connection, unit_id, thing, day)
    if total is None:
        return None
    unwanted = await urging.unwanted(work.connection, unit_id, prefix_of(thing, day), work.now)
    rows = await urging.pushes(work.connection, unit_id, prefix_of(thing, day), work.now)
    return replace(reached(total - unwanted, rows), unwanted=unwanted)
