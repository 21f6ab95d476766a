"""What the officer's conversations share: the gate, and the draft of a job."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from handlers.core.router import Router
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu
from handlers.officer.job import Job

J = TypeVar("J", bound=Job)
T = TypeVar("T")


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


def keep_job(turn: Turn, held: J) -> J:
    """Begin a job of several steps, or keep its next state; another one that was left half-way is dropped."""
    turn.draft["officer"] = held.dump()
    return held


def job(turn: Turn, kind: type[J]) -> J:
    """Return what the job holds so far. Raises `Problem` when another one was begun meanwhile."""
    stored = turn.draft.get("officer") or {}
    if stored.get("job") != kind.NAME:
        raise Problem("job_over")
    try:
        return kind.load(stored)
    except ValidationError as problem:
        raise Problem("job_over") from problem


def asked(value: T | None) -> T:
    """Return what an earlier step of a job has asked for. Raises `Problem` where that step was never taken."""
    if value is None:
        raise Problem("job_over")
    return value


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
