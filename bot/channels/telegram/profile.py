"""What the bot says of itself in Telegram: its commands and descriptions, set at every start."""

from __future__ import annotations

import asyncio
import logging

import yaml
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.methods import SetMyCommands, SetMyDescription, SetMyShortDescription
from aiogram.types import BotCommand

from bot.channels.outage import Outage
from bot.channels.telegram.failures import spoken
from domain.text.templates import TEMPLATES

AGAIN = 60.0  # seconds

log = logging.getLogger(__name__)


async def introduce(bot: Bot, outage: Outage) -> None:
    """Set commands and descriptions as soon as Telegram takes them; a refusal is logged and stops nothing."""
    while True:
        try:
            await _introduce(bot)
        except TelegramBadRequest as refusal:
            log.warning("the bot could not introduce itself: %s", type(refusal).__name__)
            return
        except (AiogramError, OSError) as problem:
            outage.failed(f"the bot could not introduce itself: {spoken(problem)}")
            await asyncio.sleep(AGAIN)
        else:
            return


async def _introduce(bot: Bot) -> None:
    words = yaml.safe_load((TEMPLATES / "telegram" / "profile.yaml").read_text("utf-8"))
    commands = [BotCommand(command=name, description=text) for name, text in words["commands"].items()]
    await bot(SetMyCommands(commands=commands))
    await bot(SetMyDescription(description=words["description"]))
    await bot(SetMyShortDescription(short_description=words["short_description"]))
