"""The words and codes under the pushes of a town."""

from __future__ import annotations

from sqlalchemy import select

from data.engine.statements import table_of
from data.tables import Push
from domain.outbox.words import word_of
from tests.support.users import Town

_outbox = table_of(Push)


async def last_word(town: Town, part: str) -> str:
    """Return the word of the newest push that says this."""
    newest = select(_outbox).where(_outbox.c.text.contains(part)).order_by(_outbox.c.id.desc()).limit(1)
    row = (await town.writer.run(lambda work: work.connection.execute(newest))).one()
    return word_of(row.id, row.kind, row.text or "", row.choices, row.announcement_id)
