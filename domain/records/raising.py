"""Outstanding deeds on the desk of the unit that rewards in time: the one that issued the campaign (D2 5.2)."""

from __future__ import annotations

from datetime import datetime

from data.engine.unit_of_work import Work
from data.enums import RecordKind, Role
from data.queries.announcements import audience
from data.queries.records import raised
from data.queries.records.publishing import deeds
from data.queries.units import units
from data.tables import Record
from domain import audit
from domain.campaigns.issuers import issuers_on
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from domain.outbox import Notice, choice, notify
from domain.quiet_hours import Hours
from domain.records.rights import for_review
from domain.units import view

LISTED = 40  # deeds that the desk lists, the newest first


async def desk_of(work: Work, record: Record) -> int | None:
    """Return the unit that rewards what this deed's campaign asks for; `None` where nobody knows which it is."""
    found = (await issuers_on(work.connection, work.now.date())).of([record.campaign])
    return min(found) if found else None


async def may_raise(work: Work, officer_id: int, record: Record) -> bool:
    """Tell whether an officer may put a deed on the desk of a level above: not one that lies there, or is theirs."""
    if not record.outstanding or record.kind is not RecordKind.GOOD_DEED:
        return False
    desk = await desk_of(work, record)
    if desk is None or desk in await demand_units(work, officer_id):
        return False
    return await raised.raised_at(work.connection, record.id or 0) is None


async def raise_deed(work: Work, officer_id: int | None, record_id: int, hours: Hours) -> tuple[Record, str]:
    """Put an outstanding deed on the desk of the issuing unit, whose officers hear of it; once, whoever taps.

    Returns the record and the unit's name. Raises `Refused` or `Problem`.
    """
    record, officer = await for_review(work, officer_id, record_id)
    desk = await desk_of(work, record)
    if not record.outstanding or record.kind is not RecordKind.GOOD_DEED or desk is None:
        raise Problem("record_moved_on", code=record.code, state=record.state.value)
    at = await view(work.connection, desk, work.now.date())
    row = {"record_id": record_id, "unit_id": desk, "raised_by": officer, "raised_at": work.now}
    if await raised.put(work.connection, row):
        await audit.record(work, officer, "deed_raised", f"record:{record_id}", unit=desk)
        await _tell(work, record, desk, officer, hours.awake(work.now))
    return record, at.name


async def _tell(work: Work, record: Record, desk: int, officer: int, due_at: datetime) -> None:
    """Tell the officers of the desk; the text names a unit and a code, nobody and no story."""
    own = audience.officers(units.only(desk), [Role.OFFICER, Role.ADMINISTRATOR], work.now)
    facts = {"code": record.code, "unit": (await view(work.connection, record.unit_id, work.now.date())).name}
    for (person_id,) in (await work.connection.execute(audience.people(own))).all():
        if person_id in {officer, record.person_id}:
            continue
        key, ask = f"raised:{record.id}:{person_id}", [[choice("see_raised", record.id or 0)]]
        await notify(work, person_id, Notice("raised", key, facts, ask, about_id=record.person_id), due_at)


async def on_desk(work: Work, officer_id: int | None) -> list[Record]:
    """List what lies on the desk of the officer's units, the newest first. Raises `Refused`."""
    own = await demand_units(work, officer_id)
    keys = await raised.listed(work.connection, own, LISTED)
    found = {record.id: record for record in await deeds(work.session, keys)}
    return [found[key] for key in keys if key in found]


async def open_raised(work: Work, officer_id: int | None, record_id: int) -> Record:
    """Open a deed of the desk, and note that it was seen. Raises `Refused` or `Problem`."""
    record, officer = await for_review(work, officer_id, record_id)
    if await raised.raised_at(work.connection, record_id) is None:
        raise Problem("no_such_record")
    if await desk_of(work, record) not in await demand_units(work, officer):
        raise Refused("no_right_here")
    await raised.see(work.connection, record_id, work.now)
    return record
