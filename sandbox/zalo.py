"""Both miniature Zalos of one demo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .zalo_bot import ZaloBotWorld, zalo_bot_app
from .zalo_oa import ZaloOaWorld, zalo_oa_app

BOT_PATH, OA_PATH = "/zalo-bot", "/zalo-oa"


@dataclass(frozen=True)
class Zalos:
    """The worlds, and the token of the one bot."""

    bot: ZaloBotWorld
    token: str
    oa: ZaloOaWorld

    def at(self, address: str) -> None:
        """Tell both where they are reached."""
        self.bot.cdn.base, self.oa.cdn.base = f"{address}{BOT_PATH}", f"{address}{OA_PATH}"

    async def close(self) -> None:
        await self.bot.close()
        await self.oa.calls.close()


class PresentZalo:
    """The servers of whichever worlds there are at the moment of a call."""

    def __init__(self, present: Callable[[], Zalos | None], part: str) -> None:
        self._present = present
        self._part = part
        self._zalos: Zalos | None = None
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        zalos = self._present()
        if zalos is None:
            await Response(status_code=404)(scope, receive, send)
            return
        if self._app is None or zalos is not self._zalos:
            self._zalos = zalos
            self._app = zalo_bot_app(zalos.bot) if self._part == BOT_PATH else zalo_oa_app(zalos.oa)
        await self._app(scope, receive, send)
