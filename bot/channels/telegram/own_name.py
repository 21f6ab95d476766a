"""The bot's own name in Telegram, for the links that lead into a conversation.

It is asked for beside everything else, until Telegram tells it: a Telegram that is out of reach keeps no page back.
"""

from __future__ import annotations

import asyncio
from itertools import chain, repeat

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.channels.deep_links import OwnLinks
from bot.channels.outage import Outage
from bot.channels.telegram.failures import spoken

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between tries; the last one from then on


async def learn_name(bot: Bot, links: OwnLinks, outage: Outage) -> None:
    """Ask until the name is known, and tell it to the links."""
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            links.named((await bot.me()).username)
        except (AiogramError, OSError) as problem:
            outage.failed(spoken(problem))
            await asyncio.sleep(pause)
        else:
            return
