"""Adding a grassroots union below one's own, from the phone, and taking that back within a day.

An officer adds it below a unit that stands above grassroots unions, their own or one below it. Nobody's name is kept.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.enums import ABOVE_GRASSROOTS, Level
from data.queries.members import new_units
from domain import units
from domain.errors import Problem, Refused
from domain.members import offers
from domain.members.rights import demand_officer
from domain.units import Act, UnitView, changes
from domain.units.alike import check_name, name_key

UNDO = timedelta(hours=24)


class NewUnit(NamedTuple):
    """What was asked for it."""

    parent_id: int
    name: str
    level: Level


def levels_below(level: Level) -> tuple[Level, ...]:
    """List what may be added below a unit of this level; nothing below grassroots unions, clusters and departments."""
    if level not in ABOVE_GRASSROOTS:
        return ()
    attached = (Level.DIRECTLY_ATTACHED_GRASSROOTS,) if level is Level.PROVINCIAL_FEDERATION else ()
    return (*attached, Level.GRASSROOTS)


async def parent_of(work: Work, officer_id: int | None, parent_id: int) -> UnitView:
    """Return the unit below which the officer may add one. Raises `Problem` or `Refused`."""
    await demand_officer(work, officer_id, parent_id)
    parent = await units.view(work.connection, parent_id, work.now.date())
    if not parent.is_active:
        raise Refused("unit_ended", unit=parent.name, status=parent.status, since=parent.since)
    if not levels_below(parent.level):
        raise Refused("no_unit_below", unit=parent.name)
    return parent


async def demand_new_name(work: Work, parent: UnitView, typed: str) -> str:
    """Return the name as it will be kept. Raises the `Problem` `unit_name_taken` where the parent has it below."""
    name = check_name(typed)
    for unit in await units.children(work.connection, parent.id, work.now.date()):
        if name_key(unit.name) == name_key(name):
            raise Problem("unit_name_taken", name=unit.name, join_code=unit.join_code, parent=parent.name)
    return name


async def add(work: Work, officer_id: int | None, new: NewUnit) -> int:
    """Add the unit from today on and return its key; its join code, drawn, is its code as well.

    Raises `Problem` or `Refused`.
    """
    parent = await parent_of(work, officer_id, new.parent_id)
    if new.level not in levels_below(parent.level):
        raise Refused("no_unit_below", unit=parent.name)
    await new_units.hold(work.connection, parent.id)
    name = await demand_new_name(work, parent, new.name)
    act = Act(work.now.date(), actor_id=officer_id)
    return await changes.found(work, act, name=name, level=new.level, parent_id=parent.id)


async def with_parent(work: Work, officer_id: int | None, unit_id: int) -> tuple[UnitView, int]:
    """Return a unit, and the key of the one above it at which the officer may add more. Raises `Problem`, `Refused`."""
    parent_id = await _parent_id(work, officer_id, unit_id)
    return await units.view(work.connection, unit_id, work.now.date()), parent_id


async def undone_until(work: Work, officer_id: int | None, unit: UnitView) -> datetime | None:
    """Return until when the officer may take the unit back; `None`: not at all, or not any more."""
    if unit.since is None or work.now.date() - unit.since > UNDO:
        return None
    try:
        return await _demand_fresh(work, officer_id, unit)
    except Problem:
        return None


async def undo(work: Work, officer_id: int | None, unit_id: int) -> tuple[UnitView, int]:
    """Take back that a unit was added; returns it as it was, and the unit above.

    From today on it is in no list, and its invitations open nothing. Raises `Problem` or `Refused`.
    """
    unit, parent_id = await with_parent(work, officer_id, unit_id)
    await new_units.hold(work.connection, unit_id)
    await _demand_fresh(work, officer_id, unit)
    await offers.cancel_all(work, officer_id, unit_id)
    await changes.undo_founding(work, Act(work.now.date(), actor_id=officer_id), unit_id)
    return unit, parent_id


async def _demand_fresh(work: Work, officer_id: int | None, unit: UnitView) -> datetime:
    """Return until when a unit may be taken back that an officer has added in the chat and that nobody has joined."""
    await _parent_id(work, officer_id, unit.id)
    founded = await new_units.founded(work.connection, unit.id)
    in_chat = founded is not None and founded.actor_id is not None and "operator" not in founded.detail
    until: datetime | None = founded.at + UNDO if founded is not None and in_chat else None
    if until is None or work.now >= until:
        raise Problem("unit_stays", unit=unit.name)
    if await new_units.is_used(work.connection, unit.id, work.now.date()):
        raise Problem("unit_in_use", unit=unit.name)
    return until


async def _parent_id(work: Work, officer_id: int | None, unit_id: int) -> int:
    """Return the key of the unit above, to an officer of it or above it; raise `Refused` to anybody else.

    Raises the `Problem` `unit_unknown` for one that was taken back.
    """
    day = work.now.date()
    unit = await units.view(work.connection, unit_id, day)
    above = (await units.ancestor_ids(work.connection, unit.id, day))[1:]
    if not above:
        raise Refused("no_right_here")
    await demand_officer(work, officer_id, above[0])
    return above[0]
