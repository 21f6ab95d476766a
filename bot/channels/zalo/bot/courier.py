"""Pushes by a Zalo bot. Their choices are words: a number would be taken for an answer to the screen on show.

A picture goes out by an address that Zalo fetches, with the words below it; any other file as the address of its page.
"""

from __future__ import annotations

from bot.channels.zalo.bot.capabilities import PLATFORM
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.outcomes import Plan, outcome_of, send_parts
from bot.channels.zalo.http import ZaloError
from bot.channels.zalo.text import length, plain
from bot.files.download_links import Address, elsewhere
from bot.files.push_files import PushFiles, why_not
from domain.outbox.words import with_word
from domain.ports import Outcome, Parcel, Sent
from domain.text import templates
from domain.text.normalise import plain as letters

PICTURES = frozenset({"image/jpeg", "image/png"})
REFUSED = "refused_400"
"""Among other things what Zalo says to a picture on a host that it does not like: then it goes as a page."""


class ZaloBotCourier:
    """The courier of one bot. `papers`: where the files of pushes are; without it nobody is told an address."""

    channel = "zalo_bot"

    def __init__(self, client: ZaloBotClient, papers: PushFiles | None = None) -> None:
        self._client = client
        self._papers = papers
        self._plan = Plan()

    async def send(self, parcel: Parcel) -> Outcome:
        return self._plan.judge(parcel.address, await self._send(with_word(parcel)))

    async def _send(self, parcel: Parcel) -> Outcome:
        if parcel.file is None:
            return await send_parts(self._client, parcel.address, text_of(parcel))
        try:
            address = await self._papers.address(parcel.file) if self._papers else None
        except Exception as problem:  # noqa: BLE001 - whatever it is no word of is raised again
            return why_not(problem)
        if address is not None and parcel.file.media_type in PICTURES:
            outcome = await self._show(parcel, address)
            if outcome.problem != REFUSED:
                return outcome
        return await send_parts(self._client, parcel.address, text_of(parcel, elsewhere(address)))

    async def _show(self, parcel: Parcel, address: Address) -> Outcome:
        caption = text_of(parcel)
        if length(caption) > PLATFORM.caption_limit:
            return Outcome(Sent.FAILED, problem=REFUSED)
        try:
            return Outcome(Sent.SENT, message_id=await self._client.send_photo(parcel.address, address.file, caption))
        except ZaloError as problem:
            return outcome_of(problem)


def text_of(parcel: Parcel, file: str = "") -> str:
    """Return the text of a push, what is said of its file, and the words that answer it."""
    labels = [choice["label"] for row in parcel.choices or [] for choice in row]
    paragraphs = [plain(parcel.text), plain(file)]
    if labels:
        example = letters(labels[0]).replace(" ", "")
        paragraphs.append(plain(templates.render("pushes/choices", labels=labels, example=example)))
    return "\n\n".join(part for part in paragraphs if part)
