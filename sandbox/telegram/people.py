"""Who is there: people, bots, the private chat between a person and a bot, and the messages in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .profile import Profile
from .updates import UpdateQueue

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """A person with a phone. `phone` is what the contact button shares."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    phone: str | None = None
    language: str = "vi"
    deactivated: bool = False
    user: Json = field(init=False, repr=False)
    chat: Json = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = {"first_name": self.first_name, "last_name": self.last_name or None, "username": self.username}
        named = {key: value for key, value in names.items() if value}
        self.user = {"id": self.id, "is_bot": False, **named, "language_code": self.language}
        self.chat = {"id": self.id, **named, "type": "private"}


@dataclass(slots=True)
class Bot:
    """A bot: its token, its public face, its queue of updates, and the message ids that it has used."""

    token: str
    username: str
    name: str
    updates: UpdateQueue
    launched_at: float
    id: int = field(init=False)
    profile: Profile = field(init=False)
    last_message_id: int = 0
    logged_out: bool = False
    user: Json = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.id = int(self.token.split(":", 1)[0])
        self.profile = Profile(self.name)
        self.user = {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def next_message_id(self) -> int:
        """One counter for all private chats of a bot: message ids of different chats never meet."""
        self.last_message_id += 1
        return self.last_message_id


@dataclass(slots=True)
class Stored:
    """A message in a chat. `message` is replaced by an edit, never changed, so an answer given earlier stays as it was.

    `markup` is the keyboard as the phone has it; Telegram shows a bot only the inline one in `message`.
    """

    message: Json
    out: bool
    markup: Json | None = None
    edited: bool = False
    deleted: bool = False

    def as_shown(self) -> Json:
        shown = {**self.message, "out": self.out, "edited": self.edited, "deleted": self.deleted}
        if self.markup is not None:
            shown["reply_markup"] = self.markup
        return shown


@dataclass(slots=True)
class Chat:
    """The private chat of one person with one bot. It exists from the person's first message on."""

    person: Person
    bot: Bot
    blocked: bool = False
    messages: dict[int, Stored] = field(default_factory=dict)

    def find(self, message_id: int) -> Stored | None:
        stored = self.messages.get(message_id)
        return None if stored is None or stored.deleted else stored

    def shown(self) -> list[Stored]:
        return [stored for stored in self.messages.values() if not stored.deleted]
