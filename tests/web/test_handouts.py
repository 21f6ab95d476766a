"""Files behind an address: who has it can fetch it for a day, and nobody can guess it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from bot.files.download_links import Address, DownloadLinks
from bot.files.media_store import FolderMediaStore
from bot.web.download_page import handouts_router
from data.engine.unit_of_work import Writer
from domain.files import downloads
from domain.ports import Document
from tests.support.clock import TestClock

BASE = "http://program"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOOK = Document("danh sách & số.xlsx", lambda: b"PK", XLSX)


@pytest.fixture
def store(tmp_path: Path) -> FolderMediaStore:
    return FolderMediaStore(tmp_path / "media")


@pytest.fixture
async def browser(writer: Writer, store: FolderMediaStore, clock: TestClock) -> AsyncIterator[httpx2.AsyncClient]:
    program = FastAPI()
    program.include_router(handouts_router(writer.engine, store, clock))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(program), base_url=BASE) as client:
        yield client


async def handed(writer: Writer, store: FolderMediaStore, document: Document = BOOK) -> Address:
    return await DownloadLinks(writer, store, BASE, "zalo_bot")(document, "1000")


async def test_the_page_leads_to_the_file_more_than_once(
    writer: Writer, store: FolderMediaStore, browser: httpx2.AsyncClient
) -> None:
    address = await handed(writer, store)
    page = await browser.get(address.page)
    assert "danh sách &amp; số.xlsx" in page.text
    assert "<script" not in page.text
    for _ in range(2):
        file = await browser.get(address.file)
        assert (file.content, file.headers["cache-control"]) == (b"PK", "no-store")
        assert file.headers["content-disposition"].startswith("attachment; filename*=UTF-8''danh%20")
        assert "noindex" in file.headers["x-robots-tag"]
    assert (await browser.head(address.file)).status_code == 200


async def test_a_picture_is_shown_and_a_page_is_never_opened(
    writer: Writer, store: FolderMediaStore, browser: httpx2.AsyncClient
) -> None:
    photo = await handed(writer, store, Document("1.jpg", lambda: b"jpeg", "image/jpeg"))
    assert (await browser.get(photo.file)).headers["content-disposition"].startswith("inline")
    evil = await handed(writer, store, Document("a.html", lambda: b"<script>", "text/html"))
    assert (await browser.get(evil.file)).headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "path", ["/tep/abc", "/tep/abc/x.xlsx", "/tep/", f"/tep/{'a' * 5000}", "/tep/..%2F..%2Fetc/passwd"]
)
async def test_nobody_guesses(browser: httpx2.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


async def test_another_name_and_another_day_find_nothing(
    writer: Writer, store: FolderMediaStore, browser: httpx2.AsyncClient, clock: TestClock, tmp_path: Path
) -> None:
    address = await handed(writer, store)
    assert (await browser.get(f"{address.page}/other.xlsx")).status_code == 404
    clock.moment += downloads.LIFE - timedelta(seconds=1)
    await downloads.forget(writer, store, clock.now())
    assert (await browser.get(address.file)).status_code == 200
    clock.moment += timedelta(seconds=1)
    gone = await browser.get(address.page)
    assert (gone.status_code, "Tệp không còn ở đây" in gone.text) == (404, True)
    await downloads.forget(writer, store, clock.now())
    assert list((tmp_path / "media" / "exports").iterdir()) == []


async def test_the_token_itself_is_kept_nowhere(writer: Writer, store: FolderMediaStore, tmp_path: Path) -> None:
    address = await handed(writer, store)
    token = address.page.rpartition("/")[2]
    assert len(token) >= 32
    kept = await asyncio.to_thread(lambda: {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")})
    assert any(kept.values())
    assert not [path for path, content in kept.items() if token in path.name or token.encode() in (content or b"")]
