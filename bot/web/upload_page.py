"""The page on which a person hands in a file: a plain form, no script, no cookie.

The address itself is the permission, so no other page can send this form for somebody: it would have to know it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import IO

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from bot.channels.base import Raw
from bot.channels.typed_text import LONGEST_NAME, bounded
from bot.channels.zalo.webhook import Take
from bot.files.file_types import VOICES, type_of
from bot.files.intake import FileKind, Intake
from bot.files.media_store import FolderMediaStore
from bot.files.pictures import OTHER_KIND, TOO_MANY_PIXELS
from bot.files.upload_links import UPLOAD_PATH, Asked, UploadLinks, as_event, key_of
from bot.web.arrivals import Arrivals, CrowdedError, NotKeptError, ReplacedError, TooMuchError
from bot.web.headers import READ, policy
from bot.web.style import style
from data.queries.inbox import uploads as queries
from domain.errors import Problem
from domain.ports import FILE_LOST, FILE_NO_PDF, FILE_NOT_KEPT, FILE_TOO_LARGE, PDF, PHOTO_NOT_KEPT, Clock
from domain.text import templates
from domain.text.normalise import tidy
from handlers.core.screen import FILE, Screen

_OF_A_FILE = dict.fromkeys((FILE_TOO_LARGE, "photo_too_large"), FILE_TOO_LARGE)
_OF_A_FILE |= dict.fromkeys((FILE_NOT_KEPT, PHOTO_NOT_KEPT), FILE_NOT_KEPT)
_AS_IN_A_CHAT = frozenset({OTHER_KIND, TOO_MANY_PIXELS})
AROUND = 16 * 1024  # bytes of a form beside its file
REST = 64 * 1024 * 1024  # bytes of a form that is refused that are still taken from the network
REST_WITHIN = 60.0  # seconds for them
PART = 64 * 1024  # bytes that are read at a time
HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}


class NoFileError(Exception):
    """What was sent is no form with a file in it."""


REFUSED: dict[type[Exception], tuple[str, HTTPStatus]] = {
    TooMuchError: (FILE_TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    CrowdedError: ("files_crowded", HTTPStatus.SERVICE_UNAVAILABLE),
    ReplacedError: ("file_replaced", HTTPStatus.CONFLICT),
    NotKeptError: (FILE_NOT_KEPT, HTTPStatus.UNPROCESSABLE_ENTITY),
    MultiPartException: (FILE_LOST, HTTPStatus.BAD_REQUEST),
    NoFileError: (FILE_LOST, HTTPStatus.BAD_REQUEST),
}
"""What went wrong before a file was there: the words, and the status."""


@dataclass
class UploadPage:
    """Takes files in for one channel."""

    engine: AsyncEngine
    store: FolderMediaStore
    clock: Clock
    uploads: UploadLinks
    take: Take
    channel: str
    limit: int  # bytes of a paper
    photo_limit: int  # bytes
    arrivals: Arrivals
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def longest(self) -> int:
        """Bytes of a whole form."""
        return max(self.limit, self.photo_limit) + AROUND

    async def look(self, token: str) -> tuple[Asked, str] | None:
        """Return what an address is for and whose it is; `None` when it is old, used, or nobody's."""
        asked = self.uploads.read(token)
        if asked is None:
            return None
        async with self.engine.connect() as connection:
            row = await queries.asked(connection, self.channel, asked.contact_id, asked.seq)
            if row is None or await queries.came(connection, self.channel, key_of(asked)):
                return None
        screen = Screen.load(row.screen)
        return (asked, row.address) if screen is not None and FILE in screen.accepts else None

    async def keep(self, content: bytes, name: str) -> Raw:
        """Check a file by its size and its real type, and keep it. Raises `Problem`."""
        claimed = FileKind.PAPER if name.lower().endswith(".pdf") else FileKind.PHOTO
        try:
            media = None
            if type_of(content) not in VOICES:
                media = await Intake(self.store, self.photo_limit, self.limit).keep(content, claimed)
        except Problem as problem:
            raise _on_this_page(problem) from problem
        if media is None:
            raise Problem(FILE_NO_PDF)
        shown = tidy(bounded(name[-LONGEST_NAME:])) if media.media_type == PDF else ""
        return {"sha256": media.sha256, "media_type": media.media_type, "size": media.size, "name": shown}

    async def hand_in(self, token: str, content: bytes, name: str) -> bool:
        """Pass a file on as an update of the conversation; `False` when the address has ended meanwhile."""
        file = await self.keep(content, name)
        async with self.turn:
            found = await self.look(token)
            if found is None:
                return False
            await self.take([(key_of(found[0]), as_event(*found, file, self.clock.now()))])
            return True


def uploads_router(uploads: UploadPage) -> APIRouter:
    """Make the routes of the page."""
    router = APIRouter()

    @router.api_route(UPLOAD_PATH + "{token}", methods=READ, response_class=HTMLResponse)
    async def page(token: str) -> Response:
        return _form() if await uploads.look(token) else _page("web/upload_over.html", HTTPStatus.NOT_FOUND)

    @router.post(UPLOAD_PATH + "{token}", response_class=HTMLResponse)
    async def sent(token: str, request: Request) -> Response:
        if await uploads.look(token) is None:  # before anything of the body is read
            return _page("web/upload_over.html", HTTPStatus.NOT_FOUND)
        parts = request.stream()
        try:
            _demand_form(request, uploads.longest)
            size = max(uploads.limit, uploads.photo_limit)
            async with (
                uploads.arrivals.whole(token, parts, uploads.longest) as body,
                uploads.arrivals.room,
                uploads.store.room(size),
            ):
                done = await uploads.hand_in(token, *await _file(request, body))
        except tuple(REFUSED) as problem:
            await _let_pass(parts)
            return _form(*REFUSED[type(problem)])
        except Problem as problem:
            return _form(problem.template, HTTPStatus.UNPROCESSABLE_ENTITY, **problem.context)
        return _page("web/upload_done.html") if done else _page("web/upload_over.html", HTTPStatus.NOT_FOUND)

    return router


def _demand_form(request: Request, limit: int) -> None:
    """Look at the head alone. Raises `TooMuchError`; `NoFileError` for another form."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:LONGEST_NAME]) > limit:
        raise TooMuchError
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise NoFileError


async def _let_pass(parts: AsyncIterator[bytes]) -> None:
    """Read the rest and drop it: a browser (or Caddy) that is answered while it still sends shows its own error."""
    left = REST
    with suppress(TimeoutError):
        async with asyncio.timeout(REST_WITHIN):
            async for part in parts:
                left -= len(part)
                if left < 0:
                    return


class _FormParser(MultiPartParser):
    spool_max_size = (
        0  # bytes before a file goes to the system's folder; 0: never, its bytes are needed in memory at once
    )


async def _file(request: Request, body: IO[bytes]) -> tuple[bytes, str]:
    """Read the one file of the form. Raises `MultiPartException`; `NoFileError`."""
    form = await _FormParser(request.headers, _parts(body), max_files=1, max_fields=1).parse()
    found = form.get("file")
    if not isinstance(found, UploadFile):
        raise NoFileError
    try:
        return await found.read(), found.filename or ""
    finally:
        await form.close()


async def _parts(body: IO[bytes]) -> AsyncGenerator[bytes, None]:
    while part := await asyncio.to_thread(body.read, PART):
        yield part


def _on_this_page(problem: Problem) -> Problem:
    """Say it of a file, where the words of a chat speak of a photo."""
    if problem.template in _AS_IN_A_CHAT:
        return problem
    return Problem(_OF_A_FILE.get(problem.template, FILE_NO_PDF))


def _form(problem: str = "", status: HTTPStatus = HTTPStatus.OK, **facts: object) -> HTMLResponse:
    you = templates.label("you_officer")  # only officers are asked for papers
    refusal = templates.render(f"refusals/{problem}", {**facts, "you": you, "You": you.capitalize()}) if problem else ""
    return _page("web/upload.html", status, problem=refusal)


def _page(name: str, status: HTTPStatus = HTTPStatus.OK, **context: object) -> HTMLResponse:
    sheet = style()
    own = HEADERS | {"Content-Security-Policy": policy([sheet], form="'self'")}
    return HTMLResponse(templates.render(name, style=sheet, **context), status_code=status, headers=own)
