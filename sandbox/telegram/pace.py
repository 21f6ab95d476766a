"""A rate limit: how many calls in any sliding window, and what a refusal costs."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pace:
    """`calls` in any `seconds`; a refusal bans for `ban` seconds; with `tries_prolong` each try in a ban restarts it.

    A model: Telegram publishes neither its limits nor its penalties.
    """

    calls: int
    seconds: float = 1.0
    ban: float = 0.0
    tries_prolong: bool = False
    _accepted: deque[float] = field(default_factory=deque)
    _banned_until: float = -math.inf

    def refuses(self, clock: float) -> int:
        """0 if the call is accepted (and counted), else the whole seconds to wait."""
        if clock < self._banned_until:
            if self.tries_prolong:
                self._banned_until = clock + self.ban
            return math.ceil(self._banned_until - clock)
        while self._accepted and self._accepted[0] <= clock - self.seconds:
            self._accepted.popleft()
        if len(self._accepted) < self.calls:
            self._accepted.append(clock)
            return 0
        if self.ban:
            self._banned_until = clock + self.ban
            return math.ceil(self.ban)
        return max(1, math.ceil(self._accepted[0] + self.seconds - clock))
