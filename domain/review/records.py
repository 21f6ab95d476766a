"""Settling records: accept, return with a reason, reject with a reason, undo."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import SETTLED_STATES, PushKind, RecordState, ReviewAction
from data.queries.records import lookup, records
from data.tables import Person, Record, Review
from domain import audit, campaigns
from domain.campaigns import Campaign
from domain.errors import Problem
from domain.outbox import cancel, choice, enqueue
from domain.quiet_hours import Hours
from domain.records import collectives, outstanding, publishing
from domain.records.deciding import decided
from domain.records.describing import subject_name
from domain.records.rights import for_review
from domain.records.rounds import mend_until
from domain.records.states import move
from domain.text import templates
from domain.units import view

REASON_LIMIT = 500  # characters
UNDO_SECONDS = 60
"""How long the member's notice waits, so that a slip of the finger can be undone before anybody sees it."""

_MOVES = {
    ReviewAction.ACCEPT: RecordState.ACCEPTED,
    ReviewAction.RETURN: RecordState.RETURNED,
    ReviewAction.REJECT: RecordState.REJECTED,
}


async def settle(
    work: Work,
    officer_id: int | None,
    record_id: int,
    action: ReviewAction,
    *,
    reason: str | None = None,
    parts: dict[str, str] | None = None,
    seen: int | None = None,
    mend_days: int,
    hours: Hours,
) -> Record:
    """Settle one record, tell its sender, and leave a trail. `parts`: which answers are to be mended, by code.

    `seen`: the version of the record that the officer has read. Raises `Refused` without a role at the record's unit
    or above, or for a record of or about oneself; `Problem` when a reason is wanted, when the sender has changed the
    record meanwhile, or when somebody else was first.
    """
    record, officer = await for_review(work, officer_id, record_id)
    if action is not ReviewAction.ACCEPT:
        check_reason(reason)
    if record.state is RecordState.SUBMITTED and seen not in {None, record.version}:
        raise Problem("record_rewritten", code=record.code)
    until = await mend_until(work, record, mend_days) if action is ReviewAction.RETURN else None
    before = await _move(work, record, _MOVES[action], returned_parts=parts or {}, mend_until=until)
    review = await _sign(work, record, officer, action, before, reason=reason)
    await outstanding.cancel_notices(work, record)
    await _tell(work, record, review, hours)
    if action is ReviewAction.ACCEPT:
        await publishing.accepted(work, record, notice_due(work.now, hours))
    return record


async def _move(work: Work, record: Record, to: RecordState, **change: Any) -> RecordState:
    """Move a record that waits; when it does not wait any more, say who was first. Raises `Problem`."""
    try:
        return await move(work, record, to, {RecordState.SUBMITTED}, **change)
    except Problem as problem:
        raise await _who_was_first(work, record) or problem from problem


async def _sign(
    work: Work, record: Record, officer: int, action: ReviewAction, before: RecordState, *, reason: str | None = None
) -> Review:
    """Leave a trail of a decision that was just carried out."""
    review = Review(
        record_id=record.id or 0,
        officer_id=officer,
        action=action,
        from_state=before,
        to_state=record.state,
        reason=reason,
        at=work.now,
    )
    await work.add(review)
    await audit.record(work, officer, f"record_{action}", f"record:{record.id}")
    return review


def check_reason(reason: str | None) -> str:
    """Return the reason if it can be told to the sender. Raises `Problem` when it is missing or too long."""
    if not reason or len(reason) > REASON_LIMIT:
        raise Problem("reason_needed", limit=REASON_LIMIT)
    return reason


async def undo(work: Work, officer_id: int | None, record_id: int) -> Record:
    """Take back one's own last decision while the sender's notice still waits. Raises `Problem` or `Refused`."""
    record, officer = await for_review(work, officer_id, record_id)
    last = await _last_review(work, record_id)
    if last is None or last.officer_id != officer or last.action is ReviewAction.UNDO:
        raise Problem("nothing_to_undo")
    if not await cancel(work, notice_key(last)):
        raise Problem("too_late_to_undo")
    before = await move(work, record, RecordState.SUBMITTED, {*SETTLED_STATES, RecordState.RETURNED}, mend_until=None)
    await publishing.undone(work, record)
    await _sign(work, record, officer, ReviewAction.UNDO, before)
    return record


def notice_due(now: datetime, hours: Hours) -> datetime:
    """Say when the sender hears of a decision of now: it can be undone until then, and nobody is woken up for it."""
    return hours.awake(now + timedelta(seconds=UNDO_SECONDS))


def notice_key(review: Review) -> str:
    return f"review:{review.id}"


async def _last_review(work: Work, record_id: int) -> Review | None:
    key = await lookup.last_review(work.connection, record_id)
    return await work.session.get(Review, key) if key is not None else None


async def _who_was_first(work: Work, record: Record) -> Problem | None:
    """Say who settled the record first, or that its sender has taken it back; `None` when it was neither."""
    await work.session.refresh(record)
    if record.state is RecordState.WITHDRAWN:
        return Problem("record_withdrawn", code=record.code, at=record.changed_at.isoformat())
    review = await _last_review(work, record.id or 0)
    if review is None or review.to_state is not record.state:
        return None
    officer = await work.session.get_one(Person, review.officer_id)
    facts = {"officer": officer.name or "", "code": record.code, "action": review.action.value}
    return Problem("somebody_was_first", **facts, at=review.at.isoformat())


async def results_waiting(work: Work, officer_id: int, due: datetime) -> int:
    """Count an officer's decisions whose senders hear of them at that hour."""
    return await records.results_due(work.connection, officer_id, due)


async def notice(
    work: Work,
    record: Record,
    action: ReviewAction,
    reason: str | None,
    parts: dict[str, str] | None = None,
    *,
    until: date | None,
) -> str:
    """Render what the sender of a record reads when it is settled so. `until`: the last day for mending it."""
    by, every = decided(_campaign(record), record.subject)
    person = await work.session.get_one(Person, await collectives.answers_for(work, record) or record.person_id)
    unit = await view(work.connection, record.unit_id, work.now.date())
    return templates.render(
        f"pushes/record_{action}",
        you=person.address_form,
        code=record.code,
        kind=record.kind.value,
        unit=unit.name,
        reason=reason,
        parts=list((parts or {}).values()),
        until=until.isoformat() if until else None,
        subject=subject_name(_campaign(record), record.subject),
        collective=await collectives.name_of(work.connection, record),
        whom=record.answers.get("who", {}).get("text"),
        awarded_by=by,
        every=every,
    )


def _campaign(record: Record) -> Campaign | None:
    try:
        return campaigns.get(record.campaign)
    except KeyError:  # its file is gone; the record is told from what it holds itself
        return None


async def _tell(work: Work, record: Record, review: Review, hours: Hours) -> None:
    """Put the notice to the sender into the outbox; it waits so long that the decision can be undone."""
    recipient = await collectives.answers_for(work, record)
    if recipient is None:
        return
    mend = [[choice("mend", record.code)]] if review.action is ReviewAction.RETURN else []
    ask = [[choice("write_letter", label="contact")]] if review.action is not ReviewAction.ACCEPT else []
    await enqueue(
        work,
        key=notice_key(review),
        kind=PushKind.NOTICE,
        person_id=recipient,
        text=await notice(work, record, review.action, review.reason, record.returned_parts, until=record.mend_until),
        choices=[*mend, *ask] or None,
        due_at=notice_due(work.now, hours),
        last_day=record.mend_until if mend else None,
    )
