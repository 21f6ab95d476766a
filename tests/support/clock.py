from __future__ import annotations

from datetime import datetime

from data.types import HANOI

SATURDAY = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)
"""One week before the first deadline of document 002."""


class TestClock:
    """A clock that only the test moves."""

    __test__ = False

    def __init__(self, moment: datetime = SATURDAY) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment
