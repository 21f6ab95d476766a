"""Updates that a platform posts: checked, stored, committed, and only then acknowledged."""

from __future__ import annotations

import hmac
import json
from typing import Any

from fastapi import APIRouter, Request, Response

from bot.channels.channel import Channel
from bot.incoming import WEBHOOK_PATH
from bot.lanes import Lanes

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header (Bot API, setWebhook)
BODY_LIMIT = 1_000_000  # bytes; an update is a few thousand


def telegram_webhook(lanes: Lanes, channel: Channel, secret: str) -> APIRouter:
    """Make the route that Telegram posts to. Whoever does not know the secret learns nothing."""
    router = APIRouter()

    @router.post(WEBHOOK_PATH)
    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        update = await _read(request)
        if update is not None:
            await lanes.take(channel, [(str(update["update_id"]), update)])
        return Response(status_code=200 if update is not None else 400)

    return router


async def _read(request: Request) -> dict[str, Any] | None:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BODY_LIMIT:
            return None
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None
