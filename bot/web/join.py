"""The small page that a unit's QR code opens: plain HTML without script, so it works inside Zalo's browser too."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.channels.deep_links import JOIN_PATH, Links
from bot.settings.addresses import read_address, subscriber
from bot.web.headers import READ
from bot.web.style import style
from domain import units
from domain.ports import Clock
from domain.text import templates
from domain.units import UnitView

MOST = 30  # wrong codes of one address in an hour
ADDRESSES = 10_000  # that are remembered; the one that was heard of first is forgotten for the next
HOUR = timedelta(hours=1)


@dataclass
class WrongCodes:
    """Counts in the memory of this process: nothing about who opened a page is stored."""

    most: int = MOST
    _hour: datetime | None = None
    _counts: dict[str, int] = field(default_factory=dict)

    def too_many(self, address: str, now: datetime) -> bool:
        """Count one more; tell whether it is beyond the limit."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        if hour != self._hour:
            self._hour, self._counts = hour, {}
        if address not in self._counts and len(self._counts) >= ADDRESSES:
            del self._counts[next(iter(self._counts))]
        self._counts[address] = self._counts.get(address, 0) + 1
        return self._counts[address] > self.most

    @staticmethod
    def left(now: datetime) -> int:
        """Seconds until the next hour."""
        return round((HOUR - timedelta(minutes=now.minute, seconds=now.second)).total_seconds())


READERS = 4  # connections to the database at once: the other ten or so are for conversations and pushes
CODE_LIMIT = 64  # characters of an address that are worth a look into the database
FRESH = {"Cache-Control": "public, max-age=300"}  # a launch day brings thousands to the same page
STALE = {"Cache-Control": "no-store"}  # an unknown code may be one that is known in a minute


def join_router(engine: AsyncEngine, clock: Clock, links: Links) -> APIRouter:
    """Make the routes of the join page."""
    router, wrong, readers = APIRouter(), WrongCodes(), asyncio.Semaphore(READERS)

    @router.api_route(JOIN_PATH + "{join_code}", methods=READ, response_class=HTMLResponse)
    async def join(join_code: str, request: Request) -> HTMLResponse:
        """Show a unit and the ways into it; a unit that ended names its successors, an unknown code is a 404.

        Right codes are shown however often: a whole factory scans one poster from one address.
        """
        now = clock.now()
        today = now.date()
        async with readers, engine.connect() as connection:
            unit = await units.by_join_code(connection, join_code[:CODE_LIMIT], today)
            if unit is None:
                beyond = wrong.too_many(subscriber(read_address(request.client.host) if request.client else None), now)
                return unknown_page(links, again=wrong.left(now) if beyond else None)
            if not unit.is_active:
                return await _ended(connection, unit, today, links)
        ways = {
            "telegram": links.join(unit.join_code),
            "app": links.join_in_app(unit.join_code),
            "bot": links.bot,
            "zalo": links.zalo,
        }
        return _page("join", unit=unit, **ways)

    return router


async def _ended(connection: AsyncConnection, unit: UnitView, today: date, links: Links) -> HTMLResponse:
    successors = await units.successors(connection, unit.id, today)
    links_to = [(successor.name, f"{JOIN_PATH}{successor.join_code}") for successor in successors]
    return _page("ended", unit=unit, successors=links_to, bot=links.bot)


def unknown_page(links: Links, again: int | None = None) -> HTMLResponse:
    """Say politely that nothing is here, and what to do; `again`: seconds until more wrong codes may be tried."""
    page = _html("unknown", bot=links.bot, too_many=again is not None)
    if again is None:
        return HTMLResponse(page, status_code=404, headers=STALE)
    return HTMLResponse(page, status_code=429, headers=STALE | {"Retry-After": str(again)})


def _page(name: str, **context: object) -> HTMLResponse:
    return HTMLResponse(_html(name, **context), headers=FRESH)


def _html(name: str, **context: object) -> str:
    return templates.render(f"web/{name}.html", style=style(), **context)
