"""The button "received" under an announcement: for whoever got it, member or officer."""

from __future__ import annotations

from domain import announcements
from domain.text import templates
from handlers.core.router import Router, chose_push
from handlers.core.turn import Turn

router = Router("acknowledging")


@router.on(chose_push("acknowledge"))
async def acknowledge(turn: Turn) -> None:
    """Note it; the button then says when. The screen that the person was on stays as it is."""
    at = await announcements.acknowledge(turn.work, turn.person_id, int(turn.value))
    turn.mark = templates.label("acknowledged", at=at)
