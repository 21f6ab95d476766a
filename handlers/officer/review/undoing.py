"""Taking back what was just decided, of one record or of many; where that is too late, what is decided stands."""

from __future__ import annotations

from domain.errors import Problem
from domain.review import batch
from domain.review.records import undo
from handlers.core.router import chose
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.officer.gate import count_settled, officer_router
from handlers.officer.review.review import show_record

router = officer_router("undoing")

TOO_LATE = frozenset({"nothing_to_undo", "too_late_to_undo"})
"""Why a decision stands although nothing was written; after any other problem the unit of work is taken back."""


@router.on(chose("undo_review"))
async def take_back(turn: Turn) -> Screen:
    """Undo the last decision and show its record again."""
    try:
        record = await undo(turn.work, turn.person_id, int(turn.value))
    except Problem as problem:
        return await _stands(turn, problem)
    count_settled(turn, -1)
    turn.tell("screens/officer/undone", code=record.code)
    return await show_record(turn, at=record.id)


@router.on(chose("undo_many"))
async def take_many_back(turn: Turn) -> Screen:
    """Undo the last records that were accepted together."""
    try:
        count = await batch.undo_all(turn.work, turn.person_id, turn.draft.get("batch", []))
    except Problem as problem:
        return await _stands(turn, problem)
    turn.draft.pop("batch", None)
    count_settled(turn, -count)
    turn.tell("screens/officer/undone_many", count=count)
    return await show_record(turn)


async def _stands(turn: Turn, problem: Problem) -> Screen:
    """Say why a decision stands, and show the record on show, or what has come since, without the button."""
    if problem.template not in TOO_LATE:
        raise problem
    turn.tell_problem(problem)
    shown = (one.value for one in (turn.screen.choices if turn.screen else ()) if one.code == "accept")
    return await show_record(turn, at=int(next(shown, 0)))
