"""A member joins the pledge of their own unit, so the unit must have signed one."""

from __future__ import annotations

from data.queries import people, pledges
from data.work import Work
from domain.errors import Problem


async def has_pledge(work: Work, person_id: int, year: int, campaign: str | None = None) -> bool:
    """Tell whether the person's unit has a signed pledge of that year."""
    belongs = await people.current_membership(work.connection, person_id)
    return belongs is not None and await pledges.signed(work.connection, belongs[1], str(year), campaign)


async def demand_pledge(work: Work, person_id: int, campaign: str, year: int) -> None:
    """Raise `Problem` unless the person's unit has a signed pledge of that year."""
    if not await has_pledge(work, person_id, year, campaign):
        raise Problem("no_pledge", year=year)
