"""What a process works from: the campaign files, and over them the days that officers chose in any process."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.inbox.worker import InboxWorker
from data.queries.campaigns import chosen_days
from domain.campaigns import Campaign
from domain.reminders import calendar_as_chosen
from scheduler.ticks import Ticks

LOOK = 30.0  # seconds between two looks: a change reaches every process within a minute


@dataclass
class Content:
    """Looks whether the revision of the content has moved, and lets conversations and ticks go on with the new one."""

    engine: AsyncEngine
    files: Mapping[str, Campaign]
    inbox: InboxWorker
    ticks: Ticks

    async def look(self) -> None:
        """Take up what was chosen since the last look; what is read twice changes nothing."""
        before = self.inbox.processor.app
        async with self.engine.connect() as connection:
            if await chosen_days.revision(connection) == before.calendar.revision:
                return
            calendar = await calendar_as_chosen(connection, self.files, before.calendar.national)
        hours = calendar.hours(before.hours)
        self.inbox.processor.app = replace(before, campaigns=calendar.campaigns, calendar=calendar, hours=hours)
        self.ticks.campaigns, self.ticks.settings, self.ticks.oversight.hours = calendar, hours, hours

    async def keep_looking(self) -> None:
        """Look for ever."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK)
