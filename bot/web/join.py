"""The small page that a unit's QR code opens: plain HTML without script, so it works inside Zalo's browser too."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.links import JOIN_PATH, Links
from domain import units, words
from domain.ports import Clock
from domain.units import UnitView

CODE_LIMIT = 64  # characters of an address that are worth a look into the database
FRESH = {"Cache-Control": "public, max-age=300"}  # a launch day brings thousands to the same page
STALE = {"Cache-Control": "no-store"}  # an unknown code may be one that is known in a minute


def style() -> str:
    """The style sheet that stands inside the page."""
    return words.environment().get_template("web/style.css.j2").render()


def join_router(engine: AsyncEngine, clock: Clock, links: Links) -> APIRouter:
    """Make the routes of the join page."""
    router = APIRouter()

    @router.get(JOIN_PATH + "{join_code}", response_class=HTMLResponse)
    async def join(join_code: str) -> HTMLResponse:
        """Show a unit and the ways into it; a unit that ended names its successors, an unknown code is a 404."""
        today = clock.now().date()
        async with engine.connect() as connection:
            unit = await units.by_join_code(connection, join_code[:CODE_LIMIT], today)
            if unit is None:
                return unknown_page(links)
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
    told = [(one.name, f"{JOIN_PATH}{one.join_code}") for one in successors]
    return _page("ended", unit=unit, successors=told, bot=links.bot)


def unknown_page(links: Links) -> HTMLResponse:
    """Say politely that nothing is here, and what to do."""
    return HTMLResponse(_html("unknown", bot=links.bot), status_code=404, headers=STALE)


def _page(name: str, **context: object) -> HTMLResponse:
    return HTMLResponse(_html(name, **context), headers=FRESH)


def _html(name: str, **context: object) -> str:
    return words.render(f"web/{name}.html", style=style(), **context)
