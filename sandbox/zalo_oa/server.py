"""The account's API, its OAuth and its CDN over HTTP, all at one address."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from .methods import METHODS, upload
from .people import Json, Refusal
from .world import ZaloOaWorld

UPLOADS = "/v2.0/oa/upload/"
BY_STATUS = "status"  # a token is refused by HTTP alone
TOKEN_CODES = frozenset({-216, -220})
KINDS = frozenset({"image", "gif", "file"})


def zalo_oa_app(world: ZaloOaWorld) -> Starlette:
    """The application of a world. Set `world.cdn.base` to its address, and end it with `await world.calls.close()`."""

    async def grant(request: Request) -> Response:
        if world.breaks:
            return _page(world.breaks.pop(0))
        form = dict(parse_qsl((await request.body()).decode(errors="replace")))
        try:
            return JSONResponse(world.keys.grant(form, request.headers.get("secret_key", "")))
        except Refusal as refusal:
            body = {"error": refusal.code, "error_name": refusal.message, "error_description": refusal.message}
            return JSONResponse(body)

    async def media(request: Request) -> Response:
        found = world.cdn.get(request.path_params["name"])
        return Response(found[0], media_type=found[1]) if found else Response(status_code=404)

    async def call(request: Request) -> Response:
        if world.breaks:
            return _page(world.breaks.pop(0))
        try:
            data = await _answer(world, request)
        except Refusal as refusal:
            if refusal.code in TOKEN_CODES and world.habits.refuses_by == BY_STATUS:
                return Response(status_code=401)
            return JSONResponse({"error": refusal.code, "message": refusal.message})
        return JSONResponse({"error": 0, "message": "Success", "data": data})

    return Starlette(
        routes=[
            Route("/v4/oa/access_token", grant, methods=["POST"]),
            Route("/cdn/{name}", media),
            Route("/{path:path}", call, methods=["GET", "POST"]),
        ]
    )


async def _answer(world: ZaloOaWorld, request: Request) -> Json:
    path = f"/{request.path_params['path']}"  # without what it is mounted under
    method = METHODS.get((request.method, path))
    kind = path.removeprefix(UPLOADS) if request.method == "POST" and path.startswith(UPLOADS) else ""
    if method is None and kind not in KINDS:
        raise Refusal(404, "empty api")
    world.enter(request.headers.get("access_token", ""))
    if method is not None:
        return method(world, await _asked(request))
    async with request.form() as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Refusal(-201, "file is invalid")
        return upload(world, kind, file.filename or "file", await file.read(), file.content_type or "")


async def _asked(request: Request) -> Json:
    """JSON from the body, or with GET from the one parameter `data`. Raises Refusal."""
    raw = request.query_params.get("data", "{}").encode() if request.method == "GET" else await request.body()
    try:
        asked = json.loads(raw)
    except ValueError:
        asked = None
    if not isinstance(asked, dict):
        raise Refusal(-201, "body is invalid")
    return asked


def _page(status: int) -> Response:
    return HTMLResponse(f"<html><head><title>{status}</title></head><body>nginx</body></html>", status)
