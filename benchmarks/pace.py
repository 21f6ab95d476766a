"""1,500 pushes against a cap of 30 a second with 60 ms of round trip; each sender by itself, one after the other."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from benchmarks.page import Line, Section
from benchmarks.senders import SENDERS, Sender
from bot.app.http_server import serving
from sandbox.telegram import TelegramWorld, telegram_app

TOKEN, BOT = "42:bench", "bench_bot"
ROUND_TRIP = 0.06  # seconds
CAP, LOWERED = 30, 20  # a second
FIRST_CHAT = 1000
OURS = "this program"


@dataclass(frozen=True)
class Amount:
    pushes: int
    seconds: float  # after which whoever is not done is stopped
    falls: float  # after the start, the cap, in the scenario in which it does


FULL, QUICK = Amount(1500, 60.0, 15.0), Amount(150, 6.0, 2.0)


@dataclass(frozen=True)
class Course:
    """What one sender did, by the log of its Telegram."""

    delivered: int
    twice: int
    refused: int
    seconds: float  # from the first message to the last, or to the end of its time
    share: float  # of what the cap allowed in that time
    processor: float  # seconds of this process, the sandbox included


SCENARIOS: dict[str, str] = {
    "steady": "cap 30/s, round trip 60 ms",
    "bans": "the same; a refusal bans for 5 s",
    "falls": "the same; the cap falls to 20/s, unannounced",
}


def far_away(app: ASGIApp) -> ASGIApp:
    """Put half of the round trip before a call and half after it."""

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def answer(message: Any) -> None:
            if message["type"] == "http.response.start":
                await asyncio.sleep(ROUND_TRIP / 2)
            await send(message)

        await asyncio.sleep(ROUND_TRIP / 2)
        await app(scope, receive, answer)

    return slow


async def run(sender: Sender, scenario: str, amount: Amount) -> Course:
    world = TelegramWorld(lambda: datetime.now(UTC))
    world.add_bot(TOKEN, BOT, "Bench")
    chats = range(FIRST_CHAT, FIRST_CHAT + amount.pushes)
    for chat in chats:
        world.add_person(chat, "-")
        world.starts(chat, BOT)
    world.faults.limit(CAP, ban=5 if scenario == "bans" else 0)
    fell = 0.0
    async with serving(far_away(telegram_app(world)), "127.0.0.1", 0) as port:
        sending = asyncio.ensure_future(sender(f"http://127.0.0.1:{port}", TOKEN, chats))
        while not (first := world.log.accepted("sendMessage")):  # noqa: ASYNC110 - no sender tells
            await asyncio.sleep(0.01)
        begin = first[0].clock
        while (left := begin + amount.seconds - time.monotonic()) > 0:
            if scenario == "falls" and not fell and time.monotonic() - begin >= amount.falls:
                world.faults.limit(LOWERED)
                fell = time.monotonic()
            if sending.done() or len({entry.chat for entry in world.log.accepted("sendMessage")}) == amount.pushes:
                break
            await asyncio.sleep(min(left, 0.1))
        sending.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await sending
        await world.close()
    return course(world, begin, fell, amount)


def course(world: TelegramWorld, begin: float, fell: float, amount: Amount) -> Course:
    accepted = world.log.accepted("sendMessage")
    reached = {entry.chat for entry in accepted}
    end = accepted[-1].clock if len(reached) == amount.pushes else max(accepted[-1].clock, begin + amount.seconds)
    allowed = (min(fell, end) - begin if fell else end - begin) * CAP + (max(0.0, end - fell) * LOWERED if fell else 0)
    return Course(
        len(reached),
        len(accepted) - len(reached),
        len(world.log.refused("sendMessage")),
        end - begin,
        (len(reached) - 1) / allowed,
        time.process_time(),
    )


def child(work: Callable[[], dict[str, Any]]) -> tuple[int, int]:
    """Run in a process of its own, forked from this one that has imported everything; returns it and its answer."""
    read, write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(write)
        return pid, read
    try:
        os.close(read)
        os.write(write, json.dumps(work()).encode())
    finally:
        os._exit(0)


def answer_of(started: tuple[int, int]) -> dict[str, Any]:
    """Wait for a child and read its answer; it is empty when the child failed."""
    pid, read = started
    with os.fdopen(read, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(pid, 0)
    return json.loads(answer) if answer else {}


def warm() -> None:
    for name in ("aiogram_broadcaster", "telegram.ext", "aiolimiter"):
        import_module(name)


def measure(*, quick: bool) -> Section:
    """Every sender in every scenario, and never two at once: each has the machine for itself."""
    warm()
    amount, load = (QUICK if quick else FULL), os.getloadavg()
    lines, ours = [], {}
    gc.collect()
    gc.freeze()
    for scenario, title in SCENARIOS.items():
        for name, sender in SENDERS.items():
            result = answer_of(child(lambda: asdict(asyncio.run(run(sender, scenario, amount)))))  # noqa: B023 - run at once
            if result:
                outcome = Course(**result)
                lines.append(_line(title, scenario, name, outcome, amount))
                if name == OURS:
                    ours[scenario] = outcome
    return Section("pace", f"{amount.pushes} pushes at the pace that is allowed", lines, _why(ours), load=load)


def _line(title: str, scenario: str, name: str, outcome: Course, amount: Amount) -> Line:
    rate = outcome.delivered / outcome.seconds
    figure = f"{outcome.delivered} of {amount.pushes} in {outcome.seconds:.0f} s, {rate:.1f}/s"
    twice = f", {outcome.twice} twice" if outcome.twice else ""
    ratio = f"{outcome.share:.1%} of the cap, {outcome.refused} refusals{twice}"
    if name != OURS:
        return Line(f"{title}: {name}", figure, ratio)
    if scenario == "steady":
        return Line(
            f"{title}: **{name}**",
            figure,
            ratio,
            ">= 97 %, 0 refusals",
            outcome.share >= 0.97 and not outcome.refused,
        )
    return Line(f"{title}: **{name}**", figure, ratio, ">= 90 %", outcome.share >= 0.9)


def _why(ours: dict[str, Course]) -> str:
    lost = ours["falls"]
    return (
        "Each by itself, one after the other. What the cap allowed is counted from the first message to the last. When "
        "the cap falls, the pace goes to nine tenths of what was accepted in the second before the refusal, and feels "
        f"its way up again; what was in flight was refused with it: {lost.refused} refusals here."
    )
