"""An invitation that somebody else has used: its maker and the unit's officers hear who took the role.

Whoever may give or end that role ends it by one tap, and whoever may give it brings it back.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from data.engine.unit_of_work import Work
from data.queries.members import grants, members, officers
from data.queries.outbox import ledger
from data.tables import Grant, Person
from domain import audit
from domain.errors import Problem
from domain.members import lonely
from domain.members.news import News, tell, tell_above
from domain.members.rights import demand_manager, may_manage
from domain.members.role_news import last_day, tell_holder
from domain.outbox import choice
from domain.outbox.buttons import Rows
from domain.quiet_hours import Hours
from domain.units import view


async def tell_taken(work: Work, grant: Grant, maker_id: int | None, hours: Hours) -> None:
    """Tell the invitation's maker and the officers of the unit who has used it."""
    beside = await officers.in_charge(work.connection, grant.unit_id, work.now, grant.person_id)
    maker = await officers.who(work.connection, maker_id) if maker_id else []
    key = f"role_taken:{grant.id}:{work.now.isoformat()}"
    news = News(
        "role_taken", key, await _facts(work, grant), about=grant.person_id, buttons=_offering(work, grant, "not_them")
    )
    await tell(work, (*maker, *beside), news, hours)


async def disown(work: Work, officer_id: int | None, grant_id: int, hours: Hours) -> Grant:
    """End a role at once because its holder is not who was meant. Raises `Problem` or `Refused`.

    A membership for which the invitation alone vouched waits for confirmation again. The person is told, and the level
    above, which may bring the role back.
    """
    grant = await _grant(work, grant_id)
    officer = await demand_manager(work, officer_id, grant.unit_id, grant.role)
    held_until = grant.until
    if not await grants.end(work.connection, grant_id, work.now):
        raise Problem("role_ended_already")
    await grants.disown(work.connection, grant_id, held_until, work.now)
    await members.doubt(work.connection, grant.person_id, grant.unit_id, grant.since)
    await work.session.refresh(grant)
    await audit.record(work, officer, "role_disowned", f"grant:{grant_id}", unit=grant.unit_id, role=grant.role)
    await tell_holder(work, grant, "role_not_yours", hours)
    facts = {**await _facts(work, grant), "by": await ledger.name_of(work.connection, officer)}
    key = f"role_disowned:{grant_id}:{work.now.isoformat()}"
    offering = _offering(work, grant, "them_after_all")
    news = News("role_disowned", key, facts, about=grant.person_id, told_by=officer, buttons=offering)
    await tell_above(work, grant.unit_id, news, hours, besides=officer)
    await lonely.tell_if_bare(work, grant, hours, besides=officer)
    return grant


async def own_again(work: Work, officer_id: int | None, grant_id: int, hours: Hours) -> Grant:
    """Give the role back as it was, from now on. Raises `Problem` or `Refused`."""
    ended = await _grant(work, grant_id)
    officer = await demand_manager(work, officer_id, ended.unit_id, ended.role)
    person, until = await work.session.get_one(Person, ended.person_id), ended.held_until
    over = person.erased_at is not None or (until is not None and until <= work.now)
    if over or not await grants.own_again(work.connection, grant_id):
        raise Problem("nothing_to_undo")
    again = Grant(
        person_id=ended.person_id,
        unit_id=ended.unit_id,
        role=ended.role,
        since=work.now,
        until=until,
        granted_by=officer,
    )
    await work.add(again)
    await members.vouch_again(work.connection, ended.person_id, ended.unit_id, ended.since)
    await audit.record(work, officer, "role_owned_again", f"grant:{again.id}", was=grant_id, unit=ended.unit_id)
    await tell_holder(work, again, "role_given", hours)
    return again


def _offering(work: Work, grant: Grant, code: str) -> Callable[[int], Awaitable[Rows | None]]:
    """Make the button for those who may give and end this role; the others are led to who holds one there."""

    async def buttons(person_id: int) -> Rows | None:
        may = await may_manage(work, person_id, grant.unit_id, grant.role)
        return [[choice(code, grant.id or 0) if may else choice("see_officers", grant.unit_id)]]

    return buttons


async def _grant(work: Work, grant_id: int) -> Grant:
    grant = await work.session.get(Grant, grant_id)
    if grant is None:
        raise Problem("nobody_there")
    return grant


async def _facts(work: Work, grant: Grant) -> dict[str, Any]:
    person = await work.session.get_one(Person, grant.person_id)
    unit = await view(work.connection, grant.unit_id, work.now.date())
    return {
        "name": person.name,
        "unit": unit.name,
        "role": grant.role.value,
        "until": last_day(grant.until),
        "at": work.now,
    }
