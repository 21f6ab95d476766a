"""What the head of a section may do: hand the unit's invitation on. They see nobody and settle nothing."""

from __future__ import annotations

from domain.members import sections
from handlers.core.router import Router, chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

router = Router("section")


@router.on(chose("section_invite"))
async def show_invitation(turn: Turn) -> Screen:
    """Give the text that stands on the unit's poster, for the section's group chat."""
    unit = await sections.unit_of_leader(turn.work, turn.actor.person_id)
    context = {"unit": unit.name, "join_code": unit.join_code, "link": turn.app.links.join(unit.join_code)}
    return Screen("section/invite", context, (Choice("home"),))
