"""Pushes by an Official Account: consultation messages, whose window Zalo itself watches over.

A message has one attachment, and buttons are one: so a file goes out as a message of its own, before the words. What
the account cannot upload, or not any more this month, is told as the address of its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.channels.zalo.oa.attachments import NOT_TAKEN, Uploads, fits
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.outcomes import send_text
from bot.channels.zalo.text import plain
from bot.files.download_links import elsewhere
from bot.files.push_files import PushFiles, why_not
from domain.outbox.buttons import data
from domain.outbox.words import with_word
from domain.ports import Outcome, Parcel
from handlers.core.shown import Button


class ZaloOaCourier:
    """The courier of one account. `papers`: where the files of pushes are; without it only words are sent."""

    channel = "zalo_oa"

    def __init__(self, client: ZaloOaClient, papers: PushFiles | None = None) -> None:
        self._client = client
        self._papers = papers
        self._uploads = Uploads(client, papers) if papers else None

    def split(self, parcel: Parcel) -> Sequence[Parcel]:
        """The file first: when it is refused nothing has arrived yet, and the buttons stand lowest in the chat."""
        parcel = with_word(parcel)
        if self._uploads is None or parcel.file is None or not fits(parcel.file):
            return [parcel]
        return [replace(parcel, text="", choices=None), replace(parcel, file=None)]

    async def send(self, parcel: Parcel) -> Outcome:
        if parcel.file is None:
            return await self._say(parcel)
        if self._uploads is not None and not parcel.text:
            outcome = await self._uploads.send(parcel.address, parcel.file)
            if outcome.problem != NOT_TAKEN:
                return outcome
        try:
            address = await self._papers.address(parcel.file) if self._papers else None
        except Exception as problem:  # noqa: BLE001 - whatever it is no word of is raised again
            return why_not(problem)
        return await self._say(parcel, plain(elsewhere(address)))

    async def _say(self, parcel: Parcel, file: str = "") -> Outcome:
        rows = parcel.choices or []
        buttons = [Button(choice["label"], data(parcel.push_id, choice)) for row in rows for choice in row]
        text = "\n\n".join(part for part in (plain(parcel.text), file) if part)
        return await send_text(self._client, parcel.address, text, buttons)
