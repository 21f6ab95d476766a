"""Who only waits for a platform or for a file leaves the room to the others, however little of it there is."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.base import Raw
from bot.inbox.admission import Admission
from bot.inbox.ownership import EACH
from sandbox.telegram.faults import hang, retry_after
from tests.support.launcher import Street
from tests.support.users import BOT, picture


async def test_a_refused_answer_does_not_stop_fetching(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.inbox.waiting.MOST", 2)
    hanh, hoa = street.person(), street.person()
    planned = street.world.faults.add(retry_after(3000), method="sendMessage", chat=hanh.number)
    async with street.running() as app:
        for _ in range(3 * EACH):
            street.world.says(hanh.number, BOT, "menu")
        await street.until(planned.reached.is_set)
        await neighbour_says(street, hoa.number)
        held = await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NULL AND worker IS NOT NULL")
        assert EACH - 1 <= held <= EACH  # one was handled, and its answer waits: another may have come in its place
        assert await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NULL") == 3 * EACH - 1
        assert not app.inbox.waiting.full


async def test_an_answer_that_hangs_keeps_nobody_elses_place(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.inbox.waiting.MANY", 1)
    hanh, hoa = street.person(), street.person()
    planned = street.world.faults.add(hang(), method="sendMessage", chat=hanh.number)
    async with street.running() as app:
        street.world.says(hanh.number, BOT, "menu")
        await street.until(planned.reached.is_set)
        app.inbox.ownership.serves = False  # it is only stored, and found by looking
        await neighbour_says(street, hoa.number)
        planned.let_go()
        await street.until(lambda: street.shown(hanh.number) == 1)


async def test_a_file_under_way_keeps_nobody_elses_place(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    hanh, hoa = street.person(), street.person()
    under_way, goes = asyncio.Event(), asyncio.Event()

    async def fetch(_: Raw) -> None:
        under_way.set()
        await goes.wait()

    async def admitted(*_: object) -> Admission:
        return Admission(fetched=True)

    monkeypatch.setattr("bot.inbox.fetching.admit", admitted)
    monkeypatch.setattr("bot.inbox.waiting.MANY", 1)
    async with street.running() as app:
        app.inbox.processor.room = asyncio.Semaphore(1)
        monkeypatch.setattr(app.channel, "fetch_file", fetch)
        street.world.sends_photos(hanh.number, BOT, [picture()])
        await under_way.wait()
        await neighbour_says(street, hoa.number)
        app.inbox.ownership.serves = False
        await neighbour_says(street, hoa.number)
        goes.set()
        await street.until(lambda: street.shown(hanh.number) == 1)


async def neighbour_says(street: Street, number: int) -> None:
    """A neighbour writes and is answered."""
    before = street.shown(number)
    street.world.says(number, BOT, "menu")
    await street.until(lambda: street.shown(number) > before)
