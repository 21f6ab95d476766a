"""By unit: where nobody can be reached or was reached, and which units are silent, each under its superior union."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.announcements import replies
from data.queries.units import units as tree
from data.tables import Announcement
from domain import audit
from domain.announcements import reach
from domain.announcements.progress import look
from domain.announcements.reach import Audience, Preview
from domain.members.rights import demand_officer
from domain.spreadsheets.writing import Document, Sheet, workbook
from domain.text import templates
from domain.text.clusters import clip

ON_SCREEN = 30
"""Units that a screen names; a longer list comes as a file as well."""


@dataclass(frozen=True)
class Group:
    """Units directly below one superior union; `name` is empty for those that have none."""

    name: str
    units: list[str]


async def unreached(work: Work, officer_id: int | None, meant: Audience, seen: Preview) -> list[Group]:
    """List the units in which nobody of an audience, as it was `seen`, can be reached. Raises `Refused`."""
    await demand_officer(work, officer_id, meant.unit_id)
    return await grouped(work.connection, seen.units_not_reached, work.now)


async def not_arrived(work: Work, officer_id: int | None, announcement_id: int) -> tuple[int, list[Group]]:
    """Count the units that an announcement reached, and list those in which nobody got it. Raises `Refused`."""
    made, _ = await look(work, officer_id, announcement_id)
    count, bare = await by_arrival(work.connection, made, work.now)
    return count, await grouped(work.connection, bare, work.now)


async def by_arrival(connection: AsyncConnection, made: Announcement, now: datetime) -> tuple[int, list[int]]:
    """Count the expected units that it reached, and name those in which nobody got it."""
    meant = reach.of(made)
    return await replies.units_by_arrival(connection, made.id or 0, reach.pairs(meant, now), reach.expected(meant, now))


async def silent(work: Work, officer_id: int | None, announcement_id: int) -> list[Group]:
    """List the units that it reached and in which nobody tapped "received". Raises `Refused`."""
    made, _ = await look(work, officer_id, announcement_id)
    found = await replies.list_silent_units(work.connection, announcement_id, reach.answering(made, work.now))
    return await grouped(work.connection, found, work.now)


async def grouped(connection: AsyncConnection, units: Collection[int], now: datetime) -> list[Group]:
    """Name the units by the union above them, both in the order of the names."""
    rows = (await connection.execute(tree.with_parents(units, now.date()))).all()
    by_parent: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_parent[row.parent or ""].append(row.name)
    return [Group(name, names) for name, names in by_parent.items()]


async def silent_sheet(work: Work, officer_id: int | None, announcement_id: int) -> Document:
    """Write the people of the silent units with their numbers, by superior union. Raises `Refused`."""
    made, _ = await look(work, officer_id, announcement_id)
    meant = reach.answering(made, work.now)
    rows = await replies.list_silent(work.connection, announcement_id, meant, work.now)
    above = (await work.connection.execute(tree.with_parents({row[0] for row in rows}, work.now.date()))).all()
    parents = {row.unit_id: row.parent or "" for row in above}
    places = {unit_id: place for place, unit_id in enumerate(parents)}
    rows = sorted(rows, key=lambda row: places.get(row[0], len(places)))  # the people of a unit stay in their order
    heads = [templates.label(f"column_{column}") for column in ("above", "unit", "name", "phone")]
    cells = [[parents.get(row[0], ""), *(cell or "" for cell in row[1:])] for row in rows]
    await audit.record(work, officer_id, "list_exported", f"announcement:{announcement_id}", lines=len(cells))
    name = templates.label("silent_file", number=announcement_id, day=work.now)
    title = templates.label("silent_title", text=clip(made.text, 80), day=work.now)
    return workbook(name, Sheet(templates.label("silent_sheet"), title, heads, cells))


def unreached_sheet(groups: Iterable[Group], now: datetime) -> Document:
    """Write the units in which nobody is reached."""
    heads = [templates.label(f"column_{column}") for column in ("above", "unit")]
    lines = [[group.name, unit] for group in groups for unit in group.units]
    title = templates.label("bare_title", count=len(lines), day=now)
    return workbook(
        templates.label("bare_file", day=now), Sheet(templates.label("unreached_sheet"), title, heads, lines)
    )
