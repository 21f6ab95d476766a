"""The web part as one application: routers come in from outside, the headers are the same for all."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.channels.deep_links import Links
from bot.settings.addresses import Network
from bot.settings.validators import THIS_MACHINE
from bot.web.client_address import ClientAddress
from bot.web.failures import Failures, not_this_way
from bot.web.headers import SecurityHeaders
from bot.web.join import join_router, unknown_page
from bot.web.ready import health_router
from bot.web.request_ids import RequestIds
from bot.web.style import style
from domain.ports import Clock


def web_app(
    engine: AsyncEngine,
    clock: Clock,
    links: Links,
    routers: Iterable[APIRouter] = (),
    proxies: Iterable[Network] = THIS_MACHINE,
) -> FastAPI:
    """Compose the join page, the health check and whatever else is given (webhooks). No API is described in public.

    `proxies`: those whose word is taken for whose request it is.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(health_router(engine))
    app.include_router(join_router(engine, clock, links))
    for router in routers:
        app.include_router(router)

    async def refused(_: Request, problem: Exception) -> HTMLResponse:
        if not isinstance(problem, HTTPException):
            return not_this_way(422)
        return unknown_page(links) if problem.status_code == 404 else not_this_way(problem.status_code, problem.headers)  # noqa: PLR2004 - HTTP

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, refused)
    app.add_middleware(Failures)
    app.add_middleware(ClientAddress, trusted=proxies)
    app.add_middleware(SecurityHeaders, styles=[style()])
    app.add_middleware(RequestIds)
    return app
