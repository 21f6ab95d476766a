"""What the head of a section may do: hand the unit's invitation on, and a text for the section's group.

They see nobody and settle nothing; of those whom nothing reached they get the number.
"""

from __future__ import annotations

from domain.group_texts import making
from domain.members import sections
from domain.undelivered import people
from handlers.core.router import Router, chose, chose_push
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

router = Router("section")

INVITE, TEXT = "section/invite", "section/group_text"


@router.on(chose("section_invite"))
async def show_invitation(turn: Turn) -> Screen:
    """Give the text that stands on the unit's poster, for the section's group chat."""
    unit = await sections.unit_of_leader(turn.work, turn.actor.person_id)
    context = {"unit": unit.name, "join_code": unit.join_code, "link": turn.app.links.join(unit.join_code)}
    return Screen(INVITE, context, (Choice("group_picture"), Choice("section_text"), Choice("home")))


@router.on(chose("group_picture", INVITE))
async def send_invitation(turn: Turn) -> Screen:
    unit = await sections.unit_of_leader(turn.work, turn.actor.person_id)
    turn.hand_over(making.invitation(unit).picture(turn.app.links))
    return await show_invitation(turn)


@router.on(chose("section_text", INVITE), chose_push("see_section_text"))
async def show_text(turn: Turn) -> Screen:
    """Say how many of the section nothing reached, and give the text."""
    stands = await people.standing_of_section(turn.work, turn.actor.person_id)
    made = await making.of_section(turn.work, turn.actor.person_id, turn.app.calendar)
    context = {"count": stands.people, "of_section": stands.of_section, "text": made.text(turn.app.links)}
    return Screen(TEXT, context, (Choice("group_picture"), Choice("home")))


@router.on(chose("group_picture", TEXT))
async def send_picture(turn: Turn) -> Screen:
    made = await making.of_section(turn.work, turn.actor.person_id, turn.app.calendar)
    turn.hand_over(made.picture(turn.app.links))
    return await show_text(turn)
