"""Deciding on somebody who waits for confirmation."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.enums import MembershipState
from data.queries.members import memberships
from domain.errors import Problem


async def close_waiting(work: Work, officer: int, membership_id: int, state: MembershipState) -> None:
    """Decide on a membership that still waits. Raises `Problem` when somebody else was first."""
    values = {"state": state, "decided_by": officer, "decided_at": work.now}
    if state is MembershipState.ENDED:
        values |= {"until": work.now, "ended_by": officer}
    if not await memberships.change_open(work.connection, membership_id, MembershipState.WAITING, values):
        raise Problem("already_decided")
