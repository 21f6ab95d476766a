"""Taps on inline buttons that wait for their answer, and the answers that a person saw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .people import Chat

LIFE = 60.0  # seconds a tap can be answered


@dataclass(slots=True)
class Tap:
    chat: Chat
    at: float


@dataclass(slots=True)
class Taps:
    waiting: dict[str, Tap] = field(default_factory=dict)
    shown: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    _count: int = 0

    def add(self, chat: Chat, clock: float) -> dict[str, Any]:
        """Note a tap and return the beginning of its CallbackQuery."""
        self._count += 1
        query_id = str(chat.person.id * 2**32 + self._count)
        self.waiting[query_id] = Tap(chat, clock)
        instance = str(chat.person.id * 2**16 + chat.bot.id % 2**16)
        return {"id": query_id, "from": chat.person.user, "chat_instance": instance}

    def answer(self, query_id: str, bot_id: int, clock: float) -> Chat | None:
        """The chat of a tap that still waits for this bot's answer; it waits no longer."""
        tap = self.waiting.get(query_id)
        if tap is None or tap.chat.bot.id != bot_id:
            return None
        del self.waiting[query_id]
        return tap.chat if clock - tap.at <= LIFE else None
