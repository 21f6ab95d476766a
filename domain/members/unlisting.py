"""Taking a line off a unit's own list: who left before they joined, or was never there. An import deletes nobody."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.members import unlisting
from data.queries.privacy import named
from domain import audit, journal
from domain.journal import Act
from domain.spreadsheets.rewritten import bare_number

NEAR = 5
"""How many similar numbers are offered when a number is not found."""


class Line(NamedTuple):
    """A line of a list, and what goes with it."""

    id: int
    number: str
    name: str
    section: str | None
    person_id: int | None  # who was matched with it: they stay a member
    deeds: int  # good deeds whose praised person it is


async def find_line(connection: AsyncConnection, unit_id: int, number: str) -> Line | None:
    """Find a line by the number that the unit itself uses, letter for letter."""
    row = await unlisting.find(connection, unit_id, number)
    if row is None:
        return None
    deeds = await unlisting.count_deeds(connection, row.id)
    return Line(row.id, row.number, row.name, row.section, row.person_id, deeds)


async def near_numbers(connection: AsyncConnection, unit_id: int, number: str) -> list[str]:
    """List numbers of the unit that a spreadsheet may have turned into this one: 0007 for 7."""
    bare = bare_number(number)
    return [listed for listed in await unlisting.numbers(connection, unit_id) if bare_number(listed) == bare][:NEAR]


async def remove_line(work: Work, unit_id: int, number: str) -> Line | None:
    """Take a line off the list with its personal code and its pairing; `None` when there is none (any more)."""
    line = await find_line(work.connection, unit_id, number)
    if line is None:
        return None
    if line.person_id is not None:
        await unlisting.unpair(work.connection, unit_id, line.person_id)
    await unlisting.leave_deeds(work.connection, line.id, line.person_id)
    await named.clear_all(work.connection, named.lines(line.id) | named.people(line.person_id))
    await unlisting.remove(work.connection, line.id)
    await audit.record(work, None, "roster_line_removed", f"roster_entry:{line.id}", unit=unit_id)
    await journal.write(work, Act.LINE_REMOVED, line=line.id, unit=unit_id)
    return line
