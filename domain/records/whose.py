"""Whose a record is for whoever asks for it by its code: their own, or that of a collective which they lead."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.queries.records import lookup
from data.tables import Record
from domain.errors import Problem, Refused
from domain.records import collectives


async def own_record(work: Work, person_id: int, code: str) -> Record:
    """Find a record of this person, or of a collective that they lead now, by its code.

    Anything else does not exist for them. Raises `Problem`; `Refused` for what they handed in for a collective that
    others lead by now.
    """
    key = await lookup.by_code(work.connection, code)
    record = await work.session.get(Record, key) if key is not None else None
    if record is None:
        raise Problem("no_such_record")
    if record.collective is not None:
        try:
            await collectives.demand_leads(work, person_id, record)
        except Refused as refusal:
            raise (refusal if record.person_id == person_id else Problem("no_such_record")) from refusal
    elif record.person_id != person_id:
        raise Problem("no_such_record")
    return record
