"""An installation that has grown: a province of a hundred unions whose rows are what the program itself has written.

One member and two officers go through the program; then what it wrote of the member stands there as often as is asked
for, with other keys and other states: people, apps, conversations, records, pushes, updates and the audit trail.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import text
from sqlmodel import SQLModel

from benchmarks.form_step import MOMENT
from benchmarks.register import numbers
from benchmarks.timed_writer import TimedWriter
from bot.channels.deep_links import OwnLinks
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import InboxWorker
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import Level, Role
from data.sealing import DataKey, DataKeys
from data.tables import AuditEntry, Consent, Contact, Conversation, InboxUpdate, Membership, Person, Push, Record
from domain.campaigns import get
from domain.campaigns.attaching import attach
from domain.members.invitations import invite
from domain.units import Act
from domain.units.changes import found
from handlers.conversation import conversation
from sandbox.telegram import TelegramWorld
from tests.support.standard import app_with
from tests.support.users import BOT, Town, User, open_world_bot

CAMPAIGN = "thanh-hoa-2021"
PROVINCE, ZONE, UNION = "LDLD-TH", "KKT-NS", "MAY{:04}"
UNIONS = 100  # each with a hundredth of the people, and a thousandth of the records waiting
FIRST = 1_001  # the key of the first who is multiplied; the program's own rows have lower ones
LONG_AGO = "'2020-01-01 00:00:00'"

_UNIT = "{first_union} + i % {unions}"
_WAITS = f"(i / {UNIONS}) % 10 = 0"
_QUEUED, _OLD = "i % 20 = 0", "i % 4 = 1"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = MOMENT

    def now(self) -> datetime:
        return self.moment


@dataclass
class GrownTown:
    """The program with everybody who acts in it; `keys`: of its units, by code."""

    town: Town
    writer: TimedWriter
    clock: Clock
    store: FolderMediaStore
    keys: Mapping[str, int]
    officer: User  # of the first union
    chair: User  # of the province
    member: User  # of the first union, registered
    newcomer: User  # of the first union, in front of the second question of a form

    async def row(self, statement: str) -> int:
        """Ask for one number."""

        async def ask(work: Work) -> int:
            return int(await work.connection.scalar(text(statement)) or 0)

        found: int = await self.writer.run(ask)
        return found


@asynccontextmanager
async def grown_town(url: str, folder: Path, rows: int) -> AsyncIterator[GrownTown]:
    """Open the program on an empty database, let a few people act, and multiply what they left."""
    engine, clock, campaign = open_engine(url, DataKeys(DataKey.fresh())), Clock(), get(CAMPAIGN)
    await schema.upgrade(engine)
    async with TimedWriter(engine, clock.now) as writer:
        keys = await writer.run(found_units)
        world, store = TelegramWorld(clock.now), FolderMediaStore(folder / "media")
        channel = TelegramChannel(open_world_bot(world), store, 1_000_000)
        inbox = InboxWorker(writer, conversation(), app_with({campaign.slug: campaign}, links=OwnLinks(BOT)))
        town = Town(world, channel, inbox, writer, names_noted=False)
        officer = await _officer(town, "Trần Thị Hoa", keys[UNION.format(0)])
        chair = await _officer(town, "Phạm Văn Bình", keys[PROVINCE])
        member = await _joined(town, "Lê Thị Hạnh", officer)
        await act(member, "“Công nhân giỏi xứ Thanh”", "Giảm hàng lỗi", "=loi duoi 1%", "Gửi")
        newcomer = await _joined(town, "Giàng A Páo", officer)
        await act(newcomer, "“Công nhân giỏi xứ Thanh”", "Giảm hàng lỗi")
        await town.deliver()
        grown = GrownTown(town, writer, clock, store, keys, officer, chair, member, newcomer)
        await _multiply(grown, rows)
        yield grown
        await inbox.close()
        await world.close()
    await engine.dispose()


async def found_units(work: Work) -> dict[str, int]:
    keys: dict[str, int] = {}

    async def make(code: str, level: Level, parent: str | None) -> None:
        above = keys.get(parent) if parent else None
        keys[code] = await found(
            work, Act(since=None), code=code, name=f"Công đoàn {code}", level=level, parent_id=above, join_code=code
        )

    await make(PROVINCE, Level.PROVINCIAL_FEDERATION, None)
    await make(ZONE, Level.DIRECTLY_SUPERIOR_UNION, PROVINCE)
    for number in range(UNIONS):
        await make(UNION.format(number), Level.GRASSROOTS, ZONE)
    await attach(work, CAMPAIGN, keys[PROVINCE])
    return keys


async def _officer(town: Town, name: str, unit_id: int) -> User:
    until = date(2023, 12, 31)
    code = await town.writer.run(partial(invite, unit_id=unit_id, role=Role.OFFICER, role_until=until))
    person = town.person(name)
    await person.opens(f"i-{code}")
    await act(person, "Nhận", "Đồng ý", f"={name}")
    return person


async def _joined(town: Town, name: str, officer: User) -> User:
    """Let somebody join the first union, be confirmed there, and open the choice of what to register for."""
    person = town.person(name)
    await person.opens(f"u-{UNION.format(0)}")
    await act(person, "Đúng, tiếp tục", "Đồng ý", f"={name}", "Công nhân")
    await act(officer, "=menu", "Người chờ xác nhận", "Xác nhận")
    await act(person, "=menu", "Đăng ký thi đua")
    return person


async def act(person: User, *steps: str) -> None:
    """Tap one after the other; type what stands after a "="; tap what stands after a "?" only where it is offered."""
    for step in steps:
        if step.startswith("="):
            await person.says(step[1:])
        elif not step.startswith("?"):
            await person.taps(step)
        elif any(step[1:] in label for label in person.buttons()):
            await person.taps(step[1:])


async def _multiply(grown: GrownTown, rows: int) -> None:
    address = grown.member.number
    member = await grown.row(f"SELECT person_id FROM contact WHERE external_id = '{address}'")  # noqa: S608 - a number
    contact = await grown.row(f"SELECT id FROM contact WHERE person_id = {member}")  # noqa: S608 - a key
    unit = _UNIT.format(first_union=grown.keys[UNION.format(0)], unions=UNIONS)
    theirs, app = f"person_id = {member}", f"contact_id = {contact}"
    number = "CAST(i AS VARCHAR)"
    settled = f"{app} AND state = 'sent'"
    yesterday = f"'{(MOMENT - timedelta(days=1)).astimezone().strftime('%Y-%m-%d %H:%M:%S')}'"
    parts: list[tuple[type[SQLModel], str, dict[str, str]]] = [
        (Person, f"id = {member}", {"id": "i", "name": f"'Nguyễn Thị ' || {number}"}),
        (Contact, f"id = {contact}", {"id": "i", "external_id": f"'m' || {number}", "person_id": "i"}),
        (Conversation, app, {"contact_id": "i"}),
        (
            Membership,
            theirs,
            {"person_id": "i", "unit_id": unit, "state": "CASE WHEN i % 1000 = 0 THEN 'waiting' ELSE f.state END"},
        ),
        (Consent, theirs, {"person_id": "i"}),
        (
            Record,
            theirs,
            {
                "code": f"'B-' || {number}",
                "draft_id": f"'b' || {number}",
                "person_id": "i",
                "unit_id": unit,
                "state": f"CASE WHEN {_WAITS} THEN 'submitted' ELSE 'accepted' END",
                "submitted_at": yesterday,
            },
        ),
        (
            Push,
            settled,
            {
                "key": f"'b' || {number}",
                "person_id": "i",
                "contact_id": f"CASE WHEN {_QUEUED} THEN NULL ELSE i END",
                "state": f"CASE WHEN {_QUEUED} THEN 'queued' ELSE f.state END",
                "settled_at": f"CASE WHEN {_QUEUED} THEN NULL WHEN {_OLD} THEN {LONG_AGO} ELSE f.settled_at END",
            },
        ),
        (
            InboxUpdate,
            f"lane = '{grown.member.number}'",
            {
                "external_id": f"'b' || {number}",
                "lane": f"'b' || {number}",
                "handled_at": f"CASE WHEN {_OLD} THEN {LONG_AGO} ELSE f.handled_at END",
            },
        ),
        (AuditEntry, "subject LIKE 'record:%'", {"subject": f"'record:' || {number}"}),
    ]
    for entity, which, values in parts:
        await grown.writer.run(partial(_copy, entity=entity, which=which, values=values, rows=rows))
    if grown.writer.engine.url.get_backend_name() != "sqlite":
        await grown.writer.run(partial(_execute, statement="ANALYZE"))


async def _copy(work: Work, entity: type[SQLModel], which: str, values: Mapping[str, str], rows: int) -> None:
    """Insert the first row that meets a condition so many times, with these values of `i` in some columns."""
    table = table_of(entity)
    key = next(iter(table.primary_key.columns)).name
    names = [column.name for column in table.c if column.name in values or column.name != key]
    columns, taken = ", ".join(f'"{name}"' for name in names), ", ".join(values.get(n, f'f."{n}"') for n in names)
    first = f"(SELECT * FROM {table.name} WHERE {which} ORDER BY {key} LIMIT 1) f"  # noqa: S608 - our own names
    counted = numbers(FIRST, FIRST + rows - 1)
    made = f"INSERT INTO {table.name} ({columns}) SELECT {taken} FROM {first}, {counted}"  # noqa: S608 - our own names
    result = await work.connection.execute(text(made))
    assert result.rowcount == rows, table.name  # noqa: S101 - else there was nothing to copy


async def _execute(work: Work, statement: str) -> None:
    await work.connection.execute(text(statement))
