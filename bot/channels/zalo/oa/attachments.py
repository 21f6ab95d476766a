"""Uploading the file of a push. Zalo keeps it for a week and allows 5,000 a month: one upload serves everybody."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.channels.zalo.http import RefusedError, ZaloError
from bot.channels.zalo.oa.capabilities import FILES, IMAGES, PLATFORM
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.outcomes import MENDING, outcome_of
from bot.files.push_files import PushFiles, why_not
from domain.outbox.states import OUT_OF_QUOTA
from domain.ports import Attached, Outcome, Sent

EXPIRED = "attachment_expired"  # Zalo does not know an upload any more
NOT_TAKEN = "upload_not_taken"  # this file, or any more of them this month: its page remains
REST = timedelta(hours=1)  # after the month's uploads were said to be used up
EARLY = timedelta(days=1)  # so long before its end an upload is made anew

USED_UP = -211  # Zalo's code for a quota that is used up

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
    papers: PushFiles
    _names: dict[Key, tuple[str, datetime]] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _rests_until: datetime | None = None

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
            return not_taken(problem)
        except ZaloError as problem:  # an upload alone reaches nobody, so a lost answer leaves no doubt
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
            self._names = {
                key: kept for key, kept in self._names.items() if now < kept[1] <= now + PLATFORM.upload_life
            }
            key = (file.sha256, file.name)
            if key not in self._names:
                self._demand_room(now)
                async with self.papers.store.room(file.size):
                    name = await self._upload(file, await self.papers.read(file))
                self._names[key] = (name, now + PLATFORM.upload_life - EARLY)
            return self._names[key][0]

    def _demand_room(self, now: datetime) -> None:
        """Raises `RefusedError` without asking while the month's uploads are used up."""
        if self._rests_until is not None and now < self._rests_until <= now + REST:
            raise RefusedError(USED_UP)

    async def _upload(self, file: Attached, content: bytes) -> str:
        try:
            if file.media_type in IMAGES:
                return await self.client.upload_image(content, file.media_type)
            return await self.client.upload_file(file.name, content, file.media_type)
        except RefusedError as refusal:
            if outcome_of(refusal).problem == OUT_OF_QUOTA:
                self._rests_until = self.papers.clock.now() + REST
            raise


def not_taken(refusal: RefusedError) -> Outcome:
    """Say what a refused upload means for the message, which may still go out without the file."""
    outcome = outcome_of(refusal)
    if outcome.sent is Sent.FAILED or outcome.problem == OUT_OF_QUOTA:
        return Outcome(Sent.FAILED, problem=NOT_TAKEN)
    return outcome
