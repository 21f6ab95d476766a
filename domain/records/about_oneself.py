"""Accepted good deeds of which somebody else told: whom they praise sees them in the own file, not who told them."""

from __future__ import annotations

from dataclasses import dataclass

from data.engine.unit_of_work import Work
from data.queries.records import accepted, accepted_words
from domain import units
from domain.errors import Problem
from domain.records.publishing import story_in

LISTED = 20  # of one person, the newest first


@dataclass(frozen=True)
class Praise:
    """A deed as the praised person sees it."""

    key: int
    story: str
    unit: str
    accepted_on: str  # ISO


async def listed(work: Work, person_id: int) -> list[Praise]:
    """List the accepted deeds of others' telling in which an officer has said that it is this person."""
    keys = await accepted.about(work.connection, person_id, LISTED)
    rows = await accepted_words.rows(work.connection, keys) if keys else []
    ids = sorted({row.unit_id for row in rows})
    names = {unit.id: unit.name for unit in await units.views(work.connection, ids, work.now.date())} if ids else {}
    return [
        Praise(row.id, story_in(row.answers), names.get(row.unit_id, ""), row.changed_at.date().isoformat())
        for row in rows
    ]


async def one_of(work: Work, person_id: int, key: int) -> Praise:
    """Return one of them. Raises `Problem` for any other record."""
    found = next((praise for praise in await listed(work, person_id) if praise.key == key), None)
    if found is None:
        raise Problem("no_such_record")
    return found
