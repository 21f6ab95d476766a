"""Statements about drafts that lie unfinished in conversations."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import CURRENT_MEMBERSHIPS, ConsentKind
from data.queries.core import AnyRow, table_of
from data.tables import Consent, Contact, Conversation, Membership, Person

_contact = table_of(Contact)
_conversation = table_of(Conversation)
_consent, _membership, _person = table_of(Consent), table_of(Membership), table_of(Person)


def _may_send() -> ColumnElement[bool]:
    belongs = exists().where(
        _membership.c.person_id == _person.c.id,
        _membership.c.state.in_(CURRENT_MEMBERSHIPS),
        _membership.c.until.is_(None),
    )
    agreed = exists().where(
        _consent.c.person_id == _person.c.id, _consent.c.kind == ConsentKind.STORE, _consent.c.withdrawn_at.is_(None)
    )
    gone = _person.c.blocked_at, _person.c.erases_at, _person.c.erased_at
    return and_(*(moment.is_(None) for moment in gone), belongs, agreed)


async def touched_between(connection: AsyncConnection, since: str, until: str) -> Sequence[AnyRow]:
    """List (person_id, draft) of those who last touched a form in [since, until); both are ISO moments.

    Only of people who may still send one: they belong to a unit, their consent holds, nobody has blocked them, and they
    have not asked to be erased.
    """
    touched = _conversation.c.draft["form_at"].as_string()
    statement = (
        select(_contact.c.person_id, _conversation.c.draft)
        .join(_contact, _contact.c.id == _conversation.c.contact_id)
        .join(_person, _person.c.id == _contact.c.person_id)
        .where(touched >= since, touched < until, _may_send())
        .order_by(_contact.c.id)
    )
    return (await connection.execute(statement)).all()
