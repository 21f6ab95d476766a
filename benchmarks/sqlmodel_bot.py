"""Bare aiogram with SQLModel: one insert and one update with their commit for each tap, then the same two calls.

What a bot of the field does that keeps its state in a database: a session for each update, an entity added, a row
changed, a commit, an answer. It stores less than a turn of this program and checks nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Dispatcher
from aiogram.types import CallbackQuery, Update
from sqlalchemy import JSON, BigInteger, Column, event, update
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel import Field, MetaData, SQLModel, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from benchmarks.echo import acknowledge_and_edit, poll_until
from benchmarks.transport import InstantSession, bodies
from benchmarks.updates import FIRST_PERSON

POOL = {"sqlite": 1, "postgresql": 20}
"""Connections: SQLite has one writer at a time, and several of them would wait for each other's lock."""


class PeerBase(SQLModel):
    """Apart from this program's tables."""

    metadata = MetaData()


class TapOfPeer(PeerBase, table=True):
    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    chat: int = Field(sa_type=BigInteger)
    raw: dict[str, Any] = Field(sa_type=JSON)


class StateOfPeer(PeerBase, table=True):
    chat: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    step: str = ""
    draft: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class NotStoredError(Exception):
    """Some taps of the peer were not committed: the figure would be of something else."""


def _durable(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


@asynccontextmanager
async def sqlmodel_tables(url: str, people: int) -> AsyncIterator[AsyncEngine]:
    """Open the peer's database with a row for each person."""
    backend = make_url(url).get_backend_name()
    engine = create_async_engine(url, pool_size=POOL[backend], max_overflow=0)
    if backend == "sqlite":
        event.listen(engine.sync_engine, "connect", _durable)
    async with engine.begin() as connection:
        await connection.run_sync(PeerBase.metadata.create_all)
    async with AsyncSession(engine) as session:
        session.add_all(StateOfPeer(chat=number) for number in range(FIRST_PERSON, FIRST_PERSON + people))
        await session.commit()
    yield engine
    await engine.dispose()


async def store_tap(engine: AsyncEngine, query: CallbackQuery, event_update: Update) -> None:
    """Keep the tap and the step that it leads to, durably."""
    chat, step = query.from_user.id, query.data or ""
    raw = {"id": query.id, "data": query.data, "chat_instance": query.chat_instance}
    async with AsyncSession(engine) as session:
        session.add(TapOfPeer(update_id=event_update.update_id, chat=chat, raw=raw))
        changed = update(StateOfPeer).where(col(StateOfPeer.chat) == chat).values(step=step, draft={"answer": step})
        await session.exec(changed)
        await session.commit()


async def run_sqlmodel_bot(engine: AsyncEngine, taps: list[dict[str, Any]]) -> int:
    """Store every tap, acknowledge it and edit its message; returns the calls made."""
    session = InstantSession()
    session.backlog = iter(bodies(taps))
    dispatcher, left, done = Dispatcher(), len(taps), asyncio.Event()

    @dispatcher.callback_query()
    async def answer(query: CallbackQuery, event_update: Update) -> None:
        nonlocal left
        await store_tap(engine, query, event_update)
        await acknowledge_and_edit(query)
        left -= 1
        if not left:
            done.set()

    await poll_until(done, dispatcher, session)
    return session.calls


async def check_stored(engine: AsyncEngine, taps: int) -> None:
    """Raise `NotStoredError` unless every tap was committed."""
    async with AsyncSession(engine) as session:
        found = (await session.exec(select(func.count()).select_from(TapOfPeer))).one()
    if found != taps:
        raise NotStoredError
