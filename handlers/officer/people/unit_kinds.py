"""What a unit does and who owns it, seen and set by its officers and those above."""

from __future__ import annotations

from domain.members import sections, unit_kinds
from domain.members.unit_kinds import CODES, NOT_KNOWN, Side
from domain.text import templates
from handlers.core.router import chose
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people.unit import UNIT, show_unit, unit_on_show

router = officer_router("unit kinds")

KIND = "officer/unit_kind"


@router.on(chose("unit_activity", UNIT))
async def ask_activity(turn: Turn) -> Screen:
    return await _ask(turn, "activity")


@router.on(chose("unit_ownership", UNIT))
async def ask_ownership(turn: Turn) -> Screen:
    return await _ask(turn, "ownership")


async def _ask(turn: Turn, side: Side) -> Screen:
    unit = await sections.unit_of(turn.work, turn.person_id, int(turn.value))
    known = getattr(await unit_kinds.kind_of(turn.work, turn.person_id, unit.id), side)
    context = {"unit_id": unit.id, "unit": unit.name, "side": side, "unit_is": known.value if known else NOT_KNOWN}
    offered = (Choice("unit_is", code, {"text": templates.label(f"kind_{code}")}) for code in (*CODES[side], NOT_KNOWN))
    return Screen(KIND, context, (*offered, Choice("back"), Choice("home")))


@router.on(chose("unit_is", KIND))
async def take_kind(turn: Turn) -> Screen:
    """Take it for the unit; what is asked of its kind alone is asked of it from now on."""
    unit_id = unit_on_show(turn)
    side: Side = "activity" if turn.screen and turn.screen.context["side"] == "activity" else "ownership"
    await unit_kinds.choose(turn.work, turn.person_id, unit_id, side, turn.value)
    turn.tell("screens/officer/unit_kind_set", side=side, unit_is=turn.value)
    return await show_unit(turn, unit_id)


@router.on(chose("back", KIND))
async def go_back(turn: Turn) -> Screen:
    return await show_unit(turn, unit_on_show(turn))
