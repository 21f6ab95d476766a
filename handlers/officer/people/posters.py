"""The poster of a unit as a picture, from the screens that show its code."""

from __future__ import annotations

from domain.group_texts.making import invitation
from domain.members import sections
from domain.units.posters import poster_of
from handlers.core.router import chose
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.new_units import ADDED, show_added
from handlers.officer.people.unit import CODE, INVITATION, show_code, show_invitation

router = officer_router("posters")


@router.on(chose("unit_poster", CODE))
async def send_poster(turn: Turn) -> Screen:
    await _hand_over(turn)
    return await show_code(turn)


@router.on(chose("unit_poster", ADDED))
async def send_poster_of_new(turn: Turn) -> Screen:
    await _hand_over(turn)
    return await show_added(turn, int(turn.value))


@router.on(chose("invite_picture", INVITATION))
async def send_invitation(turn: Turn) -> Screen:
    """Send the invitation for the group as a picture."""
    unit = await sections.unit_of(turn.work, turn.person_id, int(turn.value))
    turn.hand_over(invitation(unit).picture(turn.app.links))
    return await show_invitation(turn)


async def _hand_over(turn: Turn) -> None:
    unit = await sections.unit_of(turn.work, turn.person_id, int(turn.value))
    turn.hand_over(poster_of(unit, turn.app.links))
