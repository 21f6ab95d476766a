"""The sandbox as one application: the Bot API over HTTP, and the page with the phones."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.page import Controls, Guard, add_page
from sandbox.telegram import TelegramWorld, telegram_app
from sandbox.zalo import BOT_PATH, OA_PATH, PresentZalo


def sandbox_app(world_provider: Callable[[], TelegramWorld], controls: Controls) -> FastAPI:
    """The application for a server that listens on 127.0.0.1 only.

    `world_provider` gives the present world at each call, since another document brings another one. Before the
    server is told to stop, `await app.state.desk.close()`: pages that are open would keep it waiting.
    """
    app = FastAPI(openapi_url=None, lifespan=_lifespan)
    app.add_middleware(Guard)
    add_page(app, controls)
    for path in (BOT_PATH, OA_PATH):
        app.mount(path, PresentZalo(controls.zalo, path))
    app.mount("/", PresentTelegram(world_provider))
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await app.state.desk.close()


class PresentTelegram:
    """The Bot API of whichever world there is at the moment of a call."""

    def __init__(self, world_provider: Callable[[], TelegramWorld]) -> None:
        self._present = world_provider
        self._world: TelegramWorld | None = None
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        world = self._present()
        if self._app is None or world is not self._world:
            self._world, self._app = world, telegram_app(world)
        await self._app(scope, receive, send)
