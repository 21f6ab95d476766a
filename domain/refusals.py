"""Attempts that were refused: recorded without a name, once for each person, action and hour."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.queries.members import rate_limits
from domain import audit
from domain.errors import Refused

KIND = "refused"


async def record(work: Work, refusal: Refused, action: str, contact_id: int, person_id: int | None) -> None:
    """Note in the trail who attempted what, in a unit of work of its own: that of the attempt was undone.

    `action`: a code, such as that of the button. A contact behind which nobody has joined is named by its key.
    """
    who = f"contact:{contact_id}" if person_id is None else f"person:{person_id}"
    hour = work.now.replace(minute=0, second=0, microsecond=0)
    if await rate_limits.add(work.connection, f"{KIND}:{who}:{action}", KIND, hour) > 1:
        return
    stranger = {"contact": contact_id} if person_id is None else {}
    await audit.record(work, person_id, "refused", f"action:{action}", why=refusal.template, **stranger)
