"""What the conversation needs to know of a channel, and the arrival of one update."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from aiogram import Bot

from bot.uploads import Uploads
from domain.limits import Limited, Share
from domain.ports import Capabilities, Media, MediaStore

Raw = dict[str, Any]


class MalformedError(Exception):
    """An update is not what its platform promises; it is set aside, its neighbours go on."""


@dataclass(frozen=True)
class Lane:
    """Updates of one lane are handled in order: a person's own chat."""

    address: str  # the external id under which the person can be reached
    private: bool


class Channel(Protocol):
    """One way to reach people: a bot, what it can show, and how its updates are read."""

    name: str
    bot: Bot
    capabilities: Capabilities

    @property
    def uploads(self) -> Uploads | None:
        """Where people hand in files that the app itself does not carry; `None`: it does, or nobody does."""
        ...

    @property
    def store(self) -> MediaStore:
        """Where the files lie that people sent."""
        ...

    def clean(self, raw: Raw) -> Raw:
        """Return what of an update may be stored: no name that nobody agreed to. Raises `MalformedError`."""
        ...

    def surrogate(self, address: str) -> int:
        """Write an address as the whole number that aiogram wants."""
        ...

    def update(self, raw: Raw, number: int) -> Raw | None:
        """Write a stored update as the dispatcher reads it; `number`: of its inbox row. `None`: it is nobody's."""
        ...

    def lane(self, raw: Raw) -> Lane | None:
        """Tell whose chat an update belongs to; `None` for what concerns nobody or cannot be read."""
        ...

    async def fetch_file(self, raw: Raw) -> Media | None:
        """Fetch and keep the picture or voice note of an update, before any unit of work. Raises `Problem`."""
        ...


@dataclass(frozen=True)
class Arrival:
    """An update on its way to its handler."""

    update_id: int  # the key of its inbox row
    channel: Channel
    lane: Lane
    raw: Raw
    media: Media | None = None
    problem: str | None = None  # the template that says why its file was refused
    worker: str | None = None  # whose it is, where several processes share the inbox
    shown: tuple[int, str] | None = None  # screen number and message id that were sent but not yet written down
    limited: Limited | None = None  # why the update has no effect, where that is known before its turn
    share: Share | None = None  # what strangers may use of this channel's month
