"""This program: polling, inbox, lanes, conversation, unit of work, answer. SQLite with a durable commit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, literal, select, text
from sqlmodel import SQLModel

from benchmarks.transport import InstantSession, bodies, open_bot
from benchmarks.updates import FIRST_PERSON, tapped, written
from bot.app.composition import app_of
from bot.channels.deep_links import OwnLinks
from bot.channels.telegram.batches import read_batch
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.poller import Poller
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import InboxWorker
from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import Level
from data.sealing import DataKey, DataKeys
from data.tables import Contact, Conversation, Person
from data.types import HANOI
from domain.campaigns import get
from domain.campaigns.attaching import attach
from domain.units import Act
from domain.units.changes import found
from handlers.conversation import conversation
from handlers.core.screen import Choice, Screen

_conversation = table_of(Conversation)
MOMENT = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)
UNIT = "MAY0123"
CAMPAIGN = "thanh-hoa-2021"
WALK = ("u-{unit}", "yes_here", "agree", "=Lê Thị Hạnh", "category_worker", "register", "thing")
"""From a stranger to the first question of a form: what is tapped, or typed after a "="."""


class BacklogPoller(Poller):
    """Reads its batches from the session's backlog; everything after the wire is the program's own."""

    session: InstantSession

    async def _fetch(self) -> list[Any]:
        return read_batch(200, (await self.session.next_batch()).encode())


class NotMeasuredError(Exception):
    """Some taps were not turns of the form, or were not answered: the figure would be of something else."""


@dataclass
class Crowd:
    """People in front of the first question of a form."""

    session: InstantSession
    channel: TelegramChannel
    inbox: InboxWorker
    writer: Writer
    people: int
    seq: int = 0
    screen: Screen | None = None
    next_id: int = 1

    async def walk(self) -> None:
        """Bring one person to the form through the program, and put the others beside them."""
        for step in WALK:
            await self.take(self._step(step))
        await self.writer.run(self._multiply)

    def _step(self, step: str) -> dict[str, Any]:
        if step.startswith("u-"):
            return self.says(f"/start {step.format(unit=UNIT)}")
        if step.startswith("="):
            return self.says(step[1:])
        return self.taps_one(":".join(filter(None, (step, self._choice(step).value))))

    def says(self, words: str) -> dict[str, Any]:
        """Write the update of the first person's typing something."""
        self.next_id += 1
        return written(self.next_id, FIRST_PERSON, words)

    def taps_one(self, choice: str) -> dict[str, Any]:
        """Write the update of the first person's tap on `<code>` or `<code>:<value>` of the screen on show."""
        self.next_id += 1
        return tapped(self.next_id, FIRST_PERSON, f"{self.seq}:{choice}", [])

    def _choice(self, code: str) -> Choice:
        return next(choice for choice in (self.screen.choices if self.screen else ()) if choice.code == code)

    async def take(self, update: dict[str, Any]) -> None:
        """Let the program handle one update of the first person."""
        await self.inbox.take(self.channel, [(str(update["update_id"]), update)])
        await self.inbox.idle()
        await self.look()

    async def look(self) -> None:
        self.seq, self.screen = await self.writer.run(self._read)

    async def _read(self, work: Work) -> tuple[int, Screen | None]:
        row = (await work.connection.execute(select(_conversation.c.seq, _conversation.c.screen))).one()
        return row.seq, Screen.load(row.screen)

    async def _multiply(self, work: Work) -> None:
        for number in range(FIRST_PERSON + 1, FIRST_PERSON + self.people):
            for statement in (
                _copy(Person, id=number),
                _copy(Contact, id=number, external_id=str(number), person_id=number),
                _copy(Conversation, contact_id=number),
            ):
                await work.connection.execute(statement)

    def taps(self, taps_each: int) -> list[dict[str, Any]]:
        """Everybody answers the first question, goes back, answers again: all first taps, then all second ones."""
        answer = self._choice("answer")
        choices = self.screen.choices if self.screen else ()
        rows = [[{"text": choice.label, "callback_data": f"{self.seq}:{choice.code}"}] for choice in choices]
        made = []
        for turn in range(taps_each):
            data = f"{self.seq + turn}:" + (f"answer:{answer.value}" if turn % 2 == 0 else "back")
            for number in range(FIRST_PERSON, FIRST_PERSON + self.people):
                self.next_id += 1
                made.append(tapped(self.next_id, number, data, rows))
        return made

    async def run(self, updates: list[dict[str, Any]]) -> int:
        """Poll until everything is handled and answered and every answer is noted; returns the calls made."""
        before = self.session.calls
        self.session.backlog = iter(bodies(updates))
        poller = BacklogPoller(
            self.channel.bot, lambda batch: self.inbox.take(self.channel, batch), unreachable=lambda: None
        )
        poller.session = self.session
        for _ in range(len(bodies(updates))):
            await poller.once()
        await self.inbox.idle()
        return self.session.calls - before

    async def check(self, taps_each: int) -> None:
        """Nothing counts that was not really done: every tap was a turn, every turn was answered."""

        async def count(work: Work) -> int:
            statement = text("SELECT count(*) FROM conversation WHERE seq = :seq AND answered = :seq")
            return int(await work.connection.scalar(statement, {"seq": self.seq + taps_each}) or 0)

        if await self.writer.run(count) != self.people:
            raise NotMeasuredError


def _copy(entity: type[SQLModel], **other: Any) -> Any:
    """Insert the first row once more, with other values in these columns."""
    table = table_of(entity)
    first = next(iter(table.primary_key.columns)) == 1
    columns = [
        literal(other[column.name], column.type).label(column.name) if column.name in other else column
        for column in table.c
    ]
    return insert(table).from_select([column.name for column in table.c], select(*columns).where(first))


@asynccontextmanager
async def crowd(url: str, folder: Path, people: int, session: InstantSession | None = None) -> AsyncIterator[Crowd]:
    """Open the program on an empty database, with so many people in front of a form; its files lie in the folder."""
    engine = open_engine(url, DataKeys(DataKey.fresh()))
    await schema.upgrade(engine)
    session = session or InstantSession()
    campaign = get(CAMPAIGN)
    async with Writer(engine, lambda: MOMENT) as writer:
        await writer.run(_make_unit)
        channel = TelegramChannel(open_bot(session), FolderMediaStore(folder / "media"), 1_000_000)
        app = app_of(Settings.model_construct(), {campaign.slug: campaign}, OwnLinks())
        inbox = InboxWorker(writer, conversation(), app)
        made = Crowd(session, channel, inbox, writer, people)
        await made.walk()
        yield made
        await inbox.close()
    await engine.dispose()


async def _make_unit(work: Work) -> None:
    name = "Công đoàn Công ty May Sao Mai"
    unit_id = await found(
        work, Act(since=None), code=UNIT, name=name, short_name=name, level=Level.GRASSROOTS, join_code=UNIT
    )
    await attach(work, CAMPAIGN, unit_id)
