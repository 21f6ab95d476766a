"""What units hand up: whoever receives it hears of it, confirms the receipt, or sends it back with a reason.

That is the nearest unit above of the level that the document names, and the departments through which it goes there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.campaigns import issuers
from data.queries.members import officers
from data.queries.members.officers import NOBODY
from data.queries.reminders import duties
from data.queries.reminders.duties import HandedRow, Occurrence
from data.types import HANOI
from domain import audit, units
from domain.calendar import CalendarEvent
from domain.campaigns import Campaign, DutyKind
from domain.campaigns.named_units import named_on
from domain.duties import chasing
from domain.duties.late import MONDAY, look
from domain.duties.marking import reopen
from domain.duties.owing import find_event
from domain.duties.receivers import HandedUp, Reach, in_whose_name, reach_of, receivers
from domain.errors import Problem
from domain.members.news import News, tell
from domain.outbox import choice
from domain.outbox.buttons import Rows
from domain.quiet_hours import Hours
from domain.units import UnitView

REASON_LENGTH = 300  # characters that the table holds
_DAY = timedelta(days=1)


@dataclass
class Handed:
    """What waits for one officer's receipt, by kind. `fresh`: some of it came within a day."""

    kinds: Counter[DutyKind] = field(default_factory=Counter)
    fresh: bool = False

    def is_told(self, now: datetime) -> bool:
        """Tell whether it is worth a message of its own: when something is new, and each Monday while it waits."""
        return bool(self.kinds) and (self.fresh or now.astimezone(HANOI).weekday() == MONDAY)


class Received(NamedTuple):
    """One thing that a unit below has handed up, and that nobody has received yet.

    `event`: None where the time that it was marked for is none any more, as when a rhythm was chosen meanwhile.
    """

    handed: HandedUp
    unit: UnitView
    event: CalendarEvent | None

    @property
    def name(self) -> str:
        return self.handed.duty.name

    @property
    def day(self) -> date | None:
        return self.event.day if self.event else None

    @property
    def row(self) -> HandedRow:
        return self.handed.row

    @property
    def kind(self) -> DutyKind:
        return self.handed.duty.kind


async def handed_to(
    connection: AsyncConnection,
    campaigns: Mapping[str, Campaign],
    now: datetime,
    hours: Collection[time | None],
) -> dict[int, Handed]:
    """Count what waits for the receipt of each officer who chose one of these hours for the digest. For a reader."""
    found: dict[int, Handed] = defaultdict(Handed)
    handed = await _handed(connection, campaigns)
    if not handed:
        return found
    world, named = await look(connection, now), await named_on(connection, now.astimezone(HANOI).date())
    for one in handed:
        meant = {officer.person_id for officer in receivers(world, one, named) if officer.digest_at in hours}
        for person in meant:
            found[person].kinds[one.duty.kind] += 1
            found[person].fresh |= one.row.marked_at > now - _DAY
    return found


async def received(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign]) -> list[Received]:
    """List what waits for this officer's receipt and of which they are told, the oldest first. Raises `Refused`."""
    return await _receivable(work, await reach_of(work, officer_id, narrowed=True), campaigns)


async def _receivable(work: Work, reach: Reach, campaigns: Mapping[str, Campaign]) -> list[Received]:
    mine = [one for one in await _handed(work.connection, campaigns) if reach.receives(one)]
    ids = sorted({one.row.unit_id for one in mine})
    named = {one.id: one for one in await units.views(work.connection, ids, work.now.date())}
    lines = await issuers.lineages(work.connection, ids, work.now.date())
    found = ((one, one.row.unit_id) for one in mine if one.row.unit_id in named)
    return [Received(one, named[unit], find_event(campaigns, one.row.this, lines[unit])) for one, unit in found]


async def one_received(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign], done_id: int) -> Received:
    """Find one thing that waits. Raises `Problem` when somebody was first, or it was never this officer's."""
    for one in await _receivable(work, await reach_of(work, officer_id), campaigns):
        if one.row.id == done_id:
            return one
    raise Problem("duty_received")


async def confirm(work: Work, officer_id: int, campaigns: Mapping[str, Campaign], ids: Collection[int]) -> int:
    """Confirm the receipt of these things; returns of how many. Raises `Refused`."""
    reach = await reach_of(work, officer_id)
    mine = {one.row.id for one in await _receivable(work, reach, campaigns)} & set(ids)
    confirmed = await duties.confirm(work.connection, mine, officer_id, work.now)
    for done_id in confirmed:
        await audit.record(work, officer_id, "duty_confirmed", f"duty:{done_id}")
    return len(confirmed)


async def send_back(
    work: Work, officer_id: int, campaigns: Mapping[str, Campaign], done_id: int, *, reason: str, hours: Hours
) -> None:
    """Send something back: the unit owes it again, and its officers are told why. Raises `Problem` or `Refused`."""
    one = await one_received(work, officer_id, campaigns, done_id)
    if len(reason) > REASON_LENGTH:
        raise Problem("text_too_long", length=len(reason), limit=REASON_LENGTH)
    if not await duties.send_back(work.connection, done_id, officer_id, reason, work.now):
        raise Problem("duty_received")
    await audit.record(work, officer_id, "duty_returned", f"duty:{done_id}")
    if one.event is not None:
        await reopen(work, campaigns[one.row.campaign], one.event)
    by = await in_whose_name(work, officer_id, one.handed)

    async def buttons(_: int) -> Rows:
        return [[choice("duty_returned", done_id)]]

    facts = {"by": by.name, "name": one.name, "unit": one.unit.short_name, "reason": reason}
    news = News("duty_returned", f"duty_returned:{done_id}", facts, buttons=buttons)
    await tell(work, await officers.in_charge(work.connection, one.row.unit_id, work.now, NOBODY), news, hours)


async def _handed(connection: AsyncConnection, campaigns: Mapping[str, Campaign]) -> list[HandedUp]:
    """Read what was marked since the program chases, has a receiver and is not received."""
    since = await chasing.since(connection)
    if since is None:
        return []
    begin = datetime.combine(since, time(), HANOI)
    every = ((slug, duty) for slug, campaign in campaigns.items() for duty in campaign.duties)
    goes = {(slug, duty.code): (duty, duty.received_by) for slug, duty in every if duty.received_by is not None}
    rows = await duties.unreceived(connection, {slug for slug, _ in goes}, begin)
    known = [row for row in rows if (row.campaign, row.duty) in goes]
    return [HandedUp(row, campaigns[row.campaign], *goes[row.campaign, row.duty]) for row in known]


async def of_returned(work: Work, done_id: int) -> tuple[int, Occurrence]:
    """Say which unit's duty was sent back. Raises `Problem`."""
    row = await duties.read(work.connection, done_id)
    if row is None:
        raise Problem("duty_unknown")
    return row.unit_id, Occurrence(row.campaign, row.duty, row.occurrence)
