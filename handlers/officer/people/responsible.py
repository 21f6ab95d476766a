"""Who is responsible for a unit below ("phụ trách"): a tap gives it to a department or an officer, the next ends it."""

from __future__ import annotations

from data.queries.privacy.named import people
from domain.members import giving_responsibility
from domain.members.responsibility import Responsible
from domain.units import view
from handlers.core.router import chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.unit import UNIT, unit_on_show

router = officer_router("responsible")

WHO = "officer/responsible"


@router.on(chose("unit_responsible", UNIT))
async def open_who(turn: Turn) -> Screen:
    return await show_who(turn, int(turn.value))


async def show_who(turn: Turn, unit_id: int) -> Screen:
    """List the departments and officers of the officer's own unit above; those that are responsible bear a mark."""
    unit = await view(turn.work.connection, unit_id, turn.now.date())
    offered = await giving_responsibility.candidates(turn.work, turn.person_id, unit_id)
    departments = (
        _choice(Responsible(department=one.id), one.short_name, offered.given) for one in offered.departments
    )
    officers = (_choice(Responsible(officer=one.id), one.name, offered.given) for one in offered.officers)
    context = {"unit_id": unit_id, "unit": unit.name, "given": len(offered.given)}
    choices = (*departments, *officers, Choice("back"), Choice("home"))
    return Screen(WHO, context, choices, names=people(*(one.id for one in offered.officers)))


def _choice(who: Responsible, name: str, given: frozenset[Responsible]) -> Choice:
    return Choice("end_responsible" if who in given else "make_responsible", str(who), {"name": name})


@router.on(chose("make_responsible", WHO))
async def give(turn: Turn) -> Screen:
    unit_id = unit_on_show(turn)
    await giving_responsibility.give(turn.work, unit_id, Responsible.read(turn.value), actor=turn.person_id)
    return await show_who(turn, unit_id)


@router.on(chose("end_responsible", WHO))
async def end(turn: Turn) -> Screen:
    unit_id = unit_on_show(turn)
    await giving_responsibility.end(turn.work, unit_id, Responsible.read(turn.value), actor=turn.person_id)
    return await show_who(turn, unit_id)
