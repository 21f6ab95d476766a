"""What the conversation needs to know of a channel, and the arrival of one update."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiogram import Bot

from bot.outage import Outage
from bot.uploads import Uploads
from domain.limits import Limited, Share
from domain.ports import Capabilities, Media, MediaStore

Raw = dict[str, Any]


class MalformedError(Exception):
    """An update is not what its platform promises; it is set aside, its neighbours go on."""


class NotAskedForError(Exception):
    """An update of a kind that this program never asked for: it is acknowledged, and nothing of it is stored."""


@dataclass(frozen=True)
class Lane:
    """Updates of one lane are handled in order: a person's own chat."""

    address: str  # the external id under which the person can be reached
    private: bool


class Part(Protocol):
    """A text as part of a longer one that an app cut."""

    @property
    def date(self) -> int:
        """When it was sent: seconds since 1970, by the platform's clock."""
        ...

    @property
    def may_go_on(self) -> bool:
        """Tell whether it is as long as a part that has another one behind it."""
        ...

    def is_followed_by(self, other: Any, /) -> bool:
        """Tell whether another one, the next of the same person, is its rest."""
        ...

    def is_rest_of(self, date: int, /) -> bool:
        """Tell whether it may be the rest of a text of that moment, which was handled without it."""
        ...


@dataclass(frozen=True)
class GroupWord:
    """Somebody spoke in a group where the program may answer, or the group got another number."""

    address: str
    topic: int | None = None  # of a forum
    becomes: str | None = None  # the number that it has from now on


class Channel(Protocol):
    """One way to reach people: a bot, what it can show, and how its updates are read."""

    name: str
    bot: Bot
    capabilities: Capabilities
    outage: Outage

    @property
    def uploads(self) -> Uploads | None:
        """Where people hand in files that the app itself does not carry; `None`: it does, or nobody does."""
        ...

    @property
    def store(self) -> MediaStore:
        """Where the files lie that people sent."""
        ...

    def clean(self, raw: Raw) -> Raw:
        """Return what of an update may be stored: no name that nobody agreed to.

        Raises `MalformedError`, `NotAskedForError`.
        """
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

    def part(self, raw: Raw) -> Part | None:
        """Read an update as part of a longer text; `None` for what is no text, and where no app cuts any."""
        ...

    def join(self, first: Raw, second: Raw) -> Raw:
        """Make one update of two parts of a text, under the first one's id."""
        ...

    def group(self, raw: Raw) -> GroupWord | None:
        """Tell in which group it was said; `None`: in none, or the program does not speak in this app's groups."""
        ...

    def handed_in(self, raw: Raw) -> Media | None:
        """Return the file that came by a page of the program's own, and is kept already."""
        ...

    def carries_file(self, raw: Raw) -> bool:
        """Tell whether there is a file to be fetched, which may be anything."""
        ...

    async def fetch_file(self, raw: Raw) -> Media | None:
        """Fetch and keep the file of an update, before any unit of work. Raises `Problem`."""
        ...


@dataclass(frozen=True)
class Arrival:
    """An update on its way to its handler."""

    update_id: int  # the key of its inbox row
    channel: Channel
    lane: Lane
    raw: Raw
    escalate_days: int  # the setting, for the screens of officers
    media: Media | None = None
    problem: str | None = None  # the template that says why its file was refused
    facts: Mapping[str, Any] = field(default_factory=dict)  # what that template names
    worker: str | None = None  # whose it is, where several processes share the inbox
    others: tuple[int, ...] = ()  # rows of the inbox that are settled with it: parts of the same text
    rest_awaited: int | None = None  # it may have been cut: the date of its last part, in seconds since 1970
    shown: tuple[int, str] | None = None  # screen number and message id that were sent but not yet written down
    limited: Limited | None = None  # why the update has no effect, where that is known before its turn
    share: Share | None = None  # what strangers may use of this channel's month
