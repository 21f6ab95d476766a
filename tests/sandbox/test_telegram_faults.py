"""Faults on demand, inside the process and on the wire. The log is the referee."""

from __future__ import annotations

import asyncio

import httpx2
import pytest

from sandbox.telegram import ApiError, Dropped, Fault, TelegramWorld, Truncated
from sandbox.telegram.faults import (
    bot_blocked,
    chat_not_found,
    hang,
    late,
    migrated,
    reset,
    retry_after,
    server_error,
    truncated,
    user_deactivated,
)
from tests.support.sandbox_world import BOT, HANH, HOA, Clock, Pauses, Server
from tests.support.telegram_clients import TOKEN

pytestmark = pytest.mark.asyncio(loop_scope="session")

SEND = {"chat_id": HANH, "text": "Chào"}

REFUSALS: list[tuple[Fault, int, str, dict[str, int]]] = [
    (retry_after(5), 429, "Too Many Requests: retry after 5", {"retry_after": 5}),
    (bot_blocked(), 403, "Forbidden: bot was blocked by the user", {}),
    (user_deactivated(), 403, "Forbidden: user is deactivated", {}),
    (chat_not_found(), 400, "Bad Request: chat not found", {}),
    (server_error(), 500, "Internal Server Error", {}),
    (server_error(502), 502, "Bad Gateway", {}),
    (
        migrated(-1001),
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": -1001},
    ),
]


@pytest.mark.parametrize(("fault", "code", "why", "parameters"), REFUSALS)
async def test_refused_without_effect_then_as_usual(
    served: TelegramWorld,
    server: Server,
    *,
    fault: Fault,
    code: int,
    why: str,
    parameters: dict[str, int],
) -> None:
    served.faults.add(fault, method="sendMessage")
    async with httpx2.AsyncClient() as web:
        answer = await web.post(f"{server.url}/bot{TOKEN}/sendMessage", json=SEND)
        assert answer.status_code == code
        assert answer.json() == {
            "ok": False,
            "error_code": code,
            "description": why,
            **({"parameters": parameters} if parameters else {}),
        }
        assert answer.headers.get("Retry-After") == ("5" if code == 429 else None)
        assert served.log.accepted("sendMessage") == []
        assert [entry.error_code for entry in served.log.refused()] == [code]
        assert (await web.post(f"{server.url}/bot{TOKEN}/sendMessage", json=SEND)).json()["ok"] is True


@pytest.mark.parametrize(("fault", "sent"), [(reset(), 0), (reset(accepted=True), 1), (server_error(accepted=True), 1)])
async def test_a_broken_call_may_have_had_its_effect(
    served: TelegramWorld, server: Server, fault: Fault, sent: int
) -> None:
    served.faults.add(fault, chat=HANH)
    async with httpx2.AsyncClient() as web:
        broken = None
        try:
            broken = (await web.post(f"{server.url}/bot{TOKEN}/sendMessage", json=SEND)).status_code
        except httpx2.ReadError:
            broken = 0
    assert broken in {0, 500}
    assert len(served.log.accepted("sendMessage")) == sent


async def test_a_hanging_call_has_no_effect_and_no_answer(served: TelegramWorld, server: Server) -> None:
    planned = served.faults.add(hang())
    async with httpx2.AsyncClient() as web:
        call = asyncio.create_task(web.post(f"{server.url}/bot{TOKEN}/sendMessage", json=SEND))
        await planned.reached.wait()
        assert not call.done()
        planned.let_go()
        with pytest.raises(httpx2.ReadError):
            await call
    assert served.log.accepted("sendMessage") == []


async def test_a_late_answer_comes_after_the_effect(served: TelegramWorld, server: Server) -> None:
    planned = served.faults.add(late())
    async with httpx2.AsyncClient() as web:
        call = asyncio.create_task(web.post(f"{server.url}/bot{TOKEN}/sendMessage", json=SEND))
        await planned.reached.wait()
        assert [shown["text"] for shown in served.chat(HANH, BOT)] == ["/start", "Chào"]
        planned.let_go()
        assert (await call).json()["ok"] is True


async def test_a_late_answer_nobody_waits_for_ends_with_its_caller(served: TelegramWorld, server: Server) -> None:
    planned = served.faults.add(late())
    async with httpx2.AsyncClient() as web:
        call = asyncio.create_task(web.post(f"{server.url}/bot{TOKEN}/sendMessage", json=SEND))
        await planned.reached.wait()
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
    assert len(served.log.accepted("sendMessage")) == 1


async def test_a_truncated_answer_is_no_json(served: TelegramWorld, server: Server) -> None:
    served.faults.add(truncated(), method="sendmessage")
    async with httpx2.AsyncClient() as web:
        answer = await web.post(f"{server.url}/bot{TOKEN}/sendMessage", json=SEND)
        assert answer.status_code == 200
        with pytest.raises(ValueError, match=r"Unterminated|Expecting|delimiter"):
            answer.json()
    assert len(served.log.accepted("sendMessage")) == 1


@pytest.mark.parametrize(
    ("fault", "error", "sent"),
    [(reset(), Dropped, 0), (reset(accepted=True), Dropped, 1), (truncated(), Truncated, 1)],
)
async def test_the_same_inside_the_process(
    world: TelegramWorld, fault: Fault, error: type[Exception], sent: int
) -> None:
    world.faults.add(fault)
    with pytest.raises(error):
        await world.call(TOKEN, "sendMessage", SEND)
    assert len(world.log.accepted("sendMessage")) == sent


async def test_an_answer_late_by_seconds_waits_them(world: TelegramWorld, pauses: Pauses) -> None:
    world.faults.add(late(90))
    await world.call(TOKEN, "sendMessage", SEND)
    assert pauses.seconds == [90]


async def test_a_fault_meets_only_its_calls(world: TelegramWorld) -> None:
    world.starts(HOA, BOT)
    planned = world.faults.add(retry_after(1), method="sendMessage", chat=HOA, times=2)
    for chat, method, refused in [
        (HANH, "sendMessage", False),
        (HOA, "sendChatAction", False),
        (HOA, "SENDMESSAGE", True),
        (str(HOA), "sendMessage", True),
        (HOA, "sendMessage", False),
    ]:
        try:
            await world.call(TOKEN, method, {"chat_id": chat, "text": "a", "action": "typing"})
            assert not refused
        except ApiError:
            assert refused
    assert planned.used == 2


async def test_a_limit_holds_in_every_sliding_second(world: TelegramWorld, clock: Clock) -> None:
    world.faults.limit(3)

    async def accepted(tries: int) -> int:
        before = len(world.log.accepted("sendMessage"))
        for _ in range(tries):
            await asyncio.gather(world.call(TOKEN, "sendMessage", SEND), return_exceptions=True)
        return len(world.log.accepted("sendMessage")) - before

    assert await accepted(5) == 3
    assert [entry.error_code for entry in world.log.refused("sendMessage")] == [429, 429]
    clock.seconds += 0.9
    assert await accepted(1) == 0
    clock.seconds += 0.1
    assert await accepted(5) == 3
    world.faults.limit(None)
    assert await accepted(5) == 5


@pytest.mark.parametrize(("tries_prolong", "after_five"), [(False, True), (True, False)])
async def test_a_refusal_may_cost_a_ban(
    world: TelegramWorld, clock: Clock, *, tries_prolong: bool, after_five: bool
) -> None:
    world.faults.limit(1, ban=5, tries_prolong=tries_prolong)
    await world.call(TOKEN, "sendMessage", SEND)
    with pytest.raises(ApiError, match="retry after 5"):
        await world.call(TOKEN, "sendMessage", SEND)
    clock.seconds += 4
    with pytest.raises(ApiError, match="retry after 5" if tries_prolong else "retry after 1"):
        await world.call(TOKEN, "sendMessage", SEND)
    clock.seconds += 1
    await asyncio.gather(world.call(TOKEN, "sendMessage", SEND), return_exceptions=True)
    assert (len(world.log.accepted("sendMessage")) == 2) is after_five


async def test_updates_may_come_twice(world: TelegramWorld) -> None:
    world.duplicates_updates(BOT)
    world.says(HANH, BOT, "a")
    got = await world.call(TOKEN, "getUpdates", {})
    assert [update["message"]["text"] for update in got] == ["a", "a"]
    assert len({update["update_id"] for update in got}) == 1
