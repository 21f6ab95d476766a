"""Sending the files of an answer, ahead of the screen: photos as albums, voice notes and papers one by one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from aiogram.exceptions import AiogramError
from aiogram.methods import SendDocument, SendMediaGroup, SendPhoto, SendVoice, TelegramMethod
from aiogram.types import BufferedInputFile, InputMediaPhoto

from bot.channels.channel import Channel
from bot.file_types import AAC
from bot.turns import Answer
from domain.ports import PDF, Media, MediaStore

log = logging.getLogger(__name__)

ALBUM = 10  # photos in one album: Bot API, sendMediaGroup
ALONE = 1
MAKING = 32 * 1024 * 1024
"""Bytes that a file counts for while it is made: two at once. A workbook takes many times its own length."""

Loaded = tuple[Media, bytes]


async def send_files(channel: Channel, answer: Answer) -> None:
    """Send what the answer carries. What cannot be sent now is left out: the button is still there."""
    for some in _bunches(answer.shown.files):
        async with channel.store.room(sum(media.size for media in some)):
            found = [(media, await _read(channel.store, media)) for media in some]
            loaded = [(media, content) for media, content in found if content is not None]
            for call in _calls(channel.surrogate(answer.address), loaded):
                try:
                    await channel.bot(call)
                except (AiogramError, OSError) as problem:
                    log.warning("files of a record were not sent: %s", type(problem).__name__)


def _bunches(files: Sequence[Media]) -> Iterator[list[Media]]:
    """Take apart what is read together: albums, then the others one by one."""
    pictures = iter([media for media in files if media.media_type.startswith("image/")])
    while album := list(islice(pictures, ALBUM)):
        yield album
    yield from ([media] for media in files if not media.media_type.startswith("image/"))


async def send_document(channel: Channel, answer: Answer) -> None:
    """Send the file that was made for the answer. If that fails the button is still there."""
    document = answer.shown.document
    if document is None:
        return
    try:
        async with channel.store.room(MAKING):
            file = BufferedInputFile(await asyncio.to_thread(document.make), document.name)
            await channel.bot(SendDocument(chat_id=channel.surrogate(answer.address), document=file))
    except (AiogramError, OSError) as problem:
        log.warning("a list was not sent: %s", type(problem).__name__)
    except Exception:
        log.exception("a list could not be made")  # the answer itself still has to go out


async def _read(store: MediaStore, media: Media) -> bytes | None:
    try:
        return await store.read(media.sha256)
    except OSError:
        log.warning("a file of a record is not in the media store")
        return None


def _calls(chat: int, loaded: Sequence[Loaded]) -> Iterator[TelegramMethod[Any]]:
    pictures = iter([content for media, content in loaded if media.media_type.startswith("image/")])
    while album := list(islice(pictures, ALBUM)):
        files = [BufferedInputFile(content, f"{number}.jpg") for number, content in enumerate(album, 1)]
        if len(files) == ALONE:
            yield SendPhoto(chat_id=chat, photo=files[0])
        else:
            yield SendMediaGroup(chat_id=chat, media=[InputMediaPhoto(media=file) for file in files])
    for media, content in loaded:
        if media.media_type == PDF:
            yield SendDocument(chat_id=chat, document=BufferedInputFile(content, media.name or "van-ban.pdf"))
        elif media.media_type == AAC:  # Telegram plays none of these as a voice note (Bot API, sendVoice)
            yield SendDocument(chat_id=chat, document=BufferedInputFile(content, "voice.aac"))
        elif media.media_type.startswith("audio/"):
            yield SendVoice(chat_id=chat, voice=BufferedInputFile(content, "voice.ogg"))
