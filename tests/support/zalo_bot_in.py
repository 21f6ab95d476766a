from __future__ import annotations

from typing import Any

from bot.channels.base import Raw

CHAT = "0a1b2c3d4e5f60718293"


def event(kind: str, **content: Any) -> Raw:
    return {
        "event_name": f"message.{kind}.received",
        "message": {
            "message_id": "2d758cb5e222177a4e35",
            "date": 1750316131602,
            "from": {"id": CHAT, "display_name": "Lê Thị Hạnh", "is_bot": False},
            "chat": {"id": CHAT, "chat_type": "PRIVATE"},
            **content,
        },
    }


TEXT = event("text", text="Xin chào")


class Nights:
    """A clock that moves only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
