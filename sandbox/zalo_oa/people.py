"""What the sandbox's Official Account knows of a person, and what a person sees of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

Json = dict[str, Any]


@dataclass
class Habits:
    """How this Zalo behaves where the sources disagree, and where a plan sets a limit. HABITS.md says who says what."""

    signs_first: str = "app_id"  # or "oa_id"
    signs_time: str = "header"  # the header's timestamp differs from the body's, and is signed; or "body"
    signs_with: str = "webhook"  # the webhook page's secret; or "app"
    free: timedelta = timedelta(hours=48)
    open: timedelta = timedelta(days=7)
    calls_a_minute: int = 4000
    messages: int = 1_000_000  # until -211
    access_life: timedelta = timedelta(seconds=90000)
    refresh_life: timedelta = timedelta(days=90)
    media_life: timedelta = timedelta(hours=1)
    upload_life: timedelta = timedelta(days=7)
    repeats: tuple[float, ...] = (30.0, 300.0, 900.0, 1800.0, 3600.0)  # seconds; then the webhook is switched off


@dataclass(frozen=True)
class Message:
    """What a person sees. `buttons`: titles with their payloads; `billed`: what the account pays for it."""

    id: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    attachment: str = ""
    billed: bool = False


@dataclass
class Person:
    id: str
    name: str
    phone: str = ""
    follows: bool = False
    last: datetime | None = None  # their last interaction: it opens the window
    blocks: bool = False
    seen: list[Message] = field(default_factory=list)


class Refusal(Exception):  # noqa: N818 - an answer, not an error of the sandbox
    def __init__(self, code: int, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
