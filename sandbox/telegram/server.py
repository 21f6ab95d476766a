"""The Bot API over HTTP: /bot<token>/<method> by GET and POST, and /file/bot<token>/<path>."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any
from urllib.parse import unquote

from fastapi import FastAPI
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .errors import ApiError, Dropped, Truncated
from .files import media_type
from .requests import parameters
from .world import TelegramWorld

RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER: on, 0 seconds


def telegram_app(world: TelegramWorld) -> FastAPI:
    """The application of a world; it can be mounted into another one. End it with `await world.close()`."""
    app = FastAPI(openapi_url=None)
    app.router.routes += [
        Route("/file/bot{token}/{path:path}", Download(world)),
        Route("/bot{token}/{method:path}", Api(world)),
    ]
    return app


class Api:
    """One endpoint for all methods: a bare ASGI application, because a fault has to reach the connection itself."""

    def __init__(self, world: TelegramWorld) -> None:
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            body = await request.body()
            response = await self._unless_gone(request, body)
        except Dropped:
            await _reset(receive)
            return
        except ClientDisconnect:  # it hung up while it was still speaking
            return
        if response is not None:
            await response(scope, receive, send)

    async def _unless_gone(self, request: Request, body: bytes) -> Response | None:
        """The answer, or None if the client hangs up while it waits: then nobody polls any more either."""
        answering = asyncio.ensure_future(self._answer(request, body))
        # Most calls end without having to wait; only the others need an eye on the connection.
        await asyncio.sleep(0)
        if answering.done():
            return answering.result()
        gone = asyncio.ensure_future(_gone(request.receive))
        try:
            await asyncio.wait({answering, gone}, return_when=asyncio.FIRST_COMPLETED)
            return answering.result() if answering.done() else None
        finally:
            for task in (answering, gone):
                task.cancel()
            await asyncio.gather(answering, gone, return_exceptions=True)

    async def _answer(self, request: Request, body: bytes) -> Response:
        token, method = unquote(request.path_params["token"]), request.path_params["method"]
        try:
            content_type = request.headers.get("content-type", "")
            params, files = await parameters(content_type, body, request.url.query)
            result = await self._world.call(token, method or str(params.get("method", "")), params, files)
        except ApiError as refusal:
            return _refused(refusal)
        except Truncated as fault:
            whole = _encoded({"ok": True, "result": fault.result})
            return Response(whole[: len(whole) // 2], media_type="application/json")
        return Response(_encoded({"ok": True, "result": result}), media_type="application/json")


class Download:
    """The files of a bot, at the paths that getFile names."""

    def __init__(self, world: TelegramWorld) -> None:
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._response(Request(scope, receive))(scope, receive, send)

    def _response(self, request: Request) -> Response:
        try:
            bot = self._world.bot_of_token(unquote(request.path_params["token"]))
        except ApiError as refusal:
            return _refused(refusal)
        stored = self._world.files.at(bot.id, request.path_params["path"])
        if stored is None or stored.too_big:
            return _refused(ApiError(404, "Not Found"))
        return Response(stored.content, media_type=media_type(stored.path))


def _encoded(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()


def _refused(refusal: ApiError) -> Response:
    headers = {}
    if "retry_after" in refusal.parameters:
        headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return Response(_encoded(refusal.as_json()), refusal.error_code, headers, "application/json")


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


async def _reset(receive: Receive) -> None:
    """Cut the connection with a TCP reset. The transport is uvicorn's: ASGI has no word for this."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        raise RuntimeError("only uvicorn's connections can be reset, and only without middleware that wraps receive")
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
    transport.abort()
    await _gone(receive)
