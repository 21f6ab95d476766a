"""Sees that somebody moved the wall clock: it is compared with the one that nobody can move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from data.engine.leases import passed

LEAST = 1.0  # seconds: less is how clocks are kept right, a little at a time
INTERRUPTED = 0.1  # seconds between two readings that are meant to be one


@dataclass
class ClockWatch:
    """`now` is the wall clock, `passed` seconds that nobody can move (those asleep too, where the system tells)."""

    now: Callable[[], datetime]
    passed: Callable[[], float] = passed
    _apart: float | None = field(default=None, init=False)

    def moved(self) -> float:
        """Return by how many seconds the wall clock was moved since the last look, less than nothing when back."""
        before = self.passed()
        wall = self.now().timestamp()
        if self.passed() - before > INTERRUPTED:
            return 0.0  # this process was held up between the two: the next look tells
        apart, self._apart = self._apart, wall - before
        moved = 0.0 if apart is None else self._apart - apart
        return moved if abs(moved) >= LEAST else 0.0
