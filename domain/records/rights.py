"""Who may look after a record: an officer of its unit or above, and never in their own cause.

What a whole unit hands in is decided above it: no unit decides on its own.
"""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.kinds import Collective
from data.tables import Record
from domain.errors import Problem, Refused
from domain.members.rights import demand_officer
from domain.records.publishing import consent_of, praised_id
from domain.units import ancestor_ids


async def for_review(work: Work, officer_id: int | None, record_id: int) -> tuple[Record, int]:
    """Return a record and the key of the officer who may settle it. Raises `Problem` or `Refused`."""
    record = await work.session.get(Record, record_id)
    if record is None:
        raise Problem("no_such_record")
    officer = await demand_officer(work, officer_id, await deciding_unit(work, record))
    consent = await consent_of(work, record)
    praised = await praised_id(work, consent) if consent else None
    if officer in {record.person_id, praised}:
        raise Refused("own_record")
    return record, officer


async def deciding_unit(work: Work, record: Record) -> int:
    """Return the unit at which, or above which, a record is decided: the one above if a whole unit handed it in."""
    if record.collective is not Collective.UNIT:
        return record.unit_id
    above = await ancestor_ids(work.connection, record.unit_id, work.now.date())
    return above[1] if len(above) > 1 else record.unit_id
