"""Statements about the photos and voice notes of drafts and records."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, insert_or_pass, table_of
from data.tables import Photo

_photo = table_of(Photo)


async def put(connection: AsyncConnection, row: dict[str, Any]) -> None:
    """Note a file of a draft; the same one twice is one."""
    await connection.execute(insert_or_pass(connection, _photo, ["draft_id", "sha256"]).values(row))


async def of_draft(connection: AsyncConnection, draft_id: str) -> Sequence[AnyRow]:
    """Read (sha256, media_type, size) of the files of a draft, which stay its record's."""
    columns = (_photo.c.sha256, _photo.c.media_type, _photo.c.size)
    return (await connection.execute(select(*columns).where(_photo.c.draft_id == draft_id))).all()


async def hand_over(connection: AsyncConnection, draft_id: str, hashes: Collection[str], record_id: int) -> None:
    """Let those of a draft's files belong to its record that its answers name."""
    named = update(_photo).where(_photo.c.draft_id == draft_id, _photo.c.sha256.in_(hashes))
    await connection.execute(named.values(record_id=record_id))
