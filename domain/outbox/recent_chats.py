"""Who was written to a moment ago.

A chat takes one push a second. A second one for the same person would be claimed for nothing and hold the room of those
who are behind it: it is left where it is until its chat has rested.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from data.queries.outbox.claim import Claimed
from domain.outbox.pace import Pace


@dataclass
class Chats:
    pace: Pace
    _addresses: dict[int, str] = field(default_factory=dict)  # of people who were claimed for lately

    def note(self, claimed: Iterable[Claimed]) -> None:
        self._addresses |= {one.person_id: one.address for one in claimed}

    def busy(self, flying: Iterable[Claimed]) -> set[int]:
        """List the people to whom nothing may go now: something is on its way to them, or their chat rests."""
        waiting = {one.person_id for one in flying}
        self._addresses = {
            person: address
            for person, address in self._addresses.items()
            if person in waiting or self.pace.rest(address) > 0
        }
        return set(self._addresses)

    async def one_rested(self) -> None:
        """Wait until somebody may be written to again, if anybody may not."""
        if self._addresses:
            await self.pace.rested(min(self._addresses.values(), key=self.pace.rest))
