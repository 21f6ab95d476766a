"""A register of a million members in one unit, made by a few statements; and a courier that only waits."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import text

from benchmarks.form_step import MOMENT, UNIT
from data.engine.unit_of_work import Work, Writer
from data.enums import Level, Role
from data.tables import Announcement, Contact, Grant, Person
from domain import announcements
from domain.announcements import recipients
from domain.ports import Outcome, Parcel, Sent
from domain.reminders import Hours
from domain.units import Act
from domain.units.changes import found

OFFICER = 1  # their key; those of the members follow
MANY, FEWER = 1_000_000, 100_000
TEXT = "Mời anh/chị đăng ký thi đua năm nay."
_LONG_AGO = "2020-01-01 00:00:00"
_TABLES = (
    """INSERT INTO person (id, name, address_form, wishes, reminders, created_at)
       SELECT i, 'Hạnh', 'anh/chị', i % {wish} = 0, i % {wish} = 0, '{ago}' FROM {numbers}""",
    """INSERT INTO contact (channel, external_id, person_id, state, written_at, preferred)
       SELECT 'telegram', 'm' || i, i, 'active', '{ago}', false FROM {numbers}""",
    """INSERT INTO membership (person_id, unit_id, state, since)
       SELECT i, {unit} + i % {units}, 'active', '{ago}' FROM {numbers}""",
)


def numbers(first: int, last: int) -> str:
    """Write what stands behind FROM and yields every number `i` from the first to the last."""
    return f"(WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT i FROM n) s"  # noqa: S608 - numbers


@dataclass
class Far:
    """A platform that takes everything, 60 ms away."""

    channel: str = "telegram"
    trip: float = 0.06
    sent: int = 0
    first: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, parcel: Parcel) -> Outcome:  # noqa: ARG002 - a courier
        self.first.set()
        await asyncio.sleep(self.trip)
        self.sent += 1
        return Outcome(Sent.SENT, message_id="1")


async def make_unit(writer: Writer) -> int:
    name = "Công đoàn Công ty May Sao Mai"
    values: dict[str, Any] = {
        "code": UNIT,
        "name": name,
        "short_name": name,
        "level": Level.GRASSROOTS,
        "join_code": UNIT,
    }
    return await writer.run(lambda work: found(work, Act(since=None), **values))


async def fill(
    writer: Writer, unit_id: int, members: int, wish: int = 1, officer: int = OFFICER, *, units: int = 1
) -> None:
    """Add an officer under this key and so many members behind it, each `wish`-th of whom wants reminders.

    They belong to the unit, or in turn to so many `units` from it on.
    """
    await writer.run(partial(_officer, key=officer, unit_id=unit_id))
    keys = numbers(officer + 1, officer + members)
    for statement in _TABLES:
        made = statement.format(numbers=keys, ago=_LONG_AGO, unit=unit_id, wish=wish, units=units)
        await writer.run(partial(_write, statement=made))
    if writer.engine.url.get_backend_name() != "sqlite":
        await writer.run(partial(_write, statement="ANALYZE"))


async def _write(work: Work, statement: str) -> None:
    await work.connection.execute(text(statement))


async def _officer(work: Work, key: int, unit_id: int) -> None:
    await work.add(Person(id=key, name="Hùng", created_at=MOMENT))
    await work.add(Contact(channel="telegram", external_id="officer", person_id=key, written_at=MOMENT))
    await work.add(Grant(person_id=key, unit_id=unit_id, role=Role.OFFICER, since=MOMENT))


async def announce(writer: Writer, unit_id: int, officer: int = OFFICER) -> int:
    """Begin an announcement to all members."""
    what: dict[str, Any] = {
        "draft_id": "bench",
        "unit_id": unit_id,
        "author": officer,
        "role": None,
        "text": TEXT,
        "hours": Hours(),
    }
    made = await writer.run(lambda work: announcements.send(work, **what))
    return made.id or 0


async def take_page(work: Work, announcement_id: int) -> bool:
    """Take the next page; `False` when there is none any more."""
    made = await work.session.get_one(Announcement, announcement_id)
    if made.taken_at is None:
        await recipients.take_page(work, made)
    return made.taken_at is None
