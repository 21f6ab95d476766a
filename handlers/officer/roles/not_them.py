"""Somebody else has used an invitation: their role is ended by one tap, and given back by one."""

from __future__ import annotations

from data.tables import Grant
from domain import units
from domain.members import grants, wrong_person
from domain.members.rights import may_manage
from handlers.core.router import chose, chose_push
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu
from handlers.officer.gate import officer_router
from handlers.officer.roles import roles

router = officer_router("wrong person")

ENDED = "officer/not_them"


@router.on(chose_push("not_them"))
async def not_them(turn: Turn) -> Screen:
    """End it at once, and offer to take that back."""
    return await _ended(turn, await wrong_person.disown(turn.work, turn.person_id, int(turn.value), turn.app.hours))


async def _ended(turn: Turn, grant: Grant) -> Screen:
    return Screen(ENDED, await _facts(turn, grant), (Choice("them_after_all", str(grant.id)), Choice("home")))


async def open_grant(turn: Turn, grant_id: int) -> Screen:
    """Show a role as it stands: held, ended but given back by one tap, or else who holds one there now.

    Raises `Problem` or `Refused`.
    """
    grant = await grants.look(turn.work, turn.person_id, grant_id)
    if grant.until is None or grant.until > turn.now:
        return await roles.show_holder(turn, grant_id)
    may = await may_manage(turn.work, turn.person_id, grant.unit_id, grant.role)
    if grant.disowned_at is not None and may:
        return await _ended(turn, grant)
    return await roles.list_roles(turn, grant.unit_id)


@router.on(chose_push("them_after_all"), chose("them_after_all", ENDED))
async def them_after_all(turn: Turn) -> Screen:
    again = await wrong_person.own_again(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    turn.tell("screens/officer/them_after_all", **await _facts(turn, again))
    return await show_menu(turn)


async def _facts(turn: Turn, grant: Grant) -> dict[str, str]:
    unit = await units.view(turn.work.connection, grant.unit_id, turn.now.date())
    return {"unit": unit.name, "role": grant.role.value}
