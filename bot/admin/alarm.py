"""One message to the administrator, also when the program itself is down."""

from __future__ import annotations

from telegram.error import BadRequest, Forbidden

from bot.admin.line import LineError, line
from bot.masks import Masks
from bot.settings import Settings

LONGEST = 4000  # characters; Telegram takes 4096


async def alarm(settings: Settings, text: str) -> None:
    """Send `text`, masked and cut to one message, to ADMIN_CHAT_ID. Raises LineError when it did not go."""
    if settings.admin_chat_id is None:
        raise LineError("admin_chat_missing")
    async with line(settings) as bot:
        try:
            await bot.send_message(settings.admin_chat_id, Masks(settings.secrets())(text)[:LONGEST])
        except (BadRequest, Forbidden) as error:
            raise LineError("admin_chat_closed", chat=settings.admin_chat_id) from error
