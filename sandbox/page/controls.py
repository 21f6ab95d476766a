"""What the page is given: the date, the documents, the phones, and the world behind them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from sandbox.telegram import TelegramWorld
from sandbox.zalo import Zalos

By = Literal["minutes", "hour", "day", "week", "next"]
STEPS = {
    "minutes": timedelta(minutes=10),  # an officer's decision is told when it can no longer be undone, a minute later
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
Tell = Callable[[datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class NextEvent:
    """The next thing that the date can be moved to."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone on the page. `title` says whose it is ("Công nhân"), `name` is the person's, `bot` a username."""

    id: str
    title: str
    name: str
    person_id: int | str
    bot: str
    app: str = "telegram"  # or zalo_bot, zalo_oa; there `bot` is a name to show


@dataclass(frozen=True, slots=True)
class Link:
    """A deep link or QR code that the person of a phone (`phone`: its id) could open; `payload` follows ?start=."""

    phone: str
    label: str
    payload: str


class Controls(Protocol):
    """The demo, as far as the page needs it. Everything runs on one event loop."""

    campaign: str
    """The slug of the document that the world is about."""

    def now(self) -> datetime:
        """The date of the demo, with its time zone."""
        ...

    def next_event(self) -> NextEvent | None: ...

    def campaigns(self) -> Sequence[tuple[str, str]]:
        """Slug and title of each document to choose from."""
        ...

    def phones(self) -> Sequence[Phone]: ...

    def links(self) -> Sequence[Link]: ...

    async def move(self, by: By, tell: Tell) -> None:
        """Pass through every hour between now and the target, and tell each to the page."""
        ...

    async def choose(self, slug: str) -> None:
        """Begin anew with another document; afterwards `world` may be another one."""
        ...

    def world(self) -> TelegramWorld: ...

    def zalo(self) -> Zalos | None:
        """Both Zalos, if this demo has any."""
        ...
