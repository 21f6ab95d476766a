"""The page that a QR code opens, as a browser gets it over HTTP."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from hashlib import sha256

import httpx2
import pytest
from fastapi import APIRouter, FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.deep_links import Links
from bot.web.app import web_app
from bot.web.join import ADDRESSES, WrongCodes
from bot.web.join import MOST as WRONG_CODES
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from data.enums import UnitStatusCode
from domain.units import Act, changes
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.unit_tree import Keys, doing

BASE = "http://program"
LINKS = Links("thidua_bot", "https://thidua.example.vn")
BOTH = Links("thidua_bot", "https://thidua.example.vn", "https://zalo.me/388613280878808645")
ON_ZALO = Links(zalo="https://zalo.me/388613280878808645")


@asynccontextmanager
async def browsing(engine: AsyncEngine, clock: TestClock, links: Links = LINKS) -> AsyncIterator[httpx2.AsyncClient]:
    router = APIRouter()

    @router.get("/another")
    async def another() -> str:
        return "another"

    transport = httpx2.ASGITransport(web_app(engine, clock, links, [router]))
    async with httpx2.AsyncClient(transport=transport, base_url="http://program") as client:
        yield client


@pytest.fixture
async def browser(engine: AsyncEngine, clock: TestClock, keys: Keys) -> AsyncIterator[httpx2.AsyncClient]:
    assert keys
    async with browsing(engine, clock) as client:
        yield client


@pytest.mark.parametrize("code", ["MAY0123", "may0123", "mayo123"])
async def test_the_page_leads_into_telegram(browser: httpx2.AsyncClient, code: str) -> None:
    page = await browser.get(f"/j/{code}")
    assert page.status_code == 200
    assert "<h1>Công đoàn Công ty May Sao Mai</h1>" in page.text
    assert 'href="https://t.me/thidua_bot?start=u-MAY0123">Mở bằng Telegram</a>' in page.text
    assert "<strong>MAY0123</strong>" in page.text
    assert "@thidua_bot" in page.text


@pytest.mark.parametrize("links", [BOTH, ON_ZALO], ids=["both", "zalo"])
async def test_the_page_leads_into_zalo_where_the_code_is_typed(
    engine: AsyncEngine, clock: TestClock, keys: Keys, links: Links
) -> None:
    assert keys
    async with browsing(engine, clock, links) as client:
        page = (await client.get("/j/MAY0123", headers={"User-Agent": "Zalo iOS/460"})).text
    assert 'href="https://zalo.me/388613280878808645">Mở bằng Zalo</a>' in page
    assert page.index("Mở bằng Zalo") < page.index("<strong>MAY0123</strong>")
    assert ("Mở bằng Telegram" in page) is (links is BOTH)
    assert "nhắn mã đơn vị" in page
    assert not re.search(r"<script|None", page)


@pytest.mark.parametrize("path", ["/j/NOPE123", "/j/", "/", "/j/%3Cscript%3E", f"/j/{'A' * 5000}", "/j/MAY0123/more"])
async def test_what_is_not_there_is_said_politely(browser: httpx2.AsyncClient, path: str) -> None:
    page = await browser.get(path)
    assert page.status_code == 404
    assert "Chưa thấy đơn vị có mã này" in page.text
    assert "script" not in page.text


async def test_a_unit_that_ended_names_its_successors(
    engine: AsyncEngine, clock: TestClock, writer: Writer, keys: Keys
) -> None:
    act = Act(date(2021, 1, 1))
    await writer.run(doing(changes.change_status, act, keys["MAY"], UnitStatusCode.MERGED))
    async with browsing(engine, clock) as client:
        alone = (await client.get("/j/MAY0123")).text
        await writer.run(doing(changes.set_successors, act, keys["MAY"], [keys["KKT"]]))
        page = (await client.get("/j/MAY0123")).text
        onward = re.findall(r'href="(/j/\w+)">([^<]+)<', page)
        assert [name for _, name in onward] == ["Công đoàn Khu kinh tế Nghi Sơn &amp; các Khu công nghiệp"]
        assert (await client.get(onward[0][0])).status_code == 200
    for text in (alone, page):
        assert "Đơn vị này đã sáp nhập, hợp nhất từ 01/01/2021." in text
        assert "t.me" not in text
    assert "Mời anh/chị hỏi cán bộ công đoàn" in alone


async def test_without_the_bots_name_the_code_is_still_there(engine: AsyncEngine, clock: TestClock, keys: Keys) -> None:
    assert keys
    async with browsing(engine, clock, Links()) as client:
        page = (await client.get("/j/MAY0123")).text
    assert "<strong>MAY0123</strong>" in page
    assert "href" not in page
    assert "None" not in page


async def test_the_page_holds_no_script_and_the_browser_takes_its_style(browser: httpx2.AsyncClient) -> None:
    for path, status in (("/j/MAY0123", 200), ("/j/NOPE123", 404), ("/healthz", 200), ("/another", 200)):
        answer = await browser.get(path)
        assert answer.status_code == status
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        for style in re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL):
            assert b64encode(sha256(style.encode()).digest()).decode() in policy
        assert not re.search(r"<script|<img|\son\w+=|\sstyle=|https?://(?!t\.me/|zalo\.me/)", answer.text)


async def test_health_follows_the_database(browser: httpx2.AsyncClient, clock: TestClock) -> None:
    assert (await browser.get("/healthz")).text == "ok\n"
    nowhere = open_engine("postgresql+asyncpg://nobody@127.0.0.1:9/none", KEYS)
    async with browsing(nowhere, clock) as client:
        assert (await client.get("/healthz")).status_code == 503
    await nowhere.dispose()


async def wrong_codes(app: FastAPI, address: str, many: int) -> httpx2.Response:
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app, client=("127.0.0.1", 1)), base_url=BASE
    ) as client:
        for number in range(many):
            told = await client.get(f"/j/NOPE{number:03}", headers={"X-Forwarded-For": address})
    return told


async def test_wrong_codes_of_one_address_end_and_right_ones_never(
    engine: AsyncEngine, clock: TestClock, keys: Keys
) -> None:
    assert keys
    app = web_app(engine, clock, LINKS)
    assert (await wrong_codes(app, "203.0.113.9", 30)).status_code == 404
    beyond = await wrong_codes(app, "::ffff:203.0.113.9", 1)  # the same address, written in another form
    assert (beyond.status_code, beyond.headers["retry-after"]) == (429, "3600")
    assert "quét lại mã QR mới nhất" in beyond.text
    assert "Mã đúng vẫn mở được ngay" in beyond.text
    assert "content-security-policy" in beyond.headers
    assert (await wrong_codes(app, "203.0.113.10", 1)).status_code == 404
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app, client=("127.0.0.1", 1)), base_url=BASE
    ) as client:
        scanned = [
            await client.get("/j/MAY0123", headers={"X-Forwarded-For": "203.0.113.9"}) for _ in range(3 * WRONG_CODES)
        ]
    assert {page.status_code for page in scanned} == {200}
    clock.moment += timedelta(hours=1)
    assert (await wrong_codes(app, "203.0.113.9", 1)).status_code == 404


async def test_what_a_stranger_says_of_the_address_counts_for_nothing(engine: AsyncEngine, clock: TestClock) -> None:
    """Only a proxy that is trusted is believed; a stranger who names another address each time is still one."""
    app = web_app(engine, clock, LINKS)
    transport = httpx2.ASGITransport(app, client=("198.51.100.7", 1))
    async with httpx2.AsyncClient(transport=transport, base_url=BASE) as client:
        for number in range(WRONG_CODES + 1):
            told = await client.get("/j/NOPE", headers={"X-Forwarded-For": f"203.0.113.{number}"})
    assert told.status_code == 429


def test_only_so_many_addresses_are_remembered(clock: TestClock) -> None:
    codes = WrongCodes(most=1)
    for number in range(ADDRESSES + 1):
        assert not codes.too_many(str(number), clock.now())
    assert codes.too_many(str(ADDRESSES), clock.now())
    assert not codes.too_many("0", clock.now())
    assert len(codes._counts) == ADDRESSES
