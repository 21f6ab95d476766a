"""Bodies of uploads on their way: whole on the disk, one for each page, so many together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.web import arrivals as module
from bot.web.arrivals import Arrivals, CrowdedError, NotKeptError, ReplacedError, TooMuchError

PAGE, OTHER = "one page", "another page"


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
