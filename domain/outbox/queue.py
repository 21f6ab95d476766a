"""Putting a push into the outbox, in the same unit of work as the fact that caused it; and taking it back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from data.enums import PushKind
from data.queries import outbox
from data.work import Work
from domain.outbox.bell import ring_after
from domain.outbox.choices import Rows


async def enqueue(
    work: Work,
    *,
    key: str,
    kind: PushKind,
    person_id: int,
    text: str,
    choices: Rows | None = None,
    due_at: datetime,
    announcement_id: int | None = None,
    about_id: int | None = None,
) -> int | None:
    """Queue a rendered push and return its key; `None` when one with the same `key` is there already.

    `about_id`: the person whose name or words it tells to somebody else; erasing that person empties it too.

    Quiet hours are the caller's: `due_at` is when it may go (see `domain.reminders.hours`).
    """
    row = {
        "key": key,
        "kind": kind,
        "person_id": person_id,
        "text": text,
        "choices": choices,
        "due_at": due_at,
        "created_at": work.now,
        "announcement_id": announcement_id,
        "about_id": about_id,
    }
    ring_after(work)
    return next(iter(await outbox.put(work.connection, [row])), None)


async def cancel(work: Work, key: str, why: str = "taken_back") -> bool:
    """Take back a push that is not on its way yet; its key is free again. False when it is too late.

    `why` is a code for the ledger.
    """
    push_id = await outbox.find(work.connection, key)
    return push_id is not None and bool(await cancel_all(work, [push_id], why))


async def cancel_all(work: Work, push_ids: Collection[int], why: str) -> list[int]:
    """Take back those of the pushes that are not on their way yet; returns which."""
    return await outbox.cancel(work.connection, push_ids, work.now, why) if push_ids else []
