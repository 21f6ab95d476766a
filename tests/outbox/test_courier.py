"""The courier against the sandbox's Bot API over real HTTP; the sandbox's log is the referee."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn

from bot.channels.telegram.courier import TelegramCourier, open_courier
from bot.channels.telegram.refusals import outcome_of
from data.engine.network_guard import NetworkInsideWorkError
from data.engine.unit_of_work import Work, Writer
from domain.ports import Outcome, Parcel, Sent
from sandbox.telegram import TelegramWorld, telegram_app
from sandbox.telegram.faults import (
    Fault,
    bot_blocked,
    chat_not_found,
    hang,
    migrated,
    reset,
    retry_after,
    server_error,
    truncated,
    user_deactivated,
)
from tests.support.courier import BOT, HANH, TOKEN, world

__all__ = ["world"]
LATER, GONE, FAILED, IN_DOUBT = Sent.LATER, Sent.GONE, Sent.FAILED, Sent.IN_DOUBT


@pytest.fixture
async def base(world: TelegramWorld) -> AsyncIterator[str]:
    config = uvicorn.Config(
        telegram_app(world), port=0, lifespan="off", ws="none", log_config=None, access_log=False, timeout_keep_alive=0
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    await world.close()
    await server.shutdown()


@pytest.fixture
async def courier(base: str) -> AsyncIterator[TelegramCourier]:
    async with open_courier(TOKEN, base) as courier:
        yield courier


def parcel(text: str = "Chào", chat: int = HANH, **more: Any) -> Parcel:
    return Parcel(17, str(chat), text, **more)


async def test_a_push_arrives_as_it_was_rendered(courier: TelegramCourier, world: TelegramWorld) -> None:
    choices = [
        [{"code": "mend", "value": "TH-4F7K", "label": "Sửa và gửi lại"}],
        [{"code": "later", "value": "", "label": "Để sau"}],
    ]
    outcome = await courier.send(parcel("Hồ sơ <b>TH-4F7K</b> &amp; ảnh\nhttps://example.org", choices=choices))
    message = world.chat(HANH, BOT)[-1]
    assert outcome == Outcome(Sent.SENT, message_id=str(message["message_id"]))
    assert message["text"] == "Hồ sơ TH-4F7K & ảnh\nhttps://example.org"
    assert message["reply_markup"]["inline_keyboard"] == [
        [{"text": "Sửa và gửi lại", "callback_data": "p17:mend:TH-4F7K"}],
        [{"text": "Để sau", "callback_data": "p17:later"}],
    ]


REFUSED: list[tuple[Fault, Outcome]] = [
    (retry_after(5), Outcome(LATER, wait=5, problem="too_many_requests")),
    (bot_blocked(), Outcome(GONE, problem="forbidden")),
    (user_deactivated(), Outcome(GONE, problem="forbidden")),
    (chat_not_found(), Outcome(GONE, problem="chat_not_found")),
    (migrated(-1001), Outcome(LATER, problem="chat_migrated", moved_to="-1001")),
]


@pytest.mark.parametrize(("fault", "outcome"), REFUSED)
async def test_a_refusal_is_never_a_doubt(
    courier: TelegramCourier, world: TelegramWorld, fault: Fault, outcome: Outcome
) -> None:
    world.faults.add(fault, method="sendMessage")
    assert await courier.send(parcel()) == outcome
    assert world.log.accepted("sendMessage") == []


IN_THE_DARK: list[tuple[Fault, str, int]] = [
    (server_error(), "server_error_500", 0),
    (server_error(502), "server_error_502", 0),
    (server_error(accepted=True), "server_error_500", 1),
    (reset(), "broken_off", 0),
    (reset(accepted=True), "broken_off", 1),
    (truncated(), "unreadable_answer", 1),
]


@pytest.mark.parametrize(("fault", "problem", "arrived"), IN_THE_DARK)
async def test_what_may_have_arrived_is_in_doubt(
    courier: TelegramCourier, world: TelegramWorld, fault: Fault, problem: str, arrived: int
) -> None:
    world.faults.add(fault, method="sendMessage")
    assert await courier.send(parcel()) == Outcome(IN_DOUBT, problem=problem)
    assert len(world.log.accepted("sendMessage")) == arrived


async def test_a_platform_that_hangs_leaves_doubt(base: str, world: TelegramWorld) -> None:
    world.faults.add(hang(), method="sendMessage", times=None)
    for patience in (0.05, 0.5, 5.0):
        async with open_courier(TOKEN, base, timeout=patience) as courier:
            outcome = await courier.send(parcel())
        if outcome.sent is not LATER:  # else the machine was so busy that the request was not even written
            break
    assert outcome == Outcome(IN_DOUBT, problem="timeout")


async def test_a_platform_where_nobody_listens_has_nothing() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        async with open_courier(TOKEN, f"http://127.0.0.1:{taken.getsockname()[1]}") as courier:
            assert await courier.send(parcel()) == Outcome(LATER, wait=5, problem="not_reached")


async def test_a_platform_that_never_finishes_the_handshake_has_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        base = f"https://127.0.0.1:{mute.getsockname()[1]}"
        async with open_courier(TOKEN, base, timeout=0.05) as courier:
            assert await courier.send(parcel()) == Outcome(LATER, wait=5, problem="not_reached")


@pytest.mark.parametrize("scheme", ["socks5", "http"])
async def test_a_proxy_that_refuses_has_nothing(scheme: str, base: str) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"\x05\xff" if scheme == "socks5" else b"HTTP/1.1 403 Forbidden\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as proxy:
        address = f"{scheme}://127.0.0.1:{proxy.sockets[0].getsockname()[1]}"
        async with open_courier(TOKEN, base, proxy=address) as courier:
            assert await courier.send(parcel()) == Outcome(LATER, wait=5, problem="not_reached")


@pytest.mark.parametrize(("token", "chat"), [("42:wrong", HANH), ("nonsense", HANH)])
async def test_a_wrong_token_is_not_the_fault_of_the_push(base: str, token: str, chat: int) -> None:
    async with open_courier(token, base) as courier:
        assert await courier.send(parcel(chat=chat)) == Outcome(LATER, wait=60, problem="token_refused")


async def test_a_text_that_telegram_cannot_read_has_failed(courier: TelegramCourier) -> None:
    assert await courier.send(parcel("<b>")) == Outcome(FAILED, problem="refused_400")


@pytest.mark.parametrize(
    ("status", "body", "sent"),
    [
        (403, b"<html>blocked by the network</html>", LATER),
        (407, b"", LATER),
        (404, b"nginx", LATER),
        (413, b'{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}', FAILED),
        (200, b"", IN_DOUBT),
        (200, b"[]", IN_DOUBT),
        (200, b'{"ok": true, "result": true}', IN_DOUBT),
        (200, b"\xff\xfe", IN_DOUBT),
        (504, b"<html>", IN_DOUBT),
        (429, b'{"ok": false, "error_code": 429, "description": "Too Many Requests"}', LATER),
        (400, b'{"ok": false, "error_code": 400, "description": "Bad Request: PEER_ID_INVALID"}', GONE),
    ],
)
def test_answers_of_others_say_nothing_about_the_person(status: int, body: bytes, sent: Sent) -> None:
    assert outcome_of(status, body).sent is sent


async def test_the_token_stands_nowhere(
    base: str, world: TelegramWorld, caplog: pytest.LogCaptureFixture, recwarn: pytest.WarningsRecorder
) -> None:
    caplog.set_level("DEBUG")
    async with open_courier(TOKEN, base) as courier:
        outcomes = [repr(courier), str(courier)]
        for fault in (reset(), server_error(), bot_blocked(), truncated()):
            world.faults.add(fault, method="sendMessage")
            outcomes.append(repr(await courier.send(parcel())))
    logged = [each.getMessage() for each in caplog.records if not each.name.startswith("uvicorn")]  # the other side
    said = [*outcomes, *logged, *(str(each.message) for each in recwarn)]
    assert not any("secret" in each for each in said)


async def test_it_never_sends_inside_a_unit_of_work(
    courier: TelegramCourier, writer: Writer, world: TelegramWorld
) -> None:
    async def job(_: Work) -> None:
        await courier.send(parcel())

    with pytest.raises(NetworkInsideWorkError):
        await writer.run(job)
    assert world.log.accepted("sendMessage") == []


async def test_many_share_a_connection(courier: TelegramCourier, world: TelegramWorld) -> None:
    outcomes = await asyncio.gather(*(courier.send(parcel(f"Tin {number}")) for number in range(20)))
    assert {outcome.sent for outcome in outcomes} == {Sent.SENT}
    assert len(world.log.accepted("sendMessage")) == 20
