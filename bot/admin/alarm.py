"""One message to the administrator, also when the program itself is down."""

from __future__ import annotations

from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.admin.bot_api import BotApiError, bot_api
from bot.admin.texts import say
from bot.logs.redaction import Masks
from bot.settings.settings import Settings

LONGEST = 4000  # characters; Telegram takes 4096


async def alarm(settings: Settings, text: str) -> None:
    """Send `text`, masked and cut to one message, to ADMIN_CHAT_ID. Raises BotApiError when it did not go."""
    if settings.admin_chat_id is None:
        raise BotApiError("admin_chat_missing")
    async with bot_api(settings) as bot:
        text_shown = Masks(settings.secrets())(text)[:LONGEST]
        try:
            try:
                await bot.send_message(settings.admin_chat_id, text_shown)
            except ChatMigrated as moved:  # the administrators' group became a supergroup: it has another number now
                more = say("alarm", "moved", chat=moved.new_chat_id)
                await bot.send_message(moved.new_chat_id, f"{text_shown[: LONGEST - len(more)]}\n\n{more}")
        except (BadRequest, Forbidden) as error:
            raise BotApiError("admin_chat_closed", chat=settings.admin_chat_id) from error
