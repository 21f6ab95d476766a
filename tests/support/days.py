"""A town whose clock goes on: what is due arrives on the phones, as the program itself would send it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.app.policies import REACHES
from bot.channels.deep_links import OwnLinks
from bot.channels.telegram.capabilities import TELEGRAM
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import InboxWorker
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from data.types import HANOI
from domain.campaigns import get
from domain.outbox.routing import Rules
from domain.ports import Capabilities
from handlers.conversation import conversation
from sandbox.telegram import TelegramWorld
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.pushes import pacer
from tests.support.standard import ESCALATE_DAYS, STANDARD, app_with
from tests.support.users import BOT, Town, User, open_world_bot


@asynccontextmanager
async def opened_town(
    database: Path, folder: Path, slug: str, clock: TestClock | None = None, capabilities: Capabilities = TELEGRAM
) -> AsyncIterator[Town]:
    """Open the program on a database that others have filled, with one campaign."""
    clock = clock or TestClock()
    engine = open_engine(f"sqlite+aiosqlite:///{database}", KEYS)
    world = TelegramWorld(clock.now)
    channel = TelegramChannel(
        open_world_bot(world), FolderMediaStore(folder / "media"), 10_000_000, capabilities=capabilities
    )
    async with Writer(engine, clock.now) as writer:
        inbox = InboxWorker(writer, conversation(), app_with({slug: get(slug)}, links=OwnLinks(BOT)))
        yield Town(world, channel, inbox, writer)
        await inbox.idle()
    await world.close()
    await engine.dispose()


def moment(day: str, at: str = "08:00") -> datetime:
    return datetime.strptime(f"{day} {at}", "%d/%m/%Y %H:%M").replace(tzinfo=HANOI)


@dataclass
class Days:
    """Time, as the people of a walk live through it."""

    clock: TestClock
    ticks: Ticks

    async def come(self, day: str, at: str = "08:00") -> None:
        """Come to an hour of a day, written 28/02/2021, and let everything that is due then arrive."""
        await self.reach(moment(day, at))

    async def reach(self, moment: datetime) -> None:
        """Let a moment be reached, and everything that is due then arrive."""
        self.clock.moment = moment
        await self.ticks.drain(moment)

    async def arrives_at(self, moment: datetime, part: str, *people: User) -> None:
        """Check that a message comes to people at a moment, and not a minute before."""
        before = [heard_times(person, part) for person in people]
        await self.reach(moment - timedelta(minutes=1))
        assert [heard_times(person, part) for person in people] == before
        await self.reach(moment)
        assert [heard_times(person, part) for person in people] == [times + 1 for times in before]

    async def post(self) -> None:
        """Let what was just queued arrive: a minute goes by, so that nothing can be taken back any more."""
        self.clock.moment += timedelta(minutes=2)
        await self.ticks.drain(self.clock.moment)


@pytest.fixture
def days(town: Town, clock: TestClock) -> Days:
    campaign = get("thanh-hoa-2021")
    almanac = app_with({campaign.slug: campaign}).calendar
    courier = town.courier()
    ticks = Ticks(
        town.writer,
        clock,
        {courier.channel: courier},
        {courier.channel: pacer()},
        almanac,
        rules=Rules(REACHES),
        settings=STANDARD,
        escalate_days=ESCALATE_DAYS,
    )
    ticks.store = town.channel.store
    return Days(clock, ticks)


def heard(person: User, part: str) -> str:
    """Return the newest message that says this: an answer, or a push above it."""
    for message in reversed(person.chat()):
        if not message["out"] and part in str(message.get("text", "")):
            return str(message["text"])
    said = [message.get("text") for message in person.chat() if not message["out"]]
    raise AssertionError(f"nobody told {part!r}, only {said!r}")


def heard_times(person: User, part: str) -> int:
    """Count the messages that said this."""
    return sum(not message["out"] and part in str(message.get("text", "")) for message in person.chat())


def offers(person: User, *labels: str) -> None:
    """Check that exactly these choices are offered, in this order; where not all are buttons, that they are there."""
    if person.capabilities.buttons and len(labels) <= person.capabilities.button_limit:
        assert person.buttons() == list(labels)
    else:
        person.sees_choice(*labels)


async def finds(person: User, *labels: str) -> None:
    """Check that these choices are there: on the screen on show, or where an app has fewer buttons behind "Thêm"."""
    for label in labels:
        await person.looks_for(label)
        person.sees_choice(label)


ANSWERED_BY = "Trả lời tin này, mời gõ: "


def under_push(person: User, part: str) -> list[str]:
    """Return what answers the newest push that says this: its buttons, or its words, which stand in capitals."""
    for message in reversed(person.chat()):
        told = str(message.get("text", ""))
        if part in told and "reply_markup" in message:
            return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]
        if part in told and ANSWERED_BY in told:
            return told.partition(ANSWERED_BY)[2].partition("\n")[0].split(" · ")
    raise AssertionError(f"no push {part!r} that can be answered")


def answered_by(person: User, part: str, *labels: str) -> None:
    """Check what answers the newest push that says this."""
    assert [one.upper() for one in under_push(person, part)] == [label.upper() for label in labels]
