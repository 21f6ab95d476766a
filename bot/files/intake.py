"""Taking in what people send: fetched inside the budget of bytes, judged by what it is, kept or refused in words."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.files.file_types import HEAD, OTHER_PICTURES, PICTURES, VOICES, type_of
from bot.files.media_store import VOICE_LIMIT, FolderMediaStore, take_paper, take_photo, take_voice
from domain.errors import Problem
from domain.ports import FILE_NO_PDF, FILE_TOO_LARGE, PDF, Media

MEBIBYTE = 1024 * 1024
FILE_LIMIT = 20 * MEBIBYTE  # bytes: Bot API, getFile


class FileKind(StrEnum):
    """What a file is, as the sender's app says: it decides the words of a refusal, and nothing else."""

    PHOTO = "photo"
    VOICE = "voice"
    PAPER = "file"
    NOTHING = ""

    @property
    def lost(self) -> str:
        """The template for a file that could not be fetched."""
        return f"{self or FileKind.PAPER}_lost"


_ENDINGS = {
    FileKind.PHOTO: (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"),
    FileKind.PAPER: (".pdf",),
    FileKind.VOICE: (".ogg", ".oga", ".opus", ".aac"),
}


def claimed_kind(media_type: object, name: object) -> FileKind:
    """Read the type and the name that came with a file, whatever they are."""
    mime = str(media_type or "").lower()
    if mime.startswith("image/"):
        return FileKind.PHOTO
    if mime == PDF:
        return FileKind.PAPER
    if mime.startswith("audio/"):
        return FileKind.VOICE
    return next(
        (claimed for claimed, endings in _ENDINGS.items() if str(name or "").lower().endswith(endings)),
        FileKind.NOTHING,
    )


Read = Callable[[AsyncIterable[bytes]], Awaitable[bytes | None]]
Fetch = Callable[[Read], Awaitable[bytes | None]]
"""Opens the way to a file and lets it be read from there; whatever it raises is passed on."""


class LongerThanClaimedError(Exception):
    """More bytes came than room was taken for."""


@dataclass(frozen=True)
class Intake:
    """Takes files in for one channel."""

    store: FolderMediaStore
    photo_limit: int  # bytes
    file_limit: int = FILE_LIMIT  # bytes

    async def take(self, claimed: FileKind, fetch: Fetch, size: Any = None) -> Media | None:
        """Fetch a file and keep it for what it is; `None` when it is nothing that is taken and never said it was.

        `size`: how many bytes it is said to have; where it has more it is fetched once more, up to its limit.
        Raises `Problem` with the template that tells the sender what to do, and what `fetch` raises.
        """
        most = self._limit("", claimed)
        announced = size if isinstance(size, int) and size > 0 else most
        if announced > most:
            raise self._too_large("", claimed)
        try:
            return await self._take(claimed, fetch, announced)
        except LongerThanClaimedError:
            return await self._take(claimed, fetch, self._limit("", FileKind.NOTHING))

    async def _take(self, claimed: FileKind, fetch: Fetch, room: int) -> Media | None:
        async with self.store.under_way.share(room) as held:
            content = await fetch(lambda parts: self._read(parts, claimed, room))
            if content is None:
                return None
            held.shrink(len(content))
            return await self.keep(content, claimed)

    async def _read(self, parts: AsyncIterable[bytes], claimed: FileKind, room: int) -> bytes | None:
        """Collect the bytes; the first of them say whether the rest is worth fetching, and how much of it."""
        content, limit, known = bytearray(), self._limit("", FileKind.NOTHING), False
        async for part in parts:
            content += part
            if not known and len(content) >= HEAD:
                found, known = type_of(content), True
                if not self._is_taken(found, claimed):
                    return None
                limit = self._limit(found, claimed)
            if len(content) > limit:
                raise self._too_large(type_of(content), claimed)
            if len(content) > room:
                raise LongerThanClaimedError
        return bytes(content)

    async def keep(self, content: bytes, claimed: FileKind) -> Media | None:
        """Keep what is in memory already. Raises `Problem`."""
        found = type_of(content)
        if not self._is_taken(found, claimed):
            return None
        if found == PDF:
            return await take_paper(self.store, content, self.file_limit)
        if found in VOICES:
            return await take_voice(self.store, content)
        return await take_photo(self.store, content, self.photo_limit)

    def _is_taken(self, found: str, claimed: FileKind) -> bool:
        """Tell whether it is anything that is taken. Raises `Problem` where its app said that it was."""
        if found == PDF or found in VOICES or found in PICTURES or found in OTHER_PICTURES:
            return True
        if claimed is not FileKind.NOTHING:
            raise Problem(_NOT_IT[claimed])
        return False

    def _limit(self, found: str, claimed: FileKind) -> int:
        """Return how many bytes such a file may have: by what it is, else by what it is said to be."""
        kind = _kind(found, claimed)
        limits = {
            FileKind.PHOTO: self.photo_limit,
            FileKind.PAPER: self.file_limit,
            FileKind.VOICE: VOICE_LIMIT,
        }
        return limits.get(kind) or max(limits.values())

    def _too_large(self, found: str, claimed: FileKind) -> Problem:
        kind = _kind(found, claimed)
        if kind is FileKind.PHOTO:
            return Problem("photo_too_large", limit=self.photo_limit // 1_000_000)
        if kind is FileKind.VOICE:
            return Problem("voice_too_large", limit=VOICE_LIMIT // MEBIBYTE)
        return Problem(FILE_TOO_LARGE)


_NOT_IT = {
    FileKind.PHOTO: "photo_not_a_picture",
    FileKind.VOICE: "voice_not_a_voice",
    FileKind.PAPER: FILE_NO_PDF,
}


def _kind(found: str, claimed: FileKind) -> FileKind:
    if not found:
        return claimed
    if found == PDF:
        return FileKind.PAPER
    return FileKind.VOICE if found in VOICES else FileKind.PHOTO
