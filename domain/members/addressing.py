"""How members are spoken to (anh/chị, đồng chí, bạn): an officer chooses for the unit, everybody for themselves."""

from __future__ import annotations

from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import CURRENT_MEMBERSHIPS
from data.queries.members import people
from data.tables import Membership, Person, Unit
from domain import audit
from domain.errors import Problem
from domain.members.preferences import FORMS
from domain.members.rights import demand_officer
from domain.text import templates

AT_ONCE = 500  # people that one statement names

_person, _unit, _membership = table_of(Person), table_of(Unit), table_of(Membership)


async def form_of(work: Work, unit_id: int) -> str:
    """Return how the unit speaks to its members."""
    chosen = await work.connection.scalar(select(_unit.c.address_form).where(_unit.c.id == unit_id))
    return chosen or templates.label("you_unknown")


async def choose(work: Work, officer_id: int | None, unit_id: int, code: str) -> str:
    """Speak to the unit's members in one of the forms from now on. Raises `Refused` or `Problem`.

    Whoever has chosen another form keeps it; officers stay “đồng chí”.
    """
    officer = await demand_officer(work, officer_id, unit_id)
    if code not in FORMS:
        raise Problem("choose_one")
    before, after = await form_of(work, unit_id), templates.label(code)
    await work.connection.execute(update(_unit).where(_unit.c.id == unit_id).values(address_form=after))
    here = select(_membership.c.person_id).where(
        _membership.c.unit_id == unit_id, _membership.c.until.is_(None), _membership.c.state.in_(CURRENT_MEMBERSHIPS)
    )
    members = (
        await work.connection.scalars(here.where(_membership.c.person_id.not_in(people.officers_now(work.now))))
    ).all()
    for start in range(0, len(members), AT_ONCE):
        theirs = (_person.c.id.in_(members[start : start + AT_ONCE]), _person.c.address_form == before)
        await work.connection.execute(update(_person).where(*theirs).values(address_form=after))
    await audit.record(work, officer, "address_form", f"unit:{unit_id}", form=code)
    return after
