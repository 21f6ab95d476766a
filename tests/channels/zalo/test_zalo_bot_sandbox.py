from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.courier import ZaloBotCourier
from bot.channels.zalo.bot.incoming import photo_url
from bot.channels.zalo.bot.poller import Poller
from bot.channels.zalo.bot.webhook import WEBHOOK_PATH, zalo_bot_webhook
from bot.channels.zalo.http import RefusedError, open_http
from bot.channels.zalo.media import MediaGuard
from domain.errors import Problem
from domain.ports import Parcel, Sent
from sandbox.zalo_bot import ZaloBotWorld, zalo_bot_app
from sandbox.zalo_bot.world import Bot
from tests.support.clock import TestClock
from tests.support.servers import listening
from tests.support.wire import Inbox

TOKEN, HANH, HOA = "42:bi-mat", "0a1b2c3d4e5f60718293", "ffffffffffffffffffff"


async def nap(_: float) -> None:
    """Wait for nothing."""


@pytest.fixture
def world(clock: TestClock) -> ZaloBotWorld:
    world = ZaloBotWorld(clock.now, pause=nap)
    world.add_bot(TOKEN, "Bot Thi đua")
    world.add_person(HANH, "Hạnh")
    world.add_person(HOA, "Hoa")
    return world


@pytest.fixture
def bot(world: ZaloBotWorld) -> Bot:
    return world.bot(TOKEN)


@pytest.fixture
async def client(world: ZaloBotWorld) -> AsyncIterator[ZaloBotClient]:
    async with listening(zalo_bot_app(world)) as base, open_http() as http:
        world.cdn.base = base
        yield ZaloBotClient(http, TOKEN, base)
    await world.calls.close()


def poller(client: ZaloBotClient, inbox: Inbox) -> Poller:
    return Poller(client, inbox.take, unreachable=lambda: None, sleep=nap)


@pytest.mark.parametrize("habits", [{}, {"replay": True}, {"photo_key": "photo"}], ids=str)
async def test_polls_bring_everything_once(
    world: ZaloBotWorld, bot: Bot, client: ZaloBotClient, inbox: Inbox, habits: dict[str, Any]
) -> None:
    world.habits = replace(world.habits, **habits)
    world.writes(bot, HANH, "Xin chào")
    sent = world.sends_photo(bot, HANH, b"jpeg", "Sân trường")
    polling = poller(client, inbox)
    for _ in range(4 if world.habits.replay else 2):
        await polling.once()
    assert len(inbox.events) == 2
    assert photo_url(inbox.events[sent["message"]["message_id"]]) == sent["message"][world.habits.photo_key]


@pytest.mark.parametrize("status", [200, 408])
async def test_an_idle_poll_is_no_failure(world: ZaloBotWorld, client: ZaloBotClient, status: int) -> None:
    world.habits.expiry_status = status
    assert await client.get_updates(0) is None


@pytest.mark.parametrize("habits", [{}, {"wrapped": True}], ids=str)
async def test_a_webhook_brings_everything_once(
    world: ZaloBotWorld, bot: Bot, client: ZaloBotClient, inbox: Inbox, habits: dict[str, Any]
) -> None:
    world.habits = replace(world.habits, **habits)
    program = FastAPI()
    program.include_router(zalo_bot_webhook(inbox.take, "12345678"))
    async with listening(program) as here:
        assert await client.get_webhook_info() is None
        assert (await client.set_webhook(here + WEBHOOK_PATH, "12345678")).verified
        world.writes(bot, HANH, "Một")
        world.sends_something_else(bot, HANH)
        await world.calls.settled()
        assert len(inbox.events) == 2
        with pytest.raises(RefusedError):
            await client.get_updates(0)
        bot.secret = "another"
        world.writes(bot, HANH, "Ba")
        await world.calls.settled()
    assert (len(inbox.events), world.calls.refused, world.calls.lost) == (2, [403, 403, 403], 1)
    await client.delete_webhook()
    await client.delete_webhook()
    assert await client.get_webhook_info() is None


async def test_a_push_ends_as_zalo_says(world: ZaloBotWorld, bot: Bot, client: ZaloBotClient) -> None:
    courier = ZaloBotCourier(client)

    async def push() -> Sent:
        return (await courier.send(Parcel(1, HANH, "<b>Nhắc</b>"))).sent

    assert await push() is Sent.GONE  # she never wrote
    world.writes(bot, HANH, "Chào")
    assert await push() is Sent.SENT
    assert [message.text for message in world.sees(HANH)] == ["Nhắc"]
    world.breaks.append(429)
    assert await push() is Sent.LATER
    world.breaks.append(502)
    assert await push() is Sent.IN_DOUBT
    world.blocked.add(HANH)
    assert await push() is Sent.GONE
    assert len(world.sees(HANH)) == 1


async def test_the_free_plan_ends(world: ZaloBotWorld, bot: Bot, client: ZaloBotClient, clock: TestClock) -> None:
    world.habits.users, world.habits.messages_a_month = 1, 2
    for person in (HANH, HOA):
        world.writes(bot, person, "Chào")
    with pytest.raises(RefusedError, match="429"):
        await client.send_message(HOA, "x")
    await client.send_message(HANH, "x")
    await client.send_photo(HANH, "https://vd.vn/a.jpg", "Giấy khen")
    with pytest.raises(RefusedError, match="429"):
        await client.send_message(HANH, "x")
    clock.moment += timedelta(days=31)
    await client.send_message(HANH, "x")
    assert world.sees(HANH)[1].photo == "https://vd.vn/a.jpg"


async def test_media_expire(world: ZaloBotWorld, bot: Bot, client: ZaloBotClient, clock: TestClock) -> None:
    sent = world.sends_photo(bot, HANH, b"jpeg")
    assert await client.get_updates(0) == sent
    async with httpx2.AsyncClient() as http:
        guard = MediaGuard(http, plain_hosts=[world.cdn.base.removeprefix("http://")])
        assert await guard.fetch(sent["message"]["photo_url"], 100) == b"jpeg"
        clock.moment += timedelta(hours=1)
        with pytest.raises(Problem, match="photo_lost"):
            await guard.fetch(sent["message"]["photo_url"], 100)


async def test_the_wire_is_lenient_in_form_and_strict_in_names(world: ZaloBotWorld, bot: Bot) -> None:
    world.writes(bot, HANH, "Chào")
    transport = httpx2.ASGITransport(zalo_bot_app(world))
    async with httpx2.AsyncClient(transport=transport, base_url="http://zalo") as http:
        path = f"/bot{TOKEN}"

        async def told(method: str, name: str, **how: object) -> object:
            answer = await http.request(method, f"{path}/{name}", **how)  # type: ignore[arg-type]  # what httpx2 takes
            assert answer.status_code == 200
            return answer.json().get("error_code", 0)

        assert await told("GET", "sendMessage", params={"chat_id": HANH, "text": "a"}) == 0
        assert await told("POST", "sendMessage", data={"chat_id": HANH, "text": "b"}) == 0
        assert await told("POST", "sendmessage") == 404
        assert await told("POST", "editMessageText") == 404
        assert await told("POST", "sendMessage", content=b"[") == 400
        assert await told("POST", "sendMessage", content=b"[]") == 400
        assert await told("POST", "sendMessage", json={"chat_id": HANH, "text": "x" * 2001}) == 400
        assert await told("POST", "sendPhoto", json={"chat_id": HANH, "photo": "data:image/png;base64,"}) == 400
        assert await told("POST", "sendChatAction", json={"chat_id": HANH, "action": "typing"}) == 0
        assert await told("POST", "getUpdates", json={"timeout": "x"}) == 400
        assert await told("POST", "setWebhook", json={"url": "http://10.0.0.1/", "secret_token": "12345678"}) == 400
        assert await told("POST", "setWebhook", json={"url": "https://vd.vn/", "secret_token": "1"}) == 400
        path = "/bot42:wrong"
        assert await told("POST", "getMe") == 401
    assert [message.text for message in world.sees(HANH)] == ["a", "b"]


@pytest.mark.parametrize("habits", [{}, {"clean_webhook_is_404": False, "clean_delete_is_400": False}], ids=str)
async def test_a_clean_bot_has_no_webhook_however_zalo_says_so(
    world: ZaloBotWorld, client: ZaloBotClient, habits: dict[str, Any]
) -> None:
    world.habits = replace(world.habits, **habits)
    assert await client.get_webhook_info() is None
    await client.delete_webhook()


@pytest.mark.parametrize("told", [True, False])
async def test_what_cannot_be_shown_comes_empty_or_not_at_all(
    world: ZaloBotWorld, bot: Bot, client: ZaloBotClient, inbox: Inbox, *, told: bool
) -> None:
    world.habits.tells_unsupported = told
    world.sends_something_else(bot, HANH)
    world.writes(bot, HANH, "Chào")
    polling = poller(client, inbox)
    for _ in range(1 + told):
        await polling.once()
    assert len(inbox.events) == 1 + told


@pytest.mark.parametrize("kept", [True, False])
async def test_what_is_written_while_nobody_polls_waits_or_is_lost(
    world: ZaloBotWorld, bot: Bot, client: ZaloBotClient, *, kept: bool
) -> None:
    world.habits.waits_for_polls = kept
    world.writes(bot, HANH, "Một")
    first = await client.get_updates(0)
    assert (first is not None) == kept
    polling = asyncio.create_task(client.get_updates(5))
    while not bot.polls:  # noqa: ASYNC110 - the miniature Zalo has no event for it
        await asyncio.sleep(0)
    world.writes(bot, HANH, "Hai")
    found = await polling
    assert found is not None
    assert found["message"]["text"] == "Hai"


@pytest.mark.parametrize(("counts", "left"), [(False, 2), (True, 1)])
async def test_what_people_write_may_use_up_the_month(
    world: ZaloBotWorld, bot: Bot, client: ZaloBotClient, *, counts: bool, left: int
) -> None:
    world.habits.inbound_counts, world.habits.messages_a_month = counts, 2
    world.writes(bot, HANH, "Chào")
    for _ in range(left):
        await client.send_message(HANH, "x")
    with pytest.raises(RefusedError, match="429"):
        await client.send_message(HANH, "x")
