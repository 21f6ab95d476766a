"""A Zalo Bot Platform in miniature, with its odd habits; what is disputed can be played either way."""

from __future__ import annotations

from .server import zalo_bot_app
from .world import Habits, Message, ZaloBotWorld

__all__ = ["Habits", "Message", "ZaloBotWorld", "zalo_bot_app"]
