"""What is known of whoever sends a file, before anything of it is fetched: one statement that changes nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, and_, case, cast, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import ContactState
from data.tables import Contact, Conversation, Person, Tally

_contact, _conversation = table_of(Contact), table_of(Conversation)
_person, _tally = table_of(Person), table_of(Tally)


async def sender(
    connection: AsyncConnection, channel: str, address: str, *, kind: str, since: datetime, hour: datetime
) -> AnyRow | None:
    """Read (person_id, blocked_at, screen, sent, answers) of a member; `None` for anybody else.

    `sent`: how many of `kind` were counted since a moment; `answers`: how many this app has had in this hour.
    """
    living = and_(_person.c.id == _contact.c.person_id, _person.c.erased_at.is_(None))
    who = literal("person:") + cast(_person.c.id, String)
    counted = and_(_tally.c.who == who, _tally.c.kind == kind, _tally.c.since == since)
    answers = case((_conversation.c.hour == hour, _conversation.c.seq - _conversation.c.hour_seq), else_=0)
    found = (
        select(
            _person.c.id.label("person_id"),
            _person.c.blocked_at,
            _conversation.c.screen,
            _tally.c.count.label("sent"),
            answers.label("answers"),
        )
        .select_from(_contact)
        .join(_conversation, _conversation.c.contact_id == _contact.c.id)
        .join(_person, living)
        .outerjoin(_tally, counted)
        .where(_contact.c.channel == channel, _contact.c.external_id == address, _contact.c.state != ContactState.CUT)
    )
    return (await connection.execute(found)).one_or_none()
