"""What nobody has answered in three working days rises: the level above has it too, and its writer is told.

After another three it rises further, as long as anybody is above.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.letters import letters, waiting
from data.tables import MemberLetter, Person
from data.types import HANOI
from domain import units
from domain.letters.levels import Level, levels
from domain.letters.writing import read_at
from domain.outbox import choice, enqueue_all
from domain.quiet_hours import Hours
from domain.text import templates

WAITS = 3
"""So many working days a letter waits for those to whom it was written alone."""

_DAY = timedelta(days=1)
PAGE = 100
"""Letters that rise in one unit of work."""


def rises_at(written_at: datetime, hours: Hours) -> datetime:
    """Return when a letter rises: three working days after the officers could first see it, at the same hour.

    What comes on a day off counts from the morning of the next working day.
    """
    seen = read_at(written_at, hours).astimezone(HANOI)
    day = hours.working_day_from(seen.date())
    hour = seen.timetz() if day == seen.date() else hours.digest.replace(tzinfo=HANOI)
    for _ in range(WAITS):
        day = hours.working_day_from(day + _DAY)
    return datetime.combine(day, hour)


async def raise_due(writer: Writer, now: datetime, hours: Hours) -> None:
    """Raise all that has waited too long. What nobody is above stays where it lies, and is looked at again later."""
    async with writer.engine.connect() as connection:
        due = await _due(connection, now, hours)
    for start in range(0, len(due), PAGE):
        await writer.run(partial(_raise, ids=due[start : start + PAGE], hours=hours))


async def raise_within(work: Work, hours: Hours) -> None:
    """Do the same in one unit of work: for a backup that was brought back, before anybody is served."""
    await _raise(work, await _due(work.connection, work.now, hours), hours)


async def _due(connection: AsyncConnection, now: datetime, hours: Hours) -> list[int]:
    before = now - WAITS * _DAY
    rows = [*await waiting.rising(connection, before), *await waiting.rising_further(connection, before)]
    return [row.id for row in rows if rises_at(row.since, hours) <= now]


def _is_due(letter: MemberLetter, now: datetime, hours: Hours) -> bool:
    """Tell whether it still is: somebody may have closed it, or another process raised it."""
    return letter.closed_at is None and rises_at(letter.raised_at or letter.written_at, hours) <= now


def days_waited(written_at: datetime, now: datetime, hours: Hours) -> int:
    """Count the working days since the officers could first see a letter."""
    day, today = (
        hours.working_day_from(read_at(written_at, hours).astimezone(HANOI).date()),
        now.astimezone(HANOI).date(),
    )
    count = 0
    while day < today:
        day, count = hours.working_day_from(day + _DAY), count + 1
    return count


async def _raise(work: Work, ids: Sequence[int], hours: Hours) -> None:
    """Raise these letters, and tell who has them now and who wrote them, everybody once a day."""
    by_key: dict[str, dict[str, Any]] = {}
    above: dict[tuple[int, frozenset[int]], Level | None] = {}
    for letter in [await work.session.get_one(MemberLetter, key) for key in ids]:
        if not _is_due(letter, work.now, hours):
            continue
        kept_from = frozenset({letter.person_id, *letter.kept_from})
        place = (letter.raised_to or letter.unit_id, kept_from)
        if place not in above:
            above[place] = await _above(work, *place)
        level = above[place]
        to = level.units[0] if level else place[0]  # somebody may come to sit above: it is looked at again
        await letters.raise_to(work.connection, letter.id or 0, to, work.now)
        if level is not None:
            days = days_waited(letter.written_at, work.now, hours)
            rows = [*await _to_officers(work, letter, level, days), await _to_writer(work, letter, level, days)]
            by_key |= {row["key"]: row | {"due_at": hours.awake(work.now)} for row in rows if row["key"] not in by_key}
    await enqueue_all(work, list(by_key.values()))


async def _above(work: Work, unit_id: int, besides: frozenset[int]) -> Level | None:
    """Return the second level in line for where a letter lies: the first has it already."""
    number = 0
    async for level in levels(work, unit_id, besides):
        if number:
            return level
        number += 1
    return None


async def _to_officers(work: Work, letter: MemberLetter, level: Level, days: int) -> list[dict[str, Any]]:
    unit = (await units.view(work.connection, letter.unit_id, work.now.date())).short_name
    return [
        {
            "key": f"letters_raised:{officer.person_id}:{letter.unit_id}:{work.now.date()}",
            "kind": PushKind.NOTICE,
            "person_id": officer.person_id,
            "text": templates.render("pushes/letters_raised", unit=unit, days=days, you=officer.you),
            "choices": [[choice("see_letters")]],
        }
        for officer in level.officers
    ]


async def _to_writer(work: Work, letter: MemberLetter, level: Level, days: int) -> dict[str, Any]:
    person = await work.session.get_one(Person, letter.person_id)
    facts = {"at": letter.written_at, "unit": level.officers[0].unit, "days": days, "you": person.address_form}
    return {
        "key": f"letter_raised:{letter.person_id}:{work.now.date()}",
        "kind": PushKind.NOTICE,
        "person_id": letter.person_id,
        "text": templates.render("pushes/letter_raised", facts),
    }
