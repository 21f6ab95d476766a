"""Updates that nobody has: those that other processes stored or left, and replays."""

from __future__ import annotations

import asyncio

from bot.channels.channel import Channel
from bot.lanes import Lanes

LOOK = 0.25  # seconds between two looks


async def taking_up(lanes: Lanes, channel: Channel) -> None:
    """Look for them now and then, for ever."""
    while True:
        await lanes.resume(channel)
        await asyncio.sleep(LOOK)
