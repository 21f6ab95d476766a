"""What a browser gets when the program cannot answer: too many ask, the database is away, or a fault."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from fastapi.responses import HTMLResponse
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.app.http_protocol import most_connections
from bot.web.style import style
from data.engine.failures import is_away
from domain.text import templates

log = logging.getLogger(__name__)

AGAIN = {"Cache-Control": "no-store", "Retry-After": "60"}


def later_page(status: int) -> HTMLResponse:
    """Ask politely to try again in a while."""
    return HTMLResponse(templates.render("web/later.html", style=style()), status_code=status, headers=AGAIN)


def not_this_way(status: int, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """Say that the address is there and takes something else."""
    return HTMLResponse(templates.render("web/not_this_way.html", style=style()), status_code=status, headers=headers)


class Failures:
    """ASGI middleware inside those that add headers: the answer to a failure has them too.

    `most`: requests at once. Beyond them the next is asked to come back; uvicorn's own `limit_concurrency` would do the
    same in English and without the headers.
    """

    def __init__(self, app: ASGIApp, most: int | None = None) -> None:
        self.app = app
        self.most = most_connections() if most is None else most
        self.under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self.under_way >= self.most:
            await later_page(503)(scope, receive, send)
        else:
            self.under_way += 1
            try:
                await self._answer(scope, receive, send)
            finally:
                self.under_way -= 1

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except ClientDisconnect:
            log.info("somebody went away before the request had come whole")
        except Exception as problem:
            if begun:  # the answer cannot be taken back: the server ends the connection
                raise
            away = is_away(problem)
            if not away:  # the writer has logged that it is away
                log.exception("a page failed")
            await later_page(503 if away else 500)(scope, receive, send)
