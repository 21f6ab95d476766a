"""A loop that notes how long each callback holds it: for so long nobody else is answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextvars import Context
from typing import NamedTuple, TypeVarTuple

Ts = TypeVarTuple("Ts")


class Hold(NamedTuple):
    """How long the loop was held, in milliseconds.

    `computed` is the CPU time of the loop's own thread, `wall` what a clock on the wall showed: on a machine that does
    other work too the second holds what the others took.
    """

    computed: float = 0.0
    wall: float = 0.0

    def or_less(self, other: Hold) -> Hold:
        return Hold(min(self.computed, other.computed), min(self.wall, other.wall))

    def or_more(self, other: Hold) -> Hold:
        return Hold(max(self.computed, other.computed), max(self.wall, other.wall))


class HeldLoop(asyncio.SelectorEventLoop):
    """Times every callback that is asked for through the public methods: all steps of tasks are, and all timers.

    What the selector itself calls (bytes on a socket) is not timed.
    """

    longest = Hold()

    def call_soon(
        self, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.Handle:
        return super().call_soon(self._timed, callback, *args, context=context)

    def call_soon_threadsafe(
        self, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.Handle:
        return super().call_soon_threadsafe(self._timed, callback, *args, context=context)

    def call_at(
        self, when: float, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        return super().call_at(when, self._timed, callback, *args, context=context)

    def _timed(self, callback: Callable[[*Ts], object], *args: *Ts) -> None:
        wall, computed = time.perf_counter(), time.thread_time()
        try:
            callback(*args)
        finally:
            computed, wall = time.thread_time() - computed, time.perf_counter() - wall
            self.longest = self.longest.or_more(Hold(computed * 1000, wall * 1000))

    def forget(self) -> None:
        self.longest = Hold()
