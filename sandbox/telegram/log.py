"""The referee's log: what Telegram accepted and what it refused, whatever the caller believes.

A test that kills a program or breaks its connection asks this log, not the program, what was really sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One call. `at` is the world's date, `clock` seconds on its clock, `error_code` 0 if it was accepted."""

    seq: int
    at: datetime
    clock: float
    bot: str
    method: str
    chat: int | None
    text: str
    message_id: int | None
    error_code: int = 0


@dataclass(slots=True)
class Log:
    now: Callable[[], datetime]
    clock: Callable[[], float]
    entries: list[LogEntry] = field(default_factory=list)

    def add(self, bot: str, method: str, params: Any, result: Any, error_code: int = 0) -> None:
        text = params.get("text") or params.get("caption") or ""
        message_id = result.get("message_id") if isinstance(result, dict) else None
        chat = chat_id(params)
        entry = LogEntry(
            len(self.entries) + 1, self.now(), self.clock(), bot, method, chat, str(text), message_id, error_code
        )
        self.entries.append(entry)

    def accepted(self, method: str | None = None, chat: int | None = None) -> list[LogEntry]:
        """The calls that had their effect, in order."""
        return [entry for entry in self.entries if not entry.error_code and _is(entry, method, chat)]

    def refused(self, method: str | None = None, chat: int | None = None) -> list[LogEntry]:
        """The calls that had none because Telegram said no, in order."""
        return [entry for entry in self.entries if entry.error_code and _is(entry, method, chat)]

    def clear(self) -> None:
        self.entries.clear()


def chat_id(params: Any) -> int | None:
    """The chat a call is about, if it names one by number."""
    try:
        return int(params["chat_id"])
    except (KeyError, OverflowError, TypeError, ValueError):
        return None


def _is(entry: LogEntry, method: str | None, chat: int | None) -> bool:
    return (method is None or entry.method.lower() == method.lower()) and chat in (None, entry.chat)
