"""When each tick last did its work, kept in memory: a watcher asks whether the clock still ticks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

LIMITS = {"second": 15.0, "minute": 180.0}
"""Seconds of silence that are still no fault: a minute may be long when a day of reminders is planned."""


@dataclass
class Heartbeat:
    """`clock` is monotonic, in seconds: the other one may be moved."""

    clock: Callable[[], float] = time.monotonic
    _beats: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in LIMITS:
            self.beat(name)  # silence is counted from the start

    def beat(self, name: str) -> None:
        self._beats[name] = self.clock()

    def ages(self) -> dict[str, float]:
        """Seconds since each tick last did its work."""
        now = self.clock()
        return {name: now - at for name, at in self._beats.items()}

    def silent(self) -> list[str]:
        """Name the ticks that have been silent for too long."""
        return [name for name, age in self.ages().items() if age > LIMITS[name]]
