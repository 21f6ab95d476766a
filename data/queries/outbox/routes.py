"""Which ways of reaching people are open at a moment.

The moments stand in the conditions by name: a statement that is built once for a shape of ways runs with the moments of
any ways of that shape.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import BindParameter, bindparam

from data.enums import PushKind
from data.types import Instant

SHAPES = 64
"""Of ways, for which statements are kept: which channels are open, and what they refuse, seldom changes."""

_SOME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Route:
    """A channel that is open, and for what."""

    channel: str
    open_since: datetime | None = None  # only to those who wrote since
    free_since: datetime | None = None  # to who wrote before it costs money
    refuses: frozenset[PushKind] = frozenset()

    def shape(self) -> Route:
        return replace(self, open_since=self.open_since and _SOME, free_since=self.free_since and _SOME)


@dataclass(frozen=True)
class Template:
    """Messages of approved templates: paid, and without any window. `channel`: whose accounts they reach.

    `deadlines_only`: the month's money is used up, and only what has a last day still goes.
    """

    way: str
    channel: str
    kinds: frozenset[PushKind]
    deadlines_only: bool = False


@dataclass(frozen=True)
class Routes:
    """What is open now. `windows`: (channel, since when somebody must have written) of all, also of those shut.

    `resting`: templates that go again later (in the morning, with the next day's quota or the account's money).
    `room`: so many template messages the month's money still pays for; None: there is no end, or only deadlines go.
    """

    now: datetime
    ways: tuple[Route, ...]
    windows: tuple[tuple[str, datetime], ...] = ()
    template: Template | None = None
    free_only: frozenset[PushKind] = frozenset({PushKind.GREETING})  # never billed
    resting: Template | None = None
    room: int | None = None

    def of(self, channel: str) -> Route | None:
        return next((way for way in self.ways if way.channel == channel), None)

    def bills(self, channel: str, written_at: datetime | None) -> bool:
        """Tell whether the platform takes money for a message to somebody who wrote last at that moment."""
        if self.template is not None and channel == self.template.way:
            return True
        way = self.of(channel)
        return way is not None and way.free_since is not None and written_at is not None and written_at < way.free_since

    def shape(self) -> Routes:
        """Return what stays the same while time goes by."""
        return Routes(_SOME, tuple(way.shape() for way in self.ways), (), self.template, self.free_only, self.resting)

    def moments(self) -> dict[str, datetime]:
        """Name the moments for a statement that was built for the shape."""
        since = {f"open_{way.channel}": way.open_since for way in self.ways}
        since |= {f"free_{way.channel}": way.free_since for way in self.ways}
        return {"this_moment": self.now} | {name: moment for name, moment in since.items() if moment is not None}


def moment(name: str, at: datetime) -> BindParameter[datetime]:
    """Stand for a moment of the ways, which is `at` unless the statement is run with others."""
    return bindparam(name, at, type_=Instant())
