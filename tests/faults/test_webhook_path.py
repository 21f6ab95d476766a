"""The webhook: nobody without the secret, nothing that is no update, and stored before it is acknowledged."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.app.composition import Application
from bot.app.http_server import serving
from bot.channels.telegram.webhook import SECRET_HEADER, telegram_webhook
from bot.channels.telegram.wire import WEBHOOK_PATH
from data.engine.failures import UnreachableError
from data.engine.network_guard import NetworkInsideWorkError
from data.engine.unit_of_work import Work
from tests.support.launcher import Street
from tests.support.users import BOT

SECRET = "the-half-that-nobody-knows"


@asynccontextmanager
async def hooked(street: Street) -> AsyncIterator[tuple[Application, httpx2.AsyncClient]]:
    """The program behind a webhook, and somebody who posts to it."""
    async with street.open() as app:
        web = FastAPI(openapi_url=None)
        web.include_router(telegram_webhook(app.inbox, app.channel, SECRET))
        async with (
            serving(web, "127.0.0.1", 0) as port,
            httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
        ):
            yield app, client


async def post(client: httpx2.AsyncClient, body: Any, secret: str | None = SECRET) -> int:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {} if secret is None else {SECRET_HEADER: secret}
    return (await client.post(WEBHOOK_PATH, content=content, headers=headers)).status_code


def written(street: Street, number: int) -> dict[str, Any]:
    """The update that Telegram makes of a message."""
    street.world.starts(number, BOT, "u-MAY0123")
    update: dict[str, Any] = street.world.take_updates(BOT)[0]
    return update


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x"])
async def test_without_the_secret_nothing_is_read(street: Street, secret: str | None) -> None:
    update = written(street, street.person().number)
    async with hooked(street) as (_, client):
        assert await post(client, update, secret) == 403
    assert await street.count("SELECT count(*) FROM inbox") == 0


def test_an_empty_secret_is_no_secret() -> None:
    with pytest.raises(ValueError, match="secret"):
        telegram_webhook(None, None, "")  # type: ignore[arg-type]  # nothing of them is touched


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"not json", 400),
        (b'{"update_id":7,"x":[1', 400),
        (b'{"update_id":7,"x":"' + b"x" * 2_000_000 + b'"}', 413),
    ],
)
async def test_what_broke_off_or_is_too_long_is_refused(street: Street, body: bytes, status: int) -> None:
    async with hooked(street) as (_, client):
        assert await post(client, body) == status
    assert await street.count("SELECT count(*) FROM inbox") == 0


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"null",
        b'{"update_id":"7"}',
        b'{"update_id":true}',
        b'{"update_id":-1}',
        b'{"update_id":' + b"9" * 30 + b"}",
        b'{"x":NaN}',
    ],
)
async def test_what_is_whole_and_no_update_is_set_aside_once(street: Street, body: bytes) -> None:
    """Telegram posts what is refused again, for ever, and everybody else's updates wait behind it."""
    async with hooked(street) as (_, client):
        assert await post(client, body) == await post(client, body) == 200
    assert await street.rows("SELECT problem FROM inbox") == [("malformed",)]


async def test_an_unreadable_update_is_set_aside_so_that_it_does_not_come_for_a_day(street: Street) -> None:
    async with hooked(street) as (_, client):
        assert await post(client, b'{"update_id":7,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}") == 200
    assert await street.rows("SELECT external_id, problem FROM inbox") == [("7", "malformed")]


async def test_it_is_stored_before_it_is_acknowledged(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    hanh = street.person()
    update = written(street, hanh.number)
    async with hooked(street) as (app, client):
        stored, go = asyncio.Event(), asyncio.Event()
        real = app.inbox.writer.run

        async def run(job: Any) -> Any:
            result = await real(job)
            if not stored.is_set():
                stored.set()
                await go.wait()
            return result

        monkeypatch.setattr(app.inbox.writer, "run", run)
        posting = asyncio.create_task(post(client, update))
        await stored.wait()
        assert await street.count("SELECT count(*) FROM inbox") == 1
        assert not posting.done()
        go.set()
        assert await posting == 200


async def test_it_is_not_acknowledged_when_it_cannot_be_stored(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    hanh = street.person()
    update = written(street, hanh.number)
    async with hooked(street) as (app, client):

        async def away(_: object) -> None:
            raise UnreachableError

        with monkeypatch.context() as patch:
            patch.setattr(app.inbox.writer, "run", away)
            assert await post(client, update) == 503
        assert await post(client, update) == 200
        await app.inbox.idle()
    assert street.shown(hanh.number) == 1


async def test_the_same_update_by_ten_posts_at_once_counts_once(street: Street) -> None:
    hanh = street.person()
    update = written(street, hanh.number)
    async with hooked(street) as (app, client):
        assert await asyncio.gather(*(post(client, update) for _ in range(10))) == [200] * 10
        await app.inbox.idle()
    assert street.shown(hanh.number) == 1
    assert await street.count("SELECT count(*) FROM inbox") == 1


async def test_two_programs_on_one_database_handle_an_update_once(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started twice by mistake: both take up what waits, one of them has the effect."""
    hanh = street.person()
    update = written(street, hanh.number)
    async with street.open() as one, street.open() as two:
        with monkeypatch.context() as slow:  # the first program stores, and leaves the handling to whoever is free
            slow.setattr(one.inbox.ownership, "serves", False)
            await one.inbox.take(one.channel, [(str(update["update_id"]), update)])
        await asyncio.gather(one.inbox.resume(one.channel), two.inbox.resume(two.channel))
        await asyncio.gather(one.inbox.idle(), two.inbox.idle())
    assert await street.count("SELECT seq - hour_seq FROM conversation") == 1


async def test_the_program_never_speaks_inside_a_unit_of_work(street: Street) -> None:
    async with street.open() as app:

        async def speak(_: Work) -> None:
            await app.channel.bot.get_me()

        async def poll(_: Work) -> None:
            await street.poller(app).once()

        for job in (speak, poll):
            with pytest.raises(NetworkInsideWorkError):
                await app.writer.run(job)
    assert street.world.log.entries == []
