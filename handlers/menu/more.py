"""What stands behind "Thêm" in a member's menu."""

from __future__ import annotations

from domain.errors import Problem
from handlers.core.router import Router, chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

router = Router("more")

MORE = "more_menu"
OFFERED = ("contact", "archive", "handbook", "my_data", "my_settings", "slogans", "moved")
"""The first are those that somebody in need looks for: a phone shows five at once."""


@router.on(chose(MORE), chose("back", "mine/data", "settings/list", "contact/officers"))
async def show_more(turn: Turn) -> Screen:
    """Show everything else."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    return Screen(MORE, {}, (*everything_else(), Choice("home")))


def everything_else() -> list[Choice]:
    """List what no main menu shows on its first page."""
    return [Choice(code) for code in OFFERED]
