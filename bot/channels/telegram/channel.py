"""Telegram as a channel: whose chat an update belongs to, and how its picture or voice note is fetched."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from aiogram import Bot

from bot.channels.channel import GroupWord, Lane, NotAskedForError, Raw
from bot.channels.telegram.capabilities import TELEGRAM
from bot.channels.telegram.cut import Part, joined, part_of
from bot.channels.telegram.groups import group_word
from bot.channels.telegram.lane import lane_of
from bot.channels.telegram.names import without_names
from bot.channels.telegram.raw_update import essentials
from bot.incoming import UPDATES_WANTED
from bot.media import VOICE_LIMIT, FolderMediaStore, take_paper, take_photo, take_voice
from bot.outage import Outage
from bot.uploads import Uploads
from domain.errors import Problem
from domain.ports import FILE_TOO_LARGE, PDF, Capabilities, Media

_CHAT_KINDS = ("message", "edited_message", "my_chat_member")
_OF_A_TAPPED_MESSAGE = ("message_id", "date", "chat")
FILE_LIMIT = 20 * 1024 * 1024  # bytes: Bot API, getFile


@dataclass
class TelegramChannel:
    bot: Bot
    store: FolderMediaStore
    photo_limit: int  # bytes
    file_limit: int = FILE_LIMIT  # bytes
    name: str = "telegram"
    capabilities: Capabilities = TELEGRAM
    uploads: Uploads | None = None
    outage: Outage = field(default_factory=lambda: Outage("Telegram"))

    def clean(self, raw: Raw) -> Raw:
        """Drop names, and of a message under a tapped button everything but where it stands: the bot wrote the rest."""
        if raw.keys() - {"update_id"} and not raw.keys() & set(UPDATES_WANTED):
            raise NotAskedForError
        query = raw.get("callback_query")
        message = query.get("message") if isinstance(query, dict) else None
        if isinstance(query, dict) and isinstance(message, dict):
            kept = {key: message[key] for key in _OF_A_TAPPED_MESSAGE if key in message}
            raw = {**raw, "callback_query": {**query, "message": kept}}
        return without_names(raw)

    def lane(self, raw: Raw) -> Lane | None:
        query = raw.get("callback_query")
        if isinstance(query, dict):
            return lane_of(query.get("message"))
        for kind in _CHAT_KINDS:
            if kind in raw:
                return lane_of(raw[kind])
        return None

    def group(self, raw: Raw) -> GroupWord | None:
        return group_word(raw.get("message"))

    def surrogate(self, address: str) -> int:
        return int(address)

    def update(self, raw: Raw, number: int) -> Raw | None:  # noqa: ARG002 - Telegram's updates have numbers of their own
        return raw if self.lane(raw) else None

    def part(self, raw: Raw) -> Part | None:
        return part_of(raw)

    def join(self, first: Raw, second: Raw) -> Raw:
        return joined(first, second)

    async def fetch_file(self, raw: Raw) -> Media | None:
        message = essentials(raw).get("message") or {}
        voice = message.get("voice")
        if voice:
            if int(voice.get("file_size") or 0) > VOICE_LIMIT:
                raise Problem("voice_too_large", limit=VOICE_LIMIT // (1024 * 1024))
            return await take_voice(self.store, await self._download(voice["file_id"]))
        paper = _paper(message)
        if paper is not None:
            if int(paper.get("file_size") or 0) > self.file_limit:
                raise Problem(FILE_TOO_LARGE)
            return await take_paper(self.store, await self._download(paper["file_id"]), self.file_limit)
        found = _picture(message)
        if found is None:
            return None
        if int(found.get("file_size") or 0) > self.photo_limit:
            raise Problem("photo_too_large", limit=self.photo_limit // 1_000_000)
        return await take_photo(self.store, await self._download(found["file_id"]), self.photo_limit)

    async def _download(self, file_id: str) -> bytes:
        file = await self.bot.get_file(file_id)
        if not file.file_path:
            raise FileNotFoundError(file_id)
        target = io.BytesIO()
        await self.bot.download_file(file.file_path, target)
        return target.getvalue()


def _picture(message: Raw) -> Raw | None:
    """Find the largest size of a photo, or a picture that was sent as a file."""
    sizes = message.get("photo") or []
    if sizes:
        largest: Raw = max(sizes, key=lambda size: size.get("width", 0) * size.get("height", 0))
        return largest
    document = message.get("document") or {}
    return document if str(document.get("mime_type", "")).startswith("image/") else None


def _paper(message: Raw) -> Raw | None:
    """Find a file that says it is a PDF, by its type or by its name; whether it is one is seen later."""
    document = message.get("document")
    if not isinstance(document, dict):
        return None
    says = document.get("mime_type") == PDF or str(document.get("file_name", "")).lower().endswith(".pdf")
    return document if says else None
