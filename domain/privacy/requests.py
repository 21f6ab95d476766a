"""A request about personal data that came on paper or by word: an officer enters it, and its clock reminds them.

It reminds the officer who entered it (or whoever is in charge now) shortly before and on each day, and the level above
as well once a day is missed, until the request is closed. Then the name goes; kind and days stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import DataRequestKind
from data.queries.members import officers, people
from data.queries.privacy import requests
from data.tables import DataRequest
from domain import audit
from domain.errors import Problem
from domain.input.typed_text import checked_text
from domain.members.news import News, tell, tell_above
from domain.members.rights import demand_officer
from domain.outbox import choice
from domain.privacy.terms import terms_of
from domain.quiet_hours import Hours
from domain.text import dates
from domain.text.normalise import tidy
from domain.units import view

WHO_LIMIT = 120  # characters
LISTED = 30
BEFORE_ACTING = timedelta(days=3)
"""How long before the last day to act the officer is reminded again."""


@dataclass(frozen=True)
class Asked:
    """What an officer tells of a request."""

    unit_id: int
    kind: DataRequestKind
    who: str
    received_on: date
    others: bool


def check_who(typed: str) -> str:
    """Return what names the person on the paper. Raises `Problem`."""
    return checked_text(tidy(typed), WHO_LIMIT)


async def enter(work: Work, officer_id: int | None, asked: Asked, hours: Hours) -> DataRequest:
    """Keep a request; its days follow from the day on which it came. Raises `Problem` or `Refused`."""
    officer = await demand_officer(work, officer_id, asked.unit_id)
    if asked.received_on > work.now.date():
        raise Problem("day_not_yet", typed=dates.show(asked.received_on))
    terms = terms_of(asked.received_on, asked.kind)
    made = DataRequest(
        unit_id=asked.unit_id,
        kind=asked.kind,
        who=check_who(asked.who),
        received_on=asked.received_on,
        others=asked.others,
        answer_by=terms.answer_by(asked.received_on, hours),
        act_by=terms.act_by(asked.received_on, others=asked.others),
        entered_by=officer,
        entered_at=work.now,
    )
    await work.add(made)
    await audit.record(
        work, officer, "data_request_entered", f"data_request:{made.id}", unit=asked.unit_id, kind=asked.kind
    )
    return made


async def unsettled(work: Work, officer_id: int | None, unit_id: int) -> Sequence[AnyRow]:
    """List the open requests of a unit and below. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    return await requests.unsettled(work.connection, unit_id, work.now.date(), LISTED)


async def count(work: Work, officer_id: int | None, unit_id: int) -> int:
    """Count the open requests of a unit and below. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    return await requests.count(work.connection, unit_id, work.now.date())


async def look(work: Work, officer_id: int | None, request_id: int) -> DataRequest:
    """Return one request. Raises `Problem` or `Refused`."""
    found = await work.session.get(DataRequest, request_id)
    if found is None:
        raise Problem("nothing_current")
    await demand_officer(work, officer_id, found.unit_id)
    return found


async def answered(work: Work, officer_id: int | None, request_id: int) -> DataRequest:
    """Note that the person has their answer. Raises `Problem` or `Refused`."""
    return await _mark(work, officer_id, request_id, "data_request_answered", {})


async def close(work: Work, officer_id: int | None, request_id: int) -> DataRequest:
    """Note that it is done; the name goes. Raises `Problem` or `Refused`."""
    values = {"closed_at": work.now, "closed_by": officer_id, "who": None}
    return await _mark(work, officer_id, request_id, "data_request_closed", values)


async def _mark(
    work: Work, officer_id: int | None, request_id: int, action: str, values: dict[str, Any]
) -> DataRequest:
    found = await look(work, officer_id, request_id)
    if not await requests.mark(work.connection, request_id, work.now, values):
        raise Problem("nothing_current")
    await audit.record(work, officer_id, action, f"data_request:{request_id}", unit=found.unit_id)
    await work.session.refresh(found)
    return found


async def remind(work: Work, hours: Hours) -> int:
    """Remind once a day of what runs out; returns of how many. On days on which nobody works it says nothing."""
    today = work.now.date()
    if not hours.is_working_day(today):
        return 0
    soon = hours.working_day_from(today + timedelta(days=1))
    found = await requests.pressing(work.connection, soon, max(soon, today + BEFORE_ACTING))
    for request_id in found:
        await _remind(work, await work.session.get_one(DataRequest, request_id), today, hours)
    return len(found)


async def _remind(work: Work, request: DataRequest, today: date, hours: Hours) -> None:
    unit = await view(work.connection, request.unit_id, today)
    waits = request.answered_at is None
    late = (waits and request.answer_by < today) or request.act_by < today

    async def buttons(_: int) -> list[list[dict[str, Any]]]:
        return [[choice("data_request", request.id or 0, label="open_request")]]

    facts = {
        "unit": unit.name,
        "kind": request.kind.value,
        "received": request.received_on,
        "waits": waits,
        "late": late,
    }
    days = {"answer_by": request.answer_by, "act_by": request.act_by}
    news = News("data_request", f"data_request:{request.id}:{today}", {**facts, **days}, buttons=buttons)
    if await people.looks_after(work.connection, request.entered_by, request.unit_id, work.now):
        await tell(work, await officers.who(work.connection, request.entered_by), news, hours)
        reached = True
    else:
        reached = bool(
            await tell(work, await officers.nearest(work.connection, request.unit_id, work.now), news, hours)
        )
    if late or not reached:
        await tell_above(work, request.unit_id, news, hours, besides=request.entered_by)
