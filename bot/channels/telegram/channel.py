"""Telegram as a channel: whose chat an update belongs to, and how its picture or voice note is fetched."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial

from aiogram import Bot

from bot.channels.channel import GroupWord, Lane, NotAskedForError, Raw
from bot.channels.telegram.capabilities import TELEGRAM
from bot.channels.telegram.cut import Part, joined, part_of
from bot.channels.telegram.groups import group_word
from bot.channels.telegram.lane import lane_of
from bot.channels.telegram.names import without_names
from bot.channels.telegram.raw_update import essentials
from bot.incoming import UPDATES_WANTED
from bot.intake import FILE_LIMIT, Intake, Read, Said, said_of
from bot.media import FolderMediaStore
from bot.outage import Outage
from bot.typed import name_end
from bot.uploads import Uploads
from domain.ports import Capabilities, Media

_CHAT_KINDS = ("message", "edited_message", "my_chat_member")
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

    def handed_in(self, raw: Raw) -> None:  # noqa: ARG002 - Telegram carries every file itself
        return None

    def carries_file(self, raw: Raw) -> bool:
        return _file(raw) is not None

    async def fetch_file(self, raw: Raw) -> Media | None:
        found = _file(raw)
        if found is None:
            return None
        said, file = found
        intake = Intake(self.store, self.photo_limit, self.file_limit)
        return await intake.take(said, partial(self._fetch, file["file_id"]), file.get("file_size"))

    async def _fetch(self, file_id: str, read: Read) -> bytes | None:
        file = await self.bot.get_file(file_id)
        if not file.file_path:
            raise FileNotFoundError(file_id)
        url = self.bot.session.api.file_url(self.bot.token, file.file_path)
        async with aclosing(self.bot.session.stream_content(url, timeout=DOWNLOAD, raise_for_status=True)) as parts:
            return await read(parts)


def _file(raw: Raw) -> tuple[Said, Raw] | None:
    """Find the file of an update, and what it is said to be: which it is, its bytes tell."""
    message = essentials(raw).get("message")
    if message is None or "animation" in raw["message"]:  # a film, whose document is for old bots
        return None
    for kind in ("voice", "audio"):
        if isinstance(message.get(kind), dict):
            return Said.VOICE, message[kind]
    document = message.get("document")
    if isinstance(document, dict):
        return said_of(document.get("mime_type"), name_end(document)), document
    sizes = message.get("photo")
    return (Said.PHOTO, max(sizes, key=_pixels)) if isinstance(sizes, list) and sizes else None


def _pixels(size: Raw) -> int:
    return int(size.get("width", 0) * size.get("height", 0))
