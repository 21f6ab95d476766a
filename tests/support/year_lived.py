"""A year of a town, day by day and hour by hour: what reached each phone, and on which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, exists, or_, select

from bot.app.content import Content
from data.engine.statements import once, table_of
from data.enums import WAITING_PUSHES, SlotState
from data.tables import Push, ReminderSlot
from data.types import HANOI
from domain.campaigns import Campaign
from tests.support.amounts import amount
from tests.support.days import Days
from tests.support.users import Town, User

MORNING, NOON = time(8), time(11, 30)
"""When something is due: the summary of the morning with the officers' reminders, and those of the members."""

IDLE = amount(7, 1)
"""Where the morning left nothing that waits for its hour, only the noon of each of so many days is lived."""

_slot, _outbox = table_of(ReminderSlot), table_of(Push)


@dataclass
class YearLived:
    """Lives through days; `came` holds for each person what came to them on which day, without being asked."""

    town: Town
    days: Days
    campaigns: dict[str, Campaign]
    came: dict[int, dict[date, list[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.content = Content(self.town.writer.engine, self.campaigns, self.town.inbox, self.days.ticks)
        self.days.ticks.look = self.content.look

    async def until(self, last: date) -> None:
        """Live every day up to and with `last`, from the one that the clock shows."""
        day = self.days.clock.moment.astimezone(HANOI).date() + timedelta(1)
        while day <= last:
            await self._live(day)
            day += timedelta(1)

    async def _live(self, day: date) -> None:
        before = {number: len(person.chat()) for number, person in self.town.people.items()}
        await self._tick(datetime.combine(day, MORNING, HANOI))
        if day.toordinal() % IDLE == 0 or await self._anything_waits():
            await self._tick(datetime.combine(day, NOON, HANOI))
        for number, person in self.town.people.items():
            if told := [str(one.get("text", "")) for one in person.chat()[before[number] :]]:
                self.came.setdefault(number, {})[day] = told

    async def _tick(self, moment: datetime) -> None:
        self.days.clock.moment = moment
        await self.town.settle()  # an account's key is kept alive
        await self.days.ticks.drain(moment)

    async def _anything_waits(self) -> bool:
        async with self.town.writer.engine.connect() as connection:
            return bool(await connection.scalar(*_waits()))

    def of(self, person: User) -> dict[date, list[str]]:
        return self.came.get(person.number, {})

    def days_with(self, person: User, part: str) -> list[date]:
        """List the days on which a message that says this came to somebody."""
        return [day for day, told in self.of(person).items() if any(part in one for one in told)]


@once()
def _waits() -> Select[tuple[bool]]:
    planned = exists().where(_slot.c.state == SlotState.PLANNED)
    return select(or_(planned, exists().where(_outbox.c.state.in_(WAITING_PUSHES))))
