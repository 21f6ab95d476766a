"""A trigger of APScheduler that counts from the moment it is asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from apscheduler.triggers.base import BaseTrigger


class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler 3 has no types
    """Fires once in each `interval`, the first time after `first`.

    APScheduler's own interval adds up from the run before: after a clock that went ahead by a year it counts through
    every second of that year, which takes minutes and gigabytes. It never fires for what was missed; one run is enough.
    """

    def __init__(self, seconds: float, first: float | None = None) -> None:
        self.interval = timedelta(seconds=seconds)
        self.first = timedelta(seconds=seconds if first is None else first)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        return now + (self.first if previous_fire_time is None else self.interval)
