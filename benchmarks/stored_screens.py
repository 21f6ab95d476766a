"""An installation on whose screens somebody stands, each of them: the stored one of tests/upgrade, in a province."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.transport import InstantSession, open_bot
from benchmarks.updates import written
from bot.app.composition import app_of
from bot.channels.deep_links import OwnLinks
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import InboxWorker
from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import Level, MembershipState
from data.queries.campaigns.chosen_days import founding_key
from data.tables import Contact, Conversation, Membership, Person
from domain.campaigns import Campaign, get
from domain.campaigns.attaching import attach_by_name
from domain.campaigns.open_days import open_days
from domain.units import Act
from domain.units.changes import found
from handlers.conversation import conversation
from handlers.core.screen import Screen
from handlers.officer.job import Job
from handlers.officer.jobs import Receiving
from handlers.officer.year_jobs import OpenPhase, YearCalendar
from tests.support.acting import FIRST_UPDATE, MOMENT
from tests.support.templates import OVERRIDES, SAMPLES, needed
from tests.support.upgrade_fixtures import DUMP_KEYS, SEALED, load_sqlite

UNITS, MEMBERS = 900, 2_000  # of a province, and below one officer
ADMINISTRATOR = 4  # of the union that issued the campaign
ABOVE, WORKPLACE = 2, 3  # the units of the dump below which the province is made, and where its members work
FIRST_MEMBER = 10_000  # beyond the people of the dump
STOOD = ("seq", "answered", "shown", "screen", "draft", "hour", "hour_seq")
WAS = ("person_id", "state", "closed_at", "rests_until")
KEPT = (
    "UPDATE role_grant SET until = NULL",
    "UPDATE membership SET until = NULL, state = 'active' WHERE state = 'ended'",
    "DELETE FROM tally",
)
"""Done before each text: what somebody is stays, and nothing that was typed before is counted against them."""

_contact, _conversation = table_of(Contact), table_of(Conversation)


@dataclass(frozen=True)
class Standing:
    """A conversation as it stood in the dump."""

    contact_id: int
    chat: int
    screen: Screen
    stood: dict[str, Any]
    was: dict[str, Any]


@dataclass
class StoredScreens:
    """The program on the stored installation; who stands where, and what they type."""

    channel: TelegramChannel
    lanes: InboxWorker
    writer: Writer
    standing: list[Standing]
    next_id: int = FIRST_UPDATE

    async def put_back(self, standing: Standing) -> None:
        """Put somebody in front of the screen again, as who they were."""

        async def put(work: Work) -> None:
            own = _conversation.update().where(_conversation.c.contact_id == standing.contact_id)
            await work.connection.execute(own.values(**standing.stood, rest_awaited=None))
            await work.connection.execute(
                _contact.update().where(_contact.c.id == standing.contact_id).values(**standing.was)
            )
            for kept in KEPT:
                await work.connection.execute(text(kept))

        await self.writer.run(put)

    async def types(self, standing: Standing, words: str) -> None:
        """Let the program handle one text, and answer it."""
        self.next_id += 1
        await self.lanes.take(self.channel, [(str(self.next_id), written(self.next_id, standing.chat, words))])
        await self.lanes.idle()

    async def failed(self) -> int:
        """Count the updates that were set aside."""

        async def count(work: Work) -> int:
            return int(await work.connection.scalar(text("SELECT count(*) FROM inbox WHERE problem IS NOT NULL")) or 0)

        return await self.writer.run(count)


@asynccontextmanager
async def stored_screens(folder: Path) -> AsyncIterator[StoredScreens]:
    """Open the dump of the sealed installation, brought to today's tables and filled; its files lie in the folder."""
    engine = open_engine(load_sqlite(SEALED, folder / "stored.sqlite3"), DUMP_KEYS)
    await schema.upgrade(engine)
    campaign = get("thanh-hoa-2021")
    async with Writer(engine, lambda: MOMENT) as writer:
        await writer.run(_fill)
        await writer.run(lambda work: attach_by_name(work, [campaign]))  # else nothing is owed on any screen
        channel = TelegramChannel(open_bot(InstantSession()), FolderMediaStore(folder / "media"), 1_000_000)
        app = app_of(Settings.model_construct(), {campaign.slug: campaign}, OwnLinks())
        lanes = InboxWorker(writer, conversation(), app)
        standing = await writer.run(lambda work: _read(work.connection))
        standing += _on_newer(campaign, next(one for one in standing if one.was["person_id"] == ADMINISTRATOR))
        yield StoredScreens(channel, lanes, writer, standing)
        await lanes.close()
    await engine.dispose()


async def _read(connection: AsyncConnection) -> list[Standing]:
    asked = select(_contact.c.external_id, _contact, _conversation).join_from(_conversation, _contact)
    rows = (await connection.execute(asked.where(_contact.c.channel == "telegram").order_by(_contact.c.id))).mappings()
    return [
        Standing(
            row[_contact.c.id],
            int(row[_contact.c.external_id]),
            screen,
            {name: json.loads(json.dumps(row[name])) if name in {"screen", "draft"} else row[name] for name in STOOD},
            {name: row[_contact.c[name]] for name in WAS},
        )
        for row in rows
        if (screen := Screen.load(row["screen"])) is not None
    ]


def _on_newer(campaign: Campaign, somebody: Standing) -> list[Standing]:
    """Let an officer of the issuing unit stand on the screens that came after the dump, as their jobs stand there."""
    year, place = MOMENT.year, next(iter(open_days(campaign)))
    founding = YearCalendar(year, key=founding_key(campaign.slug, ABOVE))
    phase = OpenPhase(year, ABOVE, "Chào mừng Ngày Quốc khánh", first=MOMENT.date())
    jobs: dict[str, Job] = {
        "officer/year_day": YearCalendar(year, key=place.key),
        "officer/year_holidays": YearCalendar(year),
        "officer/founding_unit": founding,
        "officer/phase_unit": phase,
        "officer/phase_name": phase,
        "officer/phase_last": phase,
        "officer/founding_day": founding,
        "officer/received_reason": Receiving(done=1),
    }
    return [_standing_on(somebody, name, held) for name, held in jobs.items()]


def _standing_on(somebody: Standing, name: str, held: Job) -> Standing:
    template = f"screens/{name}"
    context = {**{key: SAMPLES[key] for key in needed(template)}, **OVERRIDES.get(template, {}), "typed": None}
    screen = Screen(name, context, (), frozenset({"text"}))
    stood = {**somebody.stood, "screen": screen.dump(), "draft": {"officer": held.dump()}}
    return replace(somebody, screen=screen, stood=stood)


async def _fill(work: Work) -> None:
    """Make a province around the people of the dump: units to search through, and members below one officer."""
    for number in range(UNITS):
        name = f"Công đoàn Công ty May Sao Mai {number} Nghi Sơn"
        await found(work, Act(since=None), code=f"U{number}", name=name, level=Level.GRASSROOTS, parent_id=ABOVE)
    ids = range(FIRST_MEMBER, FIRST_MEMBER + MEMBERS)
    people = [
        {"id": key, "name": f"Nguyễn Thị Hạnh {key}", "created_at": work.now, "address_form": "chị"} for key in ids
    ]
    await work.connection.execute(insert(table_of(Person)), people)
    await work.connection.execute(
        insert(table_of(Membership)),
        [{"person_id": key, "unit_id": WORKPLACE, "state": MembershipState.ACTIVE, "since": work.now} for key in ids],
    )
