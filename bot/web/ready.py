"""Health and readiness: what a watcher or a load balancer asks. Neither tells anything about people."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Generic, TypeVar

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.outage import Polling
from bot.web.calls import Calls
from bot.web.headers import READ
from data.engine import schema
from data.engine.connect import demand_answer
from data.engine.failures import answering_within, is_away
from data.queries.inbox import lag
from domain.ports import Clock
from scheduler.heartbeat import Heartbeat

Found = TypeVar("Found")


class Shared(Generic[Found]):
    """Calls `look`; whoever asks while it is under way gets the same answer, and nobody gets an older one."""

    def __init__(self, look: Callable[[], Awaitable[Found]]) -> None:
        self._look = look
        self._under_way: asyncio.Future[Found] | None = None

    async def __call__(self) -> Found:
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.ensure_future(self._look())
        # a caller that is cancelled must not cancel the look of the others
        return await asyncio.shield(self._under_way)


PATIENCE = 3.0  # seconds: a database that hangs is not ready either
STUCK = timedelta(minutes=2)  # longer than a platform makes one answer wait, which the next update then waits for
OK = "ok"


def health_router(engine: AsyncEngine) -> APIRouter:
    """Make the route that a watcher asks: 200 while the database answers, 503 otherwise. It tells nothing else."""
    router, answers = APIRouter(), Shared(partial(_answers, engine))

    @router.api_route("/healthz", methods=READ)
    async def health() -> Response:
        if await answers():
            return Response("ok\n", media_type="text/plain")
        return Response("database\n", status_code=503, media_type="text/plain")

    return router


async def _answers(engine: AsyncEngine) -> bool:
    try:
        async with answering_within(PATIENCE):
            await demand_answer(engine)
    except Exception as problem:
        if not is_away(problem):
            raise
        return False
    return True


def ready_router(
    engine: AsyncEngine,
    heartbeat: Heartbeat | None,
    clock: Clock | None = None,
    polls: Mapping[str, Polling] | None = None,
    calls: Mapping[str, Calls] | None = None,
) -> APIRouter:
    """Make the route that says whether the program does its work: 503 names the part that does not.

    A process without ticks of its own (`heartbeat` is `None`) is judged by its database alone; with a clock, also by
    whether any process handles the updates that wait there. `polls`: what it polls, by channel; it may begin later.
    `calls`: its webhooks; one that refuses everything is named, for `doctor`, and stays green: strangers can call too.
    """
    router, stored = APIRouter(), Shared(partial(_stored, engine, schema.head(), clock))

    @router.api_route("/readyz", methods=READ)
    async def ready() -> JSONResponse:
        found = dict(await stored())
        if heartbeat is not None:
            found["ticks"] = "silent" if heartbeat.silent() else OK
        if polls:
            found["polling"] = "silent" if any(source.silent() for source in polls.values()) else OK
        status = 200 if set(found.values()) == {OK} else 503
        if refusing := [name for name, source in (calls or {}).items() if source.all_refused]:
            found["refused"] = ", ".join(refusing)
        return JSONResponse(found, status_code=status)

    return router


async def _stored(engine: AsyncEngine, head: str, clock: Clock | None) -> dict[str, str]:
    """Look at all that stands in the database."""
    found = await _database(engine, head)
    if clock is not None and found["schema"] == OK:
        found["updates"] = await _updates(engine, clock)
    return found


async def _database(engine: AsyncEngine, head: str) -> dict[str, str]:
    try:
        async with answering_within(PATIENCE):
            revision = await schema.revision(engine)
    except Exception as problem:
        if not is_away(problem):
            raise
        return {"database": "unreachable", "schema": "unknown"}
    return {"database": OK, "schema": OK if revision == head else "other"}


async def _updates(engine: AsyncEngine, clock: Clock) -> str:
    """Tell whether updates wait while nothing is handled; a long queue that moves is no fault."""
    try:
        async with answering_within(PATIENCE), engine.connect() as connection:
            return "stuck" if await lag.stuck(connection, clock.now() - STUCK) else OK
    except Exception as problem:
        if not is_away(problem):
            raise
        return "unknown"
