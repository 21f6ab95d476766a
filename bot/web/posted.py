"""What platforms post: a body that is bounded in size and time, and an answer once it is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from data.engine.failures import is_away

BODY_LIMIT = 1_000_000  # bytes; an update is a few thousand
BODY_WITHIN = 10.0  # seconds; platforms send it in one go
AGAIN = "2"  # seconds until an update that could not be stored comes again; without it Telegram waits longer each time


async def read_body(request: Request, limit: int = BODY_LIMIT) -> bytes:
    """Read the body. Raises `HTTPException` when it is longer than `limit` bytes (413) or too slow (408)."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_WITHIN):
            async for part in request.stream():
                body += part
                if len(body) > limit:
                    raise HTTPException(413)
    except TimeoutError as problem:
        raise HTTPException(408) from problem
    return bytes(body)


async def is_probe(request: Request, probes: frozenset[bytes]) -> bool:
    """Tell whether an unsigned request is one of these probes, of which no more is read than the longest has."""
    try:
        return await read_body(request, max(map(len, probes))) in probes
    except HTTPException:
        return False


async def acknowledged(storing: Awaitable[None]) -> Response:
    """Store, and only then acknowledge; while the database is away the platform is asked to come again."""
    try:
        await storing
    except Exception as problem:
        if not is_away(problem):
            raise
        return Response(status_code=503, headers={"Retry-After": AGAIN})
    return Response(status_code=200)
