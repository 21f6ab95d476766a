"""Letters from before the table of letters: pushes alone, of which only the audit trail knows whether they wait.

They lie in no list. After a merger they are handed on as they were sent, while their writers may still wait for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, table_of
from data.enums import CURRENT_MEMBERSHIPS
from data.queries.units.succession import is_active
from data.tables import AuditEntry, MemberLetter, Membership, Push

_audit, _letter = table_of(AuditEntry), table_of(MemberLetter)
_membership, _outbox = table_of(Membership), table_of(Push)

_KEY, _CODE = "letter:", 16
"""What the keys of the pushes begin with, and the characters of the letter's code behind it."""


async def writers(connection: AsyncConnection, since: datetime) -> list[int]:
    """List who has written to officers since then, by the audit trail."""
    written = select(_audit.c.subject).where(_audit.c.at >= since, _audit.c.action == "letter_written")
    subjects = (await connection.execute(written, execution_options={LONG: True})).scalars()
    return sorted({int(subject.partition(":")[2]) for subject in subjects})


async def unanswered(
    connection: AsyncConnection, written_by: Sequence[int], since: datetime, now: datetime
) -> Sequence[AnyRow]:
    """Read (unit_id, key, about_id, text, choices) of their letters, each as it was sent to one officer.

    Only of those who belong to a unit that has ended, and what was written since then and no officer has answered.
    """
    answered = select(_audit.c.id).where(
        _audit.c.subject == literal("person:") + cast(_outbox.c.about_id, String),
        _audit.c.action == "letter_answered",
        _audit.c.at >= _outbox.c.created_at,
    )
    listed = select(_letter.c.id).where(_letter.c.code == func.substr(_outbox.c.key, len(_KEY) + 1, _CODE))
    columns = (_membership.c.unit_id, _outbox.c.key, _outbox.c.about_id, _outbox.c.text, _outbox.c.choices)
    found = select(*columns).join(_membership, _membership.c.person_id == _outbox.c.about_id)
    found = found.where(
        _outbox.c.about_id.in_(written_by),
        _membership.c.state.in_(CURRENT_MEMBERSHIPS),
        _membership.c.until.is_(None),
        ~is_active(_membership.c.unit_id, now.date()),
        _outbox.c.key.startswith(_KEY),
        _outbox.c.created_at >= since,
        _outbox.c.text != "",
        ~answered.exists(),
        ~listed.exists(),
    )
    return (await connection.execute(found.order_by(_outbox.c.id))).all()
