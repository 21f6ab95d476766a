"""Which calls a fault waits for: the next ones of a method, of a chat, of a bot, or any. And the rate limit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from .errors import ApiError, Dropped, Truncated, too_many_requests
from .faults import Fault
from .log import chat_id
from .pace import Pace

Do = Callable[[], Awaitable[Any]]
Pause = Callable[[float], Awaitable[None]]


@dataclass(slots=True, eq=False)
class Planned:
    """A fault waiting for its calls. `times` None: until it is removed."""

    fault: Fault
    method: str | None
    chat: int | None
    bot: str | None
    times: int | None
    used: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    _let_go: asyncio.Event = field(default_factory=asyncio.Event)

    def let_go(self) -> None:
        """End the waiting of a hanging or late call."""
        self._let_go.set()

    def meets(self, bot: str, method: str, chat: int | None) -> bool:
        left = self.times is None or self.used < self.times
        return left and self.method in (None, method) and self.chat in (None, chat) and self.bot in (None, bot)

    async def strike(self, do: Do, pause: Pause) -> Any:
        """Run the call as this fault has it."""
        fault = self.fault
        result = await do() if fault.accepted else None
        self.reached.set()
        if fault.waits:
            await (self._let_go.wait() if fault.seconds is None else pause(fault.seconds))
        if fault.refusal is not None:
            raise ApiError(fault.refusal.error_code, fault.refusal.description, fault.refusal.parameters)
        if fault.truncated:
            raise Truncated(result)
        if fault.waits and fault.accepted:
            return result
        raise Dropped("the connection was reset")


class Faults:
    """The faults planned for a world, and its rate limit if it has one."""

    def __init__(self) -> None:
        self.planned: list[Planned] = []
        self.pace: Pace | None = None

    def add(
        self,
        fault: Fault,
        *,
        method: str | None = None,
        chat: int | None = None,
        bot: str | None = None,
        times: int | None = 1,
    ) -> Planned:
        """Plan a fault for the next `times` calls of a method, for a chat, for a bot's username, or any of them."""
        planned = Planned(fault, method.lower() if method else None, chat, bot, times)
        self.planned.append(planned)
        return planned

    def limit(
        self,
        calls: int | None,
        *,
        seconds: float = 1.0,
        ban: float = 0.0,
        tries_prolong: bool = False,
    ) -> None:
        """Accept so many sends in any sliding window; None ends the limit. See Pace."""
        self.pace = None if calls is None else Pace(calls, seconds, ban, tries_prolong)

    def clear(self) -> None:
        """End all faults; calls that hang are let go."""
        for planned in self.planned:
            planned.let_go()
        self.planned.clear()
        self.pace = None

    def take(self, bot: str, method: str, params: Any) -> Planned | None:
        """The fault for this call, counted as used."""
        if not self.planned:
            return None
        chat = chat_id(params)
        for planned in self.planned:
            if planned.meets(bot, method, chat):
                planned.used += 1
                return planned
        return None

    def check_pace(self, method: str, clock: float) -> None:
        """Raise 429 if the limit says so."""
        if self.pace is not None and method.startswith("send") and method != "sendchataction":
            seconds = self.pace.refuses(clock)
            if seconds:
                raise too_many_requests(seconds)
