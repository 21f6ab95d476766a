"""The demo's date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic


@dataclass
class MovableClock:
    """Goes on like any clock, so that what is typed later has a later date, and jumps when somebody moves it."""

    moment: datetime  # to which it was moved
    seconds: Callable[[], float] = monotonic
    _moved_at: float = field(init=False)

    def __post_init__(self) -> None:
        self._moved_at = self.seconds()

    def move_to(self, moment: datetime) -> None:
        self.moment, self._moved_at = moment, self.seconds()

    def now(self) -> datetime:
        return self.moment + timedelta(seconds=self.seconds() - self._moved_at)
