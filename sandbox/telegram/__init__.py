"""Telegram in miniature: a world of people and bots, and its Bot API over HTTP.

TelegramWorld is the state and answers calls inside the process; telegram_app puts HTTP around it. HABITS.md names the
source of every habit that is copied.
"""

from __future__ import annotations

from .args import Upload
from .errors import ApiError, Dropped, Impossible, Truncated
from .faults import Fault
from .hand import Hand, NoAnswerError
from .log import Log, LogEntry
from .people import Bot, Person
from .plan import Faults, Planned
from .server import telegram_app
from .world import TelegramWorld

__all__ = [
    "ApiError",
    "Bot",
    "Dropped",
    "Fault",
    "Faults",
    "Hand",
    "Impossible",
    "Log",
    "LogEntry",
    "NoAnswerError",
    "Person",
    "Planned",
    "TelegramWorld",
    "Truncated",
    "Upload",
    "telegram_app",
]
