"""Finding a unit by a name as people type it: without diacritics, in another order, with spelling mistakes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.enums import ABOVE_GRASSROOTS
from data.queries.units import units
from data.text.collation import title_key
from domain.text.searching import few, searched
from domain.units.index import Named, UnitIndex
from domain.units.reading import UnitView, views
from domain.units.spelling import cut, tokens

LOOKED_THROUGH = 60  # hits of a search among which units of a wanted level are looked for

_built: WeakKeyDictionary[Engine, tuple[Any, UnitIndex]] = WeakKeyDictionary()
"""The last index of each database, with the state of the names that it was built from."""


async def search(connection: AsyncConnection, text: str, day: date, limit: int = 6) -> list[UnitView]:
    """Find units whose name, short name or former name is like `text`, the most similar first.

    Units that ended are found too; their view says so.
    """
    typed = few(cut(searched(text)))
    if not typed:
        return []
    index = await _index(connection, day)
    scores = await asyncio.to_thread(index.rank, typed)
    found = await views(connection, sorted(scores, key=lambda unit_id: -scores[unit_id])[: limit * 2], day)
    found.sort(key=lambda unit: (-round(scores[unit.id]), not unit.is_active, len(unit.name), title_key(unit.name)))
    return found[:limit]


async def search_above(connection: AsyncConnection, text: str, day: date, limit: int = 6) -> list[UnitView]:
    """Find active units that stand above grassroots unions, for somebody whose own unit is not there yet."""
    found = await search(connection, text, day, LOOKED_THROUGH)
    return [unit for unit in found if unit.is_active and unit.level in ABOVE_GRASSROOTS][:limit]


async def _index(connection: AsyncConnection, day: date) -> UnitIndex:
    state = (day, *(await connection.execute(units.state_of_names())).one())
    known = _built.get(connection.sync_engine)
    if known and known[0] == state:
        return known[1]
    rows = (await connection.execute(units.names_until(day), execution_options={LONG: True})).all()
    index = await asyncio.to_thread(_build, rows, day)
    _built[connection.sync_engine] = state, index
    return index


def _build(rows: Sequence[Any], day: date) -> UnitIndex:
    return UnitIndex(
        Named(row.unit_id, words, former=row.valid_to is not None and row.valid_to <= day)
        for row in rows
        for words in {tokens(row.name), tokens(row.short_name)}
    )
