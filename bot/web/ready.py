"""Health and readiness: what a watcher or a load balancer asks. Neither tells anything about people."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.outage import Polling
from bot.web.calls import Calls
from data import schema
from data.trouble import answering_within, is_away
from scheduler.heartbeat import Heartbeat

PATIENCE = 3.0  # seconds: a database that hangs is not ready either
OK = "ok"


def health_router(engine: AsyncEngine) -> APIRouter:
    """Make the route that a watcher asks: 200 while the database answers, 503 otherwise. It tells nothing else."""
    router = APIRouter()

    @router.get("/healthz")
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


def ready_router(
    engine: AsyncEngine,
    heartbeat: Heartbeat | None,
    polls: Mapping[str, Polling] | None = None,
    calls: Mapping[str, Calls] | None = None,
) -> APIRouter:
    """Make the route that says whether the program does its work: 503 names the part that does not.

    A process without ticks of its own (`heartbeat` is `None`) is judged by its database alone. `polls`: what it polls,
    by channel; it may begin later. `calls`: its webhooks; one that refuses everything is named, for `doctor`, and stays
    green: strangers can call too.
    """
    router = APIRouter()
    head = schema.head()

    @router.get("/readyz")
    async def ready() -> JSONResponse:
        found = await _database(engine, head)
        if heartbeat is not None:
            found["ticks"] = "silent" if heartbeat.silent() else OK
        if polls:
            found["polling"] = "silent" if any(each.silent() for each in polls.values()) else OK
        status = 200 if set(found.values()) == {OK} else 503
        if refusing := [name for name, each in (calls or {}).items() if each.all_refused]:
            found["refused"] = ", ".join(refusing)
        return JSONResponse(found, status_code=status)

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
