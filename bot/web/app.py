"""The web part as one application: routers come in from outside, the headers are the same for all."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.links import Links
from bot.web.headers import SecurityHeaders
from bot.web.join import join_router, style, unknown_page
from bot.web.ready import health_router
from bot.web.request_ids import RequestIds
from domain.ports import Clock


def web_app(engine: AsyncEngine, clock: Clock, links: Links, routers: Iterable[APIRouter] = ()) -> FastAPI:
    """Compose the join page, the health check and whatever else is given (webhooks). No API is described in public."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(health_router(engine))
    app.include_router(join_router(engine, clock, links))
    for router in routers:
        app.include_router(router)
    app.add_exception_handler(404, lambda _request, _error: unknown_page(links))
    app.add_middleware(SecurityHeaders, styles=[style()])
    app.add_middleware(RequestIds)
    return app
