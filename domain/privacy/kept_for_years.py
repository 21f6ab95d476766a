"""Records and photos go years after their campaign has ended, and people years after they left.

Nothing of it can be brought back, so the first nights only count, and `doctor` says what would go
(docs/decisions/0030-what-goes-after-years.md).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from data.counting import COUNTING_NIGHTS
from data.engine.unit_of_work import Work, Writer
from data.queries.privacy import kept_for_years as queries
from data.types import HANOI
from domain.campaigns import Campaign
from domain.ports import MediaStore
from domain.privacy.erasing import Erased, erase, erase_one
from domain.quiet_hours import Hours

PAGE = 200
"""Records that one unit of work deletes."""
LOOKED_AT = 1000
"""People that one statement looks through."""

RECORDS, PHOTOS, PEOPLE = "records", "photos", "people"


@dataclass(frozen=True)
class Years:
    """For how many years records are kept after their campaign's end, and people after they left."""

    records: int = 10
    left: int = 2


def years_before(now: datetime, years: int) -> datetime:
    """Return the same moment years before; 29/02 becomes 28/02."""
    try:
        return now.replace(year=now.year - years)
    except ValueError:
        return now.replace(year=now.year - years, day=28)


def long_over(campaigns: Collection[Campaign], now: datetime, years: int) -> list[str]:
    """Return the campaigns that ended so many years ago. Records of a campaign whose file is gone stay."""
    day = years_before(now.astimezone(HANOI), years).date()
    return sorted(campaign.slug for campaign in campaigns if campaign.period.last_day() < day)


async def retain_for_years(
    writer: Writer, store: MediaStore, campaigns: Collection[Campaign], years: Years, *, now: datetime, hours: Hours
) -> None:
    """Count what is due tonight; from the 31st night on it goes, a page in each unit of work."""
    today, over = now.astimezone(HANOI).date(), long_over(campaigns, now, years.records)
    async with writer.engine.connect() as connection:
        records, photos = await queries.count_records(connection, over), await queries.count_photos(connection, over)
    people = [person async for person in _left(writer, years_before(now, years.left))]
    due = {RECORDS: records, PHOTOS: photos, PEOPLE: len(people)}
    if await writer.run(partial(_note_night, due=due, today=today)) <= COUNTING_NIGHTS:
        return
    await _delete_records(writer, store, over)
    for person_id in people:
        job = partial(_erase_if_left, person_id=person_id, before=years_before(now, years.left), hours=hours)
        await erase_one(writer, store, job, person_id)


async def _note_night(work: Work, due: dict[str, int], today: date) -> int:
    """Note each kind; returns the nights of the one that was counted least often."""
    return min([await queries.note_night(work.connection, kind, count, today) for kind, count in due.items()])


async def _left(writer: Writer, before: datetime) -> AsyncIterator[int]:
    """Look through everybody, a page at a time, beside the writer."""
    after: int | None = 0
    while after is not None:
        async with writer.engine.connect() as connection:
            page = await queries.left_among(connection, after, before, LOOKED_AT)
        for person_id in page.people:
            yield person_id
        after = page.last


async def _delete_records(writer: Writer, store: MediaStore, campaigns: list[str]) -> None:
    while True:
        count, unused = await writer.run(lambda work: queries.delete_records(work.connection, campaigns, PAGE))
        for sha256 in unused:
            await store.forget(sha256)
        if not count:
            return


async def _erase_if_left(work: Work, person_id: int, before: datetime, hours: Hours) -> Erased | None:
    """Erase somebody by the one rule for it, unless they came back meanwhile."""
    if not await queries.has_left(work.connection, person_id, before):
        return None
    return await erase(work, person_id, hours, left=True)
