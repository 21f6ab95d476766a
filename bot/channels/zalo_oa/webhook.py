"""Events that Zalo posts for an Official Account: checked over the raw body, stored, committed, then acknowledged.

Zalo wants its answer within two seconds, so nothing else happens here. After five failures it would switch the webhook
off; therefore what is signed and cannot be read is acknowledged too: it would not become readable.
"""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request, Response

from bot.channels.zalo_oa.incoming import events
from bot.channels.zalo_oa.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, Signer
from bot.channels.zalo_webhook import PROBES, Take, read, read_body
from bot.web.calls import Calls, calls_of_all

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/webhook/zalo-oa"


def zalo_oa_webhook(take: Take, signer: Signer, calls: Calls | None = None) -> APIRouter:
    """Make the route that Zalo posts to."""
    router, calls = APIRouter(), calls or calls_of_all()["zalo_oa"]

    @router.post(WEBHOOK_PATH)
    async def receive(request: Request) -> Response:
        body = await read_body(request)
        if body is None:
            return Response(status_code=413)
        if body.strip() in PROBES:
            return Response(status_code=200)
        given, at = request.headers.get(SIGNATURE_HEADER, ""), request.headers.get(TIMESTAMP_HEADER, "")
        if not signer.signed(body, given, at):
            calls.refused(signed=bool(given))
            return Response(status_code=403)
        calls.taken()
        found = events(read(body))
        if found:
            await take(found)
        else:
            log.info("an event of no interest, or one that cannot be read, is ignored")
        return Response(status_code=200)

    return router
