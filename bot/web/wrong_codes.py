"""How many wrong codes one address has tried in this hour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

MOST = 30  # wrong codes of one address in an hour
ADDRESSES = 10_000  # that are remembered; the one that was heard of first is forgotten for the next
HOUR = timedelta(hours=1)


@dataclass
class WrongCodes:
    """Counts in the memory of this process: nothing about who opened a page is stored."""

    most: int = MOST
    _hour: datetime | None = None
    _counts: dict[str, int] = field(default_factory=dict)

    def too_many(self, address: str, now: datetime) -> bool:
        """Count one more; tell whether it is beyond the limit."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        if hour != self._hour:
            self._hour, self._counts = hour, {}
        if address not in self._counts and len(self._counts) >= ADDRESSES:
            del self._counts[next(iter(self._counts))]
        self._counts[address] = self._counts.get(address, 0) + 1
        return self._counts[address] > self.most

    @staticmethod
    def left(now: datetime) -> int:
        """Seconds until the next hour."""
        return round((HOUR - timedelta(minutes=now.minute, seconds=now.second)).total_seconds())
