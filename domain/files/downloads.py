"""Files behind an address that nobody can guess and that ends soon: for apps to which no file can be sent.

The address may be opened several times while it lives: Zalo itself fetches a picture more than once, and shows a
preview of every link before a person has seen it.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Work, Writer
from data.queries.channels import zalo
from domain.ports import Document, MediaStore

LIFE = timedelta(hours=24)
PAPER_LIFE = timedelta(days=7)  # of an official paper: people open an announcement days later
NAME_LIMIT = 200  # characters


def digest_of(token: str) -> str:
    """Name a file by its token, which itself is kept nowhere."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Reader:
    """For whom a file is; erasing that person deletes it. A paper for everybody has an empty address."""

    channel: str
    address: str = ""


@dataclass(frozen=True)
class Behind:
    """The file behind an address, which lives until then."""

    name: str
    media_type: str
    until: datetime


async def hand_out(
    writer: Writer, store: MediaStore, document: Document, reader: Reader, life: timedelta = LIFE
) -> str:
    """Put a file behind a new address; returns the token that the address holds."""
    token = secrets.token_urlsafe(24)
    digest = digest_of(token)
    await store.keep_export(digest, await asyncio.to_thread(document.make))

    async def note(work: Work) -> None:
        row: dict[str, object] = {"name": document.name[-NAME_LIMIT:], "media_type": document.media_type}
        row |= {"digest": digest, "channel": reader.channel, "address": reader.address}
        await zalo.hand_out(work.connection, {**row, "expires_at": work.now + life})

    await writer.run(note)
    return token


async def look(engine: AsyncEngine, token: str, now: datetime) -> Behind | None:
    """Return what is behind an address; `None` when there is nothing, or nothing any more."""
    async with engine.connect() as connection:
        found = await zalo.handed_out(connection, digest_of(token), now)
    return Behind(found.name, found.media_type, found.expires_at) if found else None


async def file_of(store: MediaStore, token: str) -> Path | None:
    """Return where it lies: many fetch an announcement's paper at once, and each gets it from the disk."""
    return await store.export_file(digest_of(token))


async def forget(writer: Writer, store: MediaStore, now: datetime) -> None:
    """Delete what nobody may fetch any more."""
    for name in await writer.run(lambda work: zalo.forget_handouts(work.connection, now)):
        await store.forget_export(name)
