"""Special phases in the calendar of a year: which there are, and taking one back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from data.queries.campaigns.chosen_days import DayKey
from data.queries.privacy.named import people
from domain import units
from domain.campaigns.special_phase import SpecialPhase
from domain.text import dates
from domain.text.apart import cut_apart
from domain.year.opening import undo_phase
from domain.year.special_phases import may_undo, phase_at, phases_of
from handlers.core.router import chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties import year
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.year_jobs import YearCalendar

router = officer_router("special phases")

LIST, PHASE = "officer/year_phases", "officer/year_phase"


@router.on(chose("year_phases", year.LIST))
@router.on(chose("back", PHASE), command("cancel", PHASE))
async def show_phases(turn: Turn) -> Screen:
    """List the phases that run or are to come, in the order of their days."""
    held = job(turn, YearCalendar)
    found = await phases_of(turn.work, turn.person_id, turn.app.campaigns, held.year)
    keep_job(turn, replace(held, listed=tuple(one.key for one in found), key=None))
    names = cut_apart([one.phase.name for one in found], year.NAME_LENGTH)
    choices = [
        Choice("year_phase", str(at), {"text": names[at], "day": dates.show_short(one.phase.first)})
        for at, one in enumerate(found)
    ]
    opening = Choice("open_phase", str(held.year))
    return Screen(LIST, {"year": held.year, "total": len(found)}, (opening, *choices, Choice("back"), Choice("home")))


async def go_back(turn: Turn, year_: int) -> Screen:
    """Show the list again where no phase was opened after all."""
    keep_job(turn, YearCalendar(year_))
    return await show_phases(turn)


async def show_opened(turn: Turn, key: DayKey) -> Screen:
    keep_job(turn, YearCalendar(key.year, key=key))
    return await show_phase(turn)


router.on(chose("back", LIST), command("cancel", LIST))(year.show_year)


@router.on(chose("year_phase", LIST))
async def open_listed(turn: Turn) -> Screen:
    held = job(turn, YearCalendar)
    keep_job(turn, replace(held, key=held.listed[int(turn.value)]))
    return await show_phase(turn)


async def show_phase(turn: Turn) -> Screen:
    """Show one phase and who opened it, or took it back."""
    held = job(turn, YearCalendar)
    one = await phase_at(turn.work, turn.person_id, asked(held.key))
    keep_job(turn, replace(held, seen=one.choice.id))
    undo = (Choice("undo_day"),) if await may_undo(turn.work, turn.person_id, one) else ()
    context = {**await facts_of(turn, one.phase), **year.author_of(one.choice)}
    return Screen(PHASE, context, (*undo, Choice("back"), Choice("home")), names=people(one.choice.chosen_by))


async def facts_of(turn: Turn, phase: SpecialPhase) -> dict[str, Any]:
    """Say what a phase is, for the templates."""
    unit = await units.view(turn.work.connection, phase.unit, turn.now.date())
    return {
        "name": phase.name,
        "unit": unit.name,
        "first_day": phase.first.isoformat(),
        "last_day": phase.last.isoformat(),
        "theme": phase.theme,
        "occasion": phase.occasion,
    }


@router.on(chose("undo_day", PHASE))
async def undo(turn: Turn) -> Screen:
    """Take back the last choice about a phase, whichever it was."""
    held = job(turn, YearCalendar)
    undoing = undo_phase(turn.work, turn.person_id, turn.app.campaigns, asked(held.key), seen=asked(held.seen))
    await year.tell_change(turn, undoing, "screens/officer/year_undone")
    return await show_phase(turn)
