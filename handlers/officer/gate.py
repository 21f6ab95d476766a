"""What the officer's conversations share: the gate, and the draft of a job."""

from __future__ import annotations

from typing import Any

from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from handlers.core.router import Router
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu


async def shown_out(turn: Turn) -> Screen | None:
    """Return the menu, with the reason, for whoever is no officer (any more); `None` for officers.

    What stands on an old screen is not shown to them again. It spares no question of rights: those are asked again
    where each action happens.
    """
    try:
        await demand_units(turn.work, turn.actor.person_id)
    except Refused as refusal:
        turn.refused = refusal
        end_job(turn)
        turn.tell_problem(refusal)
        return await show_menu(turn)
    return None


def officer_router(name: str) -> Router:
    """Make a router behind the gate."""
    return Router(f"officer {name}", gate=shown_out)


def start_job(turn: Turn, name: str, **facts: Any) -> dict[str, Any]:
    """Begin a job of several steps; one that was left half-way is dropped.

    `people`: the keys of those whom it is about, so that nothing of it stays once one of them is erased.
    """
    turn.draft["officer"] = {"job": name, **facts}
    return job(turn, name)


def job(turn: Turn, name: str) -> dict[str, Any]:
    """Return what the job holds so far. Raises `Problem` when another one was begun meanwhile."""
    found: dict[str, Any] = turn.draft.get("officer") or {}
    if found.get("job") != name:
        raise Problem("job_over")
    return found


def look_below(turn: Turn, *, below: bool) -> None:
    """Look through everything below from now on, or only at what is assigned to the officer."""
    turn.draft.pop("below", None)
    if below:
        turn.draft["below"] = True


def days_of(turn: Turn) -> int | None:
    """Return after how many days the officer sees what waits elsewhere; `None` while they look at everything below."""
    return None if turn.draft.get("below") else turn.app.policies.escalate_days


def count_settled(turn: Turn, more: int) -> int:
    """Count what this officer has settled since the queue was opened, so that 3/40 means the third of forty."""
    turn.draft["settled"] = max(int(turn.draft.get("settled", 0)) + more, 0)
    return int(turn.draft["settled"])


def begin_count(turn: Turn) -> None:
    turn.draft.pop("settled", None)


def end_job(turn: Turn) -> None:
    turn.draft.pop("officer", None)
