"""Somebody else has used an invitation: their role is ended by one tap, and given back by one."""

from __future__ import annotations

from data.tables import Grant
from domain import units
from domain.members import wrong_person
from handlers.core.router import chose, chose_push
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu
from handlers.officer.gate import officer_router

router = officer_router("wrong person")

ENDED = "officer/not_them"


@router.on(chose_push("not_them"))
async def not_them(turn: Turn) -> Screen:
    """End it at once, and offer to take that back."""
    ended = await wrong_person.disown(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    return Screen(ENDED, await _facts(turn, ended), (Choice("them_after_all", turn.value), Choice("home")))


@router.on(chose_push("them_after_all"), chose("them_after_all", ENDED))
async def them_after_all(turn: Turn) -> Screen:
    again = await wrong_person.own_again(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    turn.tell("screens/officer/them_after_all", **await _facts(turn, again))
    return await show_menu(turn)


async def _facts(turn: Turn, grant: Grant) -> dict[str, str]:
    unit = await units.view(turn.work.connection, grant.unit_id, turn.now.date())
    return {"unit": unit.name, "role": grant.role.value}
