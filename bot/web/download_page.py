"""The page of a file that could not be sent, and the file itself. Both are gone after a day."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, HTMLResponse
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.files.download_links import HANDOUT_PATH
from bot.web.headers import READ
from bot.web.join import READERS
from bot.web.style import style
from data.types import HANOI
from domain.files import downloads
from domain.ports import Clock, MediaStore
from domain.text import templates

TOKEN_LIMIT = 64  # characters of an address that are worth a look into the database
NEVER_KEPT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
SHOWN = ("image/", "audio/")  # everything else is saved, never opened beside the program's pages


def handouts_router(engine: AsyncEngine, store: MediaStore, clock: Clock) -> APIRouter:
    """Make the routes under /tep/."""
    router, readers = APIRouter(), asyncio.Semaphore(READERS)

    async def look(token: str) -> downloads.Behind | None:
        async with readers:
            return await downloads.look(engine, token[:TOKEN_LIMIT], clock.now())

    @router.api_route(HANDOUT_PATH + "{token}", methods=READ, response_class=HTMLResponse)
    async def page(token: str) -> Response:
        found = await look(token)
        if found is None:
            return _gone()
        address = f"{HANDOUT_PATH}{token}/{quote(found.name)}"
        until = found.until.astimezone(HANOI)
        page_html = templates.render("web/file.html", style=style(), name=found.name, address=address, until=until)
        return HTMLResponse(page_html, headers=NEVER_KEPT)

    @router.api_route(HANDOUT_PATH + "{token}/{name}", methods=READ)
    async def file(token: str, name: str) -> Response:
        found = await look(token)
        path = await downloads.file_of(store, token[:TOKEN_LIMIT]) if found and found.name == name else None
        if found is None or path is None:
            return _gone()
        way = "inline" if found.media_type.startswith(SHOWN) else "attachment"
        named = {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(name)}"}
        return FileResponse(path, media_type=found.media_type, headers={**NEVER_KEPT, **named})

    return router


def _gone() -> HTMLResponse:
    return HTMLResponse(templates.render("web/file_gone.html", style=style()), status_code=404, headers=NEVER_KEPT)
