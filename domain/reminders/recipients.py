"""Who is to be reminded of an event, asked the same way when it is planned and when it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect
from data.queries.campaigns.issuers import covers_all, lineages
from data.queries.records.rounds import Closed
from data.queries.reminders import planning
from data.queries.reminders.duties import Occurrence
from data.queries.reminders.recipients import Unregistered, Wanted, members, officers
from data.queries.units.units import Heads
from domain.calendar import EventKind
from domain.campaigns.issuers import issuers_on
from domain.campaigns.named_units import NamedUnits, named_on
from domain.campaigns.things import Registrable
from domain.duties.owing import occurrence, owers
from domain.reminders.campaign_calendar import Due

GREETINGS = frozenset({EventKind.ANNIVERSARY, EventKind.INFO})


@dataclass(frozen=True, eq=False)
class Whom:
    """Who is meant by something at a moment.

    `heads`: the units at and below which it holds; `None`: it holds everywhere. `few`: of members, there are not many.
    """

    due: Due
    moment: datetime
    heads: Collection[int] | None
    named: NamedUnits
    few: bool

    @property
    def pairs(self) -> AnySelect:
        """Select (unit_id, person_id) of them."""
        return meant(self.due, self.moment, self.heads, self.named, few=self.few)

    @property
    def wishes(self) -> bool | None:
        """Tell whether many members are meant who want wishes, or who want reminders; `None`: no members, or few."""
        return None if self.few or self.due.officers else wanted(self.due).wishes


def is_greeting(due: Due) -> bool:
    """Tell whether it only wishes a member well."""
    return not due.officers and due.entry.event.kind in GREETINGS


def wanted(due: Due) -> Wanted:
    """Say which members are meant.

    They get greetings if they want them; of the end of a phase or a round they hear while they have not registered in
    it, unless their own unit, or the nearest above it that set a day, has closed the round before; of the last day of a
    contest while they have not registered for just that. Nobody registers in a special phase: all who want reminders
    hear of it.
    """
    event, campaign, day = due.entry.event, due.entry.campaign.slug, due.entry.day
    if is_greeting(due):
        return Wanted(wishes=True)
    if event.is_special:
        return Wanted(wishes=False)
    thing = due.entry.campaign.by_code.get(event.code)
    if isinstance(thing, Registrable):
        round_ = due.entry.campaign.round_of(thing, day)
        asked = Unregistered(campaign, [round_], [thing.code, *thing.titles])
        return Wanted(wishes=False, unregistered=asked, closed=Closed(campaign, round_, day))
    if event.kind is EventKind.ROUND_END:
        asked = Unregistered(campaign, [event.code])
        return Wanted(wishes=False, unregistered=asked, closed=Closed(campaign, event.code, day))
    unregistered = Unregistered(campaign, (event.code, str(day.year)))
    rounds = due.entry.campaign.rounds_of_people(day)
    closed = Closed(campaign, rounds.pop(), day) if len(rounds) == 1 else None
    return Wanted(wishes=False, unregistered=unregistered, closed=closed)


def meant(due: Due, moment: datetime, heads: Heads, named: NamedUnits, *, few: bool = False) -> AnySelect:
    """Select (unit_id, person_id): officers of the units that owe it and have not done it; or members.

    `heads`: the units at and below which a campaign holds in which it stands; `None`: it holds everywhere. `few`: it is
    known that not many belong to these units.
    """
    event = due.entry.event
    if not due.officers:
        return members(moment, heads, wanted(due), few=few)
    undone = Occurrence(event.source, event.code, occurrence(event)) if event.duty_code else None
    return officers(owers(event, named), moment, undone, heads)


async def whom_of(
    connection: AsyncConnection,
    found: Iterable[Due],
    moment: datetime,
    most: int,
    within: Collection[int] | None = None,
) -> list[Whom]:
    """Select who is meant by each; what holds for every unit there is need not be compared with units.

    What concerns no more than `most` members is asked of their units: hundreds of units may have a day of their own on
    one day, and each would go through everybody. `within`: only who is meant at these units and below.
    """
    day, whom = moment.date(), []
    issuers, named = await issuers_on(connection, day), await named_on(connection, day)
    for due in found:
        heads = due.heads(issuers)
        if within is not None and heads:
            heads = await _narrowed(connection, heads, within, day)
        if heads:
            every = await covers_all(connection, heads, day)
            asked = not (every or due.officers)
            few = asked and await planning.are_few(connection, heads, day, most)
            whom.append(Whom(due, moment, None if every else heads, named, few))
    return whom


async def _narrowed(
    connection: AsyncConnection, heads: Collection[int], within: Collection[int], day: date
) -> frozenset[int]:
    """Return the units at and below which something holds that is also at or below the units `within`."""
    lines = await lineages(connection, {*heads, *within}, day)
    below = {unit for unit in within if not set(heads).isdisjoint(lines.get(unit, ()))}
    return frozenset(below | {head for head in heads if not set(within).isdisjoint(lines.get(head, ()))})
