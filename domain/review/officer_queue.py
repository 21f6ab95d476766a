"""The queue of an officer, of people or of records, on which several may work at once."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.connect import Reading
from data.engine.unit_of_work import Work
from data.enums import RecordKind
from data.queries.members import people
from data.queries.records import backlog, records

T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """One of those who wait: its key, its number from 1, how many wait in all, and who comes after it."""

    key: int
    number: int
    total: int
    following: int | None


@dataclass(frozen=True)
class Queue:
    """A queue as it was read, so that one tap reads it once: the keys in order."""

    keys: tuple[int, ...]
    kinds: Mapping[int, RecordKind] = field(default_factory=dict)  # of records, by key

    def place(self, at: int | None = None) -> Place | None:
        """Find `at`, or the front when `at` is not (or no longer) in it; `None` when nobody waits.

        After the last comes the first, so that whoever skips comes round again.
        """
        if not self.keys:
            return None
        index = self.keys.index(at) if at in self.keys else 0
        following = self.keys[(index + 1) % len(self.keys)] if len(self.keys) > 1 else None
        return Place(self.keys[index], index + 1, len(self.keys), following)

    def after(self, key: int) -> int | None:
        """Return who comes after `key`; `None` where it is not in the queue any more, or alone."""
        place = self.place(key)
        return place.following if place and place.key == key else None

    def without(self, key: int) -> Queue:
        """Return what is left once it was settled."""
        return Queue(tuple(one for one in self.keys if one != key), self.kinds)

    def count(self, kinds: Collection[RecordKind]) -> int:
        return sum(self.kinds[key] in kinds for key in self.keys)


async def read_waiting(work: Work, key: Hashable, read: Reading[T]) -> T:
    """Read what waits for an officer; where very much waits, before this unit of work (`Work.read_before`)."""
    if key in work.readings or await backlog.many_wait(work.connection):
        return work.read_before(key, read)
    return await read(work.connection)


async def count_waiting(work: Work, officer_id: int, units: list[int], days: int) -> tuple[int, int]:
    """Count the people and the records that wait for the officer of these units.

    `days`: how long one waits before the level above sees it too.
    """

    async def read(connection: AsyncConnection) -> tuple[int, int]:
        waiting = await records.count(connection, people.waiting_members(units, work.now, days))
        return waiting, await records.count(connection, records.queue(units, officer_id, work.now, days))

    return await read_waiting(work, ("waiting", officer_id, tuple(units), days), read)
