"""How the unit speaks to its members."""

from __future__ import annotations

from domain.members import addressing, preferences, sections
from handlers.core.router import chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.unit import UNIT, show_unit, unit_on_show

router = officer_router("addressing")

FORM = "officer/unit_form"


@router.on(chose("unit_form", UNIT))
async def ask_form(turn: Turn) -> Screen:
    unit = await sections.unit_of(turn.work, turn.person_id, int(turn.value))
    context = {"unit_id": unit.id, "unit": unit.name, "form": await addressing.form_of(turn.work, unit.id)}
    return Screen(FORM, context, (*(Choice(form) for form in preferences.FORMS), Choice("back")))


@router.on(*(chose(form, FORM) for form in preferences.FORMS))
async def take_form(turn: Turn) -> Screen:
    """Take it for all who have chosen nothing else."""
    unit_id, code = unit_on_show(turn), getattr(turn.event, "code", "")
    form = await addressing.choose(turn.work, turn.person_id, unit_id, code)
    turn.tell("screens/officer/unit_form_set", form=form)
    return await show_unit(turn, unit_id)


@router.on(chose("back", FORM))
async def go_back(turn: Turn) -> Screen:
    return await show_unit(turn, unit_on_show(turn))
