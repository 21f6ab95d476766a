"""A word to those who administer the highest units, in whichever app reaches them."""

from __future__ import annotations

from collections.abc import Callable

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.outbox import ledger
from domain.outbox.enqueue import enqueue


async def notify_admins(work: Work, key: str, text: Callable[[str], str]) -> None:
    """Queue a notice for each of them, once for a key. `text`: markup, made for how the person is addressed."""
    for one in await ledger.chief_administrators(work.connection, work.now):
        await enqueue(
            work,
            key=f"{key}:{one.person_id}",
            kind=PushKind.NOTICE,
            person_id=one.person_id,
            text=text(one.address_form),
            due_at=work.now,
        )
