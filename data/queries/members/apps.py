"""Several apps of one person: the codes that join them, which is preferred, the draft that goes along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, exists, false, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import UNSENT_PUSHES, ContactState, PushState, RecordState
from data.queries.privacy import named
from data.tables import Contact, Conversation, LinkCode, Membership, Person, Push, Record

_code = table_of(LinkCode)
_contact = table_of(Contact)
_conversation = table_of(Conversation)
_membership = table_of(Membership)
_outbox = table_of(Push)
_person = table_of(Person)
_record = table_of(Record)


async def forget_codes(connection: AsyncConnection, person_id: int) -> None:
    """Delete every code of a person: a newer one counts, or none may any more."""
    await connection.execute(delete(_code).where(_code.c.person_id == person_id))


async def forget_expired(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(delete(_code).where(_code.c.expires_at <= now))


async def look_up(connection: AsyncConnection, digest: str, now: datetime) -> AnyRow | None:
    """Read a code that can still be used."""
    found = select(_code).where(_code.c.digest == digest, _code.c.used_at.is_(None), _code.c.expires_at > now)
    return (await connection.execute(found)).one_or_none()


async def use(connection: AsyncConnection, code_id: int, contact_id: int, now: datetime) -> AnyRow | None:
    """Mark a code used and return it; `None` when somebody was first, or its time is over."""
    used = (
        update(_code)
        .where(_code.c.id == code_id, _code.c.used_at.is_(None), _code.c.expires_at > now)
        .values(used_at=now, used_by=contact_id)
        .returning(_code.c.id, _code.c.person_id, _code.c.contact_id)
    )
    row: AnyRow | None = (await connection.execute(used)).one_or_none()
    return row


async def listed(connection: AsyncConnection, person_id: int) -> Sequence[AnyRow]:
    """Read (id, channel, state, preferred) of the apps that speak for a person, the one that is written to first."""
    columns = (_contact.c.id, _contact.c.channel, _contact.c.state, _contact.c.preferred)
    found = select(*columns).where(_contact.c.person_id == person_id, _contact.c.state != ContactState.CUT)
    order = (_contact.c.preferred.desc(), _contact.c.written_at.desc(), _contact.c.id.desc())
    return (await connection.execute(found.order_by(*order))).all()


async def has_settled_facts(connection: AsyncConnection, person_id: int) -> bool:
    """Tell whether an officer has dealt with this person: confirmed them once, or anything that they handed in."""
    decided = _membership.c.decided_by.is_not(None) & (_membership.c.decided_by != person_id)
    known = exists().where(_membership.c.person_id == person_id, decided)
    open_states = (RecordState.HELD, RecordState.WITHDRAWN)
    handed = exists().where(_record.c.person_id == person_id, _record.c.state.not_in(open_states))
    return bool(await connection.scalar(select(known | handed)))


async def held_elsewhere(connection: AsyncConnection, person_id: int, unit_id: int | None) -> bool:
    """Tell whether records of this person wait for the confirmation of another unit."""
    held = exists().where(
        _record.c.person_id == person_id,
        _record.c.state == RecordState.HELD,
        _record.c.unit_id.is_distinct_from(unit_id),
    )
    return bool(await connection.scalar(select(held)))


async def give_membership(connection: AsyncConnection, membership_id: int, person_id: int) -> None:
    mine = update(_membership).where(_membership.c.id == membership_id)
    await connection.execute(mine.values(person_id=person_id))


async def prefer(connection: AsyncConnection, person_id: int, contact_id: int | None) -> None:
    """Prefer one app of a person, or whichever they wrote from last."""
    chosen = case((_contact.c.id == contact_id, true()), else_=false()) if contact_id else false()
    await connection.execute(update(_contact).where(_contact.c.person_id == person_id).values(preferred=chosen))


async def unlink(connection: AsyncConnection, person_id: int, contact_id: int) -> bool:
    """Let an app speak for nobody any more; `False` when it did not speak for this person."""
    mine = update(_contact).where(
        _contact.c.id == contact_id, _contact.c.person_id == person_id, _contact.c.state != ContactState.CUT
    )
    return bool((await connection.execute(mine.values(person_id=None, preferred=False))).rowcount)


async def take_back_pushes(connection: AsyncConnection, contact_id: int, now: datetime) -> None:
    """Cancel what waits for this app alone."""
    waiting = update(_outbox).where(_outbox.c.only_contact_id == contact_id, _outbox.c.state.in_(UNSENT_PUSHES))
    await connection.execute(waiting.values(state=PushState.CANCELLED, settled_at=now, problem="unlinked"))


async def drafts_elsewhere(connection: AsyncConnection, person_id: int, contact_id: int) -> Sequence[AnyRow]:
    """Read (contact_id, channel, draft) of the person's other apps in which a form is unfinished, the latest first."""
    touched = _conversation.c.draft["form_at"].as_string()
    found = (
        select(_conversation.c.contact_id, _contact.c.channel, _conversation.c.draft)
        .join(_contact, _contact.c.id == _conversation.c.contact_id)
        .where(
            _contact.c.person_id == person_id,
            _contact.c.id != contact_id,
            _contact.c.state != ContactState.CUT,
            touched.is_not(None),
        )
        .order_by(touched.desc())
    )
    return [row for row in await connection.execute(found) if "form" in row.draft]


async def change_draft(connection: AsyncConnection, contact_id: int, draft: dict[str, Any], now: datetime) -> None:
    """Leave this of a conversation's draft; what it shows is over, and its old buttons are old."""
    following = _conversation.c.seq + 1
    left = update(_conversation).where(_conversation.c.contact_id == contact_id)
    await connection.execute(
        left.values(screen={}, draft=draft, shown=None, seq=following, answered=following, changed_at=now)
    )
    await named.forget(connection, [contact_id])
