"""A hand on a phone: people who act by a script, for a demo that does not begin empty."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .world import TelegramWorld

PATIENCE = 200  # looks at a phone, a few hundredths of a second apart, until the answer is there
BLINK = 0.02  # seconds


class NoAnswerError(Exception):
    """Somebody waited in vain for what they were told to look for."""


@dataclass
class Hand:
    """A person's hand on their phone: what somebody does by clicks on the page, done by a script."""

    world: TelegramWorld
    bot: str
    person_id: int

    async def opens(self, payload: str) -> None:
        self.world.starts(self.person_id, self.bot, payload)

    async def says(self, text: str, under: str) -> None:
        """Type a text once the bot's last message asks for it."""
        await self._wait_for(lambda message: under in message.get("text", ""), under)
        self.world.says(self.person_id, self.bot, text)

    async def taps(self, label: str) -> None:
        """Tap a button of the bot's last message as soon as it is there."""
        message = await self._wait_for(lambda message: _button(message, label) is not None, label)
        self.world.taps(self.person_id, message["message_id"], _button(message, label) or "", self.bot)

    async def sees(self, text: str) -> None:
        await self._wait_for(lambda message: text in message.get("text", ""), text)

    async def _wait_for(self, wanted: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        for _ in range(PATIENCE):
            messages = [message for message in self.world.chat(self.person_id, self.bot) if not message["out"]]
            if messages and wanted(messages[-1]):
                return dict(messages[-1])
            await asyncio.sleep(BLINK)
        raise NoAnswerError(what)


def _button(message: dict[str, Any], label: str) -> str | None:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return next((button["callback_data"] for row in rows for button in row if label in button["text"]), None)
