"""The figures of a phase, and their workbook."""

from __future__ import annotations

from domain import figures
from domain.figures.summary import figures_of
from handlers.core.router import chose, chose_push
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router

router = officer_router("phase figures")

FIGURES = "officer/phase_figures"


@router.on(chose_push("phase_figures"), chose("phase_figures", FIGURES))
async def hand_over(turn: Turn) -> Screen:
    """Send the workbook, and show how the figures stand by now."""
    campaign, phase = figures.find_phase(turn.app.campaigns, turn.value)
    name = await figures.name_for(turn.work, turn.person_id, campaign, phase, turn.app.campaigns)
    turn.hand_over(await figures.sheet(turn.work, turn.person_id, campaign, phase, name))
    counted = await figures.look(turn.work, turn.person_id, campaign, phase)
    return Screen(FIGURES, figures_of(phase, counted, name), (Choice("phase_figures", phase.code), Choice("home")))
