"""Bodies of uploads on their way: each comes whole into a file on the disk before anybody works on it.

A slow sender so holds a file and no place among those whose files are read, checked and kept.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from data.engine.private_files import private_folder

log = logging.getLogger(__name__)

ARRIVING = "arriving"  # folder beside those of files that are kept
AT_ONCE = 2  # files that are taken in side by side: each lies in memory
MOST = 100  # bodies at once; each is as large as a form may be
GATHERED = 65_536  # bytes of one body that lie in memory before they are written
WITHIN = 3600.0  # seconds for one body: its address lives no longer


class ArrivalError(Exception):
    """A body did not come whole."""


class TooMuchError(ArrivalError):
    """More was sent than is taken."""


class CrowdedError(ArrivalError):
    """Too many bodies are on their way already."""


class ReplacedError(ArrivalError):
    """The same page was sent again, and the later one counts; or it took longer than the page lives."""


class NotKeptError(ArrivalError):
    """The disk takes none; the log says why."""


@dataclass
class Arrivals:
    """`folder`: where the files lie, without a name, gone when closed. It is not the system's, which may be memory.

    A body that is whole and waits for its turn still lies on the disk: it counts, and another one of its page is not
    read before it is done.
    """

    folder: Path
    most: int = MOST
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _coming: dict[str, asyncio.Timeout] = field(default_factory=dict)
    _whole: dict[str, asyncio.Event] = field(default_factory=dict)  # set when it is done

    @asynccontextmanager
    async def whole(self, link: str, parts: AsyncIterable[bytes], limit: int) -> AsyncIterator[IO[bytes]]:
        """Yield the body of one page once all of it is there, at its beginning.

        Raises an `ArrivalError`: `TooMuchError` when it is longer than `limit` bytes, or one of the others.
        """
        await self._alone(link)
        earlier = self._coming.get(link)
        if earlier is None and len(self._coming) + len(self._whole) >= self.most:
            raise CrowdedError
        if earlier is not None:
            earlier.reschedule(asyncio.get_running_loop().time())
        with await self._arrived(link, parts, limit) as file:
            await self._alone(link)  # one that was to be replaced may have come whole in the same moment
            done = self._whole[link] = asyncio.Event()
            try:
                yield file
            finally:
                del self._whole[link]
                done.set()

    async def _alone(self, link: str) -> None:
        """Wait until no body of this page is whole and not done with."""
        while (there := self._whole.get(link)) is not None:
            await there.wait()

    async def _arrived(self, link: str, parts: AsyncIterable[bytes], limit: int) -> IO[bytes]:
        time = asyncio.timeout(WITHIN)
        try:
            async with time:
                self._coming[link] = time
                return await self._filled(parts, limit)
        except TimeoutError as problem:
            if time.expired():
                raise ReplacedError from problem
            raise
        finally:
            if self._coming.get(link) is time:
                del self._coming[link]

    async def _filled(self, parts: AsyncIterable[bytes], limit: int) -> IO[bytes]:
        try:
            file = self._new()
            try:
                await _fill(file, parts, limit)
            except BaseException:
                file.close()
                raise
        except OSError as problem:
            if isinstance(problem, TimeoutError):
                raise
            log.error("the folder of files takes no upload: %s", problem.strerror or type(problem).__name__)  # noqa: TRY400 - it says all
            raise NotKeptError from problem
        return file

    def _new(self) -> IO[bytes]:
        private_folder(self.folder)
        return tempfile.TemporaryFile(dir=self.folder)


async def _fill(file: IO[bytes], parts: AsyncIterable[bytes], limit: int) -> None:
    """Write the parts; a thread does it, for a disk may be slow.

    They are gathered first: whoever sends a byte at a time would otherwise cost the change to a thread for each.
    """
    came, gathered = 0, bytearray()
    async for part in parts:
        came += len(part)
        if came > limit:
            raise TooMuchError
        gathered += part
        if len(gathered) >= GATHERED:
            await asyncio.to_thread(file.write, bytes(gathered))
            gathered.clear()
    await asyncio.to_thread(_finish, file, bytes(gathered))


def _finish(file: IO[bytes], rest: bytes) -> None:
    file.write(rest)
    file.seek(0)
