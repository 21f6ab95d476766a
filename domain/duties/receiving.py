"""What units hand up: the unit that receives it hears of it, confirms the receipt, or sends it back with a reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import Level
from data.queries.members import officers
from data.queries.members.officers import NOBODY
from data.queries.reminders import duties, late
from data.queries.reminders.duties import HandedRow, Occurrence
from data.queries.reminders.late import Place
from data.types import HANOI
from domain import audit, units
from domain.calendar import CalendarEvent
from domain.campaigns import Campaign, DutyKind
from domain.campaigns.duties import Duty as Written
from domain.duties import chasing
from domain.duties.late import MONDAY, above
from domain.duties.marking import reopen
from domain.duties.owing import find_event
from domain.errors import Problem, Refused
from domain.members.news import News, tell
from domain.members.rights import demand_units
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
    """One thing that a unit below has handed up, and that nobody has received yet."""

    row: HandedRow
    unit: UnitView
    event: CalendarEvent
    kind: DutyKind


async def handed_to(
    connection: AsyncConnection,
    campaigns: Mapping[str, Campaign],
    now: datetime,
    hours: Collection[time | None],
) -> dict[int, Handed]:
    """Count what waits for the receipt of each officer who chose one of these hours for the digest. For a reader."""
    found: dict[int, Handed] = defaultdict(Handed)
    rows = await _handed(connection, campaigns)
    if not rows:
        return found
    places = await late.tree(connection, now.astimezone(HANOI).date())
    in_charge = await late.officers(connection, now)
    for row, written in rows:
        receiver = _receiver(places, row.unit_id, written)
        for officer in (one for one in in_charge if one.unit_id == receiver and one.digest_at in hours):
            found[officer.person_id].kinds[written.kind] += 1
            found[officer.person_id].fresh |= row.marked_at > now - _DAY
    return found


async def received(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign]) -> list[Received]:
    """List what waits for this officer's receipt, the oldest first. Raises `Refused`."""
    reach = await _reach(work, officer_id)
    rows = [
        (row, written)
        for row, written in await _handed(work.connection, campaigns)
        if written.received_by is not None and row.unit_id in reach.get(Level(written.received_by.level.value), ())
    ]
    ids = sorted({row.unit_id for row, _ in rows})
    named = {one.id: one for one in await units.views(work.connection, ids, work.now.date())}
    found = ((row, find_event(campaigns, row.this), written.kind) for row, written in rows if row.unit_id in named)
    return [Received(row, named[row.unit_id], event, kind) for row, event, kind in found if event is not None]


async def one_received(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign], done_id: int) -> Received:
    """Find one thing that waits. Raises `Problem` when somebody was first, or it was never this officer's."""
    for one in await received(work, officer_id, campaigns):
        if one.row.id == done_id:
            return one
    raise Problem("duty_received")


async def confirm(work: Work, officer_id: int, campaigns: Mapping[str, Campaign], ids: Collection[int]) -> int:
    """Confirm the receipt of these things; returns of how many. Raises `Refused`."""
    mine = {one.row.id for one in await received(work, officer_id, campaigns)} & set(ids)
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
    await reopen(work, campaigns[one.row.campaign], one.event)
    by = await _own_above(work, officer_id, one.row.unit_id)

    async def buttons(_: int) -> Rows:
        return [[choice("duty_returned", done_id)]]

    facts = {"by": by.name, "name": one.event.name, "unit": one.unit.short_name, "reason": reason}
    news = News("duty_returned", f"duty_returned:{done_id}", facts, buttons=buttons)
    await tell(work, await officers.in_charge(work.connection, one.row.unit_id, work.now, NOBODY), news, hours)


async def _handed(connection: AsyncConnection, campaigns: Mapping[str, Campaign]) -> list[tuple[HandedRow, Written]]:
    """Read what was marked since the program chases, has a receiver and is not received, with how it is written."""
    since = await chasing.since(connection)
    if since is None:
        return []
    begin = datetime.combine(since, time(), HANOI)
    duties_of = ((slug, duty) for slug, campaign in campaigns.items() for duty in campaign.duties)
    written = {(slug, duty.code): duty for slug, duty in duties_of if duty.received_by is not None}
    rows = await duties.unreceived(connection, {slug for slug, _ in written}, begin)
    return [(row, written[row[2:4]]) for row in rows if row[2:4] in written]


def _receiver(places: Mapping[int, Place], unit: int, written: Written) -> int | None:
    """Return the nearest unit above of the level that receives it."""
    level = written.received_by.level if written.received_by else None
    return next((one for one in above(places, unit) if one in places and places[one].level == level), None)


async def _reach(work: Work, officer_id: int | None) -> dict[Level, set[int]]:
    """Return by level of the officer's own units what stands below them. Raises `Refused`."""
    day, found = work.now.date(), defaultdict[Level, set[int]](set)
    for own in await units.views(work.connection, await demand_units(work, officer_id), day):
        found[own.level] |= await units.subtree_ids(work.connection, own.id, day) - {own.id}
    return found


async def _own_above(work: Work, officer_id: int, unit_id: int) -> UnitView:
    """Return the officer's own unit nearest above this one. Raises `Refused`."""
    own = set(await demand_units(work, officer_id))
    line = await units.ancestor_ids(work.connection, unit_id, work.now.date())
    nearest = next((one for one in line[1:] if one in own), None)
    if nearest is None:
        raise Refused("no_right_here")
    return await units.view(work.connection, nearest, work.now.date())


async def of_returned(work: Work, done_id: int) -> tuple[int, Occurrence]:
    """Say which unit's duty was sent back. Raises `Problem`."""
    row = await duties.read(work.connection, done_id)
    if row is None:
        raise Problem("duty_unknown")
    return row.unit_id, Occurrence(row.campaign, row.duty, row.occurrence)
