"""Fetching the file of an update before it is handled, while nothing is locked.

Whatever the file does, its update comes to an end: a try is counted before it is fetched, so that also an update which
ends the program with it is set aside in the end.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace

from bot.channels.base import Arrival
from bot.channels.incoming import File
from bot.files.intake import FileKind
from bot.inbox.admission import admit
from bot.inbox.waiting import Waiting
from data.engine.unit_of_work import Writer
from data.queries.inbox import conversations
from domain.errors import Problem
from domain.ports import Media

log = logging.getLogger(__name__)

TRIES = 3
"""After so many failures an update is set aside with its cause, so that it never blocks its neighbours."""

FETCHING = "fetching"
"""Cause of an update whose file killed the program: its try was counted before the file was fetched."""

FILES_AT_ONCE = 16  # people whose files are taken in side by side: whoever waits for that holds up nobody's taps

Fetched = tuple[Media | None, Problem | None]


@dataclass
class Fetching:
    """Fetches files side by side. `waiting`: whoever waits for a file takes nobody's room meanwhile."""

    writer: Writer
    waiting: Waiting
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(FILES_AT_ONCE))
    _fetched: dict[int, Fetched] = field(default_factory=dict)  # of updates that wait for the database

    async def prepare(self, arrival: Arrival) -> tuple[Arrival, str | None]:
        """Return the update with its file, or with why it has none; and why it is to be set aside, if it is."""
        if not arrival.channel.carries_file(arrival.raw):
            return replace(arrival, media=arrival.channel.handed_in(arrival.raw)), None
        found: Fetched | str | None = self._fetched.get(arrival.update_id)
        if found is None:
            channel, lane = arrival.channel.name, arrival.lane
            entry = await admit(self.writer.engine, channel, lane, self.writer.now(), arrival.app.limits)
            if not entry.fetched:
                return replace(arrival, problem=lost(arrival), limited=entry.limited), None
            with self.waiting.resting((channel, lane.address)):
                async with self._room:
                    found = await self._fetch(arrival)
        if isinstance(found, str):
            return arrival, found
        self._fetched[arrival.update_id] = found
        media, refusal = found
        if refusal is not None:
            return replace(arrival, problem=refusal.template, facts=refusal.context), None
        return replace(arrival, media=media), None

    def forget(self, update_id: int) -> None:
        """Forget the file of an update that was settled."""
        self._fetched.pop(update_id, None)

    async def _fetch(self, arrival: Arrival) -> Fetched | str:
        """Return what came of the file, or why it is given up."""
        cause = FETCHING
        for _ in range(TRIES):
            if await self.count_try(arrival.update_id, cause) > TRIES:
                break
            try:
                return await arrival.channel.fetch_file(arrival.raw), None
            except Problem as problem:
                return None, problem
            except OSError as problem:
                log.warning("a file could not be fetched: %s", type(problem.__cause__ or problem).__name__)
                return None, Problem(lost(arrival))
            except Exception as problem:
                cause = type(problem).__name__
                log.exception("a file could not be taken in")
        return cause

    async def count_try(self, update_id: int, problem: str) -> int:
        """Note a try and what it failed of, or what it would have failed of; returns how many there were."""
        return await self.writer.run(lambda work: conversations.count_try(work.connection, update_id, problem))


def lost(arrival: Arrival) -> str:
    """Name the template that says which file there is nothing of."""
    return (arrival.act.claimed if isinstance(arrival.act, File) else FileKind.PHOTO).lost
