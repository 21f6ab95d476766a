"""Updates that a platform posts: checked, stored, committed, and only then acknowledged."""

from __future__ import annotations

import hmac
from hashlib import sha256

from fastapi import APIRouter, Request, Response

from bot.channels.base import Channel
from bot.channels.telegram.batches import is_whole, read_update
from bot.channels.telegram.wire import WEBHOOK_PATH
from bot.inbox.worker import InboxWorker
from bot.web.calls import Calls, calls_of_all
from bot.web.posted import acknowledged, read_body

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header (Bot API, setWebhook)


def telegram_webhook(inbox: InboxWorker, channel: Channel, secret: str, calls: Calls | None = None) -> APIRouter:
    """Make the route that Telegram posts to. Whoever does not know the secret learns nothing."""
    if not secret:
        msg = "a webhook without a secret would believe everybody"
        raise ValueError(msg)
    router, calls = APIRouter(), calls or calls_of_all()["telegram"]

    @router.post(WEBHOOK_PATH)
    async def receive(request: Request) -> Response:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            calls.refused(signed=bool(shown))
            return Response(status_code=403)
        calls.taken()
        update = read_update(body := await read_body(request))
        if update is None and not is_whole(body):
            return Response(status_code=400)  # it broke off on its way: Telegram posts it again
        if update is None:
            return await acknowledged(inbox.set_aside(channel, f"foreign {sha256(body).hexdigest()[:40]}"))
        return await acknowledged(inbox.take(channel, [(str(update["update_id"]), update)]))

    return router
