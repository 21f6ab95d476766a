"""What somebody did, read once out of a platform's update. Ids are strings, as the platform writes them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.typed_text import Typed
from bot.files.intake import FileKind
from domain.input.events import Edited, SharedContact, Unreadable


@dataclass(frozen=True)
class Lane:
    """Updates of one lane are handled in order: a person's own chat."""

    address: str  # the external id under which the person can be reached
    private: bool


@dataclass(frozen=True)
class Text:
    typed: Typed


@dataclass(frozen=True)
class Tap:
    """A tapped button with its data. Which screen or push it belongs to is known only in the turn."""

    data: str
    id: str | None = None  # by which it is acknowledged, where the app waits for that
    message: str | None = None  # that carries the button, where the app says


@dataclass(frozen=True)
class File:
    """A file, before it is fetched: what it is, its bytes tell."""

    claimed: FileKind  # by the sender's app
    kind: str  # voice, audio, photo or document: where it stands in the update
    name: str = ""
    seconds: int = 0
    album: str | None = None  # pictures that were sent together
    caption: str = ""
    unlinked: bool = False  # some words of the caption led to where no address is spelled out


@dataclass(frozen=True)
class Presence:
    """Somebody can be reached from now on, or not any more."""

    here: bool


Act = Text | Tap | File | Presence | SharedContact | Unreadable | Edited


@dataclass(frozen=True)
class Incoming:
    """An update of one chat: whose it is, and what was done there."""

    lane: Lane
    act: Act
