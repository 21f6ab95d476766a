"""The world of the sandbox's Telegram: who is there, what was said, what a bot's call does to it. No HTTP in here."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from typing import Any

from .args import Args, Upload
from .deliver import Webhooks
from .errors import ApiError, Impossible
from .files import FileStore
from .log import Log
from .media_acts import MediaActs
from .methods import METHODS, Call
from .people import Bot, Chat, Json, Person, Stored
from .plan import Faults, Pause
from .updates import REPEAT_WINDOW, UpdateQueue

Listener = Callable[[Json], None]


class TelegramWorld(MediaActs):
    """One Telegram with its people and bots.

    `now` dates messages and lets updates grow old; it may be moved. `clock` (seconds, monotonic) measures what must not
    jump with it: polls, rate limits, the life of a tap. `pause` waits between attempts at a webhook. `repeat_wait`
    (seconds) holds a poll that comes again with the same offset within three seconds; 0 for tests that poll in a loop.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Pause = asyncio.sleep,
        repeat_wait: float = REPEAT_WINDOW,
    ) -> None:
        super().__init__()
        self.now = now
        self.clock = clock
        self.pause = pause
        self.repeat_wait = repeat_wait
        self.faults = Faults()
        self.log = Log(now, clock)
        self.files = FileStore()
        self.webhooks = Webhooks(self)
        self._bots: dict[str, Bot] = {}
        self._listeners: list[Listener] = []

    def add_bot(self, token: str, username: str, name: str) -> Bot:
        """Add a bot. The token starts with the bot's id and a colon, as BotFather writes it."""
        if not token.partition(":")[0].isdigit():
            raise ValueError("a bot's token starts with its id and a colon, for example 42:secret")
        queue = UpdateQueue(self.now, self.clock, self.repeat_wait)
        bot = Bot(token, username.removeprefix("@"), name, queue, self.clock())
        if token in self._bots or any(bot.username.lower() == other.username.lower() for other in self._bots.values()):
            raise ValueError(f"there is a bot with this token or username already: @{bot.username}")
        self._bots[token] = bot
        return bot

    def add_person(
        self,
        person_id: int,
        first_name: str,
        last_name: str = "",
        username: str | None = None,
        phone: str | None = None,
    ) -> Person:
        if person_id in self.people:
            raise ValueError(f"there is a person with this id already: {person_id}")
        self.people[person_id] = Person(person_id, first_name, last_name, username, phone)
        return self.people[person_id]

    @property
    def bots(self) -> list[Bot]:
        return list(self._bots.values())

    def bot(self, username: str) -> Bot:
        """The bot of a username, with or without @, in any case."""
        wanted = username.removeprefix("@").lower()
        for bot in self._bots.values():
            if bot.username.lower() == wanted:
                return bot
        raise Impossible(f"there is no bot @{wanted}")

    def bot_of_token(self, token: str) -> Bot:
        bot = self._bots.get(token)
        if bot is None:
            known = token.partition(":")[0].isdigit() and ":" in token and not token.startswith("0")
            raise ApiError(401, "Unauthorized" if known else "Unauthorized: invalid token specified")
        return bot

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, Upload] | None = None,
    ) -> Any:
        """Do what a bot asks and return the `result` of Telegram's answer; treat it as read-only.

        Raises ApiError for a refusal, and Dropped or Truncated if a fault says so.
        """
        bot, name = self.bot_of_token(token), method.lower()
        if name not in METHODS:
            raise ApiError(404, "Not Found: method not found")

        async def do() -> Any:
            return await self._do(bot, name, params, files or {})

        planned = self.faults.take(bot.username, name, params)
        if planned is None:
            return await do()
        if planned.fault.refusal is not None and not planned.fault.accepted:
            self.log.add(bot.username, METHODS[name][0], params, None, planned.fault.refusal.error_code)
        return await planned.strike(do, self.pause)

    async def _do(self, bot: Bot, name: str, params: Mapping[str, Any], files: Mapping[str, Upload]) -> Any:
        method, function = METHODS[name]
        try:
            self.check_may_call(bot, name)
            result = function(Call(self, bot, Args(params, files)))
            if isinstance(result, Coroutine):
                result = await result
        except ApiError as refusal:
            self.log.add(bot.username, method, params, None, refusal.error_code)
            raise
        self.log.add(bot.username, method, params, result)
        return result

    def check_may_call(self, bot: Bot, name: str) -> None:
        """Refuse a bot that logged out, or one that is too quick."""
        if bot.logged_out:
            raise ApiError(400, "Logged out")
        self.faults.check_pace(name, self.clock())

    def take_updates(self, bot_username: str) -> list[Json]:
        """All waiting updates of a bot, acknowledged: a poll without waiting, for tests that feed a program."""
        queue = self.bot(bot_username).updates
        updates = queue.read(len(queue.pending))
        queue.clear()
        return updates

    def duplicates_updates(self, bot_username: str, times: int = 1) -> None:
        """The fault that belongs to no call: the next `times` polls or posts bring their updates twice."""
        self.bot(bot_username).updates.duplicates += times

    def send(self, chat: Chat, content: Json, markup: Json | None = None) -> Json:
        """Put a bot's message into a chat and return its Message. `markup`: a keyboard that is not inline."""
        message = {
            "message_id": chat.bot.next_message_id(),
            "from": chat.bot.user,
            "chat": chat.person.chat,
            "date": int(self.now().timestamp()),
            **content,
        }
        self.place(chat, Stored(message, out=False, markup=markup))
        return message

    def place(self, chat: Chat, stored: Stored) -> None:
        chat.messages[stored.message["message_id"]] = stored
        if self._listeners:
            self.tell(chat, "message", message=stored.as_shown())

    def replace(self, chat: Chat, stored: Stored, message: Json) -> Json:
        """An edit: the message is another one from now on."""
        stored.message, stored.edited = message, True
        self.tell(chat, "edit", message=stored.as_shown())
        return message

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener at everything that a phone would show; returns the function that ends this."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, chat: Chat, kind: str, **more: Any) -> None:
        for listener in tuple(self._listeners):
            listener({"type": kind, "person": chat.person.id, "bot": chat.bot.username, **more})

    async def close(self) -> None:
        """End everything that waits: polls, hanging calls, webhooks. Needed before a server can stop at once."""
        self.faults.clear()
        for bot in self._bots.values():
            bot.updates.wake_poller()
        await self.webhooks.close()
