"""Statements about the key of an Official Account, and about files behind short-lived addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.tables import Contact, Handout, ZaloToken

_token, _handout, _contact = table_of(ZaloToken), table_of(Handout), table_of(Contact)


async def newest(connection: AsyncConnection, account: str) -> AnyRow | None:
    """Read the pair of an account."""
    return (await connection.execute(select(_token).where(_token.c.account == account))).one_or_none()


async def lives(connection: AsyncConnection, account: str) -> AnyRow | None:
    """Read (access_until, refresh_until, broken) of the pair of an account; opens nothing that is sealed."""
    found = select(_token.c.access_until, _token.c.refresh_until, _token.c.broken)
    return (await connection.execute(found.where(_token.c.account == account))).one_or_none()


async def lease(
    connection: AsyncConnection, account: str, refresh: str, holder: str, *, now: datetime, until: datetime
) -> bool:
    """Lease the pair with this refresh token unless it is leased beyond `now`; one statement, so one holder.

    A lease that lies further ahead than twice the time asked for was written by a clock that ran ahead: it is none.
    """
    ends = _token.c.leased_until
    free = or_(ends.is_(None), ends <= now, ends > until + (until - now))
    mine = update(_token).where(_token.c.account == account, _token.c.refresh_lookup == refresh, free)
    return bool((await connection.execute(mine.values(leased_until=until, holder=holder))).rowcount)


async def release(connection: AsyncConnection, account: str, refresh: str, holder: str) -> None:
    mine = update(_token).where(
        _token.c.account == account, _token.c.refresh_lookup == refresh, _token.c.holder == holder
    )
    await connection.execute(mine.values(leased_until=None, holder=None))


async def replace(connection: AsyncConnection, account: str, refresh: str, values: Mapping[str, Any]) -> bool:
    """Put a new pair in the place of the one with this refresh token, which stays beside it."""
    old = update(_token).where(_token.c.account == account, _token.c.refresh_lookup == refresh)
    free = {
        "refresh_lookup": values["refresh"],
        "leased_until": None,
        "holder": None,
        "broken": None,
        "previous": refresh,
    }
    return bool((await connection.execute(old.values(**values, **free))).rowcount)


async def mark_broken(connection: AsyncConnection, account: str, refresh: str, problem: str) -> None:
    mine = update(_token).where(_token.c.account == account, _token.c.refresh_lookup == refresh)
    await connection.execute(mine.values(broken=problem))


async def begin_chain(connection: AsyncConnection, account: str, values: Mapping[str, Any]) -> None:
    """Write the first pair after a consent; whatever chain was there is over."""
    await connection.execute(delete(_token).where(_token.c.account == account))
    await connection.execute(insert(_token).values(account=account, **values))


async def hand_out(connection: AsyncConnection, values: Mapping[str, Any]) -> None:
    await connection.execute(insert(_handout).values(**values))


async def handed_out(connection: AsyncConnection, digest: str, now: datetime) -> AnyRow | None:
    """Read (name, media_type, expires_at) of a file that may still be fetched."""
    found = select(_handout.c.name, _handout.c.media_type, _handout.c.expires_at)
    live = found.where(_handout.c.digest == digest, _handout.c.expires_at > now)
    return (await connection.execute(live)).one_or_none()


async def erase_handouts(connection: AsyncConnection, contact_ids: Sequence[int]) -> list[str]:
    """Delete the rows of what was handed out to these contacts; returns the names of the files."""
    theirs = exists().where(
        _contact.c.id.in_(contact_ids),
        _contact.c.channel == _handout.c.channel,
        _contact.c.external_id == _handout.c.address,
    )
    return list((await connection.execute(delete(_handout).where(theirs).returning(_handout.c.digest))).scalars())


async def forget_handouts(connection: AsyncConnection, now: datetime) -> list[str]:
    """Delete the rows of files that nobody may fetch any more; returns the names of the files."""
    expired = delete(_handout).where(_handout.c.expires_at <= now).returning(_handout.c.digest)
    return list((await connection.execute(expired)).scalars())
