"""Telegram as a channel: whose chat an update belongs to, and how its picture or voice note is fetched."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiohttp import ClientError

from bot.channels.base import GroupWord, NotAskedForError, NotFetchedError, Raw, Replies
from bot.channels.incoming import Incoming, Lane
from bot.channels.outage import Outage
from bot.channels.telegram.capabilities import TELEGRAM
from bot.channels.telegram.cut import Part, joined, part_of
from bot.channels.telegram.groups import group_word
from bot.channels.telegram.names import sender_name, without_names
from bot.channels.telegram.reading import file_in, lane_in, read
from bot.channels.telegram.replies import TelegramReplies
from bot.channels.telegram.wire import UPDATES_WANTED
from bot.files.intake import FILE_LIMIT, Intake, Read
from bot.files.media_store import FolderMediaStore
from bot.files.upload_links import UploadLinks
from domain.ports import Capabilities, Media

_OF_A_TAPPED_MESSAGE = ("message_id", "date", "chat")
DOWNLOAD = 30  # seconds for a whole file


@dataclass
class TelegramChannel:
    bot: Bot
    store: FolderMediaStore
    photo_limit: int  # bytes
    file_limit: int = FILE_LIMIT  # bytes
    name: str = "telegram"
    capabilities: Capabilities = TELEGRAM
    uploads: UploadLinks | None = None
    outage: Outage = field(default_factory=lambda: Outage("Telegram"))

    def __post_init__(self) -> None:
        self.replies: Replies = TelegramReplies(self.bot)

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

    def profile_name(self, raw: Raw) -> str:
        return sender_name(raw)

    def lane(self, raw: Raw) -> Lane | None:
        return lane_in(raw)

    def read(self, raw: Raw) -> Incoming | None:
        return read(raw)

    def group(self, raw: Raw) -> GroupWord | None:
        return group_word(raw.get("message"))

    def part(self, raw: Raw) -> Part | None:
        return part_of(raw)

    def join(self, first: Raw, second: Raw) -> Raw:
        return joined(first, second)

    def handed_in(self, raw: Raw) -> None:  # noqa: ARG002 - Telegram carries every file itself
        return None

    def carries_file(self, raw: Raw) -> bool:
        return file_in(raw) is not None

    async def fetch_file(self, raw: Raw) -> Media | None:
        found = file_in(raw)
        if found is None:
            return None
        claimed, _, file = found
        intake = Intake(self.store, self.photo_limit, self.file_limit)
        try:
            return await intake.take(claimed, partial(self._fetch, file["file_id"]), file.get("file_size"))
        except (AiogramError, ClientError) as problem:
            raise NotFetchedError from problem

    async def _fetch(self, file_id: str, read: Read) -> bytes | None:
        file = await self.bot.get_file(file_id)
        if not file.file_path:
            raise FileNotFoundError(file_id)
        url = self.bot.session.api.file_url(self.bot.token, file.file_path)
        async with aclosing(self.bot.session.stream_content(url, timeout=DOWNLOAD, raise_for_status=True)) as parts:
            return await read(parts)
