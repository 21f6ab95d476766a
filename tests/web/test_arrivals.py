"""Bodies of uploads on their way: whole on the disk, one for each page, so many together."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.web import arrivals as module
from bot.web.arrivals import Arrivals, CrowdedError, NotKeptError, ReplacedError, TooMuchError

PAGE, OTHER = "one page", "another page"


class TakenRoom(asyncio.Semaphore):
    """Places that are taken until they are given back; tells of each who asks for one."""

    def __init__(self) -> None:
        super().__init__(0)
        self.asked: asyncio.Queue[None] = asyncio.Queue()

    async def acquire(self) -> Literal[True]:
        self.asked.put_nowait(None)
        return await super().acquire()


async def body(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


class Slow:
    """A body of which one byte comes, and then nothing."""

    def __init__(self) -> None:
        self.begun, self.ends = asyncio.Event(), asyncio.Event()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"x"
        self.begun.set()
        await self.ends.wait()


async def arrive(arrivals: Arrivals, page: str, parts: AsyncIterator[bytes] | Slow, limit: int = 100) -> bytes:
    async with arrivals.whole(page, parts.__aiter__(), limit) as file, arrivals.room:
        return file.read()


@pytest.fixture
def arrivals(tmp_path: Path) -> Arrivals:
    return Arrivals(tmp_path / "arriving", most=3)


class Written(io.BytesIO):
    """A file that knows how often it was written to."""

    times = 0

    def write(self, part: Any) -> int:
        self.times += 1
        return super().write(part)


async def test_a_body_that_comes_by_single_bytes_is_not_written_by_single_bytes(
    arrivals: Arrivals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each writing is a change to a thread and back: a thousand slow senders of crumbs would take the loop for it."""
    file = Written()
    monkeypatch.setattr(arrivals, "_new", lambda: file)
    size = module.GATHERED + 10
    assert len(await arrive(arrivals, PAGE, body(*[b"x"] * size), limit=size)) == size
    assert file.times == 2


async def test_a_body_is_whole_before_anybody_reads_it_and_leaves_nothing(arrivals: Arrivals) -> None:
    assert await arrive(arrivals, PAGE, body(b"ab", b"", b"c")) == b"abc"
    with pytest.raises(TooMuchError):
        await arrive(arrivals, PAGE, body(b"x" * 60, b"x" * 60))
    assert list(arrivals.folder.iterdir()) == []
    assert arrivals._coming == {}


async def test_those_who_are_slow_take_no_place(arrivals: Arrivals) -> None:
    senders = [Slow() for _ in range(arrivals.most - 1)]
    slow = [asyncio.create_task(arrive(arrivals, str(at), each)) for at, each in enumerate(senders)]
    await asyncio.gather(*(each.begun.wait() for each in senders))
    assert not arrivals.room.locked()
    assert await arrive(arrivals, PAGE, body(b"quick")) == b"quick"
    for each in senders:
        each.ends.set()
    assert await asyncio.gather(*slow) == [b"x"] * len(slow)


async def test_the_later_body_of_a_page_counts(arrivals: Arrivals) -> None:
    """Somebody whose telephone lost the network sends again."""
    first, second = Slow(), Slow()
    sent = [asyncio.create_task(arrive(arrivals, PAGE, each)) for each in (first, second)]
    await second.begun.wait()
    with pytest.raises(ReplacedError):
        await sent[0]
    assert await arrive(arrivals, PAGE, body(b"third")) == b"third"
    with pytest.raises(ReplacedError):
        await sent[1]
    assert arrivals._coming == {}


async def test_another_body_of_a_page_is_not_read_while_one_waits_for_its_turn(arrivals: Arrivals) -> None:
    """Sent again and again it fills no disk."""
    read: list[bytes] = []

    async def noted(part: bytes) -> AsyncIterator[bytes]:
        read.append(part)
        yield part

    room = arrivals.room = TakenRoom()
    sent = [asyncio.create_task(arrive(arrivals, PAGE, noted(b"0")))]
    await room.asked.get()
    sent += [asyncio.create_task(arrive(arrivals, PAGE, noted(b"%d" % at))) for at in range(1, 5)]
    for _ in range(50):
        await asyncio.sleep(0)
    assert read == [b"0"]
    room.release()
    ended = await asyncio.gather(*sent, return_exceptions=True)
    assert ended[0] == b"0"
    assert (arrivals._coming, arrivals._whole) == ({}, {})


async def test_those_that_wait_for_their_turn_count_too(arrivals: Arrivals) -> None:
    room = arrivals.room = TakenRoom()
    sent = [asyncio.create_task(arrive(arrivals, str(at), body(b"x"))) for at in range(arrivals.most)]
    for _ in sent:
        await room.asked.get()
    with pytest.raises(CrowdedError):
        await arrive(arrivals, PAGE, body(b"one too many"))
    room.release()
    assert await asyncio.gather(*sent) == [b"x"] * arrivals.most


async def test_only_so_many_come_at_once(arrivals: Arrivals) -> None:
    senders = [Slow() for _ in range(arrivals.most)]
    slow = [asyncio.create_task(arrive(arrivals, str(at), each)) for at, each in enumerate(senders)]
    await asyncio.gather(*(each.begun.wait() for each in senders))
    with pytest.raises(CrowdedError):
        await arrive(arrivals, PAGE, body(b"one too many"))
    assert await arrive(arrivals, "0", body(b"again")) == b"again"  # whoever has a place keeps it
    assert await arrive(arrivals, PAGE, body(b"now")) == b"now"
    for each in senders:
        each.ends.set()
    assert await asyncio.gather(*slow[1:]) == [b"x"] * (arrivals.most - 1)
    with pytest.raises(ReplacedError):
        await slow[0]


async def test_a_body_has_as_long_as_its_page_lives(arrivals: Arrivals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WITHIN", 0.01)
    with pytest.raises(ReplacedError):
        await arrive(arrivals, PAGE, Slow())


async def test_a_disk_that_takes_none_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(NotKeptError):
        await arrive(Arrivals(in_the_way / "arriving"), PAGE, body(b"x"))
    assert caplog.text.count("the folder of files takes no upload") == 1
