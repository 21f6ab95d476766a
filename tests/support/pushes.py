"""People of the tests, with what they hold, where they belong and the apps they write from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.rate_limiter import Pacer
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import ContactState, MembershipState, PushKind, PushState, Role
from data.tables import Contact, Grant, Membership, Person, Push
from domain.outbox import Delivery, enqueue
from domain.ports import Outcome, Parcel, Sent

Job = Callable[..., Awaitable[Any]]


class FakeTime:
    """A monotonic clock that only sleepers move."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._ends: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        end = self.now + seconds
        self._ends.append(end)
        try:
            await asyncio.sleep(0)
            while min(self._ends) < end:  # noqa: ASYNC110 - others wake first
                await asyncio.sleep(0)
            self.now = max(self.now, end)
        finally:
            self._ends.remove(end)


def pacer(time: FakeTime | None = None, **more: Any) -> Pacer:
    time = time or FakeTime()
    return Pacer(clock=time, sleep=time.sleep, **more)


@dataclass
class Post:
    """A courier that keeps what it is given. `answers` come first, one by one; after them everything arrives."""

    channel: str = "telegram"
    answers: list[Outcome] = field(default_factory=list)
    carried: list[Parcel] = field(default_factory=list)

    async def send(self, parcel: Parcel) -> Outcome:
        self.carried.append(parcel)
        if self.answers:
            return self.answers.pop(0)
        return Outcome(Sent.SENT, message_id=str(len(self.carried)))

    @property
    def texts(self) -> list[str]:
        return [parcel.text for parcel in self.carried]


def delivery(writer: Writer, post: Post, *others: str) -> Delivery:
    return Delivery(writer, post, pacer(), {post.channel, *others})


def doing(job: Job, *given: Any, **more: Any) -> Callable[[Work], Awaitable[Any]]:
    """Make a job of a function whose first argument is the unit of work."""

    async def run(work: Work) -> Any:
        return await job(work, *given, **more)

    return run


async def person(
    work: Work,
    name: str,
    *,
    officer_of: Sequence[int] = (),
    member_of: int | None = None,
    channels: Sequence[str] = ("telegram",),
    role: Role = Role.OFFICER,
    until: datetime | None = None,
    you: str = "anh/chị",
) -> int:
    """Add a person who wrote last from the last of their channels."""
    added = Person(name=name, created_at=work.now, address_form=you)
    await work.add(added)
    assert added.id is not None
    for number, channel in enumerate(channels):
        written = work.now - timedelta(days=len(channels) - number)
        await work.add(
            Contact(channel=channel, external_id=f"{channel}-{added.id}", person_id=added.id, written_at=written)
        )
    long_ago = work.now - timedelta(days=400)
    for unit_id in officer_of:
        await work.add(Grant(person_id=added.id, unit_id=unit_id, role=role, since=long_ago, until=until))
    if member_of is not None:
        await work.add(Membership(person_id=added.id, unit_id=member_of, state=MembershipState.ACTIVE, since=long_ago))
    return added.id


async def notice(work: Work, person_id: int, text: str = "Chào", **more: Any) -> int | None:
    """Queue a push, due now unless told otherwise."""
    values = {"key": f"{text}:{person_id}", "kind": PushKind.NOTICE, "due_at": work.now, **more}
    return await enqueue(work, person_id=person_id, text=text, **values)


async def lose(work: Work, person_id: int, channel: str) -> None:
    """The person leaves one of their apps."""
    table = table_of(Contact)
    left = table.update().where(table.c.person_id == person_id, table.c.channel == channel)
    await work.connection.execute(left.values(state=ContactState.GONE))


async def rows(engine: AsyncEngine, *wanted: str) -> list[Any]:
    """Read the outbox in the order of its keys; one column gives values, several give tuples."""
    table = table_of(Push)
    async with engine.connect() as connection:
        found = (await connection.execute(select(*(table.c[name] for name in wanted)).order_by(table.c.id))).all()
    return [row[0] if len(wanted) == 1 else tuple(row) for row in found]


async def states(engine: AsyncEngine) -> list[PushState]:
    return await rows(engine, "state")


@asynccontextmanager
async def process(engine: AsyncEngine, now: Callable[[], datetime]) -> AsyncIterator[Writer]:
    """A process of its own on the same database."""
    async with Writer(engine, now) as writer:
        yield writer
