"""What the domain needs from the world outside, handed in by bot/."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from data.engine.journal import Journal


class Clock(Protocol):
    """Tells the time, in Asia/Ho_Chi_Minh. The demo's can be moved; pace and leases never ask it."""

    def now(self) -> datetime: ...


@dataclass(frozen=True)
class Capabilities:
    """What a channel can show. One dated record per platform; what is unsure is decided here and nowhere else."""

    buttons: bool
    editing: bool
    text_limit: int  # characters after markup is parsed
    button_limit: int = 100  # choices of one screen, "more" among them
    page: int = 5  # choices that one page of a long list shows
    files: bool = True  # photos, voice notes and documents can be sent to a person, if need be as an address
    contact_button: bool = False  # a button that shares one's own number, which the platform vouches for

    @property
    def listed(self) -> int:
        """How many choices of a list fit on one screen, if there are no more of them."""
        return min(self.page, self.button_limit)


@dataclass(frozen=True)
class Reach:
    """By which rules a platform takes what nobody just asked for. `None`: it has no such rule."""

    free: timedelta | None = None  # since the person last wrote: later it costs money
    open: timedelta | None = None  # later it is refused
    messages_a_month: int | None = None
    users: int | None = None
    inbound_counts: bool = False  # what people write is counted among the messages of the month
    warn_at: float = 0.8  # of the month's messages
    spare_at: float = 0.9  # from here the rest is kept for answers and notices
    of_files: bool = False  # the month's messages are files: without room they go as addresses, and nothing gives way


class Meter(Protocol):
    """Counts the messages that a channel has sent."""

    def take(self) -> int:
        """Return how many there were since the last time."""
        ...


class Links(Protocol):
    """Addresses that open a conversation; `None` while the program does not know its own name there."""

    def join(self, join_code: str) -> str | None:
        """Lead into a unit."""
        ...

    def invitation(self, code: str) -> str | None:
        """Lead to a role; whoever opens it first has it."""
        ...

    def app(self, code: str) -> str | None:
        """Join the app that opens it to the person of a code."""
        ...

    def poster(self, join_code: str) -> str:
        """Return what the QR code of a unit opens; the join code itself while there is no address."""
        ...

    def accounts(self) -> Sequence[str]:
        """List the addresses of the conversation itself, as short as they can be typed."""
        ...


@dataclass(frozen=True)
class Media:
    """A file that was taken in: its name is the hash of its bytes."""

    sha256: str
    media_type: str
    size: int  # bytes
    name: str = ""  # what whoever gets it sees, of a paper


@dataclass(frozen=True)
class Attached:
    """A kept file that goes out with a push, under a name that people see."""

    sha256: str
    media_type: str
    size: int  # bytes
    name: str


@dataclass(frozen=True)
class Document:
    """A file that is made for one answer, once that is committed, and is kept nowhere."""

    name: str
    make: Callable[[], bytes]
    media_type: str


PDF = "application/pdf"
FILE_LOST, FILE_NO_PDF, FILE_TOO_LARGE = "file_lost", "file_no_pdf", "file_too_large"
FILE_NOT_KEPT, PHOTO_NOT_KEPT, VOICE_NOT_KEPT = "file_not_kept", "photo_not_kept", "voice_not_kept"
"""The templates that say why a file was not taken."""


Pack = Callable[[str, bytes], Awaitable[None]]
"""Adds a file to a ZIP, under a name."""


class MediaStore(Protocol):
    """Keeps the bytes of photos, voice notes and papers."""

    def room(self, size: int) -> AbstractAsyncContextManager[object]:
        """Wait until so many bytes may lie in memory, and hold the room: only inside are whole files read."""
        ...

    async def keep(self, content: bytes, media_type: str) -> Media: ...

    async def read(self, sha256: str) -> bytes:
        """Return the bytes of a file. Raises `FileNotFoundError`."""
        ...

    async def forget(self, sha256: str) -> None: ...

    async def settled_names(self) -> list[str]:
        """List the hashes of files that were kept long enough ago for a row to name them."""
        ...

    async def keep_export(self, name: str, content: bytes) -> None: ...

    def packing(self, name: str) -> AbstractAsyncContextManager[Pack]:
        """Write a ZIP piece by piece, straight to the disk; it appears whole at the end, or not at all."""
        ...

    async def export_file(self, name: str) -> Path | None: ...

    async def forget_export(self, name: str) -> None: ...

    async def settled_exports(self) -> list[str]:
        """List the names of files made for one person that were written long enough ago for a row to name them."""
        ...

    @property
    def journal(self) -> Journal:
        """The journal that stands in the same folder, which all machines share."""
        ...


class Sent(StrEnum):
    """What became of one try to send."""

    SENT = "sent"
    LATER = "later"  # refused for now (rate, server busy before it took the message)
    FAILED = "failed"  # refused for good: this message can never be sent
    GONE = "gone"  # the person cannot be reached in this app any more
    IN_DOUBT = "in_doubt"  # it may have arrived; the platform cannot be asked


@dataclass(frozen=True)
class Outcome:
    """The answer of a courier."""

    sent: Sent
    message_id: str | None = None
    wait: float = 0.0  # seconds before the platform may be asked again
    problem: str | None = None  # a code for the ledger; never a text with names or tokens
    moved_to: str | None = None  # the chat has this address from now on


@dataclass(frozen=True)
class Parcel:
    """What a courier carries: an address in its own channel and a rendered push."""

    push_id: int
    address: str
    text: str  # markup; escaped when it was rendered
    choices: list[list[dict[str, Any]]] | None = None
    file: Attached | None = None
    kind: str = ""  # of the push: a template message differs by it, and names the next two
    last_day: date | None = None  # until when what it asks for counts
    name: str = ""  # of the person
    word: str = ""  # what brings the push's screen from any app; it is not in the text yet


class Courier(Protocol):
    """Sends pushes of one channel. Never raises: every end of a try is an `Outcome`."""

    channel: str

    async def send(self, parcel: Parcel) -> Outcome: ...


@runtime_checkable
class Splitting(Protocol):
    """A courier whose platform may need several messages for one push; each of them waits for a slot of its own."""

    def split(self, parcel: Parcel) -> Sequence[Parcel]: ...
