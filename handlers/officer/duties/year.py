"""The calendar of the year: officers of the issuing unit give a day to what the document leaves open."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace
from datetime import date
from typing import Any

from data.queries.campaigns.chosen_days import ChoiceRow, DayKey
from data.queries.privacy.named import people
from domain.campaigns import Campaign
from domain.campaigns.open_days import OpenKind
from domain.errors import Problem
from domain.input.typed_day import coming_day
from domain.members.rights import demand_units
from domain.text import dates
from domain.text.apart import cut_apart
from domain.year.choosing import choose_day, undo_choice
from domain.year.days import YearDay, issued_by, year_day, year_days
from domain.year.places import find_place
from handlers.core.router import chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.year_jobs import YearCalendar

router = officer_router("year")

LIST, DAY = "officer/year", "officer/year_day"
_OF_ISSUERS = ("year_duties", "year_anniversaries", "year_holidays")
NAME_LENGTH = 40  # characters of a duty on a button


@router.on(chose("officer_year"), chose_push("see_year"))
async def open_year(turn: Turn) -> Screen:
    keep_job(turn, YearCalendar(turn.now.year))
    return await show_year(turn)


@router.on(chose("other_year", LIST))
async def turn_over(turn: Turn) -> Screen:
    """Go to the year that comes, or back to this one."""
    job(turn, YearCalendar)
    keep_job(turn, YearCalendar(_other(turn)))
    return await show_year(turn)


def _other(turn: Turn) -> int:
    now = turn.now.year
    return now + 1 if job(turn, YearCalendar).year == now else now


@router.on(chose("back", DAY), command("cancel", DAY))
async def show_year(turn: Turn) -> Screen:
    """List what has no day, then what has one, in the order of the days."""
    held = job(turn, YearCalendar)
    found = await year_days(turn.work, turn.person_id, turn.app.campaigns, held.year)
    keep_job(turn, replace(held, listed=tuple(one.place.key for one in found), key=None))
    names = cut_apart([name_of(one) for one in found], NAME_LENGTH)
    choices = [
        Choice("year_day", str(at), {"text": names[at], "day": dates.show_short(one.day) if one.day else None})
        for at, one in enumerate(found)
    ]
    issued = await issued_by(turn.work, await demand_units(turn.work, turn.person_id), turn.app.campaigns)
    issues = bool(issued)
    undated = sum(one.day is None for one in found)
    context = {"year": held.year, "issues": issues, "total": len(found), "open": undated}
    more = (Choice(code) for code in (*(_OF_ISSUERS if issues else ()), "year_phases"))
    titled = any(campaign.titles for campaign in issued)
    criteria = (Choice("year_criteria"),) if titled else ()
    other = Choice("other_year", words={"year": _other(turn)})
    return Screen(LIST, context, (*choices, *more, *criteria, other, Choice("home")))


def name_of(one: YearDay) -> str:
    return f"{one.place.name[:1].upper()}{one.place.name[1:]}"


@router.on(chose("year_day", LIST))
async def open_day(turn: Turn) -> Screen:
    held = job(turn, YearCalendar)
    keep_job(turn, replace(held, key=held.listed[int(turn.value)]))
    return await show_day(turn)


async def show_day(turn: Turn) -> Screen:
    """Show one duty with its day and who chose it, and offer the day of the year before."""
    held = job(turn, YearCalendar)
    key = asked(held.key)
    one = await year_day(turn.work, turn.person_id, turn.app.campaigns, key)
    choice, duty, occasion = one.choice, one.place.duty, one.place.occasion
    keep_job(turn, replace(held, seen=choice.id if choice else None, proposed=one.proposed))
    context = {
        "name": name_of(one),
        "year": None if one.place.kind is OpenKind.ONCE else one.place.key.year,
        "written": duty.due.words if duty else occasion.words[0] if occasion else None,
        "section": duty.section if duty else None,
        "day": one.day.isoformat() if one.day else None,
        **author_of(choice),
        "example": one.proposed.isoformat(),
    }
    proposes = one.proposed != one.day and occasion is None
    take = (Choice("take_day", words={"day": dates.show(one.proposed)}),) if proposes else ()
    undo = (Choice("undo_day"),) if choice else ()
    names = people(choice.chosen_by) if choice else frozenset()
    accepts = frozenset({"choice", "text"})
    return Screen(DAY, context, (*take, *undo, Choice("back"), Choice("home")), accepts, names=names)


@router.on(chose("take_day", DAY))
async def take_proposed(turn: Turn) -> Screen:
    return await _choose(turn, asked(job(turn, YearCalendar).proposed))


@router.on(wrote(DAY))
async def take_typed(turn: Turn) -> Screen:
    """Take a typed day; without a year it is the next one of the year on show."""
    key = asked(job(turn, YearCalendar).key)
    place = find_place(campaign_of(turn, key), turn.app.calendar.national, key)
    return await _choose(turn, coming_day(turn.text, max(turn.now.date(), place.first)))


async def _choose(turn: Turn, day: date) -> Screen:
    held = job(turn, YearCalendar)
    key = asked(held.key)
    choosing = choose_day(turn.work, turn.person_id, campaign_of(turn, key), key, seen=held.seen, day=day)
    is_occasion = find_place(campaign_of(turn, key), turn.app.calendar.national, key).kind is OpenKind.OCCASION
    kind = "year_given" if is_occasion else "year_chosen"
    await tell_change(turn, choosing, f"screens/officer/{kind}")
    return await show_day(turn)


@router.on(chose("undo_day", DAY))
async def undo(turn: Turn) -> Screen:
    await take_back(turn)
    return await show_day(turn)


async def take_back(turn: Turn) -> DayKey:
    """Bring back what stood before the choice that is on show; returns what it is a choice of."""
    held = job(turn, YearCalendar)
    key = asked(held.key)
    undoing = undo_choice(turn.work, turn.person_id, campaign_of(turn, key), key, seen=asked(held.seen))
    await tell_change(turn, undoing, "screens/officer/year_undone")
    return key


async def tell_change(turn: Turn, change: Awaitable[None], template: str) -> None:
    """Make a change and say so; or that somebody else made one first, and nothing was written over theirs."""
    try:
        await change
    except Problem as problem:
        if problem.template != "day_chosen_meanwhile":
            raise
        turn.tell_problem(problem)
    else:
        turn.tell(template)


def author_of(choice: ChoiceRow | None) -> dict[str, Any]:
    """Say who made the last choice, when, and whether it was undone."""
    return {
        "undone": choice is not None and choice.day_after is None,
        "author": choice.name if choice else None,
        "chosen_at": choice.chosen_at.isoformat() if choice else None,
    }


def campaign_of(turn: Turn, key: DayKey) -> Campaign:
    if key.campaign not in turn.app.campaigns:
        raise Problem("duty_unknown")
    return turn.app.campaigns[key.campaign]
