"""What the conversation needs to know of a channel, and the arrival of one update."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from bot.channels.incoming import Act, Incoming, Lane, Tap
from bot.channels.outage import Outage
from bot.files.upload_links import UploadLinks
from bot.replies.reply import Answer
from domain.limits import Limited, Share
from domain.ports import Capabilities, Document, Media, MediaStore, Outcome
from handlers.core.app import App
from handlers.core.turn import ContactAt

Raw = dict[str, Any]


class MalformedError(Exception):
    """An update is not what its platform promises; it is set aside, its neighbours go on."""


class NotAskedForError(Exception):
    """An update of a kind that this program never asked for: it is acknowledged, and nothing of it is stored."""


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


class NotFetchedError(ConnectionError):
    """A file could not be fetched from the platform; its cause says why."""


@dataclass(frozen=True)
class GroupWord:
    """Somebody spoke in a group where the program may answer, or the group got another number."""

    address: str
    topic: int | None = None  # of a forum
    becomes: str | None = None  # the number that it has from now on


class Replies(Protocol):
    """Sends what a turn leaves to be sent. What a platform refuses is an `Outcome`, never an exception."""

    async def show(self, answer: Answer, /) -> Outcome:
        """Show a screen: in a new message, or in place of one. The outcome names the message that shows it."""
        ...

    async def acknowledge(self, tap: Tap, /) -> None:
        """Tell the phone that a tap was received."""
        ...

    async def mark(self, address: str, tap: Tap, label: str, /) -> None:
        """Let the tapped button of a push say what became of it."""
        ...

    async def take_buttons_away(self, address: str, message: str, /) -> None: ...

    async def send_photos(self, address: str, photos: Sequence[Document], /) -> Outcome: ...

    async def send_voice(self, address: str, voice: Document, /) -> Outcome: ...

    async def send_document(self, address: str, document: Document, /) -> Outcome: ...

    async def send_file(self, address: str, path: Path, name: str, /) -> Outcome:
        """Send a file that lies on the disk."""
        ...

    async def say_in_group(self, word: GroupWord, /) -> Outcome:
        """Lead from a group into the private chat."""
        ...


class Channel(Protocol):
    """One way to reach people: a bot, what it can show, and how its updates are read."""

    name: str
    replies: Replies
    capabilities: Capabilities
    outage: Outage

    @property
    def uploads(self) -> UploadLinks | None:
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

    def profile_name(self, raw: Raw) -> str:
        """Return what the sender is called on the platform, from an update as it came; empty where it does not say.

        Nothing of it is stored (`clean`): it goes with its update through this process, and is gone after it.
        """
        ...

    def lane(self, raw: Raw) -> Lane | None:
        """Tell whose chat an update belongs to; `None` for what concerns nobody or cannot be read."""
        ...

    def read(self, raw: Raw) -> Incoming | None:
        """Say whose chat a stored update belongs to, and what was done there; `None` for what says nothing of it."""
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
        """Fetch and keep the file of an update, before any unit of work. Raises `Problem`, `NotFetchedError`."""
        ...


@dataclass(frozen=True)
class Arrival:
    """An update on its way to its handler."""

    update_id: int  # the key of its inbox row
    channel: Channel
    lane: Lane
    act: Act
    raw: Raw
    app: App
    media: Media | None = None
    problem: str | None = None  # the template that says why its file was refused
    facts: Mapping[str, Any] = field(default_factory=dict)  # what that template names
    worker: str | None = None  # whose it is, where several processes share the inbox
    others: tuple[int, ...] = ()  # rows of the inbox that are settled with it: parts of the same text
    rest_awaited: int | None = None  # it may have been cut: the date of its last part, in seconds since 1970
    shown: tuple[int, str] | None = None  # screen number and message id that were sent but not yet written down
    profile_name: str = ""  # what the platform says the sender is called; in no table before they agree
    limited: Limited | None = None  # why the update has no effect, where that is known before its turn

    @property
    def contact(self) -> ContactAt:
        return ContactAt(self.channel.name, self.lane.address)

    @property
    def share(self) -> Share | None:
        """What strangers may use of this channel's month."""
        return self.app.limits.shares.get(self.channel.name)
