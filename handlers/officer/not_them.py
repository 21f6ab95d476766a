"""Somebody else has used an invitation: their role is ended by one tap, and given back by one."""

from __future__ import annotations

from collections.abc import Mapping

from data.tables import Grant
from domain import units
from domain.campaigns import Campaign
from domain.members import wrong_person
from domain.reminders import Hours
from handlers.menu import show_menu
from handlers.officer.desk import officer_router
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, chose_push, listen

router = officer_router("wrong person")

ENDED = "officer/not_them"


@listen(router, chose_push("not_them"))
async def not_them(turn: Turn, hours: Hours) -> Screen:
    """End it at once, and offer to take that back."""
    ended = await wrong_person.disown(turn.work, turn.person_id, int(turn.value), hours)
    return Screen(ENDED, await _told(turn, ended), (Choice("them_after_all", turn.value), Choice("home")))


@listen(router, chose_push("them_after_all"), chose("them_after_all", ENDED))
async def them_after_all(turn: Turn, campaigns: Mapping[str, Campaign], hours: Hours) -> Screen:
    again = await wrong_person.own_again(turn.work, turn.person_id, int(turn.value), hours)
    turn.tell("screens/officer/them_after_all", **await _told(turn, again))
    return await show_menu(turn, campaigns)


async def _told(turn: Turn, grant: Grant) -> dict[str, str]:
    unit = await units.view(turn.work.connection, grant.unit_id, turn.now.date())
    return {"unit": unit.name, "role": grant.role.value}
