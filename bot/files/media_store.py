"""The folder of photos, voice notes and papers, named by the hash of their bytes.

Photos are re-encoded so that no place or camera is kept; voice notes stay as they were sent.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import secrets
import time
import zipfile
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from bot.files import pictures
from bot.files.byte_budget import ByteBudget
from bot.files.file_types import AAC, JPEG, OPUS, VOICES, type_of
from data.engine.journal import Journal
from data.engine.private_files import new_private_file, private_folder, take_from_others
from domain.errors import Problem
from domain.ports import FILE_NO_PDF, FILE_NOT_KEPT, FILE_TOO_LARGE, PDF, PHOTO_NOT_KEPT, VOICE_NOT_KEPT, Media, Pack

log = logging.getLogger(__name__)

SETTLED = 3600  # seconds: far longer than an update waits for its row
VOICE_LIMIT = 20 * 1024 * 1024  # bytes: Bot API, getFile
ENDINGS = {JPEG: ".jpg", OPUS: ".ogg", AAC: ".aac", PDF: ".pdf"}


class FolderMediaStore:
    """Keeps files in one folder, with the ending of their type; the same file twice is one.

    `under_way`: the budget of all who hold whole files of it in memory, whether they come or go.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.under_way = ByteBudget()

    def take_from_others(self) -> None:
        """Let nobody else read the folder, nor the copies of people's data in it, when an earlier version made them."""
        for folder in (self.folder, self._export("").parent):
            take_from_others(folder)

    @property
    def journal(self) -> Journal:
        return Journal(self.folder)

    def _path(self, sha256: str, ending: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}{ending}"

    def _paths(self, sha256: str) -> list[Path]:
        return [self._path(sha256, ending) for ending in ENDINGS.values()]

    async def keep(self, content: bytes, media_type: str) -> Media:
        """Write the bytes under their hash; the file appears whole or not at all."""
        return await asyncio.to_thread(self._keep, content, media_type)

    def _keep(self, content: bytes, media_type: str) -> Media:
        media = Media(hashlib.sha256(content).hexdigest(), media_type, len(content))
        path = self._path(media.sha256, ENDINGS[media_type])
        if path.exists():
            path.touch()  # its age begins anew, because whoever sends it now has no row for it yet
        else:
            self._write(path, content)
        return media

    def _write(self, path: Path, content: bytes) -> None:
        """Write it whole, and down to the disk: the row that names it is not committed before."""
        private_folder(path.parent)
        part = path.with_suffix(f".{secrets.token_hex(8)}.part")  # several machines may write the same photo
        try:
            with new_private_file(part) as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:  # on a full disk a half-written file would keep taking the room that others free
            part.unlink(missing_ok=True)
            raise

    def room(self, size: int) -> AbstractAsyncContextManager[object]:
        return self.under_way.share(size)

    async def read(self, sha256: str) -> bytes:
        return await asyncio.to_thread(self._read, sha256)

    def _read(self, sha256: str) -> bytes:
        for path in self._paths(sha256):
            if path.exists():
                return path.read_bytes()
        raise FileNotFoundError(sha256)

    async def forget(self, sha256: str) -> None:
        await asyncio.to_thread(self._forget, sha256)

    def _forget(self, sha256: str) -> None:
        for path in self._paths(sha256):
            path.unlink(missing_ok=True)

    async def settled_names(self) -> list[str]:
        """List files older than an hour, by the machine's clock: files know no other. Half-written ones are dropped."""
        return await asyncio.to_thread(self._settled_names)

    def _settled_names(self) -> list[str]:
        return self._settled("[0-9a-f][0-9a-f]/*")

    def _settled(self, pattern: str) -> list[str]:
        before = time.time() - SETTLED
        settled = [path for path in self.folder.glob(pattern) if path.stat().st_mtime < before]
        for path in settled:
            if path.suffix == ".part":
                path.unlink(missing_ok=True)
        return [path.stem for path in settled if path.suffix != ".part"]

    def _export(self, name: str) -> Path:
        return self.folder / "exports" / f"{name}.zip"

    async def keep_export(self, name: str, content: bytes) -> None:
        await asyncio.to_thread(self._write, self._export(name), content)

    @asynccontextmanager
    async def packing(self, name: str) -> AsyncIterator[Pack]:
        path = self._export(name)
        part = path.with_suffix(f".{secrets.token_hex(8)}.part")
        await asyncio.to_thread(private_folder, path.parent)
        try:
            with new_private_file(part) as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                    yield lambda entry, content: asyncio.to_thread(archive.writestr, entry, content)
                await asyncio.to_thread(os.fsync, file.fileno())
            await asyncio.to_thread(part.replace, path)
        finally:
            part.unlink(missing_ok=True)

    async def export_file(self, name: str) -> Path | None:
        path = self._export(name)
        return path if await asyncio.to_thread(path.is_file) else None

    async def forget_export(self, name: str) -> None:
        await asyncio.to_thread(self._export(name).unlink, missing_ok=True)

    async def settled_exports(self) -> list[str]:
        """The same as `settled_names`, for files that were made for one person."""
        return await asyncio.to_thread(self._settled, "exports/*")


async def take_photo(store: FolderMediaStore, content: bytes, limit: int) -> Media:
    """Check a sent picture by its size and its real type, draw it anew without anything beside it, and keep that.

    Raises `Problem` with the template that tells the sender what to do.
    """
    if len(content) > limit:
        raise Problem("photo_too_large", limit=limit // 1_000_000)
    return await _kept(store, await pictures.clean(content), JPEG, PHOTO_NOT_KEPT)


async def take_voice(store: FolderMediaStore, content: bytes) -> Media:
    """Check a voice note by its size and its real type, and keep it as it is: Opus in Ogg, or Zalo's bare AAC (ADTS).

    Raises `Problem` with the template that tells the sender what to do.
    """
    if len(content) > VOICE_LIMIT:
        raise Problem("voice_too_large", limit=VOICE_LIMIT // (1024 * 1024))
    found = type_of(content)
    if found not in VOICES:
        raise Problem("voice_not_a_voice")
    return await _kept(store, content, found, VOICE_NOT_KEPT)


async def take_paper(store: FolderMediaStore, content: bytes, limit: int) -> Media:
    """Check a paper by its size and its real type, which is PDF whatever its name says, and keep it as it is.

    Raises `Problem` with the template that tells the sender what to do.
    """
    if len(content) > limit:
        raise Problem(FILE_TOO_LARGE)
    if type_of(content) != PDF:
        raise Problem(FILE_NO_PDF)
    return await _kept(store, content, PDF, FILE_NOT_KEPT)


async def _kept(store: FolderMediaStore, content: bytes, media_type: str, refusal: str) -> Media:
    """Keep a file; where the folder takes none, the log says why and the sender is told to send it later."""
    try:
        return await store.keep(content, media_type)
    except OSError as problem:
        log.error("the folder of files takes none: %s", problem.strerror or type(problem).__name__)  # noqa: TRY400 - it says all
        raise Problem(refusal) from problem
