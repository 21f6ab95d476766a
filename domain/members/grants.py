"""Roles: officers give and end those below their own. Each has an end date, or holds until it is taken back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date

from data.engine.unit_of_work import Work
from data.enums import MembershipState, Role
from data.queries.members import grants, people
from data.tables import Grant, Person
from domain import audit, journal, units
from domain.errors import Problem, Refused
from domain.journal import Act
from domain.members import invitations, joining, lonely
from domain.members.invitations import Office
from domain.members.rights import demand_manager, demand_officer, may_manage
from domain.members.role_news import last_day, tell_holder
from domain.quiet_hours import Hours
from domain.spreadsheets.writing import Document, Sheet, workbook
from domain.text import templates
from domain.text.normalise import fold
from domain.text.searching import few, searched

LISTED = 40
"""How many holders one list shows; among more, one is found by name."""
LOOKED_AT = 4_000


@dataclass(frozen=True)
class Holder:
    """Somebody who holds a role, as another officer sees them."""

    grant_id: int
    person_id: int
    name: str
    unit: str
    role: Role
    until: date | None  # its last day


async def holders(work: Work, officer_id: int | None, unit_id: int, typed: str | None = None) -> list[Holder]:
    """List who holds a role at a unit or below it; with `typed`, those whose name or unit has these words. Raises."""
    await demand_officer(work, officer_id, unit_id)
    rows = await grants.holders(work.connection, unit_id, work.now, LOOKED_AT if typed else LISTED)
    names = {
        unit.id: unit.short_name
        for unit in await units.views(work.connection, sorted({row[3] for row in rows}), work.now.date())
    }
    found = [Holder(row[0], row[1], row[2] or "", names.get(row[3], ""), row[4], last_day(row[5])) for row in rows]
    if typed:
        found = await asyncio.to_thread(_with_words, typed, found)
    return found[:LISTED]


def _with_words(typed: str, holders: list[Holder]) -> list[Holder]:
    wanted = set(few(fold(searched(typed)).split()))
    return [officer for officer in holders if wanted <= set(fold(f"{officer.name} {officer.unit}").split())]


async def look(work: Work, officer_id: int | None, grant_id: int) -> Grant:
    """Return a role, held or ended, to who looks after its unit. Raises `Problem` or `Refused`."""
    grant = await _grant(work, grant_id)
    await demand_officer(work, officer_id, grant.unit_id)
    return grant


async def holder(work: Work, officer_id: int | None, grant_id: int) -> tuple[Holder, bool]:
    """Return one holder, and whether the officer may end the role. Raises `Problem` or `Refused`."""
    grant = await _grant(work, grant_id)
    officer = await demand_officer(work, officer_id, grant.unit_id)
    person = await work.session.get_one(Person, grant.person_id)
    unit = await units.view(work.connection, grant.unit_id, work.now.date())
    shown = Holder(grant_id, grant.person_id, person.name or "", unit.name, grant.role, last_day(grant.until))
    return shown, await may_manage(work, officer, grant.unit_id, grant.role)


async def below(work: Work, officer_id: int, unit_id: int) -> list[Role]:
    """List the roles that the officer may give at a unit, the highest first."""
    offered = (Role.ADMINISTRATOR, Role.OFFICER, Role.SECTION_LEADER)
    return [role for role in offered if await may_manage(work, officer_id, unit_id, role)]


async def bare_units(work: Work, officer_id: int | None, unit_id: int) -> list[units.UnitView]:
    """List the units here and below without an officer. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    bare = (await work.connection.execute(grants.bare_units(unit_id, work.now))).scalars().all()
    return units.by_short_name(await units.views(work.connection, list(bare), work.now.date()))


async def bare_sheet(work: Work, officer_id: int | None, unit_id: int) -> Document:
    """Write them into a file, with the code by which people join. Raises `Refused`."""
    bare = await bare_units(work, officer_id, unit_id)
    heads = [templates.label(f"column_{column}") for column in ("unit", "code", "join_code")]
    rows = [[unit.name, unit.code, unit.join_code] for unit in bare]
    await audit.record(work, officer_id, "list_exported", f"unit:{unit_id}", lines=len(rows))
    tab, title = templates.label("sheet_bare_tab"), templates.label("sheet_bare_title", day=work.now)
    return workbook(templates.label("sheet_bare_file", day=work.now), Sheet(tab, title, heads, rows))


async def count_bare(work: Work, officer_id: int | None, unit_id: int) -> int:
    """Count the units here and below without an officer. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    return await grants.count_bare(work.connection, unit_id, work.now)


def check_until(day: date, today: date) -> date:
    """Return the last day of a role. Raises `Problem` for a day that has passed."""
    if day < today:
        raise Problem("role_until_past")
    return day


async def offer(work: Work, officer_id: int | None, office: Office) -> str:
    """Make an invitation to a role; the returned code is shown once. Raises `Problem` or `Refused`."""
    officer = await demand_manager(work, officer_id, office.unit_id, office.role)
    return await invitations.invite(work, office.unit_id, office.role, role_until=office.until, actor_id=officer)


async def give(work: Work, officer_id: int | None, person_id: int, office: Office, hours: Hours) -> Grant:
    """Give a role to a confirmed member of one of the officer's units, who is told. Raises `Problem` or `Refused`."""
    officer = await demand_manager(work, officer_id, office.unit_id, office.role)
    belongs = await people.current_membership(work.connection, person_id)
    if belongs is None or belongs[2] is not MembershipState.ACTIVE:
        raise Problem("nobody_there")
    await demand_officer(work, officer, belongs[1])
    new_grant = await invitations.grant(work, person_id, office, officer)
    await joining.address(work, person_id, templates.label("you_officer"))
    await audit.record(
        work, officer, "granted", f"grant:{new_grant.id}", unit=office.unit_id, role=office.role, person=person_id
    )
    until = office.until.isoformat() if office.until else None
    await journal.write(work, Act.ROLE_GIVEN, person_id, unit=office.unit_id, role=office.role, until=until)
    await tell_holder(work, new_grant, "role_given", hours)
    return new_grant


async def end(work: Work, officer_id: int | None, grant_id: int, hours: Hours) -> Grant:
    """End a role from this second on; whoever held it is told. Raises `Problem` or `Refused`."""
    grant = await _grant(work, grant_id)
    officer = await demand_manager(work, officer_id, grant.unit_id, grant.role)
    return await end_anyhow(work, grant_id, officer, hours)


async def let_go(work: Work, person_id: int, grant_id: int, hours: Hours) -> Grant:
    """Let somebody give up a role of their own, whatever it is. Raises `Problem`, and `Refused` for another's."""
    grant = await _grant(work, grant_id)
    if grant.person_id != person_id:
        raise Refused("role_not_below")
    return await end_anyhow(work, grant_id, person_id, hours)


async def end_anyhow(work: Work, grant_id: int, actor_id: int | None, hours: Hours) -> Grant:
    """End any role without asking for a right: for whoever runs the program. Raises `Problem` when it has ended."""
    grant = await _grant(work, grant_id)
    if not await grants.end(work.connection, grant_id, work.now):
        raise Problem("role_ended_already")
    await audit.record(work, actor_id, "role_ended", f"grant:{grant_id}", unit=grant.unit_id, role=grant.role)
    await journal.write(work, Act.ROLE_ENDED, grant.person_id, unit=grant.unit_id, role=grant.role)
    await tell_holder(work, grant, "role_ended", hours)
    await lonely.tell_if_bare(work, grant, hours, besides=actor_id or lonely.NOBODY)
    return grant


async def _grant(work: Work, grant_id: int) -> Grant:
    grant = await work.session.get(Grant, grant_id)
    if grant is None:
        raise Problem("nobody_there")
    return grant
