"""The figures of a year by who owns the units (D0 I.3), and what share comes from workers in production (D0 I.4).

Both rest on what is known of a unit: whatever nobody said is counted as unknown, in a line of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import WorkerCategory
from data.kinds import Activity, Ownership
from data.queries.reminders import figures
from data.queries.reminders.figures import OfCategory
from data.queries.units.kinds import UNKNOWN, Kind, kinds_of
from data.types import HANOI
from domain.figures.current import Line, by_unit_and_kind, days_of
from domain.members.rights import demand_officer
from domain.text import templates

DIRECT, OTHERS, NOT_KNOWN = "direct", "others", "unknown"


async def by_ownership(work: Work, officer_id: int | None, unit_id: int, year: int) -> list[Line]:
    """Count what came from units of each owner, unknown ones last. Raises `Refused` without a role there or above."""
    rows = await by_unit_and_kind(work, officer_id, unit_id, year)
    kinds = await kinds_of(work.connection, sorted({row.unit_id for row in rows}))
    return of_ownerships(((row.unit_id, row.number, row.accepted) for row in rows), kinds)


def of_ownerships(found: Iterable[tuple[int, int, int]], kinds: Mapping[int, Kind]) -> list[Line]:
    number, accepted = Counter[str](), Counter[str]()
    for unit, handed, settled in found:
        owner = kinds.get(unit, UNKNOWN).ownership or NOT_KNOWN
        number[owner] += handed
        accepted[owner] += settled
    return [Line(templates.label(f"kind_{owner}"), number[owner], accepted[owner]) for owner in (*Ownership, NOT_KNOWN)]


async def direct_workers(work: Work, officer_id: int | None, unit_id: int, year: int) -> list[Line]:
    """Count what came from workers in production, and from others, each with its share. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    day = work.now.astimezone(HANOI).date()

    async def count(connection: AsyncConnection) -> tuple[list[OfCategory], dict[int, Kind]]:
        rows = await figures.counted_categories(connection, unit_id, *days_of(year), day)
        return rows, await kinds_of(connection, sorted({row.unit_id for row in rows}))

    return of_workers(*work.read_before(("figures by category", unit_id, year), count))


def of_workers(found: Iterable[OfCategory], kinds: Mapping[int, Kind]) -> list[Line]:
    number, accepted = Counter[str](), Counter[str]()
    for row in found:
        who = _who(row.category, kinds.get(row.unit_id, UNKNOWN).activity)
        number[who] += row.number
        accepted[who] += row.accepted
    return [
        Line(
            templates.label(f"figures_{who}", percent=_percent(number[who], number.total())), number[who], accepted[who]
        )
        for who in (DIRECT, OTHERS, NOT_KNOWN)
    ]


def _who(category: WorkerCategory | None, activity: Activity | None) -> str:
    """Say whether somebody works in production with their own hands; unknown where a fact is missing for it."""
    if category is None or (category is WorkerCategory.WORKER and activity is None):
        return NOT_KNOWN
    return DIRECT if category is WorkerCategory.WORKER and activity is Activity.PRODUCTION else OTHERS


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
