from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
from PIL import Image

from bot.channels.incoming import File, Incoming, Lane
from bot.channels.zalo.bot.channel import ZaloBotChannel
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.replies import ZaloBotReplies
from bot.channels.zalo.media import MediaGuard
from bot.files.intake import FileKind
from bot.files.media_store import FolderMediaStore
from domain.errors import Problem
from tests.support.wire import Wire

CDN = "https://f20-zpc.zdn.vn/jpg/1.jpg"


async def public(host: str) -> list[str]:
    assert host
    return ["49.213.114.1"]


@pytest.fixture
def guard(http: httpx2.AsyncClient) -> MediaGuard:
    return MediaGuard(http, resolve=public)


async def test_a_picture_comes_from_zalos_cdn(wire: Wire, guard: MediaGuard) -> None:
    wire.answers.append(httpx2.Response(200, content=b"jpeg"))
    assert await guard.fetch(CDN, 100) == b"jpeg"
    assert [str(request.url) for request in wire.asked] == [CDN]


@pytest.mark.parametrize(
    "url",
    [
        "http://f20-zpc.zdn.vn/1.jpg",
        "https://zdn.vn.evil.example/1.jpg",
        "https://evilzdn.vn/1.jpg",
        "https://evil.example/zdn.vn",
        "https://zdn.vn@evil.example/1.jpg",
        "https://user:pass@f20.zdn.vn/1.jpg",
        "https://f20.zdn.vn:8443/1.jpg",
        "https://f20.zdn.vn:port/1.jpg",
        "https://127.0.0.1/1.jpg",
        "https://[::1]/1.jpg",
        "file:///etc/passwd",
        "ftp://f20.zdn.vn/1.jpg",
        "//f20.zdn.vn/1.jpg",
        "https://[",
        "",
    ],
)
async def test_no_other_address_is_asked(wire: Wire, guard: MediaGuard, url: str) -> None:
    with pytest.raises(Problem, match="photo_lost"):
        await guard.fetch(url, 100)
    assert wire.asked == []


@pytest.mark.parametrize(
    "found",
    [["127.0.0.1"], ["10.0.0.8"], ["169.254.169.254"], ["49.213.114.1", "192.168.1.1"], ["::1"], ["fe80::1%eth0"], []],
)
async def test_a_name_that_leads_inside_is_not_asked(wire: Wire, http: httpx2.AsyncClient, found: list[str]) -> None:
    async def inside(_: str) -> list[str]:
        return found

    with pytest.raises(Problem, match="photo_lost"):
        await MediaGuard(http, resolve=inside).fetch(CDN, 100)
    assert wire.asked == []


async def test_a_redirect_stays_with_zalo(wire: Wire, guard: MediaGuard) -> None:
    wire.answers.append(httpx2.Response(302, headers={"location": "https://photo.zadn.vn/2.jpg"}))
    wire.answers.append(httpx2.Response(200, content=b"jpeg"))
    assert await guard.fetch(CDN, 100) == b"jpeg"


@pytest.mark.parametrize("target", ["http://127.0.0.1/x", "https://evil.example/", "http://f20.zdn.vn/x", ""])
async def test_a_redirect_leads_nowhere_else(wire: Wire, guard: MediaGuard, target: str) -> None:
    wire.answers += [httpx2.Response(302, headers={"location": target}) for _ in range(5)]
    with pytest.raises(Problem, match="photo_lost"):
        await guard.fetch(CDN, 100)
    assert all(request.url.host.endswith("zdn.vn") for request in wire.asked)
    assert len(wire.asked) <= 3


@pytest.mark.parametrize("status", [403, 404, 410, 500])
async def test_an_expired_address_is_a_lost_photo(wire: Wire, guard: MediaGuard, status: int) -> None:
    wire.answers.append(httpx2.Response(status))
    with pytest.raises(Problem, match="photo_lost"):
        await guard.fetch(CDN, 100)


async def test_a_broken_download_tells_no_address(wire: Wire, guard: MediaGuard) -> None:
    wire.breaks(httpx2.ReadTimeout(CDN))
    with pytest.raises(Problem, match="photo_lost") as told:
        await guard.fetch(CDN, 100)
    assert told.value.__context__ is None


async def test_a_large_picture_is_dropped(wire: Wire, guard: MediaGuard) -> None:
    wire.answers.append(httpx2.Response(200, content=b"x" * 101))
    with pytest.raises(Problem, match="photo_too_large"):
        await guard.fetch(CDN, 100)


async def test_only_a_named_machine_may_answer_plainly(wire: Wire, http: httpx2.AsyncClient) -> None:
    guard = MediaGuard(http, plain_hosts=["127.0.0.1:8081"], resolve=public)
    wire.answers.append(httpx2.Response(200, content=b"jpeg"))
    assert await guard.fetch("http://127.0.0.1:8081/cdn/1", 100) == b"jpeg"
    with pytest.raises(Problem):
        await guard.fetch("http://127.0.0.1:8082/cdn/1", 100)


async def test_a_channel_keeps_the_picture_of_an_event(
    wire: Wire, http: httpx2.AsyncClient, guard: MediaGuard, tmp_path: Path
) -> None:
    Image.new("RGB", (8, 8), (200, 30, 30)).save(tmp_path / "a.jpg")
    wire.answers.append(httpx2.Response(200, content=(tmp_path / "a.jpg").read_bytes()))
    replies = ZaloBotReplies(ZaloBotClient(http, "1:x", "https://zalo.test"))
    channel = ZaloBotChannel(replies, FolderMediaStore(tmp_path), guard, 10_000)
    said = {"message_id": "1", "chat": {"id": "a", "chat_type": "PRIVATE"}, "from": {"id": "a"}, "photo_url": CDN}
    raw = channel.clean({"event_name": "message.image.received", "message": said})
    kept = await channel.fetch_file(raw)
    assert kept is not None
    assert kept.media_type == "image/jpeg"
    assert channel.read(raw) == Incoming(Lane("a", private=True), File(FileKind.PHOTO, "photo"))
    assert await channel.fetch_file(channel.clean({"event_name": "message.text.received", "message": said})) is None
