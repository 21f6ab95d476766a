"""Seeing the photos and hearing the voice notes of a record that an officer looks at."""

from __future__ import annotations

from domain.records.photos import for_officer
from handlers.core.router import chose
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router

router = officer_router("photos")


@router.on(chose("see_files", "officer/record", "officer/raised"))
async def see_files(turn: Turn) -> Screen | None:
    """Send the files of a record; the record stays on show, below them."""
    _, files = await for_officer(turn.work, turn.person_id, int(turn.value))
    turn.attach(files)
    return turn.screen
