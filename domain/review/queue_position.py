"""A place in a queue that several people work on at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True)
class Place:
    """One of those who wait: its key, its number from 1, how many wait in all, and who comes after it."""

    key: int
    number: int
    total: int
    following: int | None


async def find_place(connection: AsyncConnection, queue: Select[int], at: int | None = None) -> Place | None:
    """Find a place in a queue that is read for it (see `place_in`)."""
    return place_in((await connection.execute(queue)).scalars().all(), at)


def place_in(keys: Sequence[int], at: int | None = None) -> Place | None:
    """Find `at` in a queue, or its front when `at` is not (or no longer) in it; `None` when nobody waits.

    After the last comes the first, so that whoever skips comes round again.
    """
    if not keys:
        return None
    index = keys.index(at) if at in keys else 0
    following = keys[(index + 1) % len(keys)] if len(keys) > 1 else None
    return Place(keys[index], index + 1, len(keys), following)
