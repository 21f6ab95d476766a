"""Who holds a role here and below: seeing it, ending it, and units that have nobody."""

from __future__ import annotations

from data.queries.privacy.named import people
from domain.members import grants, offers, sections
from domain.members.grants import Holder
from domain.units import UnitView
from handlers.core.last_one import alone
from handlers.core.router import chose, chose_push, wrote
from handlers.core.screen import PAGE, SEARCH, Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu
from handlers.officer.gate import end_job, officer_router
from handlers.officer.people.unit import unit_on_show

router = officer_router("roles")

ROLES, GRANT, ENDING, BARE = "officer/roles", "officer/grant", "officer/end_role", "officer/bare_units"
LETTING_GO = "officer/let_go_role"
BARE_LISTED = 60  # units without an officer that one list names


@router.on(chose("unit_roles"), chose("back", BARE), chose_push("see_officers"))
async def show_roles(turn: Turn) -> Screen:
    end_job(turn)
    return await list_roles(turn, int(turn.value) if turn.value else unit_on_show(turn))


@router.on(wrote(ROLES))
async def search_roles(turn: Turn) -> Screen:
    return await list_roles(turn, unit_on_show(turn), turn.text[:80])


async def list_roles(turn: Turn, unit_id: int, typed: str | None = None) -> Screen:
    """List who holds a role at a unit and below it, or those that a search has found."""
    unit = await sections.unit_of(turn.work, turn.person_id, unit_id)
    holders = await grants.holders(turn.work, turn.person_id, unit_id, typed)
    bare = await grants.count_bare(turn.work, turn.person_id, unit_id)
    key = str(unit_id)
    choices = [Choice("give_role", key)]
    if bare:
        choices.append(Choice("bare_units", key, {"count": bare}))
    waiting = await offers.count_unused(turn.work, turn.person_id, unit_id)
    if waiting:
        choices.append(Choice("offers", key, {"count": waiting}))
    choices += [Choice("grant", str(holder.grant_id), {"name": holder.name, "unit": holder.unit}) for holder in holders]
    context = {"unit_id": unit_id, "unit": unit.name, "found": len(holders), "typed": typed, "bare": bare}
    names = people(*(holder.person_id for holder in holders))
    accepts = frozenset({"choice", "text", SEARCH})
    return Screen(ROLES, context, (*choices, Choice("back"), Choice("home")), accepts, names=names)


@router.on(chose("bare_units", ROLES))
async def show_bare(turn: Turn) -> Screen:
    """Name the units in which nobody holds an officer's role; their people and records come up to this level."""
    bare = await grants.bare_units(turn.work, turn.person_id, int(turn.value))
    return _bare(int(turn.value), bare)


def _bare(unit_id: int, bare: list[UnitView]) -> Screen:
    choices = [Choice("role_unit", str(unit.id), {"name": unit.short_name}) for unit in bare[:BARE_LISTED]]
    sheet = (Choice("bare_sheet", str(unit_id)),) if len(bare) > PAGE else ()
    context = {"unit_id": unit_id, "count": len(bare), "listed": len(choices)}
    return Screen(BARE, context, (*sheet, *choices, Choice("back"), Choice("home")))


@router.on(chose("bare_sheet", BARE))
async def hand_over_bare(turn: Turn) -> Screen:
    """Send the whole list as a file."""
    unit_id = int(turn.value)
    turn.hand_over(await grants.bare_sheet(turn.work, turn.person_id, unit_id))
    return _bare(unit_id, await grants.bare_units(turn.work, turn.person_id, unit_id))


@router.on(chose("grant", ROLES))
async def show_grant(turn: Turn) -> Screen:
    return await show_holder(turn, int(turn.value))


async def show_holder(turn: Turn, grant_id: int) -> Screen:
    """Show one role; it can be ended by whoever stands above it. Raises `Problem` or `Refused`."""
    holder, below = await grants.holder(turn.work, turn.person_id, grant_id)
    own = holder.person_id == turn.person_id
    end = (Choice("let_go_role" if own else "end_role", str(grant_id)),) if below or own else ()
    context = {**_facts(holder), "below": below, "own": own}
    return Screen(GRANT, context, (*end, Choice("home")), names=people(holder.person_id))


@router.on(chose("end_role", GRANT))
async def ask_to_end(turn: Turn) -> Screen:
    holder, _ = await grants.holder(turn.work, turn.person_id, int(turn.value))
    choices = (Choice("yes_end_role", turn.value), Choice("home"))
    return Screen(ENDING, _facts(holder), choices, names=people(holder.person_id))


@router.on(chose("let_go_role", GRANT))
async def ask_to_let_go(turn: Turn) -> Screen:
    """Ask whoever holds a role whether they give it up; the last one of the unit is told so."""
    holder, _ = await grants.holder(turn.work, turn.person_id, int(turn.value))
    context, choices = {**_facts(holder), **await alone(turn)}, (Choice("yes_let_go_role", turn.value), Choice("home"))
    return Screen(LETTING_GO, context, choices, names=people(holder.person_id))


@router.on(chose("yes_let_go_role", LETTING_GO))
async def let_go(turn: Turn) -> Screen:
    ended = await grants.let_go(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    turn.tell("screens/officer/role_let_go", role=ended.role.value)
    return await show_menu(turn)


@router.on(chose("yes_end_role", ENDING))
async def end_role(turn: Turn) -> Screen:
    """End the role from this second on."""
    holder, _ = await grants.holder(turn.work, turn.person_id, int(turn.value))
    ended = await grants.end(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    turn.tell("screens/officer/role_ended", name=holder.name, at=turn.now.isoformat())
    return await list_roles(turn, ended.unit_id)


def _facts(holder: Holder) -> dict[str, object]:
    until = holder.until.isoformat() if holder.until else None
    return {"name": holder.name, "unit": holder.unit, "role": holder.role.value, "until": until}
