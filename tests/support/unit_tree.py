"""The ground of the tests in this folder: a small tree of units, on SQLite and where asked on PostgreSQL too."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.engine.unit_of_work import Work, Writer
from data.enums import Level
from domain.units import Act, changes
from tests.support.attached import attach_all
from tests.support.clock import TestClock

TREE = (
    ("LDLD-TH", "Liên đoàn Lao động tỉnh Thanh Hóa", Level.PROVINCIAL_FEDERATION, None),
    ("KKT", "Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp", Level.DIRECTLY_SUPERIOR_UNION, "LDLD-TH"),
    ("MAY", "Công đoàn Công ty May Sao Mai", Level.GRASSROOTS, "KKT"),
    ("GIAY", "Công đoàn Công ty TNHH Giày Hàm Rồng", Level.GRASSROOTS, "KKT"),
    ("CDVC", "Công đoàn Viên chức tỉnh Thanh Hóa", Level.DIRECTLY_SUPERIOR_UNION, "LDLD-TH"),
    ("BV", "Công đoàn Bệnh viện Đa khoa Lam Kinh", Level.DIRECTLY_ATTACHED_GRASSROOTS, "LDLD-TH"),
)
LONG_AGO = Act(date(2013, 7, 28))

Keys = dict[str, int]


async def plant(work: Work) -> Keys:
    """Found the tree; the sewing company's join code is MAY0123."""
    keys: Keys = {}
    for code, name, level, parent in TREE:
        keys[code] = await changes.found(
            work,
            LONG_AGO,
            code=code,
            name=name,
            level=level,
            parent_id=keys[parent] if parent else None,
            join_code="MAY0123" if code == "MAY" else None,
        )
    await attach_all(work, keys["LDLD-TH"])
    return keys


@pytest.fixture
async def either_writer(either: AsyncEngine, clock: TestClock) -> AsyncIterator[Writer]:
    async with Writer(either, clock.now) as writer:
        yield writer


@pytest.fixture
async def keys(writer: Writer) -> Keys:
    return await writer.run(plant)


@pytest.fixture
async def look(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Give a connection that only looks."""
    async with engine.connect() as connection:
        yield connection


def doing(job: Callable[..., Awaitable[Any]], *given: Any, **more: Any) -> Callable[[Work], Awaitable[Any]]:
    """Make a job of a domain function: its first argument is the unit of work."""

    async def run(work: Work) -> Any:
        return await job(work, *given, **more)

    return run
