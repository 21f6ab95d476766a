"""A screen as it goes out to one phone."""

from __future__ import annotations

from dataclasses import dataclass

from domain.ports import Document, Media


@dataclass(frozen=True)
class Button:
    label: str
    data: str


@dataclass(frozen=True)
class Export:
    """A copy of somebody's own data, made after the commit: its name in the media store."""

    key: str
    name: str  # what the person sees


@dataclass(frozen=True)
class Shown:
    """A rendered screen: markup and rows of buttons (none on a text-only phone).

    `contact`: the label of the button that shares one's own number; then all buttons stand in the phone's keyboard.
    `farewell`: the markup of a message that goes before, to take such a keyboard away.
    """

    text: str
    rows: list[list[Button]]
    document: Document | None = None  # a file that goes out before it
    files: tuple[Media, ...] = ()  # photos and voice notes that go out before it
    export: Export | None = None  # goes out before it
    contact: str = ""
    farewell: str = ""
    takes_file: bool = False
