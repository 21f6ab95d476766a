"""The world of the sandbox's Zalo bots: who is there, what was said, what a call does to it. No HTTP in here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sandbox.zalo_calls import Calls, Cdn, Impossible, Pause
from sandbox.zalo_phones import ZaloPhones, picture, voice, words

Json = dict[str, Any]
LONGEST_WAIT = 60  # seconds that a poll is held, whatever it asks for


@dataclass
class Habits:
    """How this Zalo behaves where the sources disagree, and where a plan sets a limit. HABITS.md says who says what."""

    replay: bool = False  # an update that was handed over comes again with every poll
    expiry_status: int = 200  # of HTTP, when a poll ends without an update; or 408
    wrapped: bool = False  # webhook bodies as {"ok": true, "result": ...}
    photo_key: str = "photo_url"  # or "photo"
    clean_webhook_is_404: bool = True  # getWebhookInfo of a bot without a webhook; else an empty address
    clean_delete_is_400: bool = True  # deleteWebhook of a bot without a webhook; else it succeeds
    tells_unsupported: bool = True  # a document or a card arrives as an event without content; else nothing arrives
    waits_for_polls: bool = True  # what is written while nobody polls is kept; else it is lost
    inbound_counts: bool = False  # incoming messages use up the month's too
    polls: bool = True  # getUpdates is there; else it is 404, as seen on the old host
    too_many_are_heard: bool = True  # who is one too many can write, and is refused an answer; else nothing arrives
    names_no_reason: bool = False  # a 403 is "Internal Server Error", as the list of errors has it
    counts_units: bool = False  # a text's length in UTF-16 units; else in code points
    users: int = 50
    messages_a_month: int = 3000
    media_life: timedelta = timedelta(hours=1)
    repeats: tuple[float, ...] = (1.0, 5.0)  # seconds before a webhook call is repeated


class Refusal(Exception):  # noqa: N818 - an answer, not an error of the sandbox
    def __init__(self, code: int, description: str) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description


@dataclass(frozen=True)
class Message:
    """What a person sees from a bot."""

    id: str
    text: str
    photo: str = ""


@dataclass
class Bot:
    token: str
    name: str
    pending: list[Json] = field(default_factory=list)
    delivered: list[Json] = field(default_factory=list)
    known: list[str] = field(default_factory=list)  # chats that wrote, in the order in which they came
    sent: dict[str, int] = field(default_factory=dict)  # by month
    url: str = ""
    secret: str = ""
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    polls: int = 0  # that wait at this moment


class ZaloBotWorld:
    """Everything happens at `now`; `pause` waits between repeats of a webhook call."""

    def __init__(
        self, now: Callable[[], datetime], habits: Habits | None = None, *, pause: Pause = asyncio.sleep
    ) -> None:
        self.now = now
        self.habits = habits or Habits()
        self.cdn = Cdn(now, self.habits.media_life)
        self.calls = Calls(pause, self.habits.repeats)
        self.cdn.mark = "zalo-bot-"
        self.phones = ZaloPhones(now)
        self.people: dict[str, str] = {}
        self.blocked: set[str] = set()
        self.breaks: list[int] = []  # HTTP statuses with which a gateway answers the next calls, as a page
        self._bots: dict[str, Bot] = {}
        self._seen: dict[str, list[Message]] = {}
        self._count = 0
        self._ended = False

    def add_bot(self, token: str, name: str) -> Bot:
        self._bots[token] = Bot(token, name)
        return self._bots[token]

    def add_person(self, person: str, name: str) -> None:
        self.people[person] = name

    def bot(self, token: str) -> Bot:
        """The bot of a token. Raises Refusal."""
        if token not in self._bots:
            raise Refusal(401, "Unauthorized")
        return self._bots[token]

    def sees(self, person: str) -> list[Message]:
        """What this person was sent, the oldest first."""
        return list(self._seen.get(person, []))

    def writes(self, bot: Bot, person: str, text: str) -> Json:
        return self._happens(bot, person, "text", {"text": text})

    def sends_photo(self, bot: Bot, person: str, content: bytes, caption: str = "") -> Json:
        url = self.cdn.put(content, "image/jpeg", "jpg")
        return self._happens(bot, person, "image", {self.habits.photo_key: url, "caption": caption})

    def sends_voice(self, bot: Bot, person: str, content: bytes) -> Json:
        return self._happens(bot, person, "voice", {"voice_url": self.cdn.put(content, "audio/aac", "aac")})

    def sends_sticker(self, bot: Bot, person: str, sticker: str) -> Json:
        return self._happens(bot, person, "sticker", {"sticker": sticker, "url": ""})

    def sends_something_else(self, bot: Bot, person: str) -> Json:
        """A document, a card, a video: the bot learns only that there was something."""
        return self._happens(bot, person, "unsupported", {})

    def _happens(self, bot: Bot, person: str, kind: str, content: Json) -> Json:
        if person not in self.people:
            raise Impossible(f"there is nobody called {person}")
        if person not in bot.known:
            bot.known.append(person)
        if self.habits.inbound_counts:
            self._count_one(bot)
        message = {
            "message_id": self._id(),
            "date": int(self.now().timestamp() * 1000),
            "from": {"id": person, "display_name": self.people[person], "is_bot": False},
            "chat": {"id": person, "chat_type": "PRIVATE"},
            **content,
        }
        update = {"event_name": f"message.{kind}.received", "message": message}
        self.phones.put(person, self._own(kind, content), out=True)
        if person not in bot.known[: self.habits.users] and not self.habits.too_many_are_heard:
            return update
        if kind == "unsupported" and not self.habits.tells_unsupported:
            return update
        if bot.url:
            self._post(bot, update)
        elif self.habits.waits_for_polls or bot.polls:
            bot.pending.append(update)
            bot.arrived.set()
        return update

    def _own(self, kind: str, content: Json) -> Json:
        """What somebody's phone shows of what they sent."""
        if kind == "image":
            return picture(self.cdn.shown(content[self.habits.photo_key]), content["caption"])
        if kind == "voice":
            return voice(self.cdn.shown(content["voice_url"]))
        return words(content["text"]) if kind == "text" else {"sticker": {}} if kind == "sticker" else {}

    def _post(self, bot: Bot, update: Json) -> None:
        body = {"ok": True, "result": update} if self.habits.wrapped else update
        self.calls.send(bot.url, {"X-Bot-Api-Secret-Token": bot.secret}, json.dumps(body).encode())

    def length(self, text: str) -> int:
        return len(text.encode("utf-16-le")) // 2 if self.habits.counts_units else len(text)

    def _id(self) -> str:
        self._count += 1
        return f"{self._count:020x}"

    def _count_one(self, bot: Bot) -> None:
        month = self.now().strftime("%Y-%m")
        bot.sent[month] = bot.sent.get(month, 0) + 1

    async def take_update(self, bot: Bot, wait: float) -> Json:
        """The next update, waiting for one if need be. Raises Refusal 408 when none came."""
        if bot.url:
            raise Refusal(400, "Bad Request: webhook is set")
        if self._ended:
            raise Refusal(408, "Request timeout")
        if not bot.pending and not (self.habits.replay and bot.delivered):
            await self._something(bot, wait)
            if not bot.pending:
                raise Refusal(408, "Request timeout")  # the world ends
        if bot.pending:
            bot.delivered.append(bot.pending.pop(0))
            return bot.delivered[-1]
        bot.delivered.append(bot.delivered.pop(0))  # all of them come again, one after the other
        return bot.delivered[-1]

    async def _something(self, bot: Bot, wait: float) -> None:
        """Wait for the next update. Raises Refusal 408."""
        bot.arrived.clear()
        bot.polls += 1
        try:
            async with asyncio.timeout(min(wait, LONGEST_WAIT)):
                await bot.arrived.wait()
        except TimeoutError:
            raise Refusal(408, "Request timeout") from None
        finally:
            bot.polls -= 1

    async def close(self) -> None:
        """End the polls that wait and the calls that are under way."""
        self._ended = True
        for bot in self._bots.values():
            bot.arrived.set()
        await self.calls.close()

    def send(self, bot: Bot, chat: str, text: str, photo: str = "", shown: str = "") -> Json:
        """Show a message to a person who wrote before; `shown`: the id of Zalo's copy. Raises Refusal."""
        if chat not in bot.known:
            raise Refusal(404, "chat not found")
        if chat in self.blocked:
            raise Refusal(403, "Internal Server Error" if self.habits.names_no_reason else "Forbidden: user blocked")
        month = self.now().strftime("%Y-%m")
        if chat not in bot.known[: self.habits.users] or bot.sent.get(month, 0) >= self.habits.messages_a_month:
            raise Refusal(429, "Quota exceeded")
        self._count_one(bot)
        message = Message(self._id(), text, photo)
        self._seen.setdefault(chat, []).append(message)
        self.phones.put(chat, picture(shown, text) if shown else words(text), out=False)
        return {"message_id": message.id, "date": int(self.now().timestamp() * 1000)}
