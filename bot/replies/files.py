"""Sending the files of an answer, ahead of the screen: photos as albums, voice notes and papers one by one."""

from __future__ import annotations

import asyncio
import logging
import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from bot.channels.base import Channel
from bot.files.file_types import AAC
from bot.replies.reply import Answer
from domain.ports import PDF, Document, Media, MediaStore, Outcome, Sent

log = logging.getLogger(__name__)

ALBUM = 10  # photos in one album: Bot API, sendMediaGroup
MAKING = 32 * 1024 * 1024
"""Bytes that a file counts for while it is made: two at once. A workbook takes many times its own length."""

Loaded = tuple[Media, bytes]


async def send_files(channel: Channel, answer: Answer) -> None:
    """Send what the answer carries. What cannot be sent now is left out: the button is still there."""
    for some in _bunches(answer.shown.files):
        async with channel.store.room(sum(media.size for media in some)):
            found = [(media, await _read(channel.store, media)) for media in some]
            loaded = [(media, content) for media, content in found if content is not None]
            if loaded and (outcome := await _send(channel, answer.address, loaded)).sent is not Sent.SENT:
                log.warning("files of a record were not sent: %s", outcome.problem)


async def _send(channel: Channel, address: str, loaded: Sequence[Loaded]) -> Outcome:
    """Send an album, or one file that is none."""
    media, content = loaded[0]
    if media.media_type.startswith("image/"):
        photos = [_document(f"{number}.jpg", content) for number, (_, content) in enumerate(loaded, 1)]
        return await channel.replies.send_photos(address, photos)
    if media.media_type == PDF:
        return await channel.replies.send_document(address, _document(media.name or "van-ban.pdf", content))
    if media.media_type == AAC:  # Telegram plays none of these as a voice note (Bot API, sendVoice)
        return await channel.replies.send_document(address, _document("voice.aac", content))
    return await channel.replies.send_voice(address, _document("voice.ogg", content))


def _document(name: str, content: bytes) -> Document:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Document(name, partial(bytes, content), kind)


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
            made = await asyncio.to_thread(document.make)
            file = replace(document, make=partial(bytes, made))
            outcome = await _send_made(channel, answer.address, file)
        if outcome.sent is not Sent.SENT:
            log.warning("a list was not sent: %s", outcome.problem)
    except Exception:
        log.exception("a list could not be made")  # the answer itself still has to go out


async def _send_made(channel: Channel, address: str, file: Document) -> Outcome:
    """Send a picture so that the phone shows it, anything else as a file."""
    if file.media_type.startswith("image/"):
        return await channel.replies.send_photos(address, [file])
    return await channel.replies.send_document(address, file)


async def _read(store: MediaStore, media: Media) -> bytes | None:
    try:
        return await store.read(media.sha256)
    except OSError:
        log.warning("a file of a record is not in the media store")
        return None
