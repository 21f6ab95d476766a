"""The real clock, the only place that asks the machine for the time of day."""

from __future__ import annotations

from datetime import datetime

from data.types import HANOI


class RealClock:
    """Tells the time in Asia/Ho_Chi_Minh."""

    def now(self) -> datetime:
        return datetime.now(HANOI)
