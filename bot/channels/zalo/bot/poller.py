"""Long polling of the Zalo Bot Platform: one update a call, and nothing to acknowledge it with.

Whether an update leaves the queue when it was handed over, or comes again with every poll, is in dispute; both were
seen. So it is stored and committed before the next poll, the inbox knows it by its message's id, and while polls bring
nothing new there is at least a second between them.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import Any

from bot.channels.base import Raw
from bot.channels.outage import EVERY, Seldom
from bot.channels.polling import AnyPoller, Take
from bot.channels.zalo.bot.capabilities import PLATFORM
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.incoming import flat, key
from bot.channels.zalo.http import ZaloError, spoken

log = logging.getLogger(__name__)

REMEMBERED = 10_000  # ids; the inbox knows all of them, this only spares it the question


class Poller(AnyPoller):
    """Fetches updates of one bot for ever; two pollers of one token would share its updates between them."""

    name = "Zalo Bot"

    def __init__(self, client: ZaloBotClient, take: Take, **more: Any) -> None:
        super().__init__(take, **more)
        self.client = client
        self._seldom = Seldom(EVERY, self.clock)
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._held: tuple[str, Raw] | None = None  # handed over and not yet stored: Zalo may never give it again

    async def step(self) -> None:
        """Poll once, and rest as long as what came of it asks for."""
        begun = self.clock()
        try:
            if self.failures == 0 or not await self._taken_elsewhere():
                new = await self.once()
                self.failures = 0
                self.answered()
                if not new:
                    await self.rest(begun, PLATFORM.poll_gap)
        except ZaloError as problem:
            if self.failures == 0:
                self.unreachable()
            await self.pause(spoken(problem))

    async def once(self) -> bool:
        """Fetch one update and store it; tell whether it was a new one. What could not be stored is stored first."""
        if self._held is None:
            self._held = await self._fetch()
        if self._held is None:
            return False
        await self.take([self._held])  # stored and committed
        self._seen[self._held[0]] = None
        self._held = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return True

    async def _fetch(self) -> tuple[str, Raw] | None:
        raw = await self.client.get_updates()
        event = flat(raw) if raw else None
        if event is None:
            return None
        name = key(event)
        if name is None:
            log.warning("an update without an id is ignored")
            return None
        return None if name in self._seen else (name, event)

    async def _taken_elsewhere(self) -> bool:
        """Tell whether polling fails because a webhook is set. It may belong to another program: it stays."""
        webhook = await self.client.get_webhook_info()
        if webhook is None:
            return False
        if self._seldom.now():
            log.error("Zalo calls a webhook for this bot, so it cannot be polled; delete the webhook first")
        await self.pause("it calls a webhook")
        return True
