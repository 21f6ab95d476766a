from __future__ import annotations

from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import MembershipState
from data.tables import Membership
from domain.errors import Problem

_membership = table_of(Membership)


async def close_waiting(work: Work, officer: int, membership_id: int, state: MembershipState) -> None:
    """Decide on a membership that still waits. Raises `Problem` when somebody else was first."""
    values = {"state": state, "decided_by": officer, "decided_at": work.now}
    if state is MembershipState.ENDED:
        values |= {"until": work.now, "ended_by": officer}
    decided = await work.connection.execute(
        update(_membership)
        .where(
            _membership.c.id == membership_id,
            _membership.c.state == MembershipState.WAITING,
            _membership.c.until.is_(None),
        )
        .values(values)
    )
    if decided.rowcount != 1:
        raise Problem("already_decided")
