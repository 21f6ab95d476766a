"""Putting a push into the outbox, in the same unit of work as the fact that caused it; and taking it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.outbox import outbox
from data.tables import Person
from domain.outbox.buttons import Rows
from domain.outbox.wakeup import notify_after
from domain.text import templates


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
    only_contact_id: int | None = None,
    about_id: int | None = None,
    told_by_id: int | None = None,
    attachment_id: int | None = None,
    last_day: date | None = None,
) -> int | None:
    """Queue a rendered push and return its key; `None` when one with the same `key` is there already.

    Quiet hours are the caller's: `due_at` is when it may go (see `domain.quiet_hours`). `only_contact_id`: it goes
    to that app alone, not to the one from which the person wrote last. `about_id`: the person whose name or words it
    tells to somebody else, `told_by_id`: the officer whom it names as well; erasing either empties it too.
    `last_day`: until when what it asks for counts.
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
        "only_contact_id": only_contact_id,
        "about_id": about_id,
        "told_by_id": told_by_id,
        "attachment_id": attachment_id,
        "last_day": last_day,
    }
    notify_after(work)
    return next(iter(await outbox.put(work.connection, [row])), None)


class Notice(NamedTuple):
    """A notice in the words of `pushes/<template>`, once for each key; the other fields are those of `enqueue`."""

    template: str
    key: str
    facts: Mapping[str, Any]
    choices: Rows | None = None
    about_id: int | None = None
    only_contact_id: int | None = None


async def notify(work: Work, person_id: int, notice: Notice, due_at: datetime) -> None:
    """Queue a notice for one person; its words know the hour, and how the person is addressed."""
    you = (await work.session.get_one(Person, person_id)).address_form
    context = {"at": work.now, "you": you, "You": you[:1].upper() + you[1:], **notice.facts}
    await enqueue(
        work,
        key=notice.key,
        kind=PushKind.NOTICE,
        person_id=person_id,
        text=templates.render(f"pushes/{notice.template}", context),
        choices=notice.choices,
        due_at=due_at,
        about_id=notice.about_id,
        only_contact_id=notice.only_contact_id,
    )


async def enqueue_all(work: Work, pushes: Sequence[dict[str, Any]]) -> int:
    """Queue many in one statement: key, kind, person_id, text, due_at of each. Returns how many are new."""
    notify_after(work)
    return len(await outbox.put(work.connection, [{"created_at": work.now, **push} for push in pushes]))


async def cancel(work: Work, key: str, why: str = "taken_back") -> bool:
    """Take back a push that is not on its way yet; its key is free again. False when it is too late.

    `why` is a code for the ledger.
    """
    push_id = await outbox.find(work.connection, key)
    return push_id is not None and bool(await cancel_all(work, [push_id], why))


async def cancel_all(work: Work, push_ids: Collection[int], why: str) -> list[int]:
    """Take back those of the pushes that are not on their way yet; returns which."""
    return await outbox.cancel(work.connection, push_ids, work.now, why) if push_ids else []
