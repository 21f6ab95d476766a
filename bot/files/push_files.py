"""The file of a push at an address of this program, for an app to which it cannot be sent.

One address for each paper, not for each person: a paper is the same for everybody, and a copy for every reader of an
announcement to forty thousand would fill the disk.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.files.download_links import Address, DownloadLinks
from data.engine.failures import is_away
from domain.files.downloads import PAPER_LIFE
from domain.ports import Attached, Clock, Document, MediaStore, Outcome, Sent

LEFT = timedelta(days=6)
"""Least life of an address that is reused: whoever gets a push can open its paper for this long."""

AGAIN = 5.0  # seconds until a database that is away is tried again

Key = tuple[str, str]  # the file, and the name under which it is shown


@dataclass
class PushFiles:
    """Reads papers and gives out their addresses. `links`: `None` where the program has no address of its own."""

    store: MediaStore
    clock: Clock
    links: DownloadLinks | None = None
    _given: dict[Key, tuple[Address, datetime]] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def read(self, file: Attached) -> bytes:
        """Return the bytes. Raises `FileNotFoundError`."""
        return await self.store.read(file.sha256)

    async def address(self, file: Attached) -> Address | None:
        """Return where everybody can fetch a paper. Raises `FileNotFoundError`. Never inside a unit of work."""
        if self.links is None:
            return None
        async with self._turn:
            now = self.clock.now()
            self._given = {key: link for key, link in self._given.items() if link[1] - now >= LEFT}
            key = (file.sha256, file.name)
            if key not in self._given:
                async with self.store.room(file.size):
                    content = await self.read(file)
                    document = Document(file.name, lambda: content, file.media_type)
                    self._given[key] = (await self.links.for_all(document), now + PAPER_LIFE)
            return self._given[key][0]


def why_not(problem: Exception) -> Outcome:
    """Say what it means for a push that its paper is not at hand. Nothing has left yet. Raises any other problem."""
    if isinstance(problem, FileNotFoundError):
        return Outcome(Sent.FAILED, problem="file_not_there")
    if isinstance(problem, OSError) or is_away(problem):
        return Outcome(Sent.LATER, wait=AGAIN, problem="file_not_at_hand")
    raise problem
