"""What the program forgets by itself every night, how long each thing is kept, and finding files that nobody names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import islice

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work, Writer
from data.engine.vacuum import compact
from data.queries.letters import letters
from data.queries.members import apps, blocks, rate_limits
from data.queries.privacy import erase_requests, erasing, named, retention
from data.types import HANOI
from domain.files import downloads
from domain.ports import MediaStore

BATCH = 1000
"""Rows of one unit of work: few, so that nobody waits long behind it."""

TALLIES = timedelta(days=2)
"""How long counts of limits are kept: longer than the longest window."""


@dataclass(frozen=True)
class Periods:
    """How long is kept: updates after handling, texts of pushes after sending, strangers, digests of blocked apps."""

    raw_updates: timedelta = timedelta(days=7)
    pushed_texts: timedelta = timedelta(days=90)
    strangers: timedelta = timedelta(days=30)
    blocked: timedelta = timedelta(days=365)  # no setting: what the erase screen promises


Step = Callable[[AsyncConnection, datetime, int], Awaitable[int]]
Kept = Callable[[AsyncConnection, list[str]], Awaitable[set[str]]]


def _steps(periods: Periods) -> list[tuple[Step, timedelta]]:
    return [
        (retention.forget_raw, periods.raw_updates),
        (retention.forget_texts, periods.pushed_texts),
        (retention.forget_held, periods.pushed_texts),
        (retention.forget_announced, periods.pushed_texts),
        (letters.forget, periods.pushed_texts),
        (retention.forget_attachments, periods.raw_updates),
        (retention.forget_strangers, periods.strangers),
        (blocks.forget, periods.blocked),
    ]


async def retain(writer: Writer, store: MediaStore, now: datetime, periods: Periods) -> None:
    """Forget what is no longer needed. Doing it again changes nothing."""
    for step, period in _steps(periods):
        while await writer.run(partial(_run, step=step, before=now - period)):
            continue
    await writer.run(lambda work: rate_limits.forget(work.connection, now - TALLIES))
    await writer.run(lambda work: apps.forget_expired(work.connection, now))
    for name in await writer.run(lambda work: retention.forget_exports(work.connection, now)):
        await store.forget_export(name)
    await downloads.forget(writer, store, now)
    while await writer.run(lambda work: named.clear_of_erased(work.connection)):
        continue
    await _forget_unnamed(writer, store)


class _CountedError(Exception):
    """Ends a unit of work so that nothing of it stays but a number."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


async def count_due(writer: Writer, now: datetime, periods: Periods) -> int:
    """Count the people who would be erased and the rows that `retain` would forget, BATCH of each kind at most."""
    async with writer.engine.connect() as connection:
        count = await erase_requests.count_due(connection, now)
    for step, period in _steps(periods):
        try:
            await writer.run(partial(_count, step=step, before=now - period))
        except _CountedError as counted:
            count += counted.count
    return count


async def _count(work: Work, step: Step, before: datetime) -> None:
    raise _CountedError(await step(work.connection, before, BATCH))


async def _run(work: Work, step: Step, before: datetime) -> int:
    return await step(work.connection, before, BATCH)


async def _forget_unnamed(writer: Writer, store: MediaStore) -> None:
    """Delete files that no row names (any more).

    Pictures that were sent without being asked for; copies of somebody's data that were made while their person was
    erased; what was left when a process ended between a commit and its files.
    """
    await _sweep(writer, await store.settled_names(), erasing.kept_photos, store.forget)
    await _sweep(writer, await store.settled_exports(), retention.kept_exports, store.forget_export)


async def _sweep(writer: Writer, names: Iterable[str], kept: Kept, forget: Callable[[str], Awaitable[None]]) -> None:
    left = iter(names)
    while batch := list(islice(left, BATCH)):
        async with writer.engine.connect() as connection:
            named_still = await kept(connection, batch)
        for name in set(batch) - named_still:
            await forget(name)


async def make_unreadable(writer: Writer, since: date | None) -> None:
    """Write the database's file anew if anybody was erased since that day: no byte of theirs is left in it."""
    async with writer.engine.connect() as connection:
        moment = datetime.combine(since or date.min, time(), UTC if since is None else HANOI)
        erased = await erasing.erased_since(connection, moment)
    if erased:
        await compact(writer.engine)
