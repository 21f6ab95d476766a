"""People who write from Zalo: the same acts as in users.py, on a Zalo Bot or with an Official Account.

Between the program and the sandbox is real HTTP: polls, signed webhook calls, pictures fetched from a CDN, and files
that are handed out by an address.
"""

from __future__ import annotations

import html
import re
from abc import abstractmethod
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from bot.channels.zalo.bot.capabilities import ZALO_BOT
from bot.channels.zalo.bot.channel import ZaloBotChannel
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.courier import ZaloBotCourier
from bot.channels.zalo.bot.poller import Poller
from bot.channels.zalo.bot.replies import ZaloBotReplies
from bot.channels.zalo.http import open_http
from bot.channels.zalo.media import MediaGuard
from bot.channels.zalo.oa.capabilities import ZALO_OA
from bot.channels.zalo.oa.channel import ZaloOaChannel
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.courier import ZaloOaCourier
from bot.channels.zalo.oa.oauth import Challenge, OAuth
from bot.channels.zalo.oa.replies import ZaloOaReplies
from bot.channels.zalo.oa.signature import Signer
from bot.channels.zalo.oa.store import TokenTable
from bot.channels.zalo.oa.tokens import Tokens, pair_of
from bot.channels.zalo.oa.webhook import WEBHOOK_PATH, zalo_oa_webhook
from bot.files.download_links import DownloadLinks
from bot.files.media_store import FolderMediaStore
from bot.files.push_files import PushFiles
from bot.files.upload_links import UPLOAD_PATH, UploadLinks, key_from
from bot.inbox.worker import InboxWorker
from bot.web.arrivals import ARRIVING, Arrivals
from bot.web.download_page import handouts_router
from bot.web.upload_page import UploadPage, uploads_router
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.tables import Contact, Push
from domain.outbox import buttons
from domain.ports import Courier
from sandbox.zalo_bot import ZaloBotWorld, zalo_bot_app
from sandbox.zalo_oa import ZaloOaWorld, zalo_oa_app
from sandbox.zalo_oa.world import APP, OA
from tests.support.clock import TestClock
from tests.support.servers import listening
from tests.support.users import VOICE_NOTE, Town, User

TOKEN = "42:only-of-the-sandbox"
SECRET = "webhook-secret"
NO_BUTTONS = "nobody can forge the button of an app that has none"


async def nap(_: float) -> None:
    """Wait for nothing."""


@dataclass
class Ground:
    """What a town on Zalo stands on."""

    writer: Writer
    clock: TestClock
    store: FolderMediaStore
    http: httpx2.AsyncClient
    base: str

    def handouts(self, channel: str) -> DownloadLinks:
        return DownloadLinks(self.writer, self.store, self.base, channel)

    def papers(self, channel: str) -> PushFiles:
        return PushFiles(self.store, self.clock, self.handouts(channel))

    @property
    def uploads(self) -> UploadLinks:
        return UploadLinks(self.base, key_from(TOKEN), self.clock)

    @property
    def guard(self) -> MediaGuard:
        return MediaGuard(self.http, plain_hosts=[self.base.removeprefix("http://")])


@dataclass
class ZaloTown(Town):
    """A town whose people write from Zalo. A person's address there is their number."""

    phone: ClassVar[type[ZaloUser]]

    zalo: Any = None
    carrier: Courier | None = None

    def person(self, name: str, phone: str | None = None) -> User:
        number = 1000 + len(self.people)
        self.zalo.add_person(str(number), name, *([phone] if phone and self.channel.capabilities.buttons else []))
        self.people[number] = self.phone(self, number)
        return self.people[number]

    def courier(self) -> Courier:
        assert self.carrier is not None
        return self.carrier


@dataclass
class ZaloUser(User):
    """A person with Zalo. What they said themselves is kept here: the sandbox shows only what came to them."""

    can_vouch = False

    town: ZaloTown
    own: list[tuple[int, str]] = field(default_factory=list)  # after how many of the bot's messages it was said

    @property
    def zalo(self) -> Any:
        return self.town.zalo

    @property
    def address(self) -> str:
        return str(self.number)

    @abstractmethod
    def came(self) -> list[Mapping[str, Any]]:
        """What the phone was sent, the oldest first, written as the tests know messages."""

    def chat(self) -> list[Mapping[str, Any]]:
        came = self.came()
        mixed: list[Mapping[str, Any]] = []
        for at in range(len(came) + 1):
            mixed += [{"message_id": f"own{at}", "text": said, "out": True} for when, said in self.own if when == at]
            mixed += came[at : at + 1]
        return mixed

    async def _does(self, said: str, act: Callable[[], object]) -> None:
        self.own.append((len(self.came()), said))
        await self._act(act)

    async def opens(self, payload: str = "") -> None:
        """Zalo has no links that carry something: what a poster or an invitation says is typed."""
        await self.says(payload.removeprefix("u-") or "/start")

    async def taps_push(self, text: str, label: str) -> None:
        await self.town.deliver()
        await super().taps_push(text, label)

    async def file(self) -> bytes:
        """Fetch the newest file whose address the program sent, as a browser does."""
        pages = re.findall(r"http://\S+/tep/\S+", "\n".join(str(one["text"]) for one in self.came()))
        async with httpx2.AsyncClient() as browser:
            page = (await browser.get(pages[-1])).raise_for_status().text
            link = html.unescape(re.findall(r'class="open" href="([^"]+)"', page)[0])
            answer = await browser.get(str(httpx2.URL(pages[-1]).join(link)))
            return answer.raise_for_status().content

    def keyboard(self) -> list[str]:
        """No app of Zalo lets anybody put a keyboard in the place of its own."""
        return []

    async def sends_as_picture(self, content: bytes) -> None:
        await self.sends_photos(content)

    def pictures(self) -> int:
        return sum(bool(one["photo"]) for one in self.came())


class ZaloBotUser(ZaloUser):
    page: str = ""  # what the page for files said last

    @property
    def bot(self) -> Any:
        return self.zalo.bot(TOKEN)

    def came(self) -> list[Mapping[str, Any]]:
        return [
            {"message_id": one.id, "text": one.text, "out": False, "photo": one.photo}
            for one in self.zalo.sees(self.address)
        ]

    async def picture(self) -> bytes:
        """Fetch the newest picture from the address that Zalo was given."""
        async with httpx2.AsyncClient() as zalo:
            answer = await zalo.get([str(one["photo"]) for one in self.came() if one["photo"]][-1])
            return answer.raise_for_status().content

    async def says(self, text: str) -> None:
        await self._does(text, lambda: self.zalo.writes(self.bot, self.address, text))

    async def sends_photo_saying(self, caption: str, *photos: bytes) -> None:
        for photo in photos:  # one after the other: there are no albums
            await self._does("", partial(self.zalo.sends_photo, self.bot, self.address, photo, caption))

    async def sends_photos(self, *photos: bytes) -> None:
        await self.sends_photo_saying("", *photos)

    async def sends_voice(self, content: bytes = VOICE_NOTE, seconds: int = 12) -> None:  # noqa: ARG002 - untold
        await self._does("", lambda: self.zalo.sends_voice(self.bot, self.address, content))

    async def sends_file(self, content: bytes, name: str) -> None:
        """Hand it in on the page whose address the newest message tells; in the chat itself nothing of it arrives."""
        page = re.findall(rf"http://\S+{UPLOAD_PATH}\S+", str(self.came()[-1]["text"]) if self.came() else "")
        if not page:
            await self._does("", lambda: self.zalo.sends_something_else(self.bot, self.address))
            return
        async with httpx2.AsyncClient() as browser:
            answer = await browser.post(page[-1], files={"file": (name, content)})
        self.page = html.unescape(answer.text)
        await self.town.settle()
        await self.town.inbox.idle()

    async def shares_contact(self, **other: Any) -> None:
        pytest.skip(f"nobody can share a contact with a Zalo Bot: {other}")

    async def taps_data(self, message_id: int, data: str) -> None:
        pytest.skip(f"{NO_BUTTONS}: {data} of {message_id}")

    async def forges(self, data: str) -> None:
        """Answer one's own push by its words; nothing else can be done without buttons."""
        label = await self._label(data)
        if label is None:
            pytest.skip(NO_BUTTONS)
        await self.says(f"/{label}")

    async def taps_push(self, text: str, label: str) -> None:
        await self.town.deliver()
        assert any(text in one["text"] and label.upper() in one["text"] for one in self.came()), (text, label)
        await self.says(f"/{label}")

    async def _label(self, data: str) -> str | None:
        chosen = buttons.read(data)
        if chosen is None:
            return None
        await self.town.deliver()
        push, contact = table_of(Push), table_of(Contact)

        async def look(work: Work) -> str | None:
            mine = select(push.c.choices).join(contact, contact.c.id == push.c.contact_id)
            found = mine.where(push.c.id == chosen.push_id, contact.c.external_id == self.address)
            rows = await work.connection.scalar(found) or []
            offered = {(one["code"], one["value"]): one["label"] for row in rows for one in row}
            return offered.get((chosen.code, chosen.value))

        return await self.town.writer.run(look)


class ZaloOaUser(ZaloUser):
    def came(self) -> list[Mapping[str, Any]]:
        return [self._shown(one) for one in self.zalo.people[self.address].seen]

    def _shown(self, one: Any) -> Mapping[str, Any]:
        rows = [[{"text": title, "callback_data": payload.removeprefix("#")}] for title, payload in one.buttons]
        markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        return {"message_id": one.id, "text": one.text, "out": False, "photo": one.attachment, **markup}

    async def picture(self) -> bytes:
        """Return the newest picture that was uploaded for this phone."""
        shown = self.zalo.files[[one["photo"] for one in self.came() if one["photo"]][-1]]
        content: bytes = self.zalo.cdn.peek(shown["photo"][0]["file_id"])[0]
        return content

    async def opens(self, payload: str = "") -> None:
        if payload:
            await self.says(payload.removeprefix("u-"))
        else:
            await self._does("", lambda: self.zalo.follows(self.address))

    async def says(self, text: str) -> None:
        await self._does(text, lambda: self.zalo.writes(self.address, text))

    async def taps_data(self, message_id: int, data: str) -> None:  # noqa: ARG002 - Zalo does not tell under which
        await self._does("", lambda: self.zalo.writes(self.address, f"#{data}"))

    async def forges(self, data: str) -> None:
        await self.taps_data(0, data)

    async def sends_photo_saying(self, caption: str, *photos: bytes) -> None:
        await self._does("", lambda: self.zalo.sends_photos(self.address, photos, caption))

    async def sends_photos(self, *photos: bytes) -> None:
        await self.sends_photo_saying("", *photos)

    async def sends_voice(self, content: bytes = VOICE_NOTE, seconds: int = 12) -> None:  # noqa: ARG002 - untold
        await self._does("", lambda: self.zalo.sends_voice(self.address, content))

    async def sends_file(self, content: bytes, name: str) -> None:
        await self._does("", lambda: self.zalo.sends_file(self.address, name, content))

    async def shares_contact(self, **other: Any) -> None:
        pytest.skip(f"an account asks for a number by a form that proves nothing: {other}")


@dataclass
class ZaloBotTown(ZaloTown):
    phone = ZaloBotUser

    poller: Poller | None = None

    async def settle(self) -> None:
        assert self.poller is not None
        while self.zalo.bot(TOKEN).pending:
            await self.poller.once()
            await self.inbox.idle()


@dataclass
class ZaloOaTown(ZaloTown):
    phone = ZaloOaUser

    key: Key | None = None
    client: ZaloOaClient | None = None

    async def settle(self) -> None:
        assert self.key is not None
        await self.key.kept()
        await self.zalo.calls.settled()
        await self.inbox.idle()


@asynccontextmanager
async def zalo_bot_town(inbox: InboxWorker, writer: Writer, clock: TestClock, media: Path) -> AsyncIterator[Town]:
    """Open the program behind long polling of a Zalo bot."""
    world = ZaloBotWorld(clock.now, pause=nap)
    world.add_bot(TOKEN, "Bot Thi đua")
    store = FolderMediaStore(media)
    program = FastAPI()
    program.include_router(handouts_router(writer.engine, store, clock))
    program.mount("/", zalo_bot_app(world))
    async with listening(program) as base, open_http() as http:
        world.cdn.base = base
        ground = Ground(writer, clock, store, http, base)
        client = ZaloBotClient(http, TOKEN, base)
        replies = ZaloBotReplies(client, ground.handouts("zalo_bot"))
        able = replace(ZALO_BOT, files=True)
        channel = ZaloBotChannel(replies, store, ground.guard, 10_000_000, capabilities=able, uploads=ground.uploads)
        desk = UploadPage(
            writer.engine,
            store,
            clock,
            ground.uploads,
            partial(inbox.take, channel),
            channel.name,
            20_000_000,
            10_000_000,
            Arrivals(media / ARRIVING),
        )
        program.router.routes[:0] = uploads_router(desk).routes  # before Zalo's, which take every path
        poller = Poller(client, lambda updates: inbox.take(channel, updates), unreachable=lambda: None, sleep=nap)
        yield ZaloBotTown(
            None,
            channel,
            inbox,
            writer,
            zalo=world,
            carrier=ZaloBotCourier(client, ground.papers("zalo_bot")),
            poller=poller,
        )
        await inbox.idle()
    await world.calls.close()


@asynccontextmanager
async def zalo_oa_town(inbox: InboxWorker, writer: Writer, clock: TestClock, media: Path) -> AsyncIterator[Town]:
    """Open the program behind the signed webhook of an Official Account, with a key that was consented to."""
    world = ZaloOaWorld(clock.now, pause=nap, webhook_secret=SECRET)
    store = FolderMediaStore(media)
    channels: list[ZaloOaChannel] = []
    program = FastAPI()
    program.include_router(
        zalo_oa_webhook(lambda updates: inbox.take(channels[0], updates), Signer((APP, OA), (SECRET,)))
    )
    program.include_router(handouts_router(writer.engine, store, clock))
    program.mount("/", zalo_oa_app(world))
    async with listening(program) as base, open_http() as http:
        world.cdn.base, world.webhook = base, base + WEBHOOK_PATH
        ground = Ground(writer, clock, store, http, base)
        key = Key(ground, world)
        await key.kept()
        client = ZaloOaClient(http, key.tokens, base=base, business=base)
        able = replace(ZALO_OA, files=True)
        channels.append(
            ZaloOaChannel(
                ZaloOaReplies(client, ground.handouts("zalo_oa")), store, ground.guard, 10_000_000, capabilities=able
            )
        )
        yield ZaloOaTown(
            None,
            channels[0],
            inbox,
            writer,
            zalo=world,
            carrier=ZaloOaCourier(client, ground.papers("zalo_oa")),
            key=key,
            client=client,
        )
        await world.calls.settled()
        await inbox.idle()
    await world.calls.close()


@dataclass
class Key:
    """The account's key. When a story jumps over a year its chain has ended, and a human consents again."""

    ground: Ground
    world: ZaloOaWorld

    def __post_init__(self) -> None:
        self.oauth = OAuth(self.ground.http, APP, self.world.keys.app_secret, self.ground.base)
        self.table = TokenTable(self.ground.writer, OA)
        self.tokens = Tokens(self.table, self.oauth.refresh, self.ground.clock, self._alarm)
        self.until = self.ground.clock.now()

    async def kept(self) -> None:
        now = self.ground.clock.now()
        if self.until <= now:
            granted = await self.oauth.exchange_code(self.world.keys.consent(), Challenge.new())
            await self.table.begin(pair_of(granted, now))
            self.until = now + granted.refresh_life

    async def _alarm(self, code: str) -> None:
        raise AssertionError(code)
