"""Duties that the document leaves without a day, in the calendar of a year: each may be given a day, or a rhythm."""

from __future__ import annotations

from dataclasses import replace

from data.enums import Rhythm
from data.queries.privacy.named import people
from domain.campaigns.open_days import OpenKind
from domain.text import dates
from domain.text.apart import cut_apart
from domain.year.choosing import choose_rhythm
from domain.year.days import YearDay, year_day, year_duties
from domain.year.places import find_place
from handlers.core.router import chose, command
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties import year
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.year_jobs import YearCalendar

router = officer_router("year duties")

LIST, RHYTHM = "officer/year_duties", "officer/year_rhythm"


@router.on(chose("year_duties", year.LIST))
@router.on(chose("back", RHYTHM), command("cancel", RHYTHM))
async def show_duties(turn: Turn) -> Screen:
    """List the duties without a day of their own, first those that were given none."""
    held = job(turn, YearCalendar)
    found = await year_duties(turn.work, turn.person_id, turn.app.campaigns, held.year)
    keep_job(turn, replace(held, listed=tuple(one.place.key for one in found), key=None))
    names = cut_apart([year.name_of(one) for one in found], year.NAME_LENGTH)
    choices = [Choice("year_duty", str(at), {"text": names[at], **_due(one)}) for at, one in enumerate(found)]
    return Screen(LIST, {"year": held.year, "total": len(found)}, (*choices, Choice("back"), Choice("home")))


def _due(one: YearDay) -> dict[str, str | None]:
    return {"rhythm": one.value, "day": dates.show_short(one.day) if one.day else None}


router.on(chose("back", LIST), command("cancel", LIST))(year.show_year)


@router.on(chose("year_duty", LIST))
async def open_duty(turn: Turn) -> Screen:
    """Ask for a day; or for a rhythm, where the document wants it all the time."""
    held = job(turn, YearCalendar)
    key = held.listed[int(turn.value)]
    keep_job(turn, replace(held, key=key))
    place = find_place(year.campaign_of(turn, key), turn.app.calendar.national, key)
    return await (show_rhythm(turn) if place.kind is OpenKind.RHYTHM else year.show_day(turn))


async def show_rhythm(turn: Turn) -> Screen:
    """Show how often a duty falls due and who chose that, and offer the others."""
    held = job(turn, YearCalendar)
    key = asked(held.key)
    one = await year_day(turn.work, turn.person_id, turn.app.campaigns, key)
    choice, duty = one.choice, one.place.duty
    keep_job(turn, replace(held, seen=choice.id if choice else None))
    context = {
        "name": year.name_of(one),
        "year": key.year,
        "written": duty.due.words if duty else None,
        "section": duty.section if duty else None,
        "rhythm": one.value,
        "since": one.day.isoformat() if one.day else None,
        **year.author_of(choice),
    }
    others = (Choice("take_rhythm", each.value, {"rhythm": each.value}) for each in Rhythm if each != one.value)
    undo = (Choice("undo_day"),) if choice else ()
    names = people(choice.chosen_by) if choice else frozenset()
    return Screen(RHYTHM, context, (*others, *undo, Choice("back"), Choice("home")), names=names)


@router.on(chose("take_rhythm", RHYTHM))
async def take_rhythm(turn: Turn) -> Screen:
    held = job(turn, YearCalendar)
    key, rhythm = asked(held.key), Rhythm(turn.value)
    choosing = choose_rhythm(turn.work, turn.person_id, year.campaign_of(turn, key), key, seen=held.seen, rhythm=rhythm)
    await year.tell_change(turn, choosing, "screens/officer/year_chosen")
    return await show_rhythm(turn)


@router.on(chose("undo_day", RHYTHM))
async def undo(turn: Turn) -> Screen:
    await year.take_back(turn)
    return await show_rhythm(turn)
