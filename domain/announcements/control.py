"""What officers do to an announcement after they have sent it: hold it, let it go on, take the rest back, change it.

Each is a conditional update of the state that it needs, so of two officers at once the second is told who was first;
what is over is locked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import AnnouncementState
from data.queries import restored
from data.queries.announcements import announcements
from data.queries.outbox import ledger, outbox
from data.tables import Announcement
from domain import audit
from domain.announcements import attachments, recipients
from domain.announcements.authority import answers_for
from domain.announcements.create import check_text, leaves_at
from domain.announcements.progress import look, settled_of
from domain.announcements.when import check_when
from domain.errors import Problem
from domain.outbox.wakeup import notify_after
from domain.quiet_hours import Hours

SCHEDULED, SENDING, PAUSED = AnnouncementState.SCHEDULED, AnnouncementState.SENDING, AnnouncementState.PAUSED
BY_OFFICER, BY_FAILURES = "officer", "failures"


async def pause(work: Work, officer_id: int | None, announcement_id: int) -> int:
    """Let nothing more of it leave from now on; returns how many pushes wait. Raises `Refused` or `Problem`."""
    await look(work, officer_id, announcement_id)
    await _change(work, officer_id, announcement_id, {SENDING}, {"state": PAUSED, "paused_for": BY_OFFICER})
    held = await announcements.put_off(work.connection, announcement_id, announcements.PARKED)
    await audit.record(work, officer_id, "announcement_paused", f"announcement:{announcement_id}", pushes=held)
    return held


async def pause_by_itself(work: Work, announcement_id: int) -> bool:
    """Pause it because too little of it arrives; `False` when somebody else has changed its state first."""
    values = {"state": PAUSED, "paused_for": BY_FAILURES, "changed_by_id": None, "changed_at": work.now}
    if not await announcements.change(work.connection, announcement_id, {SENDING}, values):
        return False
    held = await announcements.put_off(work.connection, announcement_id, announcements.PARKED)
    await audit.record(work, None, "announcement_paused", f"announcement:{announcement_id}", pushes=held)
    return True


async def resume(work: Work, officer_id: int | None, announcement_id: int, hours: Hours) -> None:
    """Let it go on; what had failed stays failed. Raises `Refused` or `Problem`.

    One whose author may announce no more goes on in the officer's name; one that was held at its hour begins.
    """
    made, far = await look(work, officer_id, announcement_id)
    begun = made.started_at is not None
    fresh = {"running_since": work.now, "done_before": settled_of(far), "tried": 0, "troubled": 0}
    due = {"due_at": leaves_at(work.now, urgent=made.urgent, hours=hours)}
    values = {"state": SENDING, **fresh} if begun else {"state": SCHEDULED, **due}
    await _change(work, officer_id, announcement_id, {PAUSED}, {**values, "paused_for": None})
    await audit.record(work, officer_id, "announcement_resumed", f"announcement:{announcement_id}")
    if begun:
        await announcements.put_off(work.connection, announcement_id, work.now)
        await restored.release_announcement(work.connection, announcement_id, work.now)
        notify_after(work)
    elif made.due_at <= work.now:
        await recipients.begin(work, announcement_id)


async def cancel_rest(work: Work, officer_id: int | None, announcement_id: int) -> int:
    """Take back what has not left yet; returns for how many people. Raises `Refused` or `Problem`."""
    _, far = await look(work, officer_id, announcement_id)
    over = {"state": AnnouncementState.CANCELLED, "ended_at": work.now, "paused_for": None}
    await _change(work, officer_id, announcement_id, {SCHEDULED, SENDING, PAUSED}, over)
    await outbox.cancel_announcement(work.connection, announcement_id, work.now)
    await audit.record(
        work, officer_id, "announcement_cancelled", f"announcement:{announcement_id}", people=far.waiting
    )
    return far.waiting


async def change_text(work: Work, officer_id: int | None, announcement_id: int, text: str, *, version: int) -> None:
    """Change the text while it waits for its hour. Raises `Refused` or `Problem`."""
    await look(work, officer_id, announcement_id)
    await _change(work, officer_id, announcement_id, {SCHEDULED}, {"text": check_text(text)}, version=version)
    await audit.record(work, officer_id, "announcement_changed", f"announcement:{announcement_id}", what="text")


async def change_file(
    work: Work, officer_id: int | None, announcement_id: int, attachment_id: int | None, *, version: int
) -> None:
    """Change or remove the file while it waits for its hour. Raises `Refused` or `Problem`."""
    await look(work, officer_id, announcement_id)
    await attachments.file_of(work.connection, attachment_id)
    await _change(work, officer_id, announcement_id, {SCHEDULED}, {"attachment_id": attachment_id}, version=version)
    await audit.record(work, officer_id, "announcement_changed", f"announcement:{announcement_id}", what="file")


async def change_time(
    work: Work, officer_id: int | None, announcement_id: int, due_at: datetime, *, version: int, hours: Hours
) -> datetime:
    """Let it begin at another hour, outside the quiet ones; returns when. Raises `Refused` or `Problem`."""
    await look(work, officer_id, announcement_id)
    due = leaves_at(work.now, check_when(due_at, work.now), hours=hours)
    await _change(work, officer_id, announcement_id, {SCHEDULED}, {"due_at": due, "urgent": False}, version=version)
    await audit.record(work, officer_id, "announcement_changed", f"announcement:{announcement_id}", what="time")
    return due


async def start_now(work: Work, officer_id: int | None, announcement_id: int, version: int, hours: Hours) -> datetime:
    """Let it begin at once, or at the end of the quiet hours; returns when. Raises `Refused` or `Problem`."""
    await look(work, officer_id, announcement_id)
    due = leaves_at(work.now, hours=hours)
    await _change(work, officer_id, announcement_id, {SCHEDULED}, {"due_at": due}, version=version)
    if due <= work.now:
        await recipients.begin(work, announcement_id)
    return due


async def _change(
    work: Work,
    officer_id: int | None,
    announcement_id: int,
    states: Collection[AnnouncementState],
    values: Mapping[str, Any],
    *,
    version: int | None = None,
) -> None:
    """Change it if it is as the officer saw it. Raises `Problem` with who was first."""
    made = await work.session.get_one(Announcement, announcement_id)
    signed = {**values, "changed_by_id": officer_id, "changed_at": work.now}
    if values.get("state") not in {PAUSED, AnnouncementState.CANCELLED}:
        signed |= await answers_for(work, made, officer_id)
    done = await announcements.change(work.connection, announcement_id, states, signed, version)
    await work.session.refresh(made)
    if done:
        return
    by = await ledger.name_of(work.connection, made.changed_by_id) if made.changed_by_id else None
    at = made.changed_at.isoformat() if made.changed_at else None
    if made.state in states:
        raise Problem("announcement_changed", by=by, at=at or work.now.isoformat())
    raise Problem("announcement_locked", state=made.state.value, by=by, at=at)
