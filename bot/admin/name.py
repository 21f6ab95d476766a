"""The bot's own name, asked of Telegram."""

from __future__ import annotations

from bot.admin.bot_api import bot_api
from bot.settings.settings import Settings


async def bot_name(settings: Settings) -> str | None:
    """Return the bot's username. Raises `BotApiError` when Telegram cannot be asked."""
    async with bot_api(settings) as bot:
        return (await bot.get_me()).username
