"""The bot's own name, asked of Telegram."""

from __future__ import annotations

from bot.admin.line import line
from bot.settings.settings import Settings


async def bot_name(settings: Settings) -> str | None:
    """Return the bot's username. Raises `LineError` when Telegram cannot be asked."""
    async with line(settings) as bot:
        return (await bot.get_me()).username
