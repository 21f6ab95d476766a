"""People who act in tests: they say, tap, send and see, on a phone with buttons or on one that shows only text.

The town is a whole application over the sandbox's Telegram, in one process and without HTTP.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from PIL import Image

from bot.channels.telegram.calls import BodySession
from bot.inbox.worker import InboxWorker
from data.engine.network_guard import forbid_inside_work
from data.engine.unit_of_work import Writer
from domain.outbox import Delivery
from domain.outbox.buttons import data
from domain.outbox.words import with_word
from domain.ports import Capabilities, Courier, Outcome, Parcel, Sent
from sandbox.telegram import ApiError, TelegramWorld
from sandbox.telegram.args import Upload
from tests.support.named import assert_named
from tests.support.pushes import pacer

MORE, MINE, PAGES = "Thêm", "Việc của tôi", 3
TOKEN = "42:a-token-of-the-sandbox-only"
BOT = "thidua_bot"


class WorldSession(BodySession):
    """Carries aiogram's calls straight into the sandbox's Telegram."""

    def __init__(self, world: TelegramWorld) -> None:
        super().__init__()
        self.world = world

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109, ARG002 - aiogram's signature
    ) -> Any:
        forbid_inside_work()
        files: dict[str, InputFile] = {}
        fields = method.model_dump(warnings=False)
        params = {key: self.prepare_value(value, bot=bot, files=files) for key, value in fields.items()}
        given = {key: value for key, value in params.items() if value is not None}
        try:
            uploads = {key: await uploaded(bot, file) for key, file in files.items()}
            result = await self.world.call(bot.token, method.__api_method__, given, uploads)
        except ApiError as refusal:
            answer = self.json_dumps(refusal.as_json())
            return self.check_response(bot, method, refusal.error_code, answer).result
        return self.check_response(bot, method, 200, self.json_dumps({"ok": True, "result": result})).result

    async def post(self, bot: Bot, name: str, body: bytes) -> tuple[int, str]:
        forbid_inside_work()
        try:
            result = await self.world.call(bot.token, name, json.loads(body), {})
        except ApiError as refusal:
            return refusal.error_code, self.json_dumps(refusal.as_json())
        return 200, self.json_dumps({"ok": True, "result": result})

    async def stream_content(self, url: str, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        path = url.partition(f"{TOKEN}/")[2]
        stored = self.world.files.at(int(TOKEN.partition(":")[0]), path)
        assert stored is not None, path
        yield stored.content

    async def close(self) -> None:
        """Nothing is open."""


async def uploaded(bot: Bot, file: InputFile) -> Upload:
    content = b"".join([chunk async for chunk in file.read(bot)])
    return Upload(file.filename or "file", content)


def open_world_bot(world: TelegramWorld) -> Bot:
    world.add_bot(TOKEN, BOT, "Trợ lý Thi đua Công đoàn")
    return Bot(TOKEN, session=WorldSession(world), default=DefaultBotProperties(parse_mode=ParseMode.HTML))


def picture(colour: str = "red", size: tuple[int, int] = (64, 48)) -> bytes:
    """Draw a small JPEG."""
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "JPEG")
    return written.getvalue()


def buttons_of(markup: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """List the buttons of an inline keyboard and of one that stands in the place of the phone's own."""
    return [button for kind in ("keyboard", "inline_keyboard") for row in markup.get(kind, []) for button in row]


VOICE_NOTE = b"OggS" + bytes(24) + b"OpusHead" + bytes(200)
"""The head of a voice note as phones send it: Opus in an Ogg container."""


@dataclass
class Town:
    """An application, its Telegram, and the people in it."""

    world: Any  # the sandbox's Telegram, where the town is on it
    channel: Any
    inbox: InboxWorker
    writer: Writer
    people: dict[int, User] = field(default_factory=dict)
    names_noted: bool = True  # False: the test writes screens into the tables itself

    def person(self, name: str, phone: str | None = None) -> User:
        number = 1000 + len(self.people)
        self.world.add_person(number, name, phone=phone)
        self.people[number] = User(self, number)
        return self.people[number]

    def sets(self, **parts: Any) -> None:
        """Set other limits, campaigns or the like for this installation."""
        self.inbox.processor.app = replace(self.inbox.processor.app, **parts)

    def sets_policies(self, **rules: Any) -> None:
        """Set single rules of this installation."""
        self.sets(policies=replace(self.inbox.processor.app.policies, **rules))

    def courier(self) -> Courier:
        return Post(self)

    async def deliver(self) -> None:
        """Carry every push that is due, with its buttons or words, to the phones."""
        courier = self.courier()
        await Delivery(self.writer, courier, pacer(rate=1000), {courier.channel}).run()

    async def settle(self) -> None:
        """Let the program handle everything that has arrived."""
        while updates := self.world.take_updates(BOT):
            await self.inbox.take(self.channel, [(str(update["update_id"]), update) for update in updates])
            await self.inbox.idle()


class Post:
    """Carries pushes into the sandbox's Telegram, with the buttons that they have."""

    channel = "telegram"

    def __init__(self, town: Town) -> None:
        self.town = town

    async def send(self, parcel: Parcel) -> Outcome:
        rows = [
            [{"text": one["label"], "callback_data": data(parcel.push_id, one)} for one in row]
            for row in parcel.choices or []
        ]
        params: dict[str, Any] = {"chat_id": int(parcel.address), "text": with_word(parcel).text, "parse_mode": "HTML"}
        if rows:
            params["reply_markup"] = {"inline_keyboard": rows}
        sent = await self.town.world.call(TOKEN, "sendMessage", params)
        return Outcome(Sent.SENT, message_id=str(sent["message_id"]))


@dataclass
class User:
    """A person with a phone. Whatever they do, the program has answered when the call returns."""

    can_vouch: ClassVar[bool] = True  # the app can share one's own number, and stands for it

    town: Town
    number: int
    turns: int = 0

    @property
    def capabilities(self) -> Capabilities:
        able: Capabilities = self.town.channel.capabilities
        return able

    def chat(self) -> list[Mapping[str, Any]]:
        return list(self.town.world.chat(self.number, BOT))

    def last(self) -> Mapping[str, Any]:
        """Return the last message of the bot."""
        return [message for message in self.chat() if not message["out"]][-1]

    @property
    def text(self) -> str:
        return str(self.last().get("text", ""))

    async def _act(self, act: Callable[[], object]) -> None:
        act()
        self.turns += 1
        await self.town.settle()
        if self.town.names_noted:
            await assert_named(self.town.writer.writes_on)  # no thread between: it is asked after every act

    async def opens(self, payload: str = "") -> None:
        """Open a link to the bot."""
        await self._act(lambda: self.town.world.starts(self.number, BOT, payload))

    async def says(self, text: str) -> None:
        await self._act(lambda: self.town.world.says(self.number, BOT, text))

    async def taps(self, label: str) -> None:
        """Tap a choice of the screen on show; one that a long list does not show yet is looked for behind "Thêm"."""
        await self.looks_for(label)
        await self._tap(label)

    async def looks_for(self, label: str) -> None:
        """Turn the pages of a long list until a choice is on show; then those of an officer's own things."""
        for group in (MINE, ""):
            for _ in range(PAGES):
                if self._offers(label) or not self._offers(MORE):
                    break
                await self._tap(MORE)
            if self._offers(label) or not group or not self._offers(group):
                break
            await self._tap(group)  # an officer's own things are behind this

    def _offers(self, label: str) -> bool:
        shown = [line for line in self.text.splitlines() if re.match(r"\d+\. |Gõ: |\(Muốn ", line)]
        if self.capabilities.buttons:
            keyed: Mapping[str, Any] = next(
                (one["reply_markup"] for one in reversed(self.chat()) if "reply_markup" in one), {}
            )
            shown = [*(button["text"] for button in buttons_of(keyed)), *self.spoken()]
        return any(label.upper() in one.upper() for one in shown)

    async def _tap(self, label: str) -> None:
        """Tap a button of the newest message that has buttons; on a text-only phone, type its number or its words."""
        if not self.capabilities.buttons:
            await self.says(self._as_typed(label))
            return
        keyed: Mapping[str, Any] = next(
            (one for one in reversed(self.chat()) if "reply_markup" in one), {"reply_markup": {}}
        )
        for button in buttons_of(keyed["reply_markup"]):
            if label in button["text"]:
                await self._press(keyed, button)
                return
        if any(label.upper() in line for line in self.spoken()):
            await self.says(label)
            return
        raise AssertionError(f"no button {label!r} under {self.text!r}: {self.buttons()}")

    async def _press(self, message: Mapping[str, Any], button: Mapping[str, Any]) -> None:
        """Press a button under a message, or one of the keyboard that it brought."""
        if "callback_data" in button:
            await self.taps_data(message["message_id"], button["callback_data"])
        elif button.get("request_contact"):
            await self.shares_contact()
        else:
            await self.says(button["text"])

    def spoken(self) -> list[str]:
        """The line that names what is no button here and can be typed."""
        return [line for line in self.text.splitlines() if line.startswith(("Gõ: ", "(Muốn "))]

    def _as_typed(self, label: str) -> str:
        for line in self.text.splitlines():
            numbered = re.match(r"(\d+)\. (.*)", line)
            if numbered and label in numbered[2]:
                return numbered[1]
        assert label.upper() in self.text, f"no choice {label!r} in {self.text!r}"
        return label

    async def taps_data(self, message_id: int, data: str) -> None:
        await self._act(lambda: self.town.world.taps(self.number, message_id, data))

    async def forges(self, data: str) -> None:
        """Send button data that no button carries."""
        await self._act(lambda: self.town.world.forges(self.number, self.last()["message_id"], data))

    async def file(self) -> bytes:
        """Return the newest file that the bot sent."""
        sent = [message["document"] for message in self.chat() if not message["out"] and "document" in message]
        stored = self.town.world.files.get(int(TOKEN.partition(":")[0]), sent[-1]["file_id"])
        assert stored is not None
        content: bytes = stored.content
        return content

    async def sends_photos(self, *photos: bytes) -> None:
        await self._act(lambda: self.town.world.sends_photos(self.number, BOT, list(photos)))

    async def sends_photo_saying(self, caption: str, *photos: bytes) -> None:
        """Send a photo or an album with words under it."""
        await self._act(lambda: self.town.world.sends_photos(self.number, BOT, list(photos), caption))

    async def sends_voice(self, content: bytes = VOICE_NOTE, seconds: int = 12) -> None:
        await self._act(lambda: self.town.world.sends_voice(self.number, BOT, content, seconds))

    async def sends_file(self, content: bytes, name: str) -> None:
        await self._act(lambda: self.town.world.sends_document(self.number, BOT, content, name))

    async def sends_as_picture(self, content: bytes) -> None:
        """Send something that is said to be a picture."""
        await self.sends_file(content, "anh.jpg")

    def pictures(self) -> int:
        """How many pictures came."""
        return sum("photo" in message for message in self.chat() if not message["out"])

    async def picture(self) -> bytes:
        """Return the newest picture that came, as large as the phone gets it."""
        sent = [message["photo"][-1] for message in self.chat() if not message["out"] and "photo" in message]
        stored = self.town.world.files.get(int(TOKEN.partition(":")[0]), sent[-1]["file_id"])
        assert stored is not None
        content: bytes = stored.content
        return content

    async def taps_push(self, text: str, label: str) -> None:
        """Tap a button under the newest push that says `text`; pushes look alike on every phone of the sandbox."""
        for message in reversed(self.chat()):
            if text in str(message.get("text", "")) and "reply_markup" in message:
                for row in message["reply_markup"]["inline_keyboard"]:
                    for button in row:
                        if label in button["text"]:
                            await self.taps_data(message["message_id"], button["callback_data"])
                            return
        raise AssertionError(f"no push {text!r} with a button {label!r}")

    async def shares_contact(self, **other: Any) -> None:
        """Share one's own number, or somebody else's: own=False, phone=..., user_id=..."""
        await self._act(lambda: self.town.world.shares_contact(self.number, BOT, **other))

    def keyboard(self) -> list[str]:
        """The labels of the keyboard that the bot put in the place of the phone's own."""
        shown = self.town.world.keyboard(self.number, BOT) or {}
        return [button["text"] for row in shown.get("keyboard", []) for button in row]

    def buttons(self) -> list[str]:
        return [button["text"] for button in buttons_of(self.last().get("reply_markup", {}))]

    def sees(self, *parts: str) -> None:
        """Check that the last message says all of this."""
        for part in parts:
            assert part in self.text, f"{part!r} is not in {self.text!r}"

    def sees_nowhere(self, part: str) -> None:
        for message in self.chat():
            assert part not in str(message.get("text", "")), f"{part!r} is in {message.get('text')!r}"

    def sees_choice(self, *labels: str) -> None:
        shown = [*self.buttons(), *self.spoken()] if self.capabilities.buttons else self.text.splitlines()
        for label in labels:
            assert any(label.upper() in one.upper() for one in shown), f"{label!r} is not among {shown!r}"
