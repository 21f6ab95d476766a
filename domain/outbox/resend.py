"""Sending again what is in doubt, because a person in charge says so: what may have arrived is never resent unasked."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.enums import PushState
from data.queries.outbox import ledger
from domain import audit
from domain.outbox.enqueue import enqueue
from domain.quiet_hours import Hours


async def send_again(work: Work, push_id: int, hours: Hours, actor: int | None = None) -> int | None:
    """Queue a copy of a push that is in doubt, once, after the quiet hours; the doubtful row stays as it is.

    Returns the new row's number; `None` when the push is not in doubt, is unknown, or was sent again before. The copy
    stands outside its announcement, whose numbers are of people. The trail names `actor`, or nobody: the command line.
    """
    found = await ledger.of_push(work.connection, push_id)
    if found is None or found[0].state is not PushState.IN_DOUBT:
        return None
    push, body = found
    added = await enqueue(
        work,
        key=f"again:{push_id}",
        kind=push.kind,
        person_id=push.person_id,
        text=body.text,
        choices=body.choices,
        attachment_id=body.file.id if body.file else None,
        due_at=hours.awake(work.now),
        last_day=push.last_day,
    )
    if added is not None:
        await audit.record(work, actor, "push_sent_again", f"push:{push_id}", push=added)
    return added
