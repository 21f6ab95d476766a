"""What becomes of each duty of a campaign, seen by living it: who owes it, who is reminded, who hears that it is late.

A federation is founded with a unit of each level, with the departments and unions that the document names, and with one
officer in each of them; then the program is asked as it is on those days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import Level, Rhythm
from data.queries.campaigns.chosen_days import Held
from data.queries.reminders import reminders
from data.types import HANOI
from domain.calendar import CalendarEvent, load_national
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach_by_name
from domain.campaigns.duties import Duty
from domain.campaigns.open_days import OpenDay, OpenKind, open_days
from domain.campaigns.without_day import without_day
from domain.duties import chasing, owed
from domain.duties.late import below_officers
from domain.reminders import CampaignCalendar
from domain.reminders.plan import SPAN
from domain.reminders.recipients import whom_of
from domain.text.templates import environment
from domain.units import changes
from tests.support.pushes import person
from tests.support.standard import STANDARD
from tests.support.unit_tree import LONG_AGO

ISSUER, NAMED_LEVEL = "issuer", Level.SUB_GRASSROOTS
BELOW = (  # a unit of each level, with the one that it stands under
    (Level.DIRECTLY_SUPERIOR_UNION, ISSUER),
    (Level.COMMUNE_UNION, ISSUER),
    (Level.DIRECTLY_ATTACHED_GRASSROOTS, ISSUER),
    (Level.CLUSTER, ISSUER),
    (Level.GRASSROOTS, Level.DIRECTLY_SUPERIOR_UNION),
)
SINCE = date(2013, 7, 28)  # the units are there, and what is late is chased
FIRST_REMINDER = 30  # days before the last one: more than any file asks for, with a pause over Tết
_MORNING, _DAY = time(8), timedelta(days=1)


@dataclass(frozen=True)
class World:
    """The units by key with what they are called, and the unit of each officer."""

    names: dict[int, str]
    officers: dict[int, int]

    def called(self, units: Iterable[int]) -> list[str]:
        """Name these units in the order in which they were founded."""
        return [self.names[unit] for unit in sorted(set(units))]

    def by_hearer(self, told: Iterable[tuple[int, int]]) -> dict[str, list[str]]:
        """Name of whom the officers of each unit hear."""
        late: dict[int, set[int]] = defaultdict(set)
        for above, unit in told:
            late[above].add(unit)
        return {self.names[above]: self.called(late[above]) for above in sorted(late)}


@dataclass(frozen=True)
class Lived:
    """One duty as it was lived, for its first day; `days_before`: on which its officers are reminded."""

    events: list[CalendarEvent]
    left_open: OpenKind | None  # what officers may choose
    owing: list[str]
    reminded: list[str]
    days_before: list[int]
    chased: list[str]
    times_chased: int
    told_at_once: dict[str, list[str]]  # whose officers hear of it, and of which units
    told_after: dict[str, list[str]]


async def found_world(work: Work, campaign: Campaign) -> World:
    """Found the units of a campaign with an officer each, and attach it by the name in its document."""
    issuer = campaign.document.issuer
    top = await changes.found(work, LONG_AGO, code="0", name=level_name(Level.CONFEDERATION), level=Level.CONFEDERATION)
    head = await changes.found(work, LONG_AGO, code="1", name=issuer.unit, level=issuer.level, parent_id=top)
    units: dict[str, int] = {ISSUER: head}
    names = {top: level_name(Level.CONFEDERATION), head: issuer.short_name}
    for level, under in BELOW:
        units[level] = await _found(work, names, level_name(level), level, units[under])
    for department in campaign.departments:
        await _found(work, names, department.name, Level.DEPARTMENT, head)
    for union in dict.fromkeys(named for duty in campaign.duties for named in duty.owed_by_named):
        await _found(work, names, union, NAMED_LEVEL, head)  # of a level that owes nothing: only its name does
    assert await attach_by_name(work, [campaign]) == [campaign.slug]
    await reminders.set_mark(work.connection, chasing.MARK, SINCE)
    return World(names, {await person(work, name, officer_of=[unit]): unit for unit, name in names.items()})


def level_name(level: Level) -> str:
    """Call a level as `campaign show` does."""
    terms: Any = environment().get_template("commands/terms.j2").module
    return str(terms.level(level.value))


async def _found(work: Work, names: dict[int, str], name: str, level: Level, parent: int) -> int:
    code = str(len(names))
    unit = await changes.found(
        work, LONG_AGO, code=code, name=name, short_name=name[:60], level=level, parent_id=parent
    )
    names[unit] = name
    return unit


async def live(connection: AsyncConnection, world: World, campaign: Campaign) -> list[Lived]:
    """Live each duty of a campaign on its day; on a chosen one where the document leaves it open."""
    dated, left_open = choose_days(campaign)
    owing = _Owing(connection, world, dated)
    return [await _live(owing, campaign, duty, left_open.get(duty.code)) for duty in campaign.duties]


def choose_days(campaign: Campaign) -> tuple[Campaign, dict[str, OpenKind]]:
    """Return the campaign with a day wherever officers may choose one, and what they choose for those duties."""
    places = [place for place in (*open_days(campaign), *without_day(campaign)) if place.duty is not None]
    dated = campaign.with_chosen({(one.key.code, one.key.year): _chosen(one) for one in places})
    return dated, {one.duty.code: one.kind for one in places if one.duty is not None}


def _chosen(place: OpenDay) -> Held:
    if place.kind is OpenKind.RHYTHM:
        return Held(place.first, Rhythm.QUARTER)
    return Held(place.filed or place.last)


@dataclass(frozen=True)
class _Owing:
    """What each unit owes on a day, asked once."""

    connection: AsyncConnection
    world: World
    dated: Campaign
    asked: dict[date, dict[int, set[str]]] = field(default_factory=dict)

    async def on(self, day: date, code: str) -> list[int]:
        """Return the units that owe a duty on a day."""
        if day not in self.asked:
            duties = {unit: await owed(self.connection, unit, [self.dated], day) for unit in self.world.names}
            self.asked[day] = {unit: {duty.code for duty in owes} for unit, owes in duties.items()}
        return [unit for unit, codes in self.asked[day].items() if code in codes]


async def _live(owing: _Owing, campaign: Campaign, duty: Duty, left_open: OpenKind | None) -> Lived:
    connection, world = owing.connection, owing.world
    alone = owing.dated.model_copy(update={"duties": (duty,)})
    first = min(duty_events(alone), key=lambda event: event.day or date.max)
    day, after = first.day or campaign.period.first_day(), campaign.reminders.overdue_after.days
    planned = await _planned(connection, alone, first) if first.day else []
    told = [await _told(connection, world, alone, day + late * _DAY) for late in (1, after) if first.day] or [set()] * 2
    return Lived(
        events=[event for event in duty_events(campaign) if event.code == duty.code],
        left_open=left_open,
        owing=world.called(await owing.on(day, duty.code)),
        reminded=world.called(unit for at, unit in planned if at <= day),
        days_before=sorted({(day - at).days for at in first.officer_days}, reverse=True),
        chased=world.called(unit for at, unit in planned if at > day),
        times_chased=len({at for at, _ in planned if at > day}),
        told_at_once=world.by_hearer(told[0]),
        told_after=world.by_hearer(told[1] - told[0]),
    )


async def _planned(connection: AsyncConnection, alone: Campaign, first: CalendarEvent) -> list[tuple[date, int]]:
    """List on which days officers of which units are reminded of the first day of a duty, before it and after it."""
    calendar, found = CampaignCalendar([alone], load_national()), []
    last = first.day or date.max
    for number in range(-FIRST_REMINDER, chasing.LONGEST_CHASE.days):
        at = last + timedelta(number)
        due = [one for one in calendar.due(at, STANDARD, SINCE) if one.entry.event.key == first.key]
        moment = datetime.combine(at, STANDARD.officers, HANOI)
        for whom in await whom_of(connection, due, moment, SPAN) if due else ():
            found += [(at, row.unit_id) for row in await connection.execute(whom.pairs)]
    return found


async def _told(connection: AsyncConnection, world: World, alone: Campaign, day: date) -> set[tuple[int, int]]:
    """Return the units whose officers hear on a day of what is late below them, each with the unit that is late."""
    told = await below_officers(connection, {alone.slug: alone}, datetime.combine(day, _MORNING, HANOI))
    return {(world.officers[officer], unit) for officer, late in told.items() for unit, _ in late.owed}
