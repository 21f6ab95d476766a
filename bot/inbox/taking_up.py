"""Updates that nobody has: what other processes stored or left, what waits behind somebody's first few, and replays."""

from __future__ import annotations

import asyncio

from bot.channels.base import Channel
from bot.inbox.worker import InboxWorker

LOOK = 0.25  # seconds between two looks
SOON = 0.05  # after one that found something: there may be more behind it


async def taking_up(inbox: InboxWorker, channel: Channel) -> None:
    """Look for them again and again, until cancelled."""
    while True:
        found = await inbox.resume(channel)
        await asyncio.sleep(SOON if found else LOOK)
