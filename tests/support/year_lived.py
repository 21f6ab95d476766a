"""A year of a town, day by day and hour by hour: what reached each phone, and on which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.app.content import Content
from data.types import HANOI
from domain.campaigns import Campaign
from tests.support.days import Days
from tests.support.users import Town, User

HOURS = (time(8), time(11, 30))
"""When something is due: the summary of the morning with the officers' reminders, and those of the members."""


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
        for hour in HOURS:
            self.days.clock.moment = datetime.combine(day, hour, HANOI)
            await self.town.settle()  # an account's key is kept alive
            await self.days.ticks.drain(self.days.clock.moment)
        for number, person in self.town.people.items():
            if told := [str(one.get("text", "")) for one in person.chat()[before[number] :]]:
                self.came.setdefault(number, {})[day] = told

    def of(self, person: User) -> dict[date, list[str]]:
        return self.came.get(person.number, {})

    def days_with(self, person: User, part: str) -> list[date]:
        """List the days on which a message that says this came to somebody."""
        return [day for day, told in self.of(person).items() if any(part in one for one in told)]
