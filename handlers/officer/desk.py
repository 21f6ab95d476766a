"""What the officer's conversations share: the gate, and the draft of a job."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.types import TelegramObject

from domain.campaigns import Campaign
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from handlers.menu import show_menu
from handlers.screen import Screen
from handlers.turn import Turn, hears

Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class OfficersOnly(BaseMiddleware):
    """Whoever is no officer (any more) gets the menu: what stands on an old screen is not shown to them again.

    It spares no question of rights: those are asked again where each action happens. What the router does not answer
    at all goes on to the next.
    """

    def __init__(self, router: Router) -> None:
        self.router = router

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not hears(self.router, data["turn"]):
            return await handler(event, data)
        menu = await shown_out(data["turn"], data["campaigns"])
        return await handler(event, data) if menu is None else menu


async def shown_out(turn: Turn, campaigns: Mapping[str, Campaign]) -> Screen | None:
    """Return the menu, with the reason, for whoever is no officer (any more); `None` for officers."""
    try:
        await demand_units(turn.work, turn.actor.person_id)
    except Refused as refusal:
        end_job(turn)
        turn.tell(f"refusals/{refusal.template}", **refusal.context)
        return await show_menu(turn, campaigns)
    return None


def officer_router(name: str) -> Router:
    """Make a router behind the gate."""
    router = Router(name=f"officer {name}")
    router.message.middleware(OfficersOnly(router))
    router.callback_query.middleware(OfficersOnly(router))
    return router


def start_job(turn: Turn, name: str, **facts: Any) -> dict[str, Any]:
    """Begin a job of several steps; one that was left half-way is dropped."""
    turn.draft["officer"] = {"job": name, **facts}
    return job(turn, name)


def job(turn: Turn, name: str) -> dict[str, Any]:
    """Return what the job holds so far. Raises `Problem` when another one was begun meanwhile."""
    found: dict[str, Any] = turn.draft.get("officer") or {}
    if found.get("job") != name:
        raise Problem("job_over")
    return found


def end_job(turn: Turn) -> None:
    turn.draft.pop("officer", None)
