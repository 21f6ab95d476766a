"""CPU for each message delivered and recorded, beside aiogram's bare send: real HTTP, the server in another process."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.page import Line, Section
from benchmarks.senders import TEXT, bare_bot, now, queue
from bot.channels.rate_limiter import Pacer
from bot.channels.telegram.courier import open_courier
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from data.sealing import DataKey, DataKeys
from domain.outbox import Delivery

TOKEN = "42:bench"  # noqa: S105 - nothing answers to it
FIRST_CHAT = 1000
AT_ONCE = 8
CONTENT = (
    b'{"ok":true,"result":{"message_id":1,"date":1614000000,"chat":{"id":1,"type":"private","first_name":"H"},'
    b'"text":"-"}}'
)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(CONTENT), CONTENT)


class Free(Pacer):
    """No pace at all, in the batches of one: what is measured is the work and not the waiting."""

    async def ready(self) -> bool:
        return True

    async def slot(self, address: str) -> bool:  # noqa: ARG002 - a pace
        return True


@dataclass(frozen=True)
class Costs:
    aiogram: float  # microseconds for each message, of all threads
    ours: dict[int, float]  # by pace


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer every request at once."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
            await reader.readexactly(int(length.split(b":")[1]))
            writer.write(ANSWER)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def server() -> tuple[int, int]:
    """Start the Bot API in a process of its own; returns (process, port)."""
    read, write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(write)
        with os.fdopen(read) as pipe:
            return pid, int(pipe.readline())

    async def forever() -> None:
        made = await asyncio.start_server(serve, "127.0.0.1", 0)
        os.write(write, b"%d\n" % made.sockets[0].getsockname()[1])
        await made.serve_forever()

    try:
        asyncio.run(forever())
    finally:
        os._exit(0)


async def bare(base: str, messages: int) -> float:
    async with bare_bot(base, TOKEN) as bot:
        left = iter(range(FIRST_CHAT, FIRST_CHAT + messages))

        async def send() -> None:
            for chat in left:
                await bot.send_message(chat, TEXT)

        await bot.send_message(1, TEXT)
        begin = time.process_time()
        await asyncio.gather(*(send() for _ in range(AT_ONCE)))
        return (time.process_time() - begin) / messages * 1e6


async def this_program(base: str, messages: int, pace: int) -> float:
    """Claimed, sent, settled, with a durable commit for each, as many in one as the pace has in a tenth of a second."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{Path(folder) / 'cost.sqlite3'}", DataKeys(DataKey.fresh()))
        await schema.upgrade(engine)
        async with Writer(engine, now) as writer, open_courier(TOKEN, base) as courier:
            await writer.run(lambda work: queue(work, range(FIRST_CHAT, FIRST_CHAT + messages)))
            begin = time.process_time()
            sent = await Delivery(writer, courier, Free(rate=pace), {courier.channel}).run()
            spent = time.process_time() - begin
        await engine.dispose()
    assert sent == messages  # noqa: S101 - else the figure is of something else
    return spent / messages * 1e6


async def costs(base: str, messages: int) -> Costs:
    await this_program(base, 100, 30)  # statements compiled, code warm
    return Costs(await bare(base, messages), {pace: await this_program(base, messages, pace) for pace in (30, 1000)})


def measure(*, quick: bool) -> Section:
    messages, load = (500 if quick else 3000), os.getloadavg()
    pid, port = server()
    try:
        found = asyncio.run(costs(f"http://127.0.0.1:{port}", messages))
    finally:
        os.kill(pid, 15)
        os.waitpid(pid, 0)
    lines = [
        Line(
            f"**this program**: delivered and recorded, in the batches of {pace}/s",
            f"{ours:,.0f} µs",
            f"{ours / found.aiogram:.2f} of the bare send",
            "<= 0.5 of the bare send" if pace == 1000 else "",
            ours <= 0.5 * found.aiogram if pace == 1000 else None,
        )
        for pace, ours in found.ours.items()
    ]
    lines.append(Line(f"aiogram: the bare send, {AT_ONCE} at once, nothing recorded", f"{found.aiogram:,.0f} µs", "1"))
    why = (
        f"{messages} messages over HTTP; CPU of all threads of the process, so the load of the machine hardly counts. "
        "At 30/s a claim and a settling, in one commit, are paid for every third message: few in flight is few in "
        "doubt after a kill. In large batches three quarters are the POST, aiohttp's in both: it costs about what the "
        "bare send does, so the last step would be a hand-written HTTP client."
    )
    return Section("cost", "CPU for each message", lines, why, load=load)
