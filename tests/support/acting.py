from __future__ import annotations

import math
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.deep_links import OwnLinks
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.ownership import Ownership
from bot.inbox.worker import InboxWorker
from data.engine.leases import Lease
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.tables import Contact, Conversation
from data.types import HANOI
from domain.campaigns import get
from domain.campaigns.attaching import attach_by_name
from domain.input.button_data import button_data
from handlers.conversation import conversation
from sandbox.telegram import TelegramWorld
from tests.support.clock import TestClock
from tests.support.standard import app_with
from tests.support.users import BOT, Town, open_world_bot, picture

MOMENT = datetime(2021, 2, 28, 8, 40, tzinfo=HANOI)
"""When the dump of 0021 was taken: a Sunday."""

FRESH = re.compile(r"\b[A-Z]{2}-[2-9A-Z]{4}\b|\b[2-9A-Z]{4}-[2-9A-Z]{4}\b|[iul]-[a-z2-9]{20,}|\d+ giây")
"""Codes that are drawn anew each time."""

FIRST_UPDATE = 700_000_000  # beyond all that are stored
LINE = 90  # characters of an answer that are compared
_contact, _conversation = table_of(Contact), table_of(Conversation)


@dataclass
class Phones:
    """The Telegram of everybody in a stored database, and where each conversation stood when it was opened."""

    town: Town
    clock: TestClock
    stood: dict[int, Any] = field(default_factory=dict)  # by the number of a phone

    async def find(self) -> None:
        """Give everybody a phone; a phone that was never there has no messages, only buttons that are remembered."""
        asked = select(_contact.c.external_id, *_conversation.c).join_from(_conversation, _contact)
        async with self.town.writer.engine.connect() as connection:
            rows = (await connection.execute(asked.where(_contact.c.channel == "telegram"))).all()
        for row in rows:
            self.stood[int(row.external_id)] = row
            self.town.world.add_person(int(row.external_id), "Máy", phone=f"+8491300{row.external_id}")
            self.town.world.says(int(row.external_id), BOT, "-")
        self.town.world.take_updates(BOT)
        self.town.world.bot(BOT).updates.restart_at(FIRST_UPDATE)

    async def find_on(self, other: Town) -> None:
        """Give those who write from a Zalo their phone there."""
        asked = select(_contact.c.external_id).where(_contact.c.channel == other.channel.name)
        async with self.town.writer.engine.connect() as connection:
            for address in (await connection.execute(asked)).scalars():
                other.zalo.add_person(address, "Máy")  # type: ignore[attr-defined] # a town on Zalo

    async def stands_again(self, number: int) -> None:
        """Put a conversation back to where it stood in the dump; the facts stay as they have become."""
        row = self.stood[number]
        values = {
            name: getattr(row, name) for name in ("seq", "answered", "shown", "screen", "draft", "hour", "hour_seq")
        }

        async def put(work: Work) -> None:
            own = update(_conversation).where(_conversation.c.contact_id == row.contact_id)
            await work.connection.execute(own.values(**values))

        await self.town.writer.run(put)

    async def act(self, number: int, what: str) -> dict[str, Any]:
        """Do one thing where the dump has left somebody, and say what is seen then."""
        await self.stands_again(number)
        before = len(self.town.world.chat(number, BOT))
        await do(self.town, number, self.stood[number].seq, what)
        heard = [one for one in self.town.world.chat(number, BOT)[before:] if not one["out"] and "text" in one]
        async with self.town.writer.engine.connect() as connection:
            own = select(_conversation.c.screen).where(_conversation.c.contact_id == self.stood[number].contact_id)
            screen = (await connection.execute(own)).scalar_one()
        return {"who": number, "does": what, "sees": screen.get("name", ""), "hears": _told(heard)}


def _told(heard: list[Any]) -> str:
    text = str(heard[-1]["text"]) if heard else ""
    return FRESH.sub("…", " ".join(text.split()))[:LINE]


async def do(town: Town, number: int, seq: int, what: str) -> None:
    """Tap a choice of the screen with this number or a push's button, type, send a file, share one's own number."""
    kind, _, rest = what.partition(" ")
    if kind == "taps":
        code, _, value = rest.partition(":")
        town.world.forges(number, 1, button_data(str(seq), code, value), BOT)
    elif kind in {"pushed", "old"}:
        town.world.forges(number, 1, rest, BOT)
    elif kind == "says":
        town.world.says(number, BOT, rest)
    elif kind == "opens":
        town.world.starts(number, BOT, rest)
    elif rest == "photo":
        town.world.sends_photos(number, BOT, [picture("teal")])
    elif rest == "file":
        town.world.sends_document(number, BOT, b"%PDF-1.4\n%%EOF\n", "cong-van.pdf")
    else:
        town.world.shares_contact(number, BOT)
    await town.settle()


@asynccontextmanager
async def opened(engine: AsyncEngine, folder: Path, *, one_of_several: bool = False) -> AsyncIterator[Phones]:
    """Open the program on a stored database, with its Telegram.

    `one_of_several`: it shares the inbox, so that it takes up what others have left there.
    """
    clock, campaign = TestClock(MOMENT), get("thanh-hoa-2021")
    async with Writer(engine, clock.now) as writer:
        await writer.run(lambda work: attach_by_name(work, [campaign]))  # as `migrate` does
        lease = Lease("worker:of-the-test", "here", 1, math.inf)  # no busy machine lets it run out
        claims = Ownership(writer, "of-the-test", lease=lease) if one_of_several else None
        app = app_with({campaign.slug: campaign}, links=OwnLinks(BOT))
        inbox = InboxWorker(writer, conversation(), app, shared=claims)
        world = TelegramWorld(clock.now)
        channel = TelegramChannel(open_world_bot(world), FolderMediaStore(folder / "media"), 10_000_000)
        phones = Phones(Town(world, channel, inbox, writer), clock)
        await phones.find()
        yield phones
        await inbox.idle()
        await world.close()
