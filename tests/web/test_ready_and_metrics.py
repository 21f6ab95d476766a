"""What a watcher learns over HTTP: ready or not and why, and numbers that name nobody."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import event, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.deep_links import Links
from bot.channels.outage import SILENT, Polling
from bot.channels.rate_limiter import Pacer
from bot.web.app import web_app
from bot.web.metrics import Sources, metrics_router
from bot.web.ready import ready_router
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.leases import Leases
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.inbox.lag import LOOKED_AT
from data.tables import InboxUpdate
from domain.calendar import load_national
from domain.reminders import CampaignCalendar
from scheduler.clock import TickingClock
from scheduler.heartbeat import LIMITS, Heartbeat
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.pushes import FakeTime, doing, notice, pacer, person
from tests.support.ready_and_metrics import asked, numbers_of
from tests.support.standard import ESCALATE_DAYS, STANDARD

LINKS = Links("thidua_bot", "https://thidua.example.vn")


def ready_app(engine: AsyncEngine, clock: TestClock, heartbeat: Heartbeat | None = None) -> FastAPI:
    return web_app(engine, clock, LINKS, [ready_router(engine, heartbeat)])


async def test_ready_means_database_tables_and_ticks(engine: AsyncEngine, clock: TestClock) -> None:
    time = FakeTime()
    app = ready_app(engine, clock, Heartbeat(time))
    told = await asked(app, "/readyz")
    assert (told.status_code, told.json()) == (200, {"database": "ok", "schema": "ok", "ticks": "ok"})
    time.now += LIMITS["second"] + 1
    told = await asked(app, "/readyz")
    assert (told.status_code, told.json()["ticks"]) == (503, "silent")


async def test_polling_that_has_stopped_is_not_ready(engine: AsyncEngine, clock: TestClock) -> None:
    time = FakeTime()
    polls = {"telegram": Polling(time)}
    app = web_app(engine, clock, LINKS, [ready_router(engine, None, polls=polls)])
    time.now += SILENT + 1
    assert (await asked(app, "/readyz")).json()["polling"] == "ok", "another process polls"
    polls["telegram"].begins()
    time.now += SILENT + 1
    told = await asked(app, "/readyz")
    assert (told.status_code, told.json()["polling"]) == (503, "silent")
    assert (await asked(app, "/healthz")).status_code == 200
    polls["telegram"].answered()
    assert (await asked(app, "/readyz")).status_code == 200


async def test_a_process_without_ticks_is_ready_without_them(engine: AsyncEngine, clock: TestClock) -> None:
    told = await asked(ready_app(engine, clock), "/readyz")
    assert (told.status_code, "ticks" in told.json()) == (200, False)


async def test_a_flood_of_questions_costs_one_look_at_a_time(engine: AsyncEngine, clock: TestClock) -> None:
    """Anybody may ask, and the connections to the database are for conversations."""
    app = ready_app(engine, clock)
    taken = 0

    def count(*_: object) -> None:
        nonlocal taken
        taken += 1

    event.listen(engine.sync_engine, "checkout", count)
    told = await asyncio.gather(*(asked(app, path) for path in ("/healthz", "/readyz") for _ in range(100)))
    assert {answer.status_code for answer in told} == {200}
    assert taken < len(told) / 2


async def wait_since(work: Work, minutes: int, handled: int | None) -> None:
    """Let an update wait, and another be handled so many minutes ago."""
    row = {"channel": "telegram", "raw": {}, "tries": 0, "received_at": work.now - timedelta(minutes=minutes)}
    rows = [{**row, "external_id": "1", "lane": "1", "handled_at": None}]
    if handled is not None:
        at = work.now - timedelta(minutes=handled)
        rows.append({**row, "external_id": "2", "lane": "2", "handled_at": at})
    await work.connection.execute(insert(table_of(InboxUpdate)), rows)


@pytest.mark.parametrize(
    ("minutes", "handled", "found"),
    [(3, None, "stuck"), (3, 3, "stuck"), (3, 1, "ok"), (600, 1, "ok"), (1, None, "ok"), (1, 60, "ok")],
)
async def test_updates_that_wait_while_none_is_handled_are_not_ready(
    both: Writer, clock: TestClock, minutes: int, handled: int | None, found: str
) -> None:
    await both.run(doing(wait_since, minutes, handled))
    app = web_app(both.engine, clock, LINKS, [ready_router(both.engine, None, clock)])
    told = await asked(app, "/readyz")
    assert (told.status_code, told.json()["updates"]) == (200 if found == "ok" else 503, found)
    assert (await asked(app, "/healthz")).status_code == 200  # what balances load goes on asking for pages


async def test_a_long_queue_that_moves_is_ready(both: Writer, clock: TestClock) -> None:
    """Thousands wait for longer than two minutes; those before them were handled just now."""

    async def queue(work: Work) -> None:
        row = {"channel": "telegram", "raw": {}, "tries": 0, "received_at": work.now - timedelta(minutes=9)}
        done, many = work.now - timedelta(seconds=1), range(2 * LOOKED_AT)
        rows = [
            {**row, "external_id": str(at), "lane": str(at), "handled_at": None if at > LOOKED_AT // 2 else done}
            for at in many
        ]
        await work.connection.execute(insert(table_of(InboxUpdate)), rows)

    await both.run(doing(queue))
    app = web_app(both.engine, clock, LINKS, [ready_router(both.engine, None, clock)])
    assert (await asked(app, "/readyz")).json()["updates"] == "ok"


async def test_tables_of_another_version_are_not_ready(engine: AsyncEngine, clock: TestClock) -> None:
    await schema.downgrade(engine, "0001")
    told = await asked(ready_app(engine, clock), "/readyz")
    assert (told.status_code, told.json()) == (503, {"database": "ok", "schema": "other"})


async def test_a_database_that_is_away_is_not_ready(clock: TestClock) -> None:
    engine = open_engine("postgresql+asyncpg://an@127.0.0.1:1/away", KEYS)
    app = ready_app(engine, clock)
    told = await asked(app, "/readyz")
    assert (told.status_code, told.json()["database"]) == (503, "unreachable")
    assert (await asked(app, "/healthz")).status_code == 503
    await engine.dispose()


async def test_the_clock_tells_when_it_did_its_work(
    writer: Writer, clock: TestClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ticks = Ticks(writer, clock, {}, {}, CampaignCalendar([], load_national()), STANDARD, ESCALATE_DAYS)
    async with TickingClock(ticks, Leases(writer)) as ticking:
        time = FakeTime()
        ticking.heartbeat = Heartbeat(time)
        time.now += LIMITS["minute"] + 1
        assert ticking.heartbeat.silent() == ["second", "minute"]
        await ticking.second()
        assert ticking.heartbeat.silent() == ["minute"]

        async def broken(_: object) -> None:
            raise OSError

        with monkeypatch.context() as patch:
            patch.setattr(ticking.ticks, "digest", broken)
            await ticking.work_of_a_minute()
        assert "the tick broken failed" in caplog.text
        assert ticking.heartbeat.silent() == ["minute"]
        await ticking.work_of_a_minute()
        assert ticking.heartbeat.silent() == []


async def fill(work: Work) -> None:
    """Two updates that wait, one reminder that is late by ten minutes, one notice."""
    early = work.now - timedelta(minutes=5)
    for number in (1, 2):
        row = {"channel": "telegram", "external_id": str(number), "lane": "1", "raw": {}, "tries": 0}
        await work.connection.execute(insert(table_of(InboxUpdate)).values(**row, received_at=early))
    hanh = await person(work, "Hạnh")
    late = work.now - timedelta(minutes=10)
    await notice(work, hanh, "Nhắc 0912345678", kind=PushKind.REMINDER, due_at=late)
    await notice(work, hanh)


async def test_the_numbers(both: Writer, clock: TestClock) -> None:
    await both.run(doing(fill))
    time = FakeTime()
    pace = pacer(time)
    pace.refused(5)
    app = FastAPI()
    sources = Sources(both.engine, clock, {"telegram": pace}, Heartbeat(time))
    app.include_router(metrics_router(sources, everybody=False))
    time.now += 2
    found = await numbers_of(app)
    assert (found["thidua_inbox_waiting"], found["thidua_inbox_lag_seconds"]) == (2, 300)
    assert (found["thidua_reminders_late"], found["thidua_reminder_lag_seconds"]) == (1, 600)
    assert (found["thidua_outbox_pushesqueued"], found["thidua_outbox_pushessent"]) == (2, 0)
    assert (found["thidua_pacetelegram"], found["thidua_silence_secondstelegram"]) == (0, 3)
    assert (found["thidua_refusals_totaltelegram"], found["thidua_tick_age_secondsminute"]) == (1, 2)
    assert "Hạnh" not in (await asked(app, "/metrics")).text


@pytest.mark.parametrize(
    ("client", "headers", "code"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("10.0.0.9", {}, 404),
        ("somebody", {}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}, 404),
        ("127.0.0.1", {"Forwarded": "for=203.0.113.9"}, 404),
    ],
)
async def test_the_numbers_stay_on_this_machine(
    engine: AsyncEngine, clock: TestClock, client: str, headers: dict[str, str], code: int
) -> None:
    for everybody, expected in ((False, code), (True, 200)):
        app = FastAPI()
        app.include_router(metrics_router(Sources(engine, clock, {"telegram": Pacer()}), everybody=everybody))
        assert (await asked(app, "/metrics", client, **headers)).status_code == expected


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ("Bearer mot-ma", 200),
        ("bearer mot-ma", 200),
        ("Bearer mot-ma-khac", 401),
        ("Bearer ", 401),
        ("Basic mot-ma", 401),
        ("mot-ma", 401),
        (None, 401),
    ],
)
async def test_where_there_is_a_token_it_must_be_shown(
    engine: AsyncEngine, clock: TestClock, shown: str | None, code: int
) -> None:
    headers = {"Authorization": shown} if shown else {}
    for everybody in (False, True):
        app = FastAPI()
        sources = Sources(engine, clock, {"telegram": Pacer()})
        app.include_router(metrics_router(sources, everybody=everybody, token="mot-ma"))
        told = await asked(app, "/metrics", **headers)
        assert (told.status_code, told.headers.get("www-authenticate")) == (code, None if code == 200 else "Bearer")
    assert (await asked(app, "/metrics", "10.0.0.9", **headers)).status_code == code
