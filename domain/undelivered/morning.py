"""What did not arrive since the last summary, for each officer and head of a section: counted once for everybody.

It goes to the officers of the nearest unit that has any, at or above the person's own. Of an officer it goes to those
beside them, or above where there is nobody else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.outbox import undelivered
from data.queries.outbox.undelivered import Place
from data.types import HANOI
from domain.duties.late import MONDAY, World, above, look
from domain.undelivered.people import LATELY
from domain.undelivered.reasons import Why, ordered, why


@dataclass
class Undelivered:
    """How many people of one officer, or of one head's section, something did not reach."""

    counted: Counter[Why] = field(default_factory=Counter)
    unit_id: int | None = None  # where most of it is seen; None: of a section, whose head sees nobody

    @property
    def people(self) -> int:
        return self.counted.total()

    @property
    def reasons(self) -> list[tuple[str, int]]:
        return ordered(self.counted)


def since(now: datetime, days: int) -> datetime:
    """Say from when on it counts: `days` since the last summary, one if it went out yesterday."""
    return now - min(max(timedelta(days=days), timedelta(days=1)), LATELY)


async def undelivered_for(
    connection: AsyncConnection, now: datetime, begin: datetime, chosen: Collection[time | None]
) -> dict[int, Undelivered]:
    """Count for each who chose one of these hours for the summary. For a reader.

    That an officer's own summaries do not arrive, which would be told each morning, is told on Mondays.
    """
    places = await undelivered.by_place(connection, begin, now)
    monday = now.astimezone(HANOI).weekday() == MONDAY
    lost = await undelivered.officers(connection, begin, now, summaries=monday)
    found: dict[int, Undelivered] = {}
    if not places and not lost:
        return found
    world = await look(connection, now)
    counted = _by_unit(world, places)
    for unit, reasons in counted.items():
        for officer in world.staffed[unit]:
            if officer.digest_at in chosen:
                _add(found, officer.person_id, unit, reasons)
    for one in lost:
        for unit, person in _beside_or_above(world, one.unit_id, one.person_id, chosen):
            _add(found, person, unit, Counter({why(one.state, one.problem): 1}))
    for head in await undelivered.heads(connection, now, chosen):
        theirs = [
            place for place in places if place.unit_id == head.unit_id and head.section_id in {None, place.section_id}
        ]
        if theirs and head.person_id not in found:
            found[head.person_id] = Undelivered(_sum(theirs))
    return found


def _sum(places: Collection[Place]) -> Counter[Why]:
    counted: Counter[Why] = Counter()
    for place in places:
        counted[why(place.state, place.problem)] += place.people
    return counted


def _by_unit(world: World, places: Collection[Place]) -> dict[int, Counter[Why]]:
    """Count by the nearest unit that has an officer."""
    counted: dict[int, Counter[Why]] = defaultdict(Counter)
    for place in places:
        line = (place.unit_id, *above(world.places, place.unit_id))
        nearest = next((unit for unit in line if unit in world.staffed), None)
        if nearest is not None:
            counted[nearest] += _sum([place])
    return counted


def _beside_or_above(
    world: World, unit_id: int, person_id: int, chosen: Collection[time | None]
) -> Iterator[tuple[int, int]]:
    """Yield (unit, officer) of whoever is told that an officer of a unit was not reached."""
    for unit in (unit_id, *above(world.places, unit_id)):
        others = [one for one in world.staffed.get(unit, ()) if one.person_id != person_id]
        if others:
            yield from ((unit, one.person_id) for one in others if one.digest_at in chosen)
            return


def _add(found: dict[int, Undelivered], person_id: int, unit_id: int, reasons: Counter[Why]) -> None:
    theirs = found.setdefault(person_id, Undelivered(unit_id=unit_id))
    theirs.counted += reasons
