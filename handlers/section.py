"""What the head of a section may do: hand the unit's invitation on. They see nobody and settle nothing."""

from __future__ import annotations

from aiogram import Router

from domain.members import sections
from domain.ports import Links
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, listen

router = Router(name="section")


@listen(router, chose("section_invite"))
async def show_invitation(turn: Turn, links: Links) -> Screen:
    """Give the text that stands on the unit's poster, for the section's group chat."""
    unit = await sections.unit_of_leader(turn.work, turn.actor.person_id)
    context = {"unit": unit.name, "join_code": unit.join_code, "link": links.join(unit.join_code)}
    return Screen("section/invite", context, (Choice("home"),))
