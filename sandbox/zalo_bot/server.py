"""The Bot Platform over HTTP: /bot<token>/<method> by GET and POST, and /cdn/<name>."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from .methods import METHODS, unknown
from .world import Json, Refusal, ZaloBotWorld

REQUEST_TIMEOUT = 408


def zalo_bot_app(world: ZaloBotWorld) -> Starlette:
    """The application of a world. Set `world.cdn.base` to its address, and end it with `await world.calls.close()`."""

    async def call(request: Request) -> Response:
        if world.breaks:
            status = world.breaks.pop(0)
            return HTMLResponse(f"<html><head><title>{status}</title></head><body>nginx</body></html>", status)
        try:
            bot = world.bot(request.path_params["token"])
            method = METHODS.get(request.path_params["method"], unknown)
            result = await method(world, bot, await _asked(request))
        except Refusal as refusal:
            body = {"ok": False, "description": refusal.description, "error_code": refusal.code}
            return JSONResponse(body, world.habits.expiry_status if refusal.code == REQUEST_TIMEOUT else 200)
        return JSONResponse({"ok": True, **({"result": result} if result is not None else {})})

    async def media(request: Request) -> Response:
        found = world.cdn.get(request.path_params["name"])
        return Response(found[0], media_type=found[1]) if found else Response(status_code=404)

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
            Route("/cdn/{name}", media),
        ]
    )


async def _asked(request: Request) -> Json:
    """Parameters from the query, a form or JSON. Raises Refusal."""
    asked: dict[str, Any] = dict(request.query_params)
    body = await request.body()
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        return {**asked, **dict(parse_qsl(body.decode(errors="replace")))}
    if not body:
        return asked
    try:
        body_asked = json.loads(body)
    except ValueError:
        raise Refusal(400, "Bad Request: body") from None
    if not isinstance(body_asked, dict):
        raise Refusal(400, "Bad Request: body")
    return {**asked, **body_asked}
