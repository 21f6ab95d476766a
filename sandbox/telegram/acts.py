"""What people do: write, tap, edit, block. Each act makes the updates that Telegram would make."""

from __future__ import annotations

from .entities import find_entities
from .errors import Impossible
from .people import Chat, Json, Stored
from .phones import Phones
from .text import parts


class Acts(Phones):
    """The people's side of the world. Every act that a phone would not allow raises Impossible."""

    def starts(self, person_id: int, bot_username: str, payload: str = "") -> Json:
        """Open the chat with the Start button or a deep link t.me/bot?start=payload; unblocks the bot first."""
        if (person_id, self.bot(bot_username).id) in self.chats:
            self.unblocks(person_id, bot_username)
        return self.says(person_id, bot_username, f"/start {payload}".rstrip())

    def says(self, person_id: int, bot_username: str, text: str) -> Json:
        """Write a text. Opens the chat if this is the first one."""
        text = text.strip()
        if not text:
            raise Impossible("an empty message cannot be sent")
        found = find_entities(text)
        return self.posts(person_id, bot_username, {"text": text, "entities": found} if found else {"text": text})

    def pastes(self, person_id: int, bot_username: str, text: str) -> None:
        """Send a text of any length: the apps make several messages of a long one."""
        for part in parts(text):
            self.says(person_id, bot_username, part)

    def posts(self, person_id: int, bot_username: str, content: Json) -> Json:
        """Send a message with the given content, as a phone would: the ground of all sending acts."""
        chat = self._open(person_id, bot_username)
        message = {
            "message_id": chat.bot.next_message_id(),
            "from": chat.person.user,
            "chat": chat.person.chat,
            "date": int(self.now().timestamp()),
            **content,
        }
        self.place(chat, Stored(message, out=True))
        chat.bot.updates.put("message", message, person_id)
        return message

    def _open(self, person_id: int, bot_username: str) -> Chat:
        person, bot = self.person(person_id), self.bot(bot_username)
        chat = self.chats.setdefault((person_id, bot.id), Chat(person, bot))
        if chat.blocked:
            raise Impossible("the bot is blocked; unblock it first")
        if person.deactivated:
            raise Impossible("the account is deleted")
        return chat

    def edits(self, person_id: int, message_id: int, text: str, bot_username: str | None = None) -> Json:
        """Change one's own text, or the caption of one's own photo."""
        chat, stored = self.find_message(person_id, message_id, bot_username)
        if not stored.out:
            raise Impossible("only one's own message can be edited")
        name = "text" if "text" in stored.message else "caption"
        entities = "entities" if name == "text" else "caption_entities"
        message = {key: value for key, value in stored.message.items() if key != entities}
        message |= {"edit_date": int(self.now().timestamp()), name: text.strip()}
        if found := find_entities(text.strip()):
            message[entities] = found
        self.replace(chat, stored, message)
        chat.bot.updates.put("edited_message", message, person_id)
        return message

    def deletes(self, person_id: int, message_id: int, bot_username: str | None = None) -> None:
        """Delete a message for both sides; a bot learns nothing of it."""
        chat, stored = self.find_message(person_id, message_id, bot_username)
        stored.deleted = True
        self.tell(chat, "delete", message_id=message_id)

    def taps(self, person_id: int, message_id: int, data: str, bot_username: str | None = None) -> str:
        """Tap the button with this data under a message; returns the id of the callback query."""
        chat, stored = self.find_message(person_id, message_id, bot_username)
        rows = stored.message.get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            raise Impossible(f"message {message_id} shows no button with the data {data!r}")
        return self._taps(chat, message_id, data)

    def forges(self, person_id: int, message_id: int, data: str, bot_username: str | None = None) -> str:
        """Tap a button that is not there: an old screen, or a client that was tampered with."""
        return self._taps(self.chat_with(person_id, message_id, bot_username), message_id, data)

    def _taps(self, chat: Chat, message_id: int, data: str) -> str:
        if chat.blocked:
            raise Impossible("the bot is blocked; unblock it first")
        stored = chat.find(message_id)
        gone = {"chat": chat.person.chat, "message_id": message_id, "date": 0}
        query = self.tapped.add(chat, self.clock())
        query |= {"message": gone if stored is None else stored.message, "data": data}
        chat.bot.updates.put("callback_query", query, chat.person.id)
        return str(query["id"])

    def blocks(self, person_id: int, bot_username: str) -> None:
        """Stop the bot: nothing that it sends arrives any more."""
        self._set_blocked(self.chat_of(person_id, bot_username), blocked=True)

    def unblocks(self, person_id: int, bot_username: str) -> None:
        self._set_blocked(self.chat_of(person_id, bot_username), blocked=False)

    def _set_blocked(self, chat: Chat, *, blocked: bool) -> None:
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        member, kicked = {"status": "member"}, {"status": "kicked", "until_date": 0}
        old, new = (member, kicked) if blocked else (kicked, member)
        change = {
            "chat": chat.person.chat,
            "from": chat.person.user,
            "date": int(self.now().timestamp()),
            "old_chat_member": {"user": chat.bot.user, **old},
            "new_chat_member": {"user": chat.bot.user, **new},
        }
        chat.bot.updates.put("my_chat_member", change, chat.person.id)
        self.tell(chat, "blocked", blocked=blocked)

    def deactivates(self, person_id: int) -> None:
        """Delete one's Telegram account: every bot is refused from now on."""
        self.person(person_id).deactivated = True
