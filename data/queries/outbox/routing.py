"""Which way a push goes: the preferred app of the person, the one written from last, any other; a template message.

An app that takes it free comes before one that bills it, whichever is preferred. `Routes` says which are open at this
moment; the conditions below say it of each row, so that claiming stays one statement. An app that an officer has cut is
never among them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    and_,
    case,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, AnySelect, table_of
from data.enums import WAITING_PUSHES, ContactState, PushState
from data.queries.outbox.routes import SHAPES, Route, Routes, Template, moment
from data.tables import Contact, Person, Push

_outbox, _contact, _person = table_of(Push), table_of(Contact), table_of(Person)
_cut = _contact.alias("other_contact")

_app_of = func.coalesce(_contact.c.channel, "")
"""The app's channel, said so that no plan looks for a person's apps among all those of a channel."""


def _mine() -> ColumnElement[bool]:
    """Apps that may get this push: the person's own; one that was let go is told so, and nothing else."""
    own = _contact.c.person_id == _outbox.c.person_id
    meant = or_(_outbox.c.only_contact_id.is_(None), _outbox.c.only_contact_id == _contact.c.id)
    let_go = and_(_contact.c.id == _outbox.c.only_contact_id, _contact.c.person_id.is_(None))
    return and_(or_(and_(own, meant), let_go), _contact.c.state == ContactState.ACTIVE)


def _through(way: Route, ways: Routes) -> ColumnElement[bool]:
    here: list[ColumnElement[bool]] = [_app_of == way.channel]
    if way.open_since is not None:
        since = moment(f"open_{way.channel}", way.open_since)
        here += [_contact.c.written_at >= since, _contact.c.closed_at.is_(None)]
    if way.refuses:
        here.append(_outbox.c.kind.not_in(way.refuses))
    if way.free_since is not None and ways.free_only:
        since = moment(f"free_{way.channel}", way.free_since)
        here.append(or_(_outbox.c.kind.not_in(ways.free_only), _contact.c.written_at >= since))
    return and_(*here)


def _any_way(ways: Routes) -> ColumnElement[bool]:
    return or_(false(), *(_through(way, ways) for way in ways.ways))


def _billed(ways: Routes) -> list[ColumnElement[int]]:
    """Order the apps that bill a message behind those that do not."""
    bills = [
        and_(_app_of == way.channel, _contact.c.written_at < moment(f"free_{way.channel}", way.free_since))
        for way in ways.ways
        if way.free_since is not None
    ]
    return [case((or_(*bills), 1), else_=0)] if bills else []


def route(name: str, ways: Routes) -> ScalarSelect[Any]:
    """Select a column of the app to which a push goes now."""
    rested = or_(_contact.c.rests_until.is_(None), _contact.c.rests_until <= moment("this_moment", ways.now))
    return (
        select(_contact.c[name])
        .where(_mine(), rested, _any_way(ways))
        .order_by(*_billed(ways), _contact.c.preferred.desc(), _contact.c.written_at.desc(), _contact.c.id.desc())
        .limit(1)
        .correlate(_outbox)
        .scalar_subquery()
    )


def account(template: Template) -> ScalarSelect[Any]:
    """Select the account of the person that a template message reaches."""
    return (
        select(_contact.c.id)
        .where(_mine(), _contact.c.channel == template.channel)
        .order_by(_contact.c.id.desc())
        .limit(1)
        .correlate(_outbox)
        .scalar_subquery()
    )


def phone() -> ScalarSelect[Any]:
    """Select the person's own number; not of somebody whose phone was cut: the number may be in that phone."""
    lost = exists().where(_cut.c.person_id == _person.c.id, _cut.c.state == ContactState.CUT)
    return (
        select(_person.c.phone)
        .where(
            _person.c.id == _outbox.c.person_id,
            _person.c.erased_at.is_(None),
            _outbox.c.only_contact_id.is_(None),
            ~lost,
        )
        .correlate(_outbox)
        .scalar_subquery()
    )


def by_template(ways: Routes) -> ColumnElement[bool]:
    """Tell whether a push goes as a template message now: no app is open, and waiting a little would open none."""
    if ways.template is None:
        return false()
    return and_(_reached_by(ways.template), ~exists().where(_mine(), _any_way(ways)))


def _reached_by(template: Template | None) -> ColumnElement[bool]:
    """Tell whether a template message could carry a push to its person."""
    if template is None:
        return false()
    reached = or_(account(template).is_not(None), phone().is_not(None))
    urgent = _outbox.c.last_day.is_not(None) if template.deadlines_only else true()
    return and_(_outbox.c.kind.in_(template.kinds), urgent, reached)


def _too_dear(ways: Routes) -> ColumnElement[bool]:
    """Tell whether a template message would carry a push, were the month's money not used up."""
    template = ways.template or ways.resting
    return _reached_by(replace(template, deadlines_only=False)) if template and template.deadlines_only else false()


def going(channel: str, ways: Routes) -> tuple[ColumnElement[bool], ColumnElement[Any]]:
    """Return (whether a push goes by this channel now, the app to which it goes)."""
    template = ways.template
    if template is not None and channel == template.way:
        return by_template(ways), account(template)
    if ways.of(channel) is None:
        return false(), _outbox.c.contact_id
    return route("channel", ways) == channel, route("id", ways)


def _stuck(ways: Routes, limit: int) -> AnySelect:
    """Select due pushes that go no way now, with what stands in the way."""
    shut = [and_(_contact.c.channel == name, _contact.c.written_at < since) for name, since in ways.windows]
    closed = or_(false(), _contact.c.closed_at.is_not(None), *shut)
    return (
        select(
            _outbox.c.id,
            _outbox.c.kind,
            exists().where(_mine()).label("any_app"),
            exists().where(_cut.c.person_id == _outbox.c.person_id, _cut.c.state == ContactState.GONE).label("left"),
            or_(exists().where(_mine(), ~closed), _reached_by(ways.resting)).label("opens"),
            _too_dear(ways).label("too_dear"),
        )
        .where(
            _outbox.c.state.in_(WAITING_PUSHES),
            _outbox.c.due_at <= ways.now,
            route("id", ways).is_(None),
            ~by_template(ways),
        )
        .order_by(_outbox.c.due_at)
        .limit(limit)
    )


async def stuck(
    connection: AsyncConnection, ways: Routes, limit: int, among: Collection[int] | None = None
) -> Sequence[AnyRow]:
    """List (id, kind, any_app, left, opens, too_dear) of due pushes that go no way now.

    `left`: they blocked or left an app; `opens`: some way may open again; `too_dear`: it needs money.
    """
    found = _stuck(ways, limit)
    if among is not None:
        found = found.where(_outbox.c.id.in_(among))
    return (await connection.execute(found, execution_options={LONG: True})).all()


async def waits(connection: AsyncConnection, channel: str, ways: Routes) -> bool:
    """Tell whether anything is due that goes by this channel. For a reader: it may look at a long queue of others."""
    found = await connection.execute(_waits(channel, ways.shape()), ways.moments())
    return found.first() is not None


@lru_cache(maxsize=SHAPES)
def _waits(channel: str, ways: Routes) -> AnySelect:
    goes, _ = going(channel, ways)
    due = _outbox.c.due_at <= moment("this_moment", ways.now)
    return select(_outbox.c.id).where(_outbox.c.state.in_(WAITING_PUSHES), due, goes).limit(1)


async def pass_on(connection: AsyncConnection, push_ids: Collection[int], ways: Routes) -> None:
    """Give rows whose contact is gone to the person's next app, or to a template; without any the person is gone."""
    statement = update(_outbox).where(_outbox.c.id.in_(push_ids), _outbox.c.state == PushState.GONE)
    another = or_(exists().where(_mine()), by_template(ways), _reached_by(ways.resting))
    await connection.execute(statement.where(another).values(state=PushState.LATER, due_at=ways.now))


async def put_off(connection: AsyncConnection, ids: Collection[int], until: datetime, why: str) -> None:
    waiting = update(_outbox).where(_outbox.c.id.in_(ids), _outbox.c.state.in_(WAITING_PUSHES))
    await connection.execute(waiting.values(state=PushState.LATER, due_at=until, problem=why))


async def give_up(connection: AsyncConnection, ids: Collection[int], now: datetime, why: str) -> None:
    waiting = update(_outbox).where(_outbox.c.id.in_(ids), _outbox.c.state.in_(WAITING_PUSHES))
    await connection.execute(waiting.values(state=PushState.GONE, settled_at=now, problem=why))


async def count_ways(connection: AsyncConnection, ways: Routes) -> dict[str | None, int]:
    """Count what waits by the way that it would go now; `None`: it has to wait."""
    paid = literal(ways.template.way if ways.template else None, _contact.c.channel.type)
    would = case((by_template(ways), paid), else_=route("channel", ways)).label("would")
    found = select(would, _outbox.c.id).where(_outbox.c.state.in_(WAITING_PUSHES)).subquery()
    counted = select(found.c.would, func.count()).group_by(found.c.would)
    return {row[0]: row[1] for row in await connection.execute(counted)}
