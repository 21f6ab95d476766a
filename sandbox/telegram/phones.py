"""What a phone shows: chats, keyboards, menus, toasts. And how a person's chat and message are found."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Any

from .errors import Impossible
from .people import Bot, Chat, Json, Person, Stored
from .taps import Taps


class Phones(ABC):
    """The phones of all people."""

    now: Callable[[], datetime]
    clock: Callable[[], float]

    def __init__(self) -> None:
        self.people: dict[int, Person] = {}
        self.chats: dict[tuple[int, int], Chat] = {}
        self.tapped = Taps()

    @abstractmethod
    def bot(self, username: str) -> Bot: ...

    @abstractmethod
    def place(self, chat: Chat, stored: Stored) -> None: ...

    @abstractmethod
    def replace(self, chat: Chat, stored: Stored, message: Json) -> Json: ...

    @abstractmethod
    def tell(self, chat: Chat, kind: str, **more: Any) -> None: ...

    def person(self, person_id: int) -> Person:
        try:
            return self.people[person_id]
        except KeyError:
            raise Impossible(f"there is no person {person_id}") from None

    def chat_with(self, person_id: int, message_id: int, bot_username: str | None) -> Chat:
        person = self.person(person_id)
        if bot_username is not None:
            return self.chat_of(person_id, bot_username)
        mine = [chat for chat in self.chats.values() if chat.person is person]
        having = [chat for chat in mine if message_id in chat.messages]
        if len(having or mine) != 1:
            raise Impossible(f"which bot's message {message_id}? Name the bot")
        return (having or mine)[0]

    def chat_of(self, person_id: int, bot_username: str) -> Chat:
        bot = self.bot(bot_username)
        if (person_id, bot.id) not in self.chats:
            raise Impossible(f"person {person_id} has no chat with @{bot.username}")
        return self.chats[person_id, bot.id]

    def find_message(self, person_id: int, message_id: int, bot_username: str | None) -> tuple[Chat, Stored]:
        chat = self.chat_with(person_id, message_id, bot_username)
        stored = chat.find(message_id)
        if stored is None:
            raise Impossible(f"the phone shows no message {message_id}")
        return chat, stored

    def chat(self, person_id: int, bot_username: str) -> list[Json]:
        """The messages that the phone shows, in order: Message objects plus "out" (one's own), "edited", "deleted".

        "reply_markup" also holds keyboards that are not inline, which Telegram shows on the phone only.
        """
        chat = self.chats.get((self.person(person_id).id, self.bot(bot_username).id))
        return [] if chat is None else [stored.as_shown() for stored in chat.shown()]

    def keyboard(self, person_id: int, bot_username: str) -> Json | None:
        """The keyboard that the phone shows instead of its own, if a bot sent one and did not remove it."""
        for message in reversed(self.chat(person_id, bot_username)):
            markup = message.get("reply_markup", {})
            if "keyboard" in markup or "remove_keyboard" in markup:
                return markup if "keyboard" in markup else None
        return None

    def commands(self, person_id: int, bot_username: str) -> list[dict[str, str]]:
        """The commands in the phone's menu."""
        return self.bot(bot_username).profile.commands_shown(person_id, self.person(person_id).language)

    def toasts(self, person_id: int) -> list[Json]:
        """What was shown for a moment after taps: text and show_alert, in order."""
        return list(self.tapped.shown.get(self.person(person_id).id, []))
