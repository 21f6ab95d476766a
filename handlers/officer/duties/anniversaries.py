"""The days of every year in the calendar of a year: officers of the issuing unit say for whom each of them is."""

from __future__ import annotations

from dataclasses import replace

from data.enums import DayFor
from data.queries.privacy.named import people
from domain.text import dates
from domain.text.apart import cut_apart
from domain.year.days import year_anniversaries, year_day
from domain.year.shared_days import give_everywhere, undo_everywhere
from handlers.core.router import chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties import year
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.year_jobs import YearCalendar

router = officer_router("year anniversaries")

LIST, DAY = "officer/year_anniversaries", "officer/year_anniversary"
NAME_LENGTH = 24  # characters of a day's name on a button, beside its date and whom it is for


@router.on(chose("year_anniversaries", year.LIST))
@router.on(chose("back", DAY), command("cancel", DAY))
async def show_days(turn: Turn) -> Screen:
    """List the days that are still to come in the year, each with whom it is for."""
    held = job(turn, YearCalendar)
    found = await year_anniversaries(turn.work, turn.person_id, turn.app.campaigns, held.year)
    keep_job(turn, replace(held, listed=tuple(one.place.key for one in found), key=None))
    names = cut_apart([one.place.name for one in found], NAME_LENGTH)
    choices = [
        Choice(
            "year_anniversary",
            str(at),
            {"text": names[at], "day": dates.show_short(one.place.first), "whom": one.value},
        )
        for at, one in enumerate(found)
    ]
    return Screen(
        LIST, {"year": held.year, "total": len(found)}, (*choices, Choice("founding"), Choice("back"), Choice("home"))
    )


router.on(chose("back", LIST), command("cancel", LIST))(year.show_year)


@router.on(chose("year_anniversary", LIST))
async def open_day(turn: Turn) -> Screen:
    held = job(turn, YearCalendar)
    keep_job(turn, replace(held, key=held.listed[int(turn.value)]))
    return await show_day(turn)


async def show_day(turn: Turn) -> Screen:
    """Show one day, for whom it is and who chose that, and offer the others."""
    held = job(turn, YearCalendar)
    key = asked(held.key)
    one = await year_day(turn.work, turn.person_id, turn.app.campaigns, key)
    choice = one.choice
    keep_job(turn, replace(held, seen=choice.id if choice else None))
    context = {
        "name": one.place.name,
        "day": one.place.first.isoformat(),
        "whom": one.value,
        **year.author_of(choice),
    }
    others = (Choice("give_day", whom.value, {"whom": whom.value}) for whom in DayFor if whom != one.value)
    undo = (Choice("undo_day"),) if choice else ()
    names = people(choice.chosen_by) if choice else frozenset()
    return Screen(DAY, context, (*others, *undo, Choice("back"), Choice("home")), names=names)


@router.on(chose("give_day", DAY))
async def give(turn: Turn) -> Screen:
    """Give the day to those who were tapped."""
    held = job(turn, YearCalendar)
    key = asked(held.key)
    whom = DayFor(turn.value)
    giving = give_everywhere(turn.work, turn.person_id, turn.app.campaigns, key, seen=held.seen, whom=whom)
    await year.tell_change(turn, giving, "screens/officer/year_given")
    return await show_day(turn)


@router.on(chose("undo_day", DAY))
async def undo(turn: Turn) -> Screen:
    held = job(turn, YearCalendar)
    key = asked(held.key)
    undoing = undo_everywhere(turn.work, turn.person_id, turn.app.campaigns, key, seen=asked(held.seen))
    await year.tell_change(turn, undoing, "screens/officer/year_undone")
    return await show_day(turn)
