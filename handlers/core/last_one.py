"""What the only officer of a unit is told before they go."""

from __future__ import annotations

from typing import Any

from domain.members import lonely
from handlers.core.turn import Turn


async def alone(turn: Turn) -> dict[str, Any]:
    """Name the units that only this person looks after, for the template `screens/last_one`."""
    if turn.actor.person_id is None:
        return {"last_of": [], "at_top": False}
    found = await lonely.last_of(turn.work, turn.person_id)
    tops = [unit for unit in found if await lonely.is_at_top(turn.work, unit.id)]
    return {"last_of": [unit.name for unit in found], "at_top": bool(tops) and len(tops) == len(found)}
