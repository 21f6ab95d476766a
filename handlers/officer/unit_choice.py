"""Choosing one of the units that an officer looks after: the near ones are offered, the others found by name."""

from __future__ import annotations

from collections.abc import Sequence

from domain.members import scope
from domain.units import UnitView
from handlers.core.screen import PAGE, SEARCH, Choice, Screen
from handlers.core.turn import Turn


def unit_choices(code: str, offered: Sequence[UnitView]) -> list[Choice]:
    return [Choice(code, str(unit.id), {"name": unit.short_name}) for unit in offered]


async def ask_for_unit(turn: Turn, screen: str, code: str, *ends: Choice, typed: str | None = None) -> Screen:
    """Offer the officer's own units and those directly below, or what a typed name has found anywhere below.

    `ends`: the choices after those of the units. `typed`: the name, where it was not typed just now.
    """
    typed = typed or typed_name(turn) or None
    if typed is None:
        offered = await scope.near(turn.work, turn.person_id)
    else:
        offered = await scope.find(turn.work, turn.person_id, typed, PAGE)
    context = {"typed": typed, "found": len(offered)}
    return Screen(screen, context, (*unit_choices(code, offered), *ends), frozenset({"choice", "text", SEARCH}))


def typed_name(turn: Turn) -> str:
    """Return what was typed to find a unit, as much of it as is shown again."""
    return turn.text[:80]
