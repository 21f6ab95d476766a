"""How many people can be written to, as /metrics tells it: counting reads every contact, so it is done now and then."""

from __future__ import annotations

from datetime import timedelta

from fastapi import FastAPI
from sqlalchemy import event

from bot.web.metrics import COUNTED_EVERY, Sources, metrics_router
from data.engine.unit_of_work import Writer
from domain.ports import Reach
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.ready_and_metrics import numbers_of


async def test_contacts_are_counted_once_in_fifteen_minutes(both: Writer, clock: TestClock) -> None:
    await both.run(doing(person, "Hạnh"))
    app, sources = FastAPI(), Sources(both.engine, clock, {}, reaches={"telegram": Reach()})
    app.include_router(metrics_router(sources, everybody=False))
    counting: list[str] = []
    event.listen(both.engine.sync_engine, "before_cursor_execute", lambda *told: counting.append(told[2]))

    async def told(after: timedelta) -> tuple[float, int]:
        """Return how many are told, and how often all contacts were counted for it."""
        counting.clear()
        clock.moment += after
        users = (await numbers_of(app))["thidua_channel_userstelegram"]
        return users, sum("FROM contact" in one and "count(" in one for one in counting)

    assert await told(timedelta()) == (1, 1)
    await both.run(doing(person, "Mai"))
    assert await told(timedelta()) == (1, 0)
    assert await told(COUNTED_EVERY - timedelta(seconds=1)) == (1, 0)
    assert await told(timedelta(seconds=1)) == (2, 1)
    assert await told(timedelta(seconds=1)) == (2, 0)
    assert await told(-COUNTED_EVERY - timedelta(seconds=1)) == (2, 1), "a clock that was set back is no reason to wait"
