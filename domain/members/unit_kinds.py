"""What a unit does and who owns it: an officer of the unit, or of one above, sees and sets it; unknown is unknown."""

from __future__ import annotations

from typing import Literal, TypeAlias

from data.engine.unit_of_work import Work
from data.kinds import Activity, Ownership
from data.queries.units import kinds
from data.queries.units.kinds import UNKNOWN, Kind
from domain import audit
from domain.errors import Problem
from domain.members.rights import demand_officer

Side: TypeAlias = Literal["activity", "ownership"]
CODES: dict[Side, type[Activity | Ownership]] = {"activity": Activity, "ownership": Ownership}
NOT_KNOWN = "unknown"


async def kind_of(work: Work, officer_id: int | None, unit_id: int) -> Kind:
    """Return what is known of a unit. Raises `Refused` without a role at the unit or above."""
    await demand_officer(work, officer_id, unit_id)
    return (await kinds.kinds_of(work.connection, [unit_id])).get(unit_id, UNKNOWN)


async def choose(work: Work, officer_id: int | None, unit_id: int, side: Side, code: str) -> Kind:
    """Set one side of it, or say that it is unknown. Raises `Refused`, or `Problem` for a code that is none."""
    officer = await demand_officer(work, officer_id, unit_id)
    if code not in {NOT_KNOWN, *CODES[side]}:
        raise Problem("choose_one")
    before = await kind_of(work, officer, unit_id)
    known = None if code == NOT_KNOWN else code
    if side == "activity":
        after = before._replace(activity=Activity(known) if known else None)
    else:
        after = before._replace(ownership=Ownership(known) if known else None)
    if after != before:
        await kinds.set_kinds(work.connection, {unit_id: after})
        await audit.record(work, officer, "unit_kind", f"unit:{unit_id}", side=side, code=code)
    return after
