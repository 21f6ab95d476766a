"""Founding days of units, in the calendar of a year: whose it is, and when that unit was founded."""

from __future__ import annotations

from dataclasses import replace

from data.queries.campaigns.chosen_days import unit_founded
from data.queries.privacy.named import people
from domain import units
from domain.input.typed_day import typed_day
from domain.year.founding import founding_of, set_founding
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties import anniversaries, year
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.unit_choice import ask_for_unit
from handlers.officer.year_jobs import YearCalendar

router = officer_router("year foundings")

UNIT, DAY = "officer/founding_unit", "officer/founding_day"
ENDS = (Choice("back"), Choice("home"))


@router.on(chose("founding", anniversaries.LIST))
@router.on(chose("back", DAY), command("cancel", DAY), wrote(UNIT))
async def ask_unit(turn: Turn) -> Screen:
    job(turn, YearCalendar)
    return await ask_for_unit(turn, UNIT, "founding_unit", *ENDS)


router.on(chose("back", UNIT), command("cancel", UNIT))(anniversaries.show_days)


@router.on(chose("founding_unit", UNIT))
async def take_unit(turn: Turn) -> Screen:
    return await show_founding(turn, int(turn.value))


async def show_founding(turn: Turn, unit_id: int) -> Screen:
    """Show when a unit was founded and who said so; a typed day sets it."""
    held = job(turn, YearCalendar)
    key, choice = await founding_of(turn.work, turn.person_id, turn.app.campaigns, unit_id)
    keep_job(turn, replace(held, key=key, seen=choice.id if choice else None))
    founded = choice.day_after if choice else None
    context = {
        "unit": (await units.view(turn.work.connection, unit_id, turn.now.date())).name,
        "day": founded.isoformat() if founded else None,
        **year.author_of(choice),
    }
    undo = (Choice("undo_day"),) if choice else ()
    names = people(choice.chosen_by) if choice else frozenset()
    return Screen(DAY, context, (*undo, *ENDS), frozenset({"choice", "text"}), names=names)


@router.on(wrote(DAY))
async def take_day(turn: Turn) -> Screen:
    held = job(turn, YearCalendar)
    key = asked(held.key)
    founded = typed_day(turn.text, turn.now.date(), past_only=True)
    setting = set_founding(turn.work, turn.person_id, year.campaign_of(turn, key), key, seen=held.seen, founded=founded)
    await year.tell_change(turn, setting, "screens/officer/founding_set")
    return await show_founding(turn, asked(unit_founded(key.code)))


@router.on(chose("undo_day", DAY))
async def undo(turn: Turn) -> Screen:
    key = await year.take_back(turn)
    return await show_founding(turn, asked(unit_founded(key.code)))
