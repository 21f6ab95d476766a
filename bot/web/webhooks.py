"""Updates that a platform posts: checked, stored, committed, and only then acknowledged."""

from __future__ import annotations

import hmac

from fastapi import APIRouter, Request, Response

from bot.channels.channel import Channel
from bot.channels.telegram.batches import read_update
from bot.incoming import WEBHOOK_PATH
from bot.lanes import Lanes
from bot.web.calls import Calls, calls_of_all
from data.trouble import is_away

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header (Bot API, setWebhook)
AGAIN = "2"  # seconds until an update that could not be stored comes again; without it Telegram waits longer each time
BODY_LIMIT = 1_000_000  # bytes; an update is a few thousand


def telegram_webhook(lanes: Lanes, channel: Channel, secret: str, calls: Calls | None = None) -> APIRouter:
    """Make the route that Telegram posts to. Whoever does not know the secret learns nothing."""
    if not secret:
        msg = "a webhook without a secret would believe everybody"
        raise ValueError(msg)
    router, calls = APIRouter(), calls or calls_of_all()["telegram"]

    @router.post(WEBHOOK_PATH)
    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            calls.refused(signed=bool(given))
            return Response(status_code=403)
        calls.taken()
        body = await _read(request)
        if body is None:
            return Response(status_code=413)
        update = read_update(body)
        if update is None:
            return Response(status_code=400)
        try:
            await lanes.take(channel, [(str(update["update_id"]), update)])
        except Exception as problem:
            if not is_away(problem):
                raise
            return Response(status_code=503, headers={"Retry-After": AGAIN})
        return Response(status_code=200)

    return router


async def _read(request: Request) -> bytes | None:
    """Read the body; `None` as soon as it is longer than an update can be."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BODY_LIMIT:
            return None
    return body
