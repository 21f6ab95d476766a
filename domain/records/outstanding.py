"""Outstanding deeds (đột xuất): so unusual that they do not wait for the round. Officers hear of them at once.

The sender says so in the review; an officer may say so too, or take it back (docs/decisions/0011).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import RecordKind, RecordState
from data.queries.members import grants, rate_limits
from data.queries.records import assignment, records
from data.tables import Record
from domain import audit, limits
from domain.errors import Problem
from domain.forms.draft import Answer
from domain.outbox import Notice, cancel, choice, notify
from domain.quiet_hours import Hours
from domain.records.rights import for_review
from domain.units import view

CODE = "outstanding"  # of the ready answer that says so
A_DAY = 3  # notices a day about one sender; more of their deeds wait for the summary


def is_outstanding(answers: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether the sender calls the deed outstanding."""
    return any(answer.get("code") == CODE for answer in answers.values())


def is_recent(answers: Mapping[str, Mapping[str, Any]], today: date, days: int) -> bool:
    """Tell whether what an answer dates was no more than `days` before; a story without a day may be of today."""
    dated = [date.fromisoformat(answer["date"]) for answer in answers.values() if "date" in answer]
    return not dated or today - max(dated) <= timedelta(days=days)


def checked(answers: Mapping[str, Answer], sent: date, days: int) -> dict[str, Answer]:
    """Return the answers as they count: what was done more than `days` before it was sent is not outstanding."""
    return dict(answers) if is_recent(answers, sent, days) else without_mark(answers)


def without_mark(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers without the one that calls the deed outstanding."""
    return {code: answer for code, answer in answers.items() if answer.get("code") != CODE}


async def notify_officers(work: Work, record: Record, hours: Hours, *, but: int | None = None) -> int:
    """Notify the officers to whom an outstanding deed is assigned; quiet hours are waited for. Returns how many.

    `but`: an officer who knows already.
    """
    if not record.outstanding or record.state is not RecordState.SUBMITTED or not await _has_room(work, record):
        return 0
    officers = await assignment.officers_of(work.connection, record.id or 0, work.now)
    unit = await view(work.connection, record.unit_id, work.now.date())
    facts, due_at = {"code": record.code, "unit": unit.name}, hours.awake(work.now)
    for officer_id in officers:
        if officer_id == but:
            continue
        key, ask = f"{_key(record)}{officer_id}", [[choice("review_outstanding")]]
        await notify(work, officer_id, Notice("outstanding", key, facts, ask, about_id=record.person_id), due_at)
    return len(officers)


async def notify_after_confirming(
    work: Work, person_ids: Sequence[int], hours: Hours, *, but: int | None = None
) -> None:
    """Notify the officers of outstanding deeds that these people sent before they were confirmed."""
    for key in await records.outstanding_of(work.connection, person_ids):
        await notify_officers(work, await work.session.get_one(Record, key, populate_existing=True), hours, but=but)


async def _has_room(work: Work, record: Record) -> bool:
    who, day = limits.person(record.person_id), work.now.replace(hour=0, minute=0, second=0, microsecond=0)
    return await rate_limits.add(work.connection, who, CODE, day) <= A_DAY


async def cancel_notices(work: Work, record: Record) -> None:
    """Cancel the notices that have not left: the deed is decided on, or is not outstanding after all."""
    if not record.outstanding:
        return
    officers = await grants.ever_above(work.connection, record.unit_id, work.now.date())
    for officer_id in officers:
        await cancel(work, f"{_key(record)}{officer_id}", "settled")


def _key(record: Record) -> str:
    return f"outstanding:{record.id}:"


async def mark(
    work: Work, officer_id: int | None, record_id: int, *, outstanding: bool, outstanding_days: int
) -> Record:
    """Let an officer put a good deed that waits before all others, or back among them. Raises.

    `outstanding_days`: how long ago a deed may have been done that is called so.
    """
    record, officer = await for_review(work, officer_id, record_id)
    if record.kind is not RecordKind.GOOD_DEED or record.state is not RecordState.SUBMITTED:
        raise Problem("record_moved_on", code=record.code, state=record.state.value)
    if outstanding and not is_recent(record.answers, work.now.date(), outstanding_days):
        raise Problem("deed_too_old", days=outstanding_days)
    await cancel_notices(work, record)
    record.outstanding = outstanding
    await work.settle()
    await audit.record(work, officer, "outstanding" if outstanding else "not_outstanding", f"record:{record_id}")
    return record
