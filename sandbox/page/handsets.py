"""What a person can do with a phone of the page, by the app that is open on it. What an app cannot do is Impossible."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from sandbox.telegram import TelegramWorld
from sandbox.zalo import Zalos
from sandbox.zalo_calls import Impossible
from sandbox.zalo_phones import ZaloPhones

from .controls import Controls, Phone

Json = dict[str, Any]
HELLO = "Xin chào"
WELCOME = "Mời quét mã QR ở trên: Zalo mở ra, và mã đơn vị được nhắn đi như một tin thường."


class Handset(ABC):
    """One phone."""

    @abstractmethod
    def face(self) -> Json:
        """Show the bot, the chat, the commands of its menu, and whether the bot is blocked."""

    @abstractmethod
    def text(self, text: str) -> None: ...

    @abstractmethod
    def start(self, payload: str) -> None: ...

    @abstractmethod
    def tap(self, message_id: int, data: str) -> None: ...

    @abstractmethod
    def photos(self, contents: Sequence[bytes], caption: str) -> None: ...

    @abstractmethod
    def voice(self, content: bytes, seconds: int) -> None: ...

    @abstractmethod
    def block(self, *, on: bool) -> None: ...

    def contact(self, *, own: bool) -> None:
        raise Impossible(f"own: {own}")

    def sticker(self) -> None:
        raise Impossible("no stickers")

    def paper(self, name: str, content: bytes) -> None:
        """Send a document."""
        raise Impossible(f"no documents: {name}, {len(content)} bytes")


class TelegramHandset(Handset):
    def __init__(self, world: TelegramWorld, phone: Phone) -> None:
        self.world, self.bot, self.person = world, phone.bot, int(phone.person_id)

    def face(self) -> Json:
        world, bot = self.world, self.world.bot(self.bot)
        language = world.person(self.person).language
        chat = world.chats.get((self.person, bot.id))
        face = {
            "username": bot.username,
            "name": bot.profile.name(language),
            "description": bot.profile.in_language(bot.profile.descriptions, language),
        }
        return {
            "bot": face,
            "chat": world.chat(self.person, self.bot),
            "commands": world.commands(self.person, self.bot),
            "blocked": chat is not None and chat.blocked,
        }

    def text(self, text: str) -> None:
        self.world.pastes(self.person, self.bot, text)

    def start(self, payload: str) -> None:
        self.world.starts(self.person, self.bot, payload)

    def tap(self, message_id: int, data: str) -> None:
        self.world.taps(self.person, message_id, data, self.bot)

    def photos(self, contents: Sequence[bytes], caption: str) -> None:
        self.world.sends_photos(self.person, self.bot, list(contents), caption)

    def voice(self, content: bytes, seconds: int) -> None:
        self.world.sends_voice(self.person, self.bot, content, seconds)

    def block(self, *, on: bool) -> None:
        (self.world.blocks if on else self.world.unblocks)(self.person, self.bot)

    def contact(self, *, own: bool) -> None:
        if not self.world.person(self.person).phone:
            raise Impossible("no number")
        self.world.shares_contact(self.person, self.bot, own=own)

    def sticker(self) -> None:
        self.world.sends_sticker(self.person, self.bot)

    def paper(self, name: str, content: bytes) -> None:
        self.world.sends_document(self.person, self.bot, content, name)


class ZaloHandset(Handset):
    """A link of Zalo carries nothing: what a poster says is typed."""

    def __init__(self, zalos: Zalos, phone: Phone) -> None:
        self.zalos, self.name, self.person = zalos, phone.bot, str(phone.person_id)

    @property
    @abstractmethod
    def shown(self) -> ZaloPhones: ...

    def face(self) -> Json:
        bot = {"username": "", "name": self.name, "description": WELCOME}
        return {"bot": bot, "chat": self.shown.chat(self.person), "commands": [], "blocked": self.blocked}

    @property
    @abstractmethod
    def blocked(self) -> bool: ...

    def start(self, payload: str) -> None:
        self.text(payload.removeprefix("u-") or HELLO)


class ZaloBotHandset(ZaloHandset):
    @property
    def shown(self) -> ZaloPhones:
        return self.zalos.bot.phones

    @property
    def blocked(self) -> bool:
        return self.person in self.zalos.bot.blocked

    @property
    def bot(self) -> Any:
        return self.zalos.bot.bot(self.zalos.token)

    def text(self, text: str) -> None:
        self.zalos.bot.writes(self.bot, self.person, text)

    def tap(self, message_id: int, data: str) -> None:
        raise Impossible(f"no buttons: {message_id}, {data}")

    def photos(self, contents: Sequence[bytes], caption: str) -> None:
        for content in contents:
            self.zalos.bot.sends_photo(self.bot, self.person, content, caption)

    def voice(self, content: bytes, seconds: int) -> None:  # noqa: ARG002 - nobody is told how long it is
        self.zalos.bot.sends_voice(self.bot, self.person, content)

    def block(self, *, on: bool) -> None:
        (self.zalos.bot.blocked.add if on else self.zalos.bot.blocked.discard)(self.person)

    def sticker(self) -> None:
        self.zalos.bot.sends_sticker(self.bot, self.person, "1")


class ZaloOaHandset(ZaloHandset):
    @property
    def shown(self) -> ZaloPhones:
        return self.zalos.oa.phones

    @property
    def blocked(self) -> bool:
        return self.zalos.oa.people[self.person].blocks

    def text(self, text: str) -> None:
        self.zalos.oa.writes(self.person, text)

    def start(self, payload: str) -> None:
        if payload:
            super().start(payload)
        else:
            self.zalos.oa.follows(self.person)

    def tap(self, message_id: int, data: str) -> None:
        keys = (message.get("reply_markup", {}).get("inline_keyboard", []) for message in self.shown.chat(self.person))
        if not any(key["callback_data"] == data for rows in keys for row in rows for key in row):
            raise Impossible(f"no such button under {message_id}")
        self.zalos.oa.writes(self.person, data, hidden=True)

    def photos(self, contents: Sequence[bytes], caption: str) -> None:
        self.zalos.oa.sends_photos(self.person, contents, caption)

    def voice(self, content: bytes, seconds: int) -> None:  # noqa: ARG002 - nobody is told how long it is
        self.zalos.oa.sends_voice(self.person, content)

    def paper(self, name: str, content: bytes) -> None:
        self.zalos.oa.sends_file(self.person, name, content)

    def block(self, *, on: bool) -> None:
        self.zalos.oa.people[self.person].blocks = on
        (self.zalos.oa.unfollows if on else self.zalos.oa.follows)(self.person)


def handset(controls: Controls, phone: Phone) -> Handset:
    """Take up a phone."""
    zalos = controls.zalo()
    if zalos is None or phone.app == "telegram":
        return TelegramHandset(controls.world(), phone)
    return (ZaloBotHandset if phone.app == "zalo_bot" else ZaloOaHandset)(zalos, phone)
