"""Days off in the calendar of a year: what the law has is shown, and what the year swaps is confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.enums import OfficeDay
from data.queries.privacy.named import people
from domain.calendar.holidays import days_off
from domain.calendar.swaps import day_of, swap_key
from domain.input.typed_day import coming_day
from domain.text import dates
from domain.year.swapping import swap_day, swap_on, swaps_in, undo_swap
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties import year
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.year_jobs import YearCalendar

router = officer_router("year holidays")

LIST, DAY = "officer/year_holidays", "officer/year_holiday"


@router.on(chose("year_holidays", year.LIST))
@router.on(chose("back", DAY), command("cancel", DAY))
async def show_holidays(turn: Turn) -> Screen:
    """Show the public holidays of the year, and list what was swapped."""
    held = job(turn, YearCalendar)
    found = await swaps_in(turn.work, turn.person_id, turn.app.campaigns, held.year)
    keep_job(turn, replace(held, listed=tuple(swap_key(swap.day) for swap in found), key=None))
    choices = [
        Choice("year_holiday", str(at), {"day": dates.show_short(swap.day), "works": swap.value is OfficeDay.WORKED})
        for at, swap in enumerate(found)
    ]
    context = {"year": held.year, "off": [day.isoformat() for day in days_off(held.year)]}
    return Screen(LIST, context, (*choices, Choice("back"), Choice("home")), frozenset({"choice", "text"}))


router.on(chose("back", LIST), command("cancel", LIST))(year.show_year)


@router.on(chose("year_holiday", LIST))
async def open_day(turn: Turn) -> Screen:
    held = job(turn, YearCalendar)
    keep_job(turn, replace(held, key=held.listed[int(turn.value)]))
    return await show_day(turn)


@router.on(wrote(LIST))
async def take_typed(turn: Turn) -> Screen:
    """Take a typed day; without a year it is the next one of the year on show."""
    held = job(turn, YearCalendar)
    day = coming_day(turn.text, max(turn.now.date(), date(held.year, 1, 1)))
    keep_job(turn, replace(held, key=swap_key(day)))
    return await show_day(turn)


async def show_day(turn: Turn) -> Screen:
    """Show whether offices work on a day and who confirmed that, and offer the other."""
    held = job(turn, YearCalendar)
    day = day_of(asked(held.key))
    swap = await swap_on(turn.work, turn.person_id, turn.app.campaigns, day)
    keep_job(turn, replace(held, seen=swap.choice.id if swap.choice else None))
    works = swap.value is OfficeDay.WORKED if swap.value else _works(turn, day)
    context = {"day": day.isoformat(), "works": works, **year.author_of(swap.choice)}
    other = OfficeDay.OFF if works else OfficeDay.WORKED
    undo = (Choice("undo_day"),) if swap.choice else ()
    names = people(swap.choice.chosen_by) if swap.choice else frozenset()
    choices = (Choice("swap_day", other.value, {"works": not works}), *undo, Choice("back"), Choice("home"))
    return Screen(DAY, context, choices, names=names)


def _works(turn: Turn, day: date) -> bool:
    """Tell whether offices work on a day by the week and the law alone."""
    return replace(turn.app.hours, off=frozenset(), worked=frozenset()).is_working_day(day)


@router.on(chose("swap_day", DAY))
async def swap(turn: Turn) -> Screen:
    held, to = job(turn, YearCalendar), OfficeDay(turn.value)
    day = day_of(asked(held.key))
    campaigns, hours = turn.app.campaigns, turn.app.hours
    swapping = swap_day(turn.work, turn.person_id, campaigns, day, seen=held.seen, to=to, hours=hours)
    await year.tell_change(turn, swapping, "screens/officer/year_given")
    return await show_day(turn)


@router.on(chose("undo_day", DAY))
async def undo(turn: Turn) -> Screen:
    """Bring back what held of the day before."""
    held = job(turn, YearCalendar)
    day = day_of(asked(held.key))
    undoing = undo_swap(turn.work, turn.person_id, turn.app.campaigns, day, seen=asked(held.seen))
    await year.tell_change(turn, undoing, "screens/officer/year_undone")
    return await show_day(turn)
