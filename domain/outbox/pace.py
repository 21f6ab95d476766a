"""What the delivery asks of a channel's pace."""

from __future__ import annotations

from typing import Protocol


class Pace(Protocol):
    """When the next push of a channel may leave. Keeps to the monotonic clock, never to the one that can be moved."""

    @property
    def batch(self) -> int:
        """How many leave in a tenth of a second, at least one."""
        ...

    async def ready(self) -> bool:
        """Wait until a slot is free; False when the platform wants silence for now."""
        ...

    async def slot(self, address: str) -> bool:
        """Wait for a slot for this address and take it; False when silence began meanwhile."""
        ...

    def rest(self, address: str) -> float:
        """Seconds until this address takes one more."""
        ...

    async def rested(self, address: str) -> None:
        """Wait until this address takes one more, or a moment less."""
        ...

    def silence(self) -> float:
        """Seconds for which nothing may leave."""
        ...

    def arrived(self, address: str) -> None:
        """The platform took a push for this address."""
        ...

    def refused(self, seconds: float) -> None:
        """The platform said: too fast, nothing for so long."""
        ...

    def pause(self, seconds: float) -> None:
        """The platform cannot be reached; try again after so long."""
        ...
