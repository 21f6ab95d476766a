"""What a member reads before joining a pledge: its whole text, both units, the day, and who signed for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.engine.unit_of_work import Work
from data.queries.members import people
from data.queries.privacy import named
from data.queries.records import pledges
from data.types import HANOI
from domain.errors import Problem
from domain.units import view


@dataclass(frozen=True)
class SignedPledge:
    """A pledge of a member's unit. `unit` is the member's own side; a signer who was erased since is empty."""

    id: int
    unit: str
    partner: str
    text: str
    day: date
    signers: tuple[tuple[str, str], ...]  # the short name of each unit, and who signed for it
    who: frozenset[named.Who]


async def signed_pledges(work: Work, person_id: int, campaign: str, year: int) -> list[SignedPledge]:
    """Read what the person's unit has signed in a year, the oldest first. Raises `Problem` when there is nothing."""
    belongs = await people.current_membership(work.connection, person_id)
    found = await pledges.signed_of(work.connection, belongs[1], str(year), campaign) if belongs else []
    if belongs is None or not found:
        raise Problem("no_pledge", year=year)
    read = []
    for row in found:
        sides = [await view(work.connection, unit_id, work.now.date()) for unit_id in (row.unit_id, row.partner_id)]
        signers = tuple(
            (side.short_name, name or "") for side, name in zip(sides, (row.offered_name, row.signed_name), strict=True)
        )
        unit, partner = sides if row.unit_id == belongs[1] else reversed(sides)
        day = row.decided_at.astimezone(HANOI).date()
        who = named.people(row.offered_by, row.decided_by)
        read.append(SignedPledge(row.id, unit.name, partner.name, row.text, day, signers, who))
    return read
