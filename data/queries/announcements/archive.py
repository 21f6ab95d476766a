"""What units have announced to somebody: read from the outbox, where each announcement to a person stands once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import UNSENT_PUSHES, PushState
from data.tables import Announcement, Push

_announcement, _outbox = table_of(Announcement), table_of(Push)

_NOT_OUT = UNSENT_PUSHES | {PushState.SENDING, PushState.CANCELLED}


async def page(connection: AsyncConnection, person_id: int, after: int, limit: int) -> Sequence[AnyRow]:
    """Read (id, text, at) of what was announced to somebody, the newest first, behind so many.

    Also what did not reach them, or what they chose not to get; not what still waits, nor the reminding of the silent,
    for that is the same words again.
    """
    # "+ 0": a database must look among the few pushes of a person, not walk back through everybody's
    number = _outbox.c.id + literal_column("0")
    found = (
        select(_announcement.c.id, _announcement.c.text, _outbox.c.created_at.label("at"))
        .join(_announcement, _announcement.c.id == _outbox.c.announcement_id)
        .where(_outbox.c.person_id == person_id, _outbox.c.state.not_in(_NOT_OUT), _announcement.c.reminds_id.is_(None))
        .order_by(number.desc())
    )
    return (await connection.execute(found.offset(after).limit(limit))).all()
