"""Receiving: long polling with its acknowledgement, and webhooks with their secret, order and retries."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiogram
import pytest
import pytest_asyncio
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox.telegram import ApiError, TelegramWorld
from tests.support.sandbox_world import BOT, HANH, HOA, Calendar, Clock, Pauses, Server
from tests.support.telegram_clients import TOKEN, Aiogram, Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

Until = Callable[[Callable[[], Any]], Awaitable[None]]


def texts(updates: list[Any]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_stays_until_the_offset_passes_it(world: TelegramWorld) -> None:
    for text in "abc":
        world.says(HANH, BOT, text)
    first = await world.call(TOKEN, "getUpdates", {"limit": 2})
    assert texts(first) == ["a", "b"]
    assert await world.call(TOKEN, "getUpdates", {"limit": 2, "offset": first[0]["update_id"]}) == first
    rest = await world.call(TOKEN, "getUpdates", {"offset": first[1]["update_id"] + 1})
    assert texts(rest) == ["c"]
    assert rest[0]["update_id"] == first[1]["update_id"] + 1
    assert await world.call(TOKEN, "getUpdates", {"offset": rest[0]["update_id"] + 1}) == []


async def test_a_negative_offset_forgets_all_but_the_last(world: TelegramWorld) -> None:
    for text in "abc":
        world.says(HANH, BOT, text)
    assert texts(await world.call(TOKEN, "getUpdates", {"offset": -2})) == ["b", "c"]
    assert texts(world.take_updates(BOT)) == ["b", "c"]


async def test_updates_are_kept_for_a_day(world: TelegramWorld, calendar: Calendar) -> None:
    world.says(HANH, BOT, "cũ")
    calendar.move(hours=23)
    world.says(HANH, BOT, "mới")
    calendar.move(hours=2)
    assert texts(await world.call(TOKEN, "getUpdates", {})) == ["mới"]


async def test_only_the_chosen_kinds_are_kept(world: TelegramWorld, clock: Clock) -> None:
    await world.call(TOKEN, "getUpdates", {"allowed_updates": '["callback_query"]'})
    written = world.says(HANH, BOT, "a")
    world.forges(HANH, written["message_id"], "x")
    await world.call(TOKEN, "getUpdates", {"allowed_updates": []})
    world.says(HANH, BOT, "b")
    clock.seconds += 1
    tap, message = await world.call(TOKEN, "getUpdates", {})
    assert (tap["callback_query"]["data"], message["message"]["text"]) == ("x", "b")


async def test_the_same_offset_again_at_once_gets_one_update(world: TelegramWorld, clock: Clock) -> None:
    for text in "abc":
        world.says(HANH, BOT, text)
    assert len(await world.call(TOKEN, "getUpdates", {"offset": 1})) == 3
    assert len(await world.call(TOKEN, "getUpdates", {"offset": 1})) == 1
    clock.seconds += 0.5
    assert len(await world.call(TOKEN, "getUpdates", {"offset": 1})) == 3


async def test_ids_may_begin_anew(world: TelegramWorld) -> None:
    world.bot(BOT).updates.restart_at(5)
    world.says(HANH, BOT, "a")
    assert world.take_updates(BOT)[0]["update_id"] == 5


async def test_a_long_poll_waits_for_what_comes(served: TelegramWorld, client: Client, until: Until) -> None:
    poll = asyncio.create_task(client.call("get_updates", timeout=30))
    await until(lambda: served.bot(BOT).updates.polled)
    served.says(HANH, BOT, "Chào")
    assert [update.message.text for update in await poll] == ["Chào"]


async def test_a_second_poller_sends_the_first_away(served: TelegramWorld, client: Client, until: Until) -> None:
    first = asyncio.create_task(client.call("get_updates", timeout=30))
    await until(lambda: served.bot(BOT).updates.polled)
    second = asyncio.create_task(served.call(TOKEN, "getUpdates", {"timeout": 30}))
    with pytest.raises(client.refusal, match="terminated by other getUpdates request"):
        await first
    served.says(HANH, BOT, "Chào")
    assert texts(await second) == ["Chào"]


async def test_a_webhook_sends_the_poller_away_and_keeps_it_away(
    served: TelegramWorld, client: Client, until: Until
) -> None:
    poll = asyncio.create_task(client.call("get_updates", timeout=30))
    await until(lambda: served.bot(BOT).updates.polled)
    await client.call("set_webhook", url="http://127.0.0.1:9/hook")
    with pytest.raises(client.refusal, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(ApiError, match=r"^Conflict: can't use getUpdates method while webhook is active") as refusal:
        await served.call(TOKEN, "getUpdates", {})
    assert refusal.value.error_code == 409


async def test_a_poller_that_hangs_up_polls_no_more(served: TelegramWorld, client: Client, until: Until) -> None:
    poll = asyncio.create_task(client.call("get_updates", timeout=30))
    await until(lambda: served.bot(BOT).updates.polled)
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    await until(lambda: not served.bot(BOT).updates.polled)


async def test_closing_the_world_ends_the_poll(served: TelegramWorld, client: Client, until: Until) -> None:
    poll = asyncio.create_task(client.call("get_updates", timeout=30))
    await until(lambda: served.bot(BOT).updates.polled)
    await served.close()
    assert list(await poll) == []


async def test_a_closed_world_posts_nothing(served: TelegramWorld) -> None:
    await served.call(TOKEN, "setWebhook", {"url": "http://127.0.0.1:9/hook"})
    await served.close()
    served.says(HANH, BOT, "Chào")
    assert texts(await served.call(TOKEN, "getUpdates", {})) == ["Chào"]


class Hook:
    """A program that takes webhooks. `answers` are its next status codes and bodies; then it says 200."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[Response] = []
        self.gates: dict[int, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        update = await request.json()
        self.updates.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        gate = self.gates.get(update.get("message", {}).get("chat", {}).get("id", 0))
        if gate is not None:
            await gate.wait()
        answer = self.answers.pop(0) if self.answers else Response()
        await answer(scope, receive, send)


@pytest_asyncio.fixture(loop_scope="session")
async def hook(served: TelegramWorld, server: Server) -> AsyncIterator[Hook]:
    hook = Hook(f"{server.url}/hook")
    server.apps["/hook"] = hook
    await served.call(TOKEN, "setWebhook", {"url": hook.url, "secret_token": "s3cret"})
    yield hook
    for gate in hook.gates.values():
        gate.set()


async def test_a_webhook_gets_the_secret_and_empties_the_queue(served: TelegramWorld, hook: Hook, until: Until) -> None:
    served.says(HANH, BOT, "Chào")
    await until(lambda: not served.bot(BOT).updates.pending)
    assert texts(hook.updates) == ["Chào"]
    assert hook.secrets == ["s3cret"]
    info = await served.call(TOKEN, "getWebhookInfo", {})
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (hook.url, 0, 40)


async def test_a_chats_updates_come_one_by_one_others_beside_them(
    served: TelegramWorld, hook: Hook, until: Until
) -> None:
    hook.gates[HANH] = asyncio.Event()
    served.says(HANH, BOT, "một")
    served.says(HANH, BOT, "hai")
    served.starts(HOA, BOT)
    await until(lambda: len(hook.updates) == 2)
    assert sorted(texts(hook.updates)) == ["/start", "một"]
    hook.gates[HANH].set()
    await until(lambda: not served.bot(BOT).updates.pending)
    assert texts(hook.updates)[2:] == ["hai"]


async def test_a_refused_update_comes_again(served: TelegramWorld, hook: Hook, until: Until, pauses: Pauses) -> None:
    hook.answers += [Response(status_code=500) for _ in range(3)]
    hook.answers += [Response(status_code=503, headers={"Retry-After": "17"}), Response()]
    served.says(HANH, BOT, "một")
    served.says(HANH, BOT, "hai")
    await until(lambda: not served.bot(BOT).updates.pending)
    assert texts(hook.updates) == ["một"] * 5 + ["hai"]
    assert pauses.seconds == [0, 2, 4, 17]
    info = await served.call(TOKEN, "getWebhookInfo", {})
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_an_update_nobody_takes_is_dropped_after_a_day(
    served: TelegramWorld, hook: Hook, until: Until, calendar: Calendar
) -> None:
    hook.gates[HANH] = asyncio.Event()
    hook.answers.append(Response(status_code=500))
    served.says(HANH, BOT, "cũ")
    await until(lambda: hook.updates)
    calendar.move(hours=25)
    hook.gates[HANH].set()
    await until(lambda: not served.bot(BOT).updates.pending)
    assert texts(hook.updates) == ["cũ"]


async def test_nobody_there_is_an_error_in_the_info(served: TelegramWorld, until: Until) -> None:
    with socket.socket() as taken:  # so that nobody else listens there meanwhile
        taken.bind(("127.0.0.1", 0))
        await served.call(TOKEN, "setWebhook", {"url": f"http://127.0.0.1:{taken.getsockname()[1]}/"})
        served.says(HANH, BOT, "Chào")
        webhook = served.webhooks.get(served.bot(BOT))
        assert webhook is not None
        await until(lambda: webhook.last_error)
    info = await served.call(TOKEN, "getWebhookInfo", {})
    assert info["last_error_message"].startswith("Connection failed")
    assert info["pending_update_count"] == 1
    await served.call(TOKEN, "deleteWebhook", {})
    assert texts(await served.call(TOKEN, "getUpdates", {})) == ["Chào"]


async def test_the_answer_to_a_webhook_may_be_a_call(served: TelegramWorld, hook: Hook, until: Until) -> None:
    hook.answers += [
        JSONResponse(None),
        JSONResponse({"method": "sendMessage", "chat_id": HANH, "text": "Chào lại"}),
        JSONResponse({"method": "deleteWebhook"}),
        JSONResponse({"method": "sendMessage", "chat_id": 999, "text": "?"}),
    ]
    for text in "abcd":
        served.says(HANH, BOT, text)
    await until(lambda: not served.bot(BOT).updates.pending)
    assert [shown["text"] for shown in served.chat(HANH, BOT)] == ["/start", "a", "b", "c", "d", "Chào lại"]
    assert served.log.refused("sendMessage")[0].chat == 999
    assert served.webhooks.get(served.bot(BOT)) is not None


async def test_an_update_may_be_posted_twice(served: TelegramWorld, hook: Hook, until: Until) -> None:
    served.duplicates_updates(BOT)
    served.says(HANH, BOT, "một")
    await until(lambda: not served.bot(BOT).updates.pending)
    assert texts(hook.updates) == ["một", "một"]


@pytest.mark.parametrize("in_background", [False, True])
async def test_aiograms_own_webhook_is_content(
    served: TelegramWorld, aiogram_client: Aiogram, until: Until, *, in_background: bool
) -> None:
    dispatcher = aiogram.Dispatcher(disable_fsm=True)

    @dispatcher.message()
    async def echo(message: aiogram.types.Message) -> Any:
        return message.answer(f"Đã nhận: {message.text}")

    app = web.Application()
    handler = SimpleRequestHandler(
        dispatcher, aiogram_client.bot, handle_in_background=in_background, secret_token="s3cret"
    )
    app.router.add_route("POST", "/hook", handler.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    await served.call(TOKEN, "setWebhook", {"url": f"http://127.0.0.1:{port}/hook", "secret_token": "s3cret"})
    served.says(HANH, BOT, "Chào")
    await until(lambda: len(served.chat(HANH, BOT)) == 3)
    assert served.chat(HANH, BOT)[-1]["text"] == "Đã nhận: Chào"
    await served.close()
    await runner.cleanup()
