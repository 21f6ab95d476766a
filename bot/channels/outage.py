"""A platform that does not answer as it should: one plain sentence in the log, once a minute at most.

Whatever speaks to the platform tells its failures here, so that a poll, a hundred answers and the bot's introduction
that fail together are one trouble and one line.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

EVERY = 60.0  # seconds between two lines about the same platform
SILENT = 300.0  # seconds without a good answer to a poll, after which polling counts as stopped

Monotonic = Callable[[], float]


@dataclass
class Seldom:
    """Says whether something may be told now: not again before `every` seconds have passed."""

    every: float
    clock: Monotonic = time.monotonic
    _told: float = float("-inf")

    def now(self) -> bool:
        now = self.clock()
        if now - self._told < self.every:
            return False
        self._told = now
        return True


@dataclass
class Outage:
    """What stands between this program and one platform. `name`: as the log calls it."""

    name: str
    clock: Monotonic = time.monotonic
    _since: float | None = None
    _open: bool = False  # a failure was logged, and its end was not yet

    def __post_init__(self) -> None:
        self._seldom = Seldom(EVERY, self.clock)

    def failed(self, why: str) -> None:
        """Tell why something did not work. `why`: this program's words, never the platform's own at length."""
        if self._since is None:
            self._since = self.clock()
        if self._seldom.now():
            self._open = True
            log.warning("%s does not answer as it should (%s); it is tried again, all else goes on", self.name, why)

    def worked(self) -> None:
        if self._open and self._since is not None:
            log.info("%s answers again after %.0f s", self.name, self.clock() - self._since)
        self._since, self._open = None, False


@dataclass
class Polling:
    """Whether polling goes on, for a watcher. A process that does not poll, or waits for its turn, is never silent."""

    clock: Monotonic = time.monotonic
    _good: float | None = field(default=None)

    def begins(self) -> None:
        self._good = self.clock()

    def answered(self) -> None:
        """The platform gave a whole answer that can be read, be it an empty one."""
        self._good = self.clock()

    def ends(self) -> None:
        self._good = None

    def silent(self) -> bool:
        return self._good is not None and self.clock() - self._good > SILENT
