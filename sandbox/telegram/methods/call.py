"""One call of a Bot API method, and the questions that every method asks of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.telegram.args import Args
from sandbox.telegram.errors import bad_request, forbidden
from sandbox.telegram.people import Bot, Chat, Json, Stored

if TYPE_CHECKING:
    from sandbox.telegram.world import TelegramWorld


@dataclass(frozen=True, slots=True)
class Call:
    world: TelegramWorld
    bot: Bot
    args: Args

    def chat(self) -> Chat:
        """The chat of the call. Refused if there is none, or the person never started this bot."""
        chat_id = self.args.text("chat_id")
        if not chat_id:
            raise bad_request("chat_id is empty")
        person = self.world.people.get(self.args.integer("chat_id"))
        if person is None:
            raise bad_request("chat not found")
        chat = self.world.chats.get((person.id, self.bot.id))
        if chat is None:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def open_chat(self) -> Chat:
        """The chat of the call, if the person can still be written to."""
        chat = self.chat()
        if chat.person.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def resolved(self, content: Json) -> Json:
        """The content with every mention by id completed from the person; a stranger's mention is plain text."""
        for name in ("entities", "caption_entities"):
            if any(entity["type"] == "text_mention" for entity in content.get(name, ())):
                content[name] = [known for entity in content[name] if (known := self._known(entity)) is not None]
        return content

    def _known(self, entity: Json) -> Json | None:
        if entity["type"] != "text_mention":
            return entity
        person = self.world.people.get(entity["user"]["id"])
        return None if person is None else {**entity, "user": person.user}

    def message(self, chat: Chat, what: str) -> Stored:
        """The message of the call; `what` says in the refusal what it was wanted for."""
        stored = chat.find(self.args.integer("message_id"))
        if stored is None:
            raise bad_request(f"{what} not found")
        return stored


Function = Callable[[Call], Any]
Table = dict[str, Function]

__all__ = ["Call", "Function", "Json", "Table"]
