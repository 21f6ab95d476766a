"""Why what was said as a moment is none."""

from __future__ import annotations


class NoMomentError(ValueError):
    """What was said is a moment that there is not, or that is past."""


class PastMomentError(NoMomentError):
    """What was said is past."""


class HourOrDayError(NoMomentError):
    """What was said may be an hour or a day: “20.11”."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"{first}.{second:02}")
        self.first = first
        self.second = second
