"""A Zalo Official Account in miniature, with its odd habits; what is disputed can be played either way."""

from __future__ import annotations

from .server import zalo_oa_app
from .world import Habits, Message, ZaloOaWorld

__all__ = ["Habits", "Message", "ZaloOaWorld", "zalo_oa_app"]
