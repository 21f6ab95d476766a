"""Health and readiness: what a watcher or a load balancer asks. Neither tells anything about people."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.web.headers import READ
from data import schema
from data.queries import lag
from data.trouble import answering_within, is_away
from domain.ports import Clock
from scheduler.heartbeat import Heartbeat

PATIENCE = 3.0  # seconds: a database that hangs is not ready either
STUCK = timedelta(minutes=2)  # longer than a platform makes an answer wait that stands before the next update
OK = "ok"


def health_router(engine: AsyncEngine) -> APIRouter:
    """Make the route that a watcher asks: 200 while the database answers, 503 otherwise. It tells nothing else."""
    router = APIRouter()

    @router.api_route("/healthz", methods=READ)
    async def health() -> Response:
        try:
            async with answering_within(PATIENCE), engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except Exception as problem:
            if not is_away(problem):
                raise
            return Response("database\n", status_code=503, media_type="text/plain")
        return Response("ok\n", media_type="text/plain")

    return router


def ready_router(engine: AsyncEngine, heartbeat: Heartbeat | None, clock: Clock | None = None) -> APIRouter:
    """Make the route that says whether the program does its work: 503 names the part that does not.

    A process without ticks of its own (`heartbeat` is `None`) is judged by its database alone; with a clock, also by
    whether any process handles the updates that wait there.
    """
    router = APIRouter()
    head = schema.head()

    @router.api_route("/readyz", methods=READ)
    async def ready() -> JSONResponse:
        found = await _database(engine, head)
        if heartbeat is not None:
            found["ticks"] = "silent" if heartbeat.silent() else OK
        if clock is not None and found["schema"] == OK:
            found["updates"] = await _updates(engine, clock)
        return JSONResponse(found, status_code=200 if set(found.values()) == {OK} else 503)

    return router


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
