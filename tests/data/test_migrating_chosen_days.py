"""Chosen days keep their rows over the migration that brings special phases, in both directions."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import schema
from data.engine.connect import WRITER
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey, Held, phase_key
from domain.campaigns import get
from domain.campaigns.chosen_days import as_chosen
from tests.support.migrations import nothing

__all__ = ["nothing"]

SLUG = "thanh-hoa-2021"
PERSON = (
    "INSERT INTO person (id, name, address_form, wishes, reminders, created_at) "
    "VALUES (1, 'H', 'bạn', true, true, '2021-01-01 00:00:00')"
)
CHOSEN = "INSERT INTO chosen_day (campaign, code, year, day_after, {more}, chosen_by, chosen_at) VALUES "
DUTY = f"{CHOSEN.format(more='named')} ('{SLUG}', 'th21-duty-nominees', 2021, '2021-11-15', NULL, 1, '2021-10-01')"
PHASE = (
    f"{CHOSEN.format(more='named, until, theme')} "
    f"('{SLUG}', 'phase@2@2021@1', 2021, '2021-11-01', 'Tháng cao điểm', '2021-11-28', 'Lao động', 1, '2021-10-01')"
)
KEYS = DayKey(SLUG, "th21-duty-nominees", 2021), phase_key(SLUG, 2, 2021, 1)


async def writes(engine: AsyncEngine, *statements: str) -> None:
    async with engine.execution_options(**{WRITER: True}).begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def phases(engine: AsyncEngine) -> AbstractSet[str]:
    """Read the special phases as the program does."""
    async with engine.connect() as connection:
        found = await as_chosen(connection, {SLUG: get(SLUG)})
    return {phase.name for phase in found[SLUG].special_phases()}


async def test_what_was_chosen_stays_and_a_phase_that_lost_its_last_day_is_none(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing, "0029")
    await writes(nothing, PERSON, DUTY)
    await schema.upgrade(nothing)
    await writes(nothing, PHASE)
    assert await phases(nothing) == {"Tháng cao điểm"}
    await schema.downgrade(nothing, "0029")
    await schema.upgrade(nothing)
    assert await phases(nothing) == set()
    async with nothing.connect() as connection:
        held = await chosen_days.holding(connection)
    assert [held[key] for key in KEYS] == [Held(date(2021, 11, 15)), Held(date(2021, 11, 1), None, "Tháng cao điểm")]
    with pytest.raises(DBAPIError, match="only added to"):
        await writes(nothing, "DELETE FROM chosen_day")
