"""Adding grassroots unions below, one after the other: the name, the level where there is a choice, and it is there.

The new unit's screen has what comes next: the invitation of its officer, its poster, another unit, and the way back.
"""

from __future__ import annotations

from dataclasses import replace

from data.enums import Level, Role
from domain.members import new_units, sections
from domain.members.invitations import Office
from domain.members.new_units import NewUnit
from domain.units import view
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import asked, end_job, job, keep_job, officer_router
from handlers.officer.jobs import AddUnit
from handlers.officer.people.unit import UNIT, show_unit
from handlers.officer.roles.giving import tell_link

router = officer_router("new_units")

NAME, LEVEL, ADDED = "officer/new_unit_name", "officer/new_unit_level", "officer/new_unit"


@router.on(chose("add_unit", UNIT, ADDED))
async def ask_name(turn: Turn) -> Screen:
    parent = await new_units.parent_of(turn.work, turn.person_id, int(turn.value))
    keep_job(turn, AddUnit(parent.id))
    return Screen(NAME, {"unit": parent.name}, (Choice("cancel"),), frozenset({"text"}))


@router.on(wrote(NAME))
async def take_name(turn: Turn) -> Screen:
    """Take the name; where only one level may stand below, the unit is added at once."""
    held = job(turn, AddUnit)
    parent = await new_units.parent_of(turn.work, turn.person_id, held.parent)
    name = await new_units.demand_new_name(turn.work, parent, turn.text)
    keep_job(turn, replace(held, name=name))
    levels = new_units.levels_below(parent.level)
    if len(levels) == 1:
        return await _add(turn, levels[0])
    choices = (Choice("new_unit_level", level.value, {"level": level.value}) for level in levels)
    return Screen(LEVEL, {"name": name, "unit": parent.name}, (*choices, Choice("cancel")))


@router.on(chose("new_unit_level", LEVEL))
async def take_level(turn: Turn) -> Screen:
    return await _add(turn, Level(turn.value))


async def _add(turn: Turn, level: Level) -> Screen:
    held = job(turn, AddUnit)
    unit_id = await new_units.add(turn.work, turn.person_id, NewUnit(held.parent, asked(held.name), level))
    end_job(turn)
    parent = await view(turn.work.connection, held.parent, turn.now.date())
    turn.tell("screens/officer/unit_added", name=held.name, unit=parent.name)
    return await show_added(turn, unit_id)


async def show_added(turn: Turn, unit_id: int) -> Screen:
    """Show the code of a new unit, and until when it can be taken back."""
    unit, parent = await new_units.with_parent(turn.work, turn.person_id, unit_id)
    until = await new_units.undone_until(turn.work, turn.person_id, unit)
    context = {
        "unit_id": unit_id,
        "unit": unit.name,
        "join_code": unit.join_code,
        "link": turn.app.links.join(unit.join_code),
        "until": until.isoformat() if until else None,
    }
    key = str(unit_id)
    undo = (Choice("undo_unit", key),) if until else ()
    choices = (Choice("invite_officer", key), Choice("unit_poster", key), Choice("add_unit", str(parent)))
    return Screen(ADDED, context, (*choices, *undo, Choice("home")))


@router.on(chose("invite_officer", ADDED))
async def invite_officer(turn: Turn) -> Screen:
    """Give a link that makes an officer of the new unit; nobody can be found there by name yet."""
    unit = await sections.unit_of(turn.work, turn.person_id, int(turn.value))
    await tell_link(turn, Office(unit.id, Role.OFFICER), unit.name)
    return await show_added(turn, unit.id)


@router.on(chose("undo_unit", UNIT, ADDED))
async def undo(turn: Turn) -> Screen:
    undone, parent = await new_units.undo(turn.work, turn.person_id, int(turn.value))
    turn.tell("screens/officer/unit_undone", name=undone.name)
    return await show_unit(turn, parent)


@router.on(chose("cancel", NAME, LEVEL), command("cancel", NAME, LEVEL))
async def give_up(turn: Turn) -> Screen:
    parent = job(turn, AddUnit).parent
    end_job(turn)
    return await show_unit(turn, parent)
