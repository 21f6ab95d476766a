"""Statements about drafts that lie unfinished in conversations."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import CURRENT_MEMBERSHIPS, ConsentKind
from data.tables import Consent, Contact, Conversation, Membership, Person

_contact = table_of(Contact)
_conversation = table_of(Conversation)
_consent, _membership, _person = table_of(Consent), table_of(Membership), table_of(Person)


def may_send() -> ColumnElement[bool]:
    """Tell whether somebody may still send a form.

    They belong to a unit, their consent holds, nobody has blocked them, and they have not asked to be erased.
    """
    return and_(may_lead(), exists().where(*_belongs()))


def may_lead() -> ColumnElement[bool]:
    """Tell whether somebody may still send what their role lets them: the same, but they need not be a member."""
    agreed = exists().where(
        _consent.c.person_id == _person.c.id, _consent.c.kind == ConsentKind.STORE, _consent.c.withdrawn_at.is_(None)
    )
    gone = _person.c.blocked_at, _person.c.erases_at, _person.c.erased_at
    return and_(*(moment.is_(None) for moment in gone), agreed)


def _belongs() -> tuple[ColumnElement[bool], ...]:
    current = _membership.c.state.in_(CURRENT_MEMBERSHIPS), _membership.c.until.is_(None)
    return _membership.c.person_id == _person.c.id, *current


def _touched(since: str, until: str) -> ColumnElement[bool]:
    """Tell whether a form was last touched in [since, until); both are ISO moments."""
    touched = _conversation.c.draft["form_at"].as_string()
    return and_(touched >= since, touched < until)


async def last_contact(connection: AsyncConnection) -> int:
    """Return the highest key of a conversation, 0 when there is none."""
    return await connection.scalar(select(func.max(_conversation.c.contact_id))) or 0


async def touched_between(
    connection: AsyncConnection, since: str, until: str, *, after: int, upto: int
) -> Sequence[int]:
    """List the contacts with keys in (after, upto] who last touched a form in [since, until).

    No index knows the moments: it would have to be kept with every tap. A reader goes through all, a span at a time.
    """
    here = and_(_conversation.c.contact_id > after, _conversation.c.contact_id <= upto)
    statement = select(_conversation.c.contact_id).where(here, _touched(since, until))
    return (await connection.execute(statement.order_by(_conversation.c.contact_id))).scalars().all()


async def read(connection: AsyncConnection, contacts: Collection[int], since: str, until: str) -> Sequence[AnyRow]:
    """Read (person_id, category, address_form, unit_id, draft) of those contacts who left one and may send one still.

    Who belongs to no unit has no `unit_id`: their role may let them hand in for a collective.
    """
    unit = select(_membership.c.unit_id).where(*_belongs()).order_by(_membership.c.id).limit(1).scalar_subquery()
    person = (_person.c.id.label("person_id"), _person.c.category, _person.c.address_form)
    statement = (
        select(*person, unit.label("unit_id"), _conversation.c.draft)
        .join_from(_conversation, _contact, _contact.c.id == _conversation.c.contact_id)
        .join(_person, _person.c.id == _contact.c.person_id)
        .where(_conversation.c.contact_id.in_(contacts), _touched(since, until), may_lead())
        .order_by(_conversation.c.contact_id)
    )
    return (await connection.execute(statement)).all()
