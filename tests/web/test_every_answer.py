"""What holds for every answer of the web part: HEAD is GET without a body, and the headers are always there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.app.http_server import serving
from bot.channels.deep_links import Links
from bot.files.download_links import HANDOUT_PATH
from bot.files.media_store import FolderMediaStore
from bot.files.upload_links import UPLOAD_PATH
from bot.web.app import web_app
from bot.web.download_page import handouts_router
from bot.web.failures import Failures
from bot.web.headers import ALWAYS
from bot.web.metrics import Sources, metrics_router
from bot.web.ready import ready_router
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from tests.support.amounts import DEADLINE
from tests.support.announce_paper import begin
from tests.support.clock import TestClock
from tests.support.town import officer, town
from tests.support.unit_tree import plant
from tests.support.upload_page import page_of
from tests.support.users import Town, User

LINKS = Links("thidua_bot", "https://thidua.example.vn")


def odd_router() -> APIRouter:
    router = APIRouter()

    @router.get("/broken")
    async def broken() -> None:
        raise ZeroDivisionError

    @router.get("/number/{number}")
    async def number(number: int) -> int:
        return number

    @router.post("/posted")
    async def posted() -> str:
        return "posted"

    @router.post("/read")
    async def read(request: Request) -> str:
        return str(len(await request.body()))

    return router


@pytest.fixture
async def program(engine: AsyncEngine, writer: Writer, clock: TestClock, tmp_path: Path) -> AsyncIterator[str]:
    await writer.run(plant)
    store = FolderMediaStore(tmp_path / "media")
    routers = [
        ready_router(engine, None),
        metrics_router(Sources(engine, clock, {}), everybody=True),
        handouts_router(engine, store, clock),
        odd_router(),
    ]
    async with serving(web_app(engine, clock, LINKS, routers), "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


__all__ = ["officer", "town"]

READ = [
    "/healthz",
    "/readyz",
    "/metrics",
    "/j/MAY0123",
    "/j/KHONGCO1",
    "/",
    f"{HANDOUT_PATH}abc",
    f"{HANDOUT_PATH}abc/d.pdf",
]


@pytest.mark.parametrize("path", READ)
async def test_head_is_get_without_a_body(program: str, path: str) -> None:
    async with httpx2.AsyncClient(base_url=program) as client:
        whole, head = await client.get(path), await client.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert {name for name in whole.headers if name not in head.headers} == set()
    assert whole.headers["content-length"] == str(len(whole.content))
    if path != "/metrics":  # whose numbers move
        assert head.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/j/MAY0123", 200),
        ("GET", "/nothing/here", 404),
        ("POST", "/j/MAY0123", 405),
        ("HEAD", "/posted", 405),
        ("GET", "/number/one", 422),
        ("GET", "/broken", 500),
        ("GET", "/healthz", 200),
        ("OPTIONS", "/", 404),
    ],
)
async def test_every_answer_has_the_headers(program: str, method: str, path: str, status: int) -> None:
    async with httpx2.AsyncClient(base_url=program) as client:
        answer = await client.request(method, path)
    assert answer.status_code == status
    assert set(map(str.lower, ALWAYS)) | {"x-request-id"} <= set(answer.headers)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert (status == 405) is ("allow" in answer.headers)
    if status >= 400 and method != "HEAD":
        assert ("Mời anh/chị" in answer.text, "detail" in answer.text) == (True, False)


async def test_a_fault_is_told_once_in_the_log_and_not_on_the_page(
    program: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with httpx2.AsyncClient(base_url=program) as client:
        answer = await client.get("/broken")
    assert "ZeroDivisionError" not in answer.text
    assert [record.name for record in caplog.records if record.levelno >= logging.WARNING] == ["bot.web.failures"]


async def test_whoever_goes_away_in_the_middle_leaves_no_trace_in_the_log(
    program: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.web.failures")
    _, writer = await asyncio.open_connection("127.0.0.1", int(program.rpartition(":")[2]))
    writer.write(b"POST /read HTTP/1.1\r\nHost: program\r\nContent-Length: 9\r\n\r\nabc")
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    async with asyncio.timeout(DEADLINE):
        while "somebody went away" not in caplog.text:  # noqa: ASYNC110 - the log is asked
            await asyncio.sleep(0.01)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_database_that_is_away_is_no_fault(clock: TestClock, caplog: pytest.LogCaptureFixture) -> None:
    nowhere = open_engine("postgresql+asyncpg://an@127.0.0.1:1/away")
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(web_app(nowhere, clock, LINKS)), base_url="http://program"
    ) as client:
        answer = await client.get("/j/MAY0123")
    await nowhere.dispose()
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert "content-security-policy" in answer.headers
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_too_many_at_once_are_asked_to_come_back() -> None:
    entered, go = asyncio.Event(), asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        entered.set()
        await go.wait()
        await Response()(scope, receive, send)

    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(Failures(slow, most=1)), base_url="http://program"
    ) as client:
        first = asyncio.create_task(client.get("/"))
        await entered.wait()
        crowded = await client.get("/")
        go.set()
        assert (await first).status_code == 200
        assert (crowded.status_code, crowded.headers["retry-after"]) == (503, "60")
        assert (await client.get("/")).status_code == 200


@pytest.mark.parametrize("town", ["zalo_bot"], indirect=True)
async def test_head_of_the_page_that_takes_a_file(town: Town, officer: User) -> None:
    assert town.channel.uploads
    await begin(officer)
    page = page_of(officer)
    async with httpx2.AsyncClient() as client:
        for path in (page, f"{page.rpartition(UPLOAD_PATH)[0]}{UPLOAD_PATH}abc"):
            whole, head = await client.get(path), await client.head(path)
            assert (head.status_code, head.content) == (whole.status_code, b"")
            assert head.headers["content-length"] == whole.headers["content-length"]
            assert "unsafe" not in whole.headers["content-security-policy"]
