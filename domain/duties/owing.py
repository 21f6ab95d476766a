"""Which unit owes what. The document names levels; a unit owes by the label that it bears on the day.

So a grassroots union is never asked for what only superior unions and directly attached ones owe. Departments and
unions that the document names owe what it asks of them by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import Level
from data.queries.reminders import duties
from data.queries.reminders.duties import DoneRow, HandedRow, Occurrence, Owers
from data.queries.units.kinds import UNKNOWN, Kind, kinds_of
from domain.calendar import CalendarEvent, Certainty
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign
from domain.campaigns.named_units import NamedUnits, named_on
from domain.ports import Media
from domain.units import ancestor_ids, level

ONCE = "once"

_SAME_RANK = {
    Level.DIRECTLY_SUPERIOR_UNION: Level.COMMUNE_UNION,
    Level.GRASSROOTS: Level.OCCUPATIONAL_GRASSROOTS,
}
"""What the documents ask of the unions directly above the grassroots, commune unions have taken over since 2025.

The union's charter calls the unions of enterprises and those of occupations (nghiệp đoàn) grassroots unions alike.
"""


class DutyState(StrEnum):
    OPEN = "open"
    DONE = "done"
    LATE = "late"


@dataclass(frozen=True)
class Duty:
    """Something that a unit owes: `day` is the last valid day, None when nobody knows it."""

    campaign: str
    code: str
    occurrence: str
    name: str
    written: str | None  # the deadline as the document writes it
    words: str | None
    section: str | None
    day: date | None
    chosen: bool  # the day stands in no document: somebody chose it
    state: DutyState
    done_on: date | None = None
    letter: str | None = None
    proof: Media | None = None
    confirmed_at: datetime | None = None  # whoever receives it has it


def owing_levels(event: CalendarEvent) -> frozenset[Level] | None:
    """Return the levels whose units owe it; None for all units, empty when only departments or named units do."""
    if not event.owed_by:
        return frozenset() if event.owed_by_others else None
    levels = {Level(label.value) for label in event.owed_by}
    return frozenset(levels | {_SAME_RANK[label] for label in levels if label in _SAME_RANK})


def owers(event: CalendarEvent, named: NamedUnits) -> Owers:
    """Say which units owe it on its day: of its levels, and those that it names."""
    return Owers(owing_levels(event), named.of(event.source, event.named), event.choosers, event.kinds)


def occurrence(event: CalendarEvent) -> str:
    """Name which time it is: a year, a phase, or once."""
    return event.key.partition("@")[2] or ONCE


def find_event(campaigns: Mapping[str, Campaign], this: Occurrence, line: Collection[int]) -> CalendarEvent | None:
    """Find one time of a duty as a unit has it; None when no file that runs has it for that unit any more.

    `line`: the unit itself and all above it, the nearest first.
    """
    campaign = campaigns.get(this.campaign)
    found = (one for one in duty_events(campaign) if (one.code, occurrence(one)) == this[1:]) if campaign else ()
    return next((one for one in found if one.choosers is None or one.choosers.hold(line)), None)


async def owed(connection: AsyncConnection, unit_id: int, campaigns: Iterable[Campaign], day: date) -> list[Duty]:
    """List what the unit owes as of `day`: this year's and what is late, first what has a day."""
    line, campaigns = await ancestor_ids(connection, unit_id, day), list(campaigns)
    kind = await _kind(connection, unit_id, campaigns)
    unit = Owing(unit_id, await level(connection, unit_id, day), await named_on(connection, day), line, kind)
    return owed_by(unit, await duties.done(connection, unit_id), campaigns, day)


async def _kind(connection: AsyncConnection, unit_id: int, campaigns: Iterable[Campaign]) -> Kind:
    """Read what a unit does and who owns it, where any duty depends on that."""
    duties_of = (duty for campaign in campaigns for duty in campaign.duties)
    if not any(duty.activities or duty.ownerships for duty in duties_of):
        return UNKNOWN
    return (await kinds_of(connection, [unit_id])).get(unit_id, UNKNOWN)


class Owing(NamedTuple):
    """A unit as it is on a day, and who is named on that day. `level`: None before it is founded.

    `line`: the unit itself and all above it, the nearest first.
    """

    unit: int
    level: Level | None
    named: NamedUnits
    line: Sequence[int]
    kind: Kind = UNKNOWN

    def owes(self, event: CalendarEvent) -> bool:
        """Tell whether it owes this on the day of the event."""
        return self.level is not None and owers(event, self.named).hold(self.unit, self.level, self.line, self.kind)

    def is_asked(self, event: CalendarEvent) -> bool:
        """Tell whether it owes this, on whatever day it falls due there."""
        return self.owes(replace(event, choosers=None))


def owed_by(unit: Owing, rows: Iterable[DoneRow], campaigns: Iterable[Campaign], day: date) -> list[Duty]:
    """List what a unit owes that has done this much; as `owed`, where much is known of many units."""
    done = {(row.campaign, row.duty, row.occurrence): row for row in rows}
    found = [
        (event, _duty(campaign.slug, event, done.get((campaign.slug, event.code, occurrence(event))), day))
        for campaign in campaigns
        for event in duty_events(campaign, day.year)
        if unit.owes(event)
    ]
    concern = (duty for event, duty in found if _concerns(event, duty, day))
    return sorted(concern, key=lambda duty: (duty.day or date.max, duty.code))


def _duty(slug: str, event: CalendarEvent, done: DoneRow | None, day: date) -> Duty:
    late = event.day is not None and event.day < day
    return Duty(
        campaign=slug,
        code=event.code,
        occurrence=occurrence(event),
        name=event.name,
        written=event.written,
        words=event.words,
        section=event.section,
        day=event.day,
        chosen=event.certainty is Certainty.CHOSEN,
        state=DutyState.DONE if done else DutyState.LATE if late else DutyState.OPEN,
        done_on=done.done_on if done else None,
        letter=done.letter if done else None,
        proof=proof_of(done) if done else None,
        confirmed_at=done.confirmed_at if done else None,
    )


def proof_of(done: DoneRow | HandedRow) -> Media | None:
    """Return the file that shows that it was done."""
    if done.sha256 is None:
        return None
    return Media(done.sha256, done.media_type or "", done.size or 0, done.file_name or "")


def year_of(event: CalendarEvent, day: date) -> int:
    """Return the year that it belongs to, that of `day` where it belongs to none."""
    return event.day.year if event.day else event.year or day.year


def _concerns(event: CalendarEvent, duty: Duty, day: date) -> bool:
    """Whether it is of this year, of no year, or still late; what belongs to other years is no concern."""
    year = year_of(event, day)
    return year == day.year or (year < day.year and duty.state is DutyState.LATE)
