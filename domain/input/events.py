"""What a person did, in words that every channel shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.ports import Media


@dataclass(frozen=True)
class Chose:
    """Tapped a button of the current screen, or typed its number or its words."""

    code: str
    value: str = ""


@dataclass(frozen=True)
class Wrote:
    """Typed a text where one was awaited, or anywhere else.

    `styled`: some words were bold, and are plain now; `unlinked`: some led to where they lead no more.
    """

    text: str
    styled: bool = False
    unlinked: bool = False


@dataclass(frozen=True)
class Commanded:
    """Gave a command that works everywhere: `/menu`, `hủy`, `start` with what a link carried."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class SentPhoto:
    """Sent a picture. `media` is `None` when it was refused; `problem` names the template that says why."""

    media: Media | None
    problem: str | None = None
    album: str | None = None
    caption: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)  # what the template of the problem names
    unlinked: bool = False  # some words of the caption led to where they lead no more


@dataclass(frozen=True)
class SentVoice:
    """Sent a voice note of so many seconds. `media` is `None` when it was refused; `problem` names the template."""

    media: Media | None
    seconds: int = 0
    problem: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SentFile:
    """Sent a file that is no picture. `media` is `None` when it was refused; `problem` names the template."""

    media: Media | None
    name: str = ""
    problem: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SharedContact:
    phone: str
    own: bool  # the platform says that the number is the sender's


@dataclass(frozen=True)
class OldButton:
    """Tapped a button of a screen that is no longer the current one."""


@dataclass(frozen=True)
class PushChose:
    """Tapped a button of a push: a reminder, an announcement, a digest."""

    push_id: int
    code: str
    value: str = ""


@dataclass(frozen=True)
class Unreadable:
    """Sent something that is no answer to anything: a sticker, a video, a location."""

    kind: str


@dataclass(frozen=True)
class Edited:
    """Changed a message after it was sent. `written`: its words; else a live location has moved, by itself."""

    written: bool


Event = (
    Chose
    | Wrote
    | Commanded
    | SentPhoto
    | SentVoice
    | SentFile
    | SharedContact
    | OldButton
    | PushChose
    | Unreadable
    | Edited
)
