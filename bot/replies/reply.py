"""What a turn leaves to be sent, after its commit."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.core.shown import Shown


@dataclass(frozen=True)
class Answer:
    """A screen that is to be shown."""

    contact_id: int
    address: str
    seq: int
    shown: Shown
    edit: str | None = None  # the message that it replaces
    before: str | None = None  # the message that showed the screen before, with buttons


@dataclass(frozen=True)
class Mark:
    """The tapped button of a push gets new words; nothing else is sent."""

    label: str
