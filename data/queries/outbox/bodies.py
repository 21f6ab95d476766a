"""What a push says and carries: its own words, or those of the announcement that it points to.

An announcement to a million people has one text. Their rows hold none (NULL); an empty text was forgotten or erased.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, case, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.tables import Announcement, Attachment, Push

_announcement, _attachment, _outbox = table_of(Announcement), table_of(Attachment), table_of(Push)


_TOLD = select(*(_announcement.c[name] for name in ("id", "rendered", "choices", "attachment_id"))).where(
    _announcement.c.id.in_(bindparam("ids", expanding=True))
)


class File(NamedTuple):
    id: int
    sha256: str
    media_type: str
    size: int  # bytes
    name: str


class Body(NamedTuple):
    text: str
    choices: list[list[dict[str, Any]]] | None
    file: File | None


async def read(connection: AsyncConnection, rows: Collection[AnyRow]) -> dict[int, Body]:
    """Read the bodies of outbox rows that hold id, text, choices, attachment_id, announcement_id."""
    shared = {row.announcement_id for row in rows if row.text is None}
    announcements = await _announcements(connection, shared) if shared else {}
    own = [row.attachment_id for row in rows] + [announcement.attachment_id for announcement in announcements.values()]
    wanted = {attachment_id for attachment_id in own if attachment_id is not None}
    carried = await files(connection, wanted) if wanted else {}

    def body(row: AnyRow) -> Body:
        if row.text is not None:
            return Body(row.text, row.choices, carried.get(row.attachment_id))
        announcement = announcements[row.announcement_id]
        return Body(announcement.rendered or "", announcement.choices, carried.get(announcement.attachment_id))

    return {row.id: body(row) for row in rows}


async def _announcements(connection: AsyncConnection, ids: Collection[int]) -> dict[int, AnyRow]:
    found = await connection.execute(_TOLD, {"ids": list(ids)})
    return {row.id: row for row in found.all()}


async def files(connection: AsyncConnection, ids: Collection[int]) -> dict[int, File]:
    """Read attachments by their keys."""
    columns = (_attachment.c[name] for name in File._fields)
    found = await connection.execute(select(*columns).where(_attachment.c.id.in_(ids)))
    return {row.id: File(*row) for row in found.all()}


def text_of() -> ColumnElement[str]:
    """Give the text of an outbox row, wherever it stands."""
    shared = select(_announcement.c.rendered).where(_announcement.c.id == _outbox.c.announcement_id)
    return case((_outbox.c.text.is_(None), shared.scalar_subquery()), else_=_outbox.c.text)


async def choices_of(connection: AsyncConnection, push_id: int, person_id: int) -> Any:
    """Return the choices that a push offered to this person; nothing for anybody else's."""
    columns = (_outbox.c[name] for name in ("id", "text", "choices", "attachment_id", "announcement_id"))
    mine = select(*columns).where(_outbox.c.id == push_id, _outbox.c.person_id == person_id)
    row = (await connection.execute(mine)).one_or_none()
    return ((await read(connection, [row]))[row.id].choices or []) if row else []
