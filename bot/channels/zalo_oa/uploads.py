"""Uploading the file of a push. Zalo keeps it for a week and allows 5,000 a month: one upload serves everybody."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.channels.zalo_http import RefusedError, ZaloError
from bot.channels.zalo_oa.capabilities import FILES, IMAGES, PLATFORM
from bot.channels.zalo_oa.client import ZaloOaClient
from bot.channels.zalo_oa.outcomes import MENDING, outcome_of
from bot.papers import Papers, why_not
from domain.ports import Attached, Outcome, Sent

EXPIRED = "attachment_expired"  # Zalo does not know an upload any more
EARLY = timedelta(days=1)  # so long before its end an upload is made anew

Key = tuple[str, str]  # the file, and the name under which it is shown


def fits(file: Attached) -> bool:
    """Tell whether an account may upload a file."""
    if file.media_type in IMAGES:
        return file.size <= PLATFORM.image_limit
    return file.media_type in FILES and file.size <= PLATFORM.file_limit


@dataclass
class Uploads:
    """Remembers what Zalo calls each file."""

    client: ZaloOaClient
    papers: Papers
    _names: dict[Key, tuple[str, datetime]] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, user: str, file: Attached) -> Outcome:
        """Send a file as a message of its own; once more with a new upload when Zalo has forgotten the old one."""
        outcome = await self._try(user, file)
        if outcome.problem != EXPIRED:
            return outcome
        self._names.pop((file.sha256, file.name), None)
        return await self._try(user, file)

    async def _try(self, user: str, file: Attached) -> Outcome:
        try:
            name = await self._name(file)
        except RefusedError as problem:
            return outcome_of(problem)
        except ZaloError as problem:  # an upload alone shows nothing to anybody: it is no doubt
            return Outcome(Sent.LATER, wait=outcome_of(problem).wait or MENDING, problem="not_uploaded")
        except Exception as problem:  # noqa: BLE001 - whatever it is no word of is raised again
            return why_not(problem)
        picture = file.media_type in IMAGES
        try:
            sending = self.client.send_image(user, attachment=name) if picture else self.client.send_file(user, name)
            return Outcome(Sent.SENT, message_id=await sending)
        except ZaloError as problem:
            return outcome_of(problem)

    async def _name(self, file: Attached) -> str:
        """Return what Zalo calls a file, uploading it where that is needed. Raises `ZaloError`."""
        async with self._turn:
            now = self.papers.clock.now()
            self._names = {key: one for key, one in self._names.items() if one[1] > now}
            key = (file.sha256, file.name)
            if key not in self._names:
                name = await self._upload(file, await self.papers.read(file))
                self._names[key] = (name, now + PLATFORM.upload_life - EARLY)
            return self._names[key][0]

    async def _upload(self, file: Attached, content: bytes) -> str:
        if file.media_type in IMAGES:
            return await self.client.upload_image(content, file.media_type)
        return await self.client.upload_file(file.name, content, file.media_type)
