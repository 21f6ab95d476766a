"""Adding grassroots unions below, one after the other: the name, the level where there is a choice, and it is there.

The new unit's screen has what comes next: the invitation of its officer, its poster, another unit, and the way back.
"""

from __future__ import annotations

from data.enums import Level, Role
from domain.members import new_units, sections
from domain.members.invitations import Office
from domain.members.new_units import NewUnit
from domain.units import view
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.unit import UNIT, show_unit, unit_on_show
from handlers.officer.roles.giving import tell_link

router = officer_router("new_units")

NAME, LEVEL, ADDED = "officer/new_unit_name", "officer/new_unit_level", "officer/new_unit"


@router.on(chose("add_unit", UNIT, ADDED))
async def ask_name(turn: Turn) -> Screen:
    parent = await new_units.parent_of(turn.work, turn.person_id, int(turn.value))
    context = {"unit_id": parent.id, "unit": parent.name}
    return Screen(NAME, context, (Choice("cancel"),), frozenset({"text"}))


@router.on(wrote(NAME))
async def take_name(turn: Turn) -> Screen:
    """Take the name; where only one level may stand below, the unit is added at once."""
    parent = await new_units.parent_of(turn.work, turn.person_id, unit_on_show(turn))
    name = await new_units.demand_new_name(turn.work, parent, turn.text)
    levels = new_units.levels_below(parent.level)
    if len(levels) == 1:
        return await _add(turn, NewUnit(parent.id, name, levels[0]))
    choices = (Choice("new_unit_level", level.value, {"level": level.value}) for level in levels)
    return Screen(LEVEL, {"unit_id": parent.id, "name": name}, (*choices, Choice("cancel")))


@router.on(chose("new_unit_level", LEVEL))
async def take_level(turn: Turn) -> Screen:
    name = turn.screen.context["name"] if turn.screen else ""
    return await _add(turn, NewUnit(unit_on_show(turn), name, Level(turn.value)))


async def _add(turn: Turn, new: NewUnit) -> Screen:
    unit_id = await new_units.add(turn.work, turn.person_id, new)
    parent = await view(turn.work.connection, new.parent_id, turn.now.date())
    turn.tell("screens/officer/unit_added", name=new.name, unit=parent.name)
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
    return await show_unit(turn, unit_on_show(turn))
