"""Events that the Zalo Bot Platform posts: checked, stored, committed, and only then acknowledged."""

from __future__ import annotations

import hmac
import logging

from fastapi import APIRouter, Request, Response

from bot.channels.zalo.bot.incoming import flat, key
from bot.channels.zalo.webhook import PROBES, Take, read
from bot.web.calls import Calls, calls_of_all
from bot.web.posted import acknowledged, is_probe, read_body

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/webhook/zalo-bot"  # no secret in a path: Zalo repeats it in a header
SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header (setWebhook)
SHORTEST_SECRET = 8  # characters (setWebhook: 8 to 256)


def zalo_bot_webhook(take: Take, secret: str, calls: Calls | None = None) -> APIRouter:
    """Make the route that Zalo posts to. Whoever does not know the secret learns nothing and changes nothing."""
    if len(secret) < SHORTEST_SECRET:
        msg = "a webhook without a good secret would believe everybody"
        raise ValueError(msg)
    router, calls = APIRouter(), calls or calls_of_all()["zalo_bot"]

    @router.post(WEBHOOK_PATH)
    async def receive(request: Request) -> Response:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            if await is_probe(request, PROBES):
                return Response(status_code=200)
            calls.refused(signed=bool(shown))
            return Response(status_code=403)
        calls.taken()
        event = flat(read(await read_body(request)))
        name = key(event) if event else None
        if event is None or name is None:
            log.info("an event of no interest, or one that cannot be read, is ignored")
            return Response(status_code=200)  # it will not become readable by being sent again
        return await acknowledged(take([(name, event)]))

    return router
