"""How members are spoken to (anh/chị, đồng chí, bạn): an officer chooses for the unit, everybody for themselves."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.queries.members import members, profile
from data.queries.units import unit_facts
from domain import audit
from domain.errors import Problem
from domain.members.preferences import FORMS
from domain.members.rights import demand_officer
from domain.text import templates

AT_ONCE = 500  # people that one statement names


async def form_of(work: Work, unit_id: int) -> str:
    """Return how the unit speaks to its members."""
    return await unit_facts.address_form(work.connection, unit_id) or templates.label("you_unknown")


async def choose(work: Work, officer_id: int | None, unit_id: int, code: str) -> str:
    """Speak to the unit's members in one of the forms from now on. Raises `Refused` or `Problem`.

    Whoever has chosen another form keeps it; officers stay “đồng chí”.
    """
    officer = await demand_officer(work, officer_id, unit_id)
    if code not in FORMS:
        raise Problem("choose_one")
    before, after = await form_of(work, unit_id), templates.label(code)
    await unit_facts.set_address_form(work.connection, unit_id, after)
    found = await members.without_role(work.connection, unit_id, work.now)
    for start in range(0, len(found), AT_ONCE):
        await profile.replace_address_form(work.connection, found[start : start + AT_ONCE], before, after)
    await audit.record(work, officer, "address_form", f"unit:{unit_id}", form=code)
    return after
