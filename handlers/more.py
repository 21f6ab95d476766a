"""What stands behind "Thêm" in a member's menu."""

from __future__ import annotations

from aiogram import Router

from domain.errors import Problem
from handlers.screen import Choice, Screen
from handlers.turn import Turn, chose, listen, listening

router = Router(name="more")

MORE = "more_menu"
OFFERED = ("handbook", "slogans", "my_data", "my_settings", "contact", "moved")


@listen(router, chose(MORE), chose("back", "mine/data", "settings/list", "contact/officers"))
async def show_more(turn: Turn) -> Screen:
    """Show everything else; what no conversation answers is left out."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    return Screen(MORE, {}, (*everything_else(), Choice("home")))


def everything_else() -> list[Choice]:
    """List what no main menu shows on its first page."""
    return [Choice(code) for code in OFFERED if is_heard(code)]


def is_heard(choice: str) -> bool:
    """Tell whether any conversation answers this choice."""
    return any(wish.choice == choice for wishes in listening.values() for wish, _, _ in wishes)
