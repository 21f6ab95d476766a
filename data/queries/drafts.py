"""Statements about drafts that lie unfinished in conversations."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.core import AnyRow, table_of
from data.tables import Contact, Conversation

_contact = table_of(Contact)
_conversation = table_of(Conversation)


async def touched_between(connection: AsyncConnection, since: str, until: str) -> Sequence[AnyRow]:
    """List (person_id, draft) of those who last touched a form in [since, until); both are ISO moments."""
    touched = _conversation.c.draft["form_at"].as_string()
    statement = (
        select(_contact.c.person_id, _conversation.c.draft)
        .join(_contact, _contact.c.id == _conversation.c.contact_id)
        .where(_contact.c.person_id.is_not(None), touched >= since, touched < until)
        .order_by(_contact.c.id)
    )
    return (await connection.execute(statement)).all()
