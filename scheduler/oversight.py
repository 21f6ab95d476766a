"""What somebody above is told of: units without an officer, requests that run out, letters that nobody answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from data.engine.unit_of_work import Writer
from data.queries.outbox import installer_notices
from data.queries.reminders import reminders
from data.types import HANOI
from domain import units
from domain.letters import rising
from domain.members import lonely, still_waiting
from domain.privacy import requests
from domain.reminders import Hours

ROLES, REQUESTS = "roles", "data_requests"
"""Marks: how far roles that end with their day, and requests about personal data, were looked at."""

Installer = Callable[[str, str], Awaitable[bool]]
"""Tells whoever installed the program: a code of the alarm and a unit's name. `False`: try again later."""


@dataclass
class Oversight:
    """Looks once a day, and carries notices whenever it is asked."""

    writer: Writer
    hours: Hours
    _roles: date | None = None  # by this process
    _asked: date | None = None  # by this process

    async def look(self, now: datetime, installer: Installer | None) -> None:
        """Do what is due; a second time on a day it finds nothing."""
        now = now.astimezone(HANOI)
        await self._watch_roles(now.date())
        if not self.hours.is_quiet(now) and now.time() >= self.hours.officers:
            await self._watch_requests(now.date())
        if installer is not None:
            await self._tell(installer, now.date())

    async def look_after_waiting(self, now: datetime) -> None:
        """Let the level above have letters that nobody has answered; tell who waits to be confirmed."""
        await rising.raise_due(self.writer, now, self.hours)
        await still_waiting.tell_waiting(self.writer, self.hours)

    async def _watch_roles(self, today: date) -> None:
        """Tell the level above of units whose last officer's role has ended with its day."""
        if self._roles == today:
            return
        before = await self.writer.run(lambda work: reminders.mark(work.connection, ROLES))
        if before is not None and before < today:
            await self.writer.run(partial(lonely.look_at_ended, since=before, hours=self.hours))
        if before is None or before < today:
            await self.writer.run(lambda work: reminders.set_mark(work.connection, ROLES, today))
        self._roles = today

    async def _watch_requests(self, today: date) -> None:
        """Remind once a day of requests about personal data whose clock runs out."""
        if self._asked == today:
            return
        before = await self.writer.run(lambda work: reminders.mark(work.connection, REQUESTS))
        if before is None or before < today:
            await self.writer.run(partial(requests.remind, hours=self.hours))
            await self.writer.run(lambda work: reminders.set_mark(work.connection, REQUESTS, today))
        self._asked = today

    async def _tell(self, installer: Installer, today: date) -> None:
        """Tell by the administrator's line what nobody above can be told; what it does not take waits."""
        async with self.writer.engine.connect() as connection:
            waiting = await installer_notices.waiting(connection)
            named = {
                unit.id: unit.name for unit in await units.views(connection, [row.unit_id for row in waiting], today)
            }
        gone = [row.key for row in waiting if await installer(row.code, named.get(row.unit_id, ""))]
        if gone:
            await self.writer.run(lambda work: installer_notices.drop(work.connection, gone))
