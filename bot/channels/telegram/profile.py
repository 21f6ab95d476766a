"""What the bot says of itself in Telegram: its commands and descriptions, set at every start."""

from __future__ import annotations

import asyncio
import logging

import yaml
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import SetMyCommands, SetMyDescription, SetMyShortDescription
from aiogram.types import BotCommand

from domain.words import TEMPLATES

AGAIN = 60.0  # seconds

log = logging.getLogger(__name__)


async def introduce(bot: Bot) -> None:
    """Set commands and descriptions as soon as Telegram can be reached; a refusal is logged and stops nothing."""
    while True:
        try:
            await _introduce(bot)
        except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter):
            await asyncio.sleep(AGAIN)
        except TelegramAPIError as refusal:
            log.warning("the bot could not introduce itself: %s", type(refusal).__name__)
            return
        else:
            return


async def _introduce(bot: Bot) -> None:
    words = yaml.safe_load((TEMPLATES / "telegram" / "profile.yaml").read_text("utf-8"))
    commands = [BotCommand(command=name, description=text) for name, text in words["commands"].items()]
    await bot(SetMyCommands(commands=commands))
    await bot(SetMyDescription(description=words["description"]))
    await bot(SetMyShortDescription(short_description=words["short_description"]))
