"""What a process works from: the campaign files, and over them the days that officers chose in any process."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app.campaign_folder import CampaignFolder
from bot.inbox.worker import InboxWorker
from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach_by_name
from domain.reminders import calendar_as_chosen
from scheduler.ticks import Ticks

LOOK = 30.0  # seconds between two looks: a change reaches every process within a minute


@dataclass
class Content:
    """Looks whether the content has moved, and lets conversations and ticks go on with the new one.

    `folder`: where campaign files may change while the program runs; without one they stay as they are.
    """

    engine: AsyncEngine
    files: Mapping[str, Campaign]
    inbox: InboxWorker
    ticks: Ticks
    folder: CampaignFolder | None = None
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def look(self) -> None:
        """Take up what was chosen or written since the last look; what is read twice changes nothing."""
        async with self._looking:  # the clock looks too
            await self._look()

    async def _look(self) -> None:
        before = self.inbox.processor.app
        async with self.engine.connect() as connection:
            moved = await chosen_days.revision(connection) != before.calendar.revision
        if not await self._take_up(moved=moved) and not moved:
            return
        async with self.engine.connect() as connection:
            calendar = await calendar_as_chosen(connection, self.files, before.calendar.national)
        hours = calendar.hours(before.hours)
        self.inbox.processor.app = replace(before, campaigns=calendar.campaigns, calendar=calendar, hours=hours)
        self.ticks.campaigns, self.ticks.settings, self.ticks.oversight.hours = calendar, hours, hours

    async def _take_up(self, *, moved: bool) -> bool:
        """Take up changed files; whoever is the first to do so raises the revision, by which the others hear of it."""
        if self.folder is None or not await self.folder.look(at_once=moved):
            return False
        self.files = self.folder.running
        await self.ticks.writer.run(partial(_count_in, files=self.files, first=not moved))
        return True

    async def keep_looking(self) -> None:
        """Look for ever."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK)


async def _count_in(work: Work, files: Mapping[str, Campaign], *, first: bool) -> None:
    """Attach what was taken up to the units that its document names, as at every start."""
    await attach_by_name(work, files.values())
    if first:
        await chosen_days.raise_revision(work.connection)
