"""F4, F8: the database fails and comes back: one clear line, nothing half or acknowledged, all goes on by itself."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app.composition import Application, open_application
from bot.app.run import Part, run_until_stopped
from data.engine.failures import UnreachableError
from sandbox.telegram.faults import late
from tests.support.amounts import LONG, amount
from tests.support.breaks import LITE, POST, Breaks, cut, full, locked, stopped
from tests.support.crowd import arrived, queue_for, states, until_count
from tests.support.databases import emptying
from tests.support.launcher import BOTH, Street
from tests.support.migrated import migrate
from tests.support.tests_fixtures import postgres
from tests.support.users import BOT
from tests.support.victim import settings_of

SOON = float(amount(60, 5))  # seconds in which all goes on after the cause has gone; five, on a machine of its own
EVERYTHING = frozenset(Part) - {Part.WEB}
IN_DOUBT = (
    "SELECT external_id FROM outbox JOIN contact ON contact.id = outbox.contact_id WHERE outbox.state = 'in_doubt'"
)


@pytest.fixture(scope="module")
def emptied_postgres() -> Iterator[Callable[[], Awaitable[AsyncEngine]]]:
    """Start a server for these tests alone: here it is stopped and its connections are cut, all of them."""
    with postgres() as fresh:
        url = fresh("faults")
        migrate(url)
        yield emptying(url)


@asynccontextmanager
async def program(street: Street) -> AsyncIterator[Application]:
    """The whole program but the web, as `run` has it."""
    async with open_application(settings_of(street.job), street.clock) as app:
        running = asyncio.create_task(run_until_stopped(app, lambda: None, EVERYTHING))
        try:
            yield app
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


CASES = [
    *([pytest.param("small disk", full, id="small disk")] if LONG else []),
    *(pytest.param("sqlite", broken, id=name) for name, broken in LITE.items()),
    *(pytest.param("postgres", broken, id=name, marks=pytest.mark.postgres) for name, broken in POST.items()),
]


@pytest.mark.parametrize(("database", "breaks"), CASES, indirect=["database"])
async def test_it_waits_and_goes_on_by_itself(street: Street, breaks: Breaks, caplog: pytest.LogCaptureFixture) -> None:
    """Pushes are in flight and somebody writes when it begins."""
    caplog.set_level(logging.INFO)
    numbers = await queue_for(street, 8)
    hanh = street.person()
    street.world.faults.add(late(0.1), method="sendMessage", times=None)
    async with program(street) as app:
        await hanh.opens("u-MAY0123")
        await street.until(lambda: len(arrived(street)) >= 2)
        before = street.shown(hanh.number)
        async with breaks(street, app):
            street.world.says(hanh.number, BOT, "xin chào " * 500)  # more than fits into a page that is there
            await said(caplog, "the database does not work")
            if breaks is not cut:  # between two cuts something may come through
                assert street.world.bot(BOT).updates.pending
                assert street.shown(hanh.number) == before
        async with asyncio.timeout(SOON):
            await street.until(lambda: street.shown(hanh.number) == before + 1)
            await until_count(street, "SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'in_doubt')", 0)
            await street.acknowledged()
            await said(caplog, "the database works again")
    doubted = await listed_in_doubt(street, numbers)
    if "courier:telegram ran out" not in caplog.text:  # else it was away for longer than the lease
        assert doubted == set()
    assert await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NULL OR problem IS NOT NULL") == 0
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
    assert "Traceback" not in caplog.text


async def listed_in_doubt(street: Street, numbers: list[int]) -> set[int]:
    """Nobody got it twice, all is settled, and whoever may not have got it is listed."""
    doubted = {int(row[0]) for row in await street.rows(IN_DOUBT)}
    assert max(arrived(street).values()) == 1
    assert set(numbers) - set(arrived(street)) <= doubted
    assert Counter(await states(street)) == Counter(sent=len(numbers) - len(doubted)) + Counter(in_doubt=len(doubted))
    return doubted


@pytest.mark.parametrize(
    ("database", "breaks"),
    [("sqlite", locked), pytest.param("postgres", stopped, marks=pytest.mark.postgres)],
    ids=["sqlite", "postgres"],
    indirect=["database"],
)
async def test_what_flew_while_it_was_away_for_longer_than_the_lease_is_in_doubt(
    street: Street, breaks: Breaks, caplog: pytest.LogCaptureFixture
) -> None:
    """The same process takes the lease again, and what it could not write down is settled all the same."""
    numbers = await queue_for(street, 120)  # some still fly when a slow machine sees the first ones arrive
    street.world.faults.add(late(0.4), method="sendMessage", times=None)
    async with program(street) as app:
        app.leases.term = 1.0
        await street.until(lambda: len(arrived(street)) >= 2)
        async with breaks(street, app):
            await said(caplog, "could not be written down any more")
        await until_count(street, "SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'in_doubt')", 0)
    await listed_in_doubt(street, numbers)  # perhaps nobody: a commit that nobody waited for may have come through


async def said(caplog: pytest.LogCaptureFixture, words: str) -> None:
    async with asyncio.timeout(SOON):
        while words not in caplog.text:  # noqa: ASYNC110 - the log is asked
            await asyncio.sleep(0.01)


@BOTH
async def test_a_program_that_begins_without_its_database_waits_for_it(
    street: Street, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, left = AsyncEngine.connect, 2

    def away(self: AsyncEngine) -> Any:
        nonlocal left
        left -= 1
        if left >= 0:
            raise UnreachableError from ConnectionRefusedError()
        return real(self)

    monkeypatch.setattr("bot.app.database.AGAIN", 0.01)
    monkeypatch.setattr(AsyncEngine, "connect", away)
    async with open_application(settings_of(street.job), street.clock):
        pass
    assert caplog.text.count("the database does not work: it cannot be reached (ConnectionRefusedError)") == 1


@BOTH
async def test_a_program_ends_although_its_database_is_away(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: AsyncEngine) -> Any:
        raise UnreachableError from ConnectionRefusedError()

    with monkeypatch.context() as patch:
        async with open_application(settings_of(street.job), street.clock):
            patch.setattr(AsyncEngine, "connect", away)
    assert await street.count("SELECT count(*) FROM inbox") == 0
