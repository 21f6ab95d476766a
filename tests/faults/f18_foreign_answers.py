"""F18: pages, nonsense, cut answers and proxies in Telegram's place: the rest is up, nobody is lost, the log is quiet.

The rest is the web part with its join pages, and a Zalo Bot whose people are answered meanwhile.

The program runs in this process as `run` composes it. The referee is the sandbox's log, and what the gate was asked.
"""

from __future__ import annotations

import asyncio
import logging
import random
import socket
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from pydantic import SecretStr

from bot.app.composition import Application, open_application
from bot.app.http_server import serving
from bot.app.run import run_until_stopped
from bot.settings.settings import Settings
from sandbox.zalo_bot import ZaloBotWorld, zalo_bot_app
from tests.support.amounts import LONG, amount, seeds
from tests.support.foreign_servers import CUTS, CUTS_QUIETLY, FOREIGN, HANGS, PROXY, SLAMS, THROUGH, Gate, gate, http
from tests.support.launcher import Street
from tests.support.users import BOT, TOKEN
from tests.support.victim import settings_of

UP_WITHIN = amount(20, 5)  # seconds until pages are there and Zalo is answered; a busy machine is slower
HANH = "0a1b2c3d4e5f60718293"  # somebody who writes by Zalo
LOOKED = 2.5  # seconds in which the calls and the lines are counted
KINDS: dict[str, str | bytes] = {**FOREIGN, "cuts": CUTS, "cuts quietly": CUTS_QUIETLY, "slams": SLAMS, "hangs": HANGS}
STARTS: dict[str, str | bytes] = {**KINDS, "is empty at once": http(200, '{"ok":true,"result":[]}')}
PROXIES: dict[str, str | bytes] = {**PROXY, "slams": SLAMS, "hangs": HANGS}
GROWTH = 64 * 2**20  # bytes that the process may have more at its peak


def sample(kinds: dict[str, Any], many: int) -> list[str]:
    """Choose some for the short form, all of them for the long one."""
    chance = random.Random(18)  # noqa: S311 - the same each time
    return sorted(kinds) if LONG else chance.sample(sorted(kinds), many)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def memory() -> int:
    """Bytes that this process really has."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * 4096 if statm.exists() else 0


@asynccontextmanager
async def zalo(street: Street) -> AsyncIterator[tuple[ZaloBotWorld, dict[str, Any]]]:
    """Open a Zalo Bot that is in reach; yields it, and the settings by which the program knows it."""
    world = ZaloBotWorld(street.clock.now)
    world.add_bot(TOKEN, "Bot Thi đua")
    world.add_person(HANH, "Hạnh")
    async with serving(zalo_bot_app(world), "127.0.0.1", 0) as port:
        yield world, {"zalo_bot_token": SecretStr(TOKEN), "zalo_bot_base": f"http://127.0.0.1:{port}"}
        await world.close()


async def answered_by_zalo(world: ZaloBotWorld, words: str) -> None:
    """Wait until somebody who writes to the Zalo Bot sees these words."""
    while not any(words in message.text for message in world.sees(HANH)):  # noqa: ASYNC110 - the world tells nobody
        await asyncio.sleep(0.01)


@asynccontextmanager
async def program(street: Street, **changed: Any) -> AsyncIterator[Application]:
    """Run the whole program, its web part included."""
    settings: Settings = settings_of({**street.job, "port": free_port()}).model_copy(update=changed)
    async with open_application(settings, street.clock) as app:
        app.inbox.pauses = (0.02,)
        street.app = app
        running = asyncio.create_task(run_until_stopped(app, lambda: None))
        try:
            yield app
        finally:
            street.app = None
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def page(app: Application, path: str) -> int:
    """Ask for a page until the web part answers at all; returns its code."""
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{app.settings.web_port}", timeout=UP_WITHIN) as browser:
        while True:
            try:
                return (await browser.get(path)).status_code
            except httpx2.ConnectError:
                await asyncio.sleep(0.02)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """List what the program warned of."""
    ours = {"bot", "domain", "scheduler", "handlers", "asyncio", "aiogram"}  # a lease may run out on a busy machine
    return [
        one.getMessage()
        for one in caplog.records
        if one.levelno >= logging.WARNING and one.name.partition(".")[0] in ours
    ]


def behind(street: Street) -> int:
    return int(urlsplit(street.base).port or 0)


def answers(street: Street) -> Counter[int | None]:
    return Counter(entry.chat for entry in street.world.log.accepted("sendMessage"))


def answered(street: Street, writer: int, lines: int) -> bool:
    return answers(street)[writer] >= lines


async def the_rest_is_up(app: Application, world: ZaloBotWorld) -> None:
    """See join pages and health, and somebody answered by Zalo, all within `UP_WITHIN` of the start."""
    async with asyncio.timeout(UP_WITHIN):
        world.writes(world.bot(TOKEN), HANH, "MAY0123")
        assert await page(app, "/j/MAY0123") == 200
        assert await page(app, "/healthz") == await page(app, "/readyz") == 200
        await answered_by_zalo(world, "May Sao Mai")


@pytest.mark.parametrize("kind", sample(STARTS, 2))
async def test_the_rest_is_up_at_once_and_telegram_is_taken_up_when_it_is_there(
    street: Street, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    hanh = street.person()
    async with (
        gate(behind(street), mode=STARTS[kind]) as before,
        zalo(street) as (world, known),
        program(street, telegram_api_base=f"http://127.0.0.1:{before.port}", **known) as app,
    ):
        await the_rest_is_up(app, world)
        await asyncio.sleep(LOOKED)
        assert before.asked["getUpdates"] <= LOOKED + 2, "it polls without a pause"
        assert len(told(caplog)) <= 1, told(caplog)
        await before.becomes(THROUGH)
        street.world.starts(hanh.number, BOT, "u-MAY0123")
        await street.until(lambda: street.shown(hanh.number) == 1)
        await street.until(lambda: app.links.bot == BOT)
        await app.inbox.idle()
    hanh.sees("phải không?")
    assert await street.count("SELECT count(*) FROM inbox WHERE problem IS NOT NULL") == 0


@pytest.mark.parametrize("kind", sample(PROXIES, 1))
async def test_the_rest_is_up_behind_a_proxy_that_does_not_do_its_work(street: Street, kind: str) -> None:
    async with gate(behind(street), proxies=True, mode=PROXIES[kind]) as between, zalo(street) as (world, known):
        proxy = SecretStr(f"http://an:bi-mat@127.0.0.1:{between.port}")
        async with program(street, telegram_proxy=proxy, **known) as app:
            await the_rest_is_up(app, world)


async def walk(street: Street, app: Application, between: Gate, kinds: dict[str, Any], chance: random.Random) -> int:
    """Be each of them for a while, in any order, while somebody writes; returns how many lines were written."""
    people = [street.person() for _ in range(3)]
    for person in people:
        street.world.starts(person.number, BOT)
    await street.until(lambda: street.shown() == len(people))
    said = Counter({person.number: 1 for person in people})
    names = sample(kinds, 8) * amount(1, 5)
    chance.shuffle(names)
    for name in names:
        await app.inbox.idle()
        await between.becomes(kinds[name])
        writer = chance.choice(people).number
        street.world.says(writer, BOT, "menu")
        said[writer] += 1
        await asyncio.sleep(chance.uniform(0.0, 0.2))
        await between.becomes(THROUGH)
        await street.until(partial(answered, street, writer, said[writer]))
    await app.inbox.idle()
    assert answers(street) == said, "persons who wrote are answered, each line once"
    return said.total()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let polling pause for a moment only, else a walk takes minutes."""
    monkeypatch.setattr("bot.channels.polling.PAUSES", (0.02,))
    monkeypatch.setattr("bot.channels.telegram.poller.GAP", 0.05)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("seed", seeds(1, 3))
async def test_nobody_is_lost_and_nobody_answered_twice(
    street: Street, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    before = memory()
    async with gate(behind(street)) as between:
        base = f"http://127.0.0.1:{between.port}"
        async with program(street, telegram_api_base=base) as app:
            lines = await walk(street, app, between, KINDS, random.Random(seed))  # noqa: S311 - the seed is told
    assert await street.count("SELECT count(*) FROM inbox WHERE problem IS NULL") == lines
    assert await street.count("SELECT count(*) FROM inbox WHERE problem IS NOT NULL") == 0
    assert len(told(caplog)) <= amount(2, 10), told(caplog)
    assert memory() - before < GROWTH


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("seed", seeds(1, 3))
async def test_a_proxy_may_refuse_ask_or_speak_nonsense(
    street: Street, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with gate(behind(street), proxies=True) as between:
        proxy = SecretStr(f"http://an:bi-mat@127.0.0.1:{between.port}")
        async with program(street, telegram_proxy=proxy) as app:
            await walk(street, app, between, PROXIES, random.Random(seed))  # noqa: S311 - the seed is told
    assert await street.count("SELECT count(*) FROM inbox WHERE problem IS NOT NULL") == 0
    assert len(told(caplog)) <= amount(2, 10), told(caplog)
    assert "bi-mat" not in caplog.text
