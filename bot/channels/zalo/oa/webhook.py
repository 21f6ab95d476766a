"""Events that Zalo posts for an Official Account: checked over the raw body, stored, committed, then acknowledged.

Zalo wants its answer within two seconds, so nothing else happens here. After five failures it would switch the webhook
off; therefore what is signed and cannot be read is acknowledged too: it would not become readable.
"""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request, Response

from bot.channels.zalo.oa.incoming import events
from bot.channels.zalo.oa.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, Signer
from bot.channels.zalo.webhook import PROBES, Take, read
from bot.web.calls import Calls, calls_of_all
from bot.web.posted import acknowledged, is_probe, read_body

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/webhook/zalo-oa"


def zalo_oa_webhook(take: Take, signer: Signer, calls: Calls | None = None) -> APIRouter:
    """Make the route that Zalo posts to."""
    router, calls = APIRouter(), calls or calls_of_all()["zalo_oa"]

    @router.post(WEBHOOK_PATH)
    async def receive(request: Request) -> Response:
        signature, at = request.headers.get(SIGNATURE_HEADER, ""), request.headers.get(TIMESTAMP_HEADER, "")
        if not signature:
            if await is_probe(request, PROBES):
                return Response(status_code=200)
            calls.refused(signed=False)
            return Response(status_code=403)
        body = await read_body(request)
        if body in PROBES:
            return Response(status_code=200)
        if not signer.signed(body, signature, at):
            calls.refused(signed=True)
            return Response(status_code=403)
        calls.taken()
        found = events(read(body))
        if found:
            return await acknowledged(take(found))
        log.info("an event of no interest, or one that cannot be read, is ignored")
        return Response(status_code=200)

    return router
